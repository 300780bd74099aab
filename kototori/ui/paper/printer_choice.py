"""The printers of this computer to choose from, and what became of a print.

Both ask in a thread of their own: a printing system may take its time, and no key waits for it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kototori.domain.errors import DeskError
from kototori.domain.printer import JobFate, JobState, PrintJob
from kototori.ui.background import Background, Errands
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.wording.catalogue import N_, Words
from kototori.wording.sentences import sentence

if TYPE_CHECKING:
    from kototori.domain.printer import KnownPrinter
    from kototori.ui.preferences import Preferences

_LOOK_AGAIN = 500  # milliseconds; CUPS answers in one or two

_FATES = {
    JobState.WAITING: N_("Waiting for the printer {printer} …"),
    JobState.PRINTING: N_("Printing on {printer} …"),
    JobState.DONE: N_("Printed on {printer}."),
    JobState.FAILED: N_("{printer} did not print. Try again, choose another printer, or save the PDF."),
    JobState.CANCELLED: N_("Cancelled; nothing more comes out of {printer}."),
    JobState.FORGOTTEN: N_("{printer} has taken the pages and no longer says what became of them."),
}


class PrinterChoice(QWidget):
    """A list of printers; where there is none it says so, and what to do instead."""

    found = Signal()  # the printers are known, or known to be none

    def __init__(
        self,
        known: Callable[[], tuple[KnownPrinter, ...]],
        preferences: Preferences,
        words: Words,
        purpose: str = "",
    ) -> None:
        """`purpose` tells it from another one in the same view."""
        super().__init__()
        self._known = known
        self._preferences = preferences
        self._words = words
        self._asking = Background(self)
        self._deed: Callable[[], None] | None = None
        self.is_looking = False
        self._shown: tuple[tuple[KnownPrinter, ...], str] | None = None
        self._list = QComboBox()
        self._list.setMinimumHeight(theme.scaled(36))
        self._list.setAccessibleName(words("Printer"))
        # Qt gives the choice itself for the name of a list that opens, and no label leads to this one.
        self._list.setAccessibleDescription(purpose or words("Printer"))
        self._list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._list.activated.connect(self._keep)
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        column.addWidget(self._trouble)

    @property
    def printer(self) -> str:
        """The name of the printer chosen; empty where there is none."""
        return str(self._list.currentData() or "")

    @property
    def trouble(self) -> str:
        """Why nothing can be chosen; empty where something can."""
        return self._trouble.text()

    def look_again(self, *, by_hand: bool = False) -> None:
        """Asks the computer for its printers; the one kept for it comes first, else its own default.

        Until it answers, what was known before stays; whoever asks `by_hand` sees that it is looked for.
        """
        self.is_looking = True
        if not self._list.count() and (by_hand or not self.trouble):
            self._show((), self._words("Looking for printers …"))
        self._asking.ask(self._known, self._take)

    def when_known(self, deed: Callable[[], None]) -> None:
        """Does it as soon as the printers are known; nothing is done twice while nobody has answered."""
        if self.is_looking:
            self._deed = deed
        else:
            deed()

    def _take(self, answer: Future[tuple[KnownPrinter, ...]]) -> None:
        try:
            printers = answer.result()
        except DeskError as error:
            printers, said = (), sentence(error, self._words)
        else:
            said = self._words("This computer has no printer. Save the PDF and print it elsewhere.")
        self.is_looking = False
        self._show(printers, said)
        self.found.emit()
        deed, self._deed = self._deed, None
        if deed is not None:
            deed()

    def _show(self, printers: tuple[KnownPrinter, ...], said: str) -> None:
        if (printers, said) == self._shown:
            return
        self._shown = printers, said
        kept = self.printer or self._preferences.printer
        self._list.clear()
        for printer in printers:
            name = printer.label or printer.name
            ready = name if printer.is_ready else self._words("{printer} (not ready)", printer=name)
            self._list.addItem(ready, printer.name)
            self._list.setItemData(self._list.count() - 1, printer.reason, Qt.ItemDataRole.ToolTipRole)
        names = [printer.name for printer in printers]
        default = next((printer.name for printer in printers if printer.is_default), "")
        wanted = kept if kept in names else default
        self._list.setCurrentIndex(names.index(wanted) if wanted in names else 0)
        self._list.setVisible(bool(printers))
        # Tab would stop for good before what hands the keyboard on to a hidden list.
        self.setFocusProxy(self._list if printers else self._trouble)
        self._trouble.setVisible(not printers)
        self._trouble.setText("" if printers else said)

    def _keep(self) -> None:
        self._preferences.choose_printer(self.printer)


class PrintWatch(QWidget):
    """Says how far a print has come, and stops it when asked."""

    ended = Signal(JobState)

    def __init__(
        self, fate: Callable[[PrintJob], JobFate], cancel: Callable[[PrintJob], None], words: Words
    ) -> None:
        super().__init__()
        self._fate = fate
        self._cancel = cancel
        self._words = words
        self._job: PrintJob | None = None
        self._is_asking = False
        self._errands = Errands(self)
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._stop = KeyButton(words("Cancel the print"), keeps_focus=False)
        self._stop.setFixedHeight(theme.scaled(36))
        self._stop.clicked.connect(self._cancel_job)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AGAIN)
        self._timer.timeout.connect(self._look)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._said, 1)
        row.addWidget(self._stop)
        self.hide()

    def watch(self, job: PrintJob) -> None:
        """Follows a print until it has ended."""
        self._job, self._is_asking = job, False
        self._said.setText(self._words(_FATES[JobState.WAITING], printer=job.printer))
        self._stop.show()
        self.show()
        self._look()
        self._timer.start()

    def stop(self) -> None:
        """Follows nothing any more; the print itself goes on."""
        self._job = None
        self._timer.stop()
        self.hide()

    def _look(self) -> None:
        job = self._job
        if job is not None and not self._is_asking:
            self._is_asking = True
            self._errands.run(lambda: self._fate(job), partial(self._tell, job))

    def _tell(self, job: PrintJob, answer: Future[JobFate]) -> None:
        self._is_asking = False
        if job is not self._job:
            return
        try:
            fate = answer.result()
        except DeskError as error:
            self._said.setText(sentence(error, self._words))
            return
        told = self._words(_FATES[fate.state], printer=job.printer)
        self._said.setText(
            f"{told} ({fate.reason})" if fate.reason and fate.state is not JobState.DONE else told
        )
        if fate.state.is_final:
            self._job = None
            self._timer.stop()
            self._stop.hide()
            self.ended.emit(fate.state)

    def _cancel_job(self) -> None:
        job = self._job
        if job is not None:
            self._errands.run(lambda: self._cancel(job), self._tell_cancelled)

    def _tell_cancelled(self, answer: Future[None]) -> None:
        try:
            answer.result()
        except DeskError as error:
            self._said.setText(sentence(error, self._words))
        else:
            self._look()
