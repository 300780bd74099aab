"""What the report of one day is made of: the program's share, and the adviser's own lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kototori.domain.day import DeskDay, Prompt
from kototori.domain.figures import InternalFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class DayReport:
    """One day; `day` is None where nothing is known of it; `missing` counts the languages asked in vain."""

    day: DeskDay | None
    figures: InternalFigures
    door_count: int | None = None
    desk: str = ""
    hours: str = ""
    missing: Mapping[str, int] = field(default_factory=dict)
    lines: Mapping[Prompt, str] = field(default_factory=dict)
