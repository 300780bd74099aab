"""A request that is read out to the worker on the phone: what to say, and that it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kototori.domain.worker import Worker
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.page import heading
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.referral_slip import SlipContents


class PhonePart(QWidget):
    """The same as on the slip, in the order in which one says it."""

    read_out = Signal()
    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._whom = heading("", theme.TILE_LABEL)
        self._told = QLabel()
        for label in (self._whom, self._told):
            label.setWordWrap(True)
        self.done = KeyButton(words("It was read out: handed over"), primary=True)
        self.done.clicked.connect(self.read_out)
        back = KeyButton(words("Back"))
        back.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_2)
        for part in (self._whom, self._told, self.done, back):
            column.addWidget(part)

    @property
    def told(self) -> str:
        """What is to be read out."""
        return self._told.text()

    def show_for(self, slip: SlipContents) -> None:
        """Whom to call, and what to say."""
        worker = slip.worker
        named = f"{worker.name} ({worker.team})" if isinstance(worker, Worker) else worker.name
        phone = worker.phone or self._words("phone not in the directory")
        self._whom.setText(self._words("Call {worker}: {phone}", worker=named, phone=phone))
        self._told.setText("\n".join(f"{name}: {value}" for name, value in self._rows(slip) if value))

    def wipe(self) -> None:
        """Nothing of the visitor is left on it."""
        self._whom.setText("")
        self._told.setText("")

    def _rows(self, slip: SlipContents) -> list[tuple[str, str]]:
        words = self._words
        answers = {True: words("Yes"), False: words("No")}
        language = "" if slip.language is None else slip.language.words.in_language(words.language)
        needs = ", ".join(need.in_language(words.language) for need in slip.needs)
        return [
            (words("Name, as the visitor wants it"), slip.name),
            (words("Phone"), slip.phone),
            (words("Language"), language),
            (words("Interpreter needed"), answers[slip.interpreter_needed]),
            (words("Good time"), slip.good_time),
            (words("A message may be left"), answers[slip.message_allowed]),
            (words("Urgent"), answers[True] if slip.urgent else ""),
            (words("Needs"), needs),
            (words("In the visitor's own words"), slip.matter),
            (words("Code by which the worker answers"), slip.acknowledgement),
        ]
