"""The card of keys: set in the language of the window, for a printer or a file."""

from collections.abc import Callable, Sequence
from typing import Protocol

from kototori.domain.key_card import KeyPart
from kototori.domain.leaflet import PaperSize
from kototori.domain.printer import JOB_TITLE, JobFate, KnownPrinter, Printer, PrintJob
from kototori.wording.catalogue import Words


class CardPress(Protocol):
    """Sets a card as one page, in one language."""

    def set(self, parts: Sequence[KeyPart]) -> bytes:
        """The page as PDF."""


class KeyCards:
    """Sets cards and hands them over."""

    def __init__(self, press: Callable[[Words], CardPress], printer: Printer) -> None:
        self._press = press
        self._printer = printer

    def set(self, parts: Sequence[KeyPart], words: Words) -> bytes:
        """The card as PDF."""
        return self._press(words).set(parts)

    def print_to(self, printer: str, card: bytes) -> PrintJob:
        """Hands a card over."""
        return self._printer.send(card, to=printer, title=JOB_TITLE, copies=1, size=PaperSize.A4)

    def printers(self) -> tuple[KnownPrinter, ...]:
        """The printers to choose from."""
        return self._printer.known()

    def fate(self, job: PrintJob) -> JobFate:
        """What became of a print so far."""
        return self._printer.fate(job)

    def cancel(self, job: PrintJob) -> None:
        """Stops a print that has not ended."""
        self._printer.cancel(job)
