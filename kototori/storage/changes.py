"""The day's changes in the order in which they were made: what undo and redo walk along."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, select, update

from kototori.domain.change import Act, ChangeState, ContactChange, DayChange, Step
from kototori.domain.contact import Contact
from kototori.domain.day import Book, DayState, DeskDay
from kototori.storage import schema as t
from kototori.storage.ready import insert_rows

_EMPTY = dict.fromkeys(column.name for column in t.change.c if column.name != "seq")


def push(
    connection: Connection,
    contact: Contact,
    act: Act,
    rev_before: int | None,
    days: Sequence[DayChange] = (),
) -> None:
    """Puts a changed contact on the day's stack, with the days that it changed too."""
    _push(connection, contact.updated_on, act, [_contact_row(contact, rev_before), *map(_day_row, days)])


def push_tally(connection: Connection, contacts: Sequence[Contact], days: Sequence[DayChange]) -> None:
    """Puts contacts that were recorded together on the stack, as one step."""
    rows = [*(_contact_row(contact, None) for contact in contacts), *map(_day_row, days)]
    _push(connection, contacts[0].updated_on, Act.TALLIED, rows)


def push_day(connection: Connection, today: date, change: DayChange) -> None:
    """Puts on today's stack what was said of a day."""
    _push(connection, today, Act.DAY_CHANGED, [_day_row(change)])


def push_emptied(connection: Connection, day: date, nth: int) -> None:
    """Puts an emptied pad on the stack; what stood on it is the nth draft in the slot `emptied`."""
    _push(connection, day, Act.PAD_EMPTIED, [{"draft": nth}])


def last_done(connection: Connection, day: date) -> Step | None:
    """The step that undo would take back."""
    return _first(connection, day, ChangeState.DONE, newest_first=True)


def first_undone(connection: Connection, day: date) -> Step | None:
    """The step that redo would do again: none once something else was done instead."""
    step = _first(connection, day, ChangeState.UNDONE, newest_first=False)
    done = last_done(connection, day)
    return None if step is None or (done is not None and done.seqs[0] > step.seqs[0]) else step


def undo(connection: Connection, step: Step) -> None:
    """Moves the last step done over to the undone ones.

    What was undone before it was made can no longer be done again; it is dropped here and not in `push`,
    which runs with every contact.
    """
    drop_undone(connection, step.made_on, step.seqs[0] - 1)
    _put_state(connection, step, ChangeState.UNDONE)


def drop_undone(connection: Connection, day: date, up_to: int) -> None:
    """What was undone on a day, up to a number, can no longer be done again."""
    c = t.change.c
    older = (c.made_on == day) & (c.state == ChangeState.UNDONE) & (c.seq <= up_to)
    connection.execute(update(t.change).where(older).values(state=ChangeState.DROPPED))


def newest(connection: Connection) -> int:
    """The number of the newest step there is."""
    return int(connection.execute(select(func.coalesce(func.max(t.change.c.seq), 0))).scalar_one())


def redo(connection: Connection, step: Step) -> None:
    """Moves the first step undone back to the done ones."""
    _put_state(connection, step, ChangeState.DONE)


def revisions(connection: Connection, contact: UUID, day: date) -> tuple[int | None, list[int]]:
    """Where the day's last step left a contact (None: no step did), and where those undone would bring it."""
    c = t.change.c
    query = select(c.rev_after).where(c.contact_id == contact, c.made_on == day).order_by(c.seq)
    done = connection.execute(query.where(c.state == ChangeState.DONE)).scalars().all()
    undone = connection.execute(query.where(c.state == ChangeState.UNDONE)).scalars().all()
    return (done[-1] if done else None), list(undone)


def move_revisions(connection: Connection, contact: UUID, moved: dict[int, int]) -> None:
    """Makes the steps of a contact lead to and from other revisions than before."""
    c = t.change.c
    for old, new in moved.items():
        mine = update(t.change).where(c.contact_id == contact)
        connection.execute(mine.where(c.rev_after == old).values(rev_after=new))
        connection.execute(mine.where(c.rev_before == old).values(rev_before=new))


def _push(connection: Connection, made_on: date, act: Act, rows: Sequence[dict[str, Any]]) -> None:
    same = _EMPTY | {"made_on": made_on, "act": act, "state": ChangeState.DONE}
    if len(rows) > 1:
        same["batch"] = connection.execute(select(func.coalesce(func.max(t.change.c.seq), 0) + 1)).scalar()
    insert_rows(connection, t.change, [same | row for row in rows])


def _contact_row(contact: Contact, rev_before: int | None) -> dict[str, Any]:
    return {"contact_id": contact.id, "rev_before": rev_before, "rev_after": contact.rev}


def _day_row(change: DayChange) -> dict[str, Any]:
    return {"day": change.day, "day_before": _form(change.before), "day_after": _form(change.after)}


def _form(day: DeskDay | None) -> str | None:
    """What undo has to know of a day, as one word: `served/closed/corrected`."""
    if day is None:
        return None
    return "/".join((day.state, day.book, *(("corrected",) if day.corrected else ())))


def _from_form(day: date, form: str | None) -> DeskDay | None:
    if form is None:
        return None
    state, book, *corrected = form.split("/")
    return DeskDay(day, DayState(state), Book(book), bool(corrected))


def _put_state(connection: Connection, step: Step, state: ChangeState) -> None:
    connection.execute(update(t.change).where(t.change.c.seq.in_(step.seqs)).values(state=state))


def _first(connection: Connection, day: date, state: ChangeState, *, newest_first: bool) -> Step | None:
    c = t.change.c
    query = select(t.change).where(c.made_on == day, c.state == state)
    row = connection.execute(query.order_by(c.seq.desc() if newest_first else c.seq).limit(1)).first()
    if row is None or row.batch is None:
        return None if row is None else _step([row])
    together = query.where(c.batch == row.batch).order_by(c.seq)
    return _step(connection.execute(together).all())


def _step(rows: Sequence[Row[Any]]) -> Step:
    first = rows[0]
    return Step(
        act=Act(first.act),
        made_on=first.made_on,
        seqs=tuple(row.seq for row in rows),
        contacts=tuple(_contact_change(row) for row in rows if row.contact_id is not None),
        days=tuple(
            DayChange(row.day, _from_form(row.day, row.day_before), _from_form(row.day, row.day_after))
            for row in rows
            if row.day is not None
        ),
        draft_nth=first.draft,
    )


def _contact_change(row: Row[Any]) -> ContactChange:
    return ContactChange(row.contact_id, row.rev_before, row.rev_after)
