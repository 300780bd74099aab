"""The days of the desk: close one, open it again, say that the desk was shut or did not count."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from kototori.domain.day import Book, DayState, DeskDay
from kototori.domain.errors import DayHasContacts, DayUnknown, FutureDay
from kototori.domain.moment import local_day
from kototori.services.day_changes import DayChanges
from kototori.storage import changes, contacts, days
from kototori.storage.contacts import Origin
from kototori.storage.database import Connection, Database


class DayBook:
    """What is known of each day of the desk."""

    def __init__(self, database: Database, clock: Callable[[], datetime], origin: Origin) -> None:
        self._database = database
        self._clock = clock
        self._days = DayChanges(clock, origin)

    def find(self, day: date) -> DeskDay | None:
        """What a day was: said so by somebody, served because somebody came, or None: unknown."""
        with self._database.reading() as connection:
            stored = days.find(connection, day)
            came = stored is None and contacts.count_between(connection, day, day) > 0
        return DeskDay(day) if came else stored

    def close(self, day: date) -> DeskDay:
        """Closes the day's book; a day on which nobody came counts as served."""
        self._refuse_future(day)
        return self._change(day, lambda stored: replace(stored, book=Book.CLOSED))

    def reopen(self, day: date) -> DeskDay:
        """Opens a closed book again; the day says from then on that it was corrected. Raises DayUnknown."""
        self._refuse_future(day)
        found = self.find(day)
        if found is None:
            raise DayUnknown(day)  # opened, it would stand in every coverage as a day on which nobody came
        return self._change(day, _reopened) if found.book is Book.CLOSED else found

    def shut(self, day: date) -> DeskDay:
        """The desk was not open that day; told beforehand or after. Raises DayHasContacts."""

        def shut(stored: DeskDay) -> DeskDay:
            return replace(stored, state=DayState.SHUT)

        return self._change(day, shut, refuse_contacts=True)

    def not_counted(self, day: date) -> DeskDay:
        """The desk was open, but its visitors were not counted, or not all of them."""
        self._refuse_future(day)
        return self._change(day, lambda stored: replace(stored, state=DayState.NOT_COUNTED))

    def served(self, day: date) -> DeskDay:
        """Takes back that the desk was shut or did not count."""
        self._refuse_future(day)
        return self._change(day, lambda stored: replace(stored, state=DayState.SERVED))

    def _change(
        self, day: date, after: Callable[[DeskDay], DeskDay], *, refuse_contacts: bool = False
    ) -> DeskDay:
        with self._database.writing() as connection:
            if refuse_contacts:
                _refuse_contacts(connection, day)
            wanted = after(days.find(connection, day) or DeskDay(day))
            change = self._days.put(connection, day, wanted)
            if change is not None:
                changes.push_day(connection, self._today(), change)
        return wanted

    def _refuse_future(self, day: date) -> None:
        if day > self._today():
            raise FutureDay(day)

    def _today(self) -> date:
        return local_day(self._clock())


def _reopened(stored: DeskDay) -> DeskDay:
    return replace(stored, book=Book.RUNNING, corrected=stored.corrected or stored.book is Book.CLOSED)


def _refuse_contacts(connection: Connection, day: date) -> None:
    count = contacts.count_between(connection, day, day)
    if count:
        raise DayHasContacts(day, count)
