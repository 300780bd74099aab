"""What a running program remembers of its looks at the figures, so that the next one does not begin anew."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from hashlib import blake2b
from threading import Lock
from typing import Any, TypeVar

from kototori.storage import contact_turns
from kototori.storage.contact_turns import Tally
from kototori.storage.database import Connection

_T = TypeVar("_T")
_MANY_DAYS = 60  # to read the marks of so many is no dearer than to read all of them
_REMEMBERED = 48  # sums; a look at the page asks for four


class DayMemory:
    """Shared by the threads of one program."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: dict[str, tuple[Tally, str]] = {}
        self._since: date | None = None
        self._sums: OrderedDict[Hashable, Any] = OrderedDict()

    def marks(self, connection: Connection, first: date, last: date, today: date) -> dict[str, str]:
        """For each day with contacts its mark: another one whenever a contact of that day has changed.

        To read all revisions is dear. Where a day holds as many of them as before, with the same sum, and no
        change since the last look leads to it, it is as it was.
        """
        with self._lock:
            if not self._seen:
                self._since = today
                read = contact_turns.revisions_between(connection, first, last)
                self._seen = {day: _marked(*found) for day, found in read.items()}
                return {day: mark for day, (_, mark) in self._seen.items()}
            return self._marks(connection, contact_turns.tallies_between(connection, first, last), today)

    def _marks(self, connection: Connection, tallies: Mapping[str, Tally], today: date) -> dict[str, str]:
        known = self._seen
        if self._since is not None:
            for day in contact_turns.days_changed_since(connection, self._since):
                known.pop(day, None)
        self._since = today
        fresh = [day for day, tally in tallies.items() if day not in known or known[day][0] != tally]
        if fresh:
            only = fresh if len(fresh) <= _MANY_DAYS else None
            ends = (date.fromisoformat(min(fresh)), date.fromisoformat(max(fresh)))
            read = contact_turns.revisions_between(connection, *ends, only)
            known.update((day, _marked(*read[day])) for day in fresh)
        return {day: known[day][1] for day in tallies}

    def recall(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What was made of the same before; nobody changes it."""
        with self._lock:
            if key in self._sums:
                self._sums.move_to_end(key)
                found: _T = self._sums[key]
                return found
        made = make()
        with self._lock:
            self._sums[key] = made
            while len(self._sums) > _REMEMBERED:
                self._sums.popitem(last=False)
        return made


def _marked(tally: Tally, revisions: str) -> tuple[Tally, str]:
    return tally, blake2b(revisions.encode(), digest_size=12).hexdigest()
