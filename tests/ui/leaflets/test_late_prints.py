"""Prints on their way outlive what is built anew around them, and the contact that goes beside."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kototori.domain.contact import Handout, Source
from kototori.domain.draft import Slot
from kototori.domain.printer import KnownPrinter
from kototori.ui.leaflets.print_row import PrintRows
from kototori.ui.paper.print_queue import SECONDS, PrintQueue, Stage
from tests.ui.conftest import PaperTray, Person

PERMIT = Handout("residence-permit-renewal", "ar")
STOPPED = KnownPrinter("office", "Office printer", is_ready=False, reason="out of paper")


def queue(person: Person) -> PrintQueue:
    return person.window.shell.prints.made.queue


def rows(person: Person) -> PrintRows:
    found = person.window.shell.prints.made._rows
    assert found is not None
    return found


def on_paper(person: Person, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: queue(person).prints[0].printer is not None)
    for _ in range(SECONDS):
        queue(person).pass_second()
    qtbot.waitUntil(lambda: queue(person).prints[0].stage is Stage.DONE)


@pytest.fixture
def printing(whole: Person) -> Person:
    """A contact with a leaflet in its four seconds."""
    whole.window.shell.prints.made.rack().leaflets()
    whole.type("3ar")
    whole.press("Ctrl+Enter")
    assert len(queue(whole).prints) == 1
    return whole


@pytest.fixture
def printed_in_hand(whole: Person) -> Person:
    """A contact in hand whose leaflet is in its four seconds."""
    whole.window.shell.prints.made.rack().leaflets()
    whole.type("3ar")
    whole.press("Ctrl+P")
    assert whole.chips == ["Residence", "العربية", "1 leaflet"]
    return whole


def test_a_print_goes_on_and_is_counted_when_the_window_changes_its_language(
    printing: Person, tray: PaperTray, qtbot: QtBot
) -> None:
    printing.window.choose_language("fi")
    assert rows(printing).isVisible()
    assert "tulost" in rows(printing).moving.said.text().lower()

    on_paper(printing, qtbot)

    assert len(tray.pages) == 1
    assert printing.stored[0].facts.handouts == (PERMIT,)


def test_it_can_still_be_cancelled_then(printing: Person, tray: PaperTray, qtbot: QtBot) -> None:
    printing.window.choose_language("sv")
    qtbot.mouseClick(rows(printing).moving.off, Qt.MouseButton.LeftButton)

    assert queue(printing).prints == []
    assert tray.pages == []


def test_closing_the_window_prints_at_once_what_waits_and_counts_it(
    printing: Person, tray: PaperTray
) -> None:
    printing.window.close()

    assert not printing.window.isVisible()
    assert len(tray.pages) == 1
    assert printing.stored[0].facts.handouts == (PERMIT,)


def test_closing_the_window_says_once_what_is_not_on_paper(
    printing: Person, tray: PaperTray, qtbot: QtBot
) -> None:
    tray.printers = [STOPPED]
    queue(printing).try_again(queue(printing).prints[0])
    qtbot.waitUntil(lambda: queue(printing).prints[0].stage is Stage.TROUBLE)

    printing.window.close()
    assert printing.window.isVisible()
    assert printing.notice == "1 print is not on paper. Close the window once more to leave without it."

    printing.window.close()
    assert not printing.window.isVisible()
    assert tray.pages == []
    assert printing.stored[0].facts.handouts == ()


def test_leaflets_given_before_saving_wait_beside_with_their_contact(printed_in_hand: Person) -> None:
    printed_in_hand.press("Ctrl+N")
    assert printed_in_hand.chips == []
    printed_in_hand.press("Ctrl+1")
    assert printed_in_hand.chips == ["Residence", "العربية", "1 leaflet"]
    printed_in_hand.press("Enter")
    assert printed_in_hand.stored[0].facts.handouts == (PERMIT,)


def test_they_are_still_in_hand_after_a_change_of_the_language(printed_in_hand: Person) -> None:
    printed_in_hand.window.choose_language("fi")
    assert printed_in_hand.chips == ["Oleskelu", "العربية", "1 esite"]


def test_they_lie_on_disk_at_once(printed_in_hand: Person) -> None:
    (draft,) = printed_in_hand.desk.drafts.all()
    assert draft.leaflets == (PERMIT,)


def test_a_cancelled_print_takes_its_leaflets_from_the_contact_that_waits(
    printed_in_hand: Person, qtbot: QtBot
) -> None:
    printed_in_hand.press("Ctrl+N")
    printed_in_hand.type("3ar")
    printed_in_hand.press("Ctrl+P")
    qtbot.mouseClick(rows(printed_in_hand).moving.off, Qt.MouseButton.LeftButton)
    assert printed_in_hand.chips == ["Residence", "العربية"]
    qtbot.mouseClick(rows(printed_in_hand).moving.off, Qt.MouseButton.LeftButton)

    assert [draft.leaflets for draft in printed_in_hand.desk.drafts.all() if draft.slot is Slot.A] == [()]
    printed_in_hand.press("Ctrl+1")
    assert printed_in_hand.chips == ["Residence", "العربية"]


def test_a_print_that_is_cancelled_after_saving_is_not_counted(printed_in_hand: Person, qtbot: QtBot) -> None:
    printed_in_hand.press("Ctrl+N", "Ctrl+1", "Enter")
    assert printed_in_hand.stored[0].facts.handouts == (PERMIT,)

    qtbot.mouseClick(rows(printed_in_hand).moving.off, Qt.MouseButton.LeftButton)

    assert printed_in_hand.stored[0].facts.handouts == ()


def test_in_busy_mode_nothing_is_printed_and_ctrl_enter_counts_nobody(whole: Person) -> None:
    whole.press("F7")
    parts = whole.log_page.parts
    assert not parts.print_button.isVisible()
    assert not parts.leaflet_button.isVisible()

    whole.press("Ctrl+Enter")
    assert whole.notice == "Nothing is printed in busy mode. F7 ends it"
    whole.press("Ctrl+P")
    assert whole.stored == []

    whole.window.resize(1300, 768)
    assert not parts.leaflet_button.isVisible()
    whole.press("F7")
    assert parts.print_button.isVisible()
    assert parts.leaflet_button.isVisible()


def test_a_late_contact_that_is_saved_and_printed_stays_late(whole: Person, qtbot: QtBot) -> None:
    whole.window.shell.prints.made.rack().leaflets()
    whole.press("Ctrl+D")
    whole.type("eilen 10")
    whole.press("Enter")
    whole.type("3ar")
    whole.press("Ctrl+Enter")
    on_paper(whole, qtbot)

    yesterday = whole.desk.log.today() - timedelta(days=1)
    (contact,) = whole.desk.log.of_day(yesterday)
    assert contact.source is Source.LATE
    assert contact.facts.handouts == (PERMIT,)


def test_ctrl_p_takes_the_letters_that_are_pending(whole: Person) -> None:
    whole.window.shell.prints.made.rack().leaflets()
    whole.type("3ar")
    whole.press("Ctrl+P")
    assert whole.chips == ["Residence", "العربية", "1 leaflet"]
    whole.type("zzz")
    whole.press("Ctrl+P")
    assert whole.inline == "Nothing is called that here – nothing was saved"
