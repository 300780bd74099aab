"""The paper with the recovery code: set in memory, handed to a printer, and kept nowhere."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from kototori.domain.leaflet import PaperSize
from kototori.domain.printer import JOB_TITLE, JobFate, KnownPrinter, Printer, PrintJob
from kototori.wording.catalogue import Words


class RecoveryPress(Protocol):
    """Sets the paper as one page, in one language."""

    def set(self, code: str, desk: str, day: date) -> bytes:
        """The page as PDF."""


class RecoverySheets:
    """Sets the paper and hands it over. There is no way to a file, which would lie beside what it opens."""

    def __init__(
        self,
        press: Callable[[Words], RecoveryPress],
        printer: Printer,
        desk: Callable[[], str],
        today: Callable[[], date],
    ) -> None:
        """`desk` is what the desk calls itself."""
        self._press = press
        self._printer = printer
        self._desk = desk
        self._today = today

    def print_to(self, printer: str, code: str, words: Words) -> PrintJob:
        """Hands the paper over under a title that does not tell what it is."""
        page = self._press(words).set(code, self._desk(), self._today())
        return self._printer.send(page, to=printer, title=JOB_TITLE, copies=1, size=PaperSize.A4)

    def printers(self) -> tuple[KnownPrinter, ...]:
        """The printers to choose from."""
        return self._printer.known()

    def fate(self, job: PrintJob) -> JobFate:
        """What became of a print so far."""
        return self._printer.fate(job)

    def cancel(self, job: PrintJob) -> None:
        """Stops a print that has not ended."""
        self._printer.cancel(job)
