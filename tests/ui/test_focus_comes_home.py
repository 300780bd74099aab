"""After every deed, by keys or by a click, the next key goes to the line; and nothing modal is on the way."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from kototori.ui.keys import Deed
from kototori.ui.look.side_sheet import SideSheet
from kototori.ui.pad.detail_buttons import DetailChoice
from kototori.ui.pad.pad_layout import PadLayout
from kototori.ui.paper.print_queue import Stage
from kototori.ui.views import ViewName
from tests.ui.conftest import Person
from tests.ui.situations import button, settle


def click(widget: QWidget, at: QPoint | None = None) -> None:
    settle()
    assert widget.isVisible(), widget
    QTest.mouseClick(
        widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center()
    )


def click_button(person: Person, name: str) -> None:
    settle()
    click(button(name, person.window))


def parts(person: Person) -> PadLayout:
    return person.log_page.parts


def close_sheet(person: Person) -> None:
    settle()
    sheet = next(one for one in person.window.findChildren(SideSheet) if one.isVisible())
    click(next(one for one in sheet.findChildren(QAbstractButton) if one.accessibleName() == "Close"))


def save(person: Person) -> None:
    person.type("1")
    person.press("Enter")


def save_by_click(person: Person) -> None:
    click(parts(person).tiles[0])
    click(parts(person).save_button)


def save_and_print_by_click(person: Person) -> None:
    person.type("1ar")
    person.press("Space")
    click(parts(person).print_button)


def undo_by_click(person: Person) -> None:
    save(person)
    click(parts(person).undo_button)


def chip_click(person: Person) -> None:
    person.type("1")
    click(parts(person).entry.chips()[0])


def suggestion_click(person: Person) -> None:
    person.type("as")
    settle()
    rows = parts(person).suggestions
    click(rows.viewport(), rows.visualItemRect(rows.item(0)).center())


def detail_click(person: Person) -> None:
    click(parts(person).details.head)
    settle()
    click(next(one for one in parts(person).details.buttons if getattr(one, "kind", "") == "age_band"))
    settle()
    click(next(one for one in parts(person).details.findChildren(DetailChoice) if one.isVisible()))


def park(person: Person) -> None:
    person.type("1")
    person.press("Ctrl+N")


def park_by_click(person: Person) -> None:
    person.type("1")
    click(parts(person).drafts.beside)


def resume_by_click(person: Person) -> None:
    park(person)
    tabs = parts(person).drafts.tabs
    click(tabs, tabs.tabRect(1).center())


def open_correction(person: Person) -> None:
    save(person)
    rows = parts(person).today_list
    settle()
    click(rows.viewport(), rows.visualRect(rows.model().index(0, 0)).center())


def corrected(person: Person) -> None:
    open_correction(person)
    click(parts(person).save_button)


def correction_left(person: Person) -> None:
    open_correction(person)
    click_button(person, "Leave as it was")


def withdrawn(person: Person) -> None:
    open_correction(person)
    click_button(person, "Withdraw the contact")


def late_on(person: Person) -> None:
    click(parts(person).late_button)
    person.type("1030")
    click_button(person, "Use this")


def late_off(person: Person) -> None:
    late_on(person)
    click_button(person, "Back to now")


def busy_by_click(person: Person) -> None:
    click_button(person, "Busy mode")


def busy_off_by_click(person: Person) -> None:
    busy_by_click(person)
    click_button(person, "End busy mode")


def counted_by_click(person: Person) -> None:
    busy_by_click(person)
    click(parts(person).tiles[2])


def tally_closed(person: Person) -> None:
    person.window.do(Deed.TALLY)
    close_sheet(person)


def request_closed(person: Person) -> None:
    person.press("Ctrl+R")
    close_sheet(person)


def commands_closed(person: Person) -> None:
    click_button(person, "List of commands")
    person.press("Esc")


def turned_and_back(person: Person) -> None:
    click(parts(person).turn_button)
    person.press("F8")


def covered_and_back(person: Person) -> None:
    click_button(person, "Cover")
    click(person.window.centralWidget())


def another_window(person: Person) -> None:
    other = QWidget()
    other.show()
    other.activateWindow()
    settle()
    other.close()
    person.window.activateWindow()
    settle()


def view_and_back(person: Person) -> None:
    tabs = person.window.shell.header.tabs
    click(tabs, tabs.tabRect(1).center())
    assert person.window.shell.shown is not ViewName.LOG
    click(tabs, tabs.tabRect(0).center())


def language_changed(person: Person) -> None:
    click_button(person, "Svenska")
    settle()


def place_chosen(person: Person) -> None:
    click_button(person, "Hervanta")


def emptied(person: Person) -> None:
    person.type("1")
    person.press("Shift+Esc")


def refused(person: Person) -> None:
    person.type("qqqq")
    person.press("Enter")


ACTIONS: Mapping[str, Callable[[Person], None]] = {
    "saved": save,
    "saved by a click": save_by_click,
    "saved and printed by a click": save_and_print_by_click,
    "undone by a click": undo_by_click,
    "tile": lambda person: click(parts(person).tiles[0]),
    "language": lambda person: click(parts(person).languages[3]),
    "chip": chip_click,
    "suggestion": suggestion_click,
    "detail": detail_click,
    "parked": park,
    "parked by a click": park_by_click,
    "taken up by a click": resume_by_click,
    "correction opened": open_correction,
    "correction saved": corrected,
    "correction left": correction_left,
    "withdrawn": withdrawn,
    "late on": late_on,
    "late off": late_off,
    "busy on": busy_by_click,
    "busy off": busy_off_by_click,
    "counted by a click": counted_by_click,
    "tally closed": tally_closed,
    "request closed": request_closed,
    "commands closed": commands_closed,
    "turned and back": turned_and_back,
    "covered and back": covered_and_back,
    "another window": another_window,
    "view and back": view_and_back,
    "language changed": language_changed,
    "place chosen": place_chosen,
    "pad emptied": emptied,
    "refused": refused,
}


@pytest.fixture
def modal_windows(qapp: QApplication) -> Iterator[list[str]]:
    """Whatever took the window away from the person."""
    seen: list[str] = []

    def look() -> None:
        modal = QApplication.activeModalWidget()
        if modal is not None:
            seen.append(type(modal).__name__)

    qapp.focusWindowChanged.connect(look)
    yield seen
    qapp.focusWindowChanged.disconnect(look)


@pytest.mark.parametrize("action", ACTIONS)
def test_after_it_the_focus_is_in_the_entry_line(
    whole: Person, modal_windows: list[str], action: str
) -> None:
    ACTIONS[action](whole)
    settle()
    assert QApplication.focusWidget() is whole.line
    assert modal_windows == []


def test_after_a_print_is_cancelled_by_a_click_too(whole: Person, qtbot: QtBot) -> None:
    save_and_print_by_click(whole)
    queue = whole.window.shell.prints.made.queue
    qtbot.waitUntil(lambda: bool(queue.prints) and queue.prints[0].stage is Stage.COUNTING)
    click_button(whole, "Cancel")
    settle()
    assert QApplication.focusWidget() is whole.line
