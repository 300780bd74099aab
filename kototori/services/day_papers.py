"""The report of a day as one page: set in memory, for a printer or a file."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from kototori.domain.day_report import DayReport, ReportForm
from kototori.domain.errors import FutureDay
from kototori.domain.leaflet import PaperSize
from kototori.domain.moment import local_day
from kototori.domain.printer import JOB_TITLE, JobFate, KnownPrinter, Printer, PrintJob
from kototori.domain.progress import Progress, unheard
from kototori.domain.vocabulary import Vocabulary
from kototori.services.new_files import must_be_free, put_files
from kototori.wording.catalogue import Words
from kototori.wording.day_report import report_page
from kototori.wording.report_page import ReportPage

_STEPS = 3


class ReportPress(Protocol):
    """Sets a report as one page, in one language."""

    def set(self, page: ReportPage) -> bytes:
        """The page as PDF."""


class DayPapers:
    """Sets reports and hands them over, in the language of whoever reads them."""

    def __init__(
        self,
        read: Callable[[date], DayReport],
        vocabulary: Callable[[], Vocabulary],
        press: Callable[[Words], ReportPress],
        printer: Callable[[], Printer],
        words: Callable[[str], Words],
        clock: Callable[[], datetime],
    ) -> None:
        """`words` reads those of a language; `press` and `printer` are made when they are wanted."""
        self._read = read
        self._vocabulary = vocabulary
        self._press = press
        self._printer = printer
        self._words = words
        self._clock = clock

    def page(self, day: date, language: str) -> ReportPage:
        """What the report says, as it is now. Raises FutureDay."""
        if day > local_day(self._clock()):
            raise FutureDay(day)
        return self.page_of(self._read(day), language)

    def page_of(self, report: DayReport, language: str | Words) -> ReportPage:
        """What a report says in a language, or in words that are read already."""
        words = self._words(language) if isinstance(language, str) else language
        return report_page(report, self._vocabulary(), words)

    def pdf(self, page: ReportPage) -> bytes:
        """The report on one page of A4; raises MissingGlyphs where a letter has no shape."""
        return self._press(self._words(page.language)).set(page)

    def text(self, page: ReportPage) -> str:
        """The report as it is mailed."""
        return "\n".join(page.text_lines())

    def put(self, page: ReportPage, path: Path) -> None:
        """Writes a page as a new file; raises FileThere."""
        put_files({path: self.pdf(page)}, force=False)

    def save(
        self,
        day: date,
        language: str,
        form: ReportForm,
        path: Path,
        *,
        force: bool = False,
        told: Progress = unheard,
    ) -> None:
        """Writes the report beside and renames it; raises FileThere without `force`, or FutureDay."""
        if not force:
            must_be_free(path)
        told(0, _STEPS)
        page = self.page(day, language)
        told(1, _STEPS)
        content = self.pdf(page) if form is ReportForm.PDF else f"{self.text(page)}\n".encode()
        told(2, _STEPS)
        put_files({path: content}, force=force)
        told(_STEPS, _STEPS)

    def print_to(self, printer: str, pdf: bytes) -> PrintJob:
        """Hands a page over."""
        return self._printer().send(pdf, to=printer, title=JOB_TITLE, copies=1, size=PaperSize.A4)

    def printers(self) -> tuple[KnownPrinter, ...]:
        """The printers to choose from."""
        return self._printer().known()

    def fate(self, job: PrintJob) -> JobFate:
        """What became of a print so far."""
        return self._printer().fate(job)

    def cancel(self, job: PrintJob) -> None:
        """Stops a print that has not ended."""
        self._printer().cancel(job)
