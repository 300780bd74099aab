"""What cells are owed when they are shared: how far what is printed of them lags behind what is true.

A number is printed in weeks, months, quarters and the year. Of the places where the next step may go, the one
takes most off the squares of their errors that lags most in all the periods together that are still open. The
year weighs twice, since what it is owed is carried on into every later quarter.
"""

from collections.abc import Mapping
from datetime import date

from kototori.domain.ledger import Decided, Unit, YearLedger
from kototori.domain.ledger_rules import Cell
from kototori.domain.ledger_truth import Truth, add_all

_WEIGHTS: Mapping[Unit, int] = {Unit.MONTH: 1, Unit.QUARTER: 1, Unit.YEAR: 2}


class Owed:
    """What every cell is owed since the first day of the month, of the quarter and of the year."""

    def __init__(self, ledger: YearLedger, truth: Truth) -> None:
        self._since: dict[Unit, dict[Cell, int]] = {unit: {} for unit in _WEIGHTS}
        if (last := ledger.closed) is None:
            return
        for unit, owed in self._since.items():
            first = unit.first_day(last)
            for day, counts in truth.items():
                if first <= day <= last:
                    add_all(owed, counts)
            _take(owed, ledger.sums(first, last))

    def begin(self, day: date) -> None:
        """A new day; with it a month, quarter or year may begin anew."""
        for unit, owed in self._since.items():
            if unit.first_day(day) == day:
                owed.clear()

    def count(self, counts: Mapping[Cell, int]) -> None:
        """The true counts of the day."""
        for owed in self._since.values():
            add_all(owed, counts)

    def pay(self, decided: Decided) -> None:
        """What a unit was given."""
        for cells in decided.tables.values():
            for owed in self._since.values():
                _take(owed, cells)

    def this_year(self, cell: Cell) -> int:
        """What a cell is owed since New Year."""
        return self._since[Unit.YEAR].get(cell, 0)

    def longer_than(self, unit: Unit) -> "Waiting":
        """What cells wait for in the periods that are longer than a unit."""
        units = list(Unit)
        longer = [one for one in _WEIGHTS if units.index(one) > units.index(unit) or one is Unit.YEAR]
        return Waiting([(_WEIGHTS[one], self._since[one]) for one in longer])


class Waiting:
    """What cells wait for in several open periods, added up by their weights."""

    def __init__(self, periods: list[tuple[int, Mapping[Cell, int]]]) -> None:
        self._periods = periods
        self._weight = sum(weight for weight, _ in periods)
        self._of_year = periods[-1][0]

    def for_cell(self, cell: Cell, given: int, beside: int = 0) -> int:
        """What a cell still waits for when it has been given so much now; `beside` is owed since New Year."""
        owed = sum(weight * since.get(cell, 0) for weight, since in self._periods)
        return owed + self._of_year * beside - self._weight * given


def _take(owed: dict[Cell, int], cells: Mapping[Cell, int]) -> None:
    for cell, number in cells.items():
        owed[cell] = owed.get(cell, 0) - number
