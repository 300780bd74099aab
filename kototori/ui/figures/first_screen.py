"""What fills the page before anybody scrolls."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

_ANY_HEIGHT = 16_777_215  # Qt's own for no limit


class FirstScreen(QWidget):
    """As tall as the window where that is enough, so that what stands below it begins below the window."""

    def __init__(self) -> None:
        super().__init__()
        self._room = 0

    def fill(self, room: int) -> None:
        """Takes so much height, and more only where it must; 0 leaves it to what stands on it."""
        self._room = room
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        """A layout asks another one for its height past the widget, so the height is set."""
        inside = self.layout()
        if inside is None or not self._room:
            least, most = 0, _ANY_HEIGHT
        else:
            least = most = max(self._room, inside.minimumHeightForWidth(self.width()))
        if (self.minimumHeight(), self.maximumHeight()) != (least, most):
            self.setMinimumHeight(least)
            self.setMaximumHeight(most)
