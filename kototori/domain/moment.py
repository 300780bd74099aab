"""When a contact happened, as exactly as the desk may know it: a day, or a day and a quarter-hour."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from kototori.domain.errors import BadDate, BadMoment, FutureMoment

_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?", re.ASCII
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def desk_zone() -> ZoneInfo:
    """The desk's civil time, whatever the computer is set to."""
    return ZoneInfo("Europe/Helsinki")


@dataclass(frozen=True, slots=True)
class Moment:
    """A civil day at the desk and, where it is known, the quarter-hour: exact times are kept nowhere."""

    day: date
    at: time | None = None

    def __post_init__(self) -> None:
        if self.at is not None and (self.at.minute % 15 or self.at.second or self.at.microsecond):
            raise BadMoment(f"{self.day} {self.at}")

    @classmethod
    def of(cls, instant: datetime) -> "Moment":
        """The quarter-hour that an aware instant fell in, cut down."""
        local = instant.astimezone(desk_zone())
        return cls(local.date(), time(local.hour, local.minute - local.minute % 15))

    @classmethod
    def parse(cls, text: str, now: datetime) -> "Moment":
        """Reads `2026-11-20`, `2026-11-20T10:30`, `2026-11-20 10:30:59`, with an offset if wished.

        Raises BadMoment, or FutureMoment where it is later than `now` (before it is cut down).
        """
        found = _MOMENT.fullmatch(text.strip())
        if found is None:
            raise BadMoment(text)
        try:
            if found[2] is None:
                return cls._of_day(date.fromisoformat(found[1]), now, text)
            instant = datetime.fromisoformat(f"{found[1]}T{found[2]}{found[3] or ''}")
        except ValueError:
            raise BadMoment(text) from None
        if instant.tzinfo is None:
            instant = instant.replace(tzinfo=desk_zone())
        if instant > now:
            raise FutureMoment(text)
        try:
            moment = cls.of(instant)
            _ = moment.utc
        except OverflowError:  # the first hours of the year 1 lie before all time in another zone
            raise BadMoment(text) from None
        return moment

    @classmethod
    def _of_day(cls, day: date, now: datetime, text: str) -> "Moment":
        if day > local_day(now):
            raise FutureMoment(text)
        return cls(day)

    @property
    def utc(self) -> datetime | None:
        """The instant at which the quarter-hour begins; None where only the day is known."""
        if self.at is None:
            return None
        return datetime.combine(self.day, self.at, desk_zone()).astimezone(UTC)

    def __str__(self) -> str:
        return str(self.day) if self.at is None else f"{self.day}T{self.at:%H:%M}"


def local_day(instant: datetime) -> date:
    """The desk's own day at an aware instant."""
    return instant.astimezone(desk_zone()).date()


def parse_day(text: str) -> date:
    """`2026-11-24` as a date; raises BadDate."""
    try:
        if _DAY.fullmatch(text) is None:  # fromisoformat would take week dates as well
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise BadDate(text) from None
