"""The day's changes in the order in which they were made: what undo and redo walk along."""

from datetime import date

from sqlalchemy import Connection, Row, insert, select, update

from kototori.domain.change import Act, Change, ChangeState
from kototori.domain.contact import Contact
from kototori.storage import schema as t


def push(connection: Connection, contact: Contact, act: Act, rev_before: int | None) -> None:
    """Puts a new change on the day's stack; what was undone before it can no longer be done again."""
    connection.execute(
        update(t.change)
        .where(t.change.c.made_on == contact.updated_on, t.change.c.state == ChangeState.UNDONE)
        .values(state=ChangeState.DROPPED)
    )
    connection.execute(
        insert(t.change),
        {
            "made_on": contact.updated_on,
            "contact_id": contact.id,
            "act": act,
            "rev_before": rev_before,
            "rev_after": contact.rev,
            "state": ChangeState.DONE,
        },
    )


def last_done(connection: Connection, day: date) -> Change | None:
    """The change that undo would take back."""
    return _first(connection, day, ChangeState.DONE, newest_first=True)


def first_undone(connection: Connection, day: date) -> Change | None:
    """The change that redo would do again."""
    return _first(connection, day, ChangeState.UNDONE, newest_first=False)


def mark(connection: Connection, change: Change, state: ChangeState) -> None:
    """Moves a change over to the other side of the stack."""
    connection.execute(update(t.change).where(t.change.c.seq == change.seq).values(state=state))


def _first(connection: Connection, day: date, state: ChangeState, *, newest_first: bool) -> Change | None:
    seq = t.change.c.seq
    query = select(t.change).where(t.change.c.made_on == day, t.change.c.state == state)
    row = connection.execute(query.order_by(seq.desc() if newest_first else seq).limit(1)).first()
    return None if row is None else _change(row)


def _change(row: Row[tuple[object, ...]]) -> Change:
    return Change(row.seq, row.made_on, row.contact_id, Act(row.act), row.rev_before, row.rev_after)
