"""What stands in the place of fields that were sealed: the lock, and the way to begin without it.

A visitor who talks for three minutes must not cost the adviser a passphrase. So what was typed about the
visitor is sealed and gone from the screen after two idle minutes, but whom to ask and the needs are still
there, and name and phone can be typed once more at once; the passphrase brings back what was typed before.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.page import heading
from kototori.wording.catalogue import Words


class CoveredPart(QWidget):
    """Two ways on: write it once more, or unlock."""

    anew_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        told = QLabel(
            words(
                "What was typed about the visitor is sealed and no longer on the screen. Write it once more, "
                "or unlock the requests: then it stands here as it was."
            )
        )
        told.setWordWrap(True)
        self.anew = KeyButton(words("Write it once more"))
        self.anew.clicked.connect(self.anew_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_2)
        column.addWidget(heading(words("This request is covered"), theme.TILE_LABEL))
        column.addWidget(told)
        column.addWidget(self.anew)
