"""Settings of the requests' lock: passphrase, recovery code, days kept, keyring, and where the copies are."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.page import heading
from kototori.ui.look.tall_card import TallCard
from kototori.ui.notices import Notices
from kototori.ui.requests.days_kept import DaysKept
from kototori.ui.requests.lock_parts import LockPanel, beside, column, sentence
from kototori.ui.requests.stick_note import StickNote
from kototori.ui.settings.change_passphrase import ChangePassphrase
from kototori.ui.settings.keyring_switch import KeyringSwitch
from kototori.ui.settings.new_code import NewCode
from kototori.ui.settings.stick_part import StickPart
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.ui.preferences import Preferences
    from kototori.ui.requests.vault_lock import VaultLock


class VaultCard(TallCard):
    """What can be changed while the requests are open; locked, it says so and leads to their page."""

    requests_wanted = Signal()

    def __init__(self, lock: VaultLock, preferences: Preferences, words: Words, notices: Notices) -> None:
        super().__init__()
        self._lock = lock
        self._words = words
        self._notices = notices
        self._state = sentence("")
        self._go = KeyButton(words("To the requests"), keeps_focus=False)
        self._go.clicked.connect(self.requests_wanted)
        self._days = DaysKept(words)
        self._keep = KeyButton(words("Keep these days"), keeps_focus=False)
        self._keep.clicked.connect(self._keep_days)
        self._keyring = KeyringSwitch(lock, words, notices)
        self._copies = sentence("")
        self._stick = StickPart(lock, words, notices)
        self.note = StickNote(words, notices)
        self.note.follow(lock.sticks)
        self._passphrase = ChangePassphrase(lock, words)
        self._code = NewCode(lock, preferences, words)
        self._open = self._make_open()
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        box.setSpacing(theme.GAP_2)
        box.addWidget(heading(words("Requests and their lock")))
        for part in (self.note, self._state, self._go, self._open, self._passphrase, self._code):
            box.addWidget(part)
        for panel in (self._passphrase, self._code):
            panel.hide()
            panel.left.connect(self._leave)
            panel.done.connect(self._tell_done)
        lock.opened.connect(self.refresh)
        lock.closing.connect(self._leave)
        lock.closed.connect(self.refresh)

    def refresh(self) -> None:
        """Shows what holds now."""
        words, is_open = self._words, self._lock.is_open
        self._lock.sticks.look()
        self.note.refresh()
        if is_open:
            said = words(
                "They are open now. If both the passphrase and the recovery code are lost, so are the "
                "waiting requests: nobody can open them. The contact log lives on."
            )
        elif self._lock.is_set_up:
            said = words("They are locked. What stands here can be changed while they are open.")
        else:
            said = words("No passphrase is set yet. The page of requests sets it up in a minute.")
        self._state.setText(said)
        self._go.setVisible(not is_open)
        self._open.setVisible(is_open and self._panel is None)
        if is_open:
            self._show_facts()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._leave()

    @property
    def _panel(self) -> LockPanel | None:
        return next((panel for panel in (self._passphrase, self._code) if not panel.isHidden()), None)

    def _show_facts(self) -> None:
        words = self._words
        self._days.show_keeping(self._lock.book.door.keeping)
        copies = self._lock.desk.vault_restoring().copies()
        self._copies.setText(
            words(
                "The two newest copies lie in {folder}. They open with the same passphrase and code; a copy "
                "that was taken elsewhere opens with those of its day.",
                folder=copies[0].parent,
            )
            if copies
            else words("There is no copy yet.")
        )
        self._keyring.refresh()
        self._stick.refresh()

    def _keep_days(self) -> None:
        keeping = self._days.keeping
        if self._lock.is_busy:
            return
        self._lock.run(lambda: self._lock.book.keep_for(keeping), self, self._tell_days)

    def _tell_days(self, answer: Future[int]) -> None:
        with self._notices.reporting():
            gone = answer.result()
            self._notices.done(
                self._words.many(
                    "Kept; 1 visitor's data were due and are erased.",
                    "Kept; {n} visitors' data were due and are erased.",
                    gone,
                )
                if gone
                else self._words("Kept: these days hold from now on.")
            )
        self.refresh()

    def _show_panel(self, panel: LockPanel) -> None:
        self._open.hide()
        panel.begin()
        panel.show()
        panel.first_focus().setFocus()

    def _leave(self) -> None:
        panel = self._panel
        if panel is None:
            return
        had_focus = panel.isAncestorOf(self.focusWidget() or self)
        panel.wipe()
        panel.hide()
        self._open.setVisible(self._lock.is_open)
        if had_focus:
            (self._change if panel is self._passphrase else self._renew).setFocus()

    def _tell_done(self, said: str) -> None:
        self._leave()
        self._notices.done(said)
        self.refresh()

    def _make_open(self) -> QWidget:
        words = self._words
        self._change = KeyButton(words("Change the passphrase …"), keeps_focus=False)
        self._change.clicked.connect(lambda: self._show_panel(self._passphrase))
        self._renew = KeyButton(words("New recovery code …"), keeps_focus=False)
        self._renew.clicked.connect(lambda: self._show_panel(self._code))
        opened = QWidget()
        column(
            opened,
            beside(self._change, self._renew),
            self._days,
            sentence(
                words(
                    "Fewer days hold for what waits now, too. More days hold from now on: what was promised "
                    "to go sooner still goes sooner."
                )
            ),
            beside(self._keep),
            self._keyring,
            self._copies,
            self._stick,
        )
        opened.hide()
        return opened
