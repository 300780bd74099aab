"""Undo and redo of the day, for as long as the day lasts, through restarts of the program."""

from collections.abc import Callable
from datetime import date, datetime

from kototori.domain.change import Act, Change, ChangeTold
from kototori.domain.contact import Contact
from kototori.domain.moment import local_day
from kototori.services.contact_log import ContactLog
from kototori.storage import changes, contacts
from kototori.storage.contacts import Origin
from kototori.storage.database import Connection, Database


class History:
    """The stack of the day's changes. Undoing is a change like any other: a revision with its audit row."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], log: ContactLog, origin: Origin
    ) -> None:
        self._database = database
        self._clock = clock
        self._log = log
        self._origin = origin

    def undo(self) -> ChangeTold | None:
        """Takes back the last change of today; None where there is none."""
        with self._database.writing() as connection:
            change = changes.last_done(connection, self._today())
            if change is None:
                return None
            changes.undo(connection, change)
            return self._put_back(connection, change, change.rev_before)

    def redo(self) -> ChangeTold | None:
        """Does the change again that was undone last; None where there is none."""
        with self._database.writing() as connection:
            change = changes.first_undone(connection, self._today())
            if change is None:
                return None
            changes.redo(connection, change)
            return self._put_back(connection, change, change.rev_after)

    def _put_back(self, connection: Connection, change: Change, rev: int | None) -> ChangeTold:
        """The contact becomes again what it was at `rev`; None is before it was recorded."""
        newest = contacts.find_newest(connection, change.contact_id)
        wanted = contacts.find_revision(connection, change.contact_id, rev or change.rev_after)
        withdrawn = rev is None or wanted.withdrawn
        after = newest.revised(wanted.facts, self._today(), withdrawn=withdrawn)
        contacts.supersede(connection, after, _act(newest, after), self._origin)
        self._log.note_change(connection, {newest.facts.moment.day, after.facts.moment.day})
        return ChangeTold(change, after)

    def _today(self) -> date:
        return local_day(self._clock())


def _act(before: Contact, after: Contact) -> Act:
    if after.withdrawn:
        return Act.WITHDRAWN
    return Act.RESTORED if before.withdrawn else Act.CORRECTED
