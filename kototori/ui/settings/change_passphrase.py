"""Another passphrase for the requests: the one of now, and the new one twice."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kototori.domain.errors import DeskError
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.fields import Field
from kototori.ui.look.page import heading
from kototori.ui.look.theme import TILE_LABEL
from kototori.ui.requests.lock_parts import LockPanel, beside, column, secret_line, sentence, wipe
from kototori.ui.requests.new_passphrase import NewPassphrase
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence as sentence_of

if TYPE_CHECKING:
    from kototori.ui.requests.vault_lock import VaultLock


class ChangePassphrase(LockPanel):
    """No data are touched; the recovery code stays as it is."""

    left = Signal()
    done = Signal(str)

    def __init__(self, lock: VaultLock, words: Words) -> None:
        super().__init__()
        self._lock = lock
        self._words = words
        self.line = secret_line()
        self._old = Field(words("Passphrase of now"), self.line)
        self._new = NewPassphrase(words)
        self.line.returnPressed.connect(self._new.line.setFocus)
        self._new.submitted.connect(self._change)
        self._do = KeyButton(words("Change the passphrase"), "⏎", primary=True, keeps_focus=False)
        self._do.clicked.connect(self._change)
        back = KeyButton(words("Back"), keeps_focus=False)
        back.clicked.connect(self.left)
        column(
            self,
            heading(words("Change the passphrase"), TILE_LABEL),
            sentence(
                words(
                    "The recovery code stays. Copies that were taken elsewhere before still open with the "
                    "old passphrase."
                )
            ),
            self._old,
            self._new,
            beside(self._do, back),
        )

    def begin(self) -> None:
        self.wipe()

    def wipe(self) -> None:
        wipe(self.line)
        self._old.clear_error()
        self._new.wipe()

    def first_focus(self) -> QWidget:
        return self.line

    def _change(self) -> None:
        if self._lock.is_busy:
            return
        if not self.line.text():
            self._old.show_error(self._words("Please type the passphrase of now."))
            return
        new = self._new.take()
        if new is None:
            return
        old = self.line.text()
        self._do.setEnabled(False)
        self._lock.run(lambda: self._lock.book.door.change_passphrase(old, new), self, self._take)

    def _take(self, answer: Future[None]) -> None:
        self._do.setEnabled(True)
        try:
            answer.result()
        except DeskError as error:
            self.line.selectAll()
            self._old.show_error(sentence_of(error, self._words))
        else:
            self.done.emit(self._words("The passphrase is another one now. The recovery code stays."))
