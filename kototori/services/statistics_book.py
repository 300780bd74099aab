"""How a day or a period went, for the page, and the same figures as files."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from kototori.documents.statistics_files import file_bytes
from kototori.domain.day import DayState
from kototori.domain.figures import (
    NOT_RECORDED,
    TOTAL,
    Figures,
    InternalFigures,
    Measure,
    Table,
    count,
    for_internal_use,
    nothing_known,
)
from kototori.domain.leaflet_counts import LeafletCount, Wish
from kototori.domain.moment import local_day
from kototori.domain.period import By, Period, periods, whole
from kototori.domain.progress import Progress, unheard, watched
from kototori.domain.release import Format, RangeBackwards, Use
from kototori.domain.released import internal
from kototori.domain.vocabulary import Vocabulary
from kototori.logs import ProgramLog
from kototori.services.new_files import put_files
from kototori.storage import contacts, days, leaflet_counts, requests
from kototori.storage.database import Connection, Database
from kototori.wording.catalogue import Words

_USUAL_LOOKS_BACK = 8  # served days of the same weekday
_USUAL_NEEDS = 4
_USUALLY_ENOUGH = 26  # weeks; to count all the years of a desk takes a tenth of a second


@dataclass(frozen=True, slots=True)
class Share:
    """A code and how many contacts hold it."""

    code: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A day or a period in numbers. Shares come with the largest first; what was not recorded is apart."""

    period: Period
    contacts: int
    persons: int
    needs: tuple[Share, ...]
    sub_needs: tuple[Share, ...]
    need_not_recorded: int
    languages: tuple[Share, ...]
    language_not_recorded: int
    language_not_met: int
    hours: tuple[Share, ...]
    """From the first hour with contacts to the last, hours without any included: `09`, `10`."""
    coverage: Mapping[DayState, int]
    usual: float | None
    """The median of the same weekday over its last eight served days; None under four of them."""
    leaflets: tuple[LeafletCount, ...]
    """Every leaflet that was given, what went out most first."""
    wishes: tuple[Wish, ...]
    """What was asked for in a language that it is not in, the most wanted first."""
    usual_days: int
    """Over how many days: below four it says how far the comparison is from beginning."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file that was written."""

    path: Path
    rows: int


class StatisticsBook:
    """The statistics of one desk. Everything is counted by `domain.figures`."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        vocabulary: Callable[[], Vocabulary],
        log: ProgramLog,
    ) -> None:
        self._database = database
        self._clock = clock
        self._vocabulary = vocabulary
        self._log = log

    def overview(self, day: date, by: By = By.DAY) -> Overview:
        """The day, week, month, quarter or year that `day` lies in, as far as it has come."""
        asked = whole(day, by)
        cut = periods(asked.first, asked.last, by, self._today()) or [asked]
        vocabulary = self._vocabulary()
        with self._database.reading() as connection:
            found = _figures(connection, cut[:1], vocabulary)
            usual, usual_days = (None, 0) if by is not By.DAY else _usual(connection, day)
            leaflets = leaflet_counts.given_between(connection, cut[0].first, cut[0].last)
            wishes = leaflet_counts.wishes_between(connection, cut[0].first, cut[0].last)
        figures = for_internal_use(found[0] if found else nothing_known(cut[0]), vocabulary)
        return _overview(figures, usual, usual_days, tuple(leaflets), tuple(wishes))

    def figures_of_day(self, day: date) -> InternalFigures:
        """Every table of one day, for its report."""
        asked, vocabulary = whole(day, By.DAY), self._vocabulary()
        with self._database.reading() as connection:
            found = _figures(connection, [asked], vocabulary)
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
        told: Progress = unheard,
    ) -> Export:
        """Writes every period of the range into one file, and beside a CSV what it is about.

        A range of which nothing is known gives the header alone. Raises RangeBackwards, FileThere or
        FileUnwritable.
        """
        if first > last:
            raise RangeBackwards(first, last)
        vocabulary = self._vocabulary()
        with self._database.reading() as connection:
            figures = _figures(connection, periods(first, last, by, self._today()), vocabulary, told)
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
        return local_day(self._clock())


def _figures(
    connection: Connection, cut: list[Period], vocabulary: Vocabulary, told: Progress = unheard
) -> list[Figures]:
    if not cut:
        return []
    first, last = cut[0].first, cut[-1].last
    return count(
        cut,
        watched(contacts.between(connection, first, last), told),
        days.between(connection, first, last),
        requests.between(connection, first, last),
        vocabulary,
        leaflet_counts.copies_between(connection, first, last),
    )


def _overview(
    figures: InternalFigures,
    usual: float | None,
    usual_days: int,
    leaflets: tuple[LeafletCount, ...],
    wishes: tuple[Wish, ...],
) -> Overview:
    needs = _shares(figures, Table.NEED)
    return Overview(
        period=figures.period,
        contacts=figures.sums[Measure.CONTACTS],
        persons=figures.sums[Measure.PERSONS],
        needs=tuple(share for share in needs if len(share.code) == 1),
        sub_needs=tuple(share for share in needs if len(share.code) > 1),
        need_not_recorded=_cell(figures, Table.NEED, NOT_RECORDED),
        languages=_shares(figures, Table.LANGUAGE),
        language_not_recorded=_cell(figures, Table.LANGUAGE, NOT_RECORDED),
        language_not_met=_cell(figures, Table.LANGUAGE_MEANS, "not_met"),
        hours=_hours(figures),
        coverage={state: _cell(figures, Table.COVERAGE, state) for state in DayState},
        usual=usual,
        usual_days=usual_days,
        leaflets=leaflets,
        wishes=wishes,
    )


def _cell(figures: InternalFigures, table: Table, code: str) -> int:
    return figures.tables[table].get((code, ""), 0)


def _shares(figures: InternalFigures, table: Table) -> tuple[Share, ...]:
    cells = figures.tables[table].items()
    shares = [Share(code, number) for (code, _), number in cells if code not in (TOTAL, NOT_RECORDED)]
    return tuple(sorted(shares, key=lambda share: (-share.count, share.code)))


def _hours(figures: InternalFigures) -> tuple[Share, ...]:
    counted = sorted(share.code for share in _shares(figures, Table.HOUR))
    if not counted:
        return ()
    spanned = (f"{hour:02d}" for hour in range(int(counted[0]), int(counted[-1]) + 1))
    return tuple(Share(hour, _cell(figures, Table.HOUR, hour)) for hour in spanned)


def _usual(connection: Connection, day: date) -> tuple[float | None, int]:
    weeks = range(1, 1 + _USUALLY_ENOUGH)
    like = contacts.count_on(connection, [day - timedelta(weeks=back) for back in weeks])
    came, served = _served_like(connection, day, day - timedelta(weeks=_USUALLY_ENOUGH), like)
    if len(served) < _USUAL_LOOKS_BACK:  # a desk that was shut for long, or a new one
        came, served = _served_like(connection, day, date.min, contacts.count_by_day(connection, day))
    compared = served[-_USUAL_LOOKS_BACK:]
    if len(compared) < _USUAL_NEEDS:
        return None, len(compared)
    return _median(sorted(came[earlier] for earlier in compared)), len(compared)


def _served_like(
    connection: Connection, day: date, first: date, by_day: dict[date, int]
) -> tuple[Counter[date], list[date]]:
    """How many came on each day from `first` on, and the served days of the same weekday before `day`."""
    came = Counter(by_day)
    states = dict.fromkeys(came, DayState.SERVED)
    states |= {told.day: told.state for told in days.between(connection, first, day)}
    served = [
        earlier
        for earlier, state in states.items()
        if state is DayState.SERVED and earlier < day and earlier.weekday() == day.weekday()
    ]
    return came, sorted(served)


def _median(ordered: list[int]) -> float:
    half = len(ordered) // 2
    return (ordered[half] + ordered[(len(ordered) - 1) // 2]) / 2


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
