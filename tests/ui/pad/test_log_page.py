"""The contact pad, worked as at the desk: keys in, contacts out."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kototori.domain.contact import LanguageKnown, LanguageMeans, Outcome, Task
from kototori.domain.suggestions import Kind
from kototori.services.desk import Desk
from tests.ui.conftest import Person


def test_one_need_takes_two_key_presses(person: Person) -> None:
    person.type("1")
    person.press("Enter")
    assert person.key_presses == 2
    assert [contact.facts.needs for contact in person.stored] == [("A",)]
    assert person.listed == ["11:00 Housing"]
    assert person.notice == "Saved 11:00 – Housing. Undo Ctrl+Z"
    assert person.line.hasFocus()


def test_every_tile_key_chooses_its_need(person: Person) -> None:
    for key, need in zip("1234567890+-", "ABCDEFGHIJKL", strict=True):
        person.type(key)
        assert person.log_page.pad.needs == (need,)
        person.type(key)
        assert person.log_page.pad.needs == ()


def test_numpad_enter_saves(person: Person) -> None:
    person.type("2")
    person.press("NumpadEnter")
    assert [contact.facts.needs for contact in person.stored] == [("B",)]


def test_two_needs_and_a_language_are_one_contact(person: Person) -> None:
    person.type("12ar")
    person.press("Space", "Enter")
    facts = person.stored[0].facts
    assert (facts.needs, facts.language, facts.language_known) == (("A", "B"), "ar", LanguageKnown.OBSERVED)
    assert person.listed == ["11:00 Housing, Income ar"]
    assert person.notice == "Saved 11:00 – Housing, Income, Arabic. Undo Ctrl+Z"


def test_nothing_is_carried_over_to_the_next_visitor(person: Person) -> None:
    person.type("1ar")
    person.press("Space", "Enter")
    person.type("3")
    person.press("Enter")
    assert person.stored[0].facts.language is None
    assert person.stored[0].facts.needs == ("C",)


def test_a_language_can_be_typed_behind_a_need_and_taken_by_enter(person: Person) -> None:
    person.type("1so")
    person.press("Enter")
    assert person.stored[0].facts.language == "so"


def test_enter_takes_an_exact_synonym_and_saves(person: Person) -> None:
    person.type("kela")
    person.press("Enter")
    assert person.stored[0].facts.needs == ("B",)


def test_an_exact_sub_need_code_wins(person: Person) -> None:
    person.type("a1")
    person.press("Enter")
    assert person.stored[0].facts.needs == ("A1",)


def test_enter_with_letters_of_several_meanings_saves_nothing_and_says_so(person: Person) -> None:
    person.type("1vuok")
    person.press("Enter")
    assert person.stored == []
    assert "nothing was saved" in person.inline
    assert person.line.text() == "vuok"


@pytest.mark.parametrize("width", [1366, 900])
def test_what_is_amiss_is_not_covered_by_the_suggestions(person: Person, qtbot: QtBot, width: int) -> None:
    person.window.resize(width, 768)
    person.type("as")
    person.press("Enter")
    parts = person.log_page.parts
    qtbot.waitUntil(lambda: parts.inline.isVisible() and parts.inline.height() > 0)
    assert "nothing was saved" in person.inline
    assert parts.suggestions.isVisible()
    page = person.log_page
    below_inline = parts.inline.mapTo(page, QPoint(0, parts.inline.height())).y()
    assert parts.suggestions.y() >= below_inline

    person.type("i")
    assert parts.suggestions.isVisible()
    below_entry = parts.entry.mapTo(page, QPoint(0, parts.entry.height())).y()
    assert 0 <= parts.suggestions.y() - below_entry < 8


def test_the_arrow_chooses_among_the_suggestions(person: Person) -> None:
    person.type("vuok")
    second = person.log_page.parts.suggestions.item(1).data(Qt.ItemDataRole.UserRole).suggestion
    person.press("Down", "Down", "Enter")
    assert person.stored[0].facts.needs == (second.code,)


def test_unknown_words_are_never_stored(person: Person) -> None:
    person.type("zzzz")
    person.press("Tab")
    assert person.chips == []
    assert "nothing was saved" in person.inline
    person.press("Enter")
    assert person.stored == []


def test_tab_takes_the_first_suggestion_only_while_letters_are_pending(person: Person) -> None:
    person.type("vuok")
    person.press("Tab")
    assert len(person.chips) == 1
    assert person.line.hasFocus()
    person.press("Tab")
    assert not person.line.hasFocus()


def test_enter_with_nothing_asks_once_and_then_records_the_visit_alone(person: Person) -> None:
    person.press("Enter")
    assert person.stored == []
    assert person.inline == "No need chosen – Enter again records the visit alone"
    person.press("Enter")
    assert [contact.facts.needs for contact in person.stored] == [()]
    assert person.listed == ["11:00 visit alone"]


def test_another_key_between_takes_the_question_back(person: Person) -> None:
    person.press("Enter", "Esc", "Enter")
    assert person.stored == []


def test_backspace_on_an_empty_text_drops_the_last_chip(person: Person) -> None:
    person.type("12")
    person.press("Backspace")
    assert person.chips == ["Housing"]


def test_esc_clears_the_text_and_never_the_chips(person: Person) -> None:
    person.type("1as")
    person.press("Esc")
    assert (person.line.text(), person.chips) == ("", ["Housing"])
    person.press("Esc")
    assert person.chips == ["Housing"]
    assert person.line.hasFocus()


def test_esc_comes_home_from_anywhere_on_the_pad(person: Person) -> None:
    person.log_page.parts.today_list.setFocus()
    person.press("Esc")
    assert person.line.hasFocus()


def test_a_group_of_four_is_one_contact_of_four_persons(person: Person) -> None:
    person.type("1x4")
    person.press("Enter")
    assert person.stored[0].facts.persons == 4
    assert person.listed == ["11:00 Housing ×4"]


def test_a_task_and_a_way_of_meeting_the_language_become_chips(person: Person) -> None:
    person.type("2lisäselvitys")
    person.press("Space")
    person.type("puhelintulkki")
    person.press("Space", "Enter")
    facts = person.stored[0].facts
    assert facts.task is Task.ADDITIONAL_INFORMATION
    assert facts.language_means is LanguageMeans.INTERPRETER_PHONE


def test_a_sub_need_takes_the_place_of_its_tile(person: Person) -> None:
    person.type("1a1")
    person.press("Space")
    assert person.chips == ["Finding a home"]
    assert person.log_page.parts.tiles[0].isChecked()


def test_a_seventh_need_is_refused_in_words(person: Person) -> None:
    person.type("1234567")
    assert len(person.chips) == 6
    assert person.notice


def test_a_click_on_a_tile_leaves_the_keyboard_in_the_line(person: Person, qtbot: QtBot) -> None:
    qtbot.mouseClick(person.log_page.parts.tiles[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(person.log_page.parts.languages[3], Qt.MouseButton.LeftButton)
    assert person.line.hasFocus()
    qtbot.mouseClick(person.log_page.parts.save_button, Qt.MouseButton.LeftButton)
    facts = person.stored[0].facts
    assert (facts.needs, facts.language) == (("C",), "ar")
    assert person.line.hasFocus()


def test_a_click_on_a_chip_drops_it(person: Person, qtbot: QtBot) -> None:
    person.type("12")
    qtbot.mouseClick(person.log_page.parts.entry.chips()[0], Qt.MouseButton.LeftButton)
    assert person.chips == ["Income"]
    assert person.line.hasFocus()


def test_the_grids_are_one_stop_of_tab_each_with_arrows_inside(person: Person) -> None:
    parts = person.log_page.parts
    person.press("Tab")
    assert parts.tiles[0].hasFocus()
    person.press("Right", "Down")
    assert parts.tiles[5].hasFocus()
    person.press("Space")
    assert person.log_page.pad.needs == ("F",)
    person.press("Tab")
    assert parts.languages[0].hasFocus()
    person.press("Tab")
    assert parts.details.head.hasFocus()


def test_what_is_typed_on_a_tile_goes_to_the_line(person: Person) -> None:
    person.press("Tab")
    person.type("4")
    assert person.log_page.pad.needs == ("D",)
    assert person.line.hasFocus()


def test_the_tab_order_is_the_order_of_the_pad(person: Person) -> None:
    parts = person.log_page.parts
    stops = [parts.tiles[0], parts.languages[0], parts.details.head, parts.save_button]
    stops += [
        parts.print_button,
        parts.referral_button,
        parts.leaflet_button,
        parts.turn_button,
        parts.today_list,
        parts.undo_button,
        parts.drafts.tabs,
        parts.drafts.beside,
        person.window.shell.header.tabs,
    ]
    for stop in stops:
        person.press("Tab")
        assert QApplication.focusWidget() is stop


def test_undo_and_redo_say_what_they_did(person: Person) -> None:
    person.type("1ar")
    person.press("Space", "Enter", "Ctrl+Z")
    assert person.notice == "Undone: 11:00 Housing, Arabic. Redo Ctrl+Y"
    assert (person.stored, person.listed) == ([], [])
    person.press("Ctrl+Y")
    assert person.notice == "Recorded again: 11:00 Housing, Arabic. Undo Ctrl+Z"
    assert person.listed == ["11:00 Housing ar"]
    person.press("Ctrl+Z", "Ctrl+Z")
    assert person.notice == "Nothing of today is left to undo"
    assert person.line.hasFocus()


def test_undo_acts_while_letters_are_pending(person: Person) -> None:
    person.type("1")
    person.press("Enter")
    person.type("as")
    person.press("Ctrl+Z")
    assert person.stored == []
    assert person.line.text() == "as"


def test_the_arrow_up_corrects_the_last_contact(person: Person) -> None:
    person.type("1ar")
    person.press("Space", "Enter", "Up")
    assert person.log_page.parts.banner.isVisible()
    assert person.chips == ["Housing", "العربية"]
    person.press("Backspace")
    person.type("2")
    person.press("Enter")
    assert [(c.facts.needs, c.facts.language, c.rev) for c in person.stored] == [(("A", "B"), None, 2)]
    assert person.notice == "Corrected 11:00 – Housing, Income. Undo Ctrl+Z"
    assert not person.log_page.parts.banner.isVisible()
    person.press("Ctrl+Z")
    assert person.notice == "Correction undone: again 11:00 Housing, Arabic. Redo Ctrl+Y"


def test_the_arrow_up_does_nothing_while_something_is_chosen(person: Person) -> None:
    person.type("1")
    person.press("Enter")
    person.type("2")
    person.press("Up")
    assert person.log_page.pad.before is None


def test_a_correction_keeps_what_the_pad_does_not_show(person: Person, desk: Desk) -> None:
    given = {
        "needs": "A",
        "age_band": "18-29",
        "channel": "phone",
        "language": "so",
        "language_known": "asked",
    }
    desk.log.record(desk.log.read(given))
    person.log_page.refresh()
    person.press("Up")
    person.type("2")
    person.press("Enter")
    before = desk.log.read(given)
    assert person.stored[0].facts == replace(before, needs=("A", "B"))


def test_esc_leaves_a_correction_and_changes_nothing(person: Person) -> None:
    person.type("1")
    person.press("Enter", "Up")
    person.type("2")
    person.press("Esc")
    assert not person.log_page.parts.banner.isVisible()
    assert [contact.rev for contact in person.stored] == [1]
    assert person.chips == []


def test_del_withdraws_the_contact_in_hand_and_undo_brings_it_back(person: Person) -> None:
    person.type("1")
    person.press("Enter", "Up", "Del")
    assert person.listed == []
    assert person.notice == "Withdrawn 11:00 – Housing. Undo Ctrl+Z"
    person.press("Ctrl+Z")
    assert person.listed == ["11:00 Housing"]
    assert person.notice == "Withdrawal undone: 11:00 Housing counts again. Redo Ctrl+Y"


def test_del_does_nothing_without_a_correction(person: Person) -> None:
    person.type("1")
    person.press("Enter", "Del")
    assert len(person.stored) == 1


@pytest.mark.parametrize("by_key", [True, False])
def test_a_row_of_the_list_is_opened_by_a_click_or_by_enter(
    person: Person, qtbot: QtBot, by_key: bool
) -> None:
    for key in "12":
        person.type(key)
        person.press("Enter")
    rows = person.log_page.parts.today_list
    older = rows.model().index(1, 0)
    if by_key:
        rows.setFocus()
        rows.setCurrentIndex(older)
        person.press("Enter")
    else:
        place = rows.visualRect(older).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert person.chips == ["Housing"]
    assert person.line.hasFocus()


def test_a_contact_stored_elsewhere_comes_into_the_list_without_a_key(
    person: Person, desk: Desk, qtbot: QtBot, another_desk: Desk
) -> None:
    another_desk.log.record(another_desk.log.read({"needs": "G", "language": "fa"}))
    qtbot.waitUntil(lambda: person.listed == ["11:00 Health fa"])
    assert person.window.shell.header.number.accessibleName() == "Today 1 visit"


def test_a_contact_on_a_closed_day_opens_its_book_and_says_so(person: Person, desk: Desk) -> None:
    desk.days.close(desk.log.today())
    person.type("1")
    person.press("Enter")
    assert "its book is open again" in person.notice


def test_the_number_of_the_day_follows_every_change(person: Person) -> None:
    number = person.window.shell.header.number
    for _ in range(2):
        person.type("1")
        person.press("Enter")
    assert number.accessibleName() == "Today 2 visits"
    person.press("Ctrl+Z")
    assert number.accessibleName() == "Today 1 visit"


def test_a_new_desk_offers_language_and_place_until_they_are_chosen(person: Person, desk: Desk) -> None:
    parts = person.log_page.parts
    assert parts.new_desk.isVisible()
    assert person.line.hasFocus()
    parts.new_desk.place_chosen.emit("puhos")
    assert desk.setup.settings().place == "puhos"
    assert "Puhos" in parts.where.text()
    parts.new_desk.language_chosen.emit("en")
    assert not person.log_page.parts.new_desk.isVisible()


def test_digits_are_text_where_single_keys_are_turned_off(person: Person, desk: Desk) -> None:
    desk.setup.allow_single_keys(False)
    person.log_page.refresh()
    person.type("1")
    assert (person.line.text(), person.chips) == ("1", [])
    person.press("Enter")
    assert person.stored[0].facts.needs == ("A",)


def test_a_contact_request_is_an_outcome_of_the_contact_in_hand(person: Person) -> None:
    person.type("1")
    person.log_page.choose(Kind.OUTCOME, Outcome.REFERRAL_REQUESTED)
    person.press("Enter")
    assert person.stored[0].facts.outcome == (Outcome.REFERRAL_REQUESTED,)


def test_another_choice_of_the_same_kind_takes_the_place_of_the_first(person: Person) -> None:
    person.type("ar")
    person.press("Space")
    person.type("so")
    person.press("Space")
    assert person.chips == ["Soomaali"]


def test_no_other_window_appears_while_the_pad_is_used(person: Person) -> None:
    person.type("12ar")
    person.press("Space", "Enter", "Up", "Esc")
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == [person.window]
