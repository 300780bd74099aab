"""A thread beside the window makes rubbish; the window's thread takes it out."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kototori.ui.background import Background
from kototori.ui.rubbish import RubbishRounds


class _Ring:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def rounds_in() -> Iterator[set[str]]:
    """The threads that looked for rubbish."""
    seen: set[str] = set()

    def note(phase: str, _: dict[str, int]) -> None:
        seen.add(threading.current_thread().name)

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)
    gc.disable()


def test_rubbish_of_a_thread_beside_the_window_is_taken_out_by_the_windows_own(
    qtbot: QtBot, rounds_in: set[str]
) -> None:
    gc.enable()  # as Python does by itself
    parent = QObject()
    RubbishRounds(parent, every=20)
    background = Background(parent)
    rings: list[weakref.ref[_Ring]] = []

    def make_rings() -> None:
        rings.extend(weakref.ref(_Ring()) for _ in range(20_000))

    background.ask(make_rings, lambda answer: answer.result())

    few = gc.get_threshold()[0]  # so many may lie about
    qtbot.waitUntil(lambda: len(rings) == 20_000 and sum(ring() is not None for ring in rings) <= few)
    assert rounds_in == {threading.main_thread().name}
