"""The last seconds before the requests lock by themselves, told quietly."""

from PySide6.QtWidgets import QLabel

from kototori.ui.look import theme
from kototori.ui.look.announcement import announce
from kototori.wording.catalogue import Words


class LockCountdown(QLabel):
    """There only while it counts. A screen reader hears it once, not with each second."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setFont(theme.font(theme.SMALL))
        self.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.hide()

    def tell(self, seconds: int) -> None:
        """So many are left; with none of them it goes."""
        was_told = not self.isHidden()
        self.setText(
            self._words.many("The requests lock in 1 second", "The requests lock in {n} seconds", seconds)
        )
        self.setVisible(bool(seconds))
        if seconds and not was_told:
            announce(self, self.text())
