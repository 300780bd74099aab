"""Two periods side by side: each name with the count now and the count before."""

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
    Measure,
    Say,
    Spot,
    Text,
    shortened,
    written,
)

_SMALLEST_ROW = 36.0
_LARGEST_ROW = 60.0
_NAMES_SHARE = 0.42
_MARK = 10.0
_SMALLER = 0.92  # of the ordinary size
_THINNER = 0.72  # the bar of before: told apart without a colour


class Pair(NamedTuple):
    """One name with its count in the period in view and in the one it is compared with."""

    name: str
    now: int
    before: int
    short: str = ""


def compared_bars(
    pairs: Sequence[Pair],
    width: float,
    height: float,
    measure: Measure,
    line_height: float = LINE_HEIGHT,
    say: Say = written,
    rest: Callable[[int], str] = str,
    *,
    now: str = "",
    before: str = "",
) -> Drawing:
    """Two bars for each name, the largest first; `now` and `before` name the periods above them."""
    boxes, texts, head = _head(now, before, width, line_height, measure)
    shown = folded_pairs(pairs, max(int((height - head) // _SMALLEST_ROW), 1), rest)
    if not shown:
        return Drawing(width, height)
    counts = [count for pair in shown for count in (pair.now, pair.before)]
    names_room = min(max(measure(pair.name, False) for pair in shown), width * _NAMES_SHARE)
    left = names_room + GAP
    room = max(width - left - GAP - max(measure(say(count), True) for count in counts), 1.0)
    longest = max(counts) or 1
    row = min((height - head) / len(shown), _LARGEST_ROW)
    thick = min((row - GAP) / (1 + _THINNER), line_height) - 1
    spots: list[Spot] = []
    for place, pair in enumerate(shown):
        top = head + row * place
        name = Bar(pair.name, 0, pair.short).name_within(names_room, measure)
        texts.append(Text(0, top + row / 2, name, Align.START, Ink.TEXT))
        upper = top + (row - thick * (1 + _THINNER) - 2) / 2
        for count, y, tall, ink, size in (
            (pair.now, upper, thick, Ink.BAR, 1.0),
            (pair.before, upper + thick + 2, thick * _THINNER, Ink.BEFORE, _SMALLER),
        ):
            length = room * count / longest
            if count:
                boxes.append(Box(left, y, length, tall, ink, RADIUS))
            beside, is_now = left + length + GAP, ink is Ink.BAR
            colour = Ink.TEXT if is_now else Ink.QUIET
            texts.append(Text(beside, y + tall / 2, say(count), Align.START, colour, bold=is_now, size=size))
        told = ", ".join(f"{label} {say(n)}".strip() for label, n in ((now, pair.now), (before, pair.before)))
        spots.append(Spot(0, top, width, row, pair.name, told))
    whole = head + row * len(shown)
    return Drawing(width, whole, tuple(boxes), texts=tuple(texts), spots=tuple(spots))


def folded_pairs(pairs: Sequence[Pair], most: int, rest: Callable[[int], str]) -> tuple[Pair, ...]:
    """The largest of now first; what is more than `most` becomes one last pair, named by `rest(how many)`."""
    largest_first = sorted(pairs, key=lambda pair: (-pair.now, -pair.before))
    if len(largest_first) <= most:
        return tuple(largest_first)
    kept, small = largest_first[: most - 1], largest_first[most - 1 :]
    together = Pair(rest(len(small)), sum(pair.now for pair in small), sum(pair.before for pair in small))
    return (*kept, together)


def _head(
    now: str, before: str, width: float, line_height: float, measure: Measure
) -> tuple[list[Box], list[Text], float]:
    """Which bar is which, with a mark in its colour before each name; and the height that takes."""
    boxes: list[Box] = []
    texts: list[Text] = []
    labels = [label for label in ((now, Ink.BAR), (before, Ink.BEFORE)) if label[0]]
    aside = _MARK + GAP * 0.75
    widths = [aside + measure(label, False) for label, _ in labels]
    in_one_line = sum(widths) + 2 * GAP <= width
    x, middle = 0.0, line_height / 2
    for (label, ink), wide in zip(labels, widths, strict=True):
        boxes.append(Box(x, middle - _MARK / 2, _MARK, _MARK, ink, RADIUS))
        said = shortened(label, width - aside, measure)
        colour = Ink.TEXT if ink is Ink.BAR else Ink.QUIET
        texts.append(Text(x + aside, middle, said, Align.START, colour))
        x, middle = (x + wide + 2 * GAP, middle) if in_one_line else (x, middle + line_height)
    lines = min(len(labels), 1 if in_one_line else 2)
    return boxes, texts, lines * line_height + (GAP if labels else 0)
