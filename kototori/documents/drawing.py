"""The pictograms as vectors on a page: plain SVG in, strokes out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path

from kototori.domain.leaflet import BrokenDrawing, Leaflet
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Colour

_SVG = "{http://www.w3.org/2000/svg}"
_SIDE = 64.0  # of every drawing, in its own units
_SILENT = frozenset({f"{_SVG}title", f"{_SVG}desc", f"{_SVG}metadata"})
_ROUND = 0.5523  # a quarter of a circle as one curve: how far its handles reach


@dataclass(frozen=True, slots=True)
class Drawing:
    """Drawn in one colour; `operators` are PDF's, in the drawing's own units, y down."""

    operators: str

    def draw(self, sheet: Sheet, left: float, bottom: float, side: float, colour: Colour) -> None:
        """As decoration: the text always stands beside and says the same, and is not to be heard twice."""
        scale = side / _SIDE
        paint = "{0:.3f} {1:.3f} {2:.3f} RG {0:.3f} {1:.3f} {2:.3f} rg".format(*colour)
        place = f"{scale:.4f} 0 0 {-scale:.4f} {left:.2f} {bottom + side:.2f} cm"
        with sheet.marked(None):
            sheet.write(f"q {paint} {place} 1 J 1 j {self.operators} Q")


class DrawingBook:
    """The drawings of a folder, each read when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Drawing] = {}

    def find(self, name: str) -> Drawing:
        """The drawing NAME.svg; raises BrokenDrawing where it is missing or cannot be drawn."""
        if name not in self._read:
            self._read[name] = read_drawing(self._folder / f"{name}.svg")
        return self._read[name]

    def sign_of(self, leaflet: Leaflet) -> Drawing | None:
        """The pictogram of what a leaflet is about first; a need that the desk added has none."""
        name = f"need-{leaflet.needs[0][:1]}" if leaflet.needs else ""
        return self.find(name) if (self._folder / f"{name}.svg").exists() else None


def read_drawing(path: Path) -> Drawing:
    """Plain shapes with a stroke or a fill; raises BrokenDrawing for anything else."""
    try:
        root = ElementTree.parse(path).getroot()
        if root.get("viewBox") != "0 0 64 64":
            raise ValueError("not drawn on 64 by 64")
        shapes = [
            _shape(element, {**_GIVEN, **root.attrib}) for element in root if element.tag not in _SILENT
        ]
        if not shapes:
            raise ValueError("empty")
    except (OSError, ElementTree.ParseError, ValueError, KeyError, IndexError, AssertionError) as fault:
        raise BrokenDrawing(path) from fault
    return Drawing(" ".join(shapes))


_GIVEN = {"fill": "none", "stroke": "currentColor", "stroke-width": "3"}


def _shape(element: "ElementTree.Element[str]", inherited: dict[str, str]) -> str:
    if "transform" in element.attrib or "style" in element.attrib:
        raise ValueError("moved or styled: plain shapes only")
    look = {**inherited, **element.attrib}
    if element.tag == f"{_SVG}g":
        return " ".join(_shape(child, look) for child in element)
    width = float(look["stroke-width"])
    is_filled, is_stroked = look["fill"] != "none", look["stroke"] != "none"
    paint = {(False, True): "S", (True, False): "f", (True, True): "B", (False, False): "n"}
    return f"{width:g} w {_outline(element)} {paint[is_filled, is_stroked]}"


def _outline(element: "ElementTree.Element[str]") -> str:
    pen = _Operators()
    match element.tag.removeprefix(_SVG):
        case "path":
            parse_path(element.attrib["d"], pen)
        case "circle":
            _circle(pen, *_numbers(element, "cx", "cy", "r"))
        case "line":
            x1, y1, x2, y2 = _numbers(element, "x1", "y1", "x2", "y2")
            pen.moveTo((x1, y1))
            pen.lineTo((x2, y2))
            pen.endPath()
        case "rect":
            _rectangle(pen, *_numbers(element, "x", "y", "width", "height"))
        case other:
            raise ValueError(other)
    return " ".join(pen.written)


def _numbers(element: "ElementTree.Element[str]", *names: str) -> list[float]:
    return [float(element.attrib[name]) for name in names]


def _circle(pen: "_Operators", x: float, y: float, radius: float) -> None:
    handle = _ROUND * radius
    pen.moveTo((x + radius, y))
    for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        # A quarter turn takes (dx, dy) to (-dy, dx).
        start, end = (x + radius * dx, y + radius * dy), (x - radius * dy, y + radius * dx)
        pen.curveTo(
            (start[0] - handle * dy, start[1] + handle * dx),
            (end[0] + handle * dx, end[1] + handle * dy),
            end,
        )
    pen.closePath()


def _rectangle(pen: "_Operators", x: float, y: float, width: float, height: float) -> None:
    pen.moveTo((x, y))
    for corner in ((x + width, y), (x + width, y + height), (x, y + height)):
        pen.lineTo(corner)
    pen.closePath()


class _Operators(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Writes what is drawn with it as operators of PDF."""

    def __init__(self) -> None:
        super().__init__(None)
        self.written: list[str] = []

    def _write(self, operator: str, *points: tuple[Any, Any]) -> None:
        self.written += [f"{x:.5g} {y:.5g}" for x, y in points]
        self.written.append(operator)

    def _moveTo(self, point: tuple[Any, Any]) -> None:  # noqa: N802 - fontTools' names from here on
        self._write("m", point)

    def _lineTo(self, point: tuple[Any, Any]) -> None:  # noqa: N802
        self._write("l", point)

    def _curveToOne(self, one: tuple[Any, Any], two: tuple[Any, Any], end: tuple[Any, Any]) -> None:  # noqa: N802
        self._write("c", one, two, end)

    def _closePath(self) -> None:  # noqa: N802
        self._write("h")

    def _endPath(self) -> None:  # noqa: N802
        pass
