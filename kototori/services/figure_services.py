"""What figures are counted and written with, joined by hand."""

from collections.abc import Callable
from datetime import datetime

from kototori.home import Home
from kototori.logs import ProgramLog
from kototori.services.desk_setup import DeskSetup
from kototori.services.exact_figures import ExactFigures
from kototori.services.figure_files import FigureFiles
from kototori.services.publishing import Publishing
from kototori.services.statistics_book import StatisticsBook
from kototori.storage.contacts import Origin
from kototori.storage.counted_days import CountedDays
from kototori.storage.database import Database


def statistics_book(
    database: Database,
    clock: Callable[[], datetime],
    setup: DeskSetup,
    log: ProgramLog,
    home: Home,
    origin: Origin,
) -> StatisticsBook:
    """The statistics of one desk, and the two ways in which its figures leave."""
    figures = ExactFigures(database, clock, setup.vocabulary, CountedDays(home.cache))
    files = FigureFiles(database, clock, setup.vocabulary, setup.settings, log)
    return StatisticsBook(figures, files, Publishing(database, figures, origin))
