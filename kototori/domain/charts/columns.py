"""Columns side by side in their own order, such as the hours of a day, and what is usual behind them."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kototori.domain.charts.bars import Bar
from kototori.domain.charts.shapes import (
    GAP,
    LINE_HEIGHT,
    RADIUS,
    Align,
    Box,
    Drawing,
    Ink,
    Line,
    Measure,
    Say,
    Spot,
    Text,
    written,
)

_LARGEST_COLUMN = 48.0
_THICKNESS = 0.7  # of the step from column to column
_BEFORE_A_BAND = 0.46
_BAND = 0.88


class Usual(NamedTuple):
    """From where to where a count usually lies."""

    low: float
    high: float


def columns(
    bars: Sequence[Bar],
    width: float,
    height: float,
    measure: Measure,
    line_height: float = LINE_HEIGHT,
    say: Say = written,
) -> Drawing:
    """Columns side by side in the given order: the number above each, its name below the axis."""
    return banded_columns(bars, (), width, height, measure, line_height, say)


def banded_columns(
    bars: Sequence[Bar],
    bands: Sequence[Usual | None],
    width: float,
    height: float,
    measure: Measure,
    line_height: float = LINE_HEIGHT,
    say: Say = written,
    tell: Callable[[Bar, Usual], str] | None = None,
) -> Drawing:
    """Columns before the band in which each count usually lies.

    `bands` is empty, or has one entry for each bar, None where nothing is usual yet. `tell` says a count
    together with what is usual, for whoever asks for the value of a column.
    """
    if not bars:
        return Drawing(width, height)
    usual = tuple(bands) or (None,) * len(bars)
    step = width / len(bars)
    base = height - line_height - GAP
    highest = max(max(bar.count for bar in bars), max((band.high for band in usual if band), default=0)) or 1
    room = max(base - line_height - GAP, 1.0)
    share = _BEFORE_A_BAND if any(usual) else _THICKNESS
    thickness = min(step * share, _LARGEST_COLUMN)
    breadth = min(step * _BAND, thickness * _BAND / share)
    names_fit = all(measure(bar.name, False) <= step - GAP / 2 for bar in bars)
    numbers_fit = all(measure(say(bar.count), True) <= step for bar in bars)
    boxes: list[Box] = []
    texts: list[Text] = []
    spots: list[Spot] = []
    for place, (bar, band) in enumerate(zip(bars, usual, strict=True)):
        centre = step * (place + 0.5)
        tall = room * bar.count / highest
        if band:
            low, high = base - room * band.low / highest, base - room * band.high / highest
            left, right = centre - breadth / 2, centre + breadth / 2
            boxes.append(Box(left, high, breadth, low - high, Ink.BAND))
            number = (base - tall - line_height * 0.6, measure(say(bar.count), True)) if bar.count else None
            for y in sorted({high, low}):
                boxes += _edge(left, right, y, number, line_height)
        if bar.count:
            boxes.append(Box(centre - thickness / 2, base - tall, thickness, tall, Ink.BAR, RADIUS))
        if bar.count and numbers_fit:
            above = base - tall - line_height * 0.6
            texts.append(Text(centre, above, say(bar.count), Align.MIDDLE, Ink.TEXT, bold=True))
        name = bar.name if names_fit else bar.short or bar.name
        if names_fit or measure(name, False) <= step:
            texts.append(Text(centre, base + GAP / 2 + line_height / 2, name, Align.MIDDLE, Ink.QUIET))
        told = tell(bar, band) if tell and band else say(bar.count)
        spots.append(Spot(step * place, 0, step, height, bar.name, told))
    axis = Line(0, base, width, base, Ink.AXIS)
    return Drawing(width, height, tuple(boxes), (axis,), tuple(texts), spots=tuple(spots))


def _edge(
    left: float, right: float, y: float, number: tuple[float, float] | None, line_height: float
) -> list[Box]:
    """An edge of a band, open where the number of its column stands on it."""
    if number is None or abs(number[0] - y) > line_height / 2:
        return [Box(left, y - 0.5, right - left, 1, Ink.BAND_EDGE)]
    part = (right - left - number[1]) / 2 - GAP / 4
    return [Box(x, y - 0.5, part, 1, Ink.BAND_EDGE) for x in (left, right - part) if part > 0]
