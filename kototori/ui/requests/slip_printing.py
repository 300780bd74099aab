"""The slip or the card of a request on its way to paper: set beside the window, watched to its end."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

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


class _Page(NamedTuple):
    """What is printed, what is said of it, and what is done where nothing prints."""

    set: Callable[[], bytes]
    being_set: str
    tell_printed: Callable[[], None]
    without_printer: Callable[[], None]


class SlipPrinting(QWidget):
    """Which printer, and how far the print has come. What was said is in memory until it is sent."""

    printed = Signal()
    card_printed = Signal()

    def __init__(self, slips: SlipTray, preferences: Preferences, words: Words, notices: Notices) -> None:
        super().__init__()
        self._slips, self._words, self._notices = slips, words, notices
        self._errands = Errands(self)
        self._round = 0
        self._tell_printed: Callable[[], None] = self.printed.emit
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
        slips, words = self._slips, self._words
        self._print(
            _Page(
                lambda: slips.set(contents, words),
                words("The slip is being set …"),
                self.printed.emit,
                lambda: self._notices.trouble(self.printer.trouble),
            )
        )

    def print_card(self, page: Callable[[], bytes], without_printer: Callable[[], None]) -> None:
        """The visitor's card; `page` is called beside the window's thread, `without_printer` on it."""
        being_set = self._words("The visitor's card is being set …")
        self._print(_Page(page, being_set, self.card_printed.emit, without_printer))

    def forget(self) -> None:
        """Nothing is watched any more; what was sent is still printed."""
        self._round += 1
        self._watch.stop()

    def _print(self, page: _Page) -> None:
        self._round += 1
        self.printer.when_known(partial(self._send, page, self._round))

    def _send(self, page: _Page, nth: int) -> None:
        printer = self.printer.printer
        if nth != self._round:
            return
        if not printer:
            page.without_printer()
            return
        slips = self._slips
        self._notices.note(page.being_set)
        self._errands.run(
            lambda: slips.print_to(printer, page.set()), partial(self._take_job, page.tell_printed, nth)
        )

    def _take_job(self, tell_printed: Callable[[], None], nth: int, answer: Future[PrintJob]) -> None:
        with self._notices.reporting():
            job = answer.result()
            if nth == self._round:
                self._tell_printed = tell_printed
                self._watch.watch(job)

    def _tell_end(self, state: JobState) -> None:
        if state in (JobState.DONE, JobState.FORGOTTEN):
            self._tell_printed()
