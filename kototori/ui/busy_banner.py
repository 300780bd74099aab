"""The banner of the busy hour: a large number, what the keys do now, and the two buttons of the mode."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kototori.ui import theme
from kototori.ui.buttons import KeyButton
from kototori.ui.keys import Deed, KeyTable
from kototori.wording.catalogue import Words

_HEIGHT = 72
_NUMBER = 40


class BusyBanner(QWidget):
    """Cannot be overlooked: as long as it stands, every need pressed is a visitor."""

    ended = Signal()
    join_asked = Signal()

    def __init__(self, keys: KeyTable, words: Words) -> None:
        super().__init__()
        self._words = words
        self._number = QLabel("0")
        self._number.setFont(theme.font(_NUMBER, bold=True))
        self._head = QLabel()
        self._head.setFont(theme.font(theme.TILE_LABEL, bold=True))
        self._last = QLabel()
        self._last.setFont(theme.font(13))
        for label in (self._head, self._last):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.join = KeyButton(words("Join the next need"), keys.printed(Deed.JOIN))
        self.join.setCheckable(True)
        self.join.clicked.connect(self.join_asked)
        self.end = KeyButton(words("End busy mode"), keys.printed(Deed.BUSY))
        self.end.clicked.connect(self.ended)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._head)
        column.addWidget(self._last)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_4, theme.GAP_1, theme.GAP_3, theme.GAP_1)
        row.setSpacing(theme.GAP_3)
        row.addWidget(self._number)
        row.addLayout(column, 1)
        for button in (self.join, self.end):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setFixedHeight(theme.scaled(48))
            row.addWidget(button)
        self.setFixedHeight(theme.scaled(_HEIGHT))
        self.hide()

    @property
    def number(self) -> str:
        """The large number."""
        return self._number.text()

    @property
    def said(self) -> str:
        """What stands beside the number."""
        return f"{self._head.text()} {self._last.text()}".strip()

    def count(self, number: int) -> None:
        """How many have come today."""
        self._number.setText(self._words.number(number))
        self._number.setAccessibleName(self._words.many("Today {n} visit", "Today {n} visits", number))

    def tell(self, head: str, last: str, *, joining: bool) -> None:
        """What the keys do now, and whom they last counted."""
        self._head.setText(head)
        self._last.setText(last)
        for label in (self._head, self._last):
            label.setToolTip(label.text())
        self.join.setChecked(joining)
        self.setAccessibleName(self.said)
        self.show()

    def set_compact(self, *, compact: bool) -> None:
        """In a small window the caps of the keys make room for the words."""
        for button in (self.join, self.end):
            button.set_compact(compact=compact)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        painter = QPainter(self)
        theme.draw_panel(painter, QRectF(self.rect()), colours.selected, colours.accent, width=3)
        palette = self._number.palette()
        if palette.color(QPalette.ColorRole.WindowText) != QColor(colours.accent):
            palette.setColor(QPalette.ColorRole.WindowText, QColor(colours.accent))
            self._number.setPalette(palette)
