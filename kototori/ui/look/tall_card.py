"""A card that is never pressed together: what surrounds it scrolls instead."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent

from kototori.ui.look.page import Card


class TallCard(Card):
    """A scrolled page gives a part its least height as if no sentence in it took a second line.

    So fields were laid over each other in a small window; this asks for the height at the width that it has.
    """

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._ask_for_height()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ask_for_height()

    def _ask_for_height(self) -> None:
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
