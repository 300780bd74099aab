"""The slip of a request on its way to paper: set and sent beside the window's thread, watched to its end."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kototori.domain.printer import JobState
from kototori.ui.background import Errands
from kototori.ui.look import theme
from kototori.ui.look.touch import give_room
from kototori.ui.notices import Notices
from kototori.ui.paper.printer_choice import PrinterChoice, PrintWatch
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.printer import PrintJob
    from kototori.domain.referral_slip import SlipContents
    from kototori.services.slip_tray import SlipTray
    from kototori.ui.preferences import Preferences


class SlipPrinting(QWidget):
    """Which printer, and how far the print has come. What was said is in memory until it is sent."""

    printed = Signal()

    def __init__(self, slips: SlipTray, preferences: Preferences, words: Words, notices: Notices) -> None:
        super().__init__()
        self._slips, self._words, self._notices = slips, words, notices
        self._errands = Errands(self)
        self._round = 0
        self.printer = PrinterChoice(slips.printers, preferences, words, words("Printer for the slip"))
        self._watch = PrintWatch(slips.fate, slips.cancel, words)
        self._watch.ended.connect(self._tell_end)
        row = QHBoxLayout()
        name = QLabel(words("Printer for the slip"))
        name.setBuddy(self.printer)
        row.addWidget(name)
        row.addWidget(self.printer, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        column.addLayout(row)
        column.addWidget(self._watch)
        give_room(self)

    def print_slip(self, contents: SlipContents) -> None:
        """Prints as soon as the printers are known."""
        self._round += 1
        self.printer.when_known(partial(self._send, contents, self._round))

    def forget(self) -> None:
        """Nothing is watched any more; what was sent is still printed."""
        self._round += 1
        self._watch.stop()

    def _send(self, contents: SlipContents, nth: int) -> None:
        printer = self.printer.printer
        if nth != self._round:
            return
        if not printer:
            self._notices.trouble(self.printer.trouble)
            return
        slips, words = self._slips, self._words
        self._notices.note(words("The slip is being set …"))
        self._errands.run(
            lambda: slips.print_to(printer, slips.set(contents, words)), partial(self._take_job, nth)
        )

    def _take_job(self, nth: int, answer: Future[PrintJob]) -> None:
        with self._notices.reporting():
            job = answer.result()
            if nth == self._round:
                self._watch.watch(job)

    def _tell_end(self, state: JobState) -> None:
        if state in (JobState.DONE, JobState.FORGOTTEN):
            self.printed.emit()
