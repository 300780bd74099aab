"""A drawing of `domain.charts` on paper, with names in any script.

It is safe to hand in: a drawing holds nothing but lengths and the texts that its caller wrote from figures
which the caller may put on paper (an overview for internal use, or `Released`). This file reads no figures,
rounds none and adds none, so that what a paper shows is decided where its figures are typed.

    draw = lambda width, height, measure: sorted_bars(bars, width, height, measure, words.number)
    figure = sheet.structure.add(Role.FIGURE, language, description="Asuminen 9, Työ 5 ...")
    ChartFlowable(draw, 60 * MILLIMETRE, typesetter, language, element=figure)

Colours are `ON_PAPER`: a grey printer keeps apart what they tell, and every number stands beside its bar.
"""

from collections.abc import Callable

from reportlab.platypus.flowables import Flowable

from kototori.domain.charts import TEXT_SIZE, Align, Box, Drawing, Line, Measure, Polyline, Text
from kototori.domain.charts.inks import ON_PAPER, Inks
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Colour, TextStyle
from kototori.typesetting.tagging import Element
from kototori.typesetting.typesetter import Typesetter

Draw = Callable[[float, float, Measure], Drawing]  # width, height and measure to the drawing

PRINTED_SIZE = 8.5  # points
_HALF_A_CAPITAL = 0.36  # of the size
_SPARE = 0.01  # what rounding may take from the width of a text that stands on one line
_DASHES = (3, 3)
_SHIFT = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}


class ChartFlowable(Flowable):
    """As wide as its column and as high as told; drawn on a `Sheet` alone.

    `element` is a figure of the structure that tells the same in words; without it the picture is decoration,
    for where a table with the same numbers stands beside it.
    """

    def __init__(
        self,
        draw: Draw,
        height: float,
        typesetter: Typesetter,
        language: str,
        *,
        size: float = PRINTED_SIZE,
        element: Element | None = None,
        inks: Inks = ON_PAPER,
    ) -> None:
        super().__init__()
        self._draw_at = draw
        self._wanted = height
        self._typesetter = typesetter
        self._language = language
        self._scale = size / TEXT_SIZE
        self._element = element
        self._inks = inks

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width, self.height = aW, self._wanted
        return self.width, self.height

    def draw(self) -> None:
        sheet = self.canv
        if not isinstance(sheet, Sheet):
            raise TypeError("a chart is drawn on a Sheet")
        drawing = self._draw_at(self.width / self._scale, self.height / self._scale, self._measure)
        sheet.saveState()
        sheet.transform(self._scale, 0, 0, -self._scale, 0, self.height)
        with sheet.marked(self._element):
            for box in drawing.boxes:
                self._box(sheet, box)
            for line in drawing.lines:
                points = ((line.x1, line.y1), (line.x2, line.y2))
                self._stroke(sheet, points, self._inks.of(line.ink), line)
            for polyline in drawing.polylines:
                self._stroke(sheet, polyline.points, self._inks.of(polyline.ink), polyline)
        sheet.restoreState()
        for text in drawing.texts:
            self._text(text)

    def _box(self, sheet: Sheet, box: Box) -> None:
        colour = rgb(self._inks.of(box.ink, box.strength))
        radius = min(box.radius, box.width / 2, box.height / 2)
        sheet.setFillColorRGB(*colour)
        sheet.setStrokeColorRGB(*colour)
        sheet.setLineWidth(1)
        sheet.setDash(*_DASHES) if box.dashed else sheet.setDash()
        sheet.roundRect(
            box.x, box.y, box.width, box.height, radius, stroke=int(box.dashed), fill=int(not box.dashed)
        )

    def _stroke(
        self, sheet: Sheet, points: tuple[tuple[float, float], ...], colour: str, look: Line | Polyline
    ) -> None:
        sheet.setStrokeColorRGB(*rgb(colour))
        sheet.setLineWidth(look.width)
        sheet.setLineJoin(1)
        sheet.setLineCap(0 if look.dashed else 1)
        sheet.setDash(*_DASHES) if look.dashed else sheet.setDash()
        path = sheet.beginPath()
        path.moveTo(points[0][0], points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, y)
        sheet.drawPath(path, stroke=1, fill=0)

    def _text(self, text: Text) -> None:
        colour = rgb(self._inks.of(text.ink, text.strength))
        size = TEXT_SIZE * self._scale * text.size
        style = TextStyle(size=size, bold=text.bold, colour=colour, leading=size * 1.3)
        line = self._set(text.text, style)
        width = line.natural_width
        _, height = line.wrap(width * (1 + _SPARE) + _SPARE, self.height)
        top = text.middle * self._scale + _HALF_A_CAPITAL * size - line.base_line
        left = text.x * self._scale - width * _SHIFT[text.align]
        line.drawOn(self.canv, left, self.height - top - height)

    def _measure(self, text: str, bold: bool) -> float:
        return self._set(text, TextStyle(size=TEXT_SIZE, bold=bold)).natural_width

    def _set(self, text: str, style: TextStyle) -> ShapedParagraph:
        return self._typesetter.paragraph(text, language=self._language, style=style, element=self._element)


def rgb(colour: str) -> Colour:
    """#RRGGBB as shares of one."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
