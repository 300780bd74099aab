"""What was done with requests: the day, the deed, by whom and where; nothing of what they say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from kototori.domain.vault import Deed as VaultDeed
from kototori.ui.look import theme
from kototori.ui.look.plain_table import PlainTable
from kototori.ui.requests.request_words import RequestWords
from kototori.wording.catalogue import N_, Words

if TYPE_CHECKING:
    from kototori.services.request_list import Done

DEEDS: Mapping[VaultDeed, str] = {
    VaultDeed.SET_UP: N_("the vault was set up"),
    VaultDeed.MADE: N_("a request was made"),
    VaultDeed.HANDED_OVER: N_("a request was handed over"),
    VaultDeed.ACKNOWLEDGED: N_("a worker took a request on"),
    VaultDeed.WITHDRAWN: N_("a request was withdrawn"),
    VaultDeed.EXPIRED: N_("a request came to its last day without being handed over"),
    VaultDeed.ERASED: N_("what a visitor had said was erased"),
    VaultDeed.PASSPHRASE_CHANGED: N_("the passphrase was changed"),
    VaultDeed.RECOVERED: N_("opened with the recovery code"),
    VaultDeed.RESTORED: N_("a request came back from a copy"),
    VaultDeed.SEALED: N_("a request was sealed into a file"),
    VaultDeed.KEYRING_ON: N_("this computer was allowed to open them"),
    VaultDeed.KEYRING_OFF: N_("this computer may not open them any more"),
    VaultDeed.RECOVERY_CODE_NEW: N_("a new recovery code was made"),
    VaultDeed.STICK_ERASED: N_("a copy on a stick was erased"),
    VaultDeed.TAKEN_BACK: N_("a hand-over was taken back"),
    VaultDeed.KEY_MENDED: N_("a key was put right"),
    VaultDeed.KEEPING_CHANGED: N_("kept for another number of days from now on"),
    VaultDeed.STARTED_ANEW: N_("begun anew, without the old keys"),
}


class RegisterView(QTableView):
    """Read only; the newest day first."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._in_words = RequestWords(words)
        self._rows = PlainTable()
        self.setModel(self._rows)
        self.setAccessibleName(words("What was done with requests"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(theme.ROW_HEIGHT))

    def show_done(self, done: list[Done]) -> None:
        """Shows every line of the register."""
        words = self._words
        columns = (words("day"), words("what was done"), words("by"), words("where"))
        self._rows.show_rows(columns, [self._row(line) for line in done])
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        if done:
            self.selectRow(0)

    def wipe(self) -> None:
        """Nothing is listed."""
        self._rows.show_rows((), ())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete):
            event.accept()  # here they would reach a request that is not in view
        else:
            super().keyPressEvent(event)

    def _row(self, line: Done) -> tuple[str, ...]:
        words = self._words
        deed = words(DEEDS[line.deed])
        if line.way is not None:
            deed = f"{deed}, {self._in_words.way(line.way)}"
        by = words("the desk") if line.role == "desk" else words("the program")
        where = words("this computer") if line.here else words("another computer")
        return words.date(line.day), deed, by, where
