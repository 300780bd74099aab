"""Late entry (Ctrl+D): contacts of other days and hours, by keys and by mouse."""

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from kototori.domain.contact import Contact, Source
from kototori.domain.moment import Moment
from kototori.services.desk import Desk
from kototori.ui.main_window import MainWindow
from kototori.ui.pad.late_banner import LateBanner
from tests.ui.conftest import Person

FRIDAY = date(2026, 11, 20)
TODAY = date(2026, 11, 24)


def banner(person: Person) -> LateBanner:
    found = person.log_page.findChild(LateBanner)
    assert isinstance(found, LateBanner)
    return found


def on_friday(person: Person) -> list[Contact]:
    return person.desk.log.of_day(FRIDAY)


def click(person: Person, text: str) -> None:
    buttons = [b for b in person.window.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def ask(person: Person, text: str) -> None:
    person.press("Ctrl+D")
    person.type(text)
    person.press("Enter")


def test_the_field_says_at_once_what_it_understands(person: Person) -> None:
    person.press("Ctrl+D")
    assert banner(person).field.hasFocus()
    person.type("pe")
    assert banner(person).said == "Friday 20 Nov 2026"
    person.type(" 1030")
    assert banner(person).said == "Friday 20 Nov 2026 10:30"


def test_contacts_go_to_that_moment_until_esc(person: Person) -> None:
    ask(person, "fre 10.40")
    assert person.line.hasFocus()
    assert banner(person).said == "Late entry: Friday 20 Nov 2026 10:30"
    for need in "12":
        person.type(need)
        person.press("Enter")
    assert [contact.facts.moment for contact in on_friday(person)] == [Moment(FRIDAY, time(10, 30))] * 2
    assert {contact.source for contact in on_friday(person)} == {Source.LATE}
    assert {contact.recorded_on for contact in on_friday(person)} == {TODAY}
    assert person.listed == []
    assert person.notice == "Saved Fri 20 Nov 10:30 – Income. Undo Ctrl+Z"
    assert banner(person).isVisible()
    person.press("Esc")
    assert not banner(person).isVisible()
    person.type("3")
    person.press("Enter")
    assert person.listed == ["11:00 Residence"]
    assert person.stored[0].source is Source.LIVE


def test_a_day_alone_keeps_no_hour(person: Person) -> None:
    ask(person, "4.11.")
    person.type("1")
    person.press("Enter")
    stored = person.desk.log.of_day(date(2026, 11, 4))
    assert [contact.facts.moment.at for contact in stored] == [None]
    assert person.notice == "Saved Wed 4 Nov – Housing. Undo Ctrl+Z"


def test_an_earlier_hour_of_today_is_late_and_marked_in_the_list(person: Person) -> None:
    ask(person, "9")
    person.type("1")
    person.press("Enter")
    row = person.log_page.parts.today.rows[0]
    assert (row.time, row.source) == ("9:00", Source.LATE)
    assert row.spoken == "9:00 Housing, recorded later"


def test_undo_takes_back_the_contact_of_another_day_and_names_it(person: Person) -> None:
    ask(person, "pe")
    person.type("1")
    person.press("Enter", "Ctrl+Z")
    assert on_friday(person) == []
    assert person.notice == "Undone: Fri 20 Nov Housing. Redo Ctrl+Y"


def test_the_future_is_refused_in_words_and_the_field_stays(person: Person) -> None:
    ask(person, "14")
    assert "has not come yet" in banner(person).said
    assert banner(person).field.hasFocus()
    assert banner(person).field.text() == "14"


def test_what_is_not_understood_is_named_with_examples(person: Person) -> None:
    person.press("Ctrl+D")
    person.type("next week")
    assert banner(person).said.startswith("“next week” is no day or time that is known here")
    person.press("Esc")
    assert person.line.hasFocus()
    assert not banner(person).isVisible()


def test_esc_in_the_field_leaves_what_held_before(person: Person) -> None:
    ask(person, "pe")
    person.press("Ctrl+D")
    person.type("ti")
    person.press("Esc")
    assert banner(person).said == "Late entry: Friday 20 Nov 2026"
    person.type("1")
    person.press("Enter")
    assert len(on_friday(person)) == 1


def test_asked_with_a_contact_in_hand_it_is_that_contact_that_is_dated(person: Person) -> None:
    person.type("1")
    ask(person, "pe 9")
    assert person.chips == ["Housing"]
    person.press("Enter")
    assert [contact.facts.needs for contact in on_friday(person)] == [("A",)]


def test_esc_first_clears_the_text_and_then_the_date(person: Person) -> None:
    ask(person, "pe")
    person.type("asu")
    person.press("Esc")
    assert banner(person).isVisible()
    person.press("Esc")
    assert not banner(person).isVisible()


def test_a_wrongly_dated_contact_is_put_right(person: Person) -> None:
    person.type("1")
    person.press("Enter", "Up")
    ask(person, "pe 10")
    assert banner(person).said == "Becomes Friday 20 Nov 2026 10:00"
    person.press("Enter")
    assert person.listed == []
    assert [contact.facts.moment for contact in on_friday(person)] == [Moment(FRIDAY, time(10))]
    assert person.notice == "Corrected Fri 20 Nov 10:00 – Housing. Undo Ctrl+Z"
    person.type("2")
    person.press("Enter")
    assert person.listed == ["11:00 Income"]
    person.press("Ctrl+Z", "Ctrl+Z")
    assert person.listed == ["11:00 Housing"]


def test_a_date_that_holds_does_not_move_a_contact_that_is_corrected(person: Person) -> None:
    person.type("1")
    person.press("Enter")
    ask(person, "pe")
    person.press("Up")
    person.type("2")
    person.press("Enter")
    assert person.listed == ["11:00 Housing, Income"]
    person.type("3")
    person.press("Enter")
    assert [contact.facts.needs for contact in on_friday(person)] == [("C",)]


def test_the_date_outlives_a_change_of_the_language(person: Person) -> None:
    ask(person, "pe")
    person.window.choose_language("sv")
    assert "20.11.2026" in banner(person).said
    person.type("1")
    person.press("Enter")
    assert len(on_friday(person)) == 1


def test_busy_mode_and_another_day_do_not_mix(person: Person) -> None:
    ask(person, "pe")
    person.press("F7")
    assert person.notice.startswith("Late entry is on")
    person.press("Esc", "F7", "Ctrl+D")
    assert person.notice.startswith("Busy mode counts visitors of now")
    assert person.line.hasFocus()
    person.type("1")
    assert person.listed == ["11:00 Housing"]


def test_all_of_it_works_by_mouse_but_the_typing(person: Person) -> None:
    click(person, "Another day or time")
    person.type("pe")
    click(person, "Use this")
    assert person.line.hasFocus()
    click(person, "Change")
    person.type("4.11.")
    click(person, "Use this")
    assert banner(person).said == "Late entry: Wednesday 4 Nov 2026"
    click(person, "Back to now")
    assert not banner(person).isVisible()
    assert person.line.hasFocus()


def test_it_can_be_called_for_by_typing(person: Person) -> None:
    person.type("date and time")
    person.press("Enter")
    assert banner(person).field.hasFocus()


def test_nothing_of_it_stands_after_a_restart(
    person: Person, open_window: Callable[[str], MainWindow], desk: Desk
) -> None:
    ask(person, "pe")
    again = Person(open_window("en"), desk)
    again.type("1")
    again.press("Enter")
    assert again.listed == ["11:00 Housing"]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_in_a_small_window_what_is_no_day_leaves_the_entry_line_in_sight(
    open_window: Callable[[str], MainWindow], desk: Desk, language: str
) -> None:
    desk.setup.choose_language(language)
    desk.setup.choose_place(next(iter(desk.setup.vocabulary().places)))
    person = Person(open_window(language), desk)
    person.window.resize(683, 384)
    person.type("1")
    person.press("Ctrl+D")
    person.type("31.4.")
    QApplication.processEvents()
    assert person.line.visibleRegion().boundingRect().height() == person.line.height()
    assert banner(person).field.hasFocus()
