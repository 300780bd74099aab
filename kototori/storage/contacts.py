"""Contacts in and out: every revision stays, and the newest one counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, insert, select, update

from kototori.domain.change import Act
from kototori.domain.contact import Contact, Handout
from kototori.domain.entry import CLOSED_SETS
from kototori.storage import schema as t
from kototori.storage.contact_rows import PLAIN, contact_from
from kototori.storage.lists import add_leaflets
from kototori.storage.ready import insert_rows

Known = Mapping[tuple[UUID, int], Contact]  # contacts by id and revision


@dataclass(frozen=True, slots=True)
class Origin:
    """Which desk a row belongs to, and which installation wrote it; for the day when desks share a server."""

    desk: UUID
    installation: UUID


def add(connection: Connection, contacts: Sequence[Contact], origin: Origin) -> None:
    """Stores new revisions; the caller has put older ones of the same contact out of date."""
    insert_rows(connection, t.contact, [_row(contact, origin) for contact in contacts])
    for table, rows_of in _PARTS:
        rows = [row for contact in contacts for row in rows_of(contact)]
        if rows and table is t.contact_handout:
            add_leaflets(connection, {row["leaflet"] for row in rows})  # the desk's own come at any time
        if rows:
            insert_rows(connection, table, rows)


def supersede(connection: Connection, contact: Contact, act: Act, origin: Origin) -> None:
    """Makes `contact` the newest revision, with its audit row; older ones stay as they are."""
    connection.execute(
        update(t.contact).where(t.contact.c.id == contact.id, t.contact.c.is_newest == 1).values(is_newest=0)
    )
    add(connection, [contact], origin)
    connection.execute(
        insert(t.contact_audit),
        {"contact_id": contact.id, "rev": contact.rev, "act": act, "made_on": contact.updated_on},
    )


def _row(contact: Contact, origin: Origin) -> dict[str, Any]:
    facts = contact.facts
    at = facts.moment.at
    return {
        "id": contact.id,
        "rev": contact.rev,
        "is_newest": 1,
        "desk_id": origin.desk,
        "origin": origin.installation,
        "recorded_on": contact.recorded_on,
        "updated_on": contact.updated_on,
        "deleted_on": contact.updated_on if contact.withdrawn else None,
        "source": contact.source,
        "occurred_at": facts.moment.utc,
        "local_date": facts.moment.day,
        "local_hour": None if at is None else at.hour,
        "local_minute": None if at is None else at.minute,
        **{name: getattr(facts, name) for name in (*PLAIN, *CLOSED_SETS)},
    }


def _need_rows(contact: Contact) -> list[dict[str, Any]]:
    day = contact.facts.moment.day
    return [
        {"contact_id": contact.id, "rev": contact.rev, "code": code, "position": n, "local_date": day}
        for n, code in enumerate(contact.facts.needs)
    ]


def _outcome_rows(contact: Contact) -> list[dict[str, Any]]:
    return [
        {"contact_id": contact.id, "rev": contact.rev, "code": code, "position": n}
        for n, code in enumerate(contact.facts.outcome)
    ]


def _handout_rows(contact: Contact) -> list[dict[str, Any]]:
    return [
        {"contact_id": contact.id, "rev": contact.rev, "leaflet": h.leaflet, "language": h.language}
        | {"copies": h.copies}
        for h in contact.facts.handouts
    ]


_PARTS = (
    (t.contact_need, _need_rows),
    (t.contact_outcome, _outcome_rows),
    (t.contact_handout, _handout_rows),
)


def find(connection: Connection, contact_id: UUID) -> Contact | None:
    """The newest revision, withdrawn or not."""
    where = and_(t.contact.c.id == contact_id, t.contact.c.is_newest == 1)
    return next(iter(_read(connection, where)), None)


def find_newest(connection: Connection, contact_id: UUID) -> Contact:
    """The newest revision of a contact that is known to be there."""
    return _read(connection, and_(t.contact.c.id == contact_id, t.contact.c.is_newest == 1))[0]


def find_revision(connection: Connection, contact_id: UUID, rev: int) -> Contact:
    """One revision of a contact that is known to have it."""
    return _read(connection, and_(t.contact.c.id == contact_id, t.contact.c.rev == rev))[0]


def of_day(connection: Connection, day: date, known: Known | None = None) -> list[Contact]:
    """The contacts that happened on a day, the last one first; in a quarter-hour as they were recorded.

    `known` are revisions that were read before: they never change, and are neither read nor made anew.
    """
    there = known or {}
    order = _recording_order(connection, _counted(day, day))
    known_here = [there[key] for key in order if key in there]
    missing = [contact_id for contact_id, rev in order if (contact_id, rev) not in there]
    where = _counted(day, day)
    if known_here:
        where = and_(where, t.contact.c.id.in_(missing))
    read = _read(connection, where) if missing else []
    return sorted(
        (*known_here, *read),
        key=lambda c: (c.facts.moment.at or time.min, order[c.id, c.rev]),
        reverse=True,
    )


def last_of_day(connection: Connection, day: date, known: Known | None = None) -> Contact | None:
    """The contact that stands first in the list of a day; no other is read, nor one that is `known`."""
    c = t.contact.c
    at = c.local_hour * 60 + c.local_minute
    latest = connection.execute(select(func.max(at)).where(_counted(day, day))).scalar_one()
    where = and_(_counted(day, day), c.local_hour.is_(None) if latest is None else at == latest)
    order = _recording_order(connection, where)
    if not order:
        return None
    newest = max(order, key=order.__getitem__)
    there = (known or {}).get(newest)
    return there or find_revision(connection, *newest)


def count_between(connection: Connection, first: date, last: date) -> int:
    """How many contacts happened from `first` to `last`."""
    counted = select(func.count()).select_from(t.contact).where(_counted(first, last))
    return int(connection.execute(counted).scalar_one())


def count_on(connection: Connection, on: Sequence[date]) -> dict[date, int]:
    """How many contacts happened on each of these days; days without any are not there."""
    c = t.contact.c
    counted = and_(c.is_newest == 1, c.deleted_on.is_(None), c.local_date.in_(on))
    by_day = select(c.local_date, func.count()).where(counted).group_by(c.local_date)
    return {row[0]: row[1] for row in connection.execute(by_day)}


def count_by_day(connection: Connection, last: date, first: date = date.min) -> dict[date, int]:
    """How many contacts happened on each day up to `last`; days without any are not there."""
    day = t.contact.c.local_date
    counted = select(day, func.count()).where(_counted(first, last)).group_by(day)
    return {row[0]: row[1] for row in connection.execute(counted)}


def day_before(connection: Connection, day: date) -> date | None:
    """The last day before that one on which a contact happened."""
    return connection.execute(_next_day(is_after=False), {"day": day}).scalar()


def day_after(connection: Connection, day: date) -> date | None:
    """The first day after that one on which a contact happened."""
    return connection.execute(_next_day(is_after=True), {"day": day}).scalar()


@lru_cache(maxsize=2)  # every look at the figures asks: to make the question takes longer than to answer it
def _next_day(*, is_after: bool) -> Select[date]:
    there: ColumnElement[date] = t.contact.c.local_date
    day = bindparam("day", type_=there.type)
    where, order = (there > day, there.asc()) if is_after else (there < day, there.desc())
    counted = and_(t.contact.c.is_newest == 1, t.contact.c.deleted_on.is_(None), where)
    return select(there).where(counted).order_by(order).limit(1)


def _counted(first: date, last: date) -> Any:
    c = t.contact.c
    return and_(c.is_newest == 1, c.deleted_on.is_(None), c.local_date >= first, c.local_date <= last)


def _recording_order(connection: Connection, where: Any) -> dict[tuple[UUID, int], int]:
    """Those revisions, and when each contact was first spoken of."""
    c = t.contact.c
    first_change = select(func.min(t.change.c.seq)).where(t.change.c.contact_id == c.id).scalar_subquery()
    recorded = select(c.id, c.rev, func.coalesce(first_change, 0)).where(where)
    return {(row[0], row[1]): row[2] for row in connection.execute(recorded)}


def _read(connection: Connection, where: Any) -> list[Contact]:
    rows = connection.execute(select(t.contact).where(where).order_by(t.contact.c.id)).all()
    if not rows:
        return []
    needs = _parts(connection, _codes(t.contact_need, where))
    outcomes = _parts(connection, _codes(t.contact_outcome, where))
    handouts = _handouts(connection, where)
    return [
        contact_from(row._asdict(), needs.get(row.id, ()), outcomes.get(row.id, ()), handouts.get(row.id, ()))
        for row in rows
    ]


def _joined(table: Any) -> Any:
    return and_(table.c.contact_id == t.contact.c.id, table.c.rev == t.contact.c.rev)


def _codes(table: Any, where: Any) -> Select[Any]:
    return (
        select(table.c.contact_id, table.c.code)
        .join(t.contact, _joined(table))
        .where(where)
        .order_by(table.c.contact_id, table.c.position)
    )


def _parts(connection: Connection, query: Select[Any]) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    for contact_id, code in connection.execute(query):
        found[contact_id] = (*found.get(contact_id, ()), code)
    return found


def _handouts(connection: Connection, where: Any) -> dict[UUID, tuple[Handout, ...]]:
    h = t.contact_handout
    query = (
        select(h).join(t.contact, _joined(h)).where(where).order_by(h.c.contact_id, h.c.leaflet, h.c.language)
    )
    found: dict[UUID, tuple[Handout, ...]] = {}
    for row in connection.execute(query):
        handout = Handout(row.leaflet, row.language, row.copies)
        found[row.contact_id] = (*found.get(row.contact_id, ()), handout)
    return found
