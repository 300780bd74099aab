"""A button that stays chosen: border, tick, tint and bold say so together."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from kototori.ui.look import theme
from kototori.ui.look.kept_picture import KeptPictures
from kototori.ui.look.spoken_as import SpokenAs

_PADDING = 14


class ChoiceButton(QPushButton):
    """One of several that exclude each other, or a switch; the name of its key stands on it."""

    def __init__(self, text: str, key: str = "") -> None:
        super().__init__(text)
        self._key = key
        self._pictures = KeptPictures()
        self.setCheckable(True)
        self.setFixedHeight(theme.scaled(36))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)

    @property
    def spoken_as(self) -> SpokenAs | None:
        """A switch alone is a box to tick; several that exclude each other are not."""
        return None if self.group() is None else SpokenAs.ONE_OF_SEVERAL

    def show_key(self, key: str) -> None:
        """Another key does the same from now on, or none."""
        if key != self._key:
            self._key = key
            self.setAccessibleDescription(key)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        text = QFontMetrics(theme.font(bold=True)).horizontalAdvance(self._said(ticked=True))
        return QSize(text + 2 * _PADDING, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        state = (self.isChecked(), self.underMouse(), self.hasFocus(), self.isEnabled())
        self._pictures.show(self, (self._said(ticked=False), state), self._draw)

    def _draw(self, painter: QPainter, colours: theme.Colours) -> None:
        area = QRectF(self.rect())
        chosen = self.isChecked()
        fill = colours.selected if chosen or self.underMouse() else colours.surface
        border = colours.accent if chosen else colours.border
        theme.draw_panel(painter, area, fill, border, width=2 if chosen else 1)
        if self.hasFocus():
            theme.draw_focus_ring(painter, area, colours)
        painter.setFont(theme.font(bold=chosen))
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.secondary))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._said(ticked=chosen))

    def _said(self, *, ticked: bool) -> str:
        text = f"{self.text()}  {self._key}" if self._key else self.text()
        return f"✓ {text}" if ticked else text
