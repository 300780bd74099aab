"""The foot of what the lock protects: lock now, and how soon it locks by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.announcement import announce
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.page import small_print
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.ui.requests.vault_lock import VaultLock


class LockBar(QWidget):
    """A quiet line while the requests are open; the count is spoken once, not with each second."""

    def __init__(self, lock: VaultLock, keys: KeyTable, words: Words) -> None:
        super().__init__()
        self._lock = lock
        self._words = words
        self._state = small_print("")
        self._state.setWordWrap(True)
        self._tell(0)
        self.button = KeyButton(words("Lock now"), keys.printed(Deed.LOCK), keeps_focus=False)
        # After the click has ended: what the lock hides must not be hidden under its own button.
        self.button.clicked.connect(lambda: QTimer.singleShot(0, lock, lock.lock))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_3)
        row.addWidget(self._state, 1)
        row.addWidget(self.button)
        lock.counted.connect(self._count)
        lock.opened.connect(self.show)
        lock.closed.connect(self.hide)
        self.setVisible(lock.is_open)

    def _count(self, seconds: int) -> None:
        was_counting = self._is_counting
        self._tell(seconds)
        if seconds and not was_counting:
            announce(self, self._state.text())

    def _tell(self, seconds: int) -> None:
        self._is_counting = bool(seconds)
        self._state.setText(
            self._words.many("The requests lock in 1 second", "The requests lock in {n} seconds", seconds)
            if seconds
            else self._words("The requests are open. They lock after two quiet minutes.")
        )
