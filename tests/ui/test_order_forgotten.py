"""What was written is folded in soon, and by another thread."""

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kototori.home import Home
from kototori.services.desk import Desk
from kototori.ui.order_forgotten import OrderForgotten


def test_soon_after_a_contact_the_log_stands_in_one_file(desk: Desk, home: Path, qtbot: QtBot) -> None:
    beside = home / "kototori.db-wal"
    parent = QObject()
    forgotten = OrderForgotten(parent, Home(home).database, desk.forget_the_order, every=20)
    desk.log.record(desk.log.read({"needs": "A1"}))
    assert beside.stat().st_size > 0

    qtbot.waitUntil(lambda: beside.stat().st_size == 0)

    assert len(desk.log.of_day(desk.log.today())) == 1
    forgotten.deleteLater()
