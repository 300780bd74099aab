"""A half-filled request waits with its contact: sealed, through a switch, a covered desk and a restart."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kototori.domain.contact import Outcome
from kototori.services.request_book import RequestBook
from tests.services.request_desk import PASSPHRASE, found_in
from tests.ui.conftest import Person
from tests.ui.requests.sheet_hands import (
    NAME,
    PHONE,
    button,
    fill,
    focused,
    has_request,
    make,
    request_of,
    texts,
)
from tests.ui.timers import run_out


@pytest.fixture
def asked(whole: Person, book: RequestBook) -> Person:
    """A contact about housing whose request is being filled in, with the vault locked."""
    book.close()
    whole.type("1")
    whole.press("Ctrl+R")
    fill(whole)
    return whole


def typed(person: Person) -> list[str]:
    """What stands in any field of the sheets, seen or not, or would come back by Ctrl+Z."""
    page = person.log_page
    lines = [line.text() for line in page.findChildren(QLineEdit) if line is not person.line]
    return [text for text in (*lines, *(a.toPlainText() for a in page.findChildren(QPlainTextEdit))) if text]


def unlock(person: Person, qtbot: QtBot) -> None:
    """By the passphrase, as the page of requests does it too."""
    opened: list[object] = []
    lock = person.window.vault_lock()
    lock.open(PASSPHRASE, person.window, opened.append)
    qtbot.waitUntil(lambda: bool(opened) and lock.is_open, timeout=10_000)


def test_it_comes_back_with_its_contact_without_a_passphrase(asked: Person) -> None:
    asked.press("Ctrl+N")
    assert not has_request(asked)
    assert asked.line.hasFocus()
    asked.press("2", "Ctrl+1")
    fields = request_of(asked).fields
    assert (fields.name.text(), fields.phone.text()) == (NAME, PHONE)


def test_the_tab_tells_letter_and_time_and_that_a_request_is_half_filled(asked: Person) -> None:
    asked.press("Ctrl+N")
    [_, tab] = asked.log_page.parts.drafts.tabs.shown
    assert (tab.letter, tab.time) == ("A", "11:04 ✎")
    assert tab.spoken == "Contact A, begun at 11:04, with a half-filled contact request"


def test_what_was_typed_lies_sealed_on_disk_soon_after_the_last_key(asked: Person, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(asked.desk.request_drafts.all()) == 1)
    assert found_in(asked.home, (NAME, PHONE)) == []


def test_nobody_at_the_desk_leaves_nothing_of_the_visitor_on_the_screen(asked: Person) -> None:
    asked.press("F9")
    assert NAME not in typed(asked)
    assert PHONE not in typed(asked)
    asked.press("F9")
    sheet = request_of(asked)
    assert "This request is covered" in texts(sheet)
    assert not sheet.fields.isVisible()
    assert found_in(asked.home, (NAME, PHONE)) == []


def test_it_stands_there_as_it_was_once_the_requests_are_unlocked(asked: Person, qtbot: QtBot) -> None:
    request_of(asked).fields.urgent.setChecked(True)
    asked.press("F9", "F9")
    unlock(asked, qtbot)

    fields = request_of(asked).fields
    assert fields.isVisible()
    assert (fields.name.text(), fields.phone.text()) == (NAME, PHONE)
    assert fields.urgent.isChecked()
    assert fields.recipient is not None
    assert fields.recipient.name == "Kaisa Keksitty"
    assert fields.needs.ticked == ("A",)


def test_a_passphrase_that_is_typed_without_looking_unlocks_and_loses_nothing(
    asked: Person, qtbot: QtBot
) -> None:
    asked.press("F9", "F9")
    sheet = request_of(asked)
    asked.type(PASSPHRASE)
    assert sheet.is_covered
    asked.press("Enter")

    qtbot.waitUntil(lambda: not sheet.is_covered)
    assert sheet.fields.name.text() == NAME


def test_a_visitor_who_talked_for_long_costs_no_passphrase(asked: Person) -> None:
    asked.press("F9", "F9")
    button(request_of(asked), "Write it once more").click()
    fields = request_of(asked).fields
    assert focused() is fields.name
    assert fields.recipient is not None
    assert (fields.name.text(), fields.phone.text()) == ("", "")
    asked.type("Aino")
    asked.press("Tab")
    asked.type(PHONE)
    asked.press("Ctrl+Enter")

    assert asked.desk.referrals.waiting_count() == 1
    asked.desk.requests.open(PASSPHRASE)
    assert [kept.contents.name for kept in asked.desk.requests.all() if kept.contents] == ["Aino"]


def test_two_idle_minutes_cover_it_though_the_vault_was_never_opened(asked: Person) -> None:
    lock = asked.window.vault_lock()
    assert lock._idle._quiet.isActive()

    lock._idle.idle.emit()  # as it does after 120 seconds

    assert request_of(asked).is_covered
    assert NAME not in typed(asked)
    assert not lock._idle._quiet.isActive()
    button(request_of(asked), "Write it once more").click()
    asked.type("A")
    assert lock._idle._quiet.isActive()


def test_a_request_in_which_nothing_was_typed_yet_is_not_covered(whole: Person, book: RequestBook) -> None:
    whole.press("Ctrl+R", "Space", "F9", "F9")
    assert request_of(whole).fields.isVisible()


def test_a_request_that_was_parked_is_covered_as_well(asked: Person) -> None:
    asked.press("Ctrl+N", "F9", "F9")
    assert NAME not in typed(asked)
    assert PHONE not in typed(asked)
    asked.press("Ctrl+1")
    assert request_of(asked).is_covered


def test_what_was_made_or_closed_leaves_nothing_parked(asked: Person, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(asked.desk.request_drafts.all()) == 1)
    asked.press("Ctrl+Enter")
    assert list(asked.desk.request_drafts.all()) == []
    asked.press("Esc", "Ctrl+N", "2", "Ctrl+R")
    fill(asked)
    asked.press("Esc")
    soon = asked.window.shell.sheets.requests.parked._timer
    if soon.isActive():
        run_out(soon)
    assert list(asked.desk.request_drafts.all()) == []


def test_another_language_of_the_window_keeps_what_was_typed(asked: Person) -> None:
    asked.window.choose_language("fi")
    fields = request_of(asked).fields
    assert (fields.name.text(), fields.phone.text()) == (NAME, PHONE)
    assert fields.isVisible()


def test_after_a_restart_it_waits_with_its_contact_for_the_passphrase(
    asked: Person, open_again: Callable[[Person], Person], qtbot: QtBot
) -> None:
    asked.press("Ctrl+N", "2")
    person = open_again(asked)
    assert person.notice == "1 half-filled contact request waits until the requests are unlocked"
    assert not person.log_page.parts.drafts.tabs.shown[1].time.endswith("✎")

    unlock(person, qtbot)
    assert person.log_page.parts.drafts.tabs.shown[1].time.endswith("✎")
    assert person.line.hasFocus()
    assert not has_request(person)
    person.press("Ctrl+1")
    sheet = request_of(person)
    assert person.line.hasFocus()
    assert (sheet.fields.name.text(), sheet.fields.phone.text()) == (NAME, PHONE)
    person.press("Ctrl+R", "Ctrl+Enter", "Esc", "Enter")
    assert person.stored[0].facts.outcome == (Outcome.REFERRAL_REQUESTED,)


def test_a_window_that_is_closed_at_once_loses_no_key(
    asked: Person, open_again: Callable[[Person], Person], qtbot: QtBot
) -> None:
    asked.type("1")
    person = open_again(asked)
    unlock(person, qtbot)
    assert request_of(person).fields.phone.text() == f"{PHONE}1"


def test_one_whose_contact_was_saved_is_offered_on_an_empty_pad(
    asked: Person, open_again: Callable[[Person], Person], qtbot: QtBot
) -> None:
    asked.line.setFocus()
    asked.press("Enter")
    assert len(asked.stored) == 1
    person = open_again(asked)
    unlock(person, qtbot)
    assert person.notice.startswith("A half-filled contact request waits. Ctrl+R")
    person.press("Ctrl+R")
    sheet = request_of(person)
    assert sheet.fields.name.text() == NAME
    assert "saved before" in texts(sheet)
    person.press("Ctrl+Enter")
    assert person.chips == []
    assert person.desk.referrals.waiting_count() == 1


def test_a_made_request_does_not_wait_for_anything_after_a_restart(
    whole: Person, book: RequestBook, open_again: Callable[[Person], Person]
) -> None:
    whole.type("1")
    make(whole)
    person = open_again(whole)
    assert not has_request(person)
    assert person.desk.referrals.waiting_count() == 1
