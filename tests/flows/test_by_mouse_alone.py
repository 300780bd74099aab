"""Everything at the desk with one hand on the mouse; only what is a text is typed."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kototori.domain.contact import AgeBand, Source
from kototori.services.request_book import RequestBook
from kototori.ui.keyboard.key_rules import movable
from kototori.ui.keys import Deed
from kototori.ui.leaflets.leaflet_page import LeafletPage
from tests.flows.by_hand import Mouse, a_request_waits, list_beside, somebody_came_yesterday
from tests.services.request_desk import PASSPHRASE
from tests.ui.conftest import PaperTray, Person

BESIDE = "Contacts in hand and beside"
TODAY = "Today's contacts"


@pytest.fixture
def mouse(whole: Person) -> Mouse:
    whole.window.shell.prints.made.rack().leaflets()
    return Mouse(whole)


def needs(person: Person) -> list[tuple[str, ...]]:
    return [contact.facts.needs for contact in person.stored]


def at_the_line(person: Person) -> bool:
    return QApplication.focusWidget() is person.line


def test_one_need_takes_two_clicks(whole: Person, mouse: Mouse) -> None:
    mouse.click("Housing")
    mouse.click("Save")
    assert needs(whole) == [("A",)]
    assert at_the_line(whole)


def test_two_needs_a_language_and_what_fits_printed(whole: Person, mouse: Mouse) -> None:
    mouse.click("Income")
    mouse.click("Residence")
    mouse.click("Arabic, العربية")
    mouse.click(whole.log_page.parts.print_button.accessibleName())
    assert [(one.facts.needs, one.facts.language) for one in whole.stored] == [(("B", "C"), "ar")]
    assert len(whole.window.shell.prints.made.queue.prints) == 1
    assert at_the_line(whole)


def test_a_detail(whole: Person, mouse: Mouse) -> None:
    mouse.click("Health")
    mouse.click("Details")
    mouse.click("age")
    mouse.click("18 to 29")
    mouse.click("Save")
    assert [one.facts.age_band for one in whole.stored] == [AgeBand.TO_29]
    assert at_the_line(whole)


def test_one_waits_beside_and_is_taken_up(whole: Person, mouse: Mouse) -> None:
    mouse.click("Housing")
    mouse.click("Put this contact beside")
    mouse.click("Work")
    mouse.click("Save")
    mouse.click_tab("A", BESIDE)
    mouse.click("Save")
    assert sorted(needs(whole)) == [("A",), ("D",)]
    assert at_the_line(whole)


def test_a_contact_is_corrected_then_withdrawn_then_brought_back(whole: Person, mouse: Mouse) -> None:
    mouse.click("Housing")
    mouse.click("Save")
    mouse.click_row(TODAY)
    mouse.click("Work")
    mouse.click("Save the correction")
    assert needs(whole) == [("A", "D")]
    mouse.click_row(TODAY)
    mouse.click("Withdraw the contact")
    assert needs(whole) == []
    mouse.click("Undo the last")
    assert needs(whole) == [("A", "D")]
    assert at_the_line(whole)


def test_what_was_undone_is_redone_from_the_list_of_commands(whole: Person, mouse: Mouse) -> None:
    mouse.click("Housing")
    mouse.click("Save")
    mouse.click("Undo the last")
    mouse.click("List of commands")
    (row,) = (n for n, text in enumerate(_listed(whole)) if text == "Redo")
    mouse.click_row("Commands", row)
    assert needs(whole) == [("A",)]
    assert at_the_line(whole)


def _listed(person: Person) -> list[str]:
    return [command.text for command in person.window.shell._listed()]


def test_a_late_entry(whole: Person, mouse: Mouse) -> None:
    mouse.click("Another day or time")
    whole.type("yesterday 1030")
    mouse.click("Use this")
    mouse.click("Housing")
    mouse.click("Save")
    mouse.click("Back to now")
    mouse.click("Earlier day")
    assert whole.listed == ["10:30 Housing"]
    assert needs(whole) == []


def test_a_contact_of_an_earlier_day_is_corrected(whole: Person, mouse: Mouse) -> None:
    somebody_came_yesterday(whole)
    mouse.click("Earlier day")
    mouse.click_row(list_beside(whole))
    mouse.click("Work")
    mouse.click("Save the correction")
    (corrected,) = whole.desk.log.of_day(whole.desk.log.when("yesterday").day)
    assert corrected.facts.needs == ("A", "D")
    assert at_the_line(whole)
    mouse.click("Back to today")
    assert list_beside(whole) == TODAY


def test_the_busy_hour(whole: Person, mouse: Mouse) -> None:
    mouse.click("Busy mode")
    mouse.click("Housing")
    mouse.click("Work")
    mouse.click("Join the next need")
    mouse.click("Health")
    mouse.click("End busy mode")
    assert sorted(needs(whole)) == [("A",), ("D", "G")]
    assert at_the_line(whole)


def test_a_paper_tally(whole: Person, mouse: Mouse) -> None:
    mouse.click("Another day or time")
    whole.type("yesterday")
    mouse.click("Use this")
    mouse.click("Paper tally …")
    mouse.click("One more: Housing")
    mouse.click("One more: Housing")
    mouse.click("One more: Work")
    mouse.click("Save the tally")
    yesterday = whole.desk.log.when("yesterday").day
    stored = whole.desk.log.of_day(yesterday)
    assert sorted((one.facts.needs, one.source) for one in stored) == [
        (("A",), Source.TALLY),
        (("A",), Source.TALLY),
        (("D",), Source.TALLY),
    ]


def test_a_contact_request(
    whole: Person, book: RequestBook, mouse: Mouse, tray: PaperTray, qtbot: QtBot
) -> None:
    mouse.click("Housing")
    mouse.click("Contact request")
    mouse.click("The visitor consents")
    mouse.click_row("Social workers found")
    whole.type("Mo Esimerkki")
    mouse.click_field("Phone")
    whole.type("040 000 0000")
    mouse.click("Make the request")
    assert whole.desk.referrals.waiting_count() == 1
    mouse.click("Print slip and visitor's card")
    qtbot.waitUntil(lambda: len(tray.pages) == 2, timeout=20_000)


def test_a_contact_request_while_the_requests_are_locked(whole: Person, mouse: Mouse) -> None:
    a_request_waits(whole)
    mouse.click("Housing")
    mouse.click("Contact request")
    mouse.click("The visitor consents")
    mouse.click_row("Social workers found")
    whole.type("Mo Esimerkki")
    mouse.click_field("Phone")
    whole.type("040 000 0000")
    mouse.click("Make the request")
    assert not whole.desk.requests.door.is_open
    assert len(whole.desk.reminders.waiting()) == 2


def test_a_request_is_handed_over_taken_back_and_withdrawn(whole: Person, mouse: Mouse, qtbot: QtBot) -> None:
    a_request_waits(whole)
    mouse.click_tab("Requests", "Views")
    whole.type(PASSPHRASE)
    mouse.click("Open")
    qtbot.waitUntil(lambda: whole.window.vault_lock().is_open)
    mouse.click_row("Requests")
    mouse.click("Read out by phone")
    mouse.click("Handed over, by phone")
    assert whole.desk.reminders.waiting() == ()
    mouse.click("Handed over (1)")
    mouse.click("What was done")
    mouse.click("What was done")
    mouse.click("Take back the last hand-over")
    assert len(whole.desk.reminders.waiting()) == 1
    mouse.click("Waiting (1)")
    mouse.click("Withdraw")
    mouse.click("Withdraw and erase")
    assert whole.desk.request_list.all() == []
    mouse.click("Lock")
    assert not whole.desk.requests.door.is_open


def test_leaflets_are_looked_at(whole: Person, mouse: Mouse) -> None:
    mouse.click("Housing")
    mouse.click("Leaflets")
    mouse.click_row("Leaflets")
    assert whole.window.shell.shown == "leaflets"
    mouse.click_tab("Log", "Views")
    assert at_the_line(whole)


def test_a_leaflet_is_printed_with_finnish_beside_it(
    whole: Person, mouse: Mouse, tray: PaperTray, qtbot: QtBot
) -> None:
    mouse.click("Income")
    mouse.click("Arabic, العربية")
    mouse.click("Leaflets")
    mouse.choose("Second language beside", "nothing")
    mouse.choose("Second language beside", "Finnish")
    page = whole.window.shell.page
    assert isinstance(page, LeafletPage)
    assert [(order.language, order.beside) for order in page.orders] == [("ar", "fi")]
    mouse.click(page.foot.print_button.accessibleName())
    qtbot.waitUntil(lambda: len(whole.window.shell.prints.made.queue.prints) == 1, timeout=20_000)
    mouse.click("Cancel")
    assert tray.pages == []


def test_a_key_is_changed(whole: Person, mouse: Mouse) -> None:
    mouse.click_tab("Settings", "Views")
    (row,) = (n for n, key in enumerate(movable()) if key.deed is Deed.REFERRAL)
    mouse.click_row("Keys", row)
    mouse.click("Change the key")
    whole.press("Ctrl+G")
    mouse.click_tab("Log", "Views")
    assert whole.log_page.parts.referral_button.key == "Ctrl+G"


def test_figures_are_exported(
    whole: Person, mouse: Mouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    mouse.click("Housing")
    mouse.click("Save")
    mouse.click_tab("Statistics", "Views")
    file = tmp_path / "figures.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(file), ""))
    mouse.click("Export …")
    mouse.click("Choose …")
    mouse.click("Write the file")
    qtbot.waitUntil(file.exists)


def test_the_day_is_closed(whole: Person, mouse: Mouse) -> None:
    mouse.click("Housing")
    mouse.click("Save")
    mouse.click_tab("The day", "Views")
    mouse.click("Close the day")
    day = whole.desk.days.find(whole.desk.log.today())
    assert day is not None
    assert day.book == "closed"


def test_the_screen_turned_and_given_back_and_covered(whole: Person, mouse: Mouse) -> None:
    mouse.click("To the visitor")
    mouse.click("العربية, arabia")
    mouse.click("Give the screen back")
    assert whole.log_page.pad.language == "ar"
    assert at_the_line(whole)
    mouse.click("Cover")
    mouse.click_middle()
    assert at_the_line(whole)


def test_the_window_speaks_another_language(whole: Person, mouse: Mouse) -> None:
    mouse.click_tab("Settings", "Views")
    mouse.click("Svenska")
    assert whole.window.shell.words.language == "sv"
