"""Through the window by keys: Tab from control to control, F6 from part to part, Esc back to the line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kototori.ui.views import ViewName
from tests.ui.conftest import PaperTray, Person

MOST_STOPS = 80


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def round_trip(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> list[QWidget]:
    """All that a key leads to, until the keyboard is where it was."""
    first = focused()
    stops = [first]
    for _ in range(MOST_STOPS):
        QTest.keyClick(focused(), key, modifiers)
        if focused() is first:
            return stops
        stops.append(focused())
    raise AssertionError(f"never back, but {stops[-3:]}")


def test_tab_goes_through_the_pad_in_the_order_of_the_work(whole: Person) -> None:
    parts = whole.log_page.parts
    stops = round_trip(Qt.Key.Key_Tab)
    expected = [
        whole.line,
        parts.tiles[0],
        parts.languages[0],
        parts.details.head,
        parts.save_button,
        parts.referral_button,
        parts.today_list,
        whole.window.shell.header.tabs,
    ]
    assert [stop for stop in stops if stop in expected] == expected


@pytest.mark.parametrize("view", list(ViewName))
@pytest.mark.parametrize("with_printer", [True, False])
def test_tab_comes_round_on_every_view(
    whole: Person, view: ViewName, with_printer: bool, tray: PaperTray
) -> None:
    if not with_printer:
        tray.printers.clear()
    whole.window.shell.show_view(view)
    stops = round_trip(Qt.Key.Key_Tab)
    assert whole.window.shell.header.tabs in stops


def test_f6_goes_through_the_parts_of_the_pad_and_back(whole: Person) -> None:
    parts = whole.log_page.parts
    there = round_trip(Qt.Key.Key_F6)
    expected = [
        whole.line,
        parts.tiles[0],
        parts.languages[0],
        parts.details.head,
        parts.save_button,
        parts.today_list,
        whole.window.shell.header.tabs,
    ]
    assert [stop for stop in there if stop in expected] == expected
    back = round_trip(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert back == [there[0], *reversed(there[1:])]


def test_f6_goes_on_from_inside_a_part(whole: Person) -> None:
    whole.press("F6", "Right")
    assert whole.log_page.parts.tiles[1].hasFocus()
    whole.press("F6")
    assert whole.log_page.parts.languages[0].hasFocus()
    whole.log_page.parts.referral_button.setFocus()  # behind Save
    whole.press("F6")
    assert whole.log_page.parts.today_list.hasFocus()


@pytest.mark.parametrize("view", list(ViewName))
def test_every_view_has_parts_and_f6_reaches_the_tabs(whole: Person, view: ViewName) -> None:
    whole.window.shell.show_view(view)
    stops = round_trip(Qt.Key.Key_F6)
    assert len(stops) >= 2
    assert whole.window.shell.header.tabs in stops


def test_f6_reaches_an_open_request(whole: Person) -> None:
    whole.press("Ctrl+R")
    sheet = whole.window.shell.sheets.request
    assert sheet is not None
    assert sheet.isAncestorOf(focused())
    whole.line.setFocus()
    stops = round_trip(Qt.Key.Key_F6)
    assert [stop for stop in stops if sheet.isAncestorOf(stop)] == stops[-1:]


@pytest.mark.parametrize("view", list(ViewName))
def test_esc_twice_leads_back_to_the_line_from_every_control(whole: Person, view: ViewName) -> None:
    whole.window.shell.show_view(view)
    for stop in round_trip(Qt.Key.Key_Tab):
        whole.window.shell.show_view(view)
        stop.setFocus()
        whole.press("Esc", "Esc")
        assert whole.line.hasFocus(), f"{type(stop).__name__} {stop.accessibleName()}"
