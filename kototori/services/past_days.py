"""Counts of days that are over: read from what is kept, or counted, and kept from then on."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from hashlib import blake2b

from kototori.domain.day_cells import Cells, Given, Names, Sum, Turn, add_cells, count_cells
from kototori.domain.progress import Progress
from kototori.storage import changes, contact_turns
from kototori.storage.contact_turns import Row
from kototori.storage.counted_days import Counted, CountedDays, Places
from kototori.storage.database import Connection

_AT_ONCE = timedelta(days=31)  # a month of a busy desk is ten thousand contacts
_A_YEAR = 12  # months
_DAY, _PLACE = Turn._fields.index("day"), Turn._fields.index("place")
_CONTACTS = f"sum|{Sum.CONTACTS}"
Marks = Mapping[str, str]


class PastDays:
    """One state of the log, counted by one set of names, all places apart."""

    def __init__(
        self, connection: Connection, names: Names, kept: CountedDays, in_use: Collection[Names]
    ) -> None:
        """`in_use` are all names that anybody asks for: what was counted by others is not kept any longer."""
        self._connection = connection
        self._names = names
        self._kept = kept
        self._in_use = {one.digest for one in in_use}
        self._step = changes.newest(connection)
        self._read: dict[str, Places] = {}
        self._every: dict[tuple[date, date], dict[date, int]] = {}

    def of_days(self, marks: Marks, told: Progress) -> dict[str, Places]:
        """The cells of each of these days, by place."""
        found = self._kept.cells(self._names.digest, marks, self._step)
        runs = _runs(sorted(set(marks) - set(found)))
        for done, run in enumerate(runs):
            told(done, len(runs))
            counted = self._count(date.fromisoformat(run[0]), date.fromisoformat(run[-1]))
            fresh = {day: counted.get(day, {}) for day in run}
            found |= fresh
            self._keep(Counted(day, marks[day], _totals(day, fresh[day]), fresh[day]) for day in run)
        told(len(runs), len(runs))
        return found

    def of_months(self, months: Mapping[str, Marks], told: Progress) -> dict[str, Places]:
        """The sums of whole months, by place."""
        if set(months) <= set(self._read):
            return {month: self._read[month] for month in months}
        found = self._kept.cells(self._names.digest, _month_marks(months), self._step)
        missing = {month: months[month] for month in months if month not in found}
        days = self.of_days({day: mark for marks in missing.values() for day, mark in marks.items()}, told)
        for month, marks in missing.items():
            cells: dict[str, dict[str, int]] = {}
            totals: dict[str, dict[str, int]] = {}
            for day in marks:
                for place, more in days[day].items():
                    add_cells(cells.setdefault(place, {}), more)
                    totals.setdefault(place, {})[day] = more[_CONTACTS]
            found[month] = cells
            self._keep([Counted(month, _month_marks({month: marks})[month], totals, cells)])
        if len(found) <= _A_YEAR:  # a look with a filter asks twice: for its own contacts, and for all
            self._read = found
        return found

    def totals(self, months: Mapping[str, Marks], days: Marks) -> tuple[list[Places], list[str]]:
        """How many contacts each day had, as far as it is kept; and the days of which it is not."""
        digest = self._names.digest
        found = self._kept.totals(digest, _month_marks(months), self._step)
        rest = dict(days)
        for month, marks in months.items():
            if month not in found:
                rest |= marks
        of_days = self._kept.totals(digest, rest, self._step)
        return [*found.values(), *of_days.values()], sorted(set(rest) - set(of_days))

    def count_by_day(self, first: date, last: date, place: str | None) -> dict[date, int]:
        """How many contacts there were on each day, of all of them or at a place.

        A look at one place asks for all of them besides; they are counted together.
        """
        if place is not None:
            found = contact_turns.count_by_day_at(self._connection, place, first, last)
            self._every[first, last] = {day: every for day, (every, _) in found.items()}
            return {day: there for day, (_, there) in found.items() if there}
        if (first, last) not in self._every:
            self._every[first, last] = contact_turns.count_by_day(self._connection, first, last)
        return self._every[first, last]

    def _count(self, first: date, last: date) -> Mapping[str, Places]:
        turns: dict[tuple[str, str], list[Row]] = {}
        for row in contact_turns.turns_between(self._connection, first, last):
            turns.setdefault((row[_DAY], row[_PLACE] or ""), []).append(row)
        given: dict[tuple[str, str], list[Given]] = {}
        for day, place, one in contact_turns.given_between(self._connection, first, last):
            given.setdefault((day, place or ""), []).append(one)
        found: dict[str, dict[str, Cells]] = {}
        for (day, place), rows in turns.items():
            found.setdefault(day, {})[place] = count_cells(rows, self._names, given.get((day, place), ()))
        return found

    def _keep(self, counted: Iterable[Counted]) -> None:
        self._kept.keep(self._names.digest, counted, self._step, self._in_use)


def _totals(day: str, places: Places) -> Places:
    return {place: {day: cells[_CONTACTS]} for place, cells in places.items()}


def _month_marks(months: Mapping[str, Marks]) -> dict[str, str]:
    return {month: run_mark(marks) for month, marks in months.items()}


def run_mark(marks: Marks) -> str:
    """A mark for all these days together."""
    of_days = " ".join(f"{day} {mark}" for day, mark in sorted(marks.items()))
    return blake2b(of_days.encode(), digest_size=12).hexdigest()


def _runs(days: Sequence[str]) -> list[list[str]]:
    """Days that are read together."""
    runs: list[list[str]] = []
    for day in days:
        if runs and date.fromisoformat(day) - date.fromisoformat(runs[-1][0]) < _AT_ONCE:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs
