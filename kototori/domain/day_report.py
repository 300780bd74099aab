"""What the report of a day is made of: the program's share, and the adviser's own lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kototori.domain.day import DeskDay, Prompt
from kototori.domain.duty import Duty
from kototori.domain.figures import InternalFigures


class ReportForm(StrEnum):
    """The form of a report's file."""

    PDF = "pdf"
    TXT = "txt"


@dataclass(frozen=True, slots=True)
class UsualHour:
    """How many contacts an hour has on most days of that weekday: half of them lie from `low` to `high`."""

    hour: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Usual:
    """The days of the same weekday before: their median, over how many of them, and their hours."""

    contacts: float | None = None
    days: int = 0
    hours: tuple[UsualHour, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport:
    """One day; `day` is None where nothing is known of it; `missing` counts the languages asked in vain."""

    day: DeskDay | None
    figures: InternalFigures
    door_count: int | None = None
    desk: str = ""
    hours: str = ""
    """The opening hours of the desk, or those of this day where it has its own (`own_hours`)."""
    own_hours: bool = False
    missing: Mapping[str, int] = field(default_factory=dict)
    lines: Mapping[Prompt, str] = field(default_factory=dict)
    usual: Usual = Usual()
    duty: Duty = field(default_factory=Duty)
