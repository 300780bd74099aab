"""Paper for a worker whose request was withdrawn: set in memory, handed to a printer, and kept nowhere."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from kototori.domain.leaflet import PaperSize
from kototori.domain.printer import JOB_TITLE, Printer, PrintJob
from kototori.wording.catalogue import Words


class NoticePress(Protocol):
    """Sets the notice as one page, in one language."""

    def set(self, whom: str, line: str, under: str) -> bytes:
        """The page as PDF."""


class WithdrawalNotices:
    """Sets a notice and hands it over."""

    def __init__(
        self,
        press: Callable[[Words], NoticePress],
        printer: Printer,
        desk: Callable[[], str],
        today: Callable[[], date],
    ) -> None:
        """`desk` is what the desk calls itself."""
        self._press = press
        self._printer = printer
        self._desk = desk
        self._today = today

    def print_to(self, printer: str, whom: str, line: str, words: Words) -> PrintJob:
        """Hands a notice over under a title that does not tell what it is."""
        under = " · ".join(part for part in (self._desk(), words.date(self._today())) if part)
        page = self._press(words).set(whom, line, under)
        return self._printer.send(page, to=printer, title=JOB_TITLE, copies=1, size=PaperSize.A4)
