"""A row of words of which one is chosen, such as the periods; each says its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from kototori.ui.keys import heard
from kototori.ui.look import theme
from kototori.ui.look.kept_picture import KeptPictures
from kototori.ui.look.spoken_as import SpokenAs

_PADDING = 10
_GAP = 6
_LINE = 3


class Segment(QPushButton):
    """One word of the row. Chosen, it says so by border, tint, a line below and bold letters."""

    def __init__(self, text: str, key: str = "") -> None:
        super().__init__(text)
        self._key = ""
        self._width = 0
        self._pictures = KeptPictures()
        self.setCheckable(True)
        self.setFixedHeight(theme.scaled(36))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)
        self.show_key(key)

    @property
    def spoken_as(self) -> SpokenAs | None:
        """A switch alone is a box to tick; several that exclude each other are not."""
        return None if self.group() is None else SpokenAs.ONE_OF_SEVERAL

    def show_key(self, key: str) -> None:
        """This key does the same from now on, or none."""
        if key == self._key and self._width:
            return
        self._key = key
        text = QFontMetrics(theme.font(bold=True)).horizontalAdvance(self.text())
        letter = QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance(key)
        self._width = text + 2 * theme.scaled(_PADDING) + (letter + theme.scaled(_GAP) if key else 0) + 2
        self.setAccessibleDescription(heard(key))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._width, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        state = (self.text(), self._key, self.isChecked(), self.underMouse(), self.hasFocus())
        self._pictures.show(self, state, self._draw)

    def _draw(self, painter: QPainter, colours: theme.Colours) -> None:
        chosen = self.isChecked()
        area = QRectF(self.rect())
        fill = colours.selected if chosen or self.underMouse() else colours.surface
        border = colours.accent if chosen else colours.divider
        theme.draw_panel(painter, area, fill, border, width=theme.RING if chosen else 1)
        inner = area.adjusted(theme.scaled(_PADDING), 0, -theme.scaled(_PADDING), 0)
        if chosen:
            theme.fill(painter, QRectF(inner.left(), area.bottom() - 6, inner.width(), _LINE), colours.accent)
        if self.hasFocus():
            theme.draw_focus_ring(painter, area, colours)
        painter.setFont(theme.font(bold=chosen))
        painter.setPen(QColor(colours.text))
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, upright | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._key:
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(QColor(colours.secondary))
            painter.drawText(inner, upright | Qt.AlignmentFlag.AlignRight, self._key)
