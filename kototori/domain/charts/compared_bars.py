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
    head = line_height + GAP if now or before else 0.0
    shown = folded_pairs(pairs, max(int((height - head) // _SMALLEST_ROW), 1), rest)
    if not shown:
        return Drawing(width, height)
    counts = [count for pair in shown for count in (pair.now, pair.before)]
    names_room = min(max(measure(pair.name, False) for pair in shown), width * _NAMES_SHARE)
    left = names_room + GAP
    room = max(width - left - GAP - max(measure(say(count), True) for count in counts), 1.0)
    longest = max(counts) or 1
    row = min((height - head) / len(shown), _LARGEST_ROW)
    thick = min((row - GAP) / 2, line_height) - 1
    boxes, texts = _head(now, before, width, line_height, measure)
    spots: list[Spot] = []
    for place, pair in enumerate(shown):
        middle = head + row * (place + 0.5)
        name = Bar(pair.name, 0, pair.short).name_within(names_room, measure)
        texts.append(Text(0, middle, name, Align.START, Ink.TEXT))
        for count, centre, ink, is_now in (
            (pair.now, middle - thick / 2 - 1, Ink.BAR, True),
            (pair.before, middle + thick / 2 + 1, Ink.BEFORE, False),
        ):
            length = room * count / longest
            if count:
                boxes.append(Box(left, centre - thick / 2, length, thick, ink, RADIUS))
            colour = Ink.TEXT if is_now else Ink.QUIET
            small = min(1.0, (thick + 2) / line_height)
            texts.append(
                Text(left + length + GAP, centre, say(count), Align.START, colour, bold=is_now, size=small)
            )
        told = ", ".join(f"{label} {say(n)}".strip() for label, n in ((now, pair.now), (before, pair.before)))
        spots.append(Spot(0, head + row * place, width, row, pair.name, told))
    return Drawing(width, height, tuple(boxes), texts=tuple(texts), spots=tuple(spots))


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
) -> tuple[list[Box], list[Text]]:
    """Which bar is which, with a mark in its colour before each name."""
    boxes: list[Box] = []
    texts: list[Text] = []
    x, middle = 0.0, line_height / 2
    for label, ink, is_now in ((now, Ink.BAR, True), (before, Ink.BEFORE, False)):
        if not label:
            continue
        boxes.append(Box(x, middle - _MARK / 2, _MARK, _MARK, ink, RADIUS))
        said = shortened(label, width / 2 - _MARK - 2 * GAP, measure)
        texts.append(
            Text(x + _MARK + GAP * 0.75, middle, said, Align.START, Ink.TEXT if is_now else Ink.QUIET)
        )
        x += _MARK + GAP * 2.5 + measure(said, False)
    return boxes, texts
