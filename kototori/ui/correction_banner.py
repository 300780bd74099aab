"""The amber banner over the pad while a stored contact is in hand."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from kototori.ui import theme
from kototori.ui.buttons import KeyButton
from kototori.ui.keys import Deed, KeyTable
from kototori.wording.catalogue import Words

_HEIGHT = 52


class CorrectionBanner(QWidget):
    """Says which contact is corrected, and offers to withdraw it or to leave it as it was."""

    withdrawn = Signal()
    left = Signal()
    moment_asked = Signal()

    def __init__(self, keys: KeyTable, words: Words) -> None:
        super().__init__()
        self._words = words
        self._said = QLabel()
        self._said.setFont(theme.font(bold=True))
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        withdraw = KeyButton(words("Withdraw the contact"), keys.printed(Deed.WITHDRAW))
        leave = KeyButton(words("Leave as it was"), keys.printed(Deed.LEAVE))
        moment = KeyButton(words("Day and time"), keys.printed(Deed.LATE))
        for button in (moment, withdraw, leave):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setFixedHeight(theme.scaled(36))
        moment.clicked.connect(self.moment_asked)
        withdraw.clicked.connect(self.withdrawn)
        leave.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_4, theme.GAP_2, theme.GAP_2, theme.GAP_2)
        row.addWidget(self._said, 1)
        row.addWidget(moment)
        row.addWidget(withdraw)
        row.addWidget(leave)
        self.setFixedHeight(theme.scaled(_HEIGHT))
        self.hide()

    def tell(self, contact: str) -> None:
        """Shows the banner for a contact, in words."""
        said = self._words("Correcting {contact}", contact=contact)
        self._said.setText(said)
        self._said.setToolTip(said)
        self.setAccessibleName(said)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        painter = QPainter(self)
        theme.draw_panel(painter, QRectF(self.rect()), colours.warning_tint, colours.warning, width=1.5)
        palette = self._said.palette()
        if palette.color(palette.ColorRole.WindowText) != QColor(colours.warning):
            palette.setColor(palette.ColorRole.WindowText, QColor(colours.warning))
            self._said.setPalette(palette)
