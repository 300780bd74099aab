"""The weeks of this year against those of the year before, each line named at its end."""

from collections.abc import Sequence
from typing import NamedTuple

from kototori.domain.charts.shapes import (
    GAP,
    LINE_HEIGHT,
    Align,
    Box,
    Drawing,
    Ink,
    Line,
    Measure,
    Polyline,
    Say,
    Spot,
    Text,
    shortened,
    written,
)

_LABEL_SHARE = 0.3
_DOT = 3.0
_SMALL = 0.9
_THICK, _THIN = 2.5, 1.75


class WeekPair(NamedTuple):
    """A week of this year beside that of the year before; None where it is to come or was not counted."""

    name: str
    now: int | None
    before: int | None


def week_lines(
    weeks: Sequence[WeekPair],
    width: float,
    height: float,
    measure: Measure,
    line_height: float = LINE_HEIGHT,
    say: Say = written,
    *,
    now: str = "",
    before: str = "",
    is_running: bool = False,
) -> Drawing:
    """A line for each year, named at its end by `now` and `before`; a week without a count breaks it.

    The way to a last week that is still running is dashed: its few days are no fall.
    """
    known = [count for week in weeks for count in (week.now, week.before) if count is not None]
    if not known:
        return Drawing(width, height)
    frame = _Frame(weeks, width, height, measure, line_height, say, (now, before), max(known))
    this_year = _stretches([week.now for week in weeks])
    last_year = _stretches([week.before for week in weeks])
    lines = [
        *(frame.line(stretch, Ink.BEFORE, _THIN) for stretch in last_year),
        *(frame.line(stretch, Ink.BAR, _THICK) for stretch in this_year[:-1]),
        *(frame.last_line(stretch, is_running=is_running) for stretch in this_year[-1:]),
    ]
    alone = [
        *(frame.dot(stretch[0], Ink.BEFORE) for stretch in last_year if len(stretch) == 1),
        *(frame.dot(stretch[0], Ink.BAR) for stretch in this_year if len(stretch) == 1),
    ]
    if this_year and len(this_year[-1]) > 1:
        alone.append(frame.dot(this_year[-1][-1], Ink.BAR))
    return Drawing(
        width,
        height,
        tuple(alone),
        frame.grid(),
        (*frame.scale(), *frame.names(), *frame.labels(this_year, last_year)),
        tuple(part for line in lines for part in line),
        frame.spots(),
    )


Stretch = list[tuple[int, int]]  # places of weeks with their counts, without a gap


class _Frame:
    """Where a week and a count lie."""

    def __init__(
        self,
        weeks: Sequence[WeekPair],
        width: float,
        height: float,
        measure: Measure,
        line_height: float,
        say: Say,
        labels: tuple[str, str],
        most: int,
    ) -> None:
        self._weeks, self._measure, self._say, self._line = weeks, measure, say, line_height
        self._width = width
        room = width * _LABEL_SHARE
        # As wide as in bold, which one of them is.
        self._labels = tuple(shortened(label, room, lambda text, _: measure(text, True)) for label in labels)
        self._top = line_height + _DOT
        self._base = height - line_height - GAP
        self._round = rounded_up(most)
        self._left = _DOT
        widest = max(measure(label, True) for label in self._labels)
        self._right = max(width - (widest + GAP + _DOT), self._left + 1)

    def point(self, place: int, count: int) -> tuple[float, float]:
        step = (self._right - self._left) / max(len(self._weeks) - 1, 1)
        return self._left + step * place, self._base - (self._base - self._top) * count / self._round

    def line(self, stretch: Stretch, ink: Ink, width: float, *, dashed: bool = False) -> tuple[Polyline, ...]:
        """Nothing for a week alone, which is a dot."""
        if len(stretch) < 2:
            return ()
        return (Polyline(tuple(self.point(*at) for at in stretch), ink, width, dashed),)

    def last_line(self, stretch: Stretch, *, is_running: bool) -> tuple[Polyline, ...]:
        if not is_running:
            return self.line(stretch, Ink.BAR, _THICK)
        over, to_come = stretch[:-1], stretch[-2:]
        return (*self.line(over, Ink.BAR, _THICK), *self.line(to_come, Ink.BAR, _THICK, dashed=True))

    def dot(self, at: tuple[int, int], ink: Ink) -> Box:
        x, y = self.point(*at)
        return Box(x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT, ink, _DOT)

    def grid(self) -> tuple[Line, ...]:
        return (
            Line(0, self._top, self._right + _DOT, self._top, Ink.GRID),
            Line(0, self._base, self._right + _DOT, self._base, Ink.AXIS),
        )

    def scale(self) -> tuple[Text, ...]:
        """What the uppermost line of the grid stands for."""
        middle = self._line / 2
        return (Text(0, middle, self._say(self._round), Align.START, Ink.QUIET, size=_SMALL),)

    def names(self) -> list[Text]:
        """Names of weeks below the axis: as many as have room, evenly apart."""
        widest = max(self._measure(week.name, False) for week in self._weeks) + 2 * GAP
        step = (self._right - self._left) / max(len(self._weeks) - 1, 1)
        every = next((n for n in _APART if step * n >= widest), len(self._weeks))
        texts, middle = [], self._base + GAP / 2 + self._line / 2
        for place, week in enumerate(self._weeks):
            half = self._measure(week.name, False) / 2
            x = self.point(place, 0)[0]
            if place % every == 0 and half <= self._width / 2:
                x = min(max(x, half), self._width - half)
                texts.append(Text(x, middle, week.name, Align.MIDDLE, Ink.QUIET))
        return texts

    def labels(self, this_year: list[Stretch], last_year: list[Stretch]) -> list[Text]:
        """The names of the lines beside their ends, moved apart where the ends lie close."""
        told = [
            (self.point(*stretches[-1][-1])[1], label, ink, bold)
            for stretches, label, ink, bold in (
                (this_year, self._labels[0], Ink.BAR, True),
                (last_year, self._labels[1], Ink.QUIET, False),
            )
            if stretches and label
        ]
        told.sort(key=lambda label: label[0])
        lowest = self._base - _DOT  # the names of the weeks begin below it
        heights = [min(one[0], lowest) for one in told]
        if len(heights) == 2 and heights[1] - heights[0] < self._line:
            between = sum(heights) / 2
            between = min(max(between, self._line), lowest - self._line / 2)
            heights = [between - self._line / 2, between + self._line / 2]
        x = self._right + GAP + _DOT
        return [
            Text(x, middle, label, Align.START, ink, bold)
            for middle, (_, label, ink, bold) in zip(heights, told, strict=True)
        ]

    def spots(self) -> tuple[Spot, ...]:
        step = (self._right - self._left) / max(len(self._weeks) - 1, 1)
        height = self._base + self._line + GAP
        return tuple(
            Spot(self.point(place, 0)[0] - step / 2, 0, step, height, week.name, self._told(week))
            for place, week in enumerate(self._weeks)
            if week.now is not None or week.before is not None
        )

    def _told(self, week: WeekPair) -> str:
        pairs = zip(self._labels, (week.now, week.before), strict=True)
        return ", ".join(f"{label} {self._say(n)}".strip() for label, n in pairs if n is not None)


_APART = (1, 2, 4, 5, 10, 13, 26)


def rounded_up(number: int) -> int:
    """The next number that reads well beside a line of the grid."""
    size = 1
    while size * 10 < number:
        size *= 10
    return next((size * step for step in (1, 2, 3, 4, 5, 6, 8) if size * step >= number), size * 10)


def _stretches(counts: Sequence[int | None]) -> list[Stretch]:
    """Weeks one after another that have a count."""
    found: list[Stretch] = []
    goes_on = False
    for place, count in enumerate(counts):
        if count is not None and goes_on:
            found[-1].append((place, count))
        elif count is not None:
            found.append([(place, count)])
        goes_on = count is not None
    return found
