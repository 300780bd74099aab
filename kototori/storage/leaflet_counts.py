"""Leaflets counted by the day: what was asked for and not there, and copies printed for no visitor in hand.

Nothing here leads to a contact, and no time is finer than the day.
"""

from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from kototori.domain.contact import Handout
from kototori.domain.leaflet_counts import ShelfCount, Wish
from kototori.storage import schema as t
from kototori.storage.lists import add_leaflets


def add_wish(connection: Connection, day: date, topic: str, language: str, desk: UUID) -> None:
    """Once more somebody asked for it."""
    _add(connection, t.leaflet_wish, t.leaflet_wish.c.times, day, topic, language, desk, 1)


def take_back_wish(connection: Connection, day: date, topic: str, language: str) -> None:
    """Nobody asked after all; where nothing was counted, nothing changes."""
    c = t.leaflet_wish.c
    same = (c.day == day, c.leaflet == topic, c.language == language)
    gone = connection.execute(delete(t.leaflet_wish).where(*same, c.times == 1))
    if gone.rowcount == 0:
        connection.execute(update(t.leaflet_wish).where(*same).values(times=c.times - 1))


def wishes_between(connection: Connection, first: date, last: date) -> list[Wish]:
    """What was asked for from `first` to `last`, the most wanted first."""
    found = connection.execute(_wishes(), {"first": first, "last": last})
    return [Wish(row.leaflet, row.language, int(row.times)) for row in found]


def add_copies(connection: Connection, day: date, given: Handout, desk: UUID) -> None:
    """Copies came out of the printer for the shelf, or for whoever comes next."""
    counted = t.shelf_copy.c.copies
    _add(connection, t.shelf_copy, counted, day, given.leaflet, given.language, desk, given.copies)


def copies_between(connection: Connection, first: date, last: date) -> list[ShelfCount]:
    """The copies for the shelf of each day."""
    rows = connection.execute(_copies(), {"first": first, "last": last})
    return [ShelfCount(row.day, row.leaflet, row.language, row.copies) for row in rows]


# Every look at the figures asks these: to make the question takes longer than to answer it.


@lru_cache(maxsize=1)
def _wishes() -> Select[Any]:
    c = t.leaflet_wish.c
    times = func.sum(c.times)
    return (
        select(c.leaflet, c.language, times.label("times"))
        .where(c.day >= bindparam("first"), c.day <= bindparam("last"))
        .group_by(c.leaflet, c.language)
        .order_by(times.desc(), c.leaflet, c.language)
    )


@lru_cache(maxsize=1)
def _copies() -> Select[Any]:
    c = t.shelf_copy.c
    within = (c.day >= bindparam("first"), c.day <= bindparam("last"))
    return select(t.shelf_copy).where(*within).order_by(c.day, c.leaflet, c.language)


def _add(
    connection: Connection,
    table: Table,
    counted: Column[int],
    day: date,
    topic: str,
    language: str,
    desk: UUID,
    number: int,
) -> None:
    c = table.c
    same = (c.day == day, c.leaflet == topic, c.language == language)
    more = connection.execute(update(table).where(*same).values({counted.name: counted + number}))
    if more.rowcount == 0:
        add_leaflets(connection, (topic,))
        row = {"day": day, "leaflet": topic, "language": language, "desk_id": desk, counted.name: number}
        connection.execute(insert(table), row)
