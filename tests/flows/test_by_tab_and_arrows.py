"""Everything at the desk without a single digit, letter or shortcut that means something."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kototori.domain.contact import AgeBand, Source
from kototori.services.request_book import RequestBook
from kototori.ui.keyboard.key_rules import movable
from kototori.ui.leaflets.leaflet_page import LeafletPage
from tests.flows.by_hand import TabAndArrows, a_request_waits, list_beside, somebody_came_yesterday
from tests.services.request_desk import PASSPHRASE
from tests.ui.conftest import PaperTray, Person

BESIDE = "Contacts in hand and beside"
TODAY = "Today's contacts"


@pytest.fixture
def keys(whole: Person) -> TabAndArrows:
    whole.window.shell.prints.made.rack().leaflets()
    return TabAndArrows(whole)


def needs(person: Person) -> list[tuple[str, ...]]:
    return [contact.facts.needs for contact in person.stored]


def at_the_line(person: Person) -> bool:
    return QApplication.focusWidget() is person.line


def choose(keys: TabAndArrows, first: str, *tiles: str) -> None:
    """From the entry line into the tiles; `first` is the one where Tab comes in."""
    keys.tab_to(first)
    for tile in tiles:
        keys.step_to(tile)
        keys.press("Space")


def save(keys: TabAndArrows) -> None:
    keys.tab_to("Save")
    keys.press("Enter")


def test_one_need(whole: Person, keys: TabAndArrows) -> None:
    choose(keys, "Housing", "Work")
    save(keys)
    assert needs(whole) == [("D",)]
    assert at_the_line(whole)


def test_two_needs_a_language_and_what_fits_printed(whole: Person, keys: TabAndArrows) -> None:
    choose(keys, "Housing", "Income", "Residence")
    keys.tab_to("Finnish, Suomi")
    keys.step_to("Arabic, العربية")
    keys.press("Space")
    keys.tab_to(whole.log_page.parts.print_button.accessibleName())
    keys.press("Space")
    assert [(one.facts.needs, one.facts.language) for one in whole.stored] == [(("B", "C"), "ar")]
    assert len(whole.window.shell.prints.made.queue.prints) == 1
    assert at_the_line(whole)


def test_a_detail(whole: Person, keys: TabAndArrows) -> None:
    choose(keys, "Housing", "Housing")
    keys.tab_to("Details")
    keys.press("Space")
    keys.step_to("age")
    keys.press("Enter")
    keys.step_to("18 to 29")
    keys.press("Space")
    save(keys)
    assert [one.facts.age_band for one in whole.stored] == [AgeBand.TO_29]
    assert at_the_line(whole)


def test_one_waits_beside_and_is_taken_up(whole: Person, keys: TabAndArrows) -> None:
    choose(keys, "Housing", "Housing")
    keys.tab_to("Put this contact beside")
    keys.press("Space")
    assert at_the_line(whole)
    choose(keys, "Housing", "Work")
    save(keys)
    keys.tab_to(BESIDE)
    keys.press("Right")
    save(keys)
    assert sorted(needs(whole)) == [("A",), ("D",)]
    assert at_the_line(whole)


def test_a_contact_is_corrected_then_withdrawn_then_brought_back(whole: Person, keys: TabAndArrows) -> None:
    choose(keys, "Housing", "Housing")
    save(keys)
    keys.tab_to(TODAY)
    keys.press("Down", "Enter")
    choose(keys, "Housing", "Work")
    keys.tab_to("Save the correction")
    keys.press("Space")
    assert needs(whole) == [("A", "D")]
    keys.tab_to(TODAY)
    keys.press("Down", "Enter")
    keys.tab_to("Withdraw the contact")
    keys.press("Enter")
    assert needs(whole) == []
    keys.tab_to("Undo the last")
    keys.press("Enter")
    assert needs(whole) == [("A", "D")]
    assert at_the_line(whole)


def test_what_was_undone_is_redone_from_the_list_of_commands(whole: Person, keys: TabAndArrows) -> None:
    choose(keys, "Housing", "Housing")
    save(keys)
    keys.tab_to("Undo the last")
    keys.press("Space")
    keys.tab_to("List of commands")
    keys.press("Space")
    texts = [command.text for command in whole.window.shell._listed()]
    for _ in range(texts.index("Redo")):
        keys.press("Down")
    keys.press("Enter")
    assert needs(whole) == [("A",)]
    assert at_the_line(whole)


def test_a_late_entry(whole: Person, keys: TabAndArrows) -> None:
    keys.tab_to("Another day or time")
    keys.press("Space")
    whole.type("yesterday 1030")
    keys.tab_to("Use this")
    keys.press("Space")
    assert at_the_line(whole)
    choose(keys, "Housing", "Housing")
    save(keys)
    keys.tab_to("Back to now")
    keys.press("Space")
    keys.tab_to(TODAY)
    keys.press("Left")
    assert whole.listed == ["10:30 Housing"]
    assert needs(whole) == []


def test_a_contact_of_an_earlier_day_is_corrected(whole: Person, keys: TabAndArrows) -> None:
    somebody_came_yesterday(whole)
    keys.tab_to(TODAY)
    keys.press("Left", "Down", "Enter")
    choose(keys, "Housing", "Work")
    keys.tab_to("Save the correction")
    keys.press("Space")
    (corrected,) = whole.desk.log.of_day(whole.desk.log.when("yesterday").day)
    assert corrected.facts.needs == ("A", "D")
    assert at_the_line(whole)
    keys.tab_to(list_beside(whole))
    keys.press("Right")
    assert list_beside(whole) == TODAY


def test_the_busy_hour(whole: Person, keys: TabAndArrows) -> None:
    keys.tab_to("Busy mode")
    keys.press("Space")
    assert at_the_line(whole)
    choose(keys, "Housing", "Housing")
    choose(keys, "Housing", "Work")
    keys.tab_to("Join the next need")
    keys.press("Space")
    choose(keys, "Work", "Health")
    keys.tab_to("End busy mode")
    keys.press("Space")
    assert sorted(needs(whole)) == [("A",), ("D", "G")]
    assert at_the_line(whole)


def test_a_paper_tally(whole: Person, keys: TabAndArrows) -> None:
    keys.tab_to("Another day or time")
    keys.press("Space")
    whole.type("yesterday")
    keys.press("Enter")
    keys.tab_to("Paper tally …")
    keys.press("Space")
    whole.type("2")
    keys.tab_to("Work")
    whole.type("1")
    keys.tab_to("Save the tally")
    keys.press("Enter")
    stored = whole.desk.log.of_day(whole.desk.log.when("yesterday").day)
    assert sorted((one.facts.needs, one.source) for one in stored) == [
        (("A",), Source.TALLY),
        (("A",), Source.TALLY),
        (("D",), Source.TALLY),
    ]


def test_a_contact_request(
    whole: Person, book: RequestBook, keys: TabAndArrows, tray: PaperTray, qtbot: QtBot
) -> None:
    choose(keys, "Housing", "Housing")
    keys.tab_to("Contact request")
    keys.press("Enter", "Space")
    keys.press("Down", "Enter")
    whole.type("Mo Esimerkki")
    keys.press("Tab")
    whole.type("040 000 0000")
    keys.tab_to("Make the request")
    keys.press("Space")
    assert whole.desk.referrals.waiting_count() == 1
    keys.press("Space")
    qtbot.waitUntil(lambda: len(tray.pages) == 2, timeout=20_000)


def test_a_contact_request_while_the_requests_are_locked(whole: Person, keys: TabAndArrows) -> None:
    a_request_waits(whole)
    choose(keys, "Housing", "Housing")
    keys.tab_to("Contact request")
    keys.press("Enter", "Space")
    keys.press("Down", "Enter")
    whole.type("Mo Esimerkki")
    keys.press("Tab")
    whole.type("040 000 0000")
    keys.tab_to("Make the request")
    keys.press("Space")
    assert not whole.desk.requests.door.is_open
    assert len(whole.desk.reminders.waiting()) == 2


def test_a_request_is_handed_over_acknowledged_and_withdrawn(
    whole: Person, keys: TabAndArrows, qtbot: QtBot
) -> None:
    a_request_waits(whole)
    keys.tab_to("Views")
    keys.press(*["Right"] * 4, "Enter")
    whole.type(PASSPHRASE)
    keys.press("Enter")
    qtbot.waitUntil(lambda: keys.here == "Requests")
    keys.tab_to("Handed over, on paper")
    keys.press("Space")
    keys.press("Right")
    assert keys.here == "Requests"
    keys.tab_to("The worker has taken it on")
    keys.press("Enter")
    keys.tab_to("Withdraw")
    keys.press("Space")
    keys.tab_to("Withdraw and erase")
    keys.press("Space")
    assert whole.desk.request_list.all() == []
    keys.tab_to("They were told", back=True)
    keys.press("Space")
    keys.press("Esc")
    assert at_the_line(whole)


def test_leaflets_are_looked_at(whole: Person, keys: TabAndArrows) -> None:
    choose(keys, "Housing", "Housing")
    keys.tab_to("Leaflets")
    keys.press("Space")
    assert whole.window.shell.shown == "leaflets"
    assert keys.here == "Search leaflets"
    keys.press("Down")
    keys.press("Esc", "Esc")
    assert at_the_line(whole)


def test_a_leaflet_is_printed_with_finnish_beside_it(
    whole: Person, keys: TabAndArrows, tray: PaperTray, qtbot: QtBot
) -> None:
    choose(keys, "Housing", "Income")
    keys.tab_to("Finnish, Suomi")
    keys.step_to("Arabic, العربية")
    keys.press("Space")
    keys.tab_to("Leaflets")
    keys.press("Space")
    page = whole.window.shell.page
    assert isinstance(page, LeafletPage)
    keys.tab_to("Second language beside")
    while page.orders[0].beside is not None:
        keys.press("Up")
    while page.orders[0].beside != "fi":
        keys.press("Down")
    assert [(order.language, order.beside) for order in page.orders] == [("ar", "fi")]
    keys.tab_to(page.foot.print_button.accessibleName())
    keys.press("Space")
    qtbot.waitUntil(lambda: len(whole.window.shell.prints.made.queue.prints) == 1, timeout=20_000)
    keys.tab_to("Cancel")
    keys.press("Space")
    assert tray.pages == []


def test_a_key_is_changed(whole: Person, keys: TabAndArrows) -> None:
    keys.tab_to("Views")
    keys.press(*["Right"] * 5, "Enter")
    keys.tab_to("Keys")
    keys.press("Down", "Enter")
    whole.press("Ctrl+G")
    moved = movable()[1].deed
    assert whole.window._keys.printed(moved) == "Ctrl+G"


def test_figures_are_exported(
    whole: Person, keys: TabAndArrows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose(keys, "Housing", "Housing")
    save(keys)
    keys.tab_to("Views")
    keys.press("Right", "Enter")
    file = tmp_path / "figures.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(file), ""))
    keys.tab_to("Export …")
    keys.press("Space")
    keys.tab_to("Choose …")
    keys.press("Space")
    keys.tab_to("Write the file")
    keys.press("Enter")
    qtbot.waitUntil(file.exists)


def test_the_day_is_closed(whole: Person, keys: TabAndArrows) -> None:
    choose(keys, "Housing", "Housing")
    save(keys)
    keys.tab_to("Views")
    keys.press("Right", "Right", "Enter")
    keys.tab_to("Close the day")
    keys.press("Enter")
    day = whole.desk.days.find(whole.desk.log.today())
    assert day is not None
    assert day.book == "closed"


def test_the_screen_turned_and_given_back_and_covered(whole: Person, keys: TabAndArrows) -> None:
    keys.tab_to("To the visitor")
    keys.press("Space")
    keys.tab_to("Suomi, suomi")
    keys.step_to("العربية, arabia")
    keys.press("Space")
    keys.tab_to("Give the screen back")
    keys.press("Space")
    assert whole.log_page.pad.language == "ar"
    assert at_the_line(whole)
    keys.tab_to("Cover")
    keys.press("Space", "Enter")
    assert at_the_line(whole)


def test_the_window_speaks_another_language(whole: Person, keys: TabAndArrows) -> None:
    keys.tab_to("Views")
    keys.press(*["Right"] * 5, "Enter")
    assert whole.window.shell.shown == "settings"
    keys.tab_to("Suomi")
    keys.step_to("Svenska")
    keys.press("Space")
    assert whole.window.shell.words.language == "sv"
