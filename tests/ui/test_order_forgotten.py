"""What was written is folded in soon, and by another thread."""

import time
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kototori.home import Home
from kototori.services.desk import Desk
from kototori.storage.database import Database
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


def be_patient(database: Database) -> None:
    """Who waits for another one on this connection does it for a minute: no busy machine takes as long."""
    with database.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=60000")


def test_nobody_who_reads_or_writes_is_kept_waiting_for_it(desk: Desk, home: Path) -> None:
    desk.log.record(desk.log.read({"needs": "A1"}))
    other = Database(Home(home).database)
    be_patient(desk.database)
    started = time.monotonic()
    with other.writing():
        desk.forget_the_order()
    with other.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM contact").all()
        desk.log.record(desk.log.read({"needs": "B"}))
        be_patient(desk.database)
        desk.forget_the_order()

    assert time.monotonic() - started < 60
    other.close()
    desk.forget_the_order()
    assert (home / "kototori.db-wal").stat().st_size == 0
