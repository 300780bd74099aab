"""What a change does to the day that it falls on: a closed book opens, and undo closes it again."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime

from kototori.domain.change import DayChange
from kototori.domain.day import Book, DayState, DeskDay
from kototori.domain.moment import local_day
from kototori.storage import days
from kototori.storage.contacts import Origin
from kototori.storage.database import Connection


class DayChanges:
    """Changes what is known of days, inside the transaction of somebody else."""

    def __init__(self, clock: Callable[[], datetime], origin: Origin) -> None:
        self._clock = clock
        self._origin = origin

    def put(self, connection: Connection, day: date, after: DeskDay) -> DayChange | None:
        """Stores what a day is from now on; None where it was that already."""
        before = days.find(connection, day)
        if before == after:
            return None
        days.put(connection, after, self._origin.desk, self._today())
        return DayChange(day, before, after)

    def note(self, connection: Connection, changed: Iterable[date]) -> tuple[DayChange, ...]:
        """A closed day that changes is open again and says so; on a shut one somebody came after all."""
        noted = [self._note(connection, day) for day in sorted(set(changed))]
        return tuple(change for change in noted if change is not None)

    def put_back(self, connection: Connection, change: DayChange) -> bool:
        """The day goes from `before` to `after`, unless it is no longer what it was; whether it went."""
        stored = days.find(connection, change.day)
        if _stand(stored) != _stand(change.before):
            return False
        if change.after is None:
            days.forget(connection, change.day, self._origin.desk, self._today())
        else:
            kept = stored or change.after
            after = replace(
                kept, state=change.after.state, book=change.after.book, corrected=change.after.corrected
            )
            days.put(connection, after, self._origin.desk, self._today())
        return True

    def _note(self, connection: Connection, day: date) -> DayChange | None:
        stored = days.find(connection, day)
        if stored is None or (stored.book is Book.RUNNING and stored.state is not DayState.SHUT):
            return None
        state = DayState.SERVED if stored.state is DayState.SHUT else stored.state
        corrected = stored.corrected or stored.book is Book.CLOSED
        return self.put(connection, day, replace(stored, state=state, book=Book.RUNNING, corrected=corrected))

    def _today(self) -> date:
        return local_day(self._clock())


def _stand(day: DeskDay | None) -> tuple[object, ...]:
    known = day or DeskDay(date.min)
    return known.state, known.book, known.corrected
