"""What the details are chosen with: a field that shows its value, a value, a pin for the day."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from kototori.ui.look import theme
from kototori.ui.look.key_grid import GridButton, KeyGrid
from kototori.ui.look.spoken_as import SpokenAs

_SIDE = 12
_MARK = 22  # room for a tick or a pin before the text
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class DetailGrid(KeyGrid):
    """Enter presses like Space, and Esc goes one step back."""

    left = Signal()
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed = next((button for button in self.buttons if button.hasFocus()), None)
            if pressed is not None:
                pressed.click()
                self.entered.emit()
        else:
            super().keyPressEvent(event)


class DetailField(GridButton):
    """The name of a field over its value; ticked while its choices are open."""

    spoken_as = SpokenAs.EXPANDER

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(name)
        self.kind = kind
        self.name = name
        self.value = ""
        self.toggled.connect(lambda opened: tell_expanded(self, opened=opened))
        self.setFixedHeight(theme.scaled(theme.TOUCH))

    def show_value(self, value: str) -> None:
        """What is chosen; nothing where it is not recorded."""
        self.value = value
        self.setAccessibleDescription(value)
        self.setToolTip(value)
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        name = QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance(self.name)
        return QSize(name + theme.scaled(2 * _SIDE) + 2, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.colours_of(self)
        area = QRectF(self.rect())
        open_ = self.isChecked()
        border = colours.accent if open_ or self.value else colours.border
        fill = colours.selected if self.value or self.underMouse() else colours.surface
        theme.draw_panel(painter, area, fill, border, width=theme.RING if open_ else 1)
        if self.hasFocus():
            theme.draw_focus_ring(painter, area, colours)
        inner = area.adjusted(theme.scaled(_SIDE), theme.scaled(4), -theme.scaled(_SIDE), -theme.scaled(4))
        half = inner.height() / 2
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(colours.secondary))
        painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), half), _MIDDLE, self.name)
        painter.setFont(theme.font(bold=bool(self.value)))
        painter.setPen(QColor(colours.text if self.value else colours.secondary))
        said = painter.fontMetrics().elidedText(
            self.value or "–", Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(QRectF(inner.left(), inner.top() + half, inner.width(), half), _MIDDLE, said)


def tell_expanded(button: QWidget, *, opened: bool) -> None:
    """What lies under a button is to be seen now, or is not; a screen reader is told."""
    button.setProperty("expanded", opened)
    if button.isVisible():
        from PySide6.QtGui import QAccessible, QAccessibleStateChangeEvent

        changed = QAccessible.State()
        changed.expanded = 1
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(button, changed))


class DetailChoice(GridButton):
    """One value of a field; chosen it says so by border, tick, tint and bold type."""

    def __init__(self, kind: str, code: str, text: str) -> None:
        super().__init__(text)
        self.kind = kind
        self.code = code
        self.setText(text)
        self.setFixedHeight(theme.scaled(theme.TOUCH))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        text = QFontMetrics(theme.font(bold=True)).horizontalAdvance(self.text())
        return QSize(text + theme.scaled(2 * _SIDE + _MARK) + 2, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.colours_of(self)
        area = QRectF(self.rect())
        chosen = self.isChecked()
        border = colours.accent if chosen else colours.border
        fill = colours.selected if chosen or self.underMouse() else colours.surface
        theme.draw_panel(painter, area, fill, border, width=theme.RING if chosen else 1)
        if self.hasFocus():
            theme.draw_focus_ring(painter, area, colours)
        inner = area.adjusted(theme.scaled(_SIDE), 0, -theme.scaled(_SIDE), 0)
        self._draw_mark(painter, inner, colours.accent if chosen else colours.secondary)
        painter.setFont(theme.font(bold=chosen))
        painter.setPen(QColor(colours.text))
        painter.drawText(inner.adjusted(theme.scaled(_MARK), 0, 0, 0), _MIDDLE, self.text())

    def _draw_mark(self, painter: QPainter, inner: QRectF, colour: str) -> None:
        if self.isChecked():
            draw_tick(painter, QPointF(inner.left(), inner.center().y()), colour)


class PinButton(DetailChoice):
    """Lets what is chosen stand for the whole day, or lets it go again."""

    def __init__(self, kind: str, text: str) -> None:
        super().__init__(kind, "", text)

    def tell(self, text: str, *, pinned: bool) -> None:
        """What a press would pin, or what is pinned."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setChecked(pinned)
        self.updateGeometry()
        self.update()

    def _draw_mark(self, painter: QPainter, inner: QRectF, colour: str) -> None:
        draw_pin(painter, QPointF(inner.left() + theme.scaled(6), inner.center().y()), colour)


def draw_tick(painter: QPainter, left_middle: QPointF, colour: str) -> None:
    """A tick, its left end at a point."""
    unit = theme.scaled(3.5)
    points = (QPointF(0, 0), QPointF(1.4 * unit, 1.4 * unit), QPointF(3.8 * unit, -1.6 * unit))
    painter.setPen(QPen(QColor(colour), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([left_middle + point for point in points]))


def draw_pin(painter: QPainter, middle: QPointF, colour: str) -> None:
    """A drawing pin: head, collar and needle."""
    unit = theme.scaled(2)
    painter.setPen(QPen(QColor(colour), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(QColor(colour))
    x, y = middle.x(), middle.y()
    painter.drawRect(QRectF(x - 1.2 * unit, y - 3.2 * unit, 2.4 * unit, 3 * unit))
    painter.drawLine(QLineF(x - 2.4 * unit, y - 0.1 * unit, x + 2.4 * unit, y - 0.1 * unit))
    painter.drawLine(QLineF(x, y, x, y + 3.4 * unit))
