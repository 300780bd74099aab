"""The slip of a referral request: set in memory, handed to a printer, and kept nowhere."""

from collections.abc import Callable
from typing import Protocol

from kototori.domain.leaflet import PaperSize
from kototori.domain.printer import JobFate, KnownPrinter, Printer, PrintJob
from kototori.domain.referral_slip import SlipContents
from kototori.domain.vocabulary import Vocabulary
from kototori.wording.catalogue import Words

_TITLE = "kototori"  # a print is known by its title to everybody at the printer


class SlipPress(Protocol):
    """Sets a slip as one page."""

    def set(self, contents: SlipContents, vocabulary: Vocabulary, words: Words) -> bytes:
        """The page as PDF, in the language of the words."""


class SlipTray:
    """Sets slips and hands them over."""

    def __init__(
        self,
        press: Callable[[], SlipPress],
        printer: Printer,
        vocabulary: Callable[[], Vocabulary],
    ) -> None:
        """`press` makes the press at the first slip: ReportLab costs a start that sets nothing."""
        self._make_press = press
        self._press: SlipPress | None = None
        self._printer = printer
        self._vocabulary = vocabulary

    def set(self, contents: SlipContents, words: Words) -> bytes:
        """The slip as PDF, in memory alone."""
        if self._press is None:
            self._press = self._make_press()
        return self._press.set(contents, self._vocabulary(), words)

    def print_to(self, printer: str, slip: bytes) -> PrintJob:
        """Hands a slip over under a title that says nothing about anybody."""
        return self._printer.send(slip, to=printer, title=_TITLE, copies=1, size=PaperSize.A4)

    def printers(self) -> tuple[KnownPrinter, ...]:
        """The printers to choose from."""
        return self._printer.known()

    def fate(self, job: PrintJob) -> JobFate:
        """What became of a print so far."""
        return self._printer.fate(job)

    def cancel(self, job: PrintJob) -> None:
        """Stops a print that has not ended."""
        self._printer.cancel(job)
