"""Sorted bars: which was how common."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kototori.domain.charts.shapes import (
    GAP,
    RADIUS,
    Align,
    Box,
    Drawing,
    Ink,
    Measure,
    Say,
    Spot,
    Text,
    shortened,
    written,
)

_LARGEST_ROW = 52.0
_SMALLEST_ROW = 26.0
_NAMES_SHARE = 0.46  # of the width, at most; the rest is for bars and their numbers
_THICKNESS = 0.6  # of a row
_LARGEST_BAR = 34.0


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
    say: Say = written,
    rest: Callable[[int], str] = str,
) -> Drawing:
    """Bars one below another, the largest first: name, bar, and the number at its end.

    What is summed in the last one sets no scale, or it would press all others together: where it is longer
    than the longest, it has its number alone.
    """
    shown = folded(bars, rows_that_fit(height), rest)
    if not shown:
        return Drawing(width, height)
    names_room = min(max(measure(bar.name, False) for bar in shown), width * _NAMES_SHARE)
    numbers_room = max(measure(say(bar.count), True) for bar in shown) + GAP
    left = names_room + GAP
    longest = max(bar.count for bar in bars) or 1
    room = max(width - left - numbers_room, 1.0)
    row = min(height / len(shown), _LARGEST_ROW)
    thick = min(row * _THICKNESS, _LARGEST_BAR)
    boxes: list[Box] = []
    texts: list[Text] = []
    spots: list[Spot] = []
    for place, bar in enumerate(shown):
        middle = row * (place + 0.5)
        length = room * bar.count / longest if bar.count <= longest else 0.0
        if length:
            boxes.append(Box(left, middle - thick / 2, length, thick, Ink.BAR, RADIUS))
        name = bar.name_within(names_room, measure)
        texts.append(Text(0, middle, name, Align.START, Ink.TEXT))
        texts.append(Text(left + length + GAP, middle, say(bar.count), Align.START, Ink.TEXT, bold=True))
        spots.append(Spot(0, row * place, width, row, bar.name, say(bar.count)))
    return Drawing(width, row * len(shown), tuple(boxes), texts=tuple(texts), spots=tuple(spots))
