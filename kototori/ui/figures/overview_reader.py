"""Reads overviews in the background, and keeps what is known, so that a key never waits for counting."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from kototori.ui.background import Background
from kototori.ui.notices import Notices

if TYPE_CHECKING:
    from kototori.domain.overview import Asked, Overview

_KEPT = 32  # overviews; each is some kilobytes
_PAINTED = 40  # milliseconds, in which a page is painted
_REST = 400  # milliseconds without a question, after which it reads what may be asked for next


class Reading(NamedTuple):
    """An overview, and the one it is compared with."""

    overview: Overview
    other: Overview | None

    @property
    def beside(self) -> Overview | None:
        """The other one, to be drawn and counted beside the first: a period of which nothing is known did not
        have nobody.
        """
        return self.other if self.other is not None and self.other.is_counted else None


class OverviewReader(QObject):
    """Of several questions the last one is answered; the answer comes on the window's thread."""

    answered = Signal(object)
    """A Reading, counted now."""

    def __init__(self, count: Callable[[Asked], Overview], notices: Notices, parent: QObject) -> None:
        super().__init__(parent)
        self._count = count
        self._notices = notices
        self._known: OrderedDict[Asked, Overview] = OrderedDict()
        self._background = Background(self)
        self._beside = Background(self)  # a thread of its own: nobody waits behind what may never be asked
        self._ahead: list[Asked] = []
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self._read_ahead)
        self._wanted: tuple[Asked, Asked | None] | None = None
        self._soon = QTimer(self, interval=_PAINTED, singleShot=True)
        self._soon.timeout.connect(self._read_now)

    def known(self, asked: Asked, other: Asked | None) -> Reading | None:
        """What was counted before; contacts may have come since."""
        if asked not in self._known or (other is not None and other not in self._known):
            return None
        return Reading(self._known[asked], None if other is None else self._known[other])

    def read(self, asked: Asked, other: Asked | None) -> None:
        """Counts anew; `answered` tells when that is done."""
        self._rest.stop()
        self._soon.stop()
        self._background.ask(lambda: self._counted(asked, other), self._take)

    def read_soon(self, asked: Asked, other: Asked | None) -> None:
        """Counts anew once what is known has been painted: two threads of Python take each other's time."""
        self._rest.stop()
        self._background.forget()
        self._wanted = asked, other
        self._soon.start()

    def read_ahead(self, likely: list[Asked]) -> None:
        """Counts these once nothing else is asked for a while, one at a time."""
        self._ahead = [asked for asked in likely if asked not in self._known]
        if self._ahead:
            self._rest.start()

    def stop_reading_ahead(self) -> None:
        """Nobody looks any more."""
        self._ahead = []
        self._rest.stop()

    def _read_now(self) -> None:
        if self._wanted is not None:
            self.read(*self._wanted)

    def _counted(self, asked: Asked, other: Asked | None) -> Reading:
        """In the other thread."""
        return Reading(self._count(asked), None if other is None else self._count(other))

    def _take(self, answer: Future[Reading]) -> None:
        with self._notices.reporting():
            reading = answer.result()
            for overview in (reading.overview, reading.other):
                if overview is not None:
                    self._keep(overview)
            self.answered.emit(reading)

    def _read_ahead(self) -> None:
        if not self._ahead:
            return
        asked = self._ahead.pop(0)
        self._beside.ask(lambda: self._count(asked), self._take_ahead)

    def _take_ahead(self, answer: Future[Overview]) -> None:
        """What cannot be read now is read, and told, when it is asked for."""
        if answer.exception() is None:
            self._keep(answer.result())
            if self._ahead:
                self._rest.start()

    def _keep(self, overview: Overview) -> None:
        self._known[overview.asked] = overview
        self._known.move_to_end(overview.asked)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
