"""How a day or a period went, for the page, and the same figures as files."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from kototori.domain.figures import (
    InternalFigures,
    for_internal_use,
    nothing_known,
)
from kototori.domain.overview import Asked, Compared, Naming, Overview
from kototori.domain.period import By, periods, whole
from kototori.domain.progress import Progress, unheard
from kototori.domain.release import Format, PublicNamesAsThen, RangeBackwards, Use
from kototori.domain.released import Released, internal
from kototori.domain.written_figures import WrittenFigures
from kototori.services.exact_figures import ExactFigures
from kototori.services.figure_files import Export, FigureFiles, FileAsked
from kototori.services.overviews import overview_of
from kototori.services.publishing import Publishing, Steps
from kototori.wording.catalogue import Words


class StatisticsBook:
    """The statistics of one desk. Everything is counted by `domain.figures`."""

    def __init__(
        self,
        figures: ExactFigures,
        files: FigureFiles,
        publishing: Publishing,
    ) -> None:
        self._figures = figures
        self._vocabulary = figures.vocabulary
        self._files = files
        self._publishing = publishing

    def overview(self, asked: Asked) -> Overview:
        """The day, week, month, quarter, year or range asked for, as far as it has come."""
        with self._figures.reading() as connection:
            return overview_of(self._figures, connection, asked)

    def compare(self, one: Asked, other: Asked) -> Compared:
        """Two periods side by side, counted in one state of the log."""
        with self._figures.reading() as connection:
            return Compared(
                overview_of(self._figures, connection, one), overview_of(self._figures, connection, other)
            )

    def count_days(self, told: Progress = unheard) -> None:
        """Counts what no look has counted yet: for idle moments of a desk whose file is long."""
        self._figures.count_days(told)

    def figures_of_day(self, day: date) -> InternalFigures:
        """Every table of one day, for its report."""
        asked = whole(day, By.DAY)
        with self._figures.reading() as connection:
            found = self._figures.of_periods(connection, [asked])
        return for_internal_use(found[0] if found else nothing_known(asked), self._vocabulary())

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
        naming: Naming = Naming.AS_THEN,
        told: Progress = unheard,
    ) -> Export:
        """Writes every period of the range into one file, and beside it what it is about.

        A range of which nothing is known gives the header alone. Raises RangeBackwards, PublicNamesAsThen
        where names as now are asked for the public, and what `FigureFiles.write` raises. What `told` raises
        stops the work before anything is there.
        """
        if first > last:
            raise RangeBackwards(first, last)
        if use is Use.PUBLIC and naming is Naming.AS_NOW:
            raise PublicNamesAsThen
        asked = self._files.looked_at(
            FileAsked(form=form, path=path, words=words, force=force, purpose=purpose, names=naming)
        )
        if use is Use.PUBLIC:
            published = self._publishing.publish(first, last, by, told)
            done = self._files.write(published.released, asked, told)
            return replace(done, left_out=published.left_out)
        return self._files.write(self._exact(first, last, by, told, naming), asked, told)

    def released(self, first: date, last: date, by: By, use: Use, told: Progress = unheard) -> Released:
        """What may stand in a document about these days; raises RangeBackwards."""
        if first > last:
            raise RangeBackwards(first, last)
        if use is Use.PUBLIC:
            return self._publishing.publish(first, last, by, told).released
        return self._exact(first, last, by, told)

    def _exact(
        self, first: date, last: date, by: By, told: Progress, naming: Naming = Naming.AS_THEN
    ) -> Released:
        vocabulary, cut = self._vocabulary(), periods(first, last, by, self._today())
        with self._figures.reading() as connection:
            figures = self._figures.of_periods(connection, cut, told, naming)
        known = [for_internal_use(one, vocabulary) for one in figures]
        return internal(known, by, first, last, vocabulary)

    def steps(self) -> Steps:
        """In which steps public figures are counted, and from when on."""
        return self._publishing.steps()

    def choose_step(self, step: int) -> None:
        """What public numbers are multiples of, from the first year on that has none yet: 3 to 10.

        Raises OutOfRange.
        """
        self._publishing.choose_step(step)

    def keep_picture(self, path: Path, ending: str, content: bytes, overview: Overview) -> Path:
        """A picture of an overview as a file, as `FigureFiles.keep_picture` does it."""
        return self._files.keep_picture(path, ending, content, overview.asked, overview.period)

    def written(self) -> list[WrittenFigures]:
        """Every file of figures that left, the last one first."""
        return self._files.written()

    def words_in(self, language: str) -> Words:
        """The words of a file in a language of its own."""
        return self._files.words_in(language)

    def _today(self) -> date:
        return self._figures.today()
