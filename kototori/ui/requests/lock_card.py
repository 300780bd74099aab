"""What stands where requests would be shown, as long as their vault is not open: what it needs just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kototori.domain.errors import DeskError
from kototori.domain.vault import AlreadySetUp, NotSetUp
from kototori.ui.look import theme
from kototori.ui.look.tall_card import TallCard
from kototori.ui.look.touch import give_room
from kototori.ui.requests.anew_panel import AnewPanel
from kototori.ui.requests.broken_panel import BrokenPanel
from kototori.ui.requests.lock_parts import LockPanel
from kototori.ui.requests.recover_panel import RecoverPanel
from kototori.ui.requests.set_up_panel import SetUpPanel
from kototori.ui.requests.unlock_panel import UnlockPanel
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.ui.preferences import Preferences
    from kototori.ui.requests.vault_lock import VaultLock

_WIDEST = 640


class LockCard(TallCard):
    """Set-up, passphrase, recovery code, or the way back; `opened` when the requests can be shown.

    Whoever shows it calls `first_focus().setFocus()`; while it is hidden nothing typed stays in it.
    """

    opened = Signal()
    started_anew = Signal()  # what waited in the log does not wait any more

    def __init__(self, lock: VaultLock, preferences: Preferences, words: Words) -> None:
        super().__init__()
        self._lock = lock
        self._set_up = SetUpPanel(lock, preferences, words)
        self._unlock = UnlockPanel(lock, words)
        self._recover = RecoverPanel(lock, words)
        self._broken = BrokenPanel(lock, words)
        self._anew = AnewPanel(lock, words)
        self._panels: tuple[LockPanel, ...] = (
            self._set_up,
            self._unlock,
            self._recover,
            self._broken,
            self._anew,
        )
        self.setMaximumWidth(theme.scaled(_WIDEST))
        self.setAccessibleName(words("The lock of the requests"))
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.GAP_4, theme.GAP_4, theme.GAP_4, theme.GAP_4)
        for panel in self._panels:
            box.addWidget(panel)
            panel.hide()
        self._join()
        give_room(self)

    def refresh(self) -> None:
        """Shows what is needed now; what is being typed stays."""
        fault = self._fault()
        if fault is not None:
            self._broken.tell(fault)
            self._show_panel(self._broken)
        elif not self._lock.is_set_up:
            self._show_panel(self._set_up)
        elif self._shown in (None, self._set_up, self._broken):
            self._show_panel(self._unlock)

    def first_focus(self) -> QWidget:
        """Where work goes on."""
        return self if self._shown is None else self._shown.first_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for panel in self._panels:
            panel.wipe()
            panel.hide()
        self._unlock.opens_by_itself = True

    @property
    def _shown(self) -> LockPanel | None:
        return next((panel for panel in self._panels if not panel.isHidden()), None)

    def _fault(self) -> DeskError | None:
        try:
            self._lock.book.door.look()
        except DeskError as fault:
            return fault
        return None

    def _turn_to(self, panel: LockPanel) -> None:
        self._show_panel(panel)
        self.first_focus().setFocus()

    def _show_panel(self, panel: LockPanel) -> None:
        if panel is not self._shown:
            for other in self._panels:
                other.setVisible(other is panel)
            panel.begin()

    def _look_again(self) -> None:
        for panel in self._panels:
            panel.hide()
        self.refresh()
        self.first_focus().setFocus()

    def _tell_amiss(self, fault: DeskError) -> None:
        if isinstance(fault, AlreadySetUp | NotSetUp):  # somebody at the command line was quicker
            self._look_again()
            return
        self._broken.tell(fault)
        self._turn_to(self._broken)

    def _tell_anew(self) -> None:
        self._look_again()
        self.started_anew.emit()

    def _follow_opened(self) -> None:
        if self.isVisible():
            self.opened.emit()

    def _follow_closed(self) -> None:
        """Else what locked itself behind somebody's back would open itself again at once."""
        self._unlock.opens_by_itself = False

    def _join(self) -> None:
        for panel in (self._set_up, self._unlock, self._recover):
            panel.amiss.connect(self._tell_amiss)
        self._unlock.code_wanted.connect(lambda: self._turn_to(self._recover))
        self._recover.left.connect(lambda: self._turn_to(self._unlock))
        self._recover.neither_known.connect(lambda: self._turn_to(self._anew))
        self._broken.anew_wanted.connect(lambda: self._turn_to(self._anew))
        self._broken.left.connect(self._look_again)
        self._anew.left.connect(self._look_again)
        self._anew.put_aside.connect(self._tell_anew)
        self._lock.opened.connect(self._follow_opened)
        self._lock.closed.connect(self._follow_closed)
