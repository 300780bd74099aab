"""Paints the drawings of `domain.charts` with Qt."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication

from kototori.domain.charts import TEXT_SIZE, Align, Box, Drawing, Line, Measure, Spot, Text
from kototori.domain.charts.inks import Inks
from kototori.domain.charts.shapes import GAP
from kototori.ui.look import theme

_ALIGNED = {Align.MIDDLE: 0.5, Align.END: 1.0}
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
        on_heat=_on_heat(is_dark, colours),
    )


def _on_heat(is_dark: bool, colours: theme.Colours) -> tuple[str, ...]:
    """Letters for each step of the heat: the text's own colour, and the surface's where it is too near."""
    if is_dark:
        return (colours.text,) * 3 + (colours.on_accent,) * 3
    return (colours.text,) * 4 + (colours.surface,) * 2


def scale() -> float:
    """How much larger than in a drawing the window's letters are."""
    return QApplication.font().pixelSize() / TEXT_SIZE


def measurer() -> Measure:
    """Tells how wide a text is in the window's font, in the unit of drawings.

    It remembers, for as long as its owner keeps it: to ask Qt takes a fifth of the time of a drawing, and
    the names stay the same while the numbers grow.
    """
    plain, bold = (QFontMetricsF(_font(1, bold=is_bold)) for is_bold in (False, True))
    known: dict[tuple[str, bool], float] = {}

    def measure(text: str, is_bold: bool) -> float:
        if (text, is_bold) not in known:
            known[text, is_bold] = (bold if is_bold else plain).horizontalAdvance(text)
        return known[text, is_bold]

    return measure


def paint(painter: QPainter, drawing: Drawing, inks: Inks) -> None:
    """Paints a drawing at the painter's origin."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_boxes(painter, drawing.boxes, inks)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in drawing.lines:
        painter.setPen(_pen(inks.of(line.ink), line.width, dashed=line.dashed))
        painter.drawLine(*_between_dots(line))
    for polyline in drawing.polylines:
        painter.setPen(_pen(inks.of(polyline.ink), polyline.width, dashed=polyline.dashed))
        painter.drawPolyline([QPointF(x, y) for x, y in polyline.points])
    _paint_texts(painter, drawing.texts, inks)


def _paint_boxes(painter: QPainter, boxes: Sequence[Box], inks: Inks) -> None:
    """Qt is told only what changes from box to box: a heat map has sixty."""
    held: tuple[str, bool] | None = None
    for box in boxes:
        look = (inks.of(box.ink, box.strength), box.dashed)
        if look != held:
            held = look
            painter.setPen(_pen(look[0], 1, dashed=True) if box.dashed else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(QBrush(Qt.BrushStyle.NoBrush) if box.dashed else QBrush(QColor(look[0])))
        edge = 0.5 if box.dashed else 0.0
        area = QRectF(box.x + edge, box.y + edge, box.width - 2 * edge, box.height - 2 * edge)
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


def _paint_texts(painter: QPainter, texts: Sequence[Text], inks: Inks) -> None:
    """No text lies on another, so that they go by their font and colour: both cost Qt more than a text."""
    looks: dict[tuple[bool, float, str], list[Text]] = {}
    for text in texts:
        looks.setdefault((text.bold, text.size, inks.of(text.ink, text.strength)), []).append(text)
    for (bold, size, colour), alike in looks.items():
        font = _font(size, bold=bold)
        metrics = QFontMetricsF(font)
        below = (metrics.ascent() - metrics.descent()) / 2
        painter.setFont(font)
        painter.setPen(QColor(colour))
        for text in alike:
            left = text.x
            if text.align is not Align.START:
                left -= metrics.horizontalAdvance(text.text) * _ALIGNED[text.align]
            painter.drawText(QPointF(left, text.middle + below), text.text)


def paint_value(painter: QPainter, spot: Spot, drawing: Drawing, colours: theme.Colours) -> None:
    """A frame around a place of the drawing and its value in words, wholly inside the drawing."""
    area = QRectF(spot.x, spot.y, spot.width, spot.height).adjusted(-2, -2, 2, 2)
    area = area.intersected(QRectF(-2, -2, drawing.width + 4, drawing.height + 4))
    painter.setPen(QPen(QColor(colours.accent), theme.RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, 4, 4)
    font = _font(1, bold=True)
    metrics = QFontMetricsF(font)
    width = min(metrics.horizontalAdvance(spot.told) + 2 * GAP, drawing.width)
    height = metrics.height() + GAP
    is_above = area.top() >= height + GAP / 2
    top = area.top() - height - GAP / 2 if is_above else min(area.bottom() + GAP / 2, drawing.height - height)
    left = min(max(area.center().x() - width / 2, 0.0), drawing.width - width)
    said = QRectF(left, top, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.text))
    painter.drawRoundedRect(said, 4, 4)
    painter.setFont(font)
    painter.setPen(QColor(colours.surface))
    shown = metrics.elidedText(spot.told, Qt.TextElideMode.ElideMiddle, width - GAP)
    painter.drawText(said, Qt.AlignmentFlag.AlignCenter, shown)


def _font(size: float, *, bold: bool) -> QFont:
    """The window's letters at the size that drawings reckon with."""
    font = theme.font(bold=bold)
    font.setPixelSize(max(int(TEXT_SIZE * size), 1))
    return font


def _pen(colour: str, width: float, *, dashed: bool) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    if dashed:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern(_DASHES)
    return pen
