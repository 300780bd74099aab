"""What stands where requests would be shown, as long as their vault is not open: what it needs just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kototori.ui.look import theme
from kototori.ui.look.page import Card
from kototori.ui.requests.lock_parts import LockPanel
from kototori.ui.requests.recover_panel import RecoverPanel
from kototori.ui.requests.set_up_panel import SetUpPanel
from kototori.ui.requests.unlock_panel import UnlockPanel
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.ui.preferences import Preferences
    from kototori.ui.requests.vault_lock import VaultLock

_WIDEST = 640


class LockCard(Card):
    """Set-up, passphrase or recovery code; `opened` when the requests can be shown.

    Whoever shows it calls `first_focus().setFocus()`; while it is hidden nothing typed stays in it.
    """

    opened = Signal()

    def __init__(self, lock: VaultLock, preferences: Preferences, words: Words) -> None:
        super().__init__()
        self._lock = lock
        self._set_up = SetUpPanel(lock, preferences, words)
        self._unlock = UnlockPanel(lock, words)
        self._recover = RecoverPanel(lock, words)
        self._panels: tuple[LockPanel, ...] = (self._set_up, self._unlock, self._recover)
        self._unlock.code_wanted.connect(lambda: self._turn_to(self._recover))
        self._recover.left.connect(lambda: self._turn_to(self._unlock))
        lock.opened.connect(self._follow_opened)
        self.setMaximumWidth(theme.scaled(_WIDEST))
        self.setAccessibleName(words("The lock of the requests"))
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.GAP_4, theme.GAP_4, theme.GAP_4, theme.GAP_4)
        for panel in self._panels:
            box.addWidget(panel)
            panel.hide()
        self._shown: LockPanel = self._unlock

    def refresh(self) -> None:
        """Shows what is needed now; what is being typed stays."""
        wanted = self._unlock if self._lock.is_set_up else self._set_up
        if self._shown.isHidden() or (self._shown is self._set_up) is (wanted is not self._set_up):
            self._show_panel(wanted)

    def first_focus(self) -> QWidget:
        """Where work goes on."""
        return self._shown.first_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for panel in self._panels:
            panel.wipe()
            panel.hide()

    def _turn_to(self, panel: LockPanel) -> None:
        self._show_panel(panel)
        self.first_focus().setFocus()

    def _show_panel(self, panel: LockPanel) -> None:
        for other in self._panels:
            other.setVisible(other is panel)
        self._shown = panel
        panel.begin()

    def _follow_opened(self) -> None:
        if self.isVisible():
            self.opened.emit()
