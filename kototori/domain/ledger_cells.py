"""Which cells are decided in which unit: section 5 of the rules as a list, for closing and for the proof."""

from collections.abc import Iterable, Mapping

from kototori.domain.figures import WEEKDAYS, Table
from kototori.domain.ledger import HANDOUTS, PERSONS, REQUESTS, VISITS, Unit
from kototori.domain.ledger_lists import Listed
from kototori.domain.ledger_rules import Cell
from kototori.domain.period import By
from kototori.domain.release_plan import NeedsBy, YearPlan

SHARED_BY_WEEK = (Table.LANGUAGE, Table.AGE_BAND, Table.FIRST_VISIT, Table.CHANNEL, Table.PLACE)
SHARED_BY_MONTH = (Table.TASK, Table.LANGUAGE_MEANS)
COUNTED_BY_QUARTER = (Table.OUTCOME, Table.AUTHORITY)
CROSSED = (Table.NEED_LANGUAGE, Table.NEED_AGE_BAND)
BESIDE: Mapping[Table, Table] = {Table.NEED_LANGUAGE: Table.LANGUAGE, Table.NEED_AGE_BAND: Table.AGE_BAND}
"""The table of a cross's second dimension."""


class UnitCells:
    """The cells that each kind of unit decides, by table, for any lists."""

    def __init__(self, plan: YearPlan) -> None:
        self._needs_by = plan.needs_by
        self._by_week = plan.shared_by is By.WEEK
        self._known: dict[tuple[Unit, int], tuple[Listed, Mapping[str, tuple[Cell, ...]]]] = {}

    def of(self, unit: Unit, listed: Listed) -> Mapping[str, tuple[Cell, ...]]:
        """Every cell that such a unit decides when these are the categories."""
        key = unit, id(listed)  # kept beside, so that the number stays its own
        if key not in self._known:
            self._known[key] = listed, self._cells(unit, listed)
        return self._known[key][1]

    def _cells(self, unit: Unit, listed: Listed) -> dict[str, tuple[Cell, ...]]:
        match unit:
            case Unit.DAY:
                return {
                    VISITS: (VISITS,),
                    PERSONS: (PERSONS,),
                    **self._tops(NeedsBy.DAY, listed),
                    **({} if self._by_week else self._of_week(listed)),
                }
            case Unit.WEEK:
                return self._of_week(listed)
            case Unit.MONTH:
                earlier = () if self._needs_by is NeedsBy.MONTH else listed.tops
                return {
                    Table.NEED: _cells("need", (code for code in listed.needs if code not in earlier)),
                    **{table: _cells(table, listed.one_way[table]) for table in SHARED_BY_MONTH},
                    Table.WEEKDAY_HOUR: tuple(
                        cell
                        for day in WEEKDAYS
                        for cell in _cells(f"weekday_hour|{day}", listed.one_way[Table.HOUR])
                    ),
                    HANDOUTS: (HANDOUTS,),
                    Table.LEAFLET_LANGUAGE: _cells(
                        Table.LEAFLET_LANGUAGE, listed.one_way[Table.LEAFLET_LANGUAGE]
                    ),
                    **_crossed(listed.tops, listed),
                }
            case Unit.QUARTER:
                plain = (Table.WHY_HERE, *COUNTED_BY_QUARTER, Table.REQUEST_TEAM)
                return {
                    **{table: _cells(table, listed.one_way[table]) for table in plain},
                    REQUESTS: (REQUESTS,),
                    **_crossed((sub.code for sub in listed.subs if not sub.sensitive), listed),
                }
        return _crossed((sub.code for sub in listed.subs if sub.sensitive), listed)

    def _of_week(self, listed: Listed) -> dict[str, tuple[Cell, ...]]:
        found = self._tops(NeedsBy.WEEK, listed)
        return found | {table: _cells(table, listed.one_way[table]) for table in SHARED_BY_WEEK}

    def _tops(self, by: NeedsBy, listed: Listed) -> dict[str, tuple[Cell, ...]]:
        return {Table.NEED: _cells("need", listed.tops)} if by is self._needs_by else {}


def _cells(begin: str, categories: Iterable[str]) -> tuple[Cell, ...]:
    return tuple(f"{begin}|{category}" for category in categories)


def _crossed(needs: Iterable[str], listed: Listed) -> dict[str, tuple[Cell, ...]]:
    chosen = tuple(needs)
    return {
        table: tuple(f"{table}|{need}|{category}" for need in chosen for category in listed.one_way[table])
        for table in CROSSED
    }
