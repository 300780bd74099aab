"""The slip of a referral request: set in memory, handed to a printer, and kept nowhere."""

from collections.abc import Callable
from typing import Protocol

from kototori.domain.leaflet import PaperSize
from kototori.domain.printer import JOB_TITLE, JobFate, KnownPrinter, Printer, PrintJob
from kototori.domain.referral_slip import SlipContents
from kototori.wording.catalogue import Words


class SlipPress(Protocol):
    """Sets a slip as one page, in one language."""

    def set(self, contents: SlipContents) -> bytes:
        """The page as PDF."""


class SlipTray:
    """Sets slips and hands them over."""

    def __init__(self, press: Callable[[Words], SlipPress], printer: Printer) -> None:
        """`press` makes a press for a language when a slip is set: it costs a start that sets nothing."""
        self._press = press
        self._printer = printer

    def set(self, contents: SlipContents, words: Words) -> bytes:
        """The slip as PDF, in memory alone."""
        return self._press(words).set(contents)

    def print_to(self, printer: str, slip: bytes) -> PrintJob:
        """Hands a slip over under a title that says nothing about anybody."""
        return self._printer.send(slip, to=printer, title=JOB_TITLE, copies=1, size=PaperSize.A4)

    def printers(self) -> tuple[KnownPrinter, ...]:
        """The printers to choose from."""
        return self._printer.known()

    def fate(self, job: PrintJob) -> JobFate:
        """What became of a print so far."""
        return self._printer.fate(job)

    def cancel(self, job: PrintJob) -> None:
        """Stops a print that has not ended."""
        self._printer.cancel(job)
