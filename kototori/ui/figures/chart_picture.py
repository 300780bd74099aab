"""A picture of counts in the window, to be looked at, walked through with the arrows, and listened to."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

from kototori.domain.charts import Drawing, Measure, Spot, stepped
from kototori.ui.figures.chart import Chart
from kototori.ui.figures.chart_painter import inks_of, measurer, paint, paint_value, scale
from kototori.ui.look import theme
from kototori.ui.look.announcement import announce
from kototori.ui.look.kept_picture import KeptPictures
from kototori.ui.look.spoken_as import SpokenAs

_KEPT = 8  # each period at two heights: one key leads from one to the next, and back
_MARGIN = 4  # keeps the focus frame off the bars
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_OPENERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChartView(QWidget):
    """Painted once and kept until it changes; the arrows go from value to value, Enter opens what to do."""

    spoken_as = SpokenAs.PICTURE
    menu_wanted = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self._drawing: Drawing | None = None
        self._drawn_for: tuple[float, float, str] | None = None
        self._pictures = KeptPictures(_KEPT)
        self._measure: Measure | None = None
        self._at: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)

    def show_chart(self, chart: Chart) -> None:
        """What is painted from now on; a value that was walked to stays in hand where it is still there."""
        self._chart = chart
        self._drawing = None
        self.setAccessibleDescription(chart.told())
        self._choose(self._at, aloud=False)

    @property
    def value(self) -> str:
        """What the arrows have led to, with its number."""
        spot = self._spot()
        return spot.told if spot else ""

    # --- keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, spots = Qt.Key(event.key()), self._spots()
        if key in _OPENERS:
            self.menu_wanted.emit()
        elif key in _ARROWS and spots and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._choose(stepped(spots, self._at, *_ARROWS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and spots:
            self._choose(0 if key == Qt.Key.Key_Home else len(spots) - 1)
        elif key == Qt.Key.Key_Escape and self._at is not None:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_under(event.position())
        told = spot.told if spot else ""
        if told != self.toolTip():
            self.setToolTip(told)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._at = None
        self.update()

    def _choose(self, at: int | None, *, aloud: bool = True) -> None:
        self._at = at
        self.setProperty("spoken_value", self.value)
        self.update()
        if aloud:
            announce(self, self.value)

    # --- where things are -----------------------------------------------------------------------

    def _drawn(self) -> Drawing:
        """The drawing for the room there is."""
        larger = scale()
        across, down = (self.width() - 2 * _MARGIN) / larger, (self.height() - 2 * _MARGIN) / larger
        wanted = (across, down, QApplication.font().key())
        drawing = self._drawing
        if drawing is None or self._drawn_for != wanted:
            if self._measure is None or self._drawn_for is None or self._drawn_for[2] != wanted[2]:
                self._measure = measurer()
            shows = self._chart is not None and not self._chart.is_empty
            drawing = Drawing(across, down)
            if self._chart is not None and shows:
                drawing = self._chart.draw(across, down, self._measure)
            self._drawing, self._drawn_for = drawing, wanted
        return drawing

    def _spots(self) -> tuple[Spot, ...]:
        return self._drawn().spots

    def _spot(self) -> Spot | None:
        spots = self._spots() if self._at is not None else ()
        return spots[self._at] if self._at is not None and self._at < len(spots) else None

    def _spot_under(self, point: QPointF) -> Spot | None:
        x, y = (point.x() - _MARGIN) / scale(), (point.y() - _MARGIN) / scale()
        return next((spot for spot in self._spots() if spot.holds(x, y)), None)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(300), theme.scaled(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(220), theme.scaled(150))

    # --- painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.colours_of(self)
        if self._chart is not None and self._chart.is_empty:
            painter.setFont(theme.font())
            painter.setPen(QColor(colours.secondary))
            wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            inside = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            painter.drawText(inside, wrapped, self._chart.empty)
        elif self._chart is not None:
            painter.end()
            self._pictures.show(self, self._chart.facts(), self._draw)
        if self.hasFocus():
            if not painter.isActive():
                painter.begin(self)
            self._paint_focus(painter, colours)

    def _draw(self, painter: QPainter, colours: theme.Colours) -> None:
        theme.fill(painter, QRectF(self.rect()), colours.surface)
        painter.translate(_MARGIN, _MARGIN)
        painter.scale(scale(), scale())
        paint(painter, self._drawn(), inks_of(colours))

    def _paint_focus(self, painter: QPainter, colours: theme.Colours) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), theme.RING))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        spot = self._spot()
        if spot:
            painter.translate(_MARGIN, _MARGIN)
            painter.scale(scale(), scale())
            paint_value(painter, spot, self._drawn(), colours)
