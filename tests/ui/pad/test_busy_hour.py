"""The busy hour, by keys and by mouse: each need pressed is a visitor."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kototori.domain.contact import LanguageKnown, LanguageMeans, Source
from kototori.services.desk import Desk
from kototori.ui.main_window import MainWindow
from kototori.ui.pad.busy_banner import BusyBanner
from kototori.ui.pad.detail_buttons import DetailChoice
from tests.ui.conftest import Person


def banner(person: Person) -> BusyBanner:
    found = person.log_page.findChild(BusyBanner)
    assert isinstance(found, BusyBanner)
    return found


def needs(person: Person) -> list[tuple[str, ...]]:
    """What is stored today, the first visitor first."""
    return [contact.facts.needs for contact in reversed(person.stored)]


@pytest.fixture
def busy(person: Person) -> Person:
    person.press("F7")
    person.key_presses = 0
    return person


def test_one_key_is_one_visitor(busy: Person) -> None:
    busy.type("1")
    assert busy.key_presses == 1
    assert needs(busy) == [("A",)]
    assert busy.stored[0].source is Source.BUSY
    assert busy.notice == "Saved 11:00 – Housing. Undo Ctrl+Z"
    assert busy.line.hasFocus()
    assert busy.chips == []


def test_every_tile_key_counts_its_need(busy: Person) -> None:
    busy.type("1234567890+-")
    assert needs(busy) == [(code,) for code in "ABCDEFGHIJKL"]
    assert banner(busy).number == "12"


def test_one_click_is_one_visitor_and_leaves_the_keyboard_in_the_line(busy: Person) -> None:
    QTest.mouseClick(busy.log_page.parts.tiles[2], Qt.MouseButton.LeftButton)
    assert needs(busy) == [("C",)]
    assert busy.line.hasFocus()


def test_enter_alone_counts_a_visit_without_a_need(busy: Person) -> None:
    busy.press("Enter")
    assert needs(busy) == [()]
    assert busy.log_page.parts.save_button.text() == "A visit alone"


def test_a_comma_joins_the_next_need_to_the_visitor_just_saved(busy: Person) -> None:
    busy.type("1,2")
    assert needs(busy) == [("A", "B")]
    assert busy.notice == "Joined: 11:00 – Housing, Income. Undo Ctrl+Z"
    busy.type("3")
    assert needs(busy) == [("A", "B"), ("C",)]


def test_joining_is_taken_back_alone_and_then_the_visitor(busy: Person) -> None:
    busy.type("1,2")
    busy.press("Ctrl+Z")
    assert needs(busy) == [("A",)]
    busy.press("Ctrl+Z")
    assert needs(busy) == []


def test_after_an_undo_a_comma_joins_to_the_visitor_before(busy: Person) -> None:
    busy.type("12")
    busy.press("Ctrl+Z")
    busy.type(",3")
    assert needs(busy) == [("A", "C")]


def test_a_comma_before_anybody_came_says_so_and_joins_nothing(busy: Person) -> None:
    busy.type(",")
    assert busy.notice == "Nobody has been counted yet; press a need first"
    busy.type("1")
    assert needs(busy) == [("A",)]


def test_a_second_comma_or_esc_lets_the_next_need_be_a_visitor_again(busy: Person) -> None:
    busy.type("1,,2,")
    busy.press("Esc")
    busy.type("3")
    assert needs(busy) == [("A",), ("B",), ("C",)]


def test_the_banner_says_what_the_next_key_does(busy: Person) -> None:
    assert "each key is a visitor" in banner(busy).said
    busy.type("1,")
    assert banner(busy).said == "The next need joins the last visitor Last: 11:00 Housing"
    assert banner(busy).join.isChecked()


def test_joining_works_by_mouse_too(busy: Person) -> None:
    busy.type("1")
    QTest.mouseClick(banner(busy).join, Qt.MouseButton.LeftButton)
    QTest.mouseClick(busy.log_page.parts.tiles[1], Qt.MouseButton.LeftButton)
    assert needs(busy) == [("A", "B")]


def test_a_language_goes_to_the_visitor_just_saved(busy: Person) -> None:
    busy.type("1ar")
    busy.press("Enter")
    assert [contact.facts.language for contact in busy.stored] == ["ar"]
    assert busy.stored[0].facts.language_known is LanguageKnown.OBSERVED
    busy.type("2")
    QTest.mouseClick(busy.log_page.parts.languages[0], Qt.MouseButton.LeftButton)
    assert [contact.facts.language for contact in busy.stored] == ["fi", "ar"]


def test_details_go_to_the_visitor_just_saved(busy: Person) -> None:
    busy.type("1x4")
    busy.press("Enter")
    busy.type("companion")
    busy.press("Enter")
    facts = busy.stored[0].facts
    assert (facts.persons, facts.language_means) == (4, LanguageMeans.COMPANION)
    assert len(busy.stored) == 1


def test_a_typed_need_saves_a_visitor_at_once(busy: Person) -> None:
    busy.type("kela")
    busy.press("Enter")
    busy.type("a1")
    busy.press("Space")
    assert needs(busy) == [("B",), ("A1",)]


def test_a_key_held_down_counts_once(busy: Person) -> None:
    busy.type("1")
    for key, text in ((Qt.Key.Key_1, "1"), (Qt.Key.Key_Return, "\r")):
        for _ in range(5):
            again = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, True)
            QApplication.sendEvent(busy.line, again)
    assert needs(busy) == [("A",)]


def test_backspace_and_esc_count_nobody_and_end_nothing(busy: Person) -> None:
    busy.press("Backspace", "Esc", "Esc", "Esc")
    busy.type("1")
    assert needs(busy) == [("A",)]


def test_a_correction_in_the_busy_hour_keeps_the_keys_until_it_is_saved(busy: Person) -> None:
    busy.type("1")
    busy.press("Up")
    busy.type("2")
    busy.press("Enter")
    busy.type("3")
    assert needs(busy) == [("A", "B"), ("C",)]
    assert [contact.source for contact in busy.stored] == [Source.BUSY, Source.BUSY]


def test_what_was_in_hand_when_the_hour_began_is_saved_first(person: Person) -> None:
    person.type("1")
    person.press("F7")
    assert "waits" in banner(person).said
    person.type("2")
    person.press("Enter")
    person.type("3")
    assert needs(person) == [("A", "B"), ("C",)]


def test_the_key_or_the_buttons_end_the_hour(busy: Person) -> None:
    header = busy.window.shell.header.busy
    assert header.isChecked()
    busy.press("F7")
    assert not header.isChecked()
    assert not banner(busy).isVisible()
    busy.type("1")
    assert busy.stored == []
    busy.press("Backspace")
    QTest.mouseClick(header, Qt.MouseButton.LeftButton)
    QTest.mouseClick(banner(busy).end, Qt.MouseButton.LeftButton)
    busy.type("1")
    assert busy.stored == []
    assert busy.line.hasFocus()


def test_it_can_be_called_for_by_typing(person: Person) -> None:
    person.type("busy")
    person.press("Enter")
    person.type("1")
    assert person.stored[0].source is Source.BUSY


def test_it_outlives_a_change_of_the_language_but_no_restart(
    busy: Person, open_window: Callable[[str], MainWindow], desk: Desk
) -> None:
    busy.type("1")
    busy.window.choose_language("sv")
    busy.type(",2")
    assert needs(busy) == [("A", "B")]
    again = Person(open_window("en"), desk)
    again.type("3")
    assert len(again.stored) == 1


def test_without_single_keys_digits_count_nobody_but_clicks_and_space_do(person: Person) -> None:
    person.desk.setup.allow_single_keys(False)
    person.log_page.refresh()
    person.press("F7")
    person.type("1,")
    assert person.stored == []
    person.press("Esc", "Tab", "Space")
    assert needs(person) == [("A",)]


def test_a_comma_outside_the_busy_hour_joins_nothing(person: Person) -> None:
    person.type("1")
    person.press("Enter")
    person.type(",")
    assert person.line.text() == ","


def test_the_list_marks_whom_the_busy_hour_counted(busy: Person) -> None:
    busy.type("1")
    row = busy.log_page.parts.today.rows[0]
    assert row.source is Source.BUSY
    assert row.spoken == "11:00 Housing, busy mode"
    view = busy.log_page.parts.today_list
    area = view.visualRect(view.model().index(0, 0))
    marked = view.viewport().grab(area).toImage()
    busy.press("Ctrl+Z", "F7")
    busy.type("1")
    busy.press("Enter")
    plain = view.viewport().grab(area).toImage()
    assert marked.size() == plain.size()
    assert marked != plain
    assert area.contains(QPoint(20, area.top() + 5))


def test_a_detail_that_is_clicked_belongs_to_the_last_visitor_as_one_that_is_typed(busy: Person) -> None:
    busy.type("1")
    QTest.mouseClick(busy.log_page.parts.details.head, Qt.MouseButton.LeftButton)
    young = next(
        button
        for button in busy.log_page.parts.details.buttons
        if isinstance(button, DetailChoice) and button.code == "0-17"
    )
    young.click()

    (contact,) = busy.stored
    assert contact.facts.age_band == "0-17"
    assert busy.chips == []
