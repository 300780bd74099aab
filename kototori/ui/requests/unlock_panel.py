"""The locked vault: one line for the passphrase, and a pause after each wrong one."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kototori.domain.errors import DeskError
from kototori.domain.vault import TooSoon, WrongPassphrase
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.fields import Field
from kototori.ui.look.page import heading
from kototori.ui.requests.lock_parts import BROKEN, LockPanel, beside, column, secret_line, sentence, wipe
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
        self._pause = QTimer(self, interval=_LOOK_AGAIN)
        self._pause.timeout.connect(self._count_down)
        column(
            self,
            heading(words("The requests are locked")),
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

    def wipe(self) -> None:
        wipe(self.line)
        self._field.clear_error()

    def first_focus(self) -> QWidget:
        return self.line

    def _open(self) -> None:
        if self._lock.is_busy or not self.line.text():
            return
        if self._lock.book.door.seconds_to_wait:
            self._enter_waits = True  # Enter is not lost: it is taken up when the pause is over
            return
        self._enter_waits = False
        self.line.setReadOnly(True)
        self._open_button.setEnabled(False)
        self._say(self._words("Opening …"))
        self._lock.open(self.line.text(), self, self._take)

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
