"""How much more or less than before, as one small bar on its side of a middle."""

from kototori.domain.charts.shapes import GAP, RADIUS, Align, Box, Drawing, Ink, Line, Measure, Spot, Text

_WHOLE = 100  # per cent, at which the bar takes all of its half; more is as long, and its number tells


def growth_bar(percent: int, said: str, width: float, height: float, measure: Measure) -> Drawing:
    """A bar to the right for more, to the left for less, with `said` (such as +38 %) at its end."""
    numbers = measure(said, True) + GAP
    half = max(width / 2 - numbers, 1.0)
    middle, centre = height / 2, width / 2
    length = half * min(abs(percent), _WHOLE) / _WHOLE
    left = centre if percent >= 0 else centre - length
    thick = height * 0.6
    ink = Ink.BAR if percent >= 0 else Ink.BEFORE
    boxes = (Box(left, middle - thick / 2, length, thick, ink, RADIUS),) if percent else ()
    axis = Line(centre, 0, centre, height, Ink.AXIS)
    if percent >= 0:
        number = Text(centre + length + GAP, middle, said, Align.START, Ink.TEXT, bold=True)
    else:
        number = Text(centre - length - GAP, middle, said, Align.END, Ink.TEXT, bold=True)
    spots = (Spot(0, 0, width, height, said, said),)
    return Drawing(width, height, boxes, (axis,), (number,), spots=spots)
