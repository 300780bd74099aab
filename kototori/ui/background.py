"""Asks what takes long away from the window's thread; the answer comes back on it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

_Answer = TypeVar("_Answer")


class Background(QObject):
    """One question after another; of several only the last one is answered."""

    _answered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # One thread keeps one connection of its own to the contact log.
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._asked: Future[Any] | None = None
        self._take: Callable[[Any], None] | None = None
        self._answered.connect(self._hand_over)

    def ask(self, question: Callable[[], _Answer], take: Callable[[Future[_Answer]], None]) -> None:
        """Calls `take` with the finished answer; its `result()` raises what the question raised."""
        self.forget()
        self._take = take
        self._asked = self._thread.submit(question)
        self._asked.add_done_callback(self._tell)

    def forget(self) -> None:
        """What was asked before is not wanted any more."""
        asked, self._asked, self._take = self._asked, None, None
        if asked is not None:
            asked.cancel()  # tells at once, when nobody listens any more

    def _tell(self, answer: "Future[Any]") -> None:
        # In the other thread; the page that asked may be gone by now.
        with suppress(RuntimeError):
            self._answered.emit(answer)

    def _hand_over(self, answer: "Future[Any]") -> None:
        if answer is self._asked and self._take is not None:
            take = self._take
            self._asked = self._take = None
            take(answer)


class Errands(QObject):
    """One errand after another, each of them answered: what is sent to a printer is never superseded."""

    _answered = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="errands")
        self._answered.connect(lambda take, answer: take(answer))

    def run(self, errand: Callable[[], _Answer], take: Callable[[Future[_Answer]], None]) -> None:
        """Calls `take` with the finished answer; its `result()` raises what the errand raised."""

        def tell(answer: "Future[_Answer]") -> None:
            with suppress(RuntimeError):  # the window may be gone by now
                self._answered.emit(take, answer)

        self._thread.submit(errand).add_done_callback(tell)
