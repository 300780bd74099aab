"""The day's changes in the order in which they were made: what undo and redo walk along."""

from datetime import date

from sqlalchemy import Connection, Row, select, update

from kototori.domain.change import Act, Change, ChangeState
from kototori.domain.contact import Contact
from kototori.storage import schema as t
from kototori.storage.ready import insert_rows

_COLUMNS = tuple(column.name for column in t.change.c if column.name != "seq")


def push(connection: Connection, contact: Contact, act: Act, rev_before: int | None) -> None:
    """Puts a new change on the day's stack."""
    row = dict.fromkeys(_COLUMNS) | {
        "made_on": contact.updated_on,
        "contact_id": contact.id,
        "act": act,
        "rev_before": rev_before,
        "rev_after": contact.rev,
        "state": ChangeState.DONE,
    }
    insert_rows(connection, t.change, [row])


def last_done(connection: Connection, day: date) -> Change | None:
    """The change that undo would take back."""
    return _first(connection, day, ChangeState.DONE, newest_first=True)


def first_undone(connection: Connection, day: date) -> Change | None:
    """The change that redo would do again: none once something else was done instead."""
    change = _first(connection, day, ChangeState.UNDONE, newest_first=False)
    done = last_done(connection, day)
    return None if change is None or (done is not None and done.seq > change.seq) else change


def undo(connection: Connection, change: Change) -> None:
    """Moves the last change done over to the undone ones.

    What was undone before it was made can no longer be done again; it is dropped here and not in `push`,
    which runs with every contact.
    """
    seq, state = t.change.c.seq, t.change.c.state
    older = (t.change.c.made_on == change.made_on) & (state == ChangeState.UNDONE) & (seq < change.seq)
    connection.execute(update(t.change).where(older).values(state=ChangeState.DROPPED))
    connection.execute(update(t.change).where(seq == change.seq).values(state=ChangeState.UNDONE))


def redo(connection: Connection, change: Change) -> None:
    """Moves the first change undone back to the done ones."""
    connection.execute(update(t.change).where(t.change.c.seq == change.seq).values(state=ChangeState.DONE))


def _first(connection: Connection, day: date, state: ChangeState, *, newest_first: bool) -> Change | None:
    seq = t.change.c.seq
    query = select(t.change).where(t.change.c.made_on == day, t.change.c.state == state)
    row = connection.execute(query.order_by(seq.desc() if newest_first else seq).limit(1)).first()
    return None if row is None else _change(row)


def _change(row: Row[tuple[object, ...]]) -> Change:
    return Change(row.seq, row.made_on, row.contact_id, Act(row.act), row.rev_before, row.rev_after)
