"""Figures as shapes and labels: one drawing for the screen, a picture file and paper alike.

Lengths are in the unit of whoever paints (pixels or points), from the top left corner. How wide a text
is only the painter knows, who therefore hands in a `Measure`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

Measure = Callable[[str, bool], float]  # the width of a text, plain or bold

_GAP = 8.0
_LARGEST_ROW = 44.0
_SMALLEST_ROW = 26.0
_LARGEST_COLUMN = 48.0
_NAMES_SHARE = 0.46  # of the width, at most; the rest is for bars and their numbers


class Ink(StrEnum):
    """What a shape is drawn in; the painter knows the colour."""

    BAR = "bar"
    AXIS = "axis"
    TEXT = "text"
    QUIET = "quiet"


class Align(StrEnum):
    """Which end of a text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, one unit wide."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `middle` is the height of its middle."""

    x: float
    middle: float
    text: str
    align: Align
    ink: Ink
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is painted, in the order of painting."""

    width: float
    height: float
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()
    texts: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One count with its name, and a shorter name for where that has no room."""

    name: str
    count: int
    short: str = ""

    def name_within(self, room: float, measure: Measure) -> str:
        """The name that fits; where even the short one does not, its beginning and an ellipsis."""
        if measure(self.name, False) <= room:
            return self.name
        return shortened(self.short or self.name, room, measure)


def shortened(text: str, room: float, measure: Measure) -> str:
    """The text, or as much of its beginning as fits with an ellipsis."""
    if measure(text, False) <= room:
        return text
    kept = text
    while kept and measure(f"{kept}…", False) > room:
        kept = kept[:-1].rstrip(" ,(")
    return f"{kept}…"


def rows_that_fit(height: float) -> int:
    """How many sorted bars have room one below another."""
    return max(int(height // _SMALLEST_ROW), 1)


def folded(bars: Sequence[Bar], most: int, rest: Callable[[int], str]) -> tuple[Bar, ...]:
    """The largest bars first; what is more than `most` becomes one last bar, named by `rest(how many)`."""
    largest_first = sorted(bars, key=lambda bar: -bar.count)
    if len(largest_first) <= most:
        return tuple(largest_first)
    kept, small = largest_first[: most - 1], largest_first[most - 1 :]
    return (*kept, Bar(rest(len(small)), sum(bar.count for bar in small)))


def sorted_bars(
    bars: Sequence[Bar],
    width: float,
    height: float,
    measure: Measure,
    say: Callable[[int], str] = str,
    rest: Callable[[int], str] = str,
) -> Drawing:
    """Bars one below another, the largest first: name, bar, and the number at its end."""
    shown = folded(bars, rows_that_fit(height), rest)
    if not shown:
        return Drawing(width, height)
    names_room = min(max(measure(bar.name, False) for bar in shown), width * _NAMES_SHARE)
    numbers_room = max(measure(say(bar.count), True) for bar in shown) + _GAP
    left = names_room + _GAP
    longest = max(bar.count for bar in shown) or 1
    room = max(width - left - numbers_room, 1.0)
    row = min(height / len(shown), _LARGEST_ROW)
    boxes: list[Box] = []
    texts: list[Text] = []
    for place, bar in enumerate(shown):
        middle = row * (place + 0.5)
        length = room * bar.count / longest
        boxes.append(Box(left, middle - row * 0.32, length, row * 0.64, Ink.BAR))
        name = bar.name_within(names_room, measure)
        texts.append(Text(0, middle, name, Align.START, Ink.TEXT))
        texts.append(Text(left + length + _GAP, middle, say(bar.count), Align.START, Ink.TEXT, bold=True))
    return Drawing(width, height, tuple(boxes), (), tuple(texts))


def columns(
    bars: Sequence[Bar],
    width: float,
    height: float,
    measure: Measure,
    line_height: float,
    say: Callable[[int], str] = str,
) -> Drawing:
    """Columns side by side in the given order: the number above each, its name below the axis."""
    if not bars:
        return Drawing(width, height)
    step = width / len(bars)
    base = height - line_height - _GAP
    tallest = max(bar.count for bar in bars) or 1
    room = max(base - line_height - _GAP, 1.0)
    thickness = min(step * 0.7, _LARGEST_COLUMN)
    names_fit = all(measure(bar.name, False) <= step - _GAP / 2 for bar in bars)
    numbers_fit = all(measure(say(bar.count), True) <= step for bar in bars)
    boxes: list[Box] = []
    texts: list[Text] = []
    for place, bar in enumerate(bars):
        centre = step * (place + 0.5)
        tall = room * bar.count / tallest
        if bar.count:
            boxes.append(Box(centre - thickness / 2, base - tall, thickness, tall, Ink.BAR))
        if bar.count and numbers_fit:
            above = base - tall - line_height * 0.6
            texts.append(Text(centre, above, say(bar.count), Align.MIDDLE, Ink.TEXT, bold=True))
        name = bar.name if names_fit else bar.short or bar.name
        if names_fit or measure(name, False) <= step:
            texts.append(Text(centre, base + _GAP / 2 + line_height / 2, name, Align.MIDDLE, Ink.QUIET))
    axis = Line(0, base, width, base, Ink.AXIS)
    return Drawing(width, height, tuple(boxes), (axis,), tuple(texts))
