"""Shows the pages of a PDF that is held in memory; it never lies in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kototori.ui.look import theme

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument


class PdfView(QWidget):
    """One page at a time, as large as there is room; PgUp, PgDn and the wheel turn the pages."""

    turned = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._page = 0
        self._picture = QImage()
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
            self._render()
            self.turned.emit()

    def picture(self) -> QImage:
        """The page in view as it stands on the screen."""
        return self._picture

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(420), theme.scaled(560))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(200), theme.scaled(240))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and not event.modifiers():
            self.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.turn(-1 if event.angleDelta().y() > 0 else 1)

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
            size = self._picture.deviceIndependentSize()
            left = (self.width() - size.width()) / 2
            area = QRectF(left, 1, size.width(), size.height())
            painter.drawImage(area.topLeft(), self._picture)
            painter.setPen(QColor(colours.border))
            painter.drawRect(area)
        if self.hasFocus():
            theme.draw_focus_ring(painter, QRectF(self.rect()), colours)

    def _render(self) -> None:
        if self._document is None or not self.pages:
            return
        paper = self._document.pagePointSize(self._page)
        room = QSize(max(self.width() - 4, 1), max(self.height() - 4, 1))
        shown = paper.scaled(room.toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        dots = (shown * self.devicePixelRatioF()).toSize()
        drawn = self._document.render(self._page, dots)
        # The reader leaves the paper transparent.
        self._picture = QImage(dots, QImage.Format.Format_RGB32)
        self._picture.fill(Qt.GlobalColor.white)
        painter = QPainter(self._picture)
        painter.drawImage(0, 0, drawn)
        painter.end()
        self._picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.update()
