"""The periods that figures are given for, and their names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_ONE_DAY = timedelta(days=1)


class By(StrEnum):
    """How a range is cut into periods; `range` leaves it in one piece."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Period:
    """Days that are counted together, both ends included, and what they are called."""

    first: date
    last: date
    name: str

    def lasts(self, months: int) -> bool:
        """Whether the period is at least so many months long."""
        return self.last + _ONE_DAY >= _months_later(self.first, months)


def periods(first: date, last: date, by: By, today: date) -> list[Period]:
    """The range in periods, in order; a day that has not come yet belongs to none.

    A period cut by the range or by today is called by its interval, never by the whole period's name.
    """
    last = min(last, today)
    if first > last:
        return []
    if by is By.RANGE:
        return [Period(first, last, _interval(first, last))]
    return list(_cut(first, last, by))


def whole(day: date, by: By) -> Period:
    """The day, week, month, quarter or year that a day lies in."""
    start = _start(day, by)
    return Period(start, _end(start, by), _name(start, by))


def _cut(first: date, last: date, by: By) -> Iterator[Period]:
    while first <= last:
        uncut = whole(first, by)
        end = min(uncut.last, last)
        is_whole = (first, end) == (uncut.first, uncut.last)
        yield uncut if is_whole else Period(first, end, _interval(first, end))
        first = end + _ONE_DAY


def _interval(first: date, last: date) -> str:
    return f"{first}/{last}"


def _name(start: date, by: By) -> str:
    match by:
        case By.WEEK:
            year, week, _ = start.isocalendar()
            return f"{year:04d}-W{week:02d}"
        case By.MONTH:
            return str(start)[:7]  # strftime leaves out the zeros of an early year
        case By.QUARTER:
            return f"{start.year:04d}-Q{(start.month + 2) // 3}"
        case By.YEAR:
            return f"{start.year:04d}"
        case _:
            return str(start)


def _start(day: date, by: By) -> date:
    match by:
        case By.WEEK:
            return day - timedelta(days=day.weekday())
        case By.MONTH:
            return day.replace(day=1)
        case By.QUARTER:
            return day.replace(month=day.month - (day.month - 1) % 3, day=1)
        case By.YEAR:
            return day.replace(month=1, day=1)
        case _:
            return day


def _end(start: date, by: By) -> date:
    match by:
        case By.WEEK:
            return start + timedelta(days=6)
        case By.MONTH:
            return _months_later(start, 1) - _ONE_DAY
        case By.QUARTER:
            return _months_later(start, 3) - _ONE_DAY
        case By.YEAR:
            return start.replace(month=12, day=31)
        case _:
            return start


def _months_later(day: date, months: int) -> date:
    """The same day of a later month; its last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_month = date(year, month + 1, 1)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(first_of_month + timedelta(days=day.day - 1), first_of_next - _ONE_DAY)
