"""Looks for the sticks that carry copies of the requests, in a thread of its own: a stick can hang."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kototori.domain.errors import DeskError
from kototori.ui.background import Background

if TYPE_CHECKING:
    from kototori.domain.stick import Stick
    from kototori.services.vault_sticks import VaultSticks

_MINUTE = 60_000  # milliseconds


class StickWatch(QObject):
    """Each minute, and whenever something was erased, the requests open or not.

    What was done on a stick comes into the register when the requests are open and nothing else is under way.
    """

    looked = Signal()

    def __init__(self, find: Callable[[], VaultSticks], note: Callable[[], None], parent: QObject) -> None:
        """`note` brings what was done into the register, where that can be."""
        super().__init__(parent)
        self._find, self._note = find, note
        self._looking = Background(self)
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self.look)
        self._minute.start()

    @property
    def sticks(self) -> VaultSticks:
        """The sticks of this desk."""
        return self._find()

    def owed(self) -> tuple[Stick, ...]:
        """Those that have to be plugged in."""
        return self.sticks.owed()

    def look(self) -> None:
        """Asks nobody to wait; `looked` comes when every stick that is there was seen to."""
        with suppress(DeskError):
            if self.sticks.all():
                self._looking.ask(self.sticks.follow, self._take)

    def _take(self, answer: Future[bool]) -> None:
        with suppress(DeskError):  # a log that is busy, or a disk that is full: the next minute does it
            answer.result()
            self._note()
        self.looked.emit()
