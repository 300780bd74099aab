"""Undo and redo of the day, for as long as the day lasts, through restarts of the program.

A request alone is taken back only while the program runs: see `request_steps`.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from uuid import UUID

from kototori.domain.change import Act, ChangeTold, ContactChange, DayChange, Step
from kototori.domain.contact import Contact
from kototori.domain.moment import local_day
from kototori.domain.referral import RequestState
from kototori.services.day_changes import DayChanges
from kototori.services.request_steps import RequestStep, RequestSteps
from kototori.storage import changes, contacts, requests
from kototori.storage.contacts import Origin
from kototori.storage.database import Connection, Database


class History:
    """The stack of the day's changes. Undoing is a change like any other: a revision with its audit row."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        origin: Origin,
        steps: RequestSteps,
        forget: Callable[[UUID], None],
    ) -> None:
        """`forget` erases what a visitor said in a request that is taken back."""
        self._database = database
        self._steps = steps
        self._forget = forget
        self._clock = clock
        self._origin = origin
        self._days = DayChanges(clock, origin)

    def undo(self) -> ChangeTold | None:
        """Takes back the last step of today; None where there is none."""
        with self._database.writing() as connection:
            step, asked = changes.last_done(connection, self._today()), self._steps.last(self._today())
            if asked is None or (step is not None and step.seqs[-1] > asked.after):
                return None if step is None else self._undone(connection, step)
            told = self._withdraw(connection, asked)
        self._forget(asked.request)  # after the log knows of it: killed in between, the log has it erased
        return told

    def redo(self) -> ChangeTold | None:
        """Does the step again that was undone last; None where there is none."""
        with self._database.writing() as connection:
            step, asked = changes.first_undone(connection, self._today()), self._steps.last(self._today())
            if step is None or (asked is not None and step.seqs[0] <= asked.after):
                return None
            changes.redo(connection, step)
            revisions = [(change, change.rev_after) for change in step.contacts]
            return self._told(connection, step, revisions, step.days)

    def _undone(self, connection: Connection, step: Step) -> ChangeTold:
        changes.undo(connection, step)
        revisions = [(change, change.rev_before) for change in step.contacts]
        return self._told(connection, step, revisions, [change.turned() for change in step.days])

    def _told(
        self,
        connection: Connection,
        step: Step,
        revisions: Sequence[tuple[ContactChange, int | None]],
        days: Sequence[DayChange],
    ) -> ChangeTold:
        touched: set[date] = set()
        turned = []
        for change, rev in revisions:
            before, after = self._put_back(connection, change, rev)
            touched |= {before.facts.moment.day, after.facts.moment.day}
            turned.append(after)
        gone = [change for change in days if self._days.put_back(connection, change)]
        gone += self._days.note(connection, touched - {change.day for change in gone})
        return ChangeTold(step.act, tuple(turned), tuple(gone), step.draft_nth)

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

    def _withdraw(self, connection: Connection, asked: RequestStep) -> ChangeTold:
        """Nobody is asked any more; says where the request stood until now."""
        stood = requests.find(connection, asked.request)
        requests.put_state(connection, asked.request, RequestState.WITHDRAWN, asked.day)
        changes.drop_undone(connection, asked.day, asked.after)
        self._steps.drop(asked.request)
        return ChangeTold(Act.REQUESTED, request=stood)

    def _today(self) -> date:
        return local_day(self._clock())


def _act(before: Contact, after: Contact) -> Act:
    if after.withdrawn:
        return Act.WITHDRAWN
    return Act.RESTORED if before.withdrawn else Act.CORRECTED
