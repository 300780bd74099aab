"""A new recovery code: the passphrase first, then the code onto paper and back."""

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
from kototori.ui.requests.code_panel import CodePanel
from kototori.ui.requests.lock_parts import LockPanel, beside, column, secret_line, sentence, wipe
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence as sentence_of

if TYPE_CHECKING:
    from kototori.ui.preferences import Preferences
    from kototori.ui.requests.vault_lock import VaultLock


class NewCode(LockPanel):
    """The code before it opens until the new one was typed back from paper."""

    left = Signal()
    done = Signal(str)

    def __init__(self, lock: VaultLock, preferences: Preferences, words: Words) -> None:
        super().__init__()
        self._lock = lock
        self._words = words
        self._new = ""
        self.line = secret_line()
        self._field = Field(words("Passphrase of the requests"), self.line)
        self.line.returnPressed.connect(self._draw)
        self._do = KeyButton(words("Make a new code"), "⏎", primary=True, keeps_focus=False)
        self._do.clicked.connect(self._draw)
        back = KeyButton(words("Back"), keeps_focus=False)
        back.clicked.connect(self.left)
        self._first = QWidget()
        column(
            self._first,
            heading(words("New recovery code"), TILE_LABEL),
            sentence(
                words(
                    "For when the paper is lost or somebody has seen it. As soon as the new code is on "
                    "paper, the old one opens nothing here any more: destroy the old paper then."
                )
            ),
            self._field,
            beside(self._do, back),
        )
        self._code = CodePanel(lock.desk.recovery_sheets(), preferences, words)
        self._code.proved.connect(self._keep)
        self._code.left.connect(self.left)
        column(self, self._first, self._code)

    def begin(self) -> None:
        self.wipe()
        self._code.hide()
        self._first.show()

    def wipe(self) -> None:
        self._new = ""
        wipe(self.line)
        self._field.clear_error()
        self._code.wipe()

    def first_focus(self) -> QWidget:
        return self._code.first_focus() if self._new else self.line

    def _draw(self) -> None:
        passphrase = self.line.text()
        if passphrase and not self._lock.is_busy:
            self._do.setEnabled(False)
            self._lock.run(lambda: self._lock.book.door.new_recovery_code(passphrase), self, self._show_code)

    def _show_code(self, answer: Future[str]) -> None:
        self._do.setEnabled(True)
        try:
            self._new = answer.result()
        except DeskError as error:
            self.line.selectAll()
            self._field.show_error(sentence_of(error, self._words))
            return
        wipe(self.line)
        self._first.hide()
        self._code.show()
        self._code.begin(self._new)

    def _keep(self) -> None:
        code = self._new
        if code and not self._lock.is_busy:
            self._lock.run(lambda: self._lock.book.door.take_recovery_code(code), self, self._kept)

    def _kept(self, answer: Future[None]) -> None:
        try:
            answer.result()
        except DeskError as error:
            self.begin()
            self._field.show_error(sentence_of(error, self._words))
        else:
            self.done.emit(self._words("The new recovery code holds. Destroy the paper with the old one."))
