"""The amber banner over the pad while a stored contact is in hand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.banner import Banner, wrapped
from kototori.ui.look.buttons import KeyButton
from kototori.wording.catalogue import Words

_LEAST_FOR_TEXT = 200  # two lines are as tall as the buttons beside


class CorrectionBanner(Banner):
    """Says which contact is corrected, and offers to withdraw it, date it anew or leave it."""

    withdrawn = Signal()
    left = Signal()
    moment_asked = Signal()

    def __init__(self, keys: KeyTable, words: Words) -> None:
        super().__init__(amber=True)
        self._words = words
        self._said = wrapped(QLabel())
        self._said.setFont(theme.font(bold=True))
        moment = KeyButton(words("Day and time"), keys.printed(Deed.LATE))
        withdraw = KeyButton(words("Withdraw the contact"), keys.printed(Deed.WITHDRAW))
        leave = KeyButton(words("Leave as it was"), keys.printed(Deed.LEAVE))
        moment.clicked.connect(self.moment_asked)
        withdraw.clicked.connect(self.withdrawn)
        leave.clicked.connect(self.left)
        texts = QHBoxLayout()
        texts.addWidget(self._said, 1)
        self.fill(texts, (self._said,), (moment, withdraw, leave))

    def least_for_text(self) -> int:
        return theme.scaled(_LEAST_FOR_TEXT)

    def tell(self, contact: str) -> None:
        """Shows the banner for a contact, in words."""
        said = self._words("Correcting {contact}", contact=contact)
        self._said.setText(said)
        self.setAccessibleName(said)
        self.show()
