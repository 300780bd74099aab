"""The recovery code from the safe opens the vault, and a new passphrase takes the place of the lost one."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kototori.domain.errors import DeskError
from kototori.domain.vault import WrongRecoveryCode
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.fields import Field
from kototori.ui.requests.lock_parts import (
    BROKEN,
    LockPanel,
    beside,
    code_line,
    column,
    sentence,
    title,
    wipe,
)
from kototori.ui.requests.new_passphrase import NewPassphrase
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence as sentence_of

if TYPE_CHECKING:
    from kototori.ui.requests.vault_lock import VaultLock


class RecoverPanel(LockPanel):
    """The code first, in whatever hand it is typed; then the passphrase that holds from now on."""

    left = Signal()
    neither_known = Signal()
    amiss = Signal(object)  # the DeskError that says what is wrong with the files

    def __init__(self, lock: VaultLock, words: Words) -> None:
        super().__init__()
        self._lock = lock
        self._words = words
        self.line = code_line()
        self._field = Field(
            words("Recovery code from the paper"),
            self.line,
            words("Small or large letters, with or without spaces and dashes."),
        )
        self._passphrase = NewPassphrase(words)
        self.line.returnPressed.connect(self._passphrase.line.setFocus)
        self._passphrase.submitted.connect(self._open)
        self._do = KeyButton(words("Open, and keep the new passphrase"), "⏎", primary=True, keeps_focus=False)
        self._do.clicked.connect(self._open)
        back = KeyButton(words("Back"), keeps_focus=False)
        back.clicked.connect(self.left)
        neither = KeyButton(words("Neither is known …"), keeps_focus=False)
        neither.clicked.connect(self.neither_known)
        column(
            self,
            title(words("Open with the recovery code")),
            sentence(words("It lies in a sealed envelope in the safe. It stays the same afterwards.")),
            self._field,
            self._passphrase,
            beside(self._do, back, neither),
        ).addStretch(1)

    def begin(self) -> None:
        self.wipe()

    def wipe(self) -> None:
        wipe(self.line)
        self._field.clear_error()
        self._passphrase.wipe()

    def first_focus(self) -> QWidget:
        return self.line

    def _open(self) -> None:
        if self._lock.is_busy:
            return
        if not self.line.text().strip():
            self._field.show_error(self._words("Please type the code from the paper."))
            return
        passphrase = self._passphrase.take()
        if passphrase is None:
            return
        code = self.line.text()
        self._do.setEnabled(False)
        self._lock.run(lambda: self._lock.book.recover(code, passphrase), self, self._take)

    def _take(self, answer: Future[None]) -> None:
        self._do.setEnabled(True)
        try:
            answer.result()
        except WrongRecoveryCode as error:
            self._field.show_error(sentence_of(error, self._words))
            self.line.selectAll()
        except BROKEN as error:
            self.wipe()
            self.amiss.emit(error)
        except DeskError as error:
            self._field.show_error(sentence_of(error, self._words))
        else:
            self.wipe()
