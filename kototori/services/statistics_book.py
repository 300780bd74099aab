"""How a day or a period went, for the page, and the same figures as files."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kototori.documents.statistics_files import file_bytes
from kototori.domain.figures import (
    InternalFigures,
    for_internal_use,
    nothing_known,
)
from kototori.domain.overview import Asked, Compared, Overview
from kototori.domain.period import By, periods, whole
from kototori.domain.progress import Progress, unheard
from kototori.domain.release import Format, RangeBackwards, Use
from kototori.domain.released import internal
from kototori.logs import ProgramLog
from kototori.services.exact_figures import ExactFigures
from kototori.services.new_files import put_files
from kototori.services.overviews import overview_of
from kototori.wording.catalogue import Words


@dataclass(frozen=True, slots=True)
class Export:
    """A file that was written."""

    path: Path
    rows: int


class StatisticsBook:
    """The statistics of one desk. Everything is counted by `domain.figures`."""

    def __init__(
        self,
        figures: ExactFigures,
        log: ProgramLog,
    ) -> None:
        self._figures = figures
        self._vocabulary = figures.vocabulary
        self._log = log

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
        told: Progress = unheard,
    ) -> Export:
        """Writes every period of the range into one file, and beside a CSV what it is about.

        A range of which nothing is known gives the header alone. Raises RangeBackwards, FileThere or
        FileUnwritable.
        """
        if first > last:
            raise RangeBackwards(first, last)
        vocabulary = self._vocabulary()
        with self._figures.reading() as connection:
            figures = self._figures.of_periods(connection, periods(first, last, by, self._today()), told)
        known = [for_internal_use(one, vocabulary) for one in figures]
        released = internal(known, by, first, last, vocabulary)
        about = {
            "use": str(use),
            "by": str(by),
            "from": str(first),
            "to": str(last),
            "language": words.language,
            "places": list(released.places),
            "foot": _foot(words),
        }
        made = file_bytes(form, released, about, vocabulary, words)
        put_files(
            {path.parent / f"{path.name}{suffix}": content for suffix, content in made.items()}, force=force
        )
        rows = sum(len(period.numbers) for period in released.periods)
        self._log.note(f"export use={use} by={by} from={first} to={last} format={form} rows={rows}")
        return Export(path, rows)

    def _today(self) -> date:
        return self._figures.today()


def _foot(words: Words) -> str:
    return " ".join(
        (
            words("Internal figures: exact, for the desk's own work, not to be published or handed on."),
            words(
                "They count visits, not people; one visit may hold several needs, so needs add up to more."
            ),
            words("A rare combination may be recognised by somebody who was in the room."),
        )
    )
