"""A drawing of `domain.charts` as SVG: vectors and texts for a report, a web page or an illustrator.

It is safe to hand in for the reason that stands in `chart_flowable`: a drawing holds nothing but lengths and
the texts that its caller wrote from typed figures, and nothing is read, rounded or added here.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from kototori.domain.charts import Align, Box, Drawing, Line, Polyline, Spot, Text
from kototori.domain.charts.inks import ON_PAPER, Inks

_FAMILY = "'Noto Sans', 'Segoe UI', 'DejaVu Sans', system-ui, sans-serif"
_ANCHOR = {Align.START: "start", Align.MIDDLE: "middle", Align.END: "end"}
_DASHES = ' stroke-dasharray="3 3"'
_HALF_A_CAPITAL = 0.36  # of the size; viewers disagree on dominant-baseline, none on y


def chart_svg(
    drawing: Drawing,
    *,
    title: str,
    description: str,
    language: str,
    size: float = 14,
    margin: float = 12,
    inks: Inks = ON_PAPER,
) -> str:
    """The file's text. `title` is what it shows, `description` its numbers for whoever does not see them."""
    width, height = drawing.width + 2 * margin, drawing.height + 2 * margin
    attributes = (
        'xmlns="http://www.w3.org/2000/svg"',
        f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"',
        'role="img" aria-labelledby="title desc" direction="ltr"',
        f"xml:lang={quoteattr(language)}",
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<svg {' '.join(attributes)}>",
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(description)}</desc>',
        f'<rect width="{width:g}" height="{height:g}" fill="{inks.surface}"/>',
        f'<g transform="translate({margin:g} {margin:g})" font-family="{_FAMILY}" font-size="{size:g}">',
        *_shapes(drawing, inks, size),
        "</g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _shapes(drawing: Drawing, inks: Inks, size: float) -> Iterator[str]:
    yield from (_box(box, inks) for box in drawing.boxes)
    yield from (_line(line, inks) for line in drawing.lines)
    yield from (_polyline(line, inks) for line in drawing.polylines)
    yield from (_text(text, inks, size) for text in drawing.texts)
    yield from (_spot(spot) for spot in drawing.spots)


def _box(box: Box, inks: Inks) -> str:
    colour = inks.of(box.ink, box.strength)
    look = f'fill="none" stroke="{colour}"{_DASHES}' if box.dashed else f'fill="{colour}"'
    radius = min(box.radius, box.width / 2, box.height / 2)
    return f"<rect {_area(box)} rx={_length(radius)} {look}/>"


def _line(line: Line, inks: Inks) -> str:
    ends = zip(("x1", "y1", "x2", "y2"), (line.x1, line.y1, line.x2, line.y2), strict=True)
    where = " ".join(f"{name}={_length(value)}" for name, value in ends)
    return f"<line {where} {_stroke(line, inks)}/>"


def _polyline(line: Polyline, inks: Inks) -> str:
    points = " ".join(f"{x:.2f},{y:.2f}" for x, y in line.points)
    round_ends = 'stroke-linejoin="round" stroke-linecap="round"'
    return f'<polyline points="{points}" fill="none" {round_ends} {_stroke(line, inks)}/>'


def _stroke(line: Line | Polyline, inks: Inks) -> str:
    dashes = _DASHES if line.dashed else ""
    return f'stroke="{inks.of(line.ink)}" stroke-width={_length(line.width)}{dashes}'


def _text(text: Text, inks: Inks, size: float) -> str:
    own = size * text.size
    look = f' font-size="{own:g}"' if text.size != 1 else ""
    look += ' font-weight="600"' if text.bold else ""
    where = f"x={_length(text.x)} y={_length(text.middle + _HALF_A_CAPITAL * own)}"
    anchor = f'text-anchor="{_ANCHOR[text.align]}"'
    colour = inks.of(text.ink, text.strength)
    return f'<text {where} {anchor} fill="{colour}"{look}>{escape(text.text)}</text>'


def _spot(spot: Spot) -> str:
    """Told by whoever hovers over it."""
    return f'<rect {_area(spot)} fill="none" pointer-events="all"><title>{escape(spot.told)}</title></rect>'


def _area(area: Box | Spot) -> str:
    sides = (("x", area.x), ("y", area.y), ("width", area.width), ("height", area.height))
    return " ".join(f"{name}={_length(value)}" for name, value in sides)


def _length(value: float) -> str:
    return f'"{round(value, 2):g}"'
