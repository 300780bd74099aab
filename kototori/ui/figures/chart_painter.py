"""Paints the drawings of `domain.charts` with Qt."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication

from kototori.domain.charts import TEXT_SIZE, Align, Box, Drawing, Line, Polyline, Text
from kototori.domain.charts.inks import Inks
from kototori.ui.look import theme

_ALIGNED = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}
_DASHES = (3.0, 3.0)

_HEAT_LIGHT = ("#F4F6F8", "#DDE9F6", "#B4D0EC", "#7DAFDF", "#2765AE", "#144A80")
_HEAT_DARK = ("#232C36", "#1E3A57", "#26527F", "#5E9AD6", "#8FC3F2", "#CFE6FB")


def inks_of(colours: theme.Colours) -> Inks:
    """The colours of a drawing that go with those of the window."""
    is_dark = colours in (theme.DARK, theme.CONTRAST_DARK)
    is_plain = colours in (theme.LIGHT, theme.DARK)
    return Inks(
        surface=colours.surface,
        bar=colours.series[0],
        before=colours.series[3],
        band=colours.selected,
        band_edge=("#33587C" if is_dark else "#A9C3E0") if is_plain else colours.border,
        axis=colours.border,
        grid=colours.divider,
        shut=colours.divider,
        text=colours.text,
        quiet=colours.secondary,
        heat=_HEAT_DARK if is_dark else _HEAT_LIGHT,
        on_heat=("#FFFFFF", "#0B1B2B") if is_plain else ("#FFFFFF", "#000000"),
    )


def scale() -> float:
    """How much larger than in a drawing the window's letters are."""
    return QApplication.font().pixelSize() / TEXT_SIZE


def measure(text: str, bold: bool) -> float:
    """How wide a text is in the window's font, in the unit of drawings."""
    return QFontMetricsF(theme.font(bold=bold)).horizontalAdvance(text) / scale()


def paint(painter: QPainter, drawing: Drawing, inks: Inks) -> None:
    """Paints a drawing at the painter's origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for box in drawing.boxes:
        _paint_box(painter, box, inks)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in drawing.lines:
        painter.setPen(_pen(inks.of(line.ink), line.width, dashed=line.dashed))
        painter.drawLine(*_between_dots(line))
    for polyline in drawing.polylines:
        _paint_polyline(painter, polyline, inks)
    fonts: dict[tuple[bool, float], tuple[QFont, QFontMetricsF]] = {}
    for text in drawing.texts:
        _paint_text(painter, text, inks, fonts)


def _paint_box(painter: QPainter, box: Box, inks: Inks) -> None:
    area = QRectF(box.x, box.y, box.width, box.height)
    colour = QColor(inks.of(box.ink, box.strength))
    if box.dashed:
        painter.setPen(_pen(colour.name(), 1, dashed=True))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        area = area.adjusted(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
    radius = min(box.radius, box.width / 2, box.height / 2)
    if radius:
        painter.drawRoundedRect(area, radius, radius)
    else:
        painter.drawRect(area)


def _between_dots(line: Line) -> tuple[QPointF, QPointF]:
    """A thin level line lies on whole dots, else it would be two grey ones."""
    if line.y1 == line.y2 and line.width == 1:
        y = int(line.y1) + 0.5
        return QPointF(line.x1, y), QPointF(line.x2, y)
    return QPointF(line.x1, line.y1), QPointF(line.x2, line.y2)


def _paint_polyline(painter: QPainter, line: Polyline, inks: Inks) -> None:
    painter.setPen(_pen(inks.of(line.ink), line.width, dashed=line.dashed))
    painter.drawPolyline([QPointF(x, y) for x, y in line.points])


def _paint_text(
    painter: QPainter, text: Text, inks: Inks, fonts: dict[tuple[bool, float], tuple[QFont, QFontMetricsF]]
) -> None:
    kind = (text.bold, text.size)
    if kind not in fonts:
        font = theme.font(bold=text.bold)
        font.setPixelSize(max(int(TEXT_SIZE * text.size), 1))
        fonts[kind] = (font, QFontMetricsF(font))
    font, metrics = fonts[kind]
    painter.setFont(font)
    painter.setPen(QColor(inks.of(text.ink, text.strength)))
    left = text.x - metrics.horizontalAdvance(text.text) * _ALIGNED[text.align]
    baseline = text.middle + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(left, baseline), text.text)


def _pen(colour: str, width: float, *, dashed: bool) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(_DASHES)
    return pen
