"""Asks what takes long away from the window's thread; the answer comes back on it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import RLock
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

_Answer = TypeVar("_Answer")


class _WayBack:
    """From the other thread to the window's; shut before the one who listens there is taken down.

    To emit a signal of an object that is just being deleted ends the program.
    """

    def __init__(self, listener: QObject) -> None:
        self._lock = RLock()
        self._is_open = True
        listener.destroyed.connect(self._shut)

    def take(self, emit: Callable[[], None]) -> None:
        """Emits, unless nobody listens any more."""
        with self._lock:
            if self._is_open:
                with suppress(RuntimeError):  # deleted by Qt before it could say so
                    emit()

    def _shut(self) -> None:
        with self._lock:
            self._is_open = False


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
        self._way_back = _WayBack(self)

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
        self._way_back.take(lambda: self._answered.emit(answer))

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
        self._way_back = _WayBack(self)

    def run(self, errand: Callable[[], _Answer], take: Callable[[Future[_Answer]], None]) -> None:
        """Calls `take` with the finished answer; its `result()` raises what the errand raised."""

        def tell(answer: "Future[_Answer]") -> None:
            self._way_back.take(lambda: self._answered.emit(take, answer))

        self._thread.submit(errand).add_done_callback(tell)
