"""The counts of days, as one look at the log sees them: what was counted before is not counted again."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from kototori.domain.day_cells import NOT_RECORDED, Cells, Names, Sum, add_cells, count_cells
from kototori.domain.period import By, whole
from kototori.domain.progress import Progress, unheard
from kototori.services.day_memory import DayMemory
from kototori.services.past_days import Marks, PastDays, run_mark
from kototori.storage import contact_turns
from kototori.storage.contact_turns import EVERY_CONTACT, Holding
from kototori.storage.counted_days import Places
from kototori.storage.database import Connection

_ONE_DAY = timedelta(days=1)
_AT_ONCE = 31  # days of contacts that are read together


class DayCounts:
    """Counts by the names and the filter that are asked for. Lives no longer than its transaction.

    All contacts, or those of one place, are counted once and kept; those of a channel, a language or a need
    are counted anew by every program, which remembers them while it runs. The day that runs is counted with
    every look.
    """

    def __init__(
        self,
        connection: Connection,
        names: Names,
        holding: Holding,
        past: PastDays,
        memory: DayMemory,
        today: date,
    ) -> None:
        self._connection = connection
        self._names = names
        self._holding = holding
        self._is_kept = holding == Holding(place=holding.place)
        self._past = past
        self._memory = memory
        self._today = today
        self._marks: Marks = {}
        self._looked: tuple[date, date] | None = None
        self._of_today: Cells | None = None

    def unfiltered(self) -> "DayCounts":
        """The counts of all contacts, in the same state of the log and by the same names."""
        every = DayCounts(self._connection, self._names, EVERY_CONTACT, self._past, self._memory, self._today)
        every._marks, every._looked = self._marks, self._looked
        return every

    def look(self, first: date, last: date) -> None:
        """Says beforehand which days will be asked for, so that their marks are read together."""
        if self._looked is not None:
            if self._looked[0] <= first and last <= self._looked[1]:
                return
            first, last = min(first, self._looked[0]), max(last, self._looked[1])
        past = min(last, self._today - _ONE_DAY)  # the day that runs is counted in any case
        self._marks = self._memory.marks(self._connection, first, past, self._today)
        self._looked = (first, last)

    def days(self, first: date, last: date, told: Progress = unheard) -> dict[date, Cells]:
        """The cells of each day with contacts, in order."""
        self.look(first, last)
        found = self._of_days(list(self._known(first, last)), told)
        if first <= self._today <= last:
            found[str(self._today)] = self._running_day()
        return {date.fromisoformat(day): found[day] for day in sorted(found) if found[day]}

    def on(self, some: Sequence[date]) -> list[Cells]:
        """The cells of single days before today; those of a day without contacts are empty."""
        if some:
            self.look(min(some), max(some))
        key = ("on", self._key({str(day): self._marks.get(str(day), "") for day in some}))

        def count() -> list[Cells]:
            found = self._of_days([str(day) for day in some if str(day) in self._marks], unheard)
            return [found.get(str(day), {}) for day in some]

        return self._memory.recall(key, count)

    def sum(self, first: date, last: date, told: Progress = unheard) -> Cells:
        """The cells of all days from `first` to `last` together."""
        self.look(first, last)
        past = min(last, self._today - _ONE_DAY)
        sums: dict[str, int] = {}
        if first <= past:
            key = ("sum", self._key(self._known(first, past)))
            add_cells(sums, self._memory.recall(key, lambda: self._sum_of_past(first, past, told)))
        if first <= self._today <= last:
            add_cells(sums, self._running_day())
        return sums

    def totals(self, first: date, last: date) -> dict[date, int]:
        """How many contacts each day had; days without any are not there."""
        self.look(first, last)
        past = min(last, self._today - _ONE_DAY)
        key = ("totals", self._key(self._known(first, past)))
        totals = dict(self._memory.recall(key, lambda: self._totals_of_past(first, past)))
        if first <= self._today <= last:
            came = self._running_day().get(f"sum|{Sum.CONTACTS}", 0)
            totals |= {self._today: came} if came else {}
        return totals

    def _key(self, marks: Marks) -> tuple[object, ...]:
        return self._names.digest, self._holding, run_mark(marks)

    def _sum_of_past(self, first: date, last: date, told: Progress) -> Cells:
        sums: dict[str, int] = {}
        if not self._is_kept:
            pieces = list(_pieces(first, last))
            for done, (start, end) in enumerate(pieces):
                told(done, len(pieces))
                add_cells(sums, self._count(start, end))
            return sums
        months = self._months(first, last)
        within = {day for marks in months.values() for day in marks}
        rest = {day: mark for day, mark in self._known(first, last).items() if day not in within}
        found = (*self._past.of_months(months, told).values(), *self._past.of_days(rest, told).values())
        for places in found:
            for cells in self._asked(places):
                add_cells(sums, cells)
        return sums

    def _totals_of_past(self, first: date, last: date) -> dict[date, int]:
        if not self._is_kept:
            return contact_turns.count_by_day(self._connection, first, last, self._holding)
        months = self._months(first, last)
        within = {day for marks in months.values() for day in marks}
        rest = {day: mark for day, mark in self._known(first, last).items() if day not in within}
        found, missing = self._past.totals(months, rest)
        totals: dict[str, int] = {}
        for places in found:
            for more in self._asked(places):
                add_cells(totals, more)
        by_day = {date.fromisoformat(day): number for day, number in totals.items()}
        if missing:  # how many there are is nearer than what they hold
            ends = (date.fromisoformat(missing[0]), date.fromisoformat(missing[-1]))
            by_day |= self._past.count_by_day(*ends, self._holding.place)
        return by_day

    def _of_days(self, days: Sequence[str], told: Progress) -> dict[str, Cells]:
        if not self._is_kept:
            return {day: self._count(date.fromisoformat(day), date.fromisoformat(day)) for day in days}
        found: dict[str, Cells] = {}
        for day, places in self._past.of_days({day: self._marks[day] for day in days}, told).items():
            cells: dict[str, int] = {}
            for more in self._asked(places):
                add_cells(cells, more)
            found[day] = cells
        return found

    def _running_day(self) -> Cells:
        if self._of_today is None:
            self._of_today = self._count(self._today, self._today)
        return self._of_today

    def _count(self, first: date, last: date) -> Cells:
        turns = contact_turns.turns_between(self._connection, first, last, self._holding)
        given = contact_turns.given_between(self._connection, first, last, self._holding)
        return count_cells(turns, self._names, [one for _, _, one in given])

    def _asked(self, places: Places) -> Iterator[Mapping[str, int]]:
        """What is asked for of something that is known by place."""
        place = self._holding.place
        if place is None:
            yield from places.values()
        else:
            yield places.get("" if place == NOT_RECORDED else place, {})

    def _known(self, first: date, last: date) -> dict[str, str]:
        """The days of a range that contacts are known of, in order, with their marks."""
        start, end = str(first), str(last)
        return {day: mark for day, mark in self._marks.items() if start <= day <= end}

    def _months(self, first: date, last: date) -> dict[str, Marks]:
        """The months that lie whole in a range, with the days that contacts are known of."""
        months: dict[str, dict[str, str]] = {}
        for day, mark in self._known(first, last).items():
            months.setdefault(day[:7], {})[day] = mark
        lasting = (whole(date.fromisoformat(f"{month}-01"), By.MONTH) for month in months)
        return {
            period.name: months[period.name]
            for period in lasting
            if first <= period.first and period.last <= last
        }


def _pieces(first: date, last: date) -> Iterator[tuple[date, date]]:
    """A range in pieces that are read at once."""
    while first <= last:
        end = last if (last - first).days < _AT_ONCE else first + timedelta(days=_AT_ONCE - 1)
        yield first, end
        first = end + _ONE_DAY
