"""A window on a real desk, and the keys of the person before it."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kototori import assets
from kototori.domain.contact import Contact
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.ui.application import make_application
from kototori.ui.log_page import LogPage
from kototori.ui.main_window import MainWindow
from kototori.ui.preferences import Preferences
from kototori.ui.theme import Appearance, Look
from kototori.wording.catalogue import Words, read_words

KEYS = {
    "Enter": Qt.Key.Key_Return,
    "NumpadEnter": Qt.Key.Key_Enter,
    "Esc": Qt.Key.Key_Escape,
    "Backspace": Qt.Key.Key_Backspace,
    "Tab": Qt.Key.Key_Tab,
    "Space": Qt.Key.Key_Space,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Right": Qt.Key.Key_Right,
    "Del": Qt.Key.Key_Delete,
    "PgUp": Qt.Key.Key_PageUp,
    "PgDown": Qt.Key.Key_PageDown,
    "F1": Qt.Key.Key_F1,
}


def read_program_words(language: str) -> Words:
    return read_words(assets.folder("translations"), language, None)


class Person:
    """Somebody at the keyboard, looking at the window."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        self.window = window
        self.desk = desk
        self.key_presses = 0

    @property
    def log_page(self) -> LogPage:
        return self.window.shell.log_page

    @property
    def line(self) -> QLineEdit:
        return self.log_page.parts.entry.line

    @property
    def notice(self) -> str:
        return self.window.shell.notice

    @property
    def inline(self) -> str:
        return self.log_page.parts.inline.text()

    @property
    def chips(self) -> list[str]:
        return [chip.text() for chip in self.log_page.parts.entry.chips()]

    @property
    def listed(self) -> list[str]:
        """Today's list as it is read."""
        return [f"{row.time} {row.needs} {row.language}".strip() for row in self.log_page.parts.today.rows]

    @property
    def stored(self) -> list[Contact]:
        return self.desk.log.of_day(self.desk.log.today())

    def type(self, text: str) -> None:
        """Letters and digits, to whatever has the keyboard."""
        for letter in text:
            self.key_presses += 1
            if letter.isascii():
                QTest.keyClicks(self._focused(), letter)
            else:  # QTest knows no other letters
                pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._focused(), pressed)

    def press(self, *keys: str) -> None:
        """`Enter`, `Ctrl+Z`, `F1` …, to whatever has the keyboard."""
        for key in keys:
            self.key_presses += 1
            name = key.rsplit("+", 1)[-1]
            modifiers = Qt.KeyboardModifier.NoModifier
            if key.startswith("Ctrl+"):
                modifiers |= Qt.KeyboardModifier.ControlModifier
            code = KEYS[name] if name in KEYS else Qt.Key(ord(name))
            QTest.keyClick(self._focused(), code, modifiers)

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(make_application(), Look.LIGHT)
    yield made
    made.choose(Look.LIGHT)
    made.deleteLater()


@pytest.fixture
def open_window(qtbot: QtBot, desk: Desk, home: Path, appearance: Appearance) -> Callable[[str], MainWindow]:
    """Opens the desk's window in a language."""

    def open_in(language: str) -> MainWindow:
        window = MainWindow(Preferences(Home(home)), read_program_words)
        window.take_desk(desk, (), language)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return open_in


@pytest.fixture
def person(open_window: Callable[[str], MainWindow], desk: Desk) -> Person:
    """At the window in English, so that the sentences are those of the code."""
    return Person(open_window("en"), desk)


@pytest.fixture
def another_desk(desk: Desk, home: Path, standing_clock: Callable[[], dt.datetime]) -> Iterator[Desk]:
    """The same contact log, opened by another program."""
    other = open_desk(Home(home), assets.folder("resources"), standing_clock)
    yield other
    other.close()
