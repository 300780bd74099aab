"""Buttons beside each other, in a second row where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kototori.ui import theme
from kototori.ui.buttons import KeyButton


class ShorterButton(KeyButton):
    """A button that can say the same in short; who cannot see it always hears all of it."""

    def __init__(self, text: str, key: str) -> None:
        super().__init__(text, key)
        self._full = self._short = text

    @property
    def full(self) -> str:
        """All that the button says."""
        return self._full

    def say(self, full: str, short: str) -> None:
        """What the button does now."""
        if (full, short) != (self._full, self._short):
            self._full, self._short = full, short
            self.setText(full)
            self.setAccessibleName(full)
            self.setToolTip(full)

    def be_short(self, *, short: bool) -> None:
        """Where there is no room for all of it."""
        said = self._short if short else self._full
        if said != self.text():
            self.setText(said)


class ButtonFlow(QWidget):
    """As many rows as the buttons take; before a second one begins, whatever can be said in short is."""

    def __init__(self, buttons: Sequence[KeyButton]) -> None:
        super().__init__()
        self._buttons = tuple(buttons)
        for button in self._buttons:
            button.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # a button says something else, or is hidden
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        shown = [button for button in self._buttons if not button.isHidden()]
        for short in (False, True):
            for button in shown:
                if isinstance(button, ShorterButton):
                    button.be_short(short=short)
            widths = [button.sizeHint().width() for button in shown]
            if sum(widths) + theme.GAP_3 * (len(shown) - 1) <= self.width():
                break
        x = y = height = 0
        for button, wanted in zip(shown, widths, strict=True):
            width, height = min(wanted, max(self.width(), 1)), button.height()
            if x and x + width > self.width():
                x, y = 0, y + height + theme.GAP_2
            button.setGeometry(x, y, width, height)
            x += width + theme.GAP_3
        if self.height() != y + height:
            self.setFixedHeight(y + height)
