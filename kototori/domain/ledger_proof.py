"""Proves, before a public file is written, all of the ledger that a reader of public files relies on: numbers
above 0 in whole steps, sums that agree, no need above visits, no sub-need above its need, no fewer persons
than visits, every day decided and every seal right. The first fault is named.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from kototori.domain.figures import WEEKDAYS, Table
from kototori.domain.ledger import (
    COVERAGE,
    HANDOUTS,
    LISTS,
    PERSONS,
    PLAN,
    REQUESTS,
    VISITS,
    Decided,
    Unit,
    YearLedger,
    longer_units,
    plan_seal,
    seal,
)
from kototori.domain.ledger_cells import (
    COUNTED_BY_QUARTER,
    CROSSED,
    SHARED_BY_MONTH,
    SHARED_BY_WEEK,
    UnitCells,
)
from kototori.domain.ledger_lists import Listed, YearLists
from kototori.domain.ledger_rules import Cell, Draw
from kototori.domain.ledger_truth import TrueSums
from kototori.domain.period import By
from kototori.domain.release import LedgerChanged, LedgerStrays
from kototori.domain.vocabulary import Vocabulary

SealKey = tuple[Unit, date, str]
Seals = Mapping[SealKey, str]
_AFTER_CORRECTIONS = 3  # steps that a month or quarter may stray when what it is made of was corrected
_NO_FIVES = {COVERAGE, LISTS}
_ONE_DAY = timedelta(days=1)


def seal_all(decided: Iterable[Decided], draw: Draw) -> dict[SealKey, str]:
    """The seals of what was decided now."""
    return {
        (one.unit, one.first, table): seal(draw, one.unit, one.first, table, cells)
        for one in decided
        for table, cells in one.tables.items()
    }


def prove_ledger(ledger: YearLedger, seals: Seals, vocabulary: Vocabulary, draw: Draw) -> None:
    """Raises LedgerChanged with the first unit and table that is not as it was decided."""
    for unit, first, table in _broken_seals(ledger, seals, draw):
        raise LedgerChanged(unit.name_of(first), table)
    lists = YearLists(vocabulary, ledger.plan, ledger.remembered)
    cells_of = UnitCells(ledger.plan)
    for unit, first in _expected_units(ledger):
        if (decided := ledger.units.get((unit, first))) is None:
            raise LedgerChanged(unit.name_of(first), COVERAGE if unit is Unit.DAY else VISITS)
        listed = lists.between(first, unit.last_day(first))
        for table in _faults(ledger, decided, listed, cells_of.of(unit, listed)):
            raise LedgerChanged(unit.name_of(first), table)
    for unit, first in sorted(ledger.units.keys() - set(_expected_units(ledger)), key=_by_day):
        raise LedgerChanged(unit.name_of(first), min(ledger.units[unit, first].tables))


def prove_decided(
    ledger: YearLedger, decided: Iterable[Decided], truth: TrueSums, vocabulary: Vocabulary
) -> None:
    """What was decided now lies as near to what is known now as is promised; raises LedgerStrays.

    A day always does. A month or quarter whose days were corrected after they were decided is as far off as
    its totals are, and three steps.
    """
    lists = YearLists(vocabulary, ledger.plan, ledger.remembered)
    cells_of = UnitCells(ledger.plan)
    for one in decided:
        if one.tables.keys() <= _NO_FIVES:
            continue
        last = one.unit.last_day(one.first)
        own = truth.of(one.first, last)
        furthest = ledger.plan.base - 1
        if one.unit is not Unit.DAY:
            furthest = _AFTER_CORRECTIONS * ledger.plan.base + _off(ledger.sums(one.first, last), own)
        for table, cells in cells_of.of(one.unit, lists.between(one.first, last)).items():
            given = one.tables[table]
            if any(abs(given.get(cell, 0) - own.get(cell, 0)) > furthest for cell in cells):
                raise LedgerStrays(one.unit.name_of(one.first), table)


def _off(fives: Mapping[Cell, int], own: Mapping[Cell, int]) -> int:
    """How far the totals that others are shares of are off."""
    totals = {cell for cell in (*fives, *own) if cell.startswith("need|")} | {VISITS, HANDOUTS, REQUESTS}
    return max(abs(fives.get(cell, 0) - own.get(cell, 0)) for cell in totals)


def _by_day(key: tuple[Unit, date] | SealKey) -> tuple[date, int]:
    return key[1], list(Unit).index(key[0])


def _broken_seals(ledger: YearLedger, seals: Seals, draw: Draw) -> Iterator[SealKey]:
    plan = Unit.YEAR, date(ledger.plan.year, 1, 1), PLAN
    if seals.get(plan) != plan_seal(draw, ledger.plan):
        yield plan
    right = seal_all(ledger.units.values(), draw)
    differing = {key for key in right.keys() | (seals.keys() - {plan}) if right.get(key) != seals.get(key)}
    yield from sorted(differing, key=_by_day)


def _expected_units(ledger: YearLedger) -> Iterator[tuple[Unit, date]]:
    """Every unit that is over by the last decided day."""
    day, last = date(ledger.plan.year, 1, 1), ledger.closed
    while last is not None and day <= last:
        yield Unit.DAY, day
        for unit in longer_units(ledger.plan):
            first = unit.first_day(day)
            if unit.last_day(first) == day and ledger.counts_some(first, day):
                yield unit, first
        day += _ONE_DAY


def _faults(
    ledger: YearLedger, decided: Decided, listed: Listed, cells: Mapping[str, tuple[Cell, ...]]
) -> Iterator[str]:
    """The tables of a unit that something is wrong with."""
    tables = decided.tables
    if decided.unit is Unit.DAY:
        if COVERAGE not in tables:
            yield COVERAGE
        if tables.keys() <= _NO_FIVES and "coverage|served" not in tables[COVERAGE]:
            return  # nobody said that the desk was open, and nobody came
    yield from sorted(cells.keys() ^ (tables.keys() - _NO_FIVES))
    base = ledger.plan.base
    for table, expected in cells.items():
        numbers = tables[table]
        if not numbers.keys() <= set(expected) or any(n <= 0 or n % base for n in numbers.values()):
            yield table
    fives = ledger.sums(decided.first, decided.unit.last_day(decided.first))
    match decided.unit:
        case Unit.DAY:
            yield from _day_faults(fives)
            yield from _needs_above(fives, listed)
            if ledger.plan.shared_by is By.DAY:
                yield from _week_faults(fives, listed)
        case Unit.WEEK:
            yield from _needs_above(fives, listed)
            yield from _week_faults(fives, listed)
        case Unit.MONTH:
            yield from _month_faults(ledger, decided, fives, listed)
        case Unit.QUARTER:
            yield from _quarter_faults(fives, listed)
        case Unit.YEAR:
            yield from _crossed_faults([sub.code for sub in listed.subs if sub.sensitive], fives, listed)


def _day_faults(fives: Mapping[Cell, int]) -> Iterator[str]:
    if fives.get(PERSONS, 0) < fives.get(VISITS, 0):
        yield PERSONS


def _needs_above(fives: Mapping[Cell, int], listed: Listed) -> Iterator[str]:
    visits = fives.get(VISITS, 0)
    yield from _above(Table.NEED, listed.tops, fives, lambda _: visits)


def _week_faults(fives: Mapping[Cell, int], listed: Listed) -> Iterator[str]:
    visits = fives.get(VISITS, 0)
    for table in SHARED_BY_WEEK:
        yield from _unequal(table, table, listed.one_way[table], fives, visits)


def _month_faults(
    ledger: YearLedger, decided: Decided, fives: Mapping[Cell, int], listed: Listed
) -> Iterator[str]:
    visits, tops = fives.get(VISITS, 0), {sub.code: sub.top for sub in listed.subs}
    yield from _needs_above(fives, listed)
    yield from _above(Table.NEED, tops, fives, lambda code: fives.get(f"need|{tops[code]}", 0))
    for table in SHARED_BY_MONTH:
        yield from _unequal(table, table, listed.one_way[table], fives, visits)
    totals = ledger.visits_of_weekdays(decided.first, decided.unit.last_day(decided.first))
    for weekday, total in zip(WEEKDAYS, totals, strict=True):
        begin = f"weekday_hour|{weekday}"
        yield from _unequal(Table.WEEKDAY_HOUR, begin, listed.one_way[Table.HOUR], fives, total)
    leaflets, handouts = Table.LEAFLET_LANGUAGE, fives.get(HANDOUTS, 0)
    yield from _unequal(leaflets, leaflets, listed.one_way[leaflets], fives, handouts)
    yield from _crossed_faults(listed.tops, fives, listed)


def _quarter_faults(fives: Mapping[Cell, int], listed: Listed) -> Iterator[str]:
    visits = fives.get(VISITS, 0)
    why, teams = Table.WHY_HERE, Table.REQUEST_TEAM
    yield from _unequal(why, why, listed.one_way[why], fives, visits)
    yield from _unequal(teams, teams, listed.one_way[teams], fives, fives.get(REQUESTS, 0))
    for table in COUNTED_BY_QUARTER:
        yield from _above(table, listed.one_way[table], fives, lambda _: visits)
    yield from _crossed_faults([sub.code for sub in listed.subs if not sub.sensitive], fives, listed)


def _unequal(
    table: str, begin: str, categories: Iterable[str], fives: Mapping[Cell, int], total: int
) -> Iterator[str]:
    if sum(fives.get(f"{begin}|{category}", 0) for category in categories) != total:
        yield table


def _above(
    table: str, categories: Iterable[str], fives: Mapping[Cell, int], cap: Callable[[str], int]
) -> Iterator[str]:
    if any(fives.get(f"{table}|{category}", 0) > cap(category) for category in categories):
        yield table


def _crossed_faults(needs: Iterable[str], fives: Mapping[Cell, int], listed: Listed) -> Iterator[str]:
    for need in needs:
        for table in CROSSED:
            total = fives.get(f"need|{need}", 0)
            yield from _unequal(table, f"{table}|{need}", listed.one_way[table], fives, total)
