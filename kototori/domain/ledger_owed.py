"""What cells are owed when they are shared: how far what is printed of them lags behind what is true.

A number is printed in weeks, months, quarters and the year. Of the places where the next step may go, the one
takes most off the squares of their errors that lags most in all the periods together that are still open. The
year weighs twice, since what it is owed is carried on into every later quarter.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from kototori.domain.ledger import Decided, Unit, YearLedger
from kototori.domain.ledger_rules import Cell
from kototori.domain.ledger_truth import Truth, add_all

_OF_YEAR = 2
_WITHIN = (Unit.MONTH, Unit.QUARTER)


class Owed:
    """What every cell is owed since the first day of the month, of the quarter and of the year."""

    def __init__(self, ledger: YearLedger, truth: Truth) -> None:
        self._year: dict[Cell, int] = {}
        self._before: dict[Unit, Mapping[Cell, int]] = {unit: {} for unit in _WITHIN}
        """What was owed when the month or quarter began."""
        if (last := ledger.closed) is not None:
            for unit in _WITHIN:
                self._before[unit] = _owed_after(unit.first_day(last) - timedelta(1), ledger, truth)
            self._year = _owed_after(last, ledger, truth)

    def begin(self, day: date) -> None:
        """A new day; with it a month or quarter may begin anew."""
        for unit in _WITHIN:
            if unit.first_day(day) == day:
                self._before[unit] = dict(self._year)

    def count(self, counts: Mapping[Cell, int]) -> None:
        """The true counts of the day."""
        add_all(self._year, counts)

    def pay(self, decided: Decided) -> None:
        """What a unit was given."""
        for cells in decided.tables.values():
            _take(self._year, cells)

    def this_year(self, cell: Cell) -> int:
        """What a cell is owed since New Year."""
        return self._year.get(cell, 0)

    def longer_than(self, unit: Unit) -> "Waiting":
        """What cells wait for in the periods that are longer than a unit."""
        units = list(Unit)
        longer = [one for one in _WITHIN if units.index(one) > units.index(unit)]
        return Waiting(self._year, [self._before[one] for one in longer])


class Waiting:
    """What cells wait for in several open periods, added up by their weights."""

    def __init__(self, year: Mapping[Cell, int], before: list[Mapping[Cell, int]]) -> None:
        self._year = year
        self._before = before
        self._weight = _OF_YEAR + len(before)

    def for_cell(self, cell: Cell, given: int, beside: int = 0) -> int:
        """What a cell still waits for when it has been given so much now; `beside` is owed since New Year."""
        found = self._weight * (self._year.get(cell, 0) - given) + _OF_YEAR * beside
        for owed in self._before:
            found -= owed.get(cell, 0)
        return found


def _owed_after(day: date, ledger: YearLedger, truth: Truth) -> dict[Cell, int]:
    owed: dict[Cell, int] = {}
    for one, counts in truth.items():
        if one <= day:
            add_all(owed, counts)
    if day.year == ledger.plan.year:
        _take(owed, ledger.sums(date(day.year, 1, 1), day))
    return owed


def _take(owed: dict[Cell, int], cells: Mapping[Cell, int]) -> None:
    for cell, number in cells.items():
        owed[cell] = owed.get(cell, 0) - number
