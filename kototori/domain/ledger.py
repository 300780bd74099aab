"""The fives ledger: what public figures are made of. Every number in it is a multiple of the base, is decided
once, when its unit (a day, week, month, quarter or year) is over, and is never changed. What is printed of
any period is a sum of these entries, so that no two public numbers tell more together than each by itself.

This page is exact enough for somebody else to come to the same file from the same contacts and secret.

**Cells.** `table` and its categories: `visits`, `persons`, `handouts` and `requests` have none; `need|A`,
`need|A1`; `language|ar`; `need_language|A|ar`; `weekday_hour|mon|09`. A language that the year does not list
is `other`; so is a team. What was not recorded is `not_recorded`. A contact is in `need|A` once if it has `A`
or any `A…`; a request's team left empty is `not_recorded`.

**Secret numbers.** HMAC-SHA256 with the desk's secret (32 bytes; the setting `ledger_secret` holds them in
hex) over a message in UTF-8; of the digest the first eight bytes, as a big-endian number. In the messages
`|` stands between the parts, years have four digits, days are `2019-03-01`:

    u of a cell                year|table|category…               2019|visits   2019|need_language|A|ar
    tie of a cell in a unit    year|first day|table|category…     2019|2019-03-01|weekday_hour|mon|09

u is taken modulo the base. Each year begins anew: C, P and u know nothing of earlier years.

**Numbers of a cell** when its unit is decided: x, its own count in the unit; C, its count from 1 January to
the unit's last day; P, what the year's ledger holds of it already; b, the base (5).

**Count:** `y = b·⌊(C+u)/b⌋ − P`, but not above `b·⌈x/b⌉`, then not below `b·⌊x/b⌋`; persons then not below
the fives of visits; then not above the cap.

    visits, persons            day
    need, tops                 day, week or month, as `needs_by` says        cap: visits
    need, sub-needs            month                                         cap: its top
    outcome, authority         quarter                                       cap: visits
    handouts                   month
    requests                   quarter

**Share** of a total Y among the cells of one dimension: each begins with `b·⌊x/b⌋`. While there is more to
give, b goes to the cell that is first by: x > 0; y + b ≤ b·⌈x/b⌉; y + b ≤ its soft cap (where it has one);
the largest D − w·y; the largest tie. While too much is given, b is taken from the cell, of those above 0,
that is first by: y > b; the smallest D − w·y; the largest tie.

D is what a cell is owed in the periods that are longer than the unit, to the unit's last day: twice C − P,
and once more the same since the first day of the quarter (in weeks and months) and of the month (in weeks).
w is the sum of these weights: 4 in a week, 3 in a month, 2 in a quarter or year.

    language, age_band, first_visit, channel, place    week      Y: visits
    task, language_means                               month     Y: visits
    weekday_hour, each weekday for itself              month     Y: visits of the month's days of that weekday
    leaflet_language (no `not_recorded`)               month     Y: handouts
    need_language, need_age_band, of each top          month     Y: the need      soft cap: language, band
    why_here                                           quarter   Y: visits
    request_team                                       quarter   Y: requests
    need_language, need_age_band, of each sub-need     quarter   Y: the need      soft cap: its top's cell
    the same of sensitive sub-needs                    year

In `weekday_hour` an hour's whole column is waited for, too: in D twice C − P + H stands there for twice
C − P, with H the sum over all weekdays of C − P of this hour, each less its x where the weekday is not shared
yet (the one in hand included) and less its y where it is; weekdays are shared from Monday on.

Caps and totals are the fives of the same unit: sums of entries already decided within it.

**Order.** Day by day from 1 January; on the last day of a week the week after the day, on that of a month the
month, then the quarter, then the year. A week that lies in two months is decided as two, one in each month. A
day is decided if it had contacts or was said to be served, a longer unit if one of its days was. The
categories of a unit or a period are those of the desk's lists that were in use on one of its days that are
decided. Whether a need is sensitive is what it was when the year first met it.

In years whose `shared_by` is `day` there are no weeks: what is said of a week above is decided for each day.

**Public rows** of a period. A range is cut at New Year. A table stands in a period that is made of whole
units of its plan: any days; whole weeks (from a Monday to a Sunday) or whole months; whole months; whole
quarters; a whole year. Tables in the order of `figures.Table`; rows in the order of the desk's lists, the
second dimension within the first, then `other`, `not_recorded`, `total`:

    visits             any days    contacts and persons; handouts from the month, requests from the quarter
    need               week        tops, from the month sub-needs as well; total = visits. From the month only
                                   where `needs_by` is `month`, any days where it is `day`
    language, age_band, channel, place, first_visit    week    total = visits
    hour, weekday_hour, task, language_means, leaflet_language    month
                                   hour is the sum of the weekdays; every hour of the day has a row
    need_language, need_age_band   month; sub-needs from the quarter, sensitive ones from the year
    authority, why_here, outcome, request_team         quarter; authority and outcome have no `not_recorded`
    coverage                       any days, exact: served, shut, not_counted, total

Tables of two dimensions have margins: `A|total` is the need, `total|ar` the language, `total|09` the hour,
`total|total` all visits. `mon|total` is not printed, nor is the measure `needs`: the visits of all Mondays of
a year and the sum of twelve needs deviate further than the foot of the file promises. A period without a
decided day has `coverage` alone, and no rows at all if nothing is known of its days.

**Note** of a 0, by what the number is, wherever it stands: `0-4` (0 to b − 1) for visits, tops, outcome and
authority, and for all others in a period that is the very unit in which they were decided; `0-10` (0 to 2b)
for language, age_band, first_visit, channel, place, hour, weekday_hour and the crosses of sub-needs always,
and for all others in other periods. `coverage` has no notes.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from kototori.domain.ledger_lists import Lists
from kototori.domain.ledger_rules import Cell, Draw
from kototori.domain.period import By, Period, periods, whole
from kototori.domain.release_plan import YearPlan

VISITS, PERSONS, HANDOUTS, REQUESTS = "visits", "persons", "handouts", "requests"
COVERAGE, LISTS, PLAN = "coverage", "lists", "plan"
"""Tables that hold no fives: what a day was, which categories were in use, what holds for the year."""


class Unit(StrEnum):
    """The periods that cells are decided in, shortest first. Each lies whole in all longer ones."""

    DAY = "day"
    WEEK = "week"
    """From Monday to Sunday; a week that lies in two months is decided in two parts."""
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    def last_day(self, first: date) -> date:
        """The last day of the unit that begins on a day."""
        return first if self is Unit.DAY else _around(self, first).last

    def name_of(self, first: date) -> str:
        """What the unit that begins on a day is called."""
        return _around(self, first).name

    def first_day(self, day: date) -> date:
        """The first day of the unit that a day lies in."""
        return day if self is Unit.DAY else _around(self, day).first


@lru_cache(maxsize=2048)  # a few years are walked through again and again
def _around(unit: Unit, day: date) -> Period:
    around = whole(day, By(unit))
    if unit is not Unit.WEEK:
        return around
    month = whole(day, By.MONTH)
    part = periods(max(around.first, month.first), min(around.last, month.last), By.WEEK, day.max)
    return part[0]


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of one unit: for each table its cells above 0, a table without any included."""

    unit: Unit
    first: date
    tables: Mapping[str, Mapping[Cell, int]]


def longer_units(plan: YearPlan) -> tuple[Unit, ...]:
    """The units above the day that a year is decided in, shortest first."""
    weeks = (Unit.WEEK,) if plan.shared_by is By.WEEK else ()
    return (*weeks, Unit.MONTH, Unit.QUARTER, Unit.YEAR)


class YearLedger:
    """All that is decided of a calendar year."""

    def __init__(self, plan: YearPlan, decided: Iterable[Decided] = ()) -> None:
        self.plan = plan
        self.units: dict[tuple[Unit, date], Decided] = {}
        self.published: dict[Cell, int] = defaultdict(int)
        self._firsts: dict[Unit, list[date]] = {unit: [] for unit in Unit}
        for one in decided:
            self.add(one)

    def add(self, decided: Decided) -> None:
        """Takes in what was decided of one more unit; nothing that is there is ever replaced."""
        key = decided.unit, decided.first
        if key in self.units:
            raise ValueError(f"{decided.unit} {decided.first} was decided before")
        self.units[key] = decided
        insort(self._firsts[decided.unit], decided.first)
        for cells in decided.tables.values():
            for cell, number in cells.items():
                self.published[cell] += number

    @property
    def closed(self) -> date | None:
        """The last day that is decided; None before the first."""
        days = self._firsts[Unit.DAY]
        return days[-1] if days else None

    @property
    def remembered(self) -> dict[date, Lists]:
        """The lists on the days on which they changed."""
        return {
            first: {cell.partition("|")[2]: mark for cell, mark in decided.tables[LISTS].items()}
            for (_, first), decided in self.units.items()
            if LISTS in decided.tables
        }

    def sums(self, first: date, last: date) -> dict[Cell, int]:
        """The sum of all entries of the units that lie within these days, of what is not 0."""
        found: dict[Cell, int] = defaultdict(int)
        for unit in Unit:
            for day in self.firsts(unit, first, last):
                for table, cells in self.units[unit, day].tables.items():
                    for cell, number in cells.items() if table != LISTS else ():
                        found[cell] += number
        return found

    def firsts(self, unit: Unit, first: date, last: date) -> list[date]:
        """The first days of the decided units of one kind that lie within these days."""
        known = self._firsts[unit]
        found = known[bisect_left(known, first) : bisect_right(known, last)]
        while found and unit.last_day(found[-1]) > last:
            found.pop()
        return found

    def visits_of_weekdays(self, first: date, last: date) -> list[int]:
        """The visits of the Mondays within these days, of the Tuesdays, and so on."""
        visits = [0] * 7
        for day in self.firsts(Unit.DAY, first, last):
            visits[day.weekday()] += self.units[Unit.DAY, day].tables.get(VISITS, {}).get(VISITS, 0)
        return visits

    def is_counted(self, day: date) -> bool:
        """Whether the day is decided and had anything to count."""
        return (Unit.DAY, day) in self.units and VISITS in self.units[Unit.DAY, day].tables

    def counts_some(self, first: date, last: date) -> bool:
        """Whether a day from first to last is decided and had anything to count."""
        return any(self.is_counted(day) for day in self.firsts(Unit.DAY, first, last))


def seal(draw: Draw, unit: Unit, first: date, table: str, cells: Mapping[Cell, int]) -> str:
    """What shows later that no number of the table was changed, added or taken away."""
    numbers = ";".join(f"{cell}={cells[cell]}" for cell in sorted(cells))
    return draw.seal(f"seal|{unit}|{first}|{table}|{numbers}")


def plan_seal(draw: Draw, plan: YearPlan) -> str:
    """The same for what holds for the year."""
    teams = "\n".join(plan.teams)
    parts = [plan.year, plan.base, plan.needs_by, " ".join(plan.languages), teams]
    if plan.shared_by is not By.DAY:
        parts.append(plan.shared_by)
    return draw.seal("|".join(map(str, ("plan", *parts))))
