"""A quiet line: which stick still holds what was erased here. It goes by itself when that is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout

from kototori.ui.look.banner import Banner, wrapped
from kototori.ui.look.buttons import KeyButton
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence
from kototori.wording.stick import lost_in_words, owed_in_words

if TYPE_CHECKING:
    from kototori.domain.stick import Stick
    from kototori.ui.requests.stick_watch import StickWatch


class StickNote(Banner):
    """One stick at a time. What is lost is said to be so twice: nobody is asked for it afterwards."""

    def __init__(self, words: Words, notices: Notices) -> None:
        super().__init__(amber=True)
        self._words = words
        self._notices = notices
        self._watch: StickWatch | None = None
        self._stick: Stick | None = None
        self._is_lost = False
        self.said = wrapped(QLabel())
        self._lost = KeyButton(words("It is lost"))
        self._sure = KeyButton(words("It is lost: stop asking"))
        self._not_lost = KeyButton(words("It will turn up"))
        self._lost.clicked.connect(lambda: self._ask(is_lost=True))
        self._sure.clicked.connect(self._give_up)
        self._not_lost.clicked.connect(lambda: self._ask(is_lost=False))
        texts = QVBoxLayout()
        texts.addWidget(self.said)
        self.fill(texts, (), (self._lost, self._sure, self._not_lost))

    def follow(self, watch: StickWatch) -> None:
        """From now on it says what that one finds."""
        if self._watch is None:
            self._watch = watch
            watch.looked.connect(self.refresh)

    def refresh(self) -> None:
        """Shows what holds now."""
        if self._watch is None:
            return
        with self._notices.reporting():
            stick = next(iter(self._watch.owed()), None)
            if stick is None or self._stick is None or stick.folder != self._stick.folder:
                self._is_lost = False
            self._stick = stick
            self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_to(event.size().width())

    def _ask(self, *, is_lost: bool) -> None:
        self._is_lost = is_lost
        self._tell()
        (self._not_lost if is_lost else self._lost).setFocus()

    def _tell(self) -> None:
        stick, words = self._stick, self._words
        self._lost.setVisible(not self._is_lost)
        self._sure.setVisible(self._is_lost)
        self._not_lost.setVisible(self._is_lost)
        if stick is not None and self._watch is not None:
            fault = self._watch.sticks.faults.get(stick.folder)
            told = owed_in_words(stick, words) if fault is None else sentence(fault, words)
            self.said.setText(lost_in_words(words) if self._is_lost else told)
        self.setVisible(stick is not None)
        self.fit_to(self.width())

    def _give_up(self) -> None:
        stick = self._stick
        if stick is None or self._watch is None:
            return
        with self._notices.reporting():
            self._watch.sticks.give_up(stick.folder)
            self._notices.done(self._words("{name} is not asked for any more.", name=stick.name))
        self._watch.looked.emit()
