"""The vault made for the first time: a passphrase, the recovery code on paper, and its proof."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kototori.domain.errors import DeskError
from kototori.ui.look.buttons import KeyButton
from kototori.ui.requests.code_panel import CodePanel
from kototori.ui.requests.days_kept import DaysKept
from kototori.ui.requests.lock_parts import BROKEN, LockPanel, beside, column, sentence, title
from kototori.ui.requests.new_passphrase import NewPassphrase
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence as sentence_of

if TYPE_CHECKING:
    from kototori.services.vault_door import NewVault
    from kototori.ui.preferences import Preferences
    from kototori.ui.requests.vault_lock import VaultLock


class SetUpPanel(LockPanel):
    """Nothing is written before the code was typed back: what is broken off in the middle leaves no trace."""

    amiss = Signal(object)  # the DeskError that says what is wrong with the files

    def __init__(self, lock: VaultLock, preferences: Preferences, words: Words) -> None:
        super().__init__()
        self._lock = lock
        self._words = words
        self._plan: NewVault | None = None
        self._passphrase = NewPassphrase(words)
        self._passphrase.submitted.connect(self._draw_up)
        self._days = DaysKept(words)
        self._go_on = KeyButton(words("Go on"), "⏎", primary=True, keeps_focus=False)
        self._go_on.clicked.connect(self._draw_up)
        self._first = QWidget()
        column(
            self._first,
            title(words("A passphrase for the requests")),
            sentence(
                words(
                    "What a visitor tells for a contact request is kept on this computer behind the desk's "
                    "passphrase, and erased when its days are over. To set it up takes a minute: a "
                    "passphrase, and a recovery code on paper."
                )
            ),
            sentence(
                words(
                    "When both are lost, nobody can open the waiting requests any more: they are lost. The "
                    "contact log needs neither, and lives on."
                )
            ),
            self._passphrase,
            self._days,
            beside(self._go_on),
        ).addStretch(1)
        self._code = CodePanel(lock.desk.recovery_sheets(), preferences, words)
        self._code.proved.connect(self._make)
        self._code.left.connect(self._start_over)
        column(self, self._first, self._code)

    def begin(self) -> None:
        self.wipe()
        self._code.hide()
        self._first.show()

    def wipe(self) -> None:
        self._plan = None  # nothing of it is on the disk
        self._passphrase.wipe()
        self._code.wipe()

    def first_focus(self) -> QWidget:
        return self._passphrase.line if self._plan is None else self._code.first_focus()

    def _start_over(self) -> None:
        self.begin()
        self.first_focus().setFocus()

    def _draw_up(self) -> None:
        if self._lock.is_busy:
            return
        passphrase = self._passphrase.take()
        if passphrase is None:
            return
        self._go_on.setEnabled(False)
        keeping = self._days.keeping
        self._lock.run(lambda: self._lock.book.door.plan(passphrase, keeping), self, self._show_code)

    def _show_code(self, answer: Future[NewVault]) -> None:
        self._go_on.setEnabled(True)
        try:
            self._plan = answer.result()
        except DeskError as error:
            self._refuse(error)
            return
        self._passphrase.wipe()
        self._first.hide()
        self._code.show()
        self._code.begin(self._plan.code)

    def _make(self) -> None:
        plan = self._plan
        if plan is not None and not self._lock.is_busy:
            self._lock.run(lambda: self._lock.book.door.make(plan), self, self._made)

    def _made(self, answer: Future[None]) -> None:
        try:
            answer.result()
        except DeskError as error:
            self._start_over()
            self._refuse(error)
        else:
            self.begin()

    def _refuse(self, error: DeskError) -> None:
        if isinstance(error, BROKEN):
            self.amiss.emit(error)
        else:
            self._passphrase.show_error(sentence_of(error, self._words))
