"""What the visitor is asked before anything is written down, and the two answers to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout, QWidget

from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import heading
from kototori.ui.look.touch import WideRadio
from kototori.wording.catalogue import Words


class ConsentPart(QWidget):
    """Neither answer is chosen beforehand. The text goes when it was answered: the fields need the room."""

    answered = Signal()
    turn_wanted = Signal()
    paper_wanted = Signal()  # the text, printed in the visitor's language
    help_wanted = Signal()  # the help card, printed
    leaflets_wanted = Signal()

    def __init__(self, keys: KeyTable, words: Words) -> None:
        super().__init__()
        self._keys, self._words = keys, words
        self._paragraphs = [_sentence(""), _sentence("")]
        self.consents = WideRadio(words("The visitor consents"))
        self.declines = WideRadio(words("Does not consent: no request is made"))
        self._answers = QButtonGroup(self)
        for answer in (self.consents, self.declines):
            self._answers.addButton(answer)
        self._answers.buttonToggled.connect(self._show_answer)
        self._lay_out()

    @property
    def answer(self) -> bool | None:
        """Whether the visitor consents; None while nobody has answered."""
        if self._answers.checkedButton() is None:
            return None
        return self.consents.isChecked()

    def ask(self, paragraphs: Sequence[str]) -> None:
        """Begins anew, with the text as it is worded today."""
        for label, paragraph in zip(self._paragraphs, paragraphs, strict=True):
            label.setText(paragraph)
        self._answers.setExclusive(False)
        for answer in (self.consents, self.declines):
            answer.setChecked(False)
        self._answers.setExclusive(True)
        self._show_answer()

    def take_answer(self, *, consents: bool) -> None:
        """What the visitor answered on the turned view, or on another day."""
        (self.consents if consents else self.declines).setChecked(True)

    def _show_answer(self) -> None:
        self._text.setVisible(self.answer is None)
        self._help.setVisible(self.answer is False)
        self.answered.emit()

    def _lay_out(self) -> None:
        words, keys = self._words, self._keys
        turn = KeyButton(words("Show in the visitor's language"), keys.printed(Deed.TURN), keeps_focus=False)
        turn.clicked.connect(self.turn_wanted)
        paper = KeyButton(words("Print the text"), keeps_focus=False)
        paper.clicked.connect(self.paper_wanted)
        self._text = _column(*self._paragraphs, _row(turn, paper))
        card = KeyButton(words("Print the help card"), keeps_focus=False)
        card.clicked.connect(self.help_wanted)
        leaflets = KeyButton(words("Leaflets"), keys.printed(Deed.LEAFLETS), keeps_focus=False)
        leaflets.clicked.connect(self.leaflets_wanted)
        self._help = _column(
            heading(words("No request, and nothing is stored"), theme.TILE_LABEL),
            _sentence(
                words(
                    "Advice goes on as before. The help card tells in the visitor's language where help is "
                    "to be had without a request."
                )
            ),
            _sentence(
                words(
                    "A notice that the law demands, such as a child welfare notice, needs no consent. It "
                    "goes its own official way, straight to the authority, and not through this form."
                )
            ),
            _row(card, leaflets),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_2)
        for part in (self._text, self.consents, self.declines, self._help):
            column.addWidget(part)


def _column(*parts: QWidget) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GAP_2)
    for part in parts:
        column.addWidget(part)
    return group


def _row(*buttons: QWidget) -> QWidget:
    group = QWidget()
    row = FlowRow(theme.GAP_2)
    group.setLayout(row)
    for button in buttons:
        row.addWidget(button)
    return group


def _sentence(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label
