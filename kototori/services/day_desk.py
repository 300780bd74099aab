"""What a desk day is reported and closed with, built when it is first asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kototori import assets
from kototori.home import Home
from kototori.services.desk_setup import DeskSetup
from kototori.storage.contacts import Origin
from kototori.storage.database import Database
from kototori.wording.catalogue import Words, read_words

if TYPE_CHECKING:
    from kototori.domain.day_report import Usual
    from kototori.domain.printer import Printer
    from kototori.services.backups import Backups
    from kototori.services.closing_exports import ClosingExports
    from kototori.services.day_book import DayBook
    from kototori.services.day_papers import DayPapers, ReportPress
    from kototori.services.day_reports import DayReports
    from kototori.services.looking_back import LookingBack
    from kototori.services.statistics_book import StatisticsBook


@dataclass(frozen=True, kw_only=True)
class DayDesk:
    """The services of one desk's days."""

    database: Database
    clock: Callable[[], datetime]
    origin: Origin
    home: Home
    resources: Path
    setup: DeskSetup
    book: "DayBook"
    statistics: "Callable[[], StatisticsBook]"
    printer: "Callable[[], Printer]"

    @cached_property
    def reports(self) -> "DayReports":
        """The report of each day."""
        from kototori.services.day_reports import DayReports

        return DayReports(
            self.database,
            self.clock,
            self.origin,
            self.book,
            lambda day: self.statistics().figures_of_day(day),
            self.setup.settings,
            self._usual,
        )

    @cached_property
    def papers(self) -> "DayPapers":
        """The report of each day as a page."""
        from kototori.services.day_papers import DayPapers

        def press(words: Words) -> "ReportPress":
            from kototori.documents.day_report_pdf import DayReportPress

            return DayReportPress(self.resources / "fonts", words)

        return DayPapers(
            self.reports.of_day, self.setup.vocabulary, press, self.printer, self._read_words, self.clock
        )

    @cached_property
    def exports(self) -> "ClosingExports":
        """What closing a day writes into a folder."""
        from kototori.services.closing_exports import ClosingExports

        return ClosingExports(
            self.database, self.home.cache / "closing", self.statistics, lambda: self.papers
        )

    @cached_property
    def backups(self) -> "Backups":
        """Copies of the contact log."""
        from kototori.services.backups import Backups

        return Backups(self.home, self.clock)

    @cached_property
    def looking_back(self) -> "LookingBack":
        """What earlier days still wait for."""
        from kototori.services.looking_back import LookingBack

        return LookingBack(self.database, self.clock)

    def finish(self) -> None:
        """Waits for the files of closing that are being written."""
        if "exports" in vars(self):
            self.exports.finish()

    def _usual(self, day: date) -> "Usual":
        from kototori.domain.day_report import Usual, UsualHour
        from kototori.domain.overview import Asked

        overview = self.statistics().overview(Asked(day))
        hours = tuple(UsualHour(band.hour, band.low, band.high) for band in overview.band)
        return Usual(overview.usual, overview.usual_days, hours)

    def _read_words(self, language: str) -> Words:
        return read_words(assets.folder("translations"), language, self.home.cache)
