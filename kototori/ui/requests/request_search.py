"""Above the list of requests: a line that searches and takes codes, and which of them are shown."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QVBoxLayout, QWidget

from kototori.ui.look import theme
from kototori.ui.look.announcement import announce
from kototori.ui.look.choice_button import ChoiceButton
from kototori.ui.look.flow_row import FlowRow
from kototori.wording.catalogue import N_, Words

_LONGEST = 80
_LINE, _AROUND = 300, 28


class Shown(StrEnum):
    """Which requests are listed."""

    WAITING = "waiting"
    HANDED_OVER = "handed_over"
    ALL = "all"


_TITLES = {
    Shown.WAITING: N_("Waiting ({n})"),
    Shown.HANDED_OVER: N_("Handed over ({n})"),
    Shown.ALL: N_("All ({n})"),
}


class RequestSearch(QWidget):
    """What is typed is held here alone, and is gone when the lock falls."""

    changed = Signal()
    entered = Signal()  # Enter: a code is taken, else the keyboard goes to the list
    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.shown = Shown.WAITING
        self.line = _Line()
        self.line.setAccessibleName(words("Search requests, or type a code that you are told"))
        self.line.setPlaceholderText(words("worker, team, visitor, or a code"))
        self.line.setMaxLength(_LONGEST)
        self.line.setFixedHeight(theme.scaled(theme.TOUCH))
        hint = self.line.fontMetrics().horizontalAdvance(self.line.placeholderText())
        self.line.setMinimumWidth(max(theme.scaled(_LINE), hint + theme.scaled(_AROUND)))
        self.line.textEdited.connect(lambda: self._follow_typing())
        self.line.returnPressed.connect(self.entered)
        self.line.left.connect(self.left)
        self._said = QLabel()
        self._said.hide()
        self._said.setWordWrap(True)
        self._group = QButtonGroup(self)
        self.buttons: dict[Shown, ChoiceButton] = {}
        for shown in Shown:
            self.buttons[shown] = button = ChoiceButton("")
            button.setFixedHeight(theme.scaled(theme.TOUCH))
            button.clicked.connect(lambda _=False, shown=shown: self.choose(shown))
            self._group.addButton(button)
        self._lay_out()
        self.count({})
        self.choose(Shown.WAITING)

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.line.text().strip()

    def choose(self, shown: Shown) -> None:
        """Lists these."""
        self.shown = shown
        self.buttons[shown].setChecked(True)
        self.changed.emit()

    def step(self, steps: int) -> None:
        """The next choice to the side."""
        order = list(Shown)
        self.choose(order[max(0, min(order.index(self.shown) + steps, len(order) - 1))])

    def count(self, numbers: dict[Shown, int]) -> None:
        """How many there are of each."""
        for shown, button in self.buttons.items():
            text = self._words(_TITLES[shown], n=self._words.number(numbers.get(shown, 0)))
            button.setText(text)
            button.setAccessibleName(text)
            button.updateGeometry()

    def type_on(self, letter: str) -> None:
        """A letter that was typed on the list."""
        self.line.setFocus()
        self.line.insert(letter)
        self._follow_typing()

    def tell(self, sentence: str) -> None:
        """What came of the typing, below the line."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)
        announce(self.line, sentence)

    def wipe(self) -> None:
        """Nothing typed stays, not even for undo."""
        self.line.setText("")  # drops the undo steps of the line, which clear() would keep
        self.tell("")

    def _follow_typing(self) -> None:
        self.tell("")
        self.changed.emit()

    def _lay_out(self) -> None:
        row = FlowRow(theme.GAP_2)
        row.addWidget(self.line)
        for button in self.buttons.values():
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        column.addLayout(row)
        column.addWidget(self._said)


class _Line(QLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not self.text():
            event.ignore()  # nothing to move in: the page lists others
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()  # and it does not travel on to the page, where it would hand over
            event.accept()
        else:
            super().keyPressEvent(event)
