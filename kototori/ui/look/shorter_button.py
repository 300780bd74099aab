"""A button that says less where there is little room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

from kototori.ui.look.buttons import KeyButton


class ShorterButton(KeyButton):
    """Says the same in full or in short, by its width; who cannot see it always hears all of it."""

    def __init__(self, text: str, key: str, *, primary: bool = False) -> None:
        super().__init__(text, key, primary=primary)
        self._full = self._short = self._longest = text

    @property
    def full(self) -> str:
        """All that the button says."""
        return self._full

    def say(self, full: str, short: str) -> None:
        """What the button does now."""
        if (full, short) != (self._full, self._short):
            self._full, self._short = full, short
            self.setAccessibleName(full)
            self.updateGeometry()
            self._choose_text()

    def reserve(self, text: str) -> None:
        """Keeps room for a text that is still to come: what stands beside does not move then."""
        self._longest = text

    def sizeHint(self) -> QSize:
        return self._size_of(self._full).expandedTo(self._size_of(self._longest))

    @property
    def shorter_size(self) -> QSize:
        """As narrow as the button may be."""
        return self._size_of(self._short)

    @property
    def needed_width(self) -> int:
        """What the text needs that stands on the button now."""
        return super().sizeHint().width()

    def minimumSizeHint(self) -> QSize:
        return self.shorter_size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_text()

    def _choose_text(self) -> None:
        fits = self.width() >= self._size_of(self._full).width()
        said = self._full if fits else self._short
        if said != self.text():
            self.setText(said)
            self.setToolTip("" if fits else self._full)

    def _size_of(self, text: str) -> QSize:
        now = super().sizeHint()
        return QSize(now.width() + self.width_of(text) - self.width_of(self.text()), now.height())
