"""Asks what takes long away from the window's thread; the answer comes back on it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

_Answer = TypeVar("_Answer")


class _Bell(QObject):
    """Rings from any thread. It has no parent: the thread that rings keeps it, and so it cannot be deleted
    under the ringing, as a page's own signal was; who has gone meanwhile no longer hears it.
    """

    rung = Signal(object, object)


class Background(QObject):
    """One question after another; of several only the last one is answered."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bell = _Bell()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._asked: Future[Any] | None = None
        self._take: Callable[[Any], None] | None = None
        self._bell.rung.connect(self._hand_over)

    def ask(self, question: Callable[[], _Answer], take: Callable[[Future[_Answer]], None]) -> None:
        """Calls `take` with the finished answer; its `result()` raises what the question raised."""
        self.forget()
        self._take = take
        self._asked = self._thread.submit(question)
        bell = self._bell
        self._asked.add_done_callback(lambda answer: bell.rung.emit(None, answer))

    def forget(self) -> None:
        """What was asked before is not wanted any more."""
        asked, self._asked, self._take = self._asked, None, None
        if asked is not None:
            asked.cancel()  # tells at once, when nobody listens any more

    def _hand_over(self, _: object, answer: "Future[Any]") -> None:
        if answer is self._asked and self._take is not None:
            take = self._take
            self._asked = self._take = None
            take(answer)


class Errands(QObject):
    """One errand after another, each of them answered: what is sent to a printer is never superseded."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bell = _Bell()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="errands")
        self._bell.rung.connect(self._hand_over)

    def run(self, errand: Callable[[], _Answer], take: Callable[[Future[_Answer]], None]) -> None:
        """Calls `take` with the finished answer; its `result()` raises what the errand raised."""
        bell = self._bell
        self._thread.submit(errand).add_done_callback(lambda answer: bell.rung.emit(take, answer))

    def _hand_over(self, take: "Callable[[Future[Any]], None]", answer: "Future[Any]") -> None:
        take(answer)
