"""Writes a file of figures away from the window's thread, tells how far it is, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kototori.domain.release import WritingStopped
from kototori.ui.background import Background

if TYPE_CHECKING:
    from kototori.services.figure_files import Export

_STEPS = 1000


class _Gauge(QObject):
    """Tells from any thread how far the work is; it has no parent, as the work may outlive its page."""

    moved = Signal(int)


class ExportWork(QObject):
    """One file at a time."""

    moved = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._stop = Event()
        self._gauge = _Gauge()
        self._gauge.moved.connect(lambda at: self.moved.emit(at, _STEPS))

    def begin(self, write: Callable[..., Export], take: Callable[[Future[Export]], None]) -> None:
        """Calls `write(told=...)`; `take` gets what came of it, back on the window's thread."""
        self._stop = Event()
        told = _Listening(self._stop, self._gauge)
        self._background.ask(partial(write, told=told), take)

    def stop(self) -> None:
        """The work ends at its next step and leaves nothing; `take` gets WritingStopped."""
        self._stop.set()


class _Listening:
    """Hears how far a stage is; a count that falls begins the next stage.

    Nobody knows beforehand how many stages there are (counting, tables, pages), so each one takes half of
    what the bar has left.
    """

    def __init__(self, stop: Event, gauge: _Gauge) -> None:
        self._stop = stop
        self._gauge = gauge
        self._stage = 0
        self._last = 0.0
        self._shown = -1

    def __call__(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise WritingStopped
        share = done / total if total else 1.0
        if share < self._last:
            self._stage += 1
        self._last = share
        left = 0.5**self._stage
        at = int(_STEPS * (1 - left + left * share / 2))
        if at > self._shown:
            self._shown = at
            self._gauge.moved.emit(at)
