"""All that a reader of exported figures knows, as whole numbers with bounds and sums between them.

It reads CSV files alone and shares no code with the program. A reader knows what the README, the foot and the
notes say: how far a number may be from the truth, what a printed 0 may hide, that the truth is a whole number
and not below 0, that the same contact stands in the day, the week, the month, the quarter and the year, that the
categories of a single-answer table add up to the visits, and that a part is never more than its whole.

A *quantity* is what is counted (`("need", "A1")`). Its days fall into *atoms*, the smallest stretches of served
days that the printed periods tell apart: where weeks and months are printed, the days between the last whole
week and the end of the month are an atom that nobody printed, and a cell to be attacked like any other.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ONE_ANSWER = ("language", "age_band", "first_visit", "channel", "place", "task", "language_means", "why_here", "hour")
PLENTY = 10**6
ONE_DAY = timedelta(days=1)
Quantity = tuple[str, ...]
Days = frozenset[date]


@dataclass(frozen=True)
class Printed:
    """A number of a file: of which days, of what, how many, and what stands beside it."""

    first: date
    last: date
    table: str
    cat1: str
    cat2: str
    measure: str
    count: int | None
    note: str


def read(paths: Iterable[Path]) -> list[Printed]:
    """Every number of every CSV file given, folders with all that is in them."""
    found = []
    for path in paths:
        for file in sorted(path.glob("*.csv")) if path.is_dir() else [path]:
            text = file.read_text(encoding="utf-8-sig")
            delimiter = ";" if ";" in text.partition("\n")[0] else ","
            for row in csv.DictReader(text.splitlines(), delimiter=delimiter):
                first, last = interval(row["period"])
                number = int(row["count"]) if row["count"] else None
                place = (row["table"], row["cat1"], row["cat2"], row["measure"])
                found.append(Printed(first, last, *place, number, row["note"]))
    return found


def interval(name: str) -> tuple[date, date]:
    """The first and the last day of a period, by its name."""
    if "/" in name:
        first, last = name.split("/")
        return date.fromisoformat(first), date.fromisoformat(last)
    if "W" in name:
        first = date.fromisocalendar(int(name[:4]), int(name[6:]), 1)
        return first, first + 6 * ONE_DAY
    if len(name) == 10:
        return date.fromisoformat(name), date.fromisoformat(name)
    year = int(name[:4])
    month, length = 1, 12
    if "Q" in name:
        month, length = 3 * int(name[6]) - 2, 3
    elif len(name) == 7:
        month, length = int(name[5:]), 1
    after = year * 12 + month - 1 + length
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - ONE_DAY


def near(printed: Iterable[Printed], first: date, last: date) -> list[Printed]:
    """What is printed of a stretch of days, with the weeks that reach over its ends and all their days."""
    whole = list(printed)
    weeks = [one for one in whole if _is_week(one) and one.first <= last and one.last >= first]
    begin = min([first, *(one.first for one in weeks)])
    end = max([last, *(one.last for one in weeks)])
    return [
        one
        for one in whole
        if (one.first == one.last and begin <= one.first <= end)
        or (_is_week(one) and one.first <= last and one.last >= first)
        or (first <= one.first and one.last <= last)
    ]


def _is_week(one: Printed) -> bool:
    return ONE_DAY <= one.last - one.first < 7 * ONE_DAY


def length(one: Printed) -> str:
    """Day, week, month, quarter, year, or `range` for what is none of them."""
    days = (one.last - one.first).days + 1
    months = (one.last + ONE_DAY).year * 12 + (one.last + ONE_DAY).month - one.first.year * 12 - one.first.month
    if days <= 7:
        return "day" if days == 1 else "week"
    if one.first.day != 1 or (one.last + ONE_DAY).day != 1:
        return "range"
    return {1: "month", 3: "quarter", 12: "year"}.get(months, "range")


def is_sub(need: str) -> bool:
    """Whether a need's code is one below a top need."""
    return any(sign.isdigit() for sign in need)


def top_of(need: str) -> str:
    """The top need that a code stands below, or itself."""
    return need.rstrip("0123456789")


# --- what is promised ---------------------------------------------------------------------------


def promised(quantity: Quantity, period: str) -> int:
    """How far a public number is from the truth at most; the sum of the needs' mentions promises nothing of its own."""
    name = quantity[0]
    if name in ("contacts", "outcome", "authority") or (name == "need" and not is_sub(quantity[1])):
        return 4
    if name == "needs":
        return PLENTY
    if period in _OWN.get("sub" if name == "need" else name, ()) and not (name in _CROSSED and is_sub(quantity[1])):
        return 4
    return 9 if name in ("persons", "need") else 12


_CROSSED = ("need_language", "need_age_band")
_OWN = {
    "persons": ("day",),
    **dict.fromkeys(("sub", "task", "language_means", "handouts", "leaflet_language"), ("month",)),
    **dict.fromkeys(_CROSSED, ("month",)),
    "why_here": ("quarter",),
}


@dataclass(frozen=True)
class Reader:
    """What somebody knows beside the numbers.

    `reach` tells how far a number may be from the truth; `never_from_nothing` that a number above 0 is printed
    for somebody at least; `came_each_day` that a day with a row had a visitor.
    """

    reach: Callable[[Quantity, str], int] = promised
    never_from_nothing: bool = True
    came_each_day: bool = False

    def bounds(self, one: Printed, quantity: Quantity) -> tuple[int, int]:
        """The least and the most that the true number can be, by this number alone."""
        if one.count is None:
            return 0, PLENTY
        if one.note.startswith("internal"):
            return one.count, one.count
        reach = self.reach(quantity, length(one))
        if one.count == 0 and "-" in one.note:
            return 0, min(reach, int(one.note.partition("-")[2]))
        least = 1 if one.count and self.never_from_nothing and reach else 0
        return max(least, one.count - reach), one.count + reach


def quantity_of(one: Printed) -> Quantity | None:
    """What a number counts; one number may stand in several tables. None for what is no count of visitors."""
    if one.table == "coverage":
        return None
    if one.table == "visits":
        return (one.measure,)
    if one.measure in ("handouts", "requests"):
        return (one.measure,) if one.cat1 == "total" else (one.table, one.cat1)
    if one.table == "need" and one.measure == "needs":
        return ("needs",) if one.cat1 == "total" else ("need", one.cat1)
    if not one.cat2:
        return ("contacts",) if one.cat1 == "total" else (one.table, one.cat1)
    first, second = one.table.split("_", 1)
    if one.cat1 == one.cat2 == "total":
        return ("contacts",)
    if one.cat1 == "total":
        return (second, one.cat2)
    return (first, one.cat1) if one.cat2 == "total" else (one.table, one.cat1, one.cat2)


# --- the sums between them ----------------------------------------------------------------------


@dataclass(frozen=True)
class Link:
    """The parts together are the whole, or no more than so many times the whole."""

    parts: tuple[Quantity, ...]
    whole: Quantity
    times: int = 1
    exact: bool = False
    weekday: str = ""


def links(quantities: Iterable[Quantity]) -> Iterator[Link]:
    """Every sum and every inequality that is known of what is printed."""
    by_name: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        by_name[quantity[0]].append(quantity)
    visits: Quantity = ("contacts",)
    for table in ONE_ANSWER:
        yield Link(tuple(by_name[table]), visits, exact=True)
    yield Link(tuple(by_name["leaflet_language"]), ("handouts",), exact=True)
    yield Link(tuple(by_name["request_team"]), ("requests",), exact=True)
    yield from _hours(by_name["weekday_hour"])
    tops = tuple(one for one in by_name["need"] if not is_sub(one[1]) and one[1] != "not_recorded")
    yield Link(tops, visits, times=6)
    yield Link(tops, ("needs",), exact=True)
    for one in by_name["need"]:
        yield Link((one,), ("need", top_of(one[1])) if is_sub(one[1]) else visits)
        if not is_sub(one[1]):
            yield Link(tuple(sub for sub in by_name["need"] if is_sub(sub[1]) and top_of(sub[1]) == one[1]), one, times=6)
    for table, most in (("outcome", 4), ("authority", 6)):
        told = tuple(one for one in by_name[table] if one[1] != "not_recorded")
        yield Link(told, visits, times=most)
        for one in by_name[table]:
            yield Link((one,), visits)
    yield Link((visits,), ("persons",))
    yield Link((("persons",),), visits, times=99)
    for table in _CROSSED:
        yield from _crossed(table, by_name[table])


def _hours(cells: list[Quantity]) -> Iterator[Link]:
    for hour in sorted({one[2] for one in cells}):
        yield Link(tuple(one for one in cells if one[2] == hour), ("hour", hour), exact=True)
    for weekday in sorted({one[1] for one in cells}):
        parts = tuple(one for one in cells if one[1] == weekday)
        yield Link(parts, ("contacts",), exact=True, weekday=weekday)
        yield Link(parts, ("weekday", weekday), exact=True)


def _crossed(table: str, cells: list[Quantity]) -> Iterator[Link]:
    other = table.partition("_")[2]
    by_need: dict[str, list[Quantity]] = defaultdict(list)
    by_other: dict[str, list[Quantity]] = defaultdict(list)
    for cell in cells:
        by_need[cell[1]].append(cell)
        if not is_sub(cell[1]):
            by_other[cell[2]].append(cell)
        yield Link((cell,), (table, top_of(cell[1]), cell[2]) if is_sub(cell[1]) else (other, cell[2]))
    for need, parts in by_need.items():
        yield Link(tuple(parts), ("need", need), exact=True)
    for category, parts in by_other.items():
        yield Link(tuple(parts), (other, category), times=6)


# --- days, atoms and the whole model ------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """A sum of cells between two bounds."""

    cells: tuple[int, ...]
    factors: tuple[int, ...]
    least: int
    most: int


@dataclass
class Model:
    """The cells with their bounds, and the sums between them. `named` tells what a cell is, for a report."""

    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    is_printed: list[bool] = field(default_factory=list)
    named: list[tuple[Quantity, date, date]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def add(self, quantity: Quantity, days: Days) -> int:
        """A new cell of which nothing is known yet; returns its number."""
        self.lower.append(0)
        self.upper.append(PLENTY)
        self.is_printed.append(False)
        self.named.append((quantity, min(days), max(days)))
        return len(self.lower) - 1


def model_of(printed: Iterable[Printed], reader: Reader = Reader()) -> Model:
    """Everything that `reader` knows of `printed`."""
    told: dict[Quantity, dict[tuple[date, date], list[Printed]]] = defaultdict(lambda: defaultdict(list))
    for one in printed:
        if (quantity := quantity_of(one)) is not None:
            told[quantity][one.first, one.last].append(one)
    return _Builder(told, reader).model()


class _Builder:
    def __init__(self, told, reader: Reader) -> None:
        self._told = told
        self._reader = reader
        self._served = self._served_days()
        self._cut: dict[tuple[frozenset[tuple[date, date]], str], tuple[Days, ...]] = {}
        self._blocks: dict[tuple[object, ...], list[tuple[list[list[int]], list[int]]]] = {}
        self._cells: dict[Quantity, list[int]] = {}
        self._model = Model()

    def model(self) -> Model:
        for quantity in self._told:
            self._add(quantity)
        for link in links(list(self._told)):
            self._link(link)
        return self._model

    def _served_days(self) -> Days:
        """The days with a row of their own, or else every day of which something is printed."""
        intervals = {one for quantity in self._told.values() for one in quantity}
        by_day = {first for first, last in intervals if first == last}
        if by_day:
            return frozenset(by_day)
        return frozenset(first + ONE_DAY * n for first, last in intervals for n in range((last - first).days + 1))

    def _atoms(self, quantity: Quantity) -> tuple[Days, ...]:
        weekday = quantity[1] if quantity[0] in ("weekday_hour", "weekday") else ""
        key = (frozenset(self._told[quantity]), weekday)
        if key not in self._cut:
            signed: dict[tuple[int, ...], set[date]] = defaultdict(set)
            ordered = sorted(key[0])
            for day in sorted(self._served):
                signature = tuple(n for n, (first, last) in enumerate(ordered) if first <= day <= last)
                if signature and weekday in ("", WEEKDAYS[day.weekday()]):
                    signed[signature].add(day)
            self._cut[key] = tuple(frozenset(days) for days in signed.values())
        return self._cut[key]

    def _add(self, quantity: Quantity) -> None:
        atoms = self._atoms(quantity)
        numbers = [self._model.add(quantity, days) for days in atoms]
        self._cells[quantity] = numbers
        if self._reader.came_each_day and quantity == ("contacts",):
            for number in numbers:
                self._model.lower[number] = 1
        for (first, last), rows in self._told[quantity].items():
            inside = [n for n, days in zip(numbers, atoms, strict=True) if first <= min(days) and max(days) <= last]
            if not inside:
                continue
            if len(inside) == 1:
                (cell,) = inside
            else:
                cell = self._model.add(quantity, frozenset({first, last}))
                self._sum([inside], [cell], 1, exact=True)
            for one in rows:
                least, most = self._reader.bounds(one, quantity)
                self._model.lower[cell] = max(self._model.lower[cell], least)
                self._model.upper[cell] = min(self._model.upper[cell], most)
                self._model.is_printed[cell] = True

    def _sum(self, parts: list[list[int]], whole: list[int], times: int, *, exact: bool) -> None:
        cells = [cell for part in parts for cell in part]
        factors = (*[1] * len(cells), *[-times] * len(whole))
        self._model.rows.append(Row((*cells, *whole), factors, 0 if exact else -PLENTY * 100, 0))

    def _link(self, link: Link) -> None:
        if not link.parts or any(one not in self._cells for one in (*link.parts, link.whole)):
            return
        kinds = tuple((frozenset(self._told[one]), one[1] if one[0] == "weekday_hour" else "") for one in (*link.parts, link.whole))
        key = (*kinds, link.weekday)
        if key not in self._blocks:
            self._blocks[key] = list(self._meet(link))
        *parts, whole = (self._cells[one] for one in (*link.parts, link.whole))
        for of_parts, of_whole in self._blocks[key]:
            cells = [[part[n] for n in inside] for part, inside in zip(parts, of_parts, strict=True)]
            self._sum(cells, [whole[n] for n in of_whole], link.times, exact=link.exact)

    def _meet(self, link: Link) -> Iterator[tuple[list[list[int]], list[int]]]:
        """The smallest stretches made of whole atoms of the parts and of the whole alike."""
        of_parts = [self._atoms(one) for one in link.parts]
        of_whole = self._atoms(link.whole)
        if link.weekday:
            kept = [n for n, days in enumerate(of_whole) if all(WEEKDAYS[day.weekday()] == link.weekday for day in days)]
        else:
            kept = list(range(len(of_whole)))
        stretches = _joined([*{days for atoms in of_parts for days in atoms}, *(of_whole[n] for n in kept)])
        for stretch in stretches:
            inside = [[n for n, days in enumerate(atoms) if days <= stretch] for atoms in of_parts]
            whole = [n for n in kept if of_whole[n] <= stretch]
            in_parts = {day for atoms, chosen in zip(of_parts, inside, strict=True) for n in chosen for day in atoms[n]}
            if whole and in_parts == {day for n in whole for day in of_whole[n]} == stretch:
                yield inside, whole


def _joined(sets: list[Days]) -> list[Days]:
    """Sets that share a day made into one."""
    home: dict[date, set[date]] = {}
    for days in sets:
        merged = set(days)
        for day in days:
            if day in home and home[day] is not merged:
                merged |= home[day]
        for day in merged:
            home[day] = merged
    return [frozenset(days) for days in {id(days): days for days in home.values()}.values()]
