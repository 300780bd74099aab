"""The strip of the morning after: what yesterday left open. It never takes the focus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton

_BUTTON = 48
_ABREAST = 2
_WIDE = 280


class Answer(StrEnum):
    """What a button of the strip answers."""

    CLOSE = "close"
    LOOK = "look"
    DISMISS = "dismiss"
    SHUT = "shut"
    NOT_COUNTED = "not_counted"
    NOBODY_CAME = "nobody_came"
    LATER = "later"
    REQUESTS = "requests"
    NOT_TODAY = "not_today"


_IN_SMALL = (Answer.LOOK, Answer.DISMISS, Answer.LATER, Answer.REQUESTS, Answer.NOT_TODAY)


class YesterdayStrip(QWidget):
    """One question at a time, over today's list: what is typed beside it does not move.

    In a small window it says less and offers two ways: to look, where everything can be answered, or not now.
    """

    answered = Signal(Answer)

    def __init__(self) -> None:
        super().__init__()
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.GAP_1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_2, theme.GAP_4, theme.GAP_4)
        column.setSpacing(theme.GAP_2)
        column.addWidget(self._said)
        column.addLayout(self._grid)
        self._questions = ("", "")
        self._small = False
        self.buttons: dict[Answer, KeyButton] = {}
        self.hide()

    @property
    def question(self) -> str:
        """What is asked in full; nothing where nothing is."""
        return "" if self.isHidden() else self._questions[0]

    def ask(self, question: str, short: str, answers: Mapping[Answer, str]) -> None:
        """Puts a question with its buttons."""
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for answer, text in answers.items():
            self.buttons[answer] = button = KeyButton(text)
            button.setParent(self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setFixedHeight(theme.scaled(_BUTTON))
            button.clicked.connect(partial(self.answered.emit, answer))
        self._questions = (question, short)
        self.setAccessibleName(question)
        self._arrange()
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._small = self.width() < theme.scaled(_WIDE)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        area = QRectF(self.rect()).adjusted(6, 0, -6, -6)
        theme.draw_panel(QPainter(self), area, colours.selected, colours.border)

    def _arrange(self) -> None:
        self._said.setText(self._questions[1 if self._small else 0])
        for button in self.buttons.values():
            self._grid.removeWidget(button)
        shown = [answer for answer in self.buttons if answer in _IN_SMALL or not self._small]
        if Answer.SHUT in shown:
            shown.remove(Answer.LOOK)  # there is nothing to look at, but the same question again
        abreast = self._abreast(shown)
        odd = len(shown) % abreast
        for nth, answer in enumerate(shown):
            if odd and nth == 0:
                self._grid.addWidget(self.buttons[answer], 0, 0, 1, abreast)
            else:
                self._grid.addWidget(self.buttons[answer], (nth + odd) // abreast, (nth + odd) % abreast)
        for answer, button in self.buttons.items():
            button.setVisible(answer in shown)

    def _abreast(self, shown: Sequence[Answer]) -> int:
        """Two buttons side by side, where both have room."""
        margins = self.contentsMargins()
        around = 2 * theme.GAP_4 + self._grid.spacing() + margins.left() + margins.right()
        widest = max((self.buttons[answer].sizeHint().width() for answer in shown), default=0)
        return _ABREAST if _ABREAST * widest + around <= self.width() else 1
