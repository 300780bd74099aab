"""What happens to parts of the pad in a window too low for them: they scroll, and nothing is cut off."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QWidget

from kototori.ui.look import theme

_LEAST = 100


class TallColumn(QScrollArea):
    """Shows a column whole; only where it is taller than the window it scrolls."""

    def __init__(self, column: QLayout) -> None:
        super().__init__()
        inside = QWidget()
        column.setContentsMargins(0, 0, 0, 0)
        inside.setLayout(column)
        _only_upright(self, inside)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(_LEAST), theme.scaled(_LEAST))


class ScrolledBody(QScrollArea):
    """Asks for no more than its least height, and takes whatever the column around it has left."""

    def __init__(self, inside: QWidget, least: int) -> None:
        super().__init__()
        _only_upright(self, inside)
        self.setMinimumHeight(least)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())


class MakesWay(QScrollArea):
    """Around a part that comes and goes: as tall as it while there is room, else scrolled."""

    def __init__(self, part: QWidget) -> None:
        super().__init__()
        self._part = part
        hidden = part.isHidden()
        _only_upright(self, part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.verticalScrollBar().setStyleSheet(theme.SLIM_SCROLL_BAR)
        part.setHidden(hidden)
        if hidden:
            self.hide()  # the layout shows it otherwise; shown before it has a parent it would be a window

    def sizeHint(self) -> QSize:
        width = self.width()
        tall = self._part.heightForWidth(width) if self._part.hasHeightForWidth() else -1
        return QSize(width, max(tall, self._part.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self.sizeHint().height(), theme.scaled(_LEAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()
        self._show_bar_where_needed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._part and self.parentWidget() is not None:  # else it would be a window
            if event.type() is QEvent.Type.ShowToParent:
                self.show()
            elif event.type() is QEvent.Type.HideToParent:
                self.hide()
            elif event.type() is QEvent.Type.LayoutRequest:
                self.updateGeometry()
                self._show_bar_where_needed()
        return super().eventFilter(watched, event)

    def _show_bar_where_needed(self) -> None:
        """Qt measures the part beside a bar that is there: one that came too early would never go.

        A row of buttons became two beside it, and the last of them lay out of sight.
        """
        fits = self.sizeHint().height() <= self.height()
        needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if needed != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(needed)


def let_shine_through(area: QScrollArea, inside: QWidget) -> None:
    """What lies below is seen, and nothing is filled twice.

    A filled surface would be painted twice when its page comes into view: by itself, and with the window.
    """
    for surface in (inside, area.viewport()):
        surface.setAutoFillBackground(False)


def _only_upright(area: QScrollArea, inside: QWidget) -> None:
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    let_shine_through(area, inside)
