"""Counts of days, as one look at the log sees them: what was counted before is not counted again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from hashlib import blake2b

from kototori.domain.day_cells import NOT_RECORDED, Cells, Given, Names, Sum, Turn, add_cells, count_cells
from kototori.domain.period import By, whole
from kototori.domain.progress import Progress, unheard
from kototori.storage import changes, contact_turns
from kototori.storage.contact_turns import EVERY_CONTACT, Holding, Row
from kototori.storage.counted_days import Counted, CountedDays, Places
from kototori.storage.database import Connection

_ONE_DAY = timedelta(days=1)
_AT_ONCE = 31  # days; a month of a busy desk is ten thousand contacts
_DAY, _PLACE = Turn._fields.index("day"), Turn._fields.index("place")
_CONTACTS = f"sum|{Sum.CONTACTS}"


class DayCounts:
    """The counts of one desk by the names that are asked for. Lives no longer than its transaction.

    Contacts of some place are counted for all places apart; those of a channel, a language or a need are
    counted anew each time.
    """

    def __init__(
        self,
        connection: Connection,
        names: Names,
        today: date,
        kept: CountedDays | None = None,
        holding: Holding = EVERY_CONTACT,
        all_names: Sequence[Names] = (),
    ) -> None:
        self._connection = connection
        self._names = names
        self._today = today
        self._holding = holding
        self._place = holding.place
        self._kept = kept
        if (holding.channel, holding.language, holding.needs) != (None, None, None):
            self._kept = None
        elif kept is not None:
            self._holding = EVERY_CONTACT  # what is kept is kept of all places, apart
        self._all_names = all_names or (names,)
        self._digest = names.digest()
        self._marks: dict[str, str] = {}
        self._looked: tuple[date, date] | None = None
        self._fresh: dict[str, Places] = {}
        self._step = changes.newest(connection) if self._kept else 0

    def look(self, first: date, last: date) -> None:
        """Says beforehand which days will be asked for, so that their marks are read together."""
        if self._kept is None:
            return
        if self._looked is not None:
            if self._looked[0] <= first and last <= self._looked[1]:
                return
            first, last = min(first, self._looked[0]), max(last, self._looked[1])
        marks = contact_turns.marks_between(self._connection, first, last)
        self._marks = {day: blake2b(mark.encode(), digest_size=12).hexdigest() for day, mark in marks.items()}
        self._looked = (first, last)

    def days(self, first: date, last: date, told: Progress = unheard) -> dict[date, Cells]:
        """The cells of each day with contacts, in order."""
        found: dict[str, Places] = {}
        if self._kept is None:
            for start, end in _pieces(first, last):
                found |= self._count(start, end)
        else:
            self.look(first, last)
            found = self._of_days(self._known(first, last), told)
        by_day = {date.fromisoformat(day): self._asked(found[day]) for day in sorted(found)}
        return {day: cells for day, cells in by_day.items() if cells}

    def on(self, some: Sequence[date]) -> dict[date, Cells]:
        """The cells of single days; a day without contacts has none."""
        if self._kept is None:
            return {day: self.sum(day, day) for day in some}
        if some:
            self.look(min(some), max(some))
        known = [day.isoformat() for day in some if day.isoformat() in self._marks]
        found = self._of_days(sorted(known), unheard)
        return {day: self._asked(found.get(day.isoformat(), {})) for day in some}

    def sum(self, first: date, last: date, told: Progress = unheard) -> Cells:
        """The cells of all days from `first` to `last` together."""
        sums: dict[str, int] = {}
        if self._kept is None:
            for start, end in _pieces(first, last):
                turns = contact_turns.turns_between(self._connection, start, end, self._holding)
                given = contact_turns.given_between(self._connection, start, end, self._holding)
                add_cells(sums, count_cells(turns, self._names, [one for _, _, one in given]))
            return sums
        self.look(first, last)
        months = self._months(first, last)
        found = self._kept.cells(self._digest, self._marks_of(months), self._step)
        for month, days in months.items():
            if month not in found:
                found[month] = self._of_month(month, days, told)
        whole = {day for days in months.values() for day in days}
        rest = self._of_days([day for day in self._known(first, last) if day not in whole], told)
        for places in (*found.values(), *rest.values()):
            add_cells(sums, self._asked(places))
        return sums

    def totals(self, first: date, last: date) -> dict[date, int]:
        """How many contacts each day had; days without any are not there."""
        if self._kept is None:
            return contact_turns.count_by_day(self._connection, first, last, self._holding)
        self.look(first, last)
        months = self._months(first, last)
        found = self._kept.totals(self._digest, self._marks_of(months), self._step)
        counted = {day for month in found for day in months[month]}
        rest = [day for day in self._known(first, last) if day not in counted]
        found |= self._kept.totals(self._digest, self._past(rest), self._step)
        totals: dict[date, int] = {}
        for places in found.values():
            for day, number in self._asked(places).items():
                totals[date.fromisoformat(day)] = number
        missing = [date.fromisoformat(day) for day in rest if day not in found]
        if missing:  # how many there are is nearer than what they hold
            of_place = Holding(place=self._place)
            totals |= contact_turns.count_by_day(self._connection, missing[0], missing[-1], of_place)
        return totals

    def _of_month(self, month: str, days: Sequence[str], told: Progress) -> Places:
        """The sum of a month that is over, which is kept then."""
        assert self._kept is not None
        cells: dict[str, dict[str, int]] = {}
        totals: dict[str, dict[str, int]] = {}
        for day, places in self._of_days(days, told).items():
            for place, more in places.items():
                add_cells(cells.setdefault(place, {}), more)
                totals.setdefault(place, {})[day] = more[_CONTACTS]
        mark = self._marks_of({month: days})[month]
        self._keep([Counted(month, mark, totals, cells)])
        return cells

    def _of_days(self, days: Sequence[str], told: Progress) -> dict[str, Places]:
        """The cells of each of these days, by place."""
        assert self._kept is not None
        found = self._kept.cells(self._digest, self._past(days), self._step)
        found |= {day: self._fresh[day] for day in days if day in self._fresh}
        missing = [day for day in days if day not in found]
        runs = _runs(missing)
        for done, run in enumerate(runs):
            told(done, len(runs))
            counted = self._count(date.fromisoformat(run[0]), date.fromisoformat(run[-1]))
            fresh = {day: counted.get(day, {}) for day in run}
            found |= fresh
            self._fresh |= {day: fresh[day] for day in run if day >= self._today.isoformat()}
            self._keep(
                Counted(day, mark, _totals(day, fresh[day]), fresh[day])
                for day, mark in self._past(run).items()
            )
        return found

    def _count(self, first: date, last: date) -> Mapping[str, Places]:
        """Counts contacts, for each day and place apart."""
        turns: dict[tuple[str, str], list[Row]] = {}
        for row in contact_turns.turns_between(self._connection, first, last, self._holding):
            turns.setdefault((row[_DAY], row[_PLACE] or ""), []).append(row)
        given: dict[tuple[str, str], list[Given]] = {}
        for day, place, one in contact_turns.given_between(self._connection, first, last, self._holding):
            given.setdefault((day, place or ""), []).append(one)
        found: dict[str, dict[str, Mapping[str, int]]] = {}
        for (day, place), rows in turns.items():
            found.setdefault(day, {})[place] = count_cells(rows, self._names, given.get((day, place), ()))
        return found

    def _keep(self, counted: Iterable[Counted]) -> None:
        if self._kept is not None:
            names = {one.digest() for one in self._all_names}
            self._kept.keep(self._digest, counted, self._step, names)

    def _asked(self, places: Places) -> Mapping[str, int]:
        """What is asked for of something that is known by place."""
        if self._place is not None:
            return places.get("" if self._place == NOT_RECORDED else self._place, {})
        if len(places) == 1:
            return next(iter(places.values()))
        sums: dict[str, int] = {}
        for cells in places.values():
            add_cells(sums, cells)
        return sums

    def _known(self, first: date, last: date) -> list[str]:
        """The days of a range that contacts are known of, in order."""
        start, end = first.isoformat(), last.isoformat()
        return sorted(day for day in self._marks if start <= day <= end)

    def _past(self, days: Iterable[str]) -> dict[str, str]:
        """Those of the days that are over, with their marks: only they are kept."""
        today = self._today.isoformat()
        return {day: self._marks[day] for day in days if day < today}

    def _months(self, first: date, last: date) -> dict[str, list[str]]:
        """The months that lie in a range and are over, with the days that contacts are known of."""
        months: dict[str, list[str]] = {}
        for day in self._known(first, last):
            months.setdefault(day[:7], []).append(day)
        lasting = (whole(date.fromisoformat(f"{month}-01"), By.MONTH) for month in months)
        return {
            period.name: months[period.name]
            for period in lasting
            if first <= period.first and period.last <= last and period.last < self._today
        }

    def _marks_of(self, months: Mapping[str, Sequence[str]]) -> dict[str, str]:
        def mark(days: Sequence[str]) -> str:
            of_days = " ".join(f"{day} {self._marks[day]}" for day in days)
            return blake2b(of_days.encode(), digest_size=12).hexdigest()

        return {month: mark(days) for month, days in months.items()}


def _totals(day: str, places: Places) -> Places:
    return {place: {day: cells[_CONTACTS]} for place, cells in places.items()}


def _runs(days: Sequence[str]) -> list[list[str]]:
    """Days that are read together."""
    runs: list[list[str]] = []
    for day in days:
        if runs and date.fromisoformat(day) - date.fromisoformat(runs[-1][0]) < timedelta(days=_AT_ONCE):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _pieces(first: date, last: date) -> Iterator[tuple[date, date]]:
    """A range in pieces that are read at once."""
    while first <= last:
        end = min(last, first + timedelta(days=_AT_ONCE - 1)) if (last - first).days >= _AT_ONCE else last
        yield first, end
        first = end + _ONE_DAY
