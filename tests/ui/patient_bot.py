"""Waits for what a window does."""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SignalInstance
from pytestqt.exceptions import TimeoutError as NeverCame
from pytestqt.qtbot import QtBot

_PATIENCE = 30_000  # milliseconds; a machine that is busy with other tests takes its time
_OFTEN = 2  # milliseconds between two looks


class PatientBot(QtBot):
    """Gives up late, which costs nothing where all is well, and looks five times as often as pytest-qt."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE) -> None:
        """Until it says True, or nothing at all instead of failing an assertion."""
        give_up = time.monotonic() + timeout / 1000
        while not _holds(callback, is_late=time.monotonic() > give_up):
            self.wait(_OFTEN)

    def waitSignal(self, signal: SignalInstance, *, timeout: int = _PATIENCE, **asked: Any) -> Any:
        """As pytest-qt's own, but for the patience."""
        return super().waitSignal(signal, timeout=timeout, **asked)


def _holds(callback: Callable[[], bool | None], *, is_late: bool) -> bool:
    try:
        found = callback()
    except AssertionError as fault:
        if is_late:
            raise NeverCame("what was waited for did not come") from fault
        return False
    assert found in (None, True, False), "neither true nor false is waited for"
    if found is False and is_late:
        raise NeverCame("what was waited for did not come")
    return found is not False
