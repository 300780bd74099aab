"""Soon after each change no file tells any more which contact was in hand when a request was made."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from kototori.ui.background import Background

EVERY = 10_000  # milliseconds


class OrderForgotten(QObject):
    """Looks every few seconds whether something was written, and has it folded in by another thread."""

    def __init__(self, parent: QObject, log: Path, forget: Callable[[], None], *, every: int = EVERY) -> None:
        """`log` is the contact log; beside it stands what was not folded in yet."""
        super().__init__(parent)
        self._written = log.with_name(f"{log.name}-wal")
        self._forget = forget
        self._apart = Background(self)
        self._timer = QTimer(self, interval=every)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Folds in what was written since the last time."""
        try:
            something = self._written.stat().st_size > 0
        except OSError:
            return
        if something:
            self._apart.ask(self._forget, _done)


def _done(answer: Future[None]) -> None:
    answer.result()
