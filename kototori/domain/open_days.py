"""How long something waits as the desk counts it: in days on which the desk was open."""

from collections.abc import Collection
from datetime import date

LONGEST_WAIT = 2  # open days after the day of the request; what waits longer is spoken of


def open_days_since(day: date, served: Collection[date], today: date) -> int:
    """On how many days after that one the desk was open, today among them where it is."""
    return sum(day < one <= today for one in set(served))


def waits_too_long(open_days: int) -> bool:
    """Whether somebody should be reminded of it."""
    return open_days > LONGEST_WAIT
