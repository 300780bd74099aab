"""The true counts of a day by the cells of the ledger, with what a year's plan puts together."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from kototori.domain.day import DayState, DeskDay
from kototori.domain.day_cells import Cells, Sum
from kototori.domain.figures import Table
from kototori.domain.leaflet_counts import ShelfCount
from kototori.domain.ledger_rules import Cell
from kototori.domain.referral import ReferralRequest
from kototori.domain.release_plan import YearPlan

Truth = Mapping[date, Mapping[Cell, int]]
_SUMS = {Sum.CONTACTS: "visits", Sum.PERSONS: "persons", Sum.HANDOUTS: "handouts"}
_AS_COUNTED = {
    Table.NEED,
    Table.AGE_BAND,
    Table.CHANNEL,
    Table.PLACE,
    Table.FIRST_VISIT,
    Table.WEEKDAY_HOUR,
    Table.NEED_AGE_BAND,
    Table.TASK,
    Table.AUTHORITY,
    Table.WHY_HERE,
    Table.LANGUAGE_MEANS,
    Table.OUTCOME,
}
_BY_LANGUAGE = {Table.LANGUAGE, Table.NEED_LANGUAGE, Table.LEAFLET_LANGUAGE}
_A_WEEK = timedelta(7)


def true_days(
    cells: Mapping[date, Cells],
    told: Iterable[DeskDay],
    requests: Iterable[ReferralRequest],
    shelf: Iterable[ShelfCount],
    plan: YearPlan,
) -> dict[date, dict[Cell, int]]:
    """The counts that are not 0 of each day of which anything is known."""
    names = _Names(plan)
    days = {day: names.counts(counted) for day, counted in cells.items() if counted}
    states = dict.fromkeys(days, DayState.SERVED)  # somebody came, and nobody said otherwise
    for request in requests:
        found = days.setdefault(request.made_on, {})
        _add(found, "requests", 1)
        _add(found, f"{Table.REQUEST_TEAM}|{plan.team(request.team)}", 1)
    for copies in shelf:
        found = days.setdefault(copies.day, {})
        _add(found, "handouts", copies.copies)
        _add(found, f"{Table.LEAFLET_LANGUAGE}|{plan.language(copies.language)}", copies.copies)
    for day, state in (states | {one.day: one.state for one in told}).items():
        days.setdefault(day, {})[f"{Table.COVERAGE}|{state}"] = 1
    return days


class _Names:
    """What the cells of contacts are called in the ledger of a year; each of them is looked at once."""

    def __init__(self, plan: YearPlan) -> None:
        self._plan = plan
        self._known: dict[str, Cell | None] = {}

    def counts(self, cells: Cells) -> dict[Cell, int]:
        """The counts of the ledger's cells; languages that the year does not list are `other`."""
        known, found = self._known, dict[Cell, int]()
        for counted, number in cells.items():
            if counted not in known:
                known[counted] = self._named(counted)
            cell = known[counted]
            if cell is not None and number:
                found[cell] = found.get(cell, 0) + number
        return found

    def _named(self, counted: str) -> Cell | None:
        """None of a cell that public figures have nothing of."""
        table, _, categories = counted.partition("|")
        if table == "sum":
            return _SUMS.get(Sum(categories))
        if table in _BY_LANGUAGE:
            need, bar, language = categories.rpartition("|")
            return f"{table}|{need}{bar}{self._plan.language(language)}"
        return counted if table in _AS_COUNTED else None


def _add(found: dict[Cell, int], cell: Cell, number: int) -> None:
    if number:
        found[cell] = found.get(cell, 0) + number


class TrueSums:
    """Sums of true counts over whole units; each is added up once, however often it is asked for."""

    def __init__(self, truth: Truth) -> None:
        self.days = truth
        self._known: dict[tuple[date, date], Mapping[Cell, int]] = {}
        self._of_months: dict[tuple[int, int], dict[Cell, int]] = {}
        for day in sorted(truth):
            add_all(self._of_months.setdefault((day.year, day.month), {}), truth[day])

    def of(self, first: date, last: date) -> Mapping[Cell, int]:
        """The counts of a few days of one month, or of whole months of a year."""
        if first == last:
            return self.days.get(first, {})
        if (first, last) not in self._known:
            self._known[first, last] = self._added(first, last)
        return self._known[first, last]

    def _added(self, first: date, last: date) -> dict[Cell, int]:
        found: dict[Cell, int] = {}
        if last - first < _A_WEEK:
            for days in range((last - first).days + 1):
                add_all(found, self.days.get(first + timedelta(days), {}))
            return found
        for month in range(first.month, last.month + 1):
            add_all(found, self._of_months.get((first.year, month), {}))
        return found


def add_all(sums: dict[Cell, int], more: Mapping[Cell, int]) -> None:
    """Adds the counts of one more day to a sum of days."""
    if not sums:
        sums.update(more)
        return
    get = sums.get
    for cell, number in more.items():
        sums[cell] = get(cell, 0) + number
