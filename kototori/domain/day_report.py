"""What the report of one day is made of: the program's share, and the adviser's own lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kototori.domain.day import DeskDay, Prompt
from kototori.domain.figures import InternalFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport:
    """One day; `day` is None where nothing is known of it."""

    day: DeskDay | None
    figures: InternalFigures
    door_count: int | None = None
    desk: str = ""
    hours: str = ""
    lines: Mapping[Prompt, str] = field(default_factory=dict)
