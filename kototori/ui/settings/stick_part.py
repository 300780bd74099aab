"""Whether a copy of the requests goes to a stick as well: which one, and how it stands."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStorageInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from kototori.ui.background import Errands
from kototori.ui.look.buttons import KeyButton
from kototori.ui.notices import Notices
from kototori.ui.requests.lock_parts import beside, column, sentence
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence as sentence_of

if TYPE_CHECKING:
    from kototori.domain.stick import Stick
    from kototori.ui.requests.vault_lock import VaultLock


class StickPart(QWidget):
    """Off unless somebody chooses a folder. A stick is written to in another thread."""

    def __init__(self, lock: VaultLock, words: Words, notices: Notices) -> None:
        super().__init__()
        self._lock = lock
        self._words = words
        self._notices = notices
        self._errands = Errands(self)
        self._said = sentence("")
        self._choose = KeyButton(words("Choose a stick …"), keeps_focus=False)
        self._choose.clicked.connect(self._ask)
        self._off = KeyButton(words("No stick any more"), keeps_focus=False)
        self._off.clicked.connect(self._drop)
        column(self, self._said, beside(self._choose, self._off))
        lock.sticks.looked.connect(self.refresh)

    def refresh(self) -> None:
        """Shows what holds now."""
        with self._notices.reporting():
            self._show(self._lock.desk.sticks.wanted)

    def _show(self, wanted: Stick | None) -> None:
        words = self._words
        self._off.setVisible(wanted is not None)
        if wanted is None:
            said = words(
                "The newest copy can go to a stick or a second disk as well: requests are not lost with this "
                "computer then. It opens there with the passphrase or the code alone."
            )
        else:
            said = words("The newest copy goes to the stick {name}, too: {folder}.", **_facts(wanted))
            fault = self._lock.desk.sticks.faults.get(wanted.folder)
            said += "" if fault is None else f" {sentence_of(fault, words)}"
        self._said.setText(said)

    def _ask(self) -> None:
        title = self._words("Folder on the stick")
        chosen = QFileDialog.getExistingDirectory(self, title, "/media" if Path("/media").is_dir() else "")
        if chosen:
            self.take(Path(chosen))

    def take(self, place: Path) -> None:
        """The copies go to that folder from now on."""
        volume = QStorageInfo(str(place))
        name = "" if volume.isRoot() else volume.name()
        sticks = self._lock.desk.sticks
        self._choose.setEnabled(False)
        self._errands.run(lambda: sticks.choose(place, name), self._tell_chosen)

    def _tell_chosen(self, answer: Future[Stick]) -> None:
        self._choose.setEnabled(True)
        with self._notices.reporting():
            self._notices.done(
                self._words("A copy lies in {folder} from now on.", folder=answer.result().folder)
            )
        self._lock.sticks.look()
        self.refresh()

    def _drop(self) -> None:
        self._choose.setFocus()
        self._errands.run(self._lock.desk.sticks.drop, self._tell_dropped)

    def _tell_dropped(self, answer: Future[None]) -> None:
        with self._notices.reporting():
            answer.result()
            self._notices.done(self._words("No copy goes to a stick any more."))
        self._lock.sticks.look()
        self._lock.sticks.looked.emit()


def _facts(stick: Stick) -> dict[str, object]:
    return {"name": stick.name, "folder": stick.folder.parent}
