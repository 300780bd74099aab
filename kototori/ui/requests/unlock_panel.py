"""The locked vault: one line for the passphrase, and a pause after each wrong one."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kototori.domain.errors import DeskError
from kototori.domain.keyring import KeyringSeen, KeyringState
from kototori.domain.vault import TooSoon, WrongPassphrase
from kototori.ui.background import Background
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.fields import Field
from kototori.ui.requests.lock_parts import (
    BROKEN,
    LockPanel,
    beside,
    column,
    secret_line,
    sentence,
    title,
    wipe,
)
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence as sentence_of

if TYPE_CHECKING:
    from kototori.ui.requests.vault_lock import VaultLock

_LOOK_AGAIN = 200  # milliseconds, while the next try has to wait
_HINT_AFTER = 3  # wrong ones


class UnlockPanel(LockPanel):
    """Enter opens. A wrong passphrase stays in the line, chosen, so that the next key replaces it."""

    code_wanted = Signal()
    amiss = Signal(object)  # the DeskError that says what is wrong with the files

    def __init__(self, lock: VaultLock, words: Words) -> None:
        super().__init__()
        self._lock = lock
        self._words = words
        self.opens_by_itself = True  # where this computer's keyring holds the key
        self._wrong = 0
        self._enter_waits = False
        self.line = secret_line()
        self._field = Field(words("Passphrase of the requests"), self.line)
        self.line.returnPressed.connect(self._open)
        self._open_button = KeyButton(words("Open"), "⏎", primary=True, keeps_focus=False)
        self._open_button.clicked.connect(self._open)
        code = KeyButton(words("Open with the recovery code …"), keeps_focus=False)
        code.clicked.connect(self.code_wanted)
        self._hint = sentence(
            words(
                "Is it forgotten? The recovery code in the safe opens the requests, and with it you choose a "
                "new passphrase."
            )
        )
        self._hint.hide()
        # Apart from the deeds at the door: the passphrase does not wait for a keyring that takes its time.
        self._keyring = Background(self)
        self._has_keyring = False
        self._pause = QTimer(self, interval=_LOOK_AGAIN)
        self._pause.timeout.connect(self._count_down)
        column(
            self,
            title(words("The requests are locked")),
            sentence(
                words(
                    "What visitors said is kept behind a passphrase. New requests can be made all the same, "
                    "and the contact log works as ever."
                )
            ),
            self._field,
            beside(self._open_button, code),
            self._hint,
        ).addStretch(1)

    def begin(self) -> None:
        self.wipe()
        self._count_down()
        self._has_keyring = False
        if self._lock.book.door.keyring_may_open:
            self._keyring.ask(self._lock.book.door.keyring_state, self._take_keyring)

    def wipe(self) -> None:
        self._enter_waits = False
        wipe(self.line)
        self._field.clear_error()

    def first_focus(self) -> QWidget:
        return self.line

    def _open(self) -> None:
        if self._lock.is_busy:
            self._enter_waits = bool(self.line.text())
            return
        if not self.line.text():
            if self._has_keyring:
                self._open_by_keyring()
            return
        if self._lock.book.door.seconds_to_wait:
            self._enter_waits = True  # Enter is not lost: it is taken up when the pause is over
            return
        self._enter_waits = False
        self.line.setReadOnly(True)
        self._open_button.setEnabled(False)
        self._say(self._words("Opening …"))
        self._lock.open(self.line.text(), self, self._take)

    # --- by this computer's keyring -------------------------------------------------------------

    def _take_keyring(self, answer: Future[KeyringSeen]) -> None:
        """It opens by itself for who comes here; after it has locked, Enter at least is asked for."""
        try:
            seen = answer.result()
        except DeskError:
            return  # what is wrong with the files is told elsewhere
        self._has_keyring = seen.state is KeyringState.ON
        if self._has_keyring and self.opens_by_itself and not (self.line.text() or self._lock.is_busy):
            self._open_by_keyring()
        elif self._has_keyring:
            self._field.tell(self._words("Press Enter: this computer opens the requests by itself."))
        elif seen.state is KeyringState.GONE and seen.why is not None:
            self._field.tell(sentence_of(seen.why, self._words))

    def _open_by_keyring(self) -> None:
        self._field.tell(self._words("This computer's keyring is opening the requests …"))
        self._lock.run(self._lock.book.open_by_keyring, self, self._follow_keyring)

    def _follow_keyring(self, answer: Future[None]) -> None:
        self._has_keyring = False  # what failed once is not tried with every Enter
        try:
            answer.result()
        except BROKEN as error:
            self.amiss.emit(error)
        except DeskError as error:
            self._field.tell(sentence_of(error, self._words))
            self._count_down()
        else:
            self.wipe()

    # --- by the passphrase ----------------------------------------------------------------------

    def _take(self, answer: Future[None]) -> None:
        self.line.setReadOnly(False)
        try:
            answer.result()
        except (WrongPassphrase, TooSoon) as error:
            self._refuse(error)
        except BROKEN as error:
            self.wipe()
            self.amiss.emit(error)
        except DeskError as error:
            self._field.show_error(sentence_of(error, self._words))
        else:
            self._wrong = 0
            self._hint.hide()
            self.wipe()
        self._count_down()

    def _refuse(self, error: DeskError) -> None:
        self._wrong += isinstance(error, WrongPassphrase)
        self._hint.setVisible(self._wrong >= _HINT_AFTER)
        self.line.selectAll()
        self._field.show_error(sentence_of(error, self._words))

    def _count_down(self) -> None:
        seconds = self._lock.book.door.seconds_to_wait
        self._open_button.setEnabled(not seconds)
        if seconds:
            self._say(self._words("Open ({seconds} s)", seconds=seconds))
            self._pause.start()
            return
        self._pause.stop()
        self._say(self._words("Open"))
        if self._enter_waits:
            self._open()

    def _say(self, text: str) -> None:
        self._open_button.setText(text)
        self._open_button.setAccessibleName(text)
        self._open_button.updateGeometry()
