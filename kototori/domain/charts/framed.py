"""A drawing that leaves the window takes along what it shows and what it may be used for."""

from dataclasses import replace

from kototori.domain.charts.shapes import GAP, LINE_HEIGHT, Align, Drawing, Ink, Measure, Text, shortened

_TITLE = 1.15  # of the ordinary size
_SMALL = 0.85


def framed(drawing: Drawing, measure: Measure, title: str, note: str = "", foot: str = "") -> Drawing:
    """The drawing under its title and note and above its foot, each on one line."""
    width = drawing.width
    head = LINE_HEIGHT * (2 if note else 1) + GAP * 1.5
    below = LINE_HEIGHT + GAP if foot else 0.0
    texts = [Text(0, LINE_HEIGHT / 2, _within(title, width, measure), Align.START, Ink.TEXT, True, _TITLE)]
    if note:
        texts.append(Text(0, LINE_HEIGHT * 1.6, shortened(note, width, measure), Align.START, Ink.QUIET))
    height = head + drawing.height + below
    if foot:
        said = shortened(foot, width, measure, _SMALL)
        texts.append(Text(0, height - LINE_HEIGHT / 2, said, Align.START, Ink.QUIET, size=_SMALL))
    inside = lowered(drawing, head)
    return replace(inside, height=height, texts=(*texts, *inside.texts))


def lowered(drawing: Drawing, by: float) -> Drawing:
    """The same farther down."""
    return Drawing(
        drawing.width,
        drawing.height + by,
        tuple(replace(box, y=box.y + by) for box in drawing.boxes),
        tuple(replace(line, y1=line.y1 + by, y2=line.y2 + by) for line in drawing.lines),
        tuple(replace(text, middle=text.middle + by) for text in drawing.texts),
        tuple(replace(line, points=tuple((x, y + by) for x, y in line.points)) for line in drawing.polylines),
        tuple(replace(spot, y=spot.y + by) for spot in drawing.spots),
    )


def _within(title: str, width: float, measure: Measure) -> str:
    """Bold letters are wider; so is the size of a title."""
    return shortened(title, width, lambda text, _: measure(text, True) * _TITLE)
