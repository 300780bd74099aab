"""A heavy finger: a key that is held down does what one press of it does, and nothing to the next visitor."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from kototori.domain.moment import Moment
from kototori.ui.keys import Deed
from kototori.ui.pad.details_row import DetailsRow
from kototori.ui.pad.tally_sheet import TallySheet
from tests.ui.conftest import Person

CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
ENTER, ESC, BACKSPACE = "\r", "\x1b", "\x08"
TIMES = 6


def hold(key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = PLAIN, times: int = TIMES) -> None:
    """As the keyboard repeats it: to whatever has the keyboard by then."""
    for n in range(times):
        QTest.simulateEvent(focused(), True, key, modifiers, text, n > 0)
    QTest.simulateEvent(focused(), False, key, modifiers, text, False)


def focused() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


def record(person: Person, needs: str) -> None:
    for need in needs:
        person.type(need)
        person.press("Enter")


def test_ctrl_enter_counts_nobody_who_did_not_come(whole: Person) -> None:
    whole.type("1")
    hold(Qt.Key.Key_Return, ENTER, CTRL)
    assert [contact.facts.needs for contact in whole.stored] == [("A",)]


@pytest.mark.parametrize("where", ["the line", "the tiles", "the button"])
def test_enter_on_an_empty_pad_asks_and_counts_no_visit(person: Person, where: str) -> None:
    parts = person.log_page.parts
    goal = {"the line": parts.entry.line, "the tiles": parts.tiles[0], "the button": parts.save_button}
    goal[where].setFocus(Qt.FocusReason.TabFocusReason)
    hold(Qt.Key.Key_Return, ENTER)
    assert person.stored == []
    assert person.inline.startswith("No need chosen")
    person.press("Enter")
    assert len(person.stored) == 1


def test_backspace_ends_with_the_text_and_leaves_the_chips(person: Person) -> None:
    person.type("12ke")
    hold(Qt.Key.Key_Backspace, BACKSPACE)
    assert (person.line.text(), person.chips) == ("", ["Housing", "Income"])
    person.press("Backspace")
    assert person.chips == ["Housing"]


def test_esc_ends_with_the_text_and_leaves_a_correction_in_hand(person: Person) -> None:
    record(person, "1")
    person.press("Up")
    person.type("2xx")
    hold(Qt.Key.Key_Escape, ESC)
    assert (person.line.text(), person.chips) == ("", ["Housing", "Income"])


def test_esc_ends_with_the_text_and_leaves_the_day_that_holds(person: Person) -> None:
    person.press("Ctrl+D")
    person.type("pe")
    person.press("Enter")
    person.type("ke")
    hold(Qt.Key.Key_Escape, ESC)
    assert isinstance(person.log_page.pad.mode.late, Moment)


def test_undo_and_redo_take_one_step_each(person: Person) -> None:
    record(person, "123")
    hold(Qt.Key.Key_Z, "\x1a", CTRL)
    assert len(person.stored) == 2
    person.press("Ctrl+Z")
    hold(Qt.Key.Key_Y, "\x19", CTRL)
    assert len(person.stored) == 2


def test_what_turns_on_stays_on(person: Person) -> None:
    hold(Qt.Key.Key_F7, times=4)
    assert person.log_page.counts_visitors
    hold(Qt.Key.Key_F4, times=4)
    assert person.log_page.findChildren(DetailsRow)[0].is_open
    person.press("F4", "F7")
    hold(Qt.Key.Key_D, "\x04", CTRL, times=4)
    assert isinstance(focused(), QLineEdit)
    assert focused() is not person.line


def test_days_and_views_go_on_step_by_step(whole: Person) -> None:
    hold(Qt.Key.Key_PageDown, "", CTRL, times=2)
    assert whole.window.shell.shown.value == "day"


def test_enter_that_runs_through_a_tally_does_not_save_it(whole: Person) -> None:
    whole.window.do(Deed.TALLY)
    sheet = whole.window.findChild(TallySheet)
    assert isinstance(sheet, TallySheet)
    sheet.day.setText("4.11.")
    sheet.cells["A"].field.setFocus()
    whole.type("3")
    hold(Qt.Key.Key_Return, ENTER, times=20)
    assert sheet.isVisible()
    whole.press("Enter")
    assert not sheet.isVisible()


def test_enter_on_the_page_of_the_day_presses_its_button_once(whole: Person) -> None:
    whole.window.do(Deed.CLOSE_DAY)
    buttons = whole.window.shell.page.findChildren(QAbstractButton)
    button = next(button for button in buttons if button.isVisible() and button.isEnabled())
    button.setFocus(Qt.FocusReason.TabFocusReason)
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("once"))
    hold(Qt.Key.Key_Return, ENTER)
    assert pressed == ["once"]


class XKeyboard:
    """Keys as they come from X11 while the desk is at work: a held key is released and pressed at once."""

    def __init__(self, person: Person) -> None:
        handle = person.window.windowHandle()
        assert handle is not None
        self._window = handle
        self._now = 1000

    def hold(self, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier = PLAIN, *, times: int = 5) -> None:
        self._send(QEvent.Type.ShortcutOverride, key, text, modifiers)
        self._send(QEvent.Type.KeyPress, key, text, modifiers)
        self._now += 660
        for _ in range(times):
            self._now += 40
            self._send(QEvent.Type.KeyRelease, key, text, modifiers)
            self.overridden = self._send(QEvent.Type.ShortcutOverride, key, text, modifiers)
            self._send(QEvent.Type.KeyPress, key, text, modifiers)
        self._now += 40
        self._send(QEvent.Type.KeyRelease, key, text, modifiers)

    def press(self, key: Qt.Key, text: str, *, times: int) -> None:
        """As fast as hands can be, or a program that types."""
        for _ in range(times):
            self._send(QEvent.Type.KeyPress, key, text, PLAIN)
            self._send(QEvent.Type.KeyRelease, key, text, PLAIN)

    def _send(self, kind: QEvent.Type, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier) -> bool:
        event = QKeyEvent(kind, key, modifiers, int(key), int(key), 0, text)
        event.setTimestamp(self._now)
        if kind is QEvent.Type.ShortcutOverride:
            event.ignore()
        QApplication.sendEvent(self._window, event)
        return event.isAccepted()


@pytest.fixture
def keyboard(person: Person) -> XKeyboard:
    person.window.tell_held_keys()
    return XKeyboard(person)


def test_in_busy_mode_a_held_digit_is_one_visitor_though_qt_does_not_know_that_it_is_held(
    person: Person, keyboard: XKeyboard
) -> None:
    person.press("F7")
    keyboard.hold(Qt.Key.Key_1, "1")
    assert len(person.stored) == 1
    keyboard.hold(Qt.Key.Key_Return, ENTER)
    assert len(person.stored) == 2


def test_so_it_is_with_the_keys_of_the_desk_and_nothing_of_them_is_typed(
    person: Person, keyboard: XKeyboard
) -> None:
    person.type("ke")
    keyboard.hold(Qt.Key.Key_Z, "\x1a", CTRL)
    assert keyboard.overridden  # so that no shortcut is looked for
    assert person.line.text() == "ke"


def test_keys_pressed_one_after_another_count_each_however_fast(person: Person, keyboard: XKeyboard) -> None:
    person.press("F7")
    keyboard.press(Qt.Key.Key_1, "1", times=3)
    assert len(person.stored) == 3


def test_a_letter_that_is_held_is_typed_again_and_again(person: Person, keyboard: XKeyboard) -> None:
    keyboard.hold(Qt.Key.Key_K, "k", times=3)
    assert person.line.text() == "kkkk"
