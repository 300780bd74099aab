"""Neither passphrase nor code: what is lost, what lives on, and a new beginning."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kototori.domain.errors import DeskError
from kototori.ui.look.buttons import KeyButton
from kototori.ui.requests.lock_parts import LockPanel, beside, column, sentence, title
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence as sentence_of

if TYPE_CHECKING:
    from pathlib import Path

    from kototori.ui.requests.vault_lock import VaultLock


class AnewPanel(LockPanel):
    """The one question of the lock: no Ctrl+Z brings the waiting requests back into the list."""

    left = Signal()
    put_aside = Signal()

    def __init__(self, lock: VaultLock, words: Words) -> None:
        super().__init__()
        self._lock = lock
        self._words = words
        self._lost = sentence("")
        self._trouble = sentence("")
        self._do = KeyButton(words("Put the old requests aside and start anew"), keeps_focus=False)
        self._do.clicked.connect(self._put_aside)
        self._back = KeyButton(words("Back"), primary=True, keeps_focus=False)
        self._back.clicked.connect(self.left)
        column(
            self,
            title(words("Neither the passphrase nor the code is known")),
            self._lost,
            sentence(
                words(
                    "The contact log, its figures and reports live on: they need neither. Workers who hold a "
                    "slip already have what they need."
                )
            ),
            sentence(
                words(
                    "The old files are put aside and not deleted at once: if the paper turns up, they can be "
                    "restored. They are erased on the day by which visitors were promised it."
                )
            ),
            self._trouble,
            beside(self._back, self._do),
        ).addStretch(1)

    def begin(self) -> None:
        waiting = self._lock.desk.referrals.waiting_count()
        self._trouble.hide()
        self._lost.setText(
            self._words.many(
                "1 request waits. Nobody can read it any more: it is lost, and counts as expired. Ask the "
                "visitor again.",
                "{n} requests wait. Nobody can read them any more: they are lost, and count as expired. Ask "
                "the visitors again.",
                waiting,
            )
            if waiting
            else self._words("No request waits; what was handed over can no longer be looked up here.")
        )

    def first_focus(self) -> QWidget:
        return self._back  # Enter or Space by mistake changes nothing

    def _put_aside(self) -> None:
        if not self._lock.is_busy:
            self._do.setEnabled(False)
            self._lock.run(lambda: self._lock.desk.starting_anew().put_aside(), self, self._take)

    def _take(self, answer: Future[Path]) -> None:
        self._do.setEnabled(True)
        try:
            answer.result()
        except DeskError as error:
            self._trouble.setText(sentence_of(error, self._words))
            self._trouble.show()
        else:
            self.put_aside.emit()
