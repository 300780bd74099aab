"""Who was on duty by role."""

from datetime import date, timedelta

from sqlalchemy import Connection, delete, insert, select

from kototori.domain.contact import ServedBy
from kototori.domain.duty import Persons
from kototori.storage import schema as t

_WEEKS_BACK = 8


def of_day(connection: Connection, day: date) -> dict[ServedBy, int]:
    """What was said of a day; empty where nothing was."""
    c = t.day_duty.c
    rows = connection.execute(select(c.role, c.persons).where(c.day == day))
    return {ServedBy(row.role): row.persons for row in rows}


def put(connection: Connection, day: date, persons: Persons) -> None:
    """Stores what is said of a day, the roles that nobody had included."""
    connection.execute(delete(t.day_duty).where(t.day_duty.c.day == day))
    rows = [{"day": day, "role": role, "persons": n} for role, n in persons.items()]
    if rows:
        connection.execute(insert(t.day_duty), rows)


def last_like(connection: Connection, day: date) -> tuple[date | None, dict[ServedBy, int]]:
    """The newest day before with the same weekday of which it was said, within two months."""
    earlier = [day - timedelta(weeks=back) for back in range(1, _WEEKS_BACK + 1)]
    c = t.day_duty.c
    newest = connection.execute(
        select(c.day).where(c.day.in_(earlier)).order_by(c.day.desc()).limit(1)
    ).scalar_one_or_none()
    return (None, {}) if newest is None else (newest, of_day(connection, newest))


def served(connection: Connection, day: date) -> set[ServedBy]:
    """The roles that the day's contacts name."""
    c = t.contact.c
    rows = connection.execute(
        select(c.served_by)
        .where(c.local_date == day, c.is_newest == 1, c.deleted_on.is_(None), c.served_by.is_not(None))
        .distinct()
    )
    return {ServedBy(row.served_by) for row in rows}
