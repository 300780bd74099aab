"""What a drawing is made of; the same for the window, a picture file and paper.

Lengths count from the top left corner, in a unit in which ordinary text is `TEXT_SIZE` high: a pixel in a
window with letters of the ordinary size, less than a point on paper. A painter with other letters scales the
whole, so that a drawing has the same proportions everywhere. How wide a text is only the painter knows, who
therefore hands in a `Measure`. Colours are the painter's too: a shape says what it is (`Ink`) and, in a heat
map, how strong.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

Measure = Callable[[str, bool], float]  # the width of a text of ordinary size, plain or bold
Say = Callable[[int], str]  # a number as the reader writes it

TEXT_SIZE = 14.0
LINE_HEIGHT = 18.2  # what one line of names takes
GAP = 8.0
RADIUS = 3.0


class Ink(StrEnum):
    """What a shape is; the painter knows the colour."""

    BAR = "bar"  # the period in view
    BEFORE = "before"  # the one it is compared with
    BAND = "band"  # what is usual, behind the columns
    BAND_EDGE = "band_edge"
    HEAT = "heat"  # a cell, by its strength
    ON_HEAT = "on_heat"  # a text in such a cell
    SHUT = "shut"  # where the desk does not stand open
    AXIS = "axis"
    GRID = "grid"
    TEXT = "text"
    QUIET = "quiet"


class Align(StrEnum):
    """Which end of a text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; dashed, an empty one with a broken outline."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    radius: float = 0.0
    strength: float = 1.0  # 0 to 1, of Ink.HEAT alone
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through two points or more."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    width: float = 2.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `middle` is the height of its middle, `size` a share of the ordinary size."""

    x: float
    middle: float
    text: str
    align: Align
    ink: Ink
    bold: bool = False
    size: float = 1.0
    strength: float = 0.0  # of the cell below it, for Ink.ON_HEAT


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the drawing that the keyboard, the mouse and the screen reader can ask for its value."""

    x: float
    y: float
    width: float
    height: float
    name: str
    value: str

    @property
    def told(self) -> str:
        """The place and its value, to be shown or spoken."""
        return f"{self.name}: {self.value}"

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is painted: boxes first, then lines, then texts, each in their order.

    It is as high as what stands in it, which may be less than the room there was.
    """

    width: float
    height: float
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    texts: tuple[Text, ...] = ()
    polylines: tuple[Polyline, ...] = ()
    spots: tuple[Spot, ...] = ()


def shortened(text: str, room: float, measure: Measure, size: float = 1.0) -> str:
    """The text, or as much of its beginning as fits with an ellipsis."""
    if measure(text, False) * size <= room:
        return text
    kept = text
    while kept and measure(f"{kept}…", False) * size > room:
        kept = kept[:-1].rstrip(" ,(")
    return f"{kept}…"


def written(number: int) -> str:
    """A number where nobody says how their language writes it."""
    return str(number)
