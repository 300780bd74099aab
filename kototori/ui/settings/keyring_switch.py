"""Whether this computer opens the requests without their passphrase."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kototori.domain.errors import DeskError
from kototori.domain.keyring import KeyringSeen, KeyringState
from kototori.ui.background import Background
from kototori.ui.look.tick_box import TickBox
from kototori.ui.notices import Notices
from kototori.ui.requests.lock_parts import column, sentence
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence as sentence_of

if TYPE_CHECKING:
    from kototori.ui.requests.vault_lock import VaultLock


class KeyringSwitch(QWidget):
    """Off unless somebody turns it on; where there is no keyring, it says why it cannot be."""

    def __init__(self, lock: VaultLock, words: Words, notices: Notices) -> None:
        super().__init__()
        self._lock = lock
        self._words = words
        self._notices = notices
        self._asking = Background(self)  # a keyring may take its time, and no deed at the door waits for it
        self._box = TickBox(words("This computer opens the requests without the passphrase"))
        self._box.setEnabled(False)
        self._box.clicked.connect(self._turn)
        self._why = sentence("")
        column(
            self,
            self._box,
            sentence(
                words(
                    "The system's keyring keeps the key then. Whoever is signed in to this account of the "
                    "computer can read the requests: turn it on only where the account is the desk's own."
                )
            ),
            self._why,
        )
        self._why.hide()

    def refresh(self) -> None:
        """Asks the keyring; what it says comes when it comes."""
        self._asking.ask(lambda: self._lock.book.door.keyring_state(), self._show)

    def _show(self, answer: Future[KeyringSeen]) -> None:
        try:
            seen = answer.result()
        except DeskError as error:
            seen = KeyringSeen(KeyringState.OFF)
            self._say(error)
        else:
            self._say(seen.why)
        self._box.setChecked(seen.state is KeyringState.ON)
        self._box.setEnabled(seen.state is not KeyringState.ABSENT)

    def _turn(self) -> None:
        door, wanted = self._lock.book.door, self._box.isChecked()
        self._box.setEnabled(False)
        self._lock.run(door.put_in_keyring if wanted else door.take_out_of_keyring, self, self._told)

    def _told(self, answer: Future[None]) -> None:
        with self._notices.reporting():
            answer.result()
            self._notices.done(
                self._words("From now on this computer opens the requests by itself.")
                if self._box.isChecked()
                else self._words("From now on the passphrase is asked for again.")
            )
        self.refresh()

    def _say(self, why: DeskError | None) -> None:
        self._why.setText("" if why is None else sentence_of(why, self._words))
        self._why.setVisible(why is not None)
