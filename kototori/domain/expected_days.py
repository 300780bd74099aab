"""Which days of the desk still wait for a word: it was expected to be open, and nothing is known of them."""

from collections import Counter
from collections.abc import Collection
from datetime import date, timedelta

_WEEKS = 8
_DAY = timedelta(days=1)
LOOKS_BACK = timedelta(weeks=_WEEKS)
ASKED_BACK = timedelta(days=14)


def usual_weekdays(served: Collection[date], today: date) -> frozenset[int]:
    """The weekdays (Monday is 0) on which the desk was served in most of the last eight weeks.

    The opening hours cannot tell: they are free text.
    """
    recent = {day for day in served if today - LOOKS_BACK <= day < today}
    often = Counter(day.weekday() for day in recent)
    return frozenset(weekday for weekday, times in often.items() if times * 2 > _WEEKS)


def untold_days(
    served: Collection[date], told: Collection[date], today: date, asked_until: date | None = None
) -> tuple[date, ...]:
    """Days before today that were expected to be served, and of which nothing is known; the oldest first.

    `served` are the days on which somebody came or was expected to, `told` those of which anything was said.
    At most the last two weeks, and no day up to `asked_until`: each is asked for once.
    """
    usual = usual_weekdays(served, today)
    first = today - ASKED_BACK
    if asked_until is not None:
        first = max(first, asked_until + _DAY)
    known = {*served, *told}
    days = (first + _DAY * nth for nth in range((today - first).days))
    return tuple(day for day in days if day.weekday() in usual and day not in known)
