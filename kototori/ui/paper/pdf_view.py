"""Shows the pages of a PDF that is held in memory; it never lies in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from kototori.ui.look import theme
from kototori.ui.paper.page_window import PageWindow

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument


_EDGE = 2  # around the page, for the ring of the keyboard
_PUSH = 60
_PUSHES = {
    Qt.Key.Key_Left: (-_PUSH, 0),
    Qt.Key.Key_Right: (_PUSH, 0),
    Qt.Key.Key_Up: (0, -_PUSH),
    Qt.Key.Key_Down: (0, _PUSH),
}
_ENLARGES = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_LOOKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class PdfView(QWidget):
    """One page at a time, as large as there is room; PgUp, PgDn and the wheel turn the pages.

    +, − and the wheel with Ctrl enlarge it; an enlarged page is pushed by arrows, wheel or pointer.
    """

    turned = Signal()
    enlarged = Signal()
    looked_at = Signal()  # a click on the page, or Enter on it

    def __init__(self, name: str) -> None:
        super().__init__()
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._page = 0
        self._picture = QImage()
        self._window = PageWindow()
        self._held: QPointF | None = None
        self._was_pushed = False
        self._message = ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def pages(self) -> int:
        """How many pages there are; none while there is nothing to show."""
        return 0 if self._document is None else self._document.pageCount()

    @property
    def page(self) -> int:
        """The page in view, counted from 1."""
        return self._page + 1

    def show_pdf(self, pdf: bytes) -> None:
        """Shows these pages; the page in view stays, if there are as many."""
        # Qt's PDF reader is imported with the first page: the window stands long before it is needed.
        from PySide6.QtPdf import QPdfDocument

        self.clear("")
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        self._page = min(self._page, max(self.pages - 1, 0))
        self._render()

    def clear(self, message: str) -> None:
        """Shows nothing but a sentence, and lets the pages go."""
        if self._document is not None:
            self._document.close()
            self._document.deleteLater()
        if self._buffer is not None:
            self._buffer.close()
            self._buffer.deleteLater()
        self._document = self._buffer = None
        self._picture = QImage()
        self._message = message
        self.setAccessibleDescription(message)
        self.update()

    def turn(self, pages: int) -> None:
        """Further or back, as far as there are pages."""
        wanted = min(max(self._page + pages, 0), max(self.pages - 1, 0))
        if wanted != self._page:
            self._page = wanted
            self._window.go_to_top()
            self._render()
            self.turned.emit()

    @property
    def percent(self) -> int:
        """How large the page is, beside the size at which all of it is seen."""
        return round(100 * self._window.enlarged)

    def enlarge(self, steps: int) -> None:
        """Larger, or with a number below nought smaller."""
        if self._window.enlarge(steps):
            self._follow_size()

    def show_whole(self) -> None:
        """As large as there is room for the whole page."""
        self._window.show_whole()
        self._follow_size()

    def picture(self) -> QImage:
        """The page in view as it stands on the screen."""
        return self._picture

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(420), theme.scaled(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(200), theme.scaled(240))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif key in _TURNS:
            self.turn(_TURNS[Qt.Key(key)])
        elif key in _ENLARGES:
            self.enlarge(_ENLARGES[Qt.Key(key)])
        elif key == Qt.Key.Key_0:
            self.show_whole()
        elif key in _LOOKS and self.pages:
            self.looked_at.emit()
        elif key in _PUSHES and self._window.is_enlarged:
            self._push(*_PUSHES[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        up = event.angleDelta().y() > 0
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.enlarge(1 if up else -1)
        elif not (self._window.is_enlarged and self._push(0, -_PUSH if up else _PUSH)):
            self.turn(-1 if up else 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held, self._was_pushed = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and self._window.is_enlarged:
            moved = self._held - event.position()
            self._was_pushed = self._push(moved.x(), moved.y()) or self._was_pushed
            self._held = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and not self._was_pushed and self.pages:
            self.looked_at.emit()
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._window.is_enlarged:
            self.show_whole()
        else:
            self.enlarge(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._render()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.colours_of(self)
        if self._picture.isNull():
            painter.setPen(QColor(colours.secondary))
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 16, -16, -16), middle, self._message)
        else:
            area = self._window.area().translated(_EDGE, _EDGE)
            painter.setClipRect(self.rect().adjusted(1, 1, -1, -1))
            painter.drawImage(area.topLeft(), self._picture)
            painter.setPen(QColor(colours.border))
            painter.drawRect(area)
        if self.hasFocus():
            theme.draw_focus_ring(painter, QRectF(self.rect()), colours)

    def _render(self) -> None:
        if self._document is None or not self.pages:
            return
        room = QSizeF(max(self.width() - 2 * _EDGE, 1), max(self.height() - 2 * _EDGE, 1))
        self._window.fit(self._document.pagePointSize(self._page), room)
        dots = (self._window.page * self.devicePixelRatioF()).toSize()
        drawn = self._document.render(self._page, dots)
        # The reader leaves the paper transparent.
        self._picture = QImage(dots, QImage.Format.Format_RGB32)
        self._picture.fill(Qt.GlobalColor.white)
        painter = QPainter(self._picture)
        painter.drawImage(0, 0, drawn)
        painter.end()
        self._picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.update()

    def _push(self, right: float, down: float) -> bool:
        pushed = self._window.push(right, down)
        self.update()
        return pushed

    def _follow_size(self) -> None:
        self._render()
        self.enlarged.emit()
