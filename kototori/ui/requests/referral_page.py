"""The page of requests: behind their lock what the log alone knows, and while it is open all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import Page, heading
from kototori.ui.notices import Notices
from kototori.ui.requests.lock_card import LockCard
from kototori.ui.requests.lock_countdown import LockCountdown
from kototori.ui.requests.locked_facts import LockedFacts
from kototori.ui.requests.open_requests import OpenRequests
from kototori.ui.requests.stick_note import StickNote
from kototori.ui.requests.tell_worker import TellWorker
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.request_list import Listed
    from kototori.services.request_reminders import RequestReminders, Waits
    from kototori.ui.preferences import Preferences
    from kototori.ui.requests.request_services import RequestServices
    from kototori.ui.requests.vault_lock import VaultLock

_WIDE, _SIDE = 840, 20
_LOOK_AGAIN = 20_000  # milliseconds; midnight is not missed by more


class ReferralPage(Page):
    """Joins the lock and the list. What is due is erased at the opening, and at midnight while it is open."""

    def __init__(
        self,
        services: RequestServices,
        reminders: RequestReminders,
        lock: Callable[[], VaultLock],
        preferences: Preferences,
        keys: KeyTable,
        words: Words,
        notices: Notices,
    ) -> None:
        """`lock` is asked for when the page is first shown: the ciphers are loaded with it."""
        super().__init__()
        self._with, self._reminders = services, reminders
        self._ask_for_lock, self._preferences = lock, preferences
        self._words, self._notices = words, notices
        self._lock: VaultLock | None = None
        self._card: LockCard | None = None
        self._settled_on: date | None = None
        self.setAccessibleName(words("Contact requests"))
        self._title = heading("", theme.TITLE)
        self._close = KeyButton(words("Lock"), keys.printed(Deed.LOCK))
        self._close.clicked.connect(self._lock_now)
        self._countdown = LockCountdown(words)
        self.facts = LockedFacts(words)
        self.stick = StickNote(words, notices)
        self.open = OpenRequests(services, preferences, keys, words, notices)
        printer = self.open.printing.printer
        self.told = TellWorker(services.notices, lambda: printer.printer, words, notices)
        self.open.changed.connect(self._follow_deed)
        self.open.told_wanted.connect(self._ask_to_tell)
        self.open.look_wanted.connect(self._look)
        self._midnight = QTimer(self, interval=_LOOK_AGAIN)
        self._midnight.timeout.connect(self.look_at_the_day)
        self._lay_out()

    def refresh(self) -> None:
        lock, waits = self._lock_of_the_window(), self._reminders.waiting()
        self._tell_title(waits)
        lock.sticks.look()
        self.stick.refresh()
        self._locked_part.setVisible(not lock.is_open)
        self.open.setVisible(lock.is_open)
        self._close.setVisible(lock.is_open)
        self.open.show_register.setVisible(lock.is_open)
        if lock.is_open:
            self._midnight.start()
            self.look_at_the_day()
            self.open.refresh()
        else:
            self._midnight.stop()
            self.facts.tell(waits, self._reminders.due_when_opened())
            self.card.refresh()
            self._arrange()

    def prepare(self) -> None:
        """The card that opens the lock is made too; it opens nothing before somebody comes here."""
        if not self._lock_of_the_window().is_open:
            _ = self.card

    def first_focus(self) -> QWidget:
        if self._lock is None:
            return self
        return self.open.first_focus() if self._lock.is_open else self.card.first_focus()

    def panes(self) -> Sequence[QWidget]:
        if self._lock is None or not self._lock.is_open:
            return (self.first_focus(),)
        parts = (self.open.search, self.open.list, self.open.details, self.open.show_register)
        return (*parts, *(one for one in (self.told, self.stick) if one.isVisible()))

    def do_deed(self, deed: Deed) -> bool:
        return self._lock is not None and self._lock.is_open and self.open.do(deed)

    @property
    def card(self) -> LockCard:
        """What opens the lock; made with it."""
        if self._card is None:
            self._card = LockCard(self._lock_of_the_window(), self._preferences, self._words)
            self._card.started_anew.connect(self._follow_anew)
            self._beside.addWidget(self._card, 3)
            self._card.show()  # not with the next event: the keyboard goes into it now
        return self._card

    def look_at_the_day(self) -> None:
        """A new day began while the vault is open: what is due is erased now."""
        if self._lock is None or not self._lock.is_open or self._lock.is_busy:
            return
        requests = self._with.requests()
        if self._settled_on == requests.today():
            return
        self._settled_on = requests.today()
        with self._notices.reporting():
            if requests.forget_what_is_due():
                self._look_for_sticks()
                self.desk_changed.emit()
            self.open.refresh()

    # --- inside -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar = self._area.verticalScrollBar()
            step = bar.pageStep() // 2
            bar.setValue(bar.value() + (step if event.key() == Qt.Key.Key_PageDown else -step))
        else:
            super().keyPressEvent(event)

    def _lock_of_the_window(self) -> VaultLock:
        if self._lock is None:
            self._lock = lock = self._ask_for_lock()
            lock.opened.connect(self._follow_opened)
            lock.closing.connect(self.open.wipe)
            lock.closed.connect(self._follow_lock)
            self.stick.follow(lock.sticks)
            lock.counted.connect(self._countdown.tell)
        return self._lock

    def _tell_title(self, waits: Waits) -> None:
        words = self._words
        self._title.setText(
            words.many("1 contact request waits", "{n} contact requests wait", len(waits))
            if waits
            else words("No contact request waits")
        )

    def _ask_to_tell(self, one: Listed) -> None:
        self.told.ask(one)
        self._area.verticalScrollBar().setValue(0)  # it stands at the top

    def _look(self, part: QWidget) -> None:
        """From its top, as much of it as there is room for."""
        top = part.mapTo(self._inside, QPoint()).y()
        bar = self._area.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self._area.viewport().height() - part.height():
            bar.setValue(top)

    def _follow_deed(self) -> None:
        with self._notices.reporting():
            self._tell_title(self._reminders.waiting())
        self._look_for_sticks()
        self.desk_changed.emit()

    def _look_for_sticks(self) -> None:
        """Something was erased, maybe: what is plugged in follows at once, and what is not is named."""
        if self._lock is not None:
            self._lock.sticks.look()

    def _follow_opened(self) -> None:
        self._settled_on = self._with.requests().today()  # the opening has erased what was due
        self._follow_lock()
        self.desk_changed.emit()

    def _follow_anew(self) -> None:
        """What waited in the old requests waits no more."""
        with self._notices.reporting():
            self.refresh()
        self.desk_changed.emit()

    def _follow_lock(self) -> None:
        with self._notices.reporting():
            self.refresh()
        if self.isVisible() and self.window().isActiveWindow():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _lock_now(self) -> None:
        self._lock_of_the_window().lock()

    def _lay_out(self) -> None:
        head = FlowRow(theme.GAP_2, right_from=1)
        for part in (self._title, self._countdown, self.open.take_back, self.open.show_register, self._close):
            head.addWidget(part)
        self._locked_part = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._locked_part)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(theme.GAP_3)
        self._beside.addWidget(self.facts, 2)
        self._inside = inside = QWidget()
        self._column = column = QVBoxLayout(inside)
        column.setSpacing(theme.GAP_2)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self.stick)
        column.addWidget(self._locked_part, 1)
        column.addWidget(self.open, 1)
        self.open.hide()
        self.fill_with(inside)
        self._area = self.findChildren(QScrollArea)[0]

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # the window itself may be put away and come back
            self._notices.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """What the log knows beside the lock where both have room, else above it."""
        wide = self.width() >= theme.scaled(_WIDE)
        side = _SIDE if wide else theme.GAP_2
        self._column.setContentsMargins(side, theme.GAP_3 if wide else theme.GAP_1, side, theme.GAP_2)
        direction = QBoxLayout.Direction
        parts = [self.facts] if self._card is None else [self.facts, self._card]
        needed = sum(part.minimumSizeHint().width() for part in parts) + 4 * side
        beside = wide and self.width() >= needed
        self._beside.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.told.fit_to(self.width())
        self._close.set_compact(compact=not wide)
