"""What figures are counted and written with, joined by hand."""

from collections.abc import Callable
from datetime import datetime

from kototori.logs import ProgramLog
from kototori.services.desk_setup import DeskSetup
from kototori.services.figure_files import FigureFiles
from kototori.services.statistics_book import StatisticsBook
from kototori.storage.database import Database


def statistics_book(
    database: Database, clock: Callable[[], datetime], setup: DeskSetup, log: ProgramLog
) -> StatisticsBook:
    """The statistics of one desk, and the one way in which they become files."""
    files = FigureFiles(database, clock, setup.vocabulary, setup.settings, log)
    return StatisticsBook(database, clock, setup.vocabulary, files)
