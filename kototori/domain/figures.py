"""Counts contacts into figures: the one place that counts, for the screen and for every file."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product

from kototori.domain.contact import Contact, Facts, Outcome
from kototori.domain.day import DayState, DeskDay
from kototori.domain.entry import CLOSED_SETS
from kototori.domain.leaflet_counts import ShelfCount
from kototori.domain.period import Period
from kototori.domain.referral import ReferralRequest
from kototori.domain.vocabulary import Vocabulary

TOTAL = "total"
NOT_RECORDED = "not_recorded"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOURS = tuple(f"{hour:02d}" for hour in range(24))


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
Cells = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Figures:
    """Exact counts of one period: a sum a measure (the table `visits`), and the cells of all other tables.

    A cell is called by its two categories, the second one empty in a one-way table. What is 0 is left out,
    except totals. Exact figures are for counting alone: the screen and files take them as `InternalFigures`.
    """

    period: Period
    sums: Mapping[Measure, int]
    tables: Mapping[Table, Cells]


@dataclass(frozen=True, slots=True)
class InternalFigures:
    """What the desk itself may see: exact, but sensitive needs stand in their top need for short periods."""

    period: Period
    sums: Mapping[Measure, int]
    tables: Mapping[Table, Cells]


def count(
    periods: Sequence[Period],
    contacts: Iterable[Contact],
    days: Iterable[DeskDay],
    requests: Iterable[ReferralRequest],
    vocabulary: Vocabulary,
    shelf: Iterable[ShelfCount] = (),
) -> list[Figures]:
    """The figures of each period of which anything is known; what lies in none of them is not counted.

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

    for contact in contacts:
        if tally := tally_of(contact.facts.moment.day):
            tally.add_contact(contact.facts, vocabulary)
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


def _without(codes: set[str], cells: Cells) -> Cells:
    return {cell: number for cell, number in cells.items() if cell[0] not in codes} if codes else cells


class _Tally:
    """The strokes of one period while they are being made."""

    def __init__(self, period: Period) -> None:
        self._period = period
        self._sums = Counter(dict.fromkeys(VISIT_MEASURES, 0))
        self._tables: dict[Table, Counter[tuple[str, str]]] = {
            table: Counter({(TOTAL, TOTAL if shape.dim2 else ""): 0})
            for table, shape in SHAPES.items()
            if table is not Table.VISITS
        }
        self._days: set[date] = set()
        self.states: dict[date, DayState] = {}

    def add_contact(self, facts: Facts, vocabulary: Vocabulary) -> None:
        self._days.add(facts.moment.day)
        self._sums[Measure.CONTACTS] += 1
        self._sums[Measure.PERSONS] += facts.persons
        self._sums[Measure.NEEDS] += len(facts.tops)
        found = _dimensions(facts, vocabulary)
        for table, dim1, dim2 in _CONTACT_TABLES:
            # A contact is in the total once, in however many categories it is.
            second = (*found[dim2], TOTAL) if dim2 else ("",)
            self._tables[table].update(product((*found[dim1], TOTAL), second))
        for handout in facts.handouts:
            self.add_handout(handout.language, handout.copies)

    def add_handout(self, language: str, copies: int) -> None:
        self._sums[Measure.HANDOUTS] += copies
        self._add(Table.LEAFLET_LANGUAGE, language, copies)

    def add_request(self, team: str) -> None:
        self._sums[Measure.REQUESTS] += 1
        self._add(Table.REQUEST_TEAM, team, 1)

    def figures(self) -> Figures:
        # Somebody came: without a word about it the day was served.
        for state in (dict.fromkeys(self._days, DayState.SERVED) | self.states).values():
            self._add(Table.COVERAGE, state, 1)
        return Figures(self._period, self._sums, self._tables)

    def _add(self, table: Table, code: str, number: int) -> None:
        self._tables[table][code, ""] += number
        self._tables[table][TOTAL, ""] += number


_CONTACT_TABLES = [
    (table, shape.dim1, shape.dim2)
    for table, shape in SHAPES.items()
    if shape.measure is Measure.CONTACTS and table is not Table.VISITS
]


def _dimensions(facts: Facts, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The categories of every dimension that a contact counts in."""
    at = facts.moment.at
    subs = (need for need in facts.needs if vocabulary.needs[need].parent)
    return {
        "need": (*facts.tops, *subs) or _NOTHING,
        "language": _one(facts.language),
        "age_band": _one(facts.age_band),
        "channel": _one(facts.channel),
        "place": _one(facts.place),
        "first_visit": _one(facts.first_visit),
        "hour": _NOTHING if at is None else (HOURS[at.hour],),
        "weekday": (WEEKDAYS[facts.moment.day.weekday()],),
        "task": _one(facts.task),
        "authority": vocabulary.authorities_of(facts) or _NOTHING,
        "why_here": _one(facts.why_here),
        "language_means": _one(facts.language_means),
        "outcome": facts.outcome or _NOTHING,
    }


_NOTHING = (NOT_RECORDED,)


def _one(code: str | None) -> tuple[str, ...]:
    return _NOTHING if code is None else (code,)
