"""The days of the desk: served, shut, not counted; their books."""

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, Row, delete, insert, select, update

from kototori.domain.day import Book, DayState, DeskDay
from kototori.storage import schema as t
from kototori.storage.ready import has_row


def find(connection: Connection, day: date) -> DeskDay | None:
    """What was said of a day; None where nothing was."""
    if not has_row(connection, t.desk_day.c.day, day):
        return None  # so it is for most days, and every save asks
    return _day(connection.execute(select(t.desk_day).where(t.desk_day.c.day == day)).one())


def between(connection: Connection, first: date, last: date) -> list[DeskDay]:
    """The days of which something was said, in order."""
    c = t.desk_day.c
    rows = connection.execute(select(t.desk_day).where(c.day >= first, c.day <= last).order_by(c.day))
    return [_day(row) for row in rows]


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


def forget(connection: Connection, day: date, desk: UUID, today: date) -> None:
    """Nothing was said of a day after all; what was counted at the door stays."""
    c = t.desk_day.c
    counted = c.door_count.is_not(None)
    gone = connection.execute(delete(t.desk_day).where(c.day == day, ~counted))
    if gone.rowcount == 0:
        put(connection, DeskDay(day), desk, today)


def _day(row: Row[tuple[object, ...]]) -> DeskDay:
    return DeskDay(row.day, DayState(row.state), Book(row.book), bool(row.corrected))
