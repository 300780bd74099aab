"""What counting has to know of contacts, read without making contacts of them: a tenth of the time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Text, and_, exists, func, select, type_coerce
from sqlalchemy.sql.elements import ColumnElement

from kototori.domain.day_cells import NOT_RECORDED, Given, Turn
from kototori.storage import schema as t

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """Only contacts with these values; None asks for nothing, `not_recorded` for what nobody wrote down."""

    place: str | None = None
    channel: str | None = None
    language: str | None = None
    needs: Collection[str] | None = None
    """Any of these codes; none at all where there are none of them."""


EVERY_CONTACT = Holding()


def turns_between(
    connection: Connection, first: date, last: date, holding: Holding = EVERY_CONTACT
) -> list[Row]:
    """The contacts from `first` to `last` without the withdrawn ones, in the order of `Turn`'s fields."""
    c = t.contact.c
    fields: dict[str, ColumnElement[Any]] = {
        "day": type_coerce(c.local_date, Text),
        "hour": c.local_hour,
        "needs": _codes(t.contact_need),
        "outcome": _codes(t.contact_outcome),
    }
    columns = [fields[name] if name in fields else c[name] for name in Turn._fields]
    found = connection.execute(select(*columns).where(_counted(first, last, holding)))
    return [tuple(row) for row in found]


def given_between(
    connection: Connection, first: date, last: date, holding: Holding = EVERY_CONTACT
) -> list[tuple[str, str | None, Given]]:
    """The leaflets given to these visitors, each with its day and place."""
    c, h = t.contact.c, t.contact_handout.c
    query = (
        select(type_coerce(c.local_date, Text), c.place, h.leaflet, h.language, h.copies)
        .join(t.contact_handout, and_(h.contact_id == c.id, h.rev == c.rev))
        .where(_counted(first, last, holding))
    )
    return [(day, place, Given(*given)) for day, place, *given in connection.execute(query)]


def count_by_day(
    connection: Connection, first: date, last: date, holding: Holding = EVERY_CONTACT
) -> dict[date, int]:
    """How many of these contacts happened on each day; days without any are not there."""
    day = t.contact.c.local_date
    counted = select(day, func.count()).where(_counted(first, last, holding)).group_by(day)
    return {row[0]: row[1] for row in connection.execute(counted)}


def marks_between(connection: Connection, first: date, last: date) -> Mapping[str, str]:
    """For each day with contacts a mark that is another one whenever a contact of that day has changed.

    It is made of the newest revision of each of them, withdrawn ones included: a contact that comes to a day,
    leaves it or is written anew changes it. The index holds all of this, so that no contact is read.
    """
    c = t.contact.c
    revisions = func.aggregate_strings(func.hex(c.id).concat(c.rev), "")
    day = type_coerce(c.local_date, Text)
    marks = (
        select(day, revisions)
        .where(c.is_newest == 1, c.local_date >= first, c.local_date <= last)
        .group_by(c.local_date)
    )
    return {row[0]: row[1] for row in connection.execute(marks)}


def _codes(table: Any) -> ColumnElement[Any]:
    of_contact: Select[Any] = select(func.aggregate_strings(table.c.code, " ")).where(
        table.c.contact_id == t.contact.c.id, table.c.rev == t.contact.c.rev
    )
    return of_contact.scalar_subquery()


def _counted(first: date, last: date, holding: Holding) -> ColumnElement[bool]:
    c = t.contact.c
    wanted = [c.is_newest == 1, c.deleted_on.is_(None), c.local_date >= first, c.local_date <= last]
    for name in ("place", "channel", "language"):
        code = getattr(holding, name)
        if code is not None:
            wanted.append(c[name].is_(None) if code == NOT_RECORDED else c[name] == code)
    if holding.needs is not None:
        n = t.contact_need.c
        mine = and_(n.contact_id == c.id, n.rev == c.rev)
        wanted.append(
            exists().where(mine, n.code.in_(holding.needs)) if holding.needs else ~exists().where(mine)
        )
    return and_(*wanted)
