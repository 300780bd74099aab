"""Proves of the very numbers that are about to be written that they are sums of the ledger, that they agree
with each other, and that none of them stands where the release plan has none.

It goes the other way round than `publication`: from the entries to the periods, and from the numbers back.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kototori.domain.figures import SHAPES, TOTAL, Measure, Table
from kototori.domain.ledger import HANDOUTS, LISTS, PERSONS, REQUESTS, VISITS, YearLedger
from kototori.domain.ledger_cells import BESIDE, COUNTED_BY_QUARTER
from kototori.domain.ledger_lists import SENSITIVE
from kototori.domain.ledger_rules import Cell
from kototori.domain.period import By, Period
from kototori.domain.release import FileStrays
from kototori.domain.release_plan import YearPlan, finest, is_made_of
from kototori.domain.released import Number, Released, ReleasedPeriod
from kototori.domain.vocabulary import Vocabulary

_OF_VISITS: Mapping[Measure, Cell] = {
    Measure.CONTACTS: VISITS,
    Measure.PERSONS: PERSONS,
    Measure.HANDOUTS: HANDOUTS,
    Measure.REQUESTS: REQUESTS,
}
_COVERED = f"{Table.COVERAGE}|{TOTAL}"
_TOTALS: Mapping[Table, Cell] = {
    Table.LEAFLET_LANGUAGE: HANDOUTS,
    Table.REQUEST_TEAM: REQUESTS,
    Table.COVERAGE: _COVERED,
}
_SEVERAL = (Table.NEED, *COUNTED_BY_QUARTER)
"""Tables in which a contact may be several times, so that they do not add up to their total."""


def prove_released(released: Released, ledgers: Mapping[int, YearLedger], vocabulary: Vocabulary) -> None:
    """Raises FileStrays with the first period and table in which a number is not as it must be."""
    sums = _scattered([period.period for period in released.periods], ledgers)
    subs = {year: _subs(ledger, vocabulary) for year, ledger in ledgers.items()}
    for number, period in enumerate(released.periods):
        year = period.period.first.year
        for table in _strays(period, sums[number], ledgers[year].plan, subs[year]):
            raise FileStrays(period.period.name, table)


def _scattered(cut: list[Period], ledgers: Mapping[int, YearLedger]) -> list[dict[Cell, int]]:
    """Every entry, added to the one period that its whole unit lies in."""
    sums: list[dict[Cell, int]] = [defaultdict(int) for _ in cut]
    starts = [period.first for period in cut]
    for ledger in ledgers.values():
        for (unit, first), decided in ledger.units.items():
            at = bisect_right(starts, first) - 1
            if at < 0 or unit.last_day(first) > cut[at].last:
                continue
            for table, cells in decided.tables.items():
                if table != LISTS:
                    for cell, number in cells.items():
                        sums[at][cell] += number
    return sums


def _strays(period: ReleasedPeriod, sums: dict[Cell, int], plan: YearPlan, subs: "_Subs") -> Iterator[Table]:
    for weekday_hour in [cell for cell in sums if cell.startswith("weekday_hour|")]:
        sums[f"hour|{weekday_hour.rpartition('|')[2]}"] += sums[weekday_hour]
    sums[_COVERED] = sum(days for cell, days in sums.items() if cell.startswith("coverage|"))
    base, added = plan.base, defaultdict[tuple[Table, str], int](int)
    early = _too_early(period.period, subs)
    standing = {table for table in Table if is_made_of(period.period, finest(table, plan))}
    for number in period.numbers:
        table, count = number.table, number.count
        if count is None or table not in standing:
            yield table
            continue
        if table is not Table.COVERAGE and (count < 0 or count % base or bool(number.note) != (count == 0)):
            yield table
        if count != sums.get(_cell(number), 0):
            yield table
        if number.cat1 in early.get(table, ()):
            yield table
        line = TOTAL if not number.cat2 else number.cat1
        if TOTAL not in (number.cat1, number.cat2) or (
            number.cat1 == TOTAL and number.cat2 not in ("", TOTAL)
        ):
            added[table, line] += count
    yield from _unequal_totals(period, sums, added)
    yield from _above(period)


def _cell(number: Number) -> Cell:
    """The cell of the ledger, or of a sum of its cells, that a number is."""
    table, one, other = number.table, number.cat1, number.cat2
    if table is Table.VISITS:
        return _OF_VISITS.get(number.measure, "")
    shape = SHAPES[table]
    if not shape.dim2:
        return f"{table}|{one}" if one != TOTAL else _TOTALS.get(table, VISITS)
    if TOTAL not in (one, other):
        return f"{table}|{one}|{other}"
    if one == other:
        return VISITS
    if table is Table.WEEKDAY_HOUR:
        return f"hour|{other}" if one == TOTAL else ""
    return f"{BESIDE[table]}|{other}" if one == TOTAL else f"need|{one}"


class _Subs(NamedTuple):
    """The sub-needs of a year, and those among them that are sensitive."""

    every: frozenset[str]
    sensitive: frozenset[str]


def _subs(ledger: YearLedger, vocabulary: Vocabulary) -> _Subs:
    marks = {key: mark for lists in ledger.remembered.values() for key, mark in lists.items()}
    subs = frozenset(need.code for need in vocabulary.needs.values() if need.parent is not None)
    return _Subs(subs, frozenset(code for code in subs if marks.get(f"need|{code}") == SENSITIVE))


def _too_early(period: Period, subs: _Subs) -> dict[Table, frozenset[str]]:
    """The sub-needs, and the sensitive ones, that have no place yet in a period that is too short."""
    crossed = frozenset[str]() if is_made_of(period, By.QUARTER) else subs.every
    if not is_made_of(period, By.YEAR):
        crossed = crossed | subs.sensitive
    alone = frozenset[str]() if is_made_of(period, By.MONTH) else subs.every
    return {Table.NEED: alone, **dict.fromkeys(BESIDE, crossed)}


def _unequal_totals(
    period: ReleasedPeriod, sums: Mapping[Cell, int], added: Mapping[tuple[Table, str], int]
) -> Iterator[Table]:
    """Tables whose categories do not add up to their total, in the numbers that will be read."""
    for number in period.numbers:
        table, total = number.table, number.count
        if TOTAL not in (number.cat1, number.cat2) or table in (Table.VISITS, *_SEVERAL):
            continue
        is_line = number.cat2 == TOTAL and number.cat1 != TOTAL
        is_total = not number.cat2 or is_line or number.cat1 == number.cat2
        if is_total and added.get((table, number.cat1), 0) != total:
            yield table
    # Of a period that is cut within a month the hours of its whole months alone are known; none stand in it.
    hours = sum(number for cell, number in sums.items() if cell.startswith("hour|"))
    if is_made_of(period.period, By.MONTH) and hours not in (0, sums[VISITS]):
        yield Table.WEEKDAY_HOUR


def _above(period: ReleasedPeriod) -> Iterator[Table]:
    """No need above visits, no sub-need above its need, no fewer persons than visits."""
    of = {(n.table, n.cat1, n.measure): n.count or 0 for n in period.numbers if not n.cat2}
    visits = of.get((Table.VISITS, TOTAL, Measure.CONTACTS), 0)
    if of.get((Table.VISITS, TOTAL, Measure.PERSONS), visits) < visits:
        yield Table.VISITS
    for (table, code, measure), count in of.items():
        if table in _SEVERAL:
            is_sub = table is Table.NEED and len(code) > 1 and code != TOTAL
            if count > (of.get((table, code[0], measure), 0) if is_sub else visits):
                yield table
