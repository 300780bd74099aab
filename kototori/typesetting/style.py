"""What a caller says about a text: its size, weight, colour, and to which side it goes."""

from dataclasses import dataclass
from enum import StrEnum

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)


class Align(StrEnum):
    """Start and end follow the direction of the language; text is never justified."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """In points. `leading` is the distance of base lines; without it, what the script needs."""

    size: float = 11
    bold: bool = False
    colour: Colour = BLACK
    leading: float | None = None
    align: Align = Align.START
    space_before: float = 0
    space_after: float = 0
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text inside a paragraph; what is None is as in the paragraph's style."""

    text: str
    bold: bool | None = None
    colour: Colour | None = None
