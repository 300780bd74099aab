"""The window around the pages."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kototori.home import Home
from kototori.services.desk import Desk
from kototori.ui.keys import Deed
from kototori.ui.main_window import MainWindow
from kototori.ui.preferences import Preferences
from kototori.ui.views import ViewName
from tests.ui.conftest import Person, read_program_words
from tests.ui.faults import settle


def test_the_title_names_nobody_and_nothing(person: Person) -> None:
    person.type("1ar")
    person.press("Space", "Enter")
    assert person.window.windowTitle() == "Kototori"


def test_another_language_is_spoken_at_once_and_the_contact_stays_in_hand(person: Person, desk: Desk) -> None:
    person.type("12")
    person.window.choose_language("sv")
    assert desk.setup.settings().language == "sv"
    assert person.chips == ["Boende", "Utkomst"]
    assert person.line.hasFocus()
    person.press("Enter")
    assert person.stored[0].facts.needs == ("A", "B")


def test_views_are_turned_with_the_keyboard(whole: Person) -> None:
    seen = []
    for _ in ViewName:
        whole.window.do(Deed.NEXT_VIEW)
        seen.append(whole.window.shell.shown)
    assert seen == [*list(ViewName)[1:], ViewName.LOG]
    whole.window.do(Deed.PREVIOUS_VIEW)
    assert whole.window.shell.shown is ViewName.SETTINGS


def test_page_keys_turn_the_views(whole: Person) -> None:
    whole.press("Ctrl+PgDown")
    assert whole.window.shell.shown is ViewName.STATISTICS
    whole.press("Ctrl+PgUp")
    assert whole.window.shell.shown is ViewName.LOG
    assert whole.line.hasFocus()


def test_the_keyboard_is_back_in_the_line_when_the_window_is(person: Person, qtbot: QtBot) -> None:
    person.log_page.parts.today_list.setFocus()
    other = MainWindow(Preferences(Home(person.window._preferences._home.folder)), read_program_words)
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    with qtbot.waitActive(person.window):
        person.window.activateWindow()
    qtbot.waitUntil(person.line.hasFocus)


def test_a_window_is_as_large_as_it_was_left(
    person: Person, open_window: Callable[[str], MainWindow], qtbot: QtBot
) -> None:
    person.window.resize(720, 500)
    QApplication.processEvents()
    person.window.close()
    again = open_window("en")
    assert (again.width(), again.height()) == (720, 500)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_language_stands(open_window: Callable[[str], MainWindow], language: str) -> None:
    window = open_window(language)
    assert window.shell.words.language == language
    assert window.shell.log_page.parts.entry.line.hasFocus()


def test_the_pad_beside_an_open_request_stays_whole_and_gives_the_keyboard_to_it(whole: Person) -> None:
    whole.type("1")
    whole.press("Ctrl+R")
    settle()
    shell = whole.window.shell
    sheet = shell.sheets.request
    assert sheet is not None
    tile = shell.log_page.parts.tiles[-1]
    right_edge = tile.mapTo(shell.log_page, tile.rect().topRight()).x()
    assert right_edge < sheet.geometry().left()
    shell.focus_here()
    assert not whole.line.hasFocus()
    whole.press("Esc")
    assert whole.line.hasFocus()
    assert shell.log_page.parts.today_list.isVisible()


def test_larger_letters_asked_of_the_system_are_followed_at_once(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before, ordinary = application.font(), person.line.fontInfo().pixelSize()
    person.type("1")
    larger = QFont(before)
    larger.setPixelSize(before.pixelSize() * 3 // 2)
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda _: larger)
    try:
        QApplication.sendEvent(person.window, QEvent(QEvent.Type.ThemeChange))
        assert person.line.fontInfo().pixelSize() == pytest.approx(ordinary * 1.5, abs=1)
        assert person.chips == ["Housing"]
    finally:
        application.setFont(before)
