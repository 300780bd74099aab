"""Holds public files against the internal ones of the same days: errors, zeros, and whether everything adds up.

Nothing of the program is used but its files.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from tests.tools.reader_model import (
    Printed,
    Quantity,
    is_sub,
    length,
    links,
    quantity_of,
)

Cell = tuple[str, str, str, str]
Interval = tuple[date, date]
LONGER = {"day": 0, "week": 1, "month": 2, "quarter": 3, "year": 4, "range": 4}
BY_DAY = ("language", "age_band", "first_visit", "channel", "place")


class Held(NamedTuple):
    """A public number and the truth; a number that stands in several tables is held once."""

    said: Printed
    quantity: Quantity
    true: int

    @property
    def off(self) -> int:
        """How far the public number is from the truth."""
        return abs((self.said.count or 0) - self.true)

    @property
    def kind(self) -> str:
        """Which rules made it."""
        name = self.quantity[0]
        if name == "need":
            return "sub-needs" if is_sub(self.quantity[1]) else "needs"
        if name in ("need_language", "need_age_band"):
            return "crossed sub-needs" if is_sub(self.quantity[1]) else "crosses"
        return "shared by day" if name in BY_DAY else {"contacts": "visits"}.get(name, name)


def held(public: Sequence[Printed], internal: Iterable[Printed]) -> list[Held]:
    """Every public number with its truth; `coverage` is left out, it is exact."""
    truth: dict[Interval, dict[Cell, int]] = defaultdict(dict)
    for one in internal:
        truth[one.first, one.last][one.table, one.cat1, one.cat2, one.measure] = one.count or 0
    listed: dict[tuple[Interval, str], set[str]] = defaultdict(set)
    for one in public:
        listed[(one.first, one.last), one.table].add(one.cat2 or one.cat1)
    found: dict[tuple[Interval, Quantity], Held] = {}
    for one in public:
        quantity = quantity_of(one)
        if quantity is not None:
            known = listed[(one.first, one.last), one.table]
            true = _true(one, truth[one.first, one.last], known - {"other", "total"})
            found.setdefault(((one.first, one.last), quantity), Held(one, quantity, true))
    return list(found.values())


def _true(one: Printed, truth: Mapping[Cell, int], listed: set[str]) -> int:
    if "other" not in (one.cat1, one.cat2) or one.table == "task":
        return truth.get((one.table, one.cat1, one.cat2, one.measure), 0)
    cells = [(c, "") if not one.cat2 else (one.cat1, c) for c in ("total", *listed)]
    whole, *parts = (truth.get((one.table, *cell, one.measure), 0) for cell in cells)
    return whole - sum(parts)


class Sums(NamedTuple):
    """How many sums were compared, and those that are not what they should be."""

    compared: int
    wrong: list[str]


def same_twice(public: Iterable[Printed]) -> Sums:
    """A number that stands in several tables or files is the same in all of them."""
    seen: dict[tuple[Interval, Quantity], int | None] = {}
    compared, wrong = 0, []
    for one in public:
        quantity = quantity_of(one)
        if quantity is not None:
            key = (one.first, one.last), quantity
            if key in seen:
                compared += 1
                if seen[key] != one.count:
                    wrong.append(f"{quantity} {one.first}/{one.last}")
            seen[key] = one.count
    return Sums(compared, wrong)


def over_time(public: Iterable[Printed]) -> Sums:
    """Days = week, days = month, weeks = month where they are whole in it, months = quarter, quarters = year."""
    by_quantity: dict[Quantity, dict[Interval, Printed]] = defaultdict(dict)
    for one in public:
        if (quantity := quantity_of(one)) is not None:
            by_quantity[quantity][one.first, one.last] = one
    served = {first for first, last in by_quantity["contacts",] if first == last}
    compared, wrong = 0, []
    for quantity, printed in by_quantity.items():
        weekday = quantity[0] in ("weekday", "weekday_hour")
        finer: dict[str, list[Printed]] = defaultdict(list)
        for one in printed.values():
            finer[length(one)].append(one)
        for one in printed.values():
            days = {day for day in served if one.first <= day <= one.last}
            for name in ("day", "week", "month", "quarter"):
                parts = [part for part in finer[name] if one.first <= part.first and part.last <= one.last]
                covered = {day for part in parts for day in days if part.first <= day <= part.last}
                if LONGER[name] < LONGER[length(one)] and covered == days and not (weekday and name == "week"):
                    compared += 1
                    if sum(part.count or 0 for part in parts) != one.count:
                        wrong.append(f"{quantity} {one.first}/{one.last} by {name}")
    return Sums(compared, wrong)


def within(public: Iterable[Printed]) -> tuple[Sums, Sums]:
    """Categories = total in every table of one period; and parts no more than their whole.

    The second leaves out crosses, whose caps are soft.
    """
    by_period: dict[Interval, dict[Quantity, int]] = defaultdict(dict)
    for one in public:
        if (quantity := quantity_of(one)) is not None:
            by_period[one.first, one.last].setdefault(quantity, one.count or 0)
    totals, caps = Sums(0, []), Sums(0, [])
    for period, numbers in by_period.items():
        for link in links(numbers):
            if not link.parts or link.whole not in numbers or link.weekday:
                continue
            together, whole = sum(numbers[part] for part in link.parts), numbers[link.whole]
            if link.exact:
                totals.wrong.extend([f"{link.whole} {period}"] * (together != whole))
                totals = totals._replace(compared=totals.compared + 1)
            elif link.times == 1 and "_" not in link.parts[0][0]:
                caps.wrong.extend([f"{link.parts} {period}"] * (together > whole))
                caps = caps._replace(compared=caps.compared + 1)
    return totals, caps


def from_nothing(numbers: Iterable[Held]) -> Iterator[Held]:
    """Printed above 0 though nobody was there."""
    return (one for one in numbers if one.said.count and not one.true)


def untrue_notes(numbers: Iterable[Held]) -> Iterator[Held]:
    """A 0 that hides more than its note says."""
    for one in numbers:
        if one.said.count == 0 and one.true > int(one.said.note.partition("-")[2] or 0):
            yield one


def exactly(public: Iterable[Printed], internal: Iterable[Printed]) -> list[Printed]:
    """The control: the public files with the truth in them, as a desk without protection would give them away."""
    public = list(public)
    truth = {((one.said.first, one.said.last), one.quantity): one.true for one in held(public, internal)}
    return [
        replace(one, count=truth[(one.first, one.last), quantity], note="internal")
        for one in public
        if (quantity := quantity_of(one)) is not None
    ]
