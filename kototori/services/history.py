"""Undo and redo of the day, for as long as the day lasts, through restarts of the program."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from uuid import UUID

from kototori.domain.change import Act, ChangeTold, ContactChange, DayChange, Step
from kototori.domain.contact import Contact
from kototori.domain.moment import local_day
from kototori.domain.referral import ReferralRequest, RequestState
from kototori.services.day_changes import DayChanges
from kototori.storage import changes, contacts, requests
from kototori.storage.contacts import Origin
from kototori.storage.database import Connection, Database


class History:
    """The stack of the day's changes. Undoing is a change like any other: a revision with its audit row."""

    def __init__(self, database: Database, clock: Callable[[], datetime], origin: Origin) -> None:
        self._database = database
        self._clock = clock
        self._origin = origin
        self._days = DayChanges(clock, origin)

    def undo(self) -> ChangeTold | None:
        """Takes back the last step of today; None where there is none."""
        with self._database.writing() as connection:
            step = changes.last_done(connection, self._today())
            if step is None:
                return None
            changes.undo(connection, step, for_good=step.request_id is not None)
            revisions = [(change, change.rev_before) for change in step.contacts]
            days = [change.turned() for change in step.days]
            request = None if step.request_id is None else self._withdraw(connection, step.request_id)
            return self._told(connection, step, revisions, days, request)

    def redo(self) -> ChangeTold | None:
        """Does the step again that was undone last; None where there is none."""
        with self._database.writing() as connection:
            step = changes.first_undone(connection, self._today())
            if step is None:
                return None
            changes.redo(connection, step)
            revisions = [(change, change.rev_after) for change in step.contacts]
            return self._told(connection, step, revisions, step.days, None)

    def _told(
        self,
        connection: Connection,
        step: Step,
        revisions: Sequence[tuple[ContactChange, int | None]],
        days: Sequence[DayChange],
        request: ReferralRequest | None,
    ) -> ChangeTold:
        touched: set[date] = set()
        turned = []
        for change, rev in revisions:
            before, after = self._put_back(connection, change, rev)
            touched |= {before.facts.moment.day, after.facts.moment.day}
            turned.append(after)
        gone = [change for change in days if self._days.put_back(connection, change)]
        gone += self._days.note(connection, touched - {change.day for change in gone})
        return ChangeTold(step.act, tuple(turned), tuple(gone), step.draft_nth, request)

    def _put_back(
        self, connection: Connection, change: ContactChange, rev: int | None
    ) -> tuple[Contact, Contact]:
        """The contact becomes again what it was at `rev`; None is before it was recorded."""
        newest = contacts.find_newest(connection, change.contact_id)
        wanted_rev = rev or change.rev_after
        wanted = newest
        if newest.rev != wanted_rev:
            wanted = contacts.find_revision(connection, change.contact_id, wanted_rev)
        withdrawn = rev is None or wanted.withdrawn
        after = newest.revised(wanted.facts, self._today(), withdrawn=withdrawn)
        contacts.supersede(connection, after, _act(newest, after), self._origin)
        return newest, after

    def _withdraw(self, connection: Connection, request: UUID) -> ReferralRequest | None:
        """Nobody is asked any more; says where the request stood until now."""
        stood = requests.find(connection, request)
        requests.put_state(connection, request, RequestState.WITHDRAWN, self._today())
        return stood

    def _today(self) -> date:
        return local_day(self._clock())


def _act(before: Contact, after: Contact) -> Act:
    if after.withdrawn:
        return Act.WITHDRAWN
    return Act.RESTORED if before.withdrawn else Act.CORRECTED
