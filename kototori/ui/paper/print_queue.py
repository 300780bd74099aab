"""Leaflets on their way to paper: four seconds to think better of it, then the printer and what became of it.

No window in here. Printers are asked and fed in a thread of their own; a printer may take its time.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from kototori.domain.errors import DeskError
from kototori.domain.printer import (
    JobFate,
    JobState,
    KnownPrinter,
    PrinterMissing,
    PrinterPaused,
    PrintJob,
)
from kototori.ui.background import Errands

if TYPE_CHECKING:
    from kototori.domain.contact import Handout
    from kototori.domain.leaflet import LeafletOrder
    from kototori.services.leaflet_rack import LeafletRack, Printed
    from kototori.ui.preferences import Preferences

SECONDS = 4  # in which a print can be cancelled before it leaves
_HURRY = 3000  # milliseconds that the window waits for the printer before it closes
_STAYS = 3  # seconds that a print which came out is still told
_LOOK_AT_PRINTER = 5  # seconds without an end, after which the printer itself is looked at


class Stage(StrEnum):
    """Where a print is."""

    COUNTING = "counting"
    ASKING = "asking"
    SENDING = "sending"
    PRINTING = "printing"
    TROUBLE = "trouble"
    DONE = "done"


@dataclass(slots=True, eq=False)
class QueuedPrint:
    """One visitor's leaflets, for the stored `contact`, or for the `draft` while it is not stored yet.

    `is_counted` tells whether the leaflets stand with the stored contact already; `wished` names the topics
    that were wanted in a language they are not in; `fault` or `fate` tell what the trouble is.
    """

    orders: tuple[LeafletOrder, ...]
    handouts: tuple[Handout, ...]
    contact: UUID | None
    draft: UUID | None = None
    copies: int = 1
    is_counted: bool = False
    wished: tuple[tuple[str, str], ...] = ()
    stage: Stage = Stage.COUNTING
    seconds: int = SECONDS
    printer: KnownPrinter | None = None
    job: PrintJob | None = None
    fault: DeskError | None = None
    fate: JobFate | None = None


class PrintQueue(QObject):
    """Every print of this window that has not ended."""

    changed = Signal()
    arrived = Signal(object)  # a QueuedPrint, when its paper is out
    dropped = Signal(object)  # a QueuedPrint of which nothing comes any more

    def __init__(self, rack: Callable[[], LeafletRack], preferences: Preferences, parent: QObject) -> None:
        """`rack` is asked in the other thread."""
        super().__init__(parent)
        self.rack = rack
        self._preferences = preferences
        self._errands = Errands(self)
        self.prints: list[QueuedPrint] = []
        self.printers: tuple[KnownPrinter, ...] = ()
        self._looking: set[QueuedPrint] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.pass_second)

    def add(
        self,
        orders: tuple[LeafletOrder, ...],
        handouts: tuple[Handout, ...],
        contact: UUID | None,
        draft: UUID | None = None,
        copies: int = 1,
    ) -> QueuedPrint:
        """Begins the four seconds, and asks meanwhile which printers there are."""
        added = QueuedPrint(orders, handouts, contact, draft, copies)
        self.prints.append(added)
        self._timer.start()
        self._find_printer(added)
        self.changed.emit()
        return added

    def pass_second(self) -> None:
        """What a second does: counts down, looks how far the prints are, takes away what is told."""
        for one in tuple(self.prints):
            one.seconds -= 1
            if one.stage is Stage.COUNTING and one.seconds <= 0:
                self._send(one)
            elif one.stage is Stage.DONE and one.seconds <= -_STAYS:
                self._forget(one)
            elif one.job is not None and one.stage in (Stage.PRINTING, Stage.TROUBLE):
                self._look(one)
        self.changed.emit()

    def cancel(self, one: QueuedPrint) -> None:
        """Nothing is printed of it, or nothing more."""
        self._stop_job(one)
        if one in self.prints:
            self._forget(one)
            self.dropped.emit(one)

    def try_again(self, one: QueuedPrint) -> None:
        """Sends it once more; an earlier try that still waits is taken back first."""
        one.fault = one.fate = None
        self._stop_job(one)
        one.stage, one.seconds = Stage.SENDING, 0
        self._find_printer(one)
        self.changed.emit()

    def ask_for_printer(self, one: QueuedPrint) -> None:
        """Another printer is to be chosen for it."""
        self._stop_job(one)
        one.fault = one.fate = one.printer = None
        one.stage = Stage.ASKING

        def take(answer: Future[tuple[KnownPrinter, ...]]) -> None:
            if one.stage is Stage.ASKING:
                try:
                    self.printers = answer.result()
                except DeskError as fault:
                    self._fail(one, fault)
                self.changed.emit()

        self._errands.run(lambda: self.rack().printers(), take)
        self.changed.emit()

    def choose_printer(self, name: str) -> None:
        """The desk's printer from now on; whatever waited for a choice goes there at once."""
        self._preferences.choose_printer(name)
        for one in self.prints:
            if one.stage is Stage.ASKING:
                one.printer = self._known(name)
                self._send(one)
        self.changed.emit()

    def hurry(self) -> list[QueuedPrint]:
        """Sends what still waits its seconds, and waits a moment for it; what did not go is returned."""
        for one in self.prints:
            if one.stage is Stage.COUNTING:
                self._send(one)
        waiting = QEventLoop()

        def look() -> None:
            if not self._is_sending():
                waiting.quit()

        if self._is_sending():
            self.changed.connect(look)
            QTimer.singleShot(_HURRY, waiting, waiting.quit)
            waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            self.changed.disconnect(look)
        return [one for one in self.prints if one.stage not in (Stage.PRINTING, Stage.DONE)]

    def _is_sending(self) -> bool:
        return any(one.stage is Stage.SENDING for one in self.prints)

    # --- one print ------------------------------------------------------------------------------

    def _find_printer(self, one: QueuedPrint) -> None:
        def take(answer: Future[tuple[KnownPrinter, ...]]) -> None:
            try:
                self.printers = answer.result()
            except DeskError as fault:
                self._fail(one, fault)
            else:
                self._settle_on_printer(one)
            self.changed.emit()

        self._errands.run(lambda: self.rack().printers(), take)

    def _settle_on_printer(self, one: QueuedPrint) -> None:
        """The one kept for this computer, else the only one there is; of several somebody chooses."""
        kept = self._preferences.printer
        if one not in self.prints or one.stage not in (Stage.COUNTING, Stage.SENDING):
            return
        one.printer = self._known(kept) if kept else self.printers[0] if len(self.printers) == 1 else None
        if kept and one.printer is None:
            self._fail(one, PrinterMissing(kept, tuple(printer.name for printer in self.printers)))
        elif not self.printers:
            self._fail(one, PrinterMissing("", ()))
        elif one.printer is None:
            one.stage = Stage.ASKING
        elif not one.printer.is_ready:
            self._fail(one, PrinterPaused(one.printer.name, one.printer.reason))
        elif one.stage is Stage.SENDING:
            self._send(one)

    def _send(self, one: QueuedPrint) -> None:
        one.stage = Stage.SENDING
        if one.printer is None:
            return  # it goes as soon as the printers are known
        printer, orders, copies = one.printer.name, one.orders, one.copies

        def take(answer: Future[Printed]) -> None:
            try:
                one.job = answer.result().job
            except DeskError as fault:
                self._fail(one, fault)
            else:
                if one in self.prints:
                    one.stage, one.seconds = Stage.PRINTING, 0
                    self._look(one)
                else:
                    self._stop_job(one)  # cancelled while the pages were handed over
            self.changed.emit()

        self._errands.run(lambda: self.rack().print_together(printer, orders, copies), take)

    def _look(self, one: QueuedPrint) -> None:
        """Asks what became of a print; a printer that stands still is told, though its system still waits."""
        job = one.job
        if job is None or one in self._looking:
            return
        self._looking.add(one)
        looks_at_printer = one.seconds < 0 and one.seconds % _LOOK_AT_PRINTER == 0

        def look() -> tuple[JobFate, KnownPrinter | None]:
            rack = self.rack()
            fate = rack.fate(job)
            if fate.state.is_final or not looks_at_printer:
                return fate, None
            return fate, next((known for known in rack.printers() if known.name == job.printer), None)

        def take(answer: Future[tuple[JobFate, KnownPrinter | None]]) -> None:
            self._looking.discard(one)
            if one.job is job and one in self.prints:
                try:
                    fate, printer = answer.result()
                except DeskError as fault:
                    self._fail(one, fault)
                else:
                    self._take_fate(one, fate, printer)
                self.changed.emit()

        self._errands.run(look, take)

    def _take_fate(self, one: QueuedPrint, fate: JobFate, printer: KnownPrinter | None) -> None:
        if fate.state in (JobState.DONE, JobState.FORGOTTEN):
            # A system that keeps no old jobs forgets each of them when it has come out.
            one.stage, one.seconds, one.fault, one.fate, one.job = Stage.DONE, 0, None, fate, None
            self.arrived.emit(one)
        elif fate.state.is_final:
            one.job, one.fate, one.stage = None, fate, Stage.TROUBLE
        elif printer is not None and not printer.is_ready:
            self._fail(one, PrinterPaused(printer.name, printer.reason))
        elif printer is not None or not isinstance(one.fault, PrinterPaused):
            one.stage, one.fault = Stage.PRINTING, None

    def _stop_job(self, one: QueuedPrint) -> None:
        job, one.job = one.job, None
        if job is None:
            return

        def stop() -> None:
            with suppress(DeskError):  # one that does not answer will be asked for its next print
                self.rack().cancel(job)

        self._errands.run(stop, lambda _: None)

    def _fail(self, one: QueuedPrint, fault: DeskError) -> None:
        one.stage, one.fault = Stage.TROUBLE, fault

    def _forget(self, one: QueuedPrint) -> None:
        self.prints.remove(one)
        if not self.prints:
            self._timer.stop()
        self.changed.emit()

    def _known(self, name: str) -> KnownPrinter | None:
        return next((printer for printer in self.printers if printer.name == name), None)
