"""Sheets over the right edge: one at a time, each request with its contact, waiting prints in sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kototori.domain.contact import Outcome
from kototori.services.request_book import RequestBook
from kototori.ui.look.low_window import MakesWay
from kototori.ui.pad.pad_layout import COMPACT_BELOW
from kototori.ui.pad.tally_sheet import TallySheet
from kototori.ui.requests.referral_sheet import ReferralSheet
from tests.ui.conftest import Person
from tests.ui.faults import settle


def request(person: Person) -> ReferralSheet:
    found = person.window.shell.sheets.request
    assert found is not None
    return found


def has_request(person: Person) -> bool:
    return person.window.shell.sheets.request is not None


def tally(person: Person) -> TallySheet:
    found = person.log_page.findChild(TallySheet)
    assert isinstance(found, TallySheet)
    return found


def fill_in(person: Person) -> None:
    """Consent, worker, name and phone of an invented visitor."""
    person.press("Ctrl+R", "Space")
    person.type("kek")
    person.press("Enter")
    person.type("Mo Esimerkki")
    person.press("Tab")
    person.type("040 000 0000")


def make_request(person: Person) -> None:
    """Made, and its papers left for later."""
    waiting = len(person.desk.referrals.waiting())
    person.press("Ctrl+R", "Ctrl+Enter")
    assert len(person.desk.referrals.waiting()) == waiting + 1
    person.press("Esc")


def room_of_tiles(person: Person) -> int:
    page = person.log_page
    tile = page.parts.tiles[3]
    return int(tile.mapTo(page, tile.rect().topRight()).x())


@pytest.fixture
def asked(whole: Person, book: RequestBook) -> Person:
    """A contact about housing whose request is being filled in."""
    whole.type("1")
    fill_in(whole)
    return whole


def test_a_request_goes_out_of_sight_with_its_contact_and_comes_back_with_it(asked: Person) -> None:
    asked.press("Ctrl+N")
    assert not has_request(asked)
    assert asked.notice == "The contact request waits with its contact. Ctrl+R opens it there again"
    assert asked.line.hasFocus()

    asked.press("2", "Ctrl+1")
    assert request(asked).fields.name.text() == "Mo Esimerkki"
    assert request(asked).fields.phone.text() == "040 000 0000"


def test_each_contact_has_a_request_of_its_own(asked: Person) -> None:
    asked.press("Ctrl+N", "2", "Ctrl+R")
    assert not request(asked).fields.isVisible()

    asked.press("Space")
    assert request(asked).fields.name.text() == ""
    asked.press("Ctrl+1")
    make_request(asked)
    asked.press("Enter", "Ctrl+2", "Enter")

    outcomes = {contact.facts.needs: contact.facts.outcome for contact in asked.stored}
    assert outcomes == {("A",): (Outcome.REFERRAL_REQUESTED,), ("B",): ()}


def test_a_contact_opened_from_the_list_does_not_get_the_request_of_another(asked: Person) -> None:
    asked.press("Esc", "Enter", "2")
    fill_in(asked)
    asked.log_page.open_contact(asked.stored[0].id)
    assert not has_request(asked)
    asked.press("Esc", "Ctrl+1")

    make_request(asked)
    asked.press("Enter")

    outcomes = {contact.facts.needs: contact.facts.outcome for contact in asked.stored}
    assert outcomes == {("A",): (), ("B",): (Outcome.REFERRAL_REQUESTED,)}


def test_a_contact_saved_beside_its_open_request_gets_the_outcome_afterwards(asked: Person) -> None:
    asked.line.setFocus()
    asked.press("Enter")
    assert asked.listed == ["11:00 Housing"]
    assert request(asked)._whose.text() == "For the contact 11:00 Housing"
    assert not request(asked)._area.isAncestorOf(request(asked)._whose)  # however far it is scrolled
    make_request(asked)

    assert asked.stored[0].facts.outcome == (Outcome.REFERRAL_REQUESTED,)
    assert asked.chips == []


def test_a_request_that_was_only_opened_closes_with_its_contact(whole: Person) -> None:
    whole.press("1", "Ctrl+R")
    whole.press("Ctrl+N")
    assert not has_request(whole)
    assert whole.notice == "Put beside as A. Take it up with Ctrl+1"
    whole.press("Ctrl+1")
    assert not has_request(whole)


def test_the_tally_takes_the_place_of_the_request_and_gives_it_back(asked: Person) -> None:
    asked.line.setFocus()
    asked.type("paper")
    asked.press("Enter")
    assert not has_request(asked)
    assert tally(asked).isVisible()
    assert tally(asked).day.hasFocus()

    asked.press("Esc")
    assert not tally(asked).isVisible()
    assert request(asked).fields.name.text() == "Mo Esimerkki"
    assert asked.line.hasFocus()
    settle()
    assert room_of_tiles(asked) < request(asked).geometry().left()


def test_the_request_takes_the_place_of_the_tally_and_its_numbers_wait(whole: Person) -> None:
    whole.type("paper")
    whole.press("Enter", "Enter", "7")
    whole.line.setFocus()
    whole.press("Ctrl+R")
    assert not tally(whole).isVisible()
    assert has_request(whole)
    assert whole.notice == "What is filled in the paper tally waits until it is saved"
    whole.press("Esc")
    assert whole.log_page.parts.today_list.isVisible()

    whole.type("paper")
    whole.press("Enter")
    assert tally(whole).total == 7


def test_the_pad_follows_when_the_window_beside_an_open_sheet_changes_its_size(whole: Person) -> None:
    whole.press("1", "Ctrl+R")
    for width in (COMPACT_BELOW - 100, 700, 1366):
        whole.window.resize(width, 768)
        settle()
        sheet = request(whole)
        covers_all = sheet.width() == whole.log_page.width()
        assert covers_all is (width == 700)
        assert covers_all or room_of_tiles(whole) < sheet.geometry().left()


def test_a_waiting_print_can_be_cancelled_while_a_sheet_lies_over_todays_list(
    whole: Person, qtbot: QtBot
) -> None:
    whole.window.shell.prints.made.rack().leaflets()
    whole.type("3ar")
    whole.press("Ctrl+P", "Ctrl+R")
    prints = whole.window.shell.prints.made
    assert prints._rows is not None
    off = prints._rows.moving.off
    assert off.isVisible()
    assert request(whole).isAncestorOf(off)

    qtbot.mouseClick(off, Qt.MouseButton.LeftButton)

    assert prints.queue.prints == []
    assert whole.chips == ["Residence", "العربية"]
    whole.press("Esc")
    assert not whole.log_page.parts.today_list.isHidden()


def test_a_print_begun_beside_an_open_sheet_goes_under_todays_list_when_that_is_back(whole: Person) -> None:
    whole.window.shell.prints.made.rack().leaflets()
    whole.type("3ar")
    whole.press("Ctrl+R")
    whole.line.setFocus()
    whole.press("Ctrl+P")
    rows = whole.window.shell.prints.made._rows
    assert rows is not None
    assert rows.isVisible()
    assert request(whole).isAncestorOf(rows)
    request(whole).close_sheet()
    settle()
    assert rows.isVisible()
    assert rows.mapTo(whole.log_page, rows.rect().topLeft()).x() > room_of_tiles(whole)
    assert QApplication.focusWidget() is whole.line


def test_a_print_that_waits_stays_in_its_place_when_a_sheet_comes_and_goes_again_and_again(
    whole: Person,
) -> None:
    whole.window.shell.prints.made.rack().leaflets()
    whole.type("3ar")
    whole.press("Ctrl+P")
    rows = whole.window.shell.prints.made._rows
    assert rows is not None
    whole.press("Ctrl+R", "Esc", "Ctrl+R", "Esc", "Ctrl+R")
    settle()

    sheet = request(whole)
    assert rows.isVisible()
    assert rows.mapTo(sheet, rows.rect().bottomLeft()).y() > sheet._area.geometry().bottom()
    around = [area for area in whole.window.findChildren(MakesWay) if area.widget() is rows]
    assert len(around) == 1  # each of several would move it, and in the end delete it


def test_a_change_of_the_language_says_that_an_open_tally_is_gone(whole: Person) -> None:
    whole.type("paper")
    whole.press("Enter", "Enter", "7")
    whole.window.choose_language("en")
    assert whole.notice == "What was typed into the open sheet was not stored, and is gone with the change."


@pytest.mark.parametrize("way", ["Ctrl+PgUp", "Esc"])
def test_who_comes_back_from_another_view_goes_on_in_the_request(asked: Person, way: str) -> None:
    asked.press("Ctrl+PgDown", way)
    assert asked.window.shell.shown.value == "log"
    asked.type("1")
    assert request(asked).fields.phone.text() == "040 000 00001"
    assert asked.line.text() == ""
    asked.press("Esc")
    assert asked.line.hasFocus()


def test_who_comes_back_from_another_view_goes_on_in_the_tally(whole: Person) -> None:
    whole.type("paper")
    whole.press("Enter")
    whole.type("4.1")
    whole.press("Ctrl+PgDown", "Ctrl+PgUp")
    whole.type("1.")
    assert tally(whole).day.text() == "4.11."


def test_who_went_on_at_the_pad_beside_a_request_comes_back_to_the_entry_line(asked: Person) -> None:
    asked.line.setFocus(Qt.FocusReason.MouseFocusReason)
    asked.press("Ctrl+PgDown", "Ctrl+PgUp")
    assert asked.line.hasFocus()
