"""Public figures: sums of what the ledger of fives holds, in the periods and tables of the release plan."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kototori.domain.day import DayState
from kototori.domain.figures import SHAPES, TOTAL, WEEKDAYS, Measure, Table
from kototori.domain.ledger import HANDOUTS, PERSONS, REQUESTS, VISITS, Unit, YearLedger
from kototori.domain.ledger_cells import BESIDE, COUNTED_BY_QUARTER
from kototori.domain.ledger_lists import Listed, YearLists
from kototori.domain.ledger_rules import Cell
from kototori.domain.period import By, Period
from kototori.domain.release import Use
from kototori.domain.release_plan import finest, is_made_of
from kototori.domain.released import Number, Released, ReleasedPeriod
from kototori.domain.vocabulary import Vocabulary

_OWN_UNIT: Mapping[Table, Unit] = {
    Table.TASK: Unit.MONTH,
    Table.LANGUAGE_MEANS: Unit.MONTH,
    Table.LEAFLET_LANGUAGE: Unit.MONTH,
    Table.WHY_HERE: Unit.QUARTER,
    Table.REQUEST_TEAM: Unit.QUARTER,
}


def public(
    ledgers: Mapping[int, YearLedger],
    by: By,
    first: date,
    last: date,
    cut: Sequence[Period],
    vocabulary: Vocabulary,
) -> Released:
    """The figures of periods whose units are all decided, each of which lies in one year.

    A period of which nothing is known is left out.
    """
    lists = {year: YearLists(vocabulary, ledger.plan, ledger.remembered) for year, ledger in ledgers.items()}
    periods = []
    places: dict[str, None] = {}
    for period in cut:
        year = period.first.year
        listed = lists[year].between(period.first, period.last)
        maker = _PeriodNumbers(period, ledgers[year], listed)
        if numbers := tuple(maker.numbers()):
            periods.append(ReleasedPeriod(period, numbers))
            places |= dict.fromkeys(listed.one_way[Table.PLACE][:-1])
    return Released(
        use=Use.PUBLIC,
        by=by,
        first=first,
        last=last,
        places=tuple(code for code in vocabulary.places if code in places),
        periods=tuple(periods),
        steps=tuple(sorted({ledger.plan.base for ledger in ledgers.values()})),
    )


class _PeriodNumbers:
    """The numbers of one period."""

    def __init__(self, period: Period, ledger: YearLedger, listed: Listed) -> None:
        self._period = period
        self._plan = ledger.plan
        self._listed = listed
        self._counts_some = ledger.counts_some(period.first, period.last)
        self._sums = ledger.sums(period.first, period.last)
        self._own_units = {
            unit
            for unit in Unit
            if (unit.first_day(period.first), unit.last_day(period.first)) == (period.first, period.last)
        }
        base = ledger.plan.base
        self._at_once, self._in_parts = f"0-{base - 1}", f"0-{2 * base}"

    def numbers(self) -> Iterator[Number]:
        """Tables in their order, categories in that of their lists, totals last."""
        covered = [self._sums.get(f"{Table.COVERAGE}|{state}", 0) for state in DayState]
        if not any(covered):
            return
        if self._counts_some:
            for table in Table:
                if table is not Table.COVERAGE and is_made_of(self._period, finest(table, self._plan)):
                    yield from self._table(table)
        for state, days in zip(DayState, covered, strict=True):
            yield Number(Table.COVERAGE, state, "", Measure.DAYS, days, "")
        yield Number(Table.COVERAGE, TOTAL, "", Measure.DAYS, sum(covered), "")

    def _table(self, table: Table) -> Iterator[Number]:
        match table:
            case Table.VISITS:
                return self._visits()
            case Table.NEED:
                return self._needs()
            case Table.HOUR:
                return self._hours()
            case Table.WEEKDAY_HOUR:
                return self._weekday_hours()
            case Table.NEED_LANGUAGE | Table.NEED_AGE_BAND:
                return self._crossed(table)
        return self._one_way(table)

    def _visits(self) -> Iterator[Number]:
        yield self._total(Table.VISITS)
        yield self._measured(PERSONS, Measure.PERSONS, Unit.DAY)
        if is_made_of(self._period, By.MONTH):
            yield self._measured(HANDOUTS, Measure.HANDOUTS, Unit.MONTH)
        if is_made_of(self._period, By.QUARTER):
            yield self._measured(REQUESTS, Measure.REQUESTS, Unit.QUARTER)

    def _measured(self, cell: Cell, measure: Measure, own: Unit) -> Number:
        return self._number(Table.VISITS, TOTAL, "", cell, at_once=own in self._own_units, measure=measure)

    def _needs(self) -> Iterator[Number]:
        for code in self._needs_from(By.MONTH, By.MONTH):
            yield self._number(Table.NEED, code, "", f"need|{code}", at_once=self._is_need_at_once(code))
        yield self._total(Table.NEED)

    def _needs_from(self, subs: By, sensitive: By) -> list[str]:
        """Top needs, and sub-needs in periods that are long enough, in the order of the list."""
        stands = {False: is_made_of(self._period, subs), True: is_made_of(self._period, sensitive)}
        hidden = {sub.code for sub in self._listed.subs if not stands[sub.sensitive]}
        return [code for code in self._listed.needs if code not in hidden]

    def _is_need_at_once(self, code: str) -> bool:
        return code in self._listed.tops or Unit.MONTH in self._own_units

    def _one_way(self, table: Table) -> Iterator[Number]:
        at_once = table in COUNTED_BY_QUARTER or _OWN_UNIT.get(table) in self._own_units
        for code in self._listed.one_way[table]:
            yield self._number(table, code, "", f"{table}|{code}", at_once=at_once)
        match table:
            case Table.LEAFLET_LANGUAGE:
                yield self._number(table, TOTAL, "", HANDOUTS, at_once=at_once)
            case Table.REQUEST_TEAM:
                yield self._number(table, TOTAL, "", REQUESTS, at_once=at_once)
            case _:
                yield self._total(table)

    def _hours(self) -> Iterator[Number]:
        for hour in self._listed.one_way[Table.HOUR]:
            yield self._summed(Table.HOUR, hour, "", self._hour(hour))
        yield self._total(Table.HOUR)

    def _hour(self, hour: str) -> int:
        return sum(self._sums.get(f"weekday_hour|{weekday}|{hour}", 0) for weekday in WEEKDAYS)

    def _weekday_hours(self) -> Iterator[Number]:
        table, hours = Table.WEEKDAY_HOUR, self._listed.one_way[Table.HOUR]
        for weekday in WEEKDAYS:
            for hour in hours:
                yield self._number(table, weekday, hour, f"weekday_hour|{weekday}|{hour}", at_once=False)
        for hour in hours:
            yield self._summed(table, TOTAL, hour, self._hour(hour))
        yield self._total(table)

    def _crossed(self, table: Table) -> Iterator[Number]:
        categories = self._listed.one_way[table]
        for code in self._needs_from(By.QUARTER, By.YEAR):
            # A sub-need's fives come from the months of its quarter: its crosses are never decided at once.
            at_once = code in self._listed.tops and Unit.MONTH in self._own_units
            for category in categories:
                yield self._number(table, code, category, f"{table}|{code}|{category}", at_once=at_once)
            of_need = self._is_need_at_once(code)
            yield self._number(table, code, TOTAL, f"need|{code}", at_once=of_need)
        for category in categories:
            yield self._number(table, TOTAL, category, f"{BESIDE[table]}|{category}", at_once=False)
        yield self._total(table)

    def _total(self, table: Table) -> Number:
        cat2 = TOTAL if SHAPES[table].dim2 else ""
        return self._number(table, TOTAL, cat2, VISITS, at_once=True, measure=Measure.CONTACTS)

    def _number(
        self, table: Table, cat1: str, cat2: str, cell: Cell, *, at_once: bool, measure: Measure | None = None
    ) -> Number:
        number = self._sums.get(cell, 0)
        note = "" if number else self._at_once if at_once else self._in_parts
        return Number(table, cat1, cat2, measure or SHAPES[table].measure, number, note)

    def _summed(self, table: Table, cat1: str, cat2: str, number: int) -> Number:
        return Number(table, cat1, cat2, SHAPES[table].measure, number, "" if number else self._in_parts)
