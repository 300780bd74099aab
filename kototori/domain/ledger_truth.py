"""The true counts of a day by the cells of the ledger, with what a year's plan puts together."""

from collections.abc import Mapping
from datetime import date, timedelta

from kototori.domain.figures import TOTAL, Figures, Measure, Table
from kototori.domain.ledger_rules import Cell
from kototori.domain.release_plan import YearPlan

Truth = Mapping[date, Mapping[Cell, int]]
_ONE_WAY = (
    Table.NEED,
    Table.AGE_BAND,
    Table.CHANNEL,
    Table.PLACE,
    Table.FIRST_VISIT,
    Table.TASK,
    Table.AUTHORITY,
    Table.WHY_HERE,
    Table.LANGUAGE_MEANS,
    Table.OUTCOME,
    Table.COVERAGE,
)
_A_WEEK = timedelta(7)
_CROSSED = (Table.WEEKDAY_HOUR, Table.NEED_AGE_BAND)


def true_counts(figures: Figures, plan: YearPlan) -> dict[Cell, int]:
    """The counts of one day that are not 0; languages and teams that the year does not list are `other`."""
    found: dict[Cell, int] = {
        "visits": figures.sums[Measure.CONTACTS],
        "persons": figures.sums[Measure.PERSONS],
        "handouts": figures.sums[Measure.HANDOUTS],
        "requests": figures.sums[Measure.REQUESTS],
    }
    for table in _ONE_WAY:
        for (code, _), number in figures.tables[table].items():
            if code != TOTAL:
                found[f"{table}|{code}"] = number
    for table in _CROSSED:
        for (one, other), number in figures.tables[table].items():
            if TOTAL not in (one, other):
                found[f"{table}|{one}|{other}"] = number
    _add_folded(found, figures, plan)
    return {cell: number for cell, number in found.items() if number}


def _add_folded(found: dict[Cell, int], figures: Figures, plan: YearPlan) -> None:
    under = {code: plan.language(code) for code, _ in figures.tables[Table.LANGUAGE] if code != TOTAL}
    for (code, _), number in figures.tables[Table.LANGUAGE].items():
        if code != TOTAL:
            _add(found, f"language|{under[code]}", number)
    for (need, code), number in figures.tables[Table.NEED_LANGUAGE].items():
        if TOTAL not in (need, code):
            _add(found, f"need_language|{need}|{under[code]}", number)
    for (code, _), number in figures.tables[Table.LEAFLET_LANGUAGE].items():
        if code != TOTAL:
            _add(found, f"leaflet_language|{plan.language(code)}", number)
    for (team, _), number in figures.tables[Table.REQUEST_TEAM].items():
        if team != TOTAL:
            _add(found, f"request_team|{plan.team(team)}", number)


def _add(found: dict[Cell, int], cell: Cell, number: int) -> None:
    found[cell] = found.get(cell, 0) + number


class TrueSums:
    """Sums of true counts over whole units; a month is added up once, however often it is asked for."""

    def __init__(self, truth: Truth) -> None:
        self.days = truth
        self._of_months: dict[tuple[int, int], dict[Cell, int]] = {}
        for day in sorted(truth):
            add_all(self._of_months.setdefault((day.year, day.month), {}), truth[day])

    def of(self, first: date, last: date) -> Mapping[Cell, int]:
        """The counts of a few days of one month, or of whole months of a year."""
        if first == last:
            return self.days.get(first, {})
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
    for cell, number in more.items():
        sums[cell] = sums.get(cell, 0) + number
