"""What counting has to know of contacts, read without making contacts of them: a tenth of the time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Connection,
    Executable,
    Select,
    Text,
    and_,
    bindparam,
    exists,
    func,
    select,
    tuple_,
    type_coerce,
)
from sqlalchemy.sql.elements import ColumnElement

from kototori.domain.day_cells import NOT_RECORDED, Given, Turn
from kototori.storage import schema as t

Row = tuple[Any, ...]
Tally = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Holding:
    """Only contacts with these values; None asks for nothing, `not_recorded` for what nobody wrote down."""

    place: str | None = None
    channel: str | None = None
    language: str | None = None
    needs: frozenset[str] | None = None
    """Any of these codes; none at all where there are none of them."""


EVERY_CONTACT = Holding()


def turns_between(
    connection: Connection, first: date, last: date, holding: Holding = EVERY_CONTACT
) -> list[Row]:
    """The contacts from `first` to `last` without the withdrawn ones, in the order of `Turn`'s fields."""
    found = connection.execute(_turns(holding), {"first": first, "last": last})
    return [tuple(row) for row in found.all()]


def given_between(
    connection: Connection, first: date, last: date, holding: Holding = EVERY_CONTACT
) -> list[tuple[str, str | None, Given]]:
    """The leaflets given to these visitors, each with its day and place."""
    found = connection.execute(_given(holding), {"first": first, "last": last})
    return [(day, place, Given(*given)) for day, place, *given in found.all()]


def count_by_day(
    connection: Connection, first: date, last: date, holding: Holding = EVERY_CONTACT
) -> dict[date, int]:
    """How many of these contacts happened on each day; days without any are not there."""
    found = connection.execute(_counts(holding), {"first": first, "last": last})
    return {row[0]: row[1] for row in found.all()}


def count_by_day_at(
    connection: Connection, place: str, first: date, last: date
) -> dict[date, tuple[int, int]]:
    """How many contacts happened on each day, and how many of them at a place.

    Both are in the contacts alone and not in an index; to read those takes long, and to count twice does not.
    """
    found = connection.execute(_counts_at(place), {"first": first, "last": last})
    return {row[0]: (row[1], row[2]) for row in found.all()}


def tallies_between(connection: Connection, first: date, last: date) -> dict[str, Tally]:
    """For each day how many contacts it has, withdrawn ones included, and the sum of their revisions.

    The index holds all of this, so that no contact is read. In the order of the days.
    """
    found = connection.execute(_tallies(), {"first": first, "last": last})
    return {day: (number, revisions) for day, number, revisions in found.all()}


def revisions_between(
    connection: Connection, first: date, last: date, only: Collection[str] | None = None
) -> dict[str, tuple[Tally, str]]:
    """With the tally of each day the newest revision of each of its contacts, in one line: it is another one
    whenever a contact comes to the day, leaves it or is written anew. `only` asks for some of the days."""
    c = t.contact.c
    day = type_coerce(c.local_date, Text)
    wanted = [c.is_newest == 1, c.local_date >= first, c.local_date <= last]
    if only is not None:
        wanted.append(day.in_(only))
    revisions = func.aggregate_strings(func.hex(c.id).concat(c.rev), "")
    columns = (day, func.count(), func.sum(c.rev), revisions)
    found = connection.execute(select(*columns).where(*wanted).group_by(c.local_date).order_by(c.local_date))
    return {row[0]: ((row[1], row[2]), row[3]) for row in found.all()}


def days_changed_since(connection: Connection, day: date) -> set[str]:
    """The days on which contacts stand or stood that somebody has recorded or changed since `day`."""
    return set(connection.execute(_days_changed(), {"since": day}).scalars())


# A question is made once for each filter: to make it takes longer than to answer it for a day.


@lru_cache(maxsize=16)
def _turns(holding: Holding) -> Executable:
    c = t.contact.c
    fields: dict[str, ColumnElement[Any]] = {
        "day": type_coerce(c.local_date, Text),
        "hour": c.local_hour,
        "needs": _codes(t.contact_need),
        "outcome": _codes(t.contact_outcome),
    }
    columns = [fields[name] if name in fields else c[name] for name in Turn._fields]
    return select(*columns).where(_counted(holding))


@lru_cache(maxsize=16)
def _given(holding: Holding) -> Executable:
    c, h = t.contact.c, t.contact_handout.c
    return (
        select(type_coerce(c.local_date, Text), c.place, h.leaflet, h.language, h.copies)
        .join(t.contact_handout, and_(h.contact_id == c.id, h.rev == c.rev))
        .where(_counted(holding))
    )


@lru_cache(maxsize=16)
def _counts(holding: Holding) -> Executable:
    day = t.contact.c.local_date
    return select(day, func.count()).where(_counted(holding)).group_by(day)


@lru_cache(maxsize=16)
def _counts_at(place: str) -> Executable:
    c = t.contact.c
    there = func.count().filter(_is(c.place, place))
    return select(c.local_date, func.count(), there).where(_counted(EVERY_CONTACT)).group_by(c.local_date)


@lru_cache(maxsize=1)
def _tallies() -> Executable:
    c = t.contact.c
    return (
        select(type_coerce(c.local_date, Text), func.count(), func.sum(c.rev))
        .where(c.is_newest == 1, *_from_first_to_last())
        .group_by(c.local_date)
        .order_by(c.local_date)
    )


@lru_cache(maxsize=1)
def _days_changed() -> Executable:
    c = t.contact.c
    return (
        select(type_coerce(c.local_date, Text))
        .join(t.change, t.change.c.contact_id == c.id)
        .where(t.change.c.made_on >= bindparam("since"))
        .distinct()
    )


def _codes(table: Any) -> ColumnElement[Any]:
    of_contact: Select[Any] = select(func.aggregate_strings(table.c.code, " ")).where(
        table.c.contact_id == t.contact.c.id, table.c.rev == t.contact.c.rev
    )
    return of_contact.scalar_subquery()


def _from_first_to_last() -> tuple[ColumnElement[bool], ...]:
    day = t.contact.c.local_date
    return (day >= bindparam("first"), day <= bindparam("last"))


def _counted(holding: Holding) -> ColumnElement[bool]:
    c = t.contact.c
    wanted = [c.is_newest == 1, c.deleted_on.is_(None), *_from_first_to_last()]
    for name in ("place", "channel", "language"):
        code = getattr(holding, name)
        if code is not None:
            wanted.append(_is(c[name], code))
    if holding.needs is not None:
        wanted.append(_with_needs(holding.needs) if holding.needs else ~_with_any_need())
    return and_(*wanted)


def _is(column: ColumnElement[Any], code: str) -> ColumnElement[bool]:
    return column.is_(None) if code == NOT_RECORDED else column == code


def _with_needs(codes: frozenset[str]) -> ColumnElement[bool]:
    """By way of the needs of these days: they are fewer than the contacts."""
    n = t.contact_need.c
    those = select(n.contact_id, n.rev).where(
        n.local_date >= bindparam("first"), n.local_date <= bindparam("last"), n.code.in_(codes)
    )
    return tuple_(t.contact.c.id, t.contact.c.rev).in_(those)


def _with_any_need() -> ColumnElement[bool]:
    n = t.contact_need.c
    return exists().where(n.contact_id == t.contact.c.id, n.rev == t.contact.c.rev)
