"""A vault that is damaged, missing or somebody else's: what is wrong, what is safe, and the way back."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kototori.domain.errors import DeskError
from kototori.domain.vault import VaultNewer
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.fields import Field
from kototori.ui.requests.lock_parts import LockPanel, beside, column, secret_line, sentence, title, wipe
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence as sentence_of

if TYPE_CHECKING:
    from kototori.ui.requests.vault_lock import VaultLock


class BrokenPanel(LockPanel):
    """The passphrase and the newest copy bring the requests back, without what was erased since."""

    anew_wanted = Signal()
    left = Signal()

    def __init__(self, lock: VaultLock, words: Words) -> None:
        super().__init__()
        self._lock = lock
        self._words = words
        self._told = sentence("")
        self._copy = sentence("")
        self.line = secret_line()
        self._field = Field(words("Passphrase of the requests"), self.line)
        self.line.returnPressed.connect(self._restore)
        self._do = KeyButton(words("Restore from the newest copy"), "⏎", primary=True, keeps_focus=False)
        self._do.clicked.connect(self._restore)
        self._again = KeyButton(words("Look once more"), keeps_focus=False)
        self._again.clicked.connect(self.left)
        self._anew = KeyButton(words("Start anew …"), keeps_focus=False)
        self._anew.clicked.connect(self.anew_wanted)
        column(
            self,
            title(words("The requests cannot be opened")),
            self._told,
            sentence(words("Nothing was deleted. The contact log is not concerned: go on counting.")),
            self._copy,
            self._field,
            beside(self._do, self._again, self._anew),
        ).addStretch(1)

    def tell(self, fault: DeskError) -> None:
        """What is amiss; a copy is offered where one helps."""
        words = self._words
        self._told.setText(sentence_of(fault, words))
        is_newer = isinstance(fault, VaultNewer)
        day = None if is_newer else self._lock.desk.vault_restoring().copied_on()
        if day is None:
            self._copy.setText(
                words("If there is a copy elsewhere, the command “kototori restore FILE” brings it back.")
            )
        else:
            self._copy.setText(
                words(
                    "There is a copy of {day}. It brings back what waited then; what was erased since stays "
                    "erased.",
                    day=words.date(day),
                )
            )
        self._copy.setVisible(not is_newer)
        for part in (self._field, self._do):
            part.setVisible(day is not None)
        self._anew.setVisible(not is_newer)

    def begin(self) -> None:
        self.wipe()

    def wipe(self) -> None:
        wipe(self.line)
        self._field.clear_error()

    def first_focus(self) -> QWidget:
        return self._again if self._field.isHidden() else self.line

    def _restore(self) -> None:
        passphrase = self.line.text()
        if self._lock.is_busy or not passphrase:
            return
        self._do.setEnabled(False)
        self._lock.run(
            lambda: self._lock.desk.vault_restoring().bring_back_newest(passphrase), self, self._take
        )

    def _take(self, answer: Future[int]) -> None:
        self._do.setEnabled(True)
        try:
            answer.result()
        except DeskError as error:
            self.line.selectAll()
            self._field.show_error(sentence_of(error, self._words))
        else:
            self.wipe()
