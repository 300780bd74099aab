"""The banner of the busy hour: a large number, what the keys do now, and the two buttons of the mode."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.banner import Banner, wrapped
from kototori.ui.look.buttons import KeyButton
from kototori.wording.catalogue import Words

_NUMBER = 40
_ALL_FROM = 480


class BusyBanner(Banner):
    """Cannot be overlooked: as long as it stands, every need pressed is a visitor."""

    ended = Signal()
    join_asked = Signal()

    def __init__(self, keys: KeyTable, words: Words) -> None:
        super().__init__(amber=False)
        self._words = words
        self._number = QLabel("0")
        self._number.setFont(theme.font(_NUMBER, bold=True))
        self._head = wrapped(QLabel())
        self._head.setFont(theme.font(theme.TILE_LABEL, bold=True))
        self._last = wrapped(QLabel())
        self._last.setFont(theme.font(13))
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
        texts = QHBoxLayout()
        texts.setSpacing(theme.GAP_4)
        texts.addWidget(self._number)
        texts.addLayout(column, 1)
        self.fill(texts, (self._number,), (self.join, self.end))

    def fit_to(self, room: int) -> None:
        """In the smallest window today's list says who came last, and the head ends the mode."""
        for part in (self._last, self.end):
            part.setHidden(room < theme.scaled(_ALL_FROM))
        super().fit_to(room)

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
        self.join.setChecked(joining)
        self.setAccessibleName(self.said)
        self.show()
