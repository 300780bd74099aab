"""Hours across and weekdays down: when people come."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kototori.domain.charts.shapes import (
    GAP,
    LINE_HEIGHT,
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

_BETWEEN = 4.0
_ROUND = 4.0
_AIR = 0.15  # of a low row, between it and the next
_DIGIT = 0.8  # of a line of text
_LARGEST_ROW = 40.0
_NAMES_SHARE = 0.3
_SIZES = (1.0, 0.92, 0.84, 0.76)  # a number that finds no room at the smallest is told by its spot alone


def heat_map(
    rows: Sequence[str],
    across: Sequence[str],
    counts: Sequence[Sequence[int | None]],
    width: float,
    height: float,
    measure: Measure,
    line_height: float = LINE_HEIGHT,
    say: Say = written,
    *,
    name: Callable[[int, int], str] | None = None,
    shut: str = "–",
) -> Drawing:
    """A cell for each row and column with its number; None where the desk is shut: dashed and empty.

    `name(row, column)` says a cell, `shut` what is told of a closed one.
    """
    if not rows or not across:
        return Drawing(width, height)
    names_room = min(max(measure(row, False) for row in rows), width * _NAMES_SHARE)
    left = names_room + GAP * 1.5
    wide = (width - left + _BETWEEN) / len(across)
    tall = min((height - line_height - GAP / 2) / len(rows), _LARGEST_ROW)
    counted = [count for row in counts for count in row if count is not None]
    largest = max(counted, default=0) or 1
    high = tall - min(_BETWEEN, tall * _AIR)
    size = _size_of_numbers(counted, wide - _BETWEEN - 2, high / (line_height * _DIGIT), measure, say)
    size_of_names = min(1.0, tall / line_height)
    boxes: list[Box] = []
    texts: list[Text] = []
    spots: list[Spot] = []
    for down, (row, in_row) in enumerate(zip(rows, counts, strict=True)):
        top = tall * down
        named = shortened(row, names_room, measure)
        texts.append(Text(0, top + high / 2, named, Align.START, Ink.QUIET, size=size_of_names))
        for place, count in enumerate(in_row):
            x = left + wide * place
            cell, number = _cell(x, top, wide - _BETWEEN, high, count, largest)
            boxes.append(cell)
            said = name(down, place) if name else f"{row} {across[place]}"
            spots.append(Spot(x, top, wide, tall, said, shut if count is None else say(count)))
            if count is not None and size:
                texts.append(replace(number, text=say(count), size=size))
    foot = tall * len(rows) + line_height
    texts += _below(across, left, wide, foot - line_height / 2, measure)
    return Drawing(width, foot, tuple(boxes), texts=tuple(texts), spots=tuple(spots))


def _cell(
    x: float, y: float, width: float, height: float, count: int | None, largest: int
) -> tuple[Box, Text]:
    """A cell, and where its number stands."""
    strength = (count or 0) / largest
    if count is None:
        box = Box(x, y, width, height, Ink.SHUT, _ROUND, dashed=True)
    else:
        box = Box(x, y, width, height, Ink.HEAT, _ROUND, strength)
    number = Text(x + width / 2, y + height / 2, "", Align.MIDDLE, Ink.ON_HEAT, bold=True, strength=strength)
    return box, number


def _size_of_numbers(
    counts: Sequence[int], room: float, largest: float, measure: Measure, say: Say
) -> float | None:
    """The largest size at which every number stands in its cell; one for all, so that they compare."""
    widest = max((measure(say(count), True) for count in counts), default=0)
    return next((size for size in _SIZES if size <= largest + 0.01 and widest * size <= room), None)


def _below(names: Sequence[str], left: float, step: float, middle: float, measure: Measure) -> list[Text]:
    """The names of the columns: all of them, else every second, third ... that has room."""
    widest = max(measure(name, False) for name in names)
    every = next((n for n in range(1, len(names) + 1) if widest + GAP <= step * n), len(names))
    last = left + step * len(names) - _BETWEEN - widest / 2
    return [
        Text(min(left + step * place + (step - _BETWEEN) / 2, last), middle, name, Align.MIDDLE, Ink.QUIET)
        for place, name in enumerate(names)
        if place % every == 0 and widest <= step * every
    ]
