"""The details of a contact: typed in the line, chosen in their row, pinned for the day."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kototori import assets
from kototori.domain.contact import (
    AgeBand,
    Answer,
    Channel,
    Facts,
    LanguageKnown,
    LanguageMeans,
    Minutes,
    Outcome,
    ServedBy,
    Task,
    WhyHere,
)
from kototori.domain.suggestions import Kind
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.ui.main_window import MainWindow
from kototori.ui.pad.detail_buttons import DetailChoice, DetailField, PinButton
from tests.ui.conftest import Person


def facts(person: Person) -> Facts:
    return person.stored[0].facts


def button(person: Person, name: str) -> DetailField | DetailChoice:
    """What stands open in the row of details under a name."""
    found = [
        one
        for one in person.log_page.parts.details.buttons
        if one.isVisible() and one.accessibleName() == name and isinstance(one, DetailField | DetailChoice)
    ]
    assert len(found) == 1, [one.accessibleName() for one in person.log_page.parts.details.buttons]
    return found[0]


def click(person: Person, name: str) -> None:
    QTest.mouseClick(button(person, name), Qt.MouseButton.LeftButton)


def focused(person: Person) -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


# --- typed -------------------------------------------------------------------------------------------


def test_details_are_typed_in_the_line_and_stand_there_as_chips(person: Person) -> None:
    for typed in ("1", "lisäselvitys ", "tulkki ", "alle 30 ", "x4 ", "ensikäynti ", "puhelimitse "):
        person.type(typed)
    assert person.chips == [
        "Housing",
        "Additional-information request",
        "Interpreter present",
        "Age 18 to 29",
        "4 persons",
        "First visit",
        "By phone",
    ]
    assert person.line.hasFocus()
    person.press("Enter")
    stored = facts(person)
    assert stored.needs == ("A",)
    assert stored.task is Task.ADDITIONAL_INFORMATION
    assert stored.language_means is LanguageMeans.INTERPRETER_PRESENT
    assert stored.age_band is AgeBand.TO_29
    assert stored.persons == 4
    assert stored.first_visit is Answer.YES
    assert stored.channel is Channel.PHONE


def test_a_detail_typed_out_is_taken_by_enter_and_saved(person: Person) -> None:
    person.type("2")
    person.type("yli tunti")
    person.press("Enter")

    assert facts(person).minutes is Minutes.OVER_60


def test_details_are_typed_in_swedish_and_english_too(person: Person) -> None:
    for typed in ("över en timme ", "fick råd ", "no own worker ", "served by volunteer ", "queue "):
        person.type(typed)
    person.press("Enter")

    stored = facts(person)
    assert stored.minutes is Minutes.OVER_60
    assert stored.outcome == (Outcome.ADVISED,)
    assert stored.own_worker is Answer.NO
    assert stored.served_by is ServedBy.VOLUNTEER
    assert stored.why_here is WhyHere.QUEUE_OR_NO_ANSWER


def test_a_word_followed_by_a_space_is_still_accepted_at_once(person: Person) -> None:
    person.type("kela ar ")

    assert person.chips == ["Income", "العربية"]


def test_a_second_space_accepts_what_could_have_gone_on(person: Person) -> None:
    person.type("omatyöntekijä ")
    assert person.chips == []
    person.type(" ")
    assert person.chips == ["Own worker unreachable"]


def test_a_suggestion_chosen_with_the_arrow_is_accepted_by_space_though_a_phrase_goes_on(
    person: Person,
) -> None:
    person.type("alle")
    person.press("Down", "Down", "Space")

    assert person.chips == ["Age 18 to 29"]


def test_a_digit_after_a_letter_belongs_to_the_text(person: Person) -> None:
    person.type("alle 3")

    assert person.line.text() == "alle 3"
    assert person.chips == []


# --- the row -----------------------------------------------------------------------------------------


def test_the_row_is_one_line_until_it_is_opened_and_nothing_is_built_before(person: Person) -> None:
    row = person.log_page.parts.details
    assert row.buttons == []
    person.press("F4")
    assert row.is_open
    assert focused(person) == "task"
    person.press("F4")
    assert not row.is_open
    assert person.line.hasFocus()


def test_the_pad_with_its_row_is_whole_without_scrolling_at_full_size(
    open_window: Callable[[str], MainWindow], desk: Desk
) -> None:
    desk.setup.choose_place("hervanta")
    window = open_window("fi")
    window.resize(1366, 768)
    QApplication.processEvents()
    head = window.shell.log_page.parts.details.head

    assert head.visibleRegion().boundingRect() == head.rect()


def test_by_keys_a_field_is_opened_a_value_chosen_and_the_contact_saved(person: Person) -> None:
    person.type("1")
    person.press("F4", "Right", "Right", "Right", "Enter", "Right", "Enter")
    assert focused(person) == "age"
    assert person.chips == ["Housing", "Age 18 to 29"]
    person.press("Esc")
    assert person.line.hasFocus()
    assert not person.log_page.parts.details.is_open
    person.press("Enter")
    assert facts(person).age_band is AgeBand.TO_29


def test_the_values_of_an_opened_field_are_brought_into_view(person: Person, qtbot: QtBot) -> None:
    person.window.resize(1366, 768)
    person.press("F4", "Right", "Enter")
    last = button(person, "language not met")

    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())


def test_a_letter_typed_among_the_details_goes_to_the_line(person: Person) -> None:
    person.press("F4")
    person.type("kela")

    assert person.line.hasFocus()
    assert person.line.text() == "kela"


def test_the_row_is_opened_by_tab_and_enter_too(person: Person) -> None:
    head = person.log_page.parts.details.head
    person.log_page.parts.languages[0].setFocus(Qt.FocusReason.TabFocusReason)
    person.press("Tab")
    assert head.hasFocus()
    person.press("Enter")
    assert focused(person) == "task"
    person.press("Tab")
    assert person.log_page.parts.save_button.hasFocus()


def test_by_mouse_everything_is_chosen_and_the_line_keeps_the_keyboard(person: Person) -> None:
    QTest.mouseClick(person.log_page.parts.details.head, Qt.MouseButton.LeftButton)
    click(person, "outcome")
    click(person, "advised")
    click(person, "appointment booked")
    click(person, "duration")
    click(person, "15 to 30 min")
    click(person, "persons")
    click(person, "3")
    assert person.line.hasFocus()
    person.press("Enter")
    stored = facts(person)
    assert stored.outcome == (Outcome.ADVISED, Outcome.BOOKED)
    assert stored.minutes is Minutes.TO_30
    assert stored.persons == 3


def test_a_value_pressed_again_is_not_recorded(person: Person) -> None:
    QTest.mouseClick(person.log_page.parts.details.head, Qt.MouseButton.LeftButton)
    click(person, "age")
    click(person, "18 to 29")
    assert button(person, "18 to 29").isChecked()
    click(person, "18 to 29")
    assert person.chips == []
    assert not button(person, "18 to 29").isChecked()


def test_a_fifth_outcome_is_refused_in_words(person: Person) -> None:
    QTest.mouseClick(person.log_page.parts.details.head, Qt.MouseButton.LeftButton)
    click(person, "outcome")
    for outcome in ("solved", "advised", "guided on", "comes again", "not our remit"):
        click(person, outcome)

    assert len(person.chips) == 4
    assert "4" in person.notice


def test_what_is_typed_shows_in_the_open_row(person: Person) -> None:
    person.press("F4")
    person.type("neuvottu ")

    assert button(person, "outcome").accessibleDescription() == "advised"
    assert "advised" in person.log_page.parts.details.head.accessibleDescription()


def test_everything_in_the_row_is_large_enough_for_a_finger(person: Person) -> None:
    person.press("F4")
    row = person.log_page.parts.details

    assert row.head.height() >= 48
    assert min(one.height() for one in row.buttons) >= 48
    assert len(row.buttons) > 60


def test_a_correction_shows_every_field_as_a_chip(person: Person) -> None:
    for typed in ("1", "alle 30 ", "yli tunti ", "neuvottu ", "own worker yes ", "puhos "):
        person.type(typed)
    person.press("Enter", "Up")

    assert set(person.chips) == {
        "Housing",
        "Age 18 to 29",
        "Over 60 min",
        "Advised",
        "Has an own worker",
        "Puhos",
    }


# --- for the whole day -------------------------------------------------------------------------------


def test_a_pinned_channel_holds_for_every_visitor_of_the_day(person: Person) -> None:
    person.type("puhelimitse ")
    person.press("F4")
    click(person, "channel")
    click(person, "Pin for today: By phone")
    assert button(person, "By phone: pinned today").isChecked()
    person.press("Esc")
    for need in ("1", "2"):
        person.type(need)
        person.press("Enter")

    assert [contact.facts.channel for contact in person.stored] == [Channel.PHONE, Channel.PHONE]
    assert person.chips == ["By phone"]


def test_a_pin_that_is_let_go_leaves_the_next_visitor_without_it(person: Person) -> None:
    person.desk.setup.pin("channel", "phone")
    person.log_page.refresh()
    person.press("F4")
    click(person, "channel")
    click(person, "By phone: pinned today")
    assert person.chips == []
    person.press("Esc")
    person.type("1")
    person.press("Enter")

    assert facts(person).channel is None


def test_a_language_is_pinned_by_a_typed_command(person: Person) -> None:
    person.type("ar ")
    person.type("pin the")
    person.press("Enter")
    assert person.notice == "العربية is pinned until midnight"
    assert person.line.hasFocus()
    person.type("1")
    person.press("Enter")
    assert facts(person).language_known is LanguageKnown.OBSERVED
    person.type("2")
    person.press("Enter")
    assert (facts(person).language, facts(person).language_known) == ("ar", LanguageKnown.PINNED)


def test_without_a_language_there_is_nothing_to_pin(person: Person) -> None:
    person.type("pin the")
    person.press("Enter")

    assert person.notice == "Choose first what is to stand for the whole day"
    assert person.desk.setup.settings().pins.codes == {}


def test_another_language_is_for_one_visitor_and_the_pinned_one_comes_back(person: Person) -> None:
    person.desk.setup.pin("language", "ar")
    person.log_page.refresh()
    person.type("1so ")
    person.press("Enter")
    assert (facts(person).language, facts(person).language_known) == ("so", LanguageKnown.OBSERVED)
    assert person.chips == ["العربية"]
    person.type("2")
    person.press("Enter")
    assert (facts(person).language, facts(person).language_known) == ("ar", LanguageKnown.PINNED)


def test_a_pad_that_holds_pins_alone_is_empty_to_enter_and_to_the_arrow(person: Person) -> None:
    person.type("1")
    person.press("Enter")
    person.desk.setup.pin("language", "ar")
    person.log_page.refresh()
    person.press("Enter")
    assert person.inline == "No need chosen – Enter again records the visit alone"
    person.press("Up")
    assert person.log_page.pad.before is not None
    person.press("Esc", "Enter", "Enter")
    assert facts(person).needs == ()
    assert facts(person).language_known is LanguageKnown.PINNED


def test_a_pinned_chip_says_so_to_the_eye_and_to_the_screen_reader(person: Person) -> None:
    person.desk.setup.pin("language", "ar")
    person.log_page.refresh()
    person.type("1")

    pinned, chosen = person.log_page.parts.entry.chips()
    assert pinned.is_pinned
    assert not chosen.is_pinned
    assert pinned.accessibleName() == "Pinned for today. Drop العربية for this visitor"


def test_a_language_that_is_not_on_the_strip_can_be_chosen_by_mouse(person: Person) -> None:
    QTest.mouseClick(person.log_page.parts.details.head, Qt.MouseButton.LeftButton)
    click(person, "language")
    click(person, "Türkçe")
    pin = button(person, "Pin for today: Türkçe")
    assert isinstance(pin, PinButton)
    assert pin.kind == Kind.LANGUAGE
    assert person.chips == ["Türkçe"]


@pytest.fixture
def desk_after_midnight(desk: Desk, home: Path) -> Iterator[Desk]:
    """The same file, opened again a little after midnight."""
    desk.setup.pin("language", "ar")
    desk.close()
    later = dt.datetime(2026, 11, 25, 0, 1, tzinfo=dt.UTC)
    opened = open_desk(Home(home), assets.folder("resources"), lambda: later)
    yield opened
    opened.close()


def test_what_was_pinned_is_gone_at_midnight(desk_after_midnight: Desk) -> None:
    setup = desk_after_midnight.setup

    assert setup.settings().pins.on(desk_after_midnight.log.today()) == {}
    assert setup.settings().pins.on(dt.date(2026, 11, 24)) == {"language": "ar"}
