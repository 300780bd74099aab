"""The contact request, by its keys: consent first, and what was said goes into the vault and nowhere else."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kototori.domain.worker import Worker
from kototori.services.request_book import RequestBook
from kototori.ui.look.choice_button import ChoiceButton
from kototori.wording.visitor_words import CONSENT_TEXT
from tests.services.request_desk import PASSPHRASE, found_in
from tests.ui.conftest import PaperTray, Person
from tests.ui.requests.sheet_hands import (
    NAME,
    PHONE,
    button,
    fill,
    focused,
    make,
    request_of,
    texts,
)

IDENTITY_CODE = "010190-900P"  # nobody's: individual numbers from 900 on are never given


@pytest.fixture
def asked(whole: Person, book: RequestBook) -> Person:
    """The sheet is open for a visitor about housing who speaks Arabic."""
    whole.type("1ar")
    whole.press("Tab", "Ctrl+R")
    return whole


def test_nothing_is_chosen_about_consent_and_no_field_is_open(asked: Person) -> None:
    sheet = request_of(asked)

    assert sheet.consent.answer is None
    assert not sheet.fields.isVisible()
    assert "This is voluntary" in texts(sheet)
    assert "14 days after" in texts(sheet)
    assert "60 days from today" in texts(sheet)
    assert focused() is sheet.consent.consents


def test_what_was_said_is_in_the_vault(asked: Person, book: RequestBook) -> None:
    fill(asked)
    sheet = request_of(asked)
    sheet.fields.interpreter.setChecked(True)
    sheet.fields.urgent.setChecked(True)
    sheet.fields.about.setFocus()
    asked.type("The rent is too high")
    asked.press("Ctrl+Enter")

    [kept] = book.all()
    said = kept.contents
    assert said is not None
    assert (said.worker, said.team) == ("keksitty", "Aikuissosiaalityö")
    assert (said.name, said.phone, said.language) == (NAME, PHONE, "ar")
    assert (said.about, said.needs) == ("The rent is too high", ("A",))
    assert said.interpreter_needed
    assert said.urgent
    assert not said.message_allowed


def test_which_text_was_shown_in_which_language_is_kept(asked: Person, book: RequestBook) -> None:
    request_of(asked).take_answer(True, "ar")
    asked.type("kek")
    asked.press("Enter")
    asked.type(NAME)
    asked.press("Tab")
    asked.type(PHONE)
    asked.press("Ctrl+Enter")

    said = book.all()[0].contents
    assert said is not None
    assert (said.consent_version, said.consent_language) == (CONSENT_TEXT, "ar")


def test_a_request_is_made_with_the_vault_locked(asked: Person, book: RequestBook) -> None:
    book.close()
    fill(asked)
    asked.press("Ctrl+Enter")

    assert not book.door.is_open
    assert asked.desk.referrals.waiting_count() == 1
    book.open(PASSPHRASE)
    assert [kept.contents.name for kept in book.all() if kept.contents] == [NAME]


def test_the_waiting_number_stands_on_the_tab(asked: Person) -> None:
    fill(asked)
    asked.press("Ctrl+Enter")
    assert "(1)" in asked.window.shell.header.tabs.tabText(4)


def test_nothing_about_the_visitor_is_left_in_the_fields_or_in_the_open(
    asked: Person, book: RequestBook
) -> None:
    sheet = request_of(asked)
    fill(asked, name="Mo Esimerkki", phone="040 987 6543")
    asked.press("Ctrl+Enter")

    lines = sheet.findChildren(QLineEdit)
    assert not any(line.text() or line.isUndoAvailable() for line in lines)
    book.close()
    assert found_in(asked.home, ("Mo Esimerkki", "040 987 6543")) == []


def test_without_consent_nothing_is_stored_and_the_law_is_told(whole: Person, book: RequestBook) -> None:
    whole.press("Ctrl+R")
    book.close()
    before = everything_stored(whole)
    whole.press("Down", "Space")
    sheet = request_of(whole)
    assert sheet.consent.declines.hasFocus()
    assert "child welfare notice" in texts(sheet)
    assert not sheet.fields.isVisible()

    whole.press("Ctrl+Enter")
    whole.press("Esc")

    assert whole.desk.referrals.waiting_count() == 0
    assert everything_stored(whole) == before
    assert whole.line.hasFocus()


def everything_stored(person: Person) -> dict[str, bytes]:
    """Every file of the home folder, byte by byte; what SQLite shares between programs is no file of ours."""
    person.desk.database.fold()
    files = (path for path in person.home.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
    return {path.name: path.read_bytes() for path in files}


def test_who_does_not_consent_takes_the_help_card_home_in_their_language(
    asked: Person, tray: PaperTray, qtbot: QtBot
) -> None:
    asked.press("Down", "Space")
    sheet = request_of(asked)
    button(sheet, "Print the help card").click()

    qtbot.waitUntil(lambda: len(tray.pages) == 1, timeout=20_000)
    assert tray.titles == ["kototori"]
    assert asked.desk.referrals.waiting_count() == 0
    assert_arabic(tray.pages[0])


def test_the_text_on_paper_is_the_one_that_was_shown(
    asked: Person, tray: PaperTray, book: RequestBook, qtbot: QtBot
) -> None:
    button(request_of(asked), "Print the text").click()
    qtbot.waitUntil(lambda: len(tray.pages) == 1, timeout=20_000)
    assert_arabic(tray.pages[0])

    fill(asked)
    asked.press("Ctrl+Enter")
    said = book.all()[0].contents
    assert said is not None
    assert said.consent_language == "ar"


def test_who_read_the_text_on_the_turned_view_and_answered_aloud_has_consented_in_that_language(
    asked: Person, book: RequestBook
) -> None:
    asked.press("F8", "F8")
    assert request_of(asked).consent.answer is None
    fill(asked)
    asked.press("Ctrl+Enter")

    said = book.all()[0].contents
    assert said is not None
    assert said.consent_language == "ar"


def test_a_language_chosen_on_the_turned_view_stands_on_the_request(whole: Person, book: RequestBook) -> None:
    whole.type("1")
    whole.press("Ctrl+R", "F8", "Right", "Space", "F8")  # Svenska
    fill(whole)
    whole.press("Ctrl+Enter")

    said = book.all()[0].contents
    assert said is not None
    assert (said.language, said.consent_language) == ("sv", "sv")


def assert_arabic(page: bytes) -> None:
    """The language that the page itself tells a reader aloud."""
    assert b"/Lang (ar)" in page or b"/Lang(ar)" in page


@pytest.mark.parametrize("field", ["name", "phone", "good_time", "about"])
def test_an_identity_code_is_refused_wherever_it_is_typed(asked: Person, field: str) -> None:
    fill(asked)
    typed = getattr(request_of(asked).fields, field)
    typed.setFocus()
    asked.type(f" {IDENTITY_CODE}")
    assert "personal identity code" in texts(request_of(asked))

    asked.press("Ctrl+Enter")
    assert asked.desk.referrals.waiting_count() == 0
    assert request_of(asked).made is None


def test_an_identity_code_is_refused_where_the_worker_is_looked_for(asked: Person) -> None:
    asked.press("Space")
    asked.type(IDENTITY_CODE)
    assert "personal identity code" in texts(request_of(asked))


def test_a_refused_identity_code_is_not_sealed_either(asked: Person) -> None:
    fill(asked)
    sheet = request_of(asked)
    sheet.fields.name.setFocus()
    asked.type(f" {IDENTITY_CODE}")
    half = sheet.half_filled
    assert half is not None
    assert half.name == ""
    assert half.phone == PHONE


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("call 040 123 4567", "phone number"),
        ("mo@example.org", "e-mail address"),
        ("FI21 1234 5600 0007 85", "bank account number"),
    ],
)
def test_the_visitors_own_words_take_nothing_by_which_somebody_is_reached(
    asked: Person, typed: str, said: str
) -> None:
    fill(asked, phone="040 123 4567")
    request_of(asked).fields.about.setFocus()
    asked.type(typed)
    assert said in texts(request_of(asked))

    asked.press("Ctrl+Enter")
    assert asked.desk.referrals.waiting_count() == 0


def test_a_birthday_in_the_visitors_own_words_is_asked_about_and_stops_nobody(asked: Person) -> None:
    fill(asked)
    request_of(asked).fields.about.setFocus()
    asked.type("born 4.5.1990")
    assert "Is this a date of birth?" in texts(request_of(asked))

    asked.press("Ctrl+Enter")
    assert asked.desk.referrals.waiting_count() == 1


def test_what_is_missing_is_said_beside_its_field(asked: Person) -> None:
    asked.press("Space", "Ctrl+Enter")

    sheet = request_of(asked)
    assert "Choose whom the request goes to." in texts(sheet)
    assert "Write the name as the visitor wants it." in texts(sheet)
    assert "Write how the visitor can be reached." in texts(sheet)
    assert focused() is sheet.fields.worker.line
    assert asked.desk.referrals.waiting_count() == 0


def test_a_need_can_be_left_out_and_taken_in_again(asked: Person, book: RequestBook) -> None:
    fill(asked)
    needs = request_of(asked).fields.needs
    assert needs.ticked == ("A",)
    [housing] = [one for one in needs.findChildren(ChoiceButton) if one.text() == "Housing"]
    housing.setFocus()
    asked.press("Space")
    assert needs.ticked == ()
    asked.press("Space", "Space", "Ctrl+Enter")

    said = book.all()[0].contents
    assert said is not None
    assert said.needs == ()


def test_a_team_is_asked_where_nobody_knows_the_workers_name(asked: Person, book: RequestBook) -> None:
    people = len(asked.desk.setup.all_workers())
    asked.press("Space")
    asked.type("own perhe")
    assert request_of(asked).fields.worker.highlighted == "Own worker, name not known · Perhetyö"
    asked.press("Enter")
    asked.type(NAME)
    asked.press("Tab")
    asked.type(PHONE)
    asked.press("Ctrl+Enter")

    said = book.all()[0].contents
    assert said is not None
    assert (said.worker, said.team) == ("", "Perhetyö")
    assert len(asked.desk.setup.all_workers()) == people


def test_where_requests_are_not_set_up_their_lock_is_made_before_the_fields(whole: Person) -> None:
    whole.type("1")
    whole.press("Ctrl+R", "Space")
    sheet = request_of(whole)
    assert not sheet.fields.isVisible()
    assert sheet._lock_card is not None
    assert sheet._lock_card.isVisible()

    whole.line.setFocus()
    whole.press("Enter")  # the log does not wait
    assert len(whole.stored) == 1

    whole.desk.requests.door.set_up(PASSPHRASE)
    sheet._follow_set_up()
    assert sheet.fields.isVisible()
    assert sheet._lock_card.isHidden()
    assert focused() is sheet.fields.worker.line


def test_esc_closes_and_empties_the_sheet(asked: Person) -> None:
    fill(asked)
    sheet = request_of(asked)
    asked.press("Esc")

    assert not sheet.isVisible()
    assert asked.line.hasFocus()
    assert not any(line.text() for line in sheet.findChildren(QLineEdit))
    assert asked.desk.referrals.waiting_count() == 0
    assert not asked.desk.request_drafts.all()


def test_own_words_end_at_two_hundred_letters(asked: Person) -> None:
    fill(asked)
    fields = request_of(asked).fields
    fields.about.setPlainText("a" * 250)

    assert len(fields.about.toPlainText()) == 200
    assert "0 letters left" in texts(request_of(asked))


def test_undo_withdraws_the_request_just_made_and_its_papers_are_offered_no_more(
    asked: Person, book: RequestBook
) -> None:
    fill(asked)
    asked.press("Ctrl+Enter")
    sheet = request_of(asked)
    asked.line.setFocus()
    asked.press("Ctrl+Z")

    assert book.all() == []
    assert asked.desk.referrals.waiting_count() == 0
    assert not sheet.isVisible()
    assert "cannot be redone" in asked.notice
    asked.press("Ctrl+Y")
    assert book.all() == []


def test_undo_of_a_request_made_behind_the_lock_erases_it_at_once(asked: Person, book: RequestBook) -> None:
    book.close()
    fill(asked)
    asked.press("Ctrl+Enter")
    asked.line.setFocus()
    asked.press("Ctrl+Z")

    assert asked.desk.referrals.waiting_count() == 0
    assert all(one.sealed is None for one in asked.desk.request_inbox.file.requests())


def test_of_two_requests_each_has_its_own_codes(asked: Person, book: RequestBook) -> None:
    fill(asked)
    asked.press("Ctrl+Enter", "Esc")
    make(asked, name="Aino Esimerkki")
    first, second = (kept.contents for kept in book.all())
    assert first is not None
    assert second is not None
    assert first.withdrawal != second.withdrawal


def test_a_worker_who_left_since_is_not_asked(asked: Person) -> None:
    asked.press("Space")
    asked.desk.setup.add_worker(
        Worker(code="lahtenyt", name="Liisa Lähtenyt", title="sosiaaliohjaaja", team="Perhetyö")
    )
    asked.desk.setup.retire_worker("lahtenyt")
    asked.press("Esc", "Ctrl+R", "Space")
    assert not any("Liisa" in line for line in request_of(asked).fields.worker.found)
