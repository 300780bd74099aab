"""The outcome that a request puts on its contact goes with the request when that is taken back."""

import pytest

from kototori.services.request_book import RequestBook
from tests.ui.conftest import Person
from tests.ui.requests.sheet_hands import make


@pytest.fixture
def made(whole: Person, book: RequestBook) -> Person:
    """A request was made for a contact about housing, and its papers are left for later."""
    whole.type("1")
    make(whole)
    whole.press("Esc")
    assert whole.chips == ["Housing", "Contact request"]
    return whole


def test_undo_takes_the_outcome_along_and_nothing_else(made: Person) -> None:
    made.press("Ctrl+Z")
    assert made.chips == ["Housing"]
    assert "cannot be redone" in made.notice
    assert made.line.hasFocus()
    made.press("Enter")
    assert [one.facts.outcome for one in made.stored] == [()]


def test_an_outcome_that_was_chosen_by_hand_stays(whole: Person, book: RequestBook) -> None:
    whole.type("1contact requested")
    whole.press("Tab")
    assert whole.chips == ["Housing", "Contact request"]
    make(whole)
    whole.press("Esc", "Ctrl+Z")
    assert whole.desk.referrals.waiting_count() == 0
    assert whole.chips == ["Housing", "Contact request"]


def test_one_that_was_dropped_and_chosen_again_by_hand_stays(made: Person) -> None:
    made.press("Backspace")
    made.type("contact requested")
    made.press("Tab", "Ctrl+Z")
    assert made.desk.referrals.waiting_count() == 0
    assert made.chips == ["Housing", "Contact request"]


def test_it_stays_as_long_as_another_request_of_the_visitor_stands(made: Person) -> None:
    make(made, name="Aino Esimerkki")
    made.press("Esc", "Ctrl+Z")
    assert made.chips == ["Housing", "Contact request"]
    made.press("Ctrl+Z")
    assert made.chips == ["Housing"]


def test_the_next_visitor_keeps_what_was_chosen_and_the_one_beside_loses_it(made: Person) -> None:
    made.press("Ctrl+N")
    made.type("2")
    made.press("Ctrl+Z")
    assert made.chips == ["Income"]
    assert made.desk.referrals.waiting_count() == 0
    made.press("Ctrl+1")
    assert made.chips == ["Housing"]


def test_a_contact_that_was_saved_is_taken_back_before_its_request(made: Person) -> None:
    made.press("Enter", "Ctrl+Z")
    assert made.desk.referrals.waiting_count() == 1
    assert made.stored == []
    made.press("Ctrl+Z")
    assert made.desk.referrals.waiting_count() == 0
    assert made.chips == []
