"""When the desk was open on one day, where it was not as usual: times alone, no other words."""

import json
import re
from collections.abc import Mapping
from datetime import date

from kototori.domain.errors import DeskError

_TIME = r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?"
_SPAN = re.compile(rf"({_TIME})\s*[-–—]\s*({_TIME})")
_MOST_SPANS = 3


class UnclearHours(DeskError):
    """What somebody typed for the opening hours of a day is no time from and to."""

    text: str


def read_hours(typed: str) -> str:
    """The hours as they are printed, `10–12, 13–16.30`; nothing typed says nothing. Raises UnclearHours."""
    spans = [span.strip() for span in typed.replace(";", ",").split(",") if span.strip()]
    found = [_SPAN.fullmatch(span) for span in spans]
    if len(spans) > _MOST_SPANS or not all(one and _minutes(one[1]) < _minutes(one[2]) for one in found):
        raise UnclearHours(typed)
    return ", ".join(f"{one[1]}–{one[2]}" for one in found if one)


def hours_by_day(stored: str) -> dict[date, str]:
    """The hours of each day that has its own, as they are stored in one value."""
    return {date.fromisoformat(day): hours for day, hours in json.loads(stored or "{}").items()}


def stored_hours(hours: Mapping[date, str]) -> str:
    """The value to be stored."""
    return json.dumps({str(day): hours[day] for day in sorted(hours)}, ensure_ascii=False)


def _minutes(time: str) -> int:
    hour, _, minute = time.replace(":", ".").partition(".")
    return int(hour) * 60 + int(minute or 0)
