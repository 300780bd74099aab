"""Ctrl+Enter and Ctrl+P by keys and clicks: what fits, four seconds, the printer, the count."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kototori.domain.contact import Handout
from kototori.domain.leaflet_counts import Wish
from kototori.domain.printer import JobState, KnownPrinter
from kototori.services.desk import Desk
from kototori.services.leaflet_rack import LeafletRack
from kototori.ui.leaflets.print_row import PrintRow
from kototori.ui.paper.print_queue import SECONDS, PrintQueue, QueuedPrint, Stage
from kototori.ui.preferences import Preferences
from tests.ui.conftest import PaperTray, Person

PATIENCE = 30_000  # milliseconds
PERMIT, LETTER = "residence-permit-renewal", "kela-additional-information"


class AtThePrinter:
    """What the person sees of the prints, and how the seconds pass."""

    def __init__(self, person: Person, qtbot: QtBot) -> None:
        self._person = person
        self._qtbot = qtbot

    @property
    def queue(self) -> PrintQueue:
        return self._person.window.shell.prints.made.queue

    @property
    def button(self) -> str:
        return self._person.log_page.parts.print_button.full

    @property
    def note(self) -> str:
        return self._person.log_page.parts.inline.text()

    @property
    def moving(self) -> PrintRow:
        rows = self._person.window.shell.prints.made._rows
        assert rows is not None
        return rows.moving

    @property
    def waiting(self) -> PrintRow:
        rows = self._person.window.shell.prints.made._rows
        assert rows is not None
        return rows.waiting

    def until(self, stage: Stage, at: int = 0) -> QueuedPrint:
        """Waits for the other thread, until a print stands there."""
        self._qtbot.waitUntil(
            lambda: len(self.queue.prints) > at and self.queue.prints[at].stage is stage, timeout=PATIENCE
        )
        return self.queue.prints[at]

    def printer_is_known(self) -> None:
        self._qtbot.waitUntil(lambda: self.queue.prints[-1].printer is not None)

    def pass_seconds(self, seconds: int = SECONDS) -> None:
        for _ in range(seconds):
            self.queue.pass_second()

    def click(self, button: object) -> None:
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


@pytest.fixture
def prints(whole: Person, qtbot: QtBot) -> AtThePrinter:
    whole.window.shell.prints.made.rack().leaflets()
    return AtThePrinter(whole, qtbot)


def focus_is_in_the_line(person: Person) -> bool:
    return QApplication.focusWidget() is person.line


def test_two_needs_a_language_and_arabic_leaflets_take_at_most_six_keys(
    whole: Person, prints: AtThePrinter, tray: PaperTray
) -> None:
    whole.type("23ar")
    whole.press("Ctrl+Enter")

    assert whole.key_presses <= 6
    assert whole.listed == ["11:00 Income, Residence ar"]
    assert focus_is_in_the_line(whole)
    prints.printer_is_known()
    prints.pass_seconds()
    prints.until(Stage.DONE)
    (contact,) = whole.stored
    assert contact.facts.handouts == (Handout(LETTER, "ar"), Handout(PERMIT, "ar"))
    assert tray.titles == ["kototori"]  # whoever stands at the printer reads it
    assert focus_is_in_the_line(whole)


def test_the_numpads_enter_does_the_same(whole: Person, prints: AtThePrinter) -> None:
    whole.type("3")
    whole.press("Ctrl+NumpadEnter")

    assert len(whole.stored) == len(prints.queue.prints) == 1


def test_the_button_says_beforehand_what_will_be_printed(
    whole: Person, prints: AtThePrinter, rack: LeafletRack, qtbot: QtBot
) -> None:
    assert prints.button == "Save + print"
    whole.type("2")
    assert prints.button == "Save + print 1 leaflet (FI)"
    whole.type("3ar ")
    assert prints.button == "Save + print 2 leaflets (AR)"
    count = rack.pages(tuple(fit.order for fit in rack.fitting(("B", "C"), "ar").fits)).count
    full = f"Save + print 2 leaflets (AR, {count} pages)"
    qtbot.waitUntil(lambda: prints.button == full, timeout=PATIENCE)
    whole.press("Backspace")
    assert prints.button == "Save + print 2 leaflets (FI)"
    whole.type("23")
    assert prints.button == "Save + print"


def test_where_nothing_fits_the_button_says_so_and_the_contact_is_saved(
    whole: Person, prints: AtThePrinter
) -> None:
    whole.type("0")  # safety: what would fit is a draft, which nobody may be given unseen
    assert prints.button == "Save – no leaflet fits"
    assert prints.note.endswith(": a draft that somebody must look at first, so not printed by itself")

    whole.press("Ctrl+Enter")

    assert len(whole.stored) == 1
    assert whole.notice == "Saved. No leaflet fits."
    assert prints.queue.prints == []


def test_a_fall_back_is_said_before_it_is_printed(whole: Person, prints: AtThePrinter) -> None:
    whole.type("3rw ")

    assert prints.note == "Residence: not in Kinyarwanda → easy Finnish"
    assert prints.button == "Save + print 1 leaflet (easy Finnish)"
    whole.press("Ctrl+Enter")
    assert prints.queue.prints[0].handouts == (Handout(PERMIT, "fi-easy"),)
    assert prints.note.startswith("1–9")


def test_a_language_that_was_wanted_and_missing_is_counted_with_the_print_and_undone_with_its_contact(
    whole: Person, prints: AtThePrinter, desk: Desk
) -> None:
    def wishes() -> list[Wish]:
        return desk.leaflet_wishes.between(desk.log.today(), desk.log.today())

    whole.type("3rw ")
    whole.press("Ctrl+Enter")
    assert wishes() == []  # nothing is on paper yet
    prints.printer_is_known()
    prints.pass_seconds()
    prints.until(Stage.DONE)
    wished = [Wish(PERMIT, "rw", 1)]
    assert wishes() == wished

    whole.press("Ctrl+Z")
    assert wishes() == []
    whole.press("Ctrl+Y")
    assert wishes() == wished


def test_a_language_that_is_there_and_a_print_that_is_cancelled_count_as_no_wish(
    whole: Person, prints: AtThePrinter, desk: Desk
) -> None:
    whole.type("3ar ")
    whole.press("Ctrl+Enter")
    prints.printer_is_known()
    prints.pass_seconds()
    prints.until(Stage.DONE)
    whole.type("3rw ")
    whole.press("Ctrl+Enter")
    prints.queue.cancel(prints.queue.prints[-1])

    assert desk.leaflet_wishes.between(desk.log.today(), desk.log.today()) == []


def test_the_task_leads_to_its_leaflet(whole: Person, prints: AtThePrinter) -> None:
    whole.type("a2 ")
    whole.type("lisäselvitys ")
    whole.type("so ")

    assert prints.button.startswith("Save + print 1 leaflet (SO")


def test_a_draft_is_printed_beside_its_finnish_text(whole: Person, prints: AtThePrinter) -> None:
    whole.type("3ar")
    whole.press("Ctrl+Enter")

    (order,) = prints.queue.prints[0].orders
    assert (order.language, order.beside) == ("ar", "fi")


def test_it_counts_down_and_can_be_cancelled_by_mouse(
    whole: Person, prints: AtThePrinter, tray: PaperTray
) -> None:
    whole.type("3ar")
    whole.press("Ctrl+Enter")
    prints.printer_is_known()
    prints.queue.pass_second()
    assert prints.moving.said.text() == "Printing 1 leaflet on Office printer in 3 s"

    prints.click(prints.moving.off)

    assert prints.queue.prints == []
    assert not prints.moving.isVisible()
    assert focus_is_in_the_line(whole)
    prints.pass_seconds()
    assert tray.pages == []
    (contact,) = whole.stored
    assert contact.facts.handouts == ()


def test_it_can_be_cancelled_by_tab_and_enter(whole: Person, prints: AtThePrinter) -> None:
    whole.type("3ar")
    whole.press("Ctrl+Enter")
    for _ in range(20):
        if QApplication.focusWidget() is prints.moving.off:
            break
        whole.press("Tab")
    assert QApplication.focusWidget() is prints.moving.off

    whole.press("Enter")

    assert prints.queue.prints == []
    assert len(whole.stored) == 1
    assert focus_is_in_the_line(whole)


def test_undo_takes_the_contact_back_and_nothing_is_printed(
    whole: Person, prints: AtThePrinter, tray: PaperTray
) -> None:
    whole.type("3ar")
    whole.press("Ctrl+Enter", "Ctrl+Z")

    assert whole.listed == []
    assert prints.queue.prints == []
    prints.pass_seconds()
    assert tray.pages == []


def test_leaflets_printed_are_undone_with_their_contact(whole: Person, prints: AtThePrinter) -> None:
    whole.type("3ar")
    whole.press("Ctrl+Enter")
    prints.printer_is_known()
    prints.pass_seconds()
    prints.until(Stage.DONE)
    assert whole.stored[0].facts.handouts

    whole.press("Ctrl+Z")
    assert whole.listed == []
    whole.press("Ctrl+Y")
    assert whole.stored[0].facts.handouts == (Handout(PERMIT, "ar"),)


def test_the_next_visitor_is_logged_and_printed_for_meanwhile(
    whole: Person, prints: AtThePrinter, tray: PaperTray
) -> None:
    whole.type("3ar")
    whole.press("Ctrl+Enter")
    prints.queue.pass_second()
    whole.type("2so")
    whole.press("Ctrl+Enter")

    assert len(whole.stored) == 2
    prints.printer_is_known()
    prints.pass_seconds()
    prints.until(Stage.DONE, 0)
    prints.until(Stage.DONE, 1)
    assert len(tray.pages) == 2
    assert [contact.facts.handouts for contact in whole.stored] == [
        (Handout(LETTER, "so"),),
        (Handout(PERMIT, "ar"),),
    ]


def test_ctrl_p_prints_and_keeps_the_contact_open(
    whole: Person, prints: AtThePrinter, tray: PaperTray
) -> None:
    whole.type("3ar ")
    whole.press("Ctrl+P")

    assert whole.stored == []
    assert whole.chips == ["Residence", "العربية", "1 leaflet"]
    assert prints.button == "Save – leaflets are given"
    prints.printer_is_known()
    prints.pass_seconds()
    prints.until(Stage.DONE)
    assert len(tray.pages) == 1
    whole.press("Enter")
    assert whole.stored[0].facts.handouts == (Handout(PERMIT, "ar"),)


def test_ctrl_p_that_is_cancelled_counts_nothing(whole: Person, prints: AtThePrinter) -> None:
    whole.type("3ar ")
    whole.press("Ctrl+P")
    prints.click(prints.moving.off)

    assert whole.chips == ["Residence", "العربية"]

    whole.press("Ctrl+P", "Enter")
    assert whole.stored[0].facts.handouts == (Handout(PERMIT, "ar"),)
    prints.click(prints.moving.off)
    assert whole.stored[0].facts.handouts == ()


def test_ctrl_enter_after_ctrl_p_prints_nothing_twice(whole: Person, prints: AtThePrinter) -> None:
    whole.type("3ar ")
    whole.press("Ctrl+P", "Ctrl+Enter")

    assert len(prints.queue.prints) == 1
    assert whole.stored[0].facts.handouts == (Handout(PERMIT, "ar"),)


def test_ctrl_enter_prints_for_a_corrected_contact(whole: Person, prints: AtThePrinter) -> None:
    whole.type("3")
    whole.press("Enter", "Up")
    whole.type("ar")
    whole.press("Ctrl+Enter")
    prints.printer_is_known()
    prints.pass_seconds()
    prints.until(Stage.DONE)

    (contact,) = whole.stored
    assert contact.facts.language == "ar"
    assert contact.facts.handouts == (Handout(PERMIT, "ar"),)


def test_of_several_printers_one_is_chosen_once_in_the_row(
    whole: Person, prints: AtThePrinter, tray: PaperTray, preferences: Preferences
) -> None:
    tray.printers.append(KnownPrinter("hall", "Printer in the hall"))
    whole.type("3ar")
    whole.press("Ctrl+Enter")
    prints.until(Stage.ASKING)
    assert prints.waiting.said.text() == "Where is 1 leaflet printed?"
    assert focus_is_in_the_line(whole)
    whole.type("2so")
    whole.press("Ctrl+Enter")
    prints.until(Stage.ASKING, 1)
    assert prints.waiting.said.text().endswith("1 more print waits.")

    prints.waiting.printers.setCurrentIndex(1)
    prints.click(prints.waiting.here)

    prints.until(Stage.DONE, 0)
    prints.until(Stage.DONE, 1)
    assert len(tray.pages) == 2
    assert whole.window.shell._preferences.printer == "hall"
    assert focus_is_in_the_line(whole)


def test_a_dead_printer_never_loses_the_contact(whole: Person, prints: AtThePrinter, tray: PaperTray) -> None:
    ready = tray.printers[0]
    tray.printers = [KnownPrinter("office", "Office printer", is_ready=False, reason="out of paper")]
    whole.type("3ar")
    whole.press("Ctrl+Enter")

    prints.until(Stage.TROUBLE)
    assert prints.waiting.said.text() == (
        "The printer Office printer stands still. Reason: out of paper. The contact is safe."
    )
    assert whole.listed == ["11:00 Residence ar"]
    assert focus_is_in_the_line(whole)
    tray.printers = [ready]
    prints.click(prints.waiting.again)
    prints.until(Stage.DONE)
    assert whole.stored[0].facts.handouts == (Handout(PERMIT, "ar"),)
    assert focus_is_in_the_line(whole)


def test_a_print_that_fails_on_its_way_is_told_and_not_counted(
    whole: Person, prints: AtThePrinter, tray: PaperTray
) -> None:
    tray.state = JobState.FAILED
    whole.type("3ar")
    whole.press("Ctrl+Enter")
    prints.printer_is_known()
    prints.pass_seconds()

    prints.until(Stage.TROUBLE)
    assert prints.waiting.said.text() == "The printer Office printer did not print. The contact is safe."
    assert whole.stored[0].facts.handouts == ()


def test_another_printer_takes_over(whole: Person, prints: AtThePrinter, tray: PaperTray) -> None:
    tray.state = JobState.FAILED
    whole.type("3ar")
    whole.press("Ctrl+Enter")
    prints.printer_is_known()
    prints.pass_seconds()
    prints.until(Stage.TROUBLE)
    tray.state = JobState.DONE
    tray.printers.append(KnownPrinter("hall", "Printer in the hall"))

    prints.click(prints.waiting.other)
    prints._qtbot.waitUntil(lambda: prints.waiting.printers.count() == 2)
    prints.waiting.printers.setCurrentIndex(1)
    prints.click(prints.waiting.here)

    assert prints.until(Stage.DONE).printer == KnownPrinter("hall", "Printer in the hall")
    assert whole.stored[0].facts.handouts == (Handout(PERMIT, "ar"),)


def test_a_pdf_is_kept_instead(
    whole: Person,
    prints: AtThePrinter,
    tray: PaperTray,
    rack: LeafletRack,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tray.printers = []
    whole.type("3ar")
    whole.press("Ctrl+Enter")
    one = prints.until(Stage.TROUBLE)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "kept"), ""))

    prints.click(prints.waiting.keep)

    assert (tmp_path / "kept.pdf").read_bytes() == rack.pages(one.orders).pdf
    assert prints.queue.prints == []
    assert whole.stored[0].facts.handouts == ()


def test_a_stopped_printer_is_noticed_while_its_system_waits(
    whole: Person, prints: AtThePrinter, tray: PaperTray
) -> None:
    tray.state = JobState.WAITING
    whole.type("3ar")
    whole.press("Ctrl+Enter")
    prints.printer_is_known()
    prints.pass_seconds()
    prints.until(Stage.PRINTING)
    tray.printers = [KnownPrinter("office", "Office printer", is_ready=False, reason="stopped")]

    def has_trouble() -> bool:
        prints.queue.pass_second()
        return prints.queue.prints[0].stage is Stage.TROUBLE

    prints._qtbot.waitUntil(has_trouble)
    assert "stands still. Reason: stopped." in prints.waiting.said.text()
    tray.state = JobState.DONE
    prints.queue.pass_second()
    prints.until(Stage.DONE)
    assert whole.stored[0].facts.handouts == (Handout(PERMIT, "ar"),)


def test_what_is_pressed_in_the_row_is_large_enough_for_a_finger(whole: Person, prints: AtThePrinter) -> None:
    whole.type("3ar")
    whole.press("Ctrl+Enter")

    moving = prints.moving
    assert all(max(part.height(), part.minimumHeight()) >= 48 for part in moving.controls)


def test_leaflets_printed_before_the_contact_is_put_beside_are_counted_when_it_is_saved(
    whole: Person, prints: AtThePrinter
) -> None:
    whole.type("3ar ")
    whole.press("Ctrl+P", "Ctrl+N")
    whole.type("1")
    whole.press("Enter", "Ctrl+1", "Enter")

    newest = max(whole.stored, key=lambda contact: contact.facts.needs)
    assert newest.facts.needs == ("C",)
    assert newest.facts.handouts == (Handout(PERMIT, "ar"),)


def test_leaflets_that_arrive_while_their_contact_is_corrected_stay_counted(
    whole: Person, prints: AtThePrinter
) -> None:
    whole.type("3ar")
    whole.press("Ctrl+Enter", "Up")
    prints.printer_is_known()
    prints.pass_seconds()
    prints.until(Stage.DONE)
    whole.type("1")
    whole.press("Enter")

    (contact,) = whole.stored
    assert contact.facts.needs == ("C", "A")
    assert contact.facts.handouts == (Handout(PERMIT, "ar"),)


def test_another_language_of_the_window_does_not_lose_what_is_on_its_way_to_paper(
    whole: Person, prints: AtThePrinter, tray: PaperTray
) -> None:
    whole.type("3ar")
    whole.press("Ctrl+Enter")
    prints.printer_is_known()
    whole.window.choose_language("sv")
    assert prints.moving.said.text()
    prints.pass_seconds()
    prints.until(Stage.DONE)

    assert len(tray.pages) == 1
    (contact,) = whole.stored
    assert contact.facts.handouts == (Handout(PERMIT, "ar"),)
