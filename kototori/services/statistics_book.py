"""How a day or a period went, for the page, and the same figures as files."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from kototori.domain.figures import (
    InternalFigures,
    for_internal_use,
    nothing_known,
)
from kototori.domain.moment import local_day
from kototori.domain.overview import Asked, Compared, Overview
from kototori.domain.period import By, periods, whole
from kototori.domain.progress import Progress, unheard
from kototori.domain.release import Format, PublicNotOffered, RangeBackwards, Use
from kototori.domain.released import internal
from kototori.domain.vocabulary import Vocabulary
from kototori.domain.written_figures import WrittenFigures
from kototori.services.figure_files import Export, FigureFiles, FileAsked
from kototori.services.overviews import figures_of, overview_of
from kototori.storage.database import Database
from kototori.wording.catalogue import Words


class StatisticsBook:
    """The statistics of one desk. Everything is counted by `domain.figures`."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        vocabulary: Callable[[], Vocabulary],
        files: FigureFiles,
    ) -> None:
        self._database = database
        self._clock = clock
        self._vocabulary = vocabulary
        self._files = files

    def overview(self, asked: Asked) -> Overview:
        """The day, week, month, quarter, year or range asked for, as far as it has come."""
        vocabulary = self._vocabulary()
        with self._database.reading() as connection:
            return overview_of(connection, asked, vocabulary, self._today())

    def compare(self, one: Asked, other: Asked) -> Compared:
        """Two periods side by side, counted in one state of the log."""
        vocabulary, today = self._vocabulary(), self._today()
        with self._database.reading() as connection:
            return Compared(
                overview_of(connection, one, vocabulary, today),
                overview_of(connection, other, vocabulary, today),
            )

    def figures_of_day(self, day: date) -> InternalFigures:
        """Every table of one day, for its report."""
        asked, vocabulary = whole(day, By.DAY), self._vocabulary()
        with self._database.reading() as connection:
            found = figures_of(connection, [asked], vocabulary)
        return for_internal_use(found[0] if found else nothing_known(asked), vocabulary)

    def export(
        self,
        first: date,
        last: date,
        *,
        by: By,
        use: Use,
        form: Format,
        path: Path,
        words: Words,
        force: bool = False,
        purpose: str = "",
        told: Progress = unheard,
    ) -> Export:
        """Writes every period of the range into one file, and beside it what it is about.

        A range of which nothing is known gives the header alone. Raises RangeBackwards, and what
        `FigureFiles.write` raises. What `told` raises stops the work before anything is there.
        """
        if first > last:
            raise RangeBackwards(first, last)
        if use is Use.PUBLIC:
            raise PublicNotOffered
        asked = self._files.looked_at(
            FileAsked(form=form, path=path, words=words, force=force, purpose=purpose)
        )
        vocabulary = self._vocabulary()
        with self._database.reading() as connection:
            figures = figures_of(connection, periods(first, last, by, self._today()), vocabulary, told)
        known = [for_internal_use(one, vocabulary) for one in figures]
        released = internal(known, by, first, last, vocabulary)
        return self._files.write(released, asked, told)

    def written(self) -> list[WrittenFigures]:
        """Every file of figures that left, the last one first."""
        return self._files.written()

    def words_in(self, language: str) -> Words:
        """The words of a file in a language of its own."""
        return self._files.words_in(language)

    def _today(self) -> date:
        return local_day(self._clock())
