"""From the key press to today's list, with a year of contacts in the file; `make bench` tells how fast."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kototori import assets
from kototori.domain.contact import Contact, Source
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.storage import contacts
from kototori.ui.application import make_application
from kototori.ui.main_window import MainWindow
from kototori.ui.preferences import Preferences
from kototori.wording.catalogue import read_words

A_YEAR = 10_000
CONTACTS_A_DAY = 40


@pytest.fixture
def desk_with_a_year(desk: Desk) -> Desk:
    """Ten thousand contacts, forty a day, today's among them."""
    today = desk.log.today()
    facts = desk.log.read({"needs": "A B", "language": "ar"})
    made = [
        Contact(
            id=uuid4(),
            facts=replace(facts, moment=replace(facts.moment, day=today - dt.timedelta(n // CONTACTS_A_DAY))),
            source=Source.LIVE,
            recorded_on=today,
            updated_on=today,
        )
        for n in range(A_YEAR)
    ]
    origin = desk.log._origin
    with desk.database.writing() as connection:
        contacts.add(connection, made, origin)
    return desk


@pytest.fixture
def window(qtbot: QtBot, home: Path, desk: Desk) -> MainWindow:
    make_application()
    made = MainWindow(
        Preferences(Home(home)), lambda language: read_words(assets.folder("translations"), language, None)
    )
    made.take_desk(desk, (), "en")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_what_was_typed_is_in_the_file_and_in_the_list(
    window: MainWindow, home: Path, standing_clock: Callable[[], dt.datetime]
) -> None:
    line = window.shell.log_page.parts.entry.line
    QTest.keyClicks(line, "12ar")
    QTest.keyClick(line, Qt.Key.Key_Space)
    QTest.keyClick(line, Qt.Key.Key_Return)

    assert [row.needs for row in window.shell.log_page.parts.today.rows] == ["Housing, Income"]
    reread = open_desk(Home(home), assets.folder("resources"), standing_clock)
    stored = reread.log.of_day(reread.log.today())
    reread.close()
    assert [(c.facts.needs, c.facts.language, c.source) for c in stored] == [(("A", "B"), "ar", Source.LIVE)]


def test_a_save_stands_in_the_list_and_in_the_number_when_its_key_returns(
    desk_with_a_year: Desk, window: MainWindow
) -> None:
    page, number = window.shell.log_page, window.shell.header.number
    page.refresh()
    line = page.parts.entry.line
    listed = len(page.parts.today.rows)
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    for n in range(1, 6):
        QTest.keyClicks(line, "1")

        QApplication.sendEvent(
            line, enter
        )  # and nothing else: no timer, no thread, no painting is waited for

        assert len(page.parts.today.rows) == listed + n
        assert page.parts.today.rows[0].needs == "Housing"
        assert number.accessibleName() == f"Today {listed + n} visits"
