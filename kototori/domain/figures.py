"""Counts contacts into figures: the one place that counts, for the screen and for every file."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kototori.domain.contact import Outcome
from kototori.domain.day import DayState, DeskDay
from kototori.domain.day_cells import HOURS as HOURS
from kototori.domain.day_cells import NOT_RECORDED as NOT_RECORDED
from kototori.domain.day_cells import WEEKDAYS as WEEKDAYS
from kototori.domain.day_cells import Cells, Grouped, Sum, add_cells, by_table
from kototori.domain.entry import CLOSED_SETS
from kototori.domain.leaflet_counts import ShelfCount
from kototori.domain.period import Period
from kototori.domain.referral import ReferralRequest
from kototori.domain.vocabulary import Vocabulary

TOTAL = "total"


class Measure(StrEnum):
    """What is counted."""

    CONTACTS = "contacts"
    PERSONS = "persons"
    NEEDS = "needs"
    HANDOUTS = "handouts"
    REQUESTS = "requests"
    DAYS = "days"


class Table(StrEnum):
    """What it is counted by."""

    VISITS = "visits"
    NEED = "need"
    LANGUAGE = "language"
    AGE_BAND = "age_band"
    CHANNEL = "channel"
    PLACE = "place"
    FIRST_VISIT = "first_visit"
    HOUR = "hour"
    WEEKDAY_HOUR = "weekday_hour"
    NEED_LANGUAGE = "need_language"
    NEED_AGE_BAND = "need_age_band"
    TASK = "task"
    AUTHORITY = "authority"
    WHY_HERE = "why_here"
    LANGUAGE_MEANS = "language_means"
    OUTCOME = "outcome"
    LEAFLET_LANGUAGE = "leaflet_language"
    REQUEST_TEAM = "request_team"
    COVERAGE = "coverage"


@dataclass(frozen=True, slots=True)
class Shape:
    """The dimensions of a table, by the names of the fields, and its measure."""

    dim1: str
    dim2: str = ""
    measure: Measure = Measure.CONTACTS


SHAPES: Mapping[Table, Shape] = {
    **{table: Shape(table) for table in Table},
    Table.WEEKDAY_HOUR: Shape("weekday", "hour"),
    Table.NEED_LANGUAGE: Shape("need", "language"),
    Table.NEED_AGE_BAND: Shape("need", "age_band"),
    Table.LEAFLET_LANGUAGE: Shape("language", measure=Measure.HANDOUTS),
    Table.REQUEST_TEAM: Shape("team", measure=Measure.REQUESTS),
    Table.COVERAGE: Shape("coverage", measure=Measure.DAYS),
}
VISIT_MEASURES = (Measure.CONTACTS, Measure.PERSONS, Measure.NEEDS, Measure.HANDOUTS, Measure.REQUESTS)
TableCells = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Figures:
    """Exact counts of one period: a sum a measure (the table `visits`), and the cells of all other tables.

    A cell is called by its two categories, the second one empty in a one-way table. What is 0 is left out,
    except totals. Exact figures are for counting alone: the screen and files take them as `InternalFigures`.
    """

    period: Period
    sums: Mapping[Measure, int]
    tables: Mapping[Table, TableCells]


@dataclass(frozen=True, slots=True)
class InternalFigures:
    """What the desk itself may see: exact, but sensitive needs stand in their top need for short periods."""

    period: Period
    sums: Mapping[Measure, int]
    tables: Mapping[Table, TableCells]


def count(
    periods: Sequence[Period],
    cells: Mapping[date, Cells],
    days: Iterable[DeskDay],
    requests: Iterable[ReferralRequest],
    shelf: Iterable[ShelfCount] = (),
) -> list[Figures]:
    """The figures of each period of which anything is known, as sums of its days; what lies in none of them
    is not counted.

    The periods follow one another. There may be many more of them than days of which anything is known.
    """
    tallies: dict[int, _Tally] = {}
    starts = [period.first for period in periods]

    def tally_of(day: date) -> _Tally | None:
        at = bisect_right(starts, day) - 1
        if at < 0 or day > periods[at].last:
            return None
        if at not in tallies:
            tallies[at] = _Tally(periods[at])
        return tallies[at]

    for day, counted in cells.items():
        if counted and (tally := tally_of(day)):
            tally.states.setdefault(day, DayState.SERVED)  # somebody came, and nobody said otherwise
            tally.add_cells(counted)
    for request in requests:
        if tally := tally_of(request.made_on):
            tally.add_request(request.team)
    for copies in shelf:
        if tally := tally_of(copies.day):
            tally.add_handout(copies.language, copies.copies)
    for desk_day in days:
        if tally := tally_of(desk_day.day):
            tally.states[desk_day.day] = desk_day.state
    return [tallies[at].figures() for at in sorted(tallies)]


def figures_of(period: Period, counted: Grouped, states: Iterable[DayState], teams: Counter[str]) -> Figures:
    """The figures of a period whose cells are added up already."""
    found = counted.get("sum", {})
    sums = {Measure(one): found.get((one,), 0) for one in Sum} | {Measure.REQUESTS: teams.total()}
    tables = _tables_of(counted)
    tables[Table.REQUEST_TEAM] = _one_way(teams)
    tables[Table.COVERAGE] = _one_way(Counter(states))
    return Figures(period, {measure: sums[measure] for measure in VISIT_MEASURES}, tables)


def nothing_known(period: Period) -> Figures:
    """The figures of a period that nobody said or recorded anything about."""
    return _Tally(period).figures()


def for_internal_use(figures: Figures, vocabulary: Vocabulary) -> InternalFigures:
    """Takes out what even the desk does not see of a short period.

    For less than a month a sensitive need shows as its top need alone; below a quarter needs are crossed
    with language and age by top need only. No table crosses needs with hour, weekday or place.
    """
    hidden, uncrossed = kept_back(figures.period, vocabulary)
    tables = dict(figures.tables)
    tables[Table.NEED] = _without(hidden, tables[Table.NEED])
    for crossed in (Table.NEED_LANGUAGE, Table.NEED_AGE_BAND):
        tables[crossed] = _without(uncrossed, tables[crossed])
    return InternalFigures(figures.period, figures.sums, tables)


def kept_back(period: Period, vocabulary: Vocabulary) -> tuple[set[str], set[str]]:
    """The needs that even the desk's own files do not give for a period: alone, and crossed."""
    hidden: set[str] = set()
    if not period.lasts(months=1):
        hidden = {need.code for need in vocabulary.needs.values() if need.sensitive and need.parent}
    uncrossed: set[str] = set()
    if not period.lasts(months=3):
        uncrossed = {need.code for need in vocabulary.needs.values() if need.parent}
    return hidden, uncrossed


def categories(dimension: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The codes of a dimension in the order of their list; teams, which have no list, have none."""
    listed: Mapping[str, Iterable[str]] = {
        "need": vocabulary.needs,
        "language": vocabulary.languages,
        "place": vocabulary.places,
        "authority": vocabulary.authorities,
        "outcome": Outcome,
        "weekday": WEEKDAYS,
        "hour": HOURS,
        "coverage": DayState,
        **CLOSED_SETS,
    }
    return tuple(str(code) for code in listed.get(dimension, ()))


def _without(codes: set[str], cells: TableCells) -> TableCells:
    return {cell: number for cell, number in cells.items() if cell[0] not in codes} if codes else cells


class _Tally:
    """The sums of one period while they are being made."""

    def __init__(self, period: Period) -> None:
        self._period = period
        self._cells: dict[str, int] = {}
        self._teams = Counter[str]()
        self.states: dict[date, DayState] = {}

    def add_cells(self, cells: Cells) -> None:
        add_cells(self._cells, cells)

    def add_handout(self, language: str, copies: int) -> None:
        add_cells(self._cells, {f"sum|{Sum.HANDOUTS}": copies, f"leaflet_language|{language}": copies})

    def add_request(self, team: str) -> None:
        self._teams[team] += 1

    def figures(self) -> Figures:
        return figures_of(self._period, by_table(self._cells), self.states.values(), self._teams)


def _tables_of(counted: Grouped) -> dict[Table, dict[tuple[str, str], int]]:
    """The tables that cells of contacts make, with their margins.

    A contact is in a total once, in however many categories it is.
    """
    tables: dict[Table, dict[tuple[str, str], int]] = {
        table: {(one, other[0] if other else ""): n for (one, *other), n in counted.get(table, {}).items()}
        for table in SHAPES
        if table is not Table.VISITS
    }
    sums = counted.get("sum", {})
    contacts = sums.get((Sum.CONTACTS,), 0)
    hours = tables[Table.WEEKDAY_HOUR]
    for (_, hour), number in hours.items():
        tables[Table.HOUR][hour, ""] = tables[Table.HOUR].get((hour, ""), 0) + number
    weekdays = Counter[tuple[str, str]]()
    for (weekday, _), number in hours.items():
        weekdays[weekday, ""] += number
    margins: Mapping[Table, tuple[TableCells, TableCells]] = {
        Table.WEEKDAY_HOUR: (weekdays, tables[Table.HOUR]),
        Table.NEED_LANGUAGE: (tables[Table.NEED], tables[Table.LANGUAGE]),
        Table.NEED_AGE_BAND: (tables[Table.NEED], tables[Table.AGE_BAND]),
    }
    for table, (ones, others) in margins.items():
        tables[table] |= {(one, TOTAL): number for (one, _), number in ones.items()}
        tables[table] |= {(TOTAL, other): number for (other, _), number in others.items()}
        tables[table][TOTAL, TOTAL] = contacts
    for table, shape in SHAPES.items():
        if shape.measure is Measure.CONTACTS and not shape.dim2 and table is not Table.VISITS:
            tables[table][TOTAL, ""] = contacts
    tables[Table.LEAFLET_LANGUAGE][TOTAL, ""] = sums.get((Sum.HANDOUTS,), 0)
    return tables


def _one_way(numbers: Counter[str] | Counter[DayState]) -> dict[tuple[str, str], int]:
    return {(str(code), ""): number for code, number in numbers.items()} | {(TOTAL, ""): numbers.total()}
