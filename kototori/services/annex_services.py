"""What the annex of a social report is made with, joined by hand."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kototori.logs import ProgramLog
from kototori.services.annex_press import annex_press
from kototori.services.desk_setup import DeskSetup
from kototori.services.social_annex import SocialAnnex
from kototori.services.statistics_book import StatisticsBook
from kototori.storage.database import Database


def social_annex(
    database: Database,
    clock: Callable[[], datetime],
    setup: DeskSetup,
    statistics: StatisticsBook,
    fonts: Path,
    log: ProgramLog,
) -> SocialAnnex:
    """What the annex of a social report is made with: the figures of the page and of the files."""
    return SocialAnnex(
        database,
        clock,
        setup.vocabulary,
        setup.settings,
        statistics.released,
        statistics.overview,
        annex_press(fonts),
        log,
    )
