"""The window's one lock of the requests: opened by a passphrase in the background, closed by many things."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kototori.domain.errors import DeskError
from kototori.ui.background import Errands
from kototori.ui.requests.idle_watch import IDLE, IdleWatch
from kototori.ui.requests.session_watch import SessionWatch
from kototori.ui.requests.stick_watch import StickWatch

if TYPE_CHECKING:
    from kototori.services.desk import Desk
    from kototori.services.request_book import RequestBook

_Answer = TypeVar("_Answer")


class VaultLock(QObject):
    """It stands as long as the window, and what shows it is built anew with each language.

    `closing` comes before the lock falls: whoever shows what a visitor said empties the fields then, and lays
    aside what is not stored yet. At `closed` nothing of it is left to be shown. `left` is told each time that
    nobody is at the desk, whether the vault was open or not: a half-filled request needs no open vault.
    """

    opened = Signal()
    closing = Signal()
    closed = Signal()
    counted = Signal(int)  # the seconds until it locks by itself; 0 when somebody is back
    left = Signal()

    def __init__(self, desk: Desk, window: QWidget, *, quiet: int = IDLE) -> None:
        """It locks after so many `quiet` seconds, too, and when the session is locked."""
        super().__init__(window)
        self._idle = IdleWatch(window, quiet=quiet)
        self._idle.idle.connect(self.lock)
        self._idle.counted.connect(self._count)
        self._session = SessionWatch(self)
        self._session.left.connect(self.lock)
        self.opened.connect(self.watch)
        self.desk = desk
        # One thread, so that two deeds never meet: argon2 takes a quarter of a second, and no key waits.
        self._errands = Errands(self)
        self._was_open = False
        self._is_busy = False
        self._attends = False
        self._shuts_afterwards = False
        self._sticks: StickWatch | None = None

    @property
    def sticks(self) -> StickWatch:
        """What looks for sticks with copies; from the first time that somebody asks for it."""
        if self._sticks is None:
            self._sticks = StickWatch(self)
        return self._sticks

    def watch(self) -> None:
        """From now on it is noticed when nobody is at the desk: what is typed needs that, too."""
        self._idle.begin()
        self._session.begin()

    @property
    def book(self) -> RequestBook:
        """The requests; loaded when somebody first asks for them."""
        return self.desk.requests

    @property
    def is_set_up(self) -> bool:
        """Whether there is a vault, sound or not."""
        return self.book.door.is_set_up

    @property
    def is_open(self) -> bool:
        """Whether requests may be shown."""
        if self._shuts_afterwards:
            return False
        return self._was_open if self._is_busy else self.book.door.is_open

    @property
    def is_busy(self) -> bool:
        """Whether a deed at the door has not ended yet."""
        return self._is_busy

    def attend(self) -> None:
        """Something of a visitor is being typed: the idle minutes count, the vault open or not."""
        if not self._attends and not self.is_open:
            self._attends = True
            self._idle.begin()
            self._session.begin()

    def open(self, passphrase: str, asker: QObject, told: Callable[[Future[None]], None]) -> None:
        """Opens the vault, forgets what is due and brings the log in step."""
        self.run(lambda: self.book.open(passphrase), asker, told)

    def run(
        self, deed: Callable[[], _Answer], asker: QObject, told: Callable[[Future[_Answer]], None]
    ) -> None:
        """Does something at the door in the background. `told` gets the finished answer, whose `result()`
        raises what the deed raised, unless the asker has gone meanwhile; then `opened` is told if it opened.
        """
        self._was_open, self._is_busy = self.book.door.is_open, True
        self._errands.run(deed, partial(self._finish, asker, told))

    def lock(self) -> None:
        """Closes the vault; a deed that is under way ends first, and what it opened is never shown."""
        self.left.emit()
        self._attends = False
        if self._shuts_afterwards or not (self._is_busy or self.is_open):
            self._idle.end()
            return
        if self.is_open:
            self.closing.emit()
        was_shown, self._shuts_afterwards = self.is_open, self._is_busy
        if not self._is_busy:
            self._shut()
        if was_shown:
            self.closed.emit()

    def _count(self, seconds: int) -> None:
        self.counted.emit(seconds if self.is_open else 0)

    def _finish(
        self, asker: QObject, told: Callable[[Future[_Answer]], None], answer: Future[_Answer]
    ) -> None:
        self._is_busy = False
        shut, self._shuts_afterwards = self._shuts_afterwards, False
        if shut:
            self._shut()
        if isValid(asker):
            told(answer)
        if self.is_open and not self._was_open:
            self.opened.emit()

    def _shut(self) -> None:
        # A copy that could not be written is made at the next opening; the lock falls all the same.
        with suppress(DeskError):
            self.book.close()
