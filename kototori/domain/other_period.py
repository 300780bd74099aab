"""Which period another one is compared with."""

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from kototori.domain.overview import Asked
from kototori.domain.period import By, whole

_ONE_DAY = timedelta(days=1)


class Against(StrEnum):
    """What the period in view is compared with."""

    NOTHING = "nothing"
    LAST_YEAR = "last_year"
    BEFORE = "before"
    ANOTHER = "another"


def span(asked: Asked) -> tuple[date, date]:
    """The first and the last day of what is asked for, whether they have come yet or not."""
    if asked.by is By.RANGE:
        return asked.first or asked.day, asked.last or asked.day
    period = whole(asked.day, asked.by)
    return period.first, period.last


def beside(asked: Asked, against: Against, around: date | None, today: date) -> Asked | None:
    """What is asked for beside it, under the same filters; `around` lies in another period of one's choice.

    A period that is still running is compared as far as it has come: twenty days with twenty days.
    """
    first, last = span(asked)
    found = _span_of(asked, against, around)
    if found is None:
        return None
    start, end = found
    if last <= today:
        by = asked.by
    else:
        by = By.RANGE
        end = min(end, start + (max(today, first) - first))
    return replace(asked, day=start, by=by, first=start, last=end)


def _span_of(asked: Asked, against: Against, around: date | None) -> tuple[date, date] | None:
    first, last = span(asked)
    start: date | None = None
    if against is Against.LAST_YEAR and first.year > 1:
        start = _a_year_before(first, asked.by)
    elif against is Against.BEFORE and first > date.min + (last - first):
        start = first - _ONE_DAY if asked.by is not By.RANGE else first - (last - first) - _ONE_DAY
    elif against is Against.ANOTHER:
        start = around
    if start is None:
        return None
    if asked.by is By.RANGE:
        return start, start + (last - first)
    period = whole(start, asked.by)
    return period.first, period.last


def _a_year_before(first: date, by: By) -> date:
    """The same weekday for a day, the same number of the week for a week, else the same date."""
    if by is By.DAY:
        return first - timedelta(weeks=52)
    if by is By.WEEK:
        year, week, _ = first.isocalendar()
        return date.fromisocalendar(year - 1, min(week, 52), 1)
    is_leap_day = (first.month, first.day) == (2, 29)
    return first.replace(year=first.year - 1, day=28 if is_leap_day else first.day)
