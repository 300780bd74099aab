"""One number that matters, with what it counts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from kototori.ui.look import theme
from kototori.ui.look.page import Card, small_print


class NumberCard(Card):
    """A large number or word, what it is, and a detail below."""

    def __init__(self) -> None:
        super().__init__()
        self._number = QLabel()
        self._number.setFont(theme.font(theme.KEY_NUMBER, bold=True))
        self._number.setForegroundRole(self.palette().ColorRole.Link)
        self._caption = QLabel()
        self._caption.setWordWrap(True)
        self._detail = small_print("")
        self._detail.setWordWrap(True)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self._caption)
        beside.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_4, theme.GAP_2, theme.GAP_3, theme.GAP_2)
        row.setSpacing(theme.GAP_3)
        row.addWidget(self._number)
        row.addLayout(beside, 1)

    def show_number(self, number: str, caption: str, detail: str) -> None:
        """What the card says from now on."""
        # A word is longer than a number, and still has to leave room for what it is.
        is_word = not any(letter.isdecimal() for letter in number) and len(number) > 1
        self._number.setFont(theme.font(theme.SECTION if is_word else theme.KEY_NUMBER, bold=True))
        self._number.setWordWrap(is_word)
        self._number.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._number.setText(number)
        self._caption.setText(caption)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(", ".join(filter(None, (f"{number} {caption}", detail))))
