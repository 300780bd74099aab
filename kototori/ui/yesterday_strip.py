"""The strip of the morning after: what yesterday left open. It never takes the focus."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from kototori.ui import theme
from kototori.ui.buttons import KeyButton

_BUTTON = 48
_ABREAST = 2


class Answer(StrEnum):
    """What a button of the strip answers."""

    CLOSE = "close"
    LOOK = "look"
    DISMISS = "dismiss"
    SHUT = "shut"
    NOT_COUNTED = "not_counted"
    NOBODY_CAME = "nobody_came"
    LATER = "later"


class YesterdayStrip(QWidget):
    """One question at a time, over today's list: what is typed beside it does not move."""

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
        self.buttons: dict[Answer, KeyButton] = {}
        self.hide()

    @property
    def question(self) -> str:
        """What is asked; nothing where nothing is."""
        return "" if self.isHidden() else self._said.text()

    def ask(self, question: str, answers: Sequence[tuple[Answer, str]]) -> None:
        """Puts a question with its buttons."""
        for button in self.buttons.values():
            button.hide()
            button.deleteLater()
        self.buttons = {}
        for nth, (answer, text) in enumerate(answers):
            button = KeyButton(text)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setFixedHeight(theme.scaled(_BUTTON))
            button.clicked.connect(partial(self.answered.emit, answer))
            self.buttons[answer] = button
            self._grid.addWidget(button, nth // _ABREAST, nth % _ABREAST)
        self._said.setText(question)
        self.setAccessibleName(question)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        area = QRectF(self.rect()).adjusted(6, 0, -6, -6)
        theme.draw_panel(QPainter(self), area, colours.selected, colours.border)
