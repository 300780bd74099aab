"""Fusion with borders that can be seen, and larger boxes to tick: its own are too faint in the dark."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPixmap, QPixmapCache, QPolygonF
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionSlider,
    QWidget,
)

_BOX = 20
_ARROW = 3  # half as wide as it is
_TEXT_FROM_BORDER = 6  # in a field with a frame
_BOXES = (QStyle.PrimitiveElement.PE_IndicatorCheckBox, QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck)
_METRICS = (
    QStyle.PixelMetric.PM_IndicatorWidth,
    QStyle.PixelMetric.PM_IndicatorHeight,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight,
)
_FIELD = QStyle.PrimitiveElement.PE_FrameLineEdit
_SCROLL_BAR = QStyle.ComplexControl.CC_ScrollBar
_SLIDER = QStyle.SubControl.SC_ScrollBarSlider
_BACK, _ON = QStyle.SubControl.SC_ScrollBarSubLine, QStyle.SubControl.SC_ScrollBarAddLine
_FRAMED = (QStyle.ComplexControl.CC_ComboBox, QStyle.ComplexControl.CC_SpinBox)


class DeskStyle(QProxyStyle):
    """The style of the window; every border has a contrast of 3 : 1 at least."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        return _BOX if metric in _METRICS else super().pixelMetric(metric, option, widget)

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        area = super().subElementRect(element, option, widget)  # type: ignore[arg-type]  # none is allowed
        if element is not QStyle.SubElement.SE_LineEditContents or not isinstance(option, QStyleOptionFrame):
            return area
        return area.adjusted(_TEXT_FROM_BORDER, 0, -_TEXT_FROM_BORDER, 0) if option.lineWidth else area

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element in _BOXES:
            _draw_box(painter, option)
        elif element is QStyle.PrimitiveElement.PE_IndicatorRadioButton:
            _draw_radio(painter, option)
        elif element is _FIELD:
            _draw_border(painter, option)
        else:
            super().drawPrimitive(element, option, painter, widget)
            if element is QStyle.PrimitiveElement.PE_Frame:
                _draw_border(painter, option)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control is _SCROLL_BAR and isinstance(option, QStyleOptionSlider) and widget is not None:
            self._draw_scroll_bar(option, painter, widget)
            return
        super().drawComplexControl(control, option, painter, widget)
        if control in _FRAMED:
            _draw_border(painter, option)

    def _draw_scroll_bar(self, option: QStyleOptionSlider, painter: QPainter, widget: QWidget) -> None:
        """Plain surfaces: shaded ones, of which a page has four, take fifteen times as long."""
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(option, QPalette.ColorRole.Window))
        painter.drawRect(option.rect)
        if _is(option, QStyle.StateFlag.State_Enabled) and option.maximum > option.minimum:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            slider = self.subControlRect(_SCROLL_BAR, option, _SLIDER, widget)
            seized = option.activeSubControls == _SLIDER and _is(option, QStyle.StateFlag.State_Sunken)
            painter.setBrush(_colour(option, QPalette.ColorRole.Accent if seized else QPalette.ColorRole.Mid))
            painter.drawRoundedRect(QRectF(slider).adjusted(2, 2, -2, -2), 4, 4)
            upright = option.orientation is Qt.Orientation.Vertical
            for button, forward in ((_BACK, -1), (_ON, 1)):
                area = QRectF(self.subControlRect(_SCROLL_BAR, option, button, widget))
                _draw_arrow(painter, area.center(), forward, upright=upright)
        painter.restore()


def _colour(option: QStyleOption, role: QPalette.ColorRole) -> QColor:
    return option.palette.color(role)


def _is(option: QStyleOption, state: QStyle.StateFlag) -> bool:
    return bool(option.state & state)


def _area(option: QStyleOption) -> QRectF:
    return QRectF(option.rect)


def _pen(option: QStyleOption) -> QPen:
    """The border of a control; the one that has the keyboard stands out."""
    focused = _is(option, QStyle.StateFlag.State_HasFocus)
    role = QPalette.ColorRole.Accent if focused else QPalette.ColorRole.Mid
    return QPen(_colour(option, role), 2 if focused else 1)


def _draw_border(painter: QPainter, option: QStyleOption) -> None:
    """Kept as a picture: its smooth corners take Qt ten times as long."""
    pen, area = _pen(option), option.rect
    sharp = painter.device().devicePixelRatio()
    if sharp % 1:
        _draw_ring(painter, QRectF(area), pen)
        return
    name = f"border {area.width()} {area.height()} {sharp} {pen.color().name()} {pen.width()}"
    drawn = QPixmap()
    if not QPixmapCache.find(name, drawn):
        drawn = QPixmap(area.size() * sharp)
        drawn.setDevicePixelRatio(sharp)
        drawn.fill(Qt.GlobalColor.transparent)
        inside = QPainter(drawn)
        _draw_ring(inside, QRectF(0, 0, area.width(), area.height()), pen)
        inside.end()
        QPixmapCache.insert(name, drawn)
    painter.drawPixmap(area.topLeft(), drawn)


def _draw_ring(painter: QPainter, area: QRectF, pen: QPen) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = pen.widthF() / 2
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), 3, 3)
    painter.restore()


def _draw_arrow(painter: QPainter, middle: QPointF, forward: int, *, upright: bool) -> None:
    points = ((-_ARROW, -_ARROW / 2), (_ARROW, -_ARROW / 2), (0, _ARROW / 2))
    painter.drawPolygon(
        QPolygonF(
            [middle + (QPointF(x, y * forward) if upright else QPointF(y * forward, x)) for x, y in points]
        )
    )


def _square(option: QStyleOption) -> QRectF:
    area = _area(option)
    side = min(area.width(), area.height()) - 3
    square = QRectF(0, 0, side, side)
    square.moveCenter(area.center())
    return square


def _draw_box(painter: QPainter, option: QStyleOption) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = _square(option)
    ticked = _is(option, QStyle.StateFlag.State_On)
    painter.setPen(_pen(option))
    fill = QPalette.ColorRole.Accent if ticked else QPalette.ColorRole.Base
    painter.setBrush(_colour(option, fill))
    painter.drawRoundedRect(box, 3, 3)
    if ticked:
        painter.setPen(QPen(_colour(option, QPalette.ColorRole.HighlightedText), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        part = box.width() / 10
        corners = ((2.2, 5.2), (4.3, 7.3), (7.8, 2.9))
        painter.drawPolyline(
            QPolygonF([QPointF(box.left() + x * part, box.top() + y * part) for x, y in corners])
        )
    painter.restore()


def _draw_radio(painter: QPainter, option: QStyleOption) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    circle = _square(option)
    painter.setPen(_pen(option))
    painter.setBrush(_colour(option, QPalette.ColorRole.Base))
    painter.drawEllipse(circle)
    if _is(option, QStyle.StateFlag.State_On):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(option, QPalette.ColorRole.Accent))
        inset = circle.width() / 4
        painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))
    painter.restore()
