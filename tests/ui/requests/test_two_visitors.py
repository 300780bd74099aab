"""A half-filled request of a contact that was saved is neither lost nor taken for the next visitor's."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kototori.domain.contact import Contact, Outcome
from kototori.domain.request_contents import RequestContents
from kototori.services.request_book import RequestBook
from tests.services.request_desk import PASSPHRASE, found_in
from tests.ui.conftest import Person
from tests.ui.requests.sheet_hands import NAME, PHONE, fill, focused, has_request, request_of, texts

NEXT_NAME, NEXT_PHONE = "Aino Sepite", "040 111 1111"
WAITS = "The request of the contact saved before waits. Ctrl+R on an empty pad opens it"


@pytest.fixture
def asked(whole: Person, book: RequestBook) -> Person:
    """A contact about housing was saved beside its half-filled request; the next one is about income."""
    whole.type("1ar")
    whole.press("Tab", "Ctrl+R")
    fill(whole)
    whole.line.setFocus()
    whole.press("Enter")
    whole.type("2")
    return whole


def fill_for_next(person: Person) -> None:
    person.press("Space")
    person.type("sep")
    person.press("Enter")
    person.type(NEXT_NAME)
    person.press("Tab")
    person.type(NEXT_PHONE)


def made(book: RequestBook) -> dict[str, RequestContents]:
    """What was said in every request that was made, by the name of the visitor."""
    said = [kept.contents for kept in book.all()]
    return {one.name: one for one in said if one is not None}


def outcomes(person: Person) -> dict[tuple[str, ...], tuple[Outcome, ...]]:
    def of(contact: Contact) -> tuple[tuple[str, ...], tuple[Outcome, ...]]:
        return contact.facts.needs, contact.facts.outcome

    return dict(of(contact) for contact in person.stored)


def test_the_next_visitor_gets_a_request_without_a_word_of_the_one_before(asked: Person) -> None:
    asked.press("Ctrl+R")
    sheet = request_of(asked)
    assert sheet.consent.answer is None
    assert focused() is sheet.consent.consents
    assert "For the contact" not in texts(sheet)
    assert asked.notice == WAITS
    asked.press("Space")
    assert (sheet.fields.name.text(), sheet.fields.phone.text()) == ("", "")
    assert sheet.fields.recipient is None
    assert sheet.fields.needs.ticked == ("B",)


def test_both_come_out_with_their_own_names_to_their_own_workers(asked: Person, book: RequestBook) -> None:
    asked.press("Ctrl+R")
    fill_for_next(asked)
    asked.press("Ctrl+Enter", "Esc", "Enter")
    assert not has_request(asked)
    asked.press("Ctrl+R")
    assert "For the contact" in texts(request_of(asked))
    asked.press("Ctrl+Enter", "Esc")

    first, second = made(book)[NAME], made(book)[NEXT_NAME]
    assert (first.worker, first.phone, first.needs, first.language) == ("keksitty", PHONE, ("A",), "ar")
    assert (second.worker, second.phone, second.needs) == ("sepitetty", NEXT_PHONE, ("B",))
    assert second.language != "ar"
    asked_for = (Outcome.REFERRAL_REQUESTED,)
    assert outcomes(asked) == {("A",): asked_for, ("B",): asked_for}
    assert asked.chips == []


def test_the_one_that_waits_may_come_out_first(asked: Person, book: RequestBook) -> None:
    asked.press("Ctrl+R")
    fill_for_next(asked)
    asked.press("Ctrl+N", "Ctrl+R")
    assert request_of(asked).fields.name.text() == NAME
    asked.press("Ctrl+Enter", "Esc", "Ctrl+1", "Ctrl+R")
    assert request_of(asked).fields.name.text() == NEXT_NAME
    asked.press("Ctrl+Enter", "Esc", "Enter")
    assert {name: one.worker for name, one in made(book).items()} == {
        NAME: "keksitty",
        NEXT_NAME: "sepitetty",
    }
    asked_for = (Outcome.REFERRAL_REQUESTED,)
    assert outcomes(asked) == {("A",): asked_for, ("B",): asked_for}


def test_with_nobody_in_hand_the_open_one_is_gone_on_with(asked: Person) -> None:
    asked.press("Backspace", "Ctrl+R")
    assert request_of(asked).fields.name.text() == NAME
    assert request_of(asked).isAncestorOf(focused())


def test_a_saved_contact_that_is_taken_in_hand_again_has_its_own_request(
    asked: Person, book: RequestBook
) -> None:
    asked.press("Backspace", "Up", "Ctrl+R")
    assert request_of(asked).fields.name.text() == NAME
    asked.press("Ctrl+Enter", "Esc", "3", "Enter")
    assert [one.facts.outcome for one in asked.stored] == [(Outcome.REFERRAL_REQUESTED,)]


def test_the_one_that_waits_is_covered_sealed_and_readable_again(asked: Person, qtbot: QtBot) -> None:
    asked.press("Ctrl+R", "Space", "F9", "F9")
    assert found_in(asked.home, (NAME, PHONE)) == []
    opened: list[object] = []
    lock = asked.window.vault_lock()
    lock.open(PASSPHRASE, asked.window, opened.append)
    qtbot.waitUntil(lambda: bool(opened) and lock.is_open, timeout=10_000)
    asked.press("Esc", "Backspace", "Ctrl+R")
    assert request_of(asked).fields.name.text() == NAME


def test_the_one_that_waits_outlives_a_restart(
    asked: Person, open_again: Callable[[Person], Person], qtbot: QtBot
) -> None:
    asked.press("Ctrl+R", "Esc", "Backspace")
    person = open_again(asked)
    opened: list[object] = []
    lock = person.window.vault_lock()
    lock.open(PASSPHRASE, person.window, opened.append)
    qtbot.waitUntil(lambda: bool(opened) and lock.is_open, timeout=10_000)
    person.press("Ctrl+R")
    assert request_of(person).fields.name.text() == NAME


def test_the_one_that_waits_outlives_another_language_of_the_window(asked: Person) -> None:
    asked.press("Ctrl+R", "Esc", "Backspace")
    asked.window.choose_language("fi")
    assert not has_request(asked)
    asked.press("Ctrl+R")
    assert request_of(asked).fields.name.text() == NAME


def test_without_consent_nothing_waits(whole: Person, book: RequestBook) -> None:
    whole.type("1")
    whole.press("Ctrl+R", "Down", "Space")
    assert request_of(whole).consent.answer is False
    whole.line.setFocus()
    whole.press("Enter")
    whole.type("2")
    whole.press("Ctrl+R")
    assert request_of(whole).consent.answer is None
    whole.press("Esc", "Backspace", "Ctrl+R")
    assert request_of(whole).consent.answer is None
