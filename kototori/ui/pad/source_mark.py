"""A small drawing for how a contact came into the log; what was recorded at once has none."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kototori.domain.contact import Source


def draw_source_mark(painter: QPainter, area: QRectF, source: Source, colour: str) -> None:
    """A clock for late entry, strokes for a tally, arrows for the busy hour, a sheet for a spreadsheet."""
    draw = {
        Source.LATE: _draw_clock,
        Source.TALLY: _draw_strokes,
        Source.BUSY: _draw_arrows,
        Source.IMPORT: _draw_sheet,
    }.get(source)
    if draw is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = max(area.width() / 9, 1)
    painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    draw(painter, area.adjusted(width, width, -width, -width))


def _draw_clock(painter: QPainter, area: QRectF) -> None:
    painter.drawEllipse(area)
    middle = area.center()
    painter.drawLine(QLineF(middle, QPointF(middle.x(), area.top() + area.height() * 0.2)))
    painter.drawLine(QLineF(middle, QPointF(area.right() - area.width() * 0.25, middle.y())))


def _draw_strokes(painter: QPainter, area: QRectF) -> None:
    for n in range(4):
        x = area.left() + area.width() * (0.08 + 0.28 * n)
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
    painter.drawLine(QLineF(area.left(), area.bottom() - 1, area.right(), area.top() + 1))


def _draw_arrows(painter: QPainter, area: QRectF) -> None:
    for left in (area.left(), area.center().x()):
        tip = QPointF(left + area.width() * 0.42, area.center().y())
        painter.drawLine(QLineF(QPointF(left, area.top() + 1), tip))
        painter.drawLine(QLineF(QPointF(left, area.bottom() - 1), tip))


def _draw_sheet(painter: QPainter, area: QRectF) -> None:
    sheet = area.adjusted(area.width() * 0.1, 0, -area.width() * 0.1, 0)
    painter.drawRect(sheet)
    painter.drawLine(QLineF(sheet.left(), sheet.center().y(), sheet.right(), sheet.center().y()))
