"""Unfinished contacts: one in hand, up to five beside, and those that were emptied today.

Read and written here once SQLAlchemy is there; before that by `early_drafts`, in the same form.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, select, text

from kototori.domain.draft import Draft, Slot, read_draft
from kototori.storage import schema as t
from kototori.storage.columns import Instant
from kototori.storage.draft_rows import PUT

_IS_EMPTIED = t.draft.c.slot == str(Slot.EMPTIED)
_PUT = text(PUT).bindparams(bindparam("begun_at", type_=Instant))


def put(connection: Connection, draft: Draft) -> None:
    """Stores a draft in its slot; what lay there is replaced."""
    values = {"slot": str(draft.slot), "nth": draft.nth, "begun_at": draft.begun_at}
    connection.execute(_PUT, {**values, "content": draft.content()})


def drop(connection: Connection, slot: Slot, nth: int = 0) -> None:
    """Empties a slot."""
    connection.execute(delete(t.draft).where(t.draft.c.slot == str(slot), t.draft.c.nth == nth))


def find(connection: Connection, slot: Slot, nth: int = 0) -> Draft | None:
    """What lies in a slot, if anything can be read there."""
    return next(iter(_read(connection, (slot,), t.draft.c.nth == nth)), None)


def unfinished(connection: Connection) -> list[Draft]:
    """What is in hand, and what is beside it by letter."""
    return _read(connection, [slot for slot in Slot if slot is not Slot.EMPTIED])


def with_id(connection: Connection, draft: UUID) -> list[Draft]:
    """Where that unfinished contact lies."""
    return [one for one in _read(connection, tuple(Slot)) if one.id == draft]


def has_emptied(connection: Connection) -> bool:
    """Whether there is anything to purge."""
    return connection.execute(select(t.draft.c.nth).where(_IS_EMPTIED).limit(1)).first() is not None


def last_emptied(connection: Connection, today: date) -> int:
    """The highest number that an emptied draft has, or had in a step of today; 0 where there is none."""
    lying = connection.scalar(select(func.max(t.draft.c.nth)).where(_IS_EMPTIED))
    made = connection.scalar(select(func.max(t.change.c.draft)).where(t.change.c.made_on == today))
    return max(lying or 0, made or 0)


def purge_emptied(connection: Connection, today: date) -> None:
    """Erases the emptied drafts that no change of today could bring back."""
    of_today = select(t.change.c.draft).where(t.change.c.made_on == today, t.change.c.draft.is_not(None))
    connection.execute(delete(t.draft).where(_IS_EMPTIED, t.draft.c.nth.not_in(of_today)))


def _read(connection: Connection, slots: Sequence[Slot], *that: ColumnElement[bool]) -> list[Draft]:
    lying = t.draft.c.slot.in_([str(slot) for slot in slots])
    read = [read_draft(*row) for row in connection.execute(select(t.draft).where(lying, *that))]
    return sorted(
        (draft for draft in read if draft is not None), key=lambda draft: list(Slot).index(draft.slot)
    )
