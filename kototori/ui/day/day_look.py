"""What the page of a day shows, read in one go: on the window's thread after a deed, else beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kototori.domain.day_report import Usual

if TYPE_CHECKING:
    from pathlib import Path

    from kototori.domain.closing_export import ClosingExport
    from kototori.domain.day_report import DayReport
    from kototori.domain.stick import Stick
    from kototori.services.backups import Backup, Backups
    from kototori.services.closing_exports import ClosingExports
    from kototori.services.day_book import DayBook
    from kototori.services.day_papers import DayPapers
    from kototori.services.day_reports import DayReports
    from kototori.services.desk_setup import DeskSetup
    from kototori.services.draft_tray import DraftTray
    from kototori.services.looking_back import LookingBack
    from kototori.services.request_reminders import RequestReminders, Waits
    from kototori.services.statistics_book import StatisticsBook
    from kototori.services.vault_sticks import VaultSticks


class DayServices(NamedTuple):
    """What the page works with."""

    days: DayBook
    reports: DayReports
    papers: Callable[[], DayPapers]
    exports: ClosingExports
    statistics: StatisticsBook
    reminders: RequestReminders
    backups: Backups
    looking_back: LookingBack
    drafts: DraftTray
    setup: DeskSetup
    today: Callable[[], date]
    sticks: Callable[[], VaultSticks]


@dataclass(frozen=True, slots=True)
class DayLook:
    """How a day and its rows stand."""

    day: date
    today: date
    report: DayReport
    begun: int
    untold: tuple[date, ...]
    waiting: Waits
    owed: tuple[Stick, ...]
    backup: Backup | None
    export: ClosingExport
    there: tuple[Path, ...] = ()
    """The files of the day in the folder of closing, as far as somebody looked."""

    @property
    def is_today(self) -> bool:
        """Whether it is the day that runs."""
        return self.day == self.today


def look_at_once(day: date, known: DayLook | None, services: DayServices) -> DayLook:
    """What takes no time: what days are usually like, and what lies on a slow disk, is taken from `known`."""
    usual = Usual() if known is None else known.report.usual
    return _look(day, usual, () if known is None else known.there, services)


def look(day: date, services: DayServices) -> DayLook:
    """All of it."""
    return _look(day, None, services.exports.lying_there(day), services)


def _look(day: date, usual: Usual | None, there: tuple[Path, ...], services: DayServices) -> DayLook:
    today = services.today()
    is_today = day == today
    return DayLook(
        day=day,
        today=today,
        report=services.reports.of_day(day, usual),
        begun=len(services.drafts.all()) if is_today else 0,
        untold=services.looking_back.untold(all_of_them=True) if is_today else (),
        waiting=services.reminders.waiting(),
        owed=services.sticks().owed() if is_today else (),
        backup=services.backups.latest(),
        export=services.exports.chosen(),
        there=there,
    )
