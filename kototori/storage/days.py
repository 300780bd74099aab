"""The days of the desk: served, shut, not counted; their books."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, bindparam, delete, insert, select, update

from kototori.domain.day import Book, DayState, DeskDay, Prompt
from kototori.storage import schema as t
from kototori.storage.ready import has_row


def find(connection: Connection, day: date) -> DeskDay | None:
    """What was said of a day; None where nothing was."""
    if not has_row(connection, t.desk_day.c.day, day):
        return None  # so it is for most days, and every save asks
    return _day(connection.execute(select(t.desk_day).where(t.desk_day.c.day == day)).one())


def between(connection: Connection, first: date, last: date) -> list[DeskDay]:
    """The days of which something was said, in order."""
    return [_day(row) for row in connection.execute(_between(), {"first": first, "last": last})]


def put(connection: Connection, day: DeskDay, desk: UUID, today: date) -> None:
    """Stores what a day is now."""
    values = {
        "state": day.state,
        "book": day.book,
        "corrected": int(day.corrected),
        "updated_on": today,
    }
    c = t.desk_day.c
    changed = connection.execute(update(t.desk_day).where(c.day == day.day).values(**values, rev=c.rev + 1))
    if changed.rowcount == 0:
        connection.execute(insert(t.desk_day), {"day": day.day, "desk_id": desk, "rev": 1, **values})


def close_books(connection: Connection, closed: Sequence[date], desk: UUID, today: date) -> None:
    """Closes the books of many days at once; one of which nothing was said was served."""
    if not closed:
        return
    c = t.desk_day.c
    said = set(connection.execute(select(c.day).where(c.day >= min(closed), c.day <= max(closed))).scalars())
    values = {"book": Book.CLOSED, "updated_on": today}
    change = update(t.desk_day).where(c.day == bindparam("closed_day")).values(**values, rev=c.rev + 1)
    if there := [{"closed_day": day} for day in closed if day in said]:
        connection.execute(change, there)
    new = {"desk_id": desk, "state": DayState.SERVED, "corrected": 0, "rev": 1, **values}
    if missing := [{"day": day, **new} for day in closed if day not in said]:
        connection.execute(insert(t.desk_day), missing)


def forget(connection: Connection, day: date, desk: UUID, today: date) -> None:
    """Nothing was said of a day after all; what was counted at the door stays."""
    c = t.desk_day.c
    counted = c.door_count.is_not(None)
    gone = connection.execute(delete(t.desk_day).where(c.day == day, ~counted))
    if gone.rowcount == 0:
        put(connection, DeskDay(day), desk, today)


def door_count(connection: Connection, day: date) -> int | None:
    """How many came in by the door; None where nobody counted."""
    c = t.desk_day.c
    return connection.execute(select(c.door_count).where(c.day == day)).scalar_one_or_none()


def door_counts(connection: Connection, first: date, last: date) -> dict[date, int]:
    """How many came in by the door, on each day on which somebody counted."""
    found = connection.execute(_door_counts(), {"first": first, "last": last})
    return {row[0]: row[1] for row in found}


def put_door_count(connection: Connection, day: date, came: int | None, desk: UUID, today: date) -> None:
    """Stores how many came in by the door, or that nobody counted; the day was served where it is new."""
    if find(connection, day) is None:
        if came is None:
            return
        put(connection, DeskDay(day), desk, today)
    connection.execute(update(t.desk_day).where(t.desk_day.c.day == day).values(door_count=came))


def lines(connection: Connection, day: date) -> dict[Prompt, str]:
    """The adviser's own lines in the report of a day."""
    rows = connection.execute(select(t.day_line).where(t.day_line.c.day == day))
    found = {Prompt(row.prompt): row.text for row in rows}
    return {prompt: found[prompt] for prompt in Prompt if prompt in found}


def put_line(connection: Connection, day: date, prompt: Prompt, text: str) -> None:
    """Stores one of the lines; an empty one is forgotten."""
    c = t.day_line.c
    connection.execute(delete(t.day_line).where(c.day == day, c.prompt == prompt))
    if text:
        connection.execute(insert(t.day_line), {"day": day, "prompt": prompt, "text": text})


def _day(row: Row[tuple[object, ...]]) -> DeskDay:
    return DeskDay(row.day, DayState(row.state), Book(row.book), bool(row.corrected))


# Every look at the figures asks these: to make the question takes longer than to answer it.


@lru_cache(maxsize=1)
def _between() -> Select[Any]:
    c = t.desk_day.c
    return select(t.desk_day).where(c.day >= bindparam("first"), c.day <= bindparam("last")).order_by(c.day)


@lru_cache(maxsize=1)
def _door_counts() -> Select[Any]:
    c = t.desk_day.c
    within = (c.day >= bindparam("first"), c.day <= bindparam("last"))
    return select(c.day, c.door_count).where(*within, c.door_count.is_not(None))
