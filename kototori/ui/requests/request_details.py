"""The request that is chosen, in full, with what can be done about it; wiped when the lock falls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout

from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.banner import Banner, wrapped
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import Card, heading
from kototori.ui.requests.request_words import Fact
from kototori.wording.catalogue import Words

_MOST_FACTS = 14
_NAMES = 190


class RequestDetails(Card):
    """Heading, deeds, facts. Read out by phone, the facts are large and the deeds out of the way."""

    deed_called = Signal(Deed)
    card_wanted = Signal()  # the visitor's, once more
    left = Signal()  # nothing is withdrawn after all, or it is not read out any more

    def __init__(self, keys: KeyTable, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words("The chosen request"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._whom, self._reached = _plain(heading("")), _plain(QLabel())
        self._state, self._kept = _plain(QLabel()), _plain(QLabel())
        self._kept.setFont(theme.font(theme.SMALL))
        self._labels = [(_plain(QLabel()), _plain(QLabel())) for _ in range(_MOST_FACTS)]
        self._facts: Sequence[Fact] = ()
        self.is_read_out = False
        self.buttons = self._make_buttons(keys)
        self.confirm = _Confirm(keys, words)
        self.confirm.deed_called.connect(self.deed_called)
        self.confirm.left.connect(self.left)
        self._lay_out()
        self.wipe()

    def show_request(self, whom: str, reached: str, state: str, kept: str, facts: Sequence[Fact]) -> None:
        """Another request, or the same after something was done about it."""
        self._facts = facts
        self.confirm.hide()
        for label, text in (
            (self._whom, whom),
            (self._reached, reached),
            (self._state, state),
            (self._kept, kept),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        for nth, (name, value) in enumerate(self._labels):
            fact = facts[nth] if nth < len(facts) else Fact("", "")
            name.setText(fact.name)
            value.setText(fact.value)
            name.setVisible(bool(fact.name))
            value.setVisible(bool(fact.name))
        said = [f"{fact.name}: {fact.value}" for fact in facts]
        self.setAccessibleDescription(". ".join(part for part in (whom, reached, state, *said, kept) if part))

    def ask(self, question: str) -> None:
        """Asks once more, in place of the other deeds."""
        for button in (*self.buttons.values(), self.card, self._back):
            button.hide()
        self.confirm.ask(question)

    def offer(self, deeds: Sequence[Deed], primary: str, *, card: bool = False) -> None:
        """Only these make sense now; `primary` is what handing over is called."""
        hand_over = self.buttons[Deed.HAND_OVER]
        hand_over.setText(primary)
        hand_over.setAccessibleName(primary)
        hand_over.updateGeometry()
        for deed, button in self.buttons.items():
            button.setVisible(deed in deeds)
        self.card.setVisible(card)
        self._back.setVisible(self.is_read_out)

    def read_out(self, *, large: bool) -> None:
        """Everything as large as somebody reads it out with a telephone at the ear, or as usual again."""
        self.is_read_out = large
        self._whom.setFont(theme.font(theme.TITLE if large else theme.SECTION, bold=True))
        self._reached.setFont(theme.font(theme.TITLE if large else theme.BODY, bold=large))
        for name, value in self._labels:
            name.setFont(theme.font(theme.TILE_LABEL if large else theme.BODY))
            value.setFont(theme.font(theme.TITLE if large else theme.BODY, bold=True))
        self._back.setVisible(large)

    def wipe(self) -> None:
        """Nothing of any request is left in any part of this."""
        self.read_out(large=False)
        self.show_request("", "", "", "", ())
        self.offer((), "")
        self.confirm.tell("")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            theme.draw_focus_ring(QPainter(self), self.rect().toRectF(), theme.colours_of(self))

    def _make_buttons(self, keys: KeyTable) -> dict[Deed, KeyButton]:
        words = self._words
        named = {
            Deed.HAND_OVER: "",
            Deed.ACKNOWLEDGE: words("The worker has taken it on"),
            Deed.PRINT: words("Print the slip"),
            Deed.READ_OUT: words("Read out by phone"),
            Deed.SEAL_REQUEST: words("Sealed file …"),
            Deed.WITHDRAW_REQUEST: words("Withdraw"),
        }
        made = {}
        for deed, text in named.items():
            made[deed] = button = KeyButton(
                text, keys.printed(deed), primary=deed is Deed.HAND_OVER, keeps_focus=True
            )
            button.clicked.connect(lambda _=False, deed=deed: self.deed_called.emit(deed))
        self.card = KeyButton(words("Visitor's card"))
        self.card.clicked.connect(self.card_wanted)
        self._back = KeyButton(words("Smaller again"), "Esc")
        self._back.clicked.connect(self.left)
        return made

    def _lay_out(self) -> None:
        row = FlowRow(theme.GAP_2)
        for button in (*self.buttons.values(), self.card, self._back):
            row.addWidget(button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_3)
        grid.setVerticalSpacing(theme.GAP_1)
        grid.setColumnMinimumWidth(0, theme.scaled(_NAMES))
        grid.setColumnStretch(1, 1)
        for nth, (name, value) in enumerate(self._labels):
            name.setForegroundRole(name.palette().ColorRole.PlaceholderText)
            grid.addWidget(name, nth, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, nth, 1, Qt.AlignmentFlag.AlignTop)
        self._kept.setForegroundRole(self._kept.palette().ColorRole.PlaceholderText)
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        column.addWidget(self._whom)
        column.addWidget(self._reached)
        column.addWidget(self._state)
        column.addWidget(self._kept)
        column.addWidget(self.confirm)
        column.addLayout(row)
        column.addLayout(grid)
        column.addStretch(1)


class _Confirm(Banner):
    """Withdrawing is the one deed that nothing brings back: it is asked for a second time, in its place."""

    deed_called = Signal(Deed)
    left = Signal()

    def __init__(self, keys: KeyTable, words: Words) -> None:
        super().__init__(amber=True)
        self._said = wrapped(QLabel())
        withdraw = KeyButton(words("Withdraw and erase"), keys.printed(Deed.WITHDRAW_REQUEST))
        withdraw.clicked.connect(lambda: self.deed_called.emit(Deed.WITHDRAW_REQUEST))
        leave = KeyButton(words("Leave it as it was"), "Esc")
        leave.clicked.connect(self.left)
        column = QVBoxLayout()
        column.addWidget(self._said)
        self.fill(column, (self._said,), (withdraw, leave))
        self.box.setDirection(self.box.Direction.TopToBottom)

    def ask(self, question: str) -> None:
        """Asks; nothing is done before it is asked for once more."""
        self.tell(question)
        self.show()

    def tell(self, question: str) -> None:
        self._said.setText(question)
        self.setAccessibleName(question)


def _plain(label: QLabel) -> QLabel:
    """What a visitor said is shown as it was said, never read as marks of a layout."""
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
