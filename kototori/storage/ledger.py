"""The ledger of public figures in and out: what was decided is written once, and never changed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection, Executable, Text, bindparam, cast, func, insert, select

from kototori.domain.contact import Answer
from kototori.domain.ledger import PLAN, Decided, Unit, YearLedger
from kototori.domain.ledger_proof import SealKey
from kototori.domain.ledger_rules import Cell
from kototori.domain.period import By
from kototori.domain.release_plan import BASE, NeedsBy, YearPlan
from kototori.storage import schema as t
from kototori.storage import settings
from kototori.storage.json_of import json_of
from kototori.storage.ready import insert_rows

_SECRET, _BASE = "ledger_secret", "ledger_base"


Row = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class YearRows:
    """A year of the ledger as it lies in the file: alike are two states of it in which nothing differs."""

    plan: YearPlan
    entries: tuple[Row, ...]
    """Unit, first day, table, and its cells with their numbers as JSON."""
    seals: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class StoredYear:
    """A year of the ledger as it was read, with its seals; not proved yet."""

    ledger: YearLedger
    seals: Mapping[SealKey, str]


def secret(connection: Connection) -> bytes | None:
    """The desk's secret; None before the first public file, and where it was made unreadable by hand.

    Then the seals of every decided year are broken, and that is what is told.
    """
    kept = settings.read(connection).get(_SECRET)
    try:
        return None if kept is None else bytes.fromhex(kept)
    except ValueError:
        return None


def keep_secret(connection: Connection, made: bytes) -> None:
    """Keeps the secret for good."""
    settings.put(connection, _SECRET, made.hex())


def base_chosen(connection: Connection) -> int:
    """The step that years without public figures will be counted in."""
    return int(settings.read(connection).get(_BASE, BASE))


def choose_base(connection: Connection, base: int) -> None:
    """Keeps another step for them."""
    settings.put(connection, _BASE, str(base))


def read_plan(connection: Connection, year: int) -> YearPlan | None:
    """What holds for a year; None before its first public file."""
    row = connection.execute(select(t.ledger_year).where(t.ledger_year.c.year == year)).first()
    if row is None:
        return None
    return YearPlan(
        year=row.year,
        base=row.base,
        needs_by=NeedsBy(row.needs_by),
        languages=tuple(row.languages.split()),
        teams=tuple(row.teams.splitlines()),
        shared_by=By(row.shared_by),
    )


def year_rows(connection: Connection, year: int) -> YearRows | None:
    """What is decided of a year; None before its first public file."""
    plan = read_plan(connection, year)
    if plan is None:
        return None
    within = {"first": date(year, 1, 1), "last": date(year, 12, 31)}
    entries, seals = (connection.execute(asked, within).all() for asked in (_entries(), _seals()))
    return YearRows(plan, tuple(map(tuple, entries)), tuple(map(tuple, seals)))


def year_of(rows: YearRows) -> StoredYear:
    """The same, to count and to prove with."""
    seals = {(Unit(unit), date.fromisoformat(first), table): seal for unit, first, table, seal in rows.seals}
    tables: dict[tuple[Unit, date], dict[str, dict[Cell, int]]] = {}
    for unit, first, table in seals:
        if table != PLAN:
            tables.setdefault((unit, first), {})[table] = {}
    names: dict[tuple[str, str], Cell] = {}
    for unit_name, first_day, table, cells in rows.entries:
        found: dict[Cell, int] = {}
        for cell, fives in json.loads(cells).items():
            key = table, cell
            if key not in names:
                names[key] = f"{table}|{cell}" if cell else table
            found[names[key]] = fives
        tables.setdefault((Unit(unit_name), date.fromisoformat(first_day)), {})[table] = found
    decided = (Decided(unit, first, found) for (unit, first), found in tables.items())
    return StoredYear(YearLedger(rows.plan, decided), seals)


def years_begun(connection: Connection) -> list[int]:
    """Every year of which anything was decided, whatever became of its plan."""
    days = connection.execute(select(t.ledger_seal.c.first_day).distinct()).scalars()
    planned = connection.execute(select(t.ledger_year.c.year)).scalars()
    return sorted({day.year for day in days} | set(planned))


def is_begun(connection: Connection, year: int) -> bool:
    """Whether anything was decided of a year, whatever became of its plan."""
    within = t.ledger_seal.c.first_day.between(date(year, 1, 1), date(year, 12, 31))
    return connection.execute(select(t.ledger_seal.c.tbl).where(within).limit(1)).first() is not None


def add_year(connection: Connection, plan: YearPlan, seal: str) -> None:
    """Fixes what holds for a year."""
    values = {
        "year": plan.year,
        "base": plan.base,
        "needs_by": plan.needs_by,
        "languages": " ".join(plan.languages),
        "teams": "\n".join(plan.teams),
        "shared_by": plan.shared_by.value,
    }
    connection.execute(insert(t.ledger_year), values)
    add_decided(connection, (), {(Unit.YEAR, date(plan.year, 1, 1), PLAN): seal})


def add_decided(connection: Connection, decided: Iterable[Decided], seals: Mapping[SealKey, str]) -> None:
    """Writes what was decided now, with its seals."""
    rows = [
        {
            "unit": one.unit.value,
            "first_day": one.first,
            "tbl": str(table),
            "cell": cell.partition("|")[2],
            "fives": fives,
        }
        for one in decided
        for table, cells in one.tables.items()
        for cell, fives in cells.items()
    ]
    if rows:
        insert_rows(connection, t.ledger_entry, rows)
    of_seals = [
        {"unit": unit.value, "first_day": first, "tbl": str(table), "seal": seal}
        for (unit, first, table), seal in seals.items()
    ]
    if of_seals:
        insert_rows(connection, t.ledger_seal, of_seals)


def languages_seen(connection: Connection, year: int) -> dict[str, tuple[int, int]]:
    """How many contacts of a year were in each language, and how many of those were first visits."""
    c = t.contact.c
    counted = (c.is_newest == 1, c.deleted_on.is_(None), c.language.is_not(None))
    within = (c.local_date >= date(year, 1, 1), c.local_date <= date(year, 12, 31))
    first_visits = func.count().filter(c.first_visit == Answer.YES)
    query = select(c.language, func.count(), first_visits).where(*counted, *within).group_by(c.language)
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}


# A question is made once: to make it takes as long as to answer it.


@lru_cache(maxsize=1)
def _entries() -> Executable:
    """The cells of a table in one row: ten thousand rows take longer than the same in a few hundred."""
    c = t.ledger_entry.c
    day = cast(c.first_day, Text)
    cells = json_of(c.cell, c.fives)
    within = c.first_day.between(bindparam("first"), bindparam("last"))
    grouped = select(c.unit, day, c.tbl, cells).where(within).group_by(c.unit, c.first_day, c.tbl)
    return grouped.order_by(c.unit, c.first_day, c.tbl)


@lru_cache(maxsize=1)
def _seals() -> Executable:
    c = t.ledger_seal.c
    within = c.first_day.between(bindparam("first"), bindparam("last"))
    columns = (c.unit, cast(c.first_day, Text), c.tbl, c.seal)
    return select(*columns).where(within).order_by(c.unit, c.first_day, c.tbl)
