"""Decides the units of a year's ledger in calendar order, each once, when it is over."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from kototori.domain import ledger_rules
from kototori.domain.figures import WEEKDAYS, Table
from kototori.domain.ledger import (
    COVERAGE,
    HANDOUTS,
    LISTS,
    PERSONS,
    REQUESTS,
    VISITS,
    Decided,
    Unit,
    YearLedger,
    longer_units,
)
from kototori.domain.ledger_cells import (
    BESIDE,
    COUNTED_BY_QUARTER,
    CROSSED,
    SHARED_BY_MONTH,
    SHARED_BY_WEEK,
    UnitCells,
)
from kototori.domain.ledger_lists import Listed, SubNeed, YearLists, lists_of
from kototori.domain.ledger_owed import Owed
from kototori.domain.ledger_rules import Cell, Draw
from kototori.domain.ledger_truth import TrueSums, add_all
from kototori.domain.release_plan import NeedsBy
from kototori.domain.vocabulary import Vocabulary

_ONE_DAY = timedelta(days=1)


def close(
    ledger: YearLedger, truth: TrueSums, vocabulary: Vocabulary, draw: Draw, through: date
) -> list[Decided]:
    """Decides every unit that is over by `through` and is not decided yet, and adds it to the ledger.

    `truth` has the counts of every day of the year of which anything is known, as known now.
    """
    closing = _Closing(ledger, truth, vocabulary, draw)
    day = ledger.closed + _ONE_DAY if ledger.closed else date(ledger.plan.year, 1, 1)
    while day <= through and day.year == ledger.plan.year:
        closing.close_day(day)
        for unit in longer_units(ledger.plan):
            if unit.last_day(unit.first_day(day)) == day:
                closing.close_longer(unit, day)
        day += _ONE_DAY
    return closing.decided


class _Closing:
    """One closing of a year: what was counted from New Year to the day that it has come to."""

    def __init__(self, ledger: YearLedger, truth: TrueSums, vocabulary: Vocabulary, draw: Draw) -> None:
        self.decided: list[Decided] = []
        self._ledger = ledger
        self._truth = truth
        self._vocabulary = vocabulary
        self._draw = draw
        self._lists = YearLists(vocabulary, ledger.plan, ledger.remembered)
        self._cells_of = UnitCells(ledger.plan)
        self._owed = Owed(ledger, truth.days)
        self._so_far: dict[Cell, int] = {}
        for day, counts in truth.days.items():
            if ledger.closed and day <= ledger.closed:
                add_all(self._so_far, counts)

    def close_day(self, day: date) -> None:
        """A day without contacts that nobody called served has its coverage alone."""
        own = self._truth.of(day, day)
        add_all(self._so_far, own)
        self._owed.begin(day)
        self._owed.count(own)
        states = {cell: number for cell, number in own.items() if cell.startswith("coverage|")}
        unit = self._unit(Unit.DAY, day, day, own)
        unit.tables[COVERAGE] = states
        if own.get(VISITS) or "coverage|served" in states:
            in_use = lists_of(day, self._vocabulary, self._lists.newest)
            if in_use != self._lists.newest:
                unit.tables[LISTS] = {f"{LISTS}|{key}": mark for key, mark in in_use.items()}
                self._lists.remember(day, in_use)
            _decide_day(unit, self._cells_of.of(Unit.DAY, self._lists.between(day, day)))
        self._add(unit)

    def close_longer(self, kind: Unit, last: date) -> None:
        """A week, month, quarter or year without a counted day is left out."""
        first = kind.first_day(last)
        if not self._ledger.counts_some(first, last):
            return
        unit = self._unit(kind, first, last, self._truth.of(first, last))
        listed = self._lists.between(first, last)
        match kind:
            case Unit.WEEK:
                _decide_week(unit, self._cells_of.of(kind, listed))
            case Unit.MONTH:
                _decide_month(unit, listed, self._ledger)
            case Unit.QUARTER:
                _decide_quarter(unit, listed)
            case _:
                unit.cross(listed, [sub for sub in listed.subs if sub.sensitive])
        self._add(unit)

    def _unit(self, kind: Unit, first: date, last: date, own: Mapping[Cell, int]) -> "_Unit":
        fives = {} if kind is Unit.DAY else self._ledger.sums(first, last)
        return _Unit(kind, first, last, own, self._so_far, self._owed, fives, self._ledger, self._draw)

    def _add(self, unit: "_Unit") -> None:
        decided = Decided(unit.kind, unit.first, unit.tables)
        self._ledger.add(decided)
        self._owed.pay(decided)
        self.decided.append(decided)


class _Unit:
    """One unit while it is being decided."""

    def __init__(
        self,
        kind: Unit,
        first: date,
        last: date,
        own: Mapping[Cell, int],
        so_far: Mapping[Cell, int],
        owed: Owed,
        fives: dict[Cell, int],
        ledger: YearLedger,
        draw: Draw,
    ) -> None:
        self.kind = kind
        self.first = first
        self.last = last
        self.fives = fives
        """Sums of what is decided of the unit's days by now, in shorter units and in this one."""
        self.tables: dict[str, dict[Cell, int]] = {}
        self._own = own
        self._so_far = so_far
        self._owed = owed
        self._waiting = owed.longer_than(kind)
        self._ledger = ledger
        self._draw = draw
        self._year = f"{ledger.plan.year:04d}|"
        self._base = ledger.plan.base

    def count(
        self, table: str, cells: Sequence[Cell], cap: Callable[[Cell], int | None], least: int = 0
    ) -> None:
        """Decides cells that are counted each by itself."""
        kept = self.tables.setdefault(table, {})
        for cell in cells:
            so_far = self._so_far.get(cell, 0)
            published = self._ledger.published.get(cell, 0)
            if not so_far and not published:
                continue
            position = self._draw.number(self._year + cell) % self._base
            due = self._base * ((so_far + position) // self._base) - published
            own = self._own.get(cell, 0)
            given = ledger_rules.count(base=self._base, own=own, due=due, least=least, cap=cap(cell))
            if given:
                kept[cell] = self.fives[cell] = given

    def share(
        self,
        table: str,
        cells: Sequence[Cell],
        total: int,
        cap: Callable[[Cell], int] | None = None,
        beside: Callable[[Cell], int] = lambda _: 0,
    ) -> None:
        """Deals a total out over the cells of one dimension; `beside` adds to what a cell is owed."""
        kept = self.tables.setdefault(table, {})
        own = {cell: self._own[cell] for cell in cells if cell in self._own}
        if not total and all(number < self._base for number in own.values()):
            return
        waiting, draw = self._waiting, self._draw
        message = f"{self._year}{self.first}|"
        given = ledger_rules.share(
            base=self._base,
            total=total,
            cells=cells,
            own=own,
            lack=lambda cell, has: waiting.for_cell(cell, has, beside(cell)),
            tie=lambda cell: draw.number(message + cell),
            cap=cap,
        )
        kept.update(given)
        self.fives.update(given)

    def share_hours(self, hours: Sequence[str]) -> None:
        """Shares the visits of each weekday among its hours.

        An hour is printed by itself as well, so a cell is owed what its whole hour has waited for besides.
        """
        cells = {weekday: _cells(f"weekday_hour|{weekday}", hours) for weekday in WEEKDAYS}
        waits = dict.fromkeys(hours, 0)
        for of_weekday in cells.values():
            for hour, cell in zip(hours, of_weekday, strict=True):
                waits[hour] += self._owed.this_year(cell) - self._own.get(cell, 0)
        totals = self._ledger.visits_of_weekdays(self.first, self.last)
        for total, of_weekday in zip(totals, cells.values(), strict=True):
            self.share(
                Table.WEEKDAY_HOUR, of_weekday, total, beside=lambda cell: waits[cell.rpartition("|")[2]]
            )
            for hour, cell in zip(hours, of_weekday, strict=True):
                waits[hour] += self._own.get(cell, 0) - self.fives.get(cell, 0)

    def cross(self, listed: Listed, needs: Sequence[SubNeed | str]) -> None:
        """Shares the fives of needs among languages and age bands: tops in those, sub-needs in their top."""
        for table in CROSSED:
            self.tables.setdefault(table, {})
            for need in needs:
                code = need if isinstance(need, str) else need.code
                above = str(BESIDE[table]) if isinstance(need, str) else f"{table}|{need.top}"
                cells = [f"{table}|{code}|{category}" for category in listed.one_way[table]]
                self.share(table, cells, self.fives.get(f"need|{code}", 0), self._capped_by(above))

    def _capped_by(self, above: str) -> Callable[[Cell], int]:
        """The fives of the cell of the same last category in the line above."""
        return lambda cell: self.fives.get(f"{above}|{cell.rpartition('|')[2]}", 0)


def _decide_day(unit: _Unit, cells: Mapping[str, Sequence[Cell]]) -> None:
    unit.count(VISITS, [VISITS], _no_cap)
    total = unit.fives.get(VISITS, 0)
    unit.count(PERSONS, [PERSONS], _no_cap, least=total)
    _decide_week(unit, cells)


def _decide_week(unit: _Unit, cells: Mapping[str, Sequence[Cell]]) -> None:
    """What a week prints; in a year that is decided by day, what its day has of it."""
    total = unit.fives.get(VISITS, 0)
    if Table.NEED in cells:
        unit.count(Table.NEED, cells[Table.NEED], lambda _: total)
    for table in SHARED_BY_WEEK:
        if table in cells:
            unit.share(table, cells[table], total)


def _decide_month(unit: _Unit, listed: Listed, ledger: YearLedger) -> None:
    total = unit.fives.get(VISITS, 0)
    if ledger.plan.needs_by is NeedsBy.MONTH:
        unit.count(Table.NEED, _cells("need", listed.tops), lambda _: total)
    tops = {f"need|{sub.code}": f"need|{sub.top}" for sub in listed.subs}
    unit.count(Table.NEED, list(tops), lambda cell: unit.fives.get(tops[cell], 0))
    for table in SHARED_BY_MONTH:
        unit.share(table, _cells(table, listed.one_way[table]), total)
    unit.share_hours(listed.one_way[Table.WEEKDAY_HOUR])
    unit.count(HANDOUTS, [HANDOUTS], _no_cap)
    leaflets = _cells(Table.LEAFLET_LANGUAGE, listed.one_way[Table.LEAFLET_LANGUAGE])
    unit.share(Table.LEAFLET_LANGUAGE, leaflets, unit.fives.get(HANDOUTS, 0))
    unit.cross(listed, listed.tops)


def _decide_quarter(unit: _Unit, listed: Listed) -> None:
    total = unit.fives.get(VISITS, 0)
    unit.share(Table.WHY_HERE, _cells(Table.WHY_HERE, listed.one_way[Table.WHY_HERE]), total)
    for table in COUNTED_BY_QUARTER:
        unit.count(table, _cells(table, listed.one_way[table]), lambda _: total)
    unit.count(REQUESTS, [REQUESTS], _no_cap)
    teams = _cells(Table.REQUEST_TEAM, listed.one_way[Table.REQUEST_TEAM])
    unit.share(Table.REQUEST_TEAM, teams, unit.fives.get(REQUESTS, 0))
    unit.cross(listed, [sub for sub in listed.subs if not sub.sensitive])


def _cells(begin: str, categories: Sequence[str]) -> list[Cell]:
    return [f"{begin}|{category}" for category in categories]


def _no_cap(_: Cell) -> None:
    return None
