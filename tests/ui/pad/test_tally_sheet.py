"""Paper tallies: a day and a grid of numbers, saved together and undone together."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from kototori.domain.contact import Contact, Source
from kototori.domain.moment import Moment
from kototori.ui.pad.tally_sheet import TallySheet
from tests.ui.conftest import Person

FRIDAY = date(2026, 11, 20)


def on_friday(person: Person) -> list[Contact]:
    return person.desk.log.of_day(FRIDAY)


def sheet(person: Person) -> TallySheet:
    found = person.log_page.findChild(TallySheet)
    assert isinstance(found, TallySheet)
    return found


@pytest.fixture
def tallying(person: Person) -> Person:
    person.type("paper")
    person.press("Enter")
    assert sheet(person).day.hasFocus()
    return person


def test_numbers_become_contacts_of_a_day_without_an_hour(tallying: Person) -> None:
    tallying.type("pe")
    tallying.press("Enter")
    tallying.type("3")
    tallying.press("Enter", "Enter")
    tallying.type("11")
    tallying.press("Ctrl+Enter")
    stored = on_friday(tallying)
    assert sorted(contact.facts.needs for contact in stored) == [("A",)] * 3 + [("C",)] * 11
    assert {contact.facts.moment for contact in stored} == {Moment(FRIDAY)}
    assert {contact.source for contact in stored} == {Source.TALLY}
    assert tallying.notice == "Tally of Fri 20 Nov saved: 14 contacts. Undo Ctrl+Z"
    assert not sheet(tallying).isVisible()
    assert tallying.line.hasFocus()


def test_one_undo_takes_the_whole_tally_back(tallying: Person) -> None:
    tallying.type("pe")
    tallying.press("Enter")
    tallying.type("5")
    tallying.press("Ctrl+Enter", "Ctrl+Z")
    assert on_friday(tallying) == []
    tallying.press("Ctrl+Y")
    assert len(on_friday(tallying)) == 5


def test_a_visit_without_a_need_is_tallied_too(tallying: Person) -> None:
    tallying.type("pe")
    tallying.press("Enter", "Up", "Enter")
    for _ in range(12):
        tallying.press("Down")
    tallying.type("2")
    tallying.press("Enter", "Enter")
    assert [contact.facts.needs for contact in on_friday(tallying)] == [(), ()]


def test_plus_and_minus_count_and_the_total_runs_along(tallying: Person) -> None:
    tallying.press("Enter")
    tallying.type("+++-")
    tallying.press("Right")
    tallying.type("4")
    assert sheet(tallying).total == 6
    tallying.press("Left")
    tallying.type("---")
    assert sheet(tallying).total == 4


def test_a_finger_can_do_it_all_but_the_day(tallying: Person) -> None:
    tallying.type("pe")
    cells = sheet(tallying).cells
    for code, presses in (("B", 2), ("C", 1)):
        for _ in range(presses):
            QTest.mouseClick(cells[code].more, Qt.MouseButton.LeftButton)
    QTest.mouseClick(cells["B"].less, Qt.MouseButton.LeftButton)
    save = next(b for b in sheet(tallying).findChildren(QPushButton) if b.text() == "Save the tally")
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    assert sorted(contact.facts.needs for contact in on_friday(tallying)) == [("B",), ("C",)]


def test_what_is_pressed_in_the_sheet_does_not_reach_the_pad(tallying: Person) -> None:
    tallying.press("Enter")
    tallying.type("1a,")
    assert tallying.chips == []
    assert tallying.stored == []
    assert sheet(tallying).cells["A"].field.text() == "1"


def test_more_than_a_paper_holds_is_refused_in_words(tallying: Person) -> None:
    tallying.type("pe")
    tallying.press("Enter")
    tallying.type("100")
    assert sheet(tallying).said == "At most 99 of one need; nothing was stored."
    tallying.press("Ctrl+Enter")
    assert on_friday(tallying) == []
    tallying.press("Backspace")
    assert sheet(tallying).said == ""


@pytest.mark.parametrize(
    ("day", "reason"),
    [("25.11.2026", "has not come yet"), ("someday", "no day or time"), ("", "no day or time")],
)
def test_a_day_that_cannot_be_is_refused_beside_its_field(tallying: Person, day: str, reason: str) -> None:
    tallying.type(day)
    tallying.press("Enter")
    tallying.type("1")
    tallying.press("Ctrl+Enter")
    shown = [label.text() for label in sheet(tallying).findChildren(type(sheet(tallying)._fault))]
    assert any(reason in text for text in shown)
    assert sheet(tallying).day.hasFocus()


def test_an_empty_tally_stores_nothing_and_says_so(tallying: Person) -> None:
    tallying.type("pe")
    tallying.press("Ctrl+Enter")
    assert sheet(tallying).said == "Nothing is counted yet, so nothing was stored."
    assert sheet(tallying).isVisible()


def test_what_is_filled_in_waits_while_the_sheet_is_closed(tallying: Person) -> None:
    tallying.type("pe")
    tallying.press("Enter")
    tallying.type("7")
    tallying.press("Esc")
    assert tallying.line.hasFocus()
    tallying.type("paper")
    tallying.press("Enter")
    assert sheet(tallying).total == 7
    assert sheet(tallying).day.text() == "pe"


def test_it_takes_its_day_from_late_entry(person: Person) -> None:
    person.press("Ctrl+D")
    person.type("pe")
    person.press("Enter")
    tally = next(b for b in person.window.findChildren(QPushButton) if b.text() == "Paper tally …")
    QTest.mouseClick(tally, Qt.MouseButton.LeftButton)
    assert sheet(person).cells["A"].field.hasFocus()
    person.type("1")
    person.press("Ctrl+Enter")
    assert len(on_friday(person)) == 1


def test_the_list_of_today_marks_a_tally_of_today(tallying: Person) -> None:
    tallying.type("ti")
    tallying.press("Enter")
    tallying.type("1")
    tallying.press("Ctrl+Enter")
    row = tallying.log_page.parts.today.rows[0]
    assert (row.time, row.source, row.spoken) == ("", Source.TALLY, "Housing, paper tally")


def test_the_window_coming_back_to_the_front_leaves_the_keyboard_in_the_sheet(tallying: Person) -> None:
    tallying.press("Enter")
    tallying.window.shell.focus_here()
    assert sheet(tallying).cells["A"].field.hasFocus()


@pytest.mark.parametrize("pasted", ["abc", "1 000", "-5", "²", "٣", "12345"])
def test_what_is_pasted_into_a_number_and_is_none_changes_nothing(tallying: Person, pasted: str) -> None:
    field = sheet(tallying).cells["A"].field
    field.setFocus()
    tallying.type("7")
    QApplication.clipboard().setText(pasted)
    tallying.press("Ctrl+V")
    assert (field.text(), sheet(tallying).total) == ("7", 7)


def test_the_largest_number_of_a_field_is_counted_on_by_no_key(tallying: Person) -> None:
    sheet(tallying).cells["A"].field.setFocus()
    tallying.type("999+")
    assert sheet(tallying).cells["A"].count == 999
    assert sheet(tallying).said == "At most 99 of one need; nothing was stored."
