"""Ctrl+Z and Ctrl+Y in the window, over every kind of change, and what is said of it."""

from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kototori.domain.contact import Handout, Source
from kototori.ui.requests.referral_sheet import ReferralSheet
from kototori.ui.views import ViewName
from tests.ui.conftest import Person

FRIDAY = date(2026, 11, 20)


def test_undo_and_redo_of_a_tally_count_its_contacts(person: Person) -> None:
    facts = [person.desk.log.read({"needs": need, "occurred_at": "2026-11-20"}) for need in "AB" * 7]
    person.desk.days.close(FRIDAY)
    person.desk.log.record_many(facts, Source.TALLY)

    person.press("Ctrl+Z")
    assert person.notice == ("Tally of 14 contacts undone. Redo Ctrl+Y. The book of the day is closed again.")
    person.press("Ctrl+Y")
    assert person.notice == (
        "Tally of 14 contacts saved again. Undo Ctrl+Z. The day had been closed; its book is open again."
    )


@pytest.mark.parametrize(
    ("deeds", "undone", "redone"),
    [
        (["close"], "the book is open", "the book is closed"),
        (["close", "reopen"], "the book is closed", "the book is open"),
        (["shut"], "nothing is said of it any more", "the desk was shut"),
        (["not_counted", "shut"], "visitors were not counted", "the desk was shut"),
        (["shut", "served"], "the desk was shut", "the desk was open"),
    ],
)
def test_undo_says_what_a_day_is_now(person: Person, deeds: list[str], undone: str, redone: str) -> None:
    for deed in deeds:
        getattr(person.desk.days, deed)(FRIDAY)

    person.press("Ctrl+Z")
    assert person.notice == f"Undone. Friday 20 Nov 2026: {undone}. Redo Ctrl+Y"
    person.press("Ctrl+Y")
    assert person.notice == f"Done again. Friday 20 Nov 2026: {redone}. Undo Ctrl+Z"


def test_closing_the_day_and_the_contact_before_it_are_undone_one_after_the_other(person: Person) -> None:
    person.type("1")
    person.press("Enter")
    person.desk.days.close(person.desk.log.today())

    person.press("Ctrl+Z", "Ctrl+Z")

    assert person.notice == "Undone: 11:00 Housing. Redo Ctrl+Y"
    assert person.stored == []


def test_undo_withdraws_a_request_for_good_and_its_number_follows(
    whole: Person, workers: SimpleNamespace
) -> None:
    tabs = whole.window.shell.header.tabs
    whole.type("1")
    whole.press("Enter")
    whole.desk.referrals.request(workers.first)
    whole.window.shell.count_waiting()
    assert "(1)" in "".join(tabs.tabText(n) for n in range(tabs.count()))

    whole.press("Ctrl+Z")

    assert whole.notice == (
        "Contact request to the team Aikuissosiaalityö withdrawn; it cannot be redone. Destroy its slip, too."
    )
    assert "(1)" not in "".join(tabs.tabText(n) for n in range(tabs.count()))
    whole.press("Ctrl+Y")
    assert whole.notice == "Nothing is left to redo"
    whole.press("Ctrl+Z")
    assert whole.notice == "Undone: 11:00 Housing. Redo Ctrl+Y"


def test_a_team_that_has_the_slip_is_to_be_told(whole: Person, workers: SimpleNamespace) -> None:
    request = whole.desk.referrals.request(workers.first)
    whole.desk.referrals.hand_over(request.id)

    whole.press("Ctrl+Z")

    assert whole.notice.endswith("it cannot be redone. They have its slip: tell them.")


def test_undo_on_the_page_of_requests_shows_there_that_none_waits(
    whole: Person, workers: SimpleNamespace
) -> None:
    whole.desk.referrals.request(workers.first)
    whole.window.shell.show_view(ViewName.REQUESTS)

    whole.press("Ctrl+Z")

    assert "No contact request waits" in [
        label.text() for label in whole.window.shell.page.findChildren(QLabel)
    ]


def test_leaflets_given_with_a_contact_go_and_come_with_it(person: Person) -> None:
    person.type("1")
    person.press("Enter")
    person.desk.log.amend_handouts(person.stored[0].id, (Handout("this-place", "ar", 2),))

    person.press("Ctrl+Z")
    assert person.stored == []
    person.press("Ctrl+Y")
    assert person.stored[0].facts.handouts == (Handout("this-place", "ar", 2),)


def test_in_the_request_undo_is_first_the_typing_and_then_the_day(
    whole: Person, workers: SimpleNamespace, qtbot: QtBot
) -> None:
    whole.type("1")
    whole.press("Enter", "Ctrl+R", "Space")
    name, about = open_fields(whole)
    for field in (name, about):
        field.setFocus()
        whole.type("Mo")
        whole.press("Ctrl+Z")
        assert len(whole.stored) == 1
    assert (name.text(), about.toPlainText()) == ("", "")

    whole.press("Ctrl+Z")

    assert whole.stored == []
    assert QApplication.focusWidget() is about
    name.setFocus()
    whole.press("Ctrl+Z")
    assert whole.notice == "Nothing of today is left to undo"


def open_fields(whole: Person) -> tuple[QLineEdit, QPlainTextEdit]:
    fields = whole.log_page.findChild(ReferralSheet).fields
    return fields.name, fields.about


def test_undo_of_another_contact_leaves_a_correction_in_hand_as_it_is(person: Person) -> None:
    for entry in ("1", "2"):
        person.type(entry)
        person.press("Enter")
    first = min(person.stored, key=lambda contact: contact.facts.needs)
    person.log_page.open_contact(first.id)
    person.type("3")

    person.press("Ctrl+Z")
    assert person.notice == "Undone: 11:00 Income. Redo Ctrl+Y"
    assert person.chips == ["Housing", "Residence"]

    person.press("Enter")
    (corrected,) = person.stored
    assert corrected.facts.needs == ("A", "C")


def test_undo_of_the_contact_that_is_being_corrected_empties_the_pad(person: Person) -> None:
    person.type("1")
    person.press("Enter", "Up")
    person.type("3")

    person.press("Ctrl+Z")
    assert person.chips == []
    assert person.stored == []


@pytest.mark.parametrize("view", [ViewName.STATISTICS, ViewName.DAY, ViewName.REQUESTS, ViewName.SETTINGS])
def test_undo_on_another_page_leaves_the_keyboard_there(whole: Person, view: ViewName) -> None:
    whole.type("1")
    whole.press("Enter")
    whole.window.shell.show_view(view)
    before = QApplication.focusWidget()
    assert before is not None
    whole.press("Ctrl+Z")

    assert whole.stored == []
    after = QApplication.focusWidget()
    assert after is not None
    assert whole.window.shell.page.isAncestorOf(after)
