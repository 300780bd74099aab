"""Reads from a database itself which fields it has and what it lets into them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, MetaData

from kototori.domain.recorded import Holds, RecordedField, RecordedTable
from kototori.storage.columns import CivilDay, DayOrderedId, Instant, QuarterHour
from kototori.storage.database import Database

_TYPES = (
    (CivilDay, Holds.DAY),
    (QuarterHour, Holds.QUARTER_HOUR),
    (Instant, Holds.INSTANT),
    (DayOrderedId, Holds.IDENTIFIER),
)
_NOT_OURS = ("sqlite_", "alembic_")
_YES_NO = ("0", "1")


def tables_of(connection: Connection, declared: MetaData) -> tuple[RecordedTable, ...]:
    """Every table of a database, by name; `declared` tells what no CHECK of it tells."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
    )
    found = [(str(name), str(sql)) for name, sql in rows if not str(name).startswith(_NOT_OURS)]
    return tuple(RecordedTable(name, tuple(_fields(connection, name, sql, declared))) for name, sql in found)


def tables_made_by(statements: Sequence[str], declared: MetaData | None = None) -> tuple[RecordedTable, ...]:
    """The tables that these statements make, without a file."""
    nowhere = Database(None)
    try:
        with nowhere.writing() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
            return tables_of(connection, declared or MetaData())
    finally:
        nowhere.engine.dispose()


def _fields(connection: Connection, table: str, sql: str, declared: MetaData) -> Iterator[RecordedField]:
    ask = connection.exec_driver_sql
    keys = list(ask(f"PRAGMA foreign_key_list('{table}')"))
    alone = {key[3]: str(key[2]) for key in keys if sum(other[0] == key[0] for other in keys) == 1}
    for row in ask(f"PRAGMA table_xinfo('{table}')"):
        name, kind, must = str(row[1]), str(row[2]), bool(row[3] or row[5])
        yield _field(name, kind, sql, alone.get(name, ""), _declared_type(declared, table, name), not must)


def _field(name: str, kind: str, sql: str, listed_in: str, declared: Any, optional: bool) -> RecordedField:
    codes = _codes(name, sql)
    for python_type, holds in _TYPES:
        if isinstance(declared, python_type):
            return RecordedField(name=name, holds=holds, optional=optional)
    if re.search(rf"\bdate\({name}\) IS {name}\b", sql):
        return RecordedField(name=name, holds=Holds.DAY, optional=optional)
    if codes == _YES_NO:
        return RecordedField(name=name, holds=Holds.YES_NO, optional=optional)
    if codes:
        return RecordedField(name=name, holds=Holds.CODES, codes=codes, optional=optional)
    if listed_in:
        return RecordedField(name=name, holds=Holds.LISTED, listed_in=listed_in, optional=optional)
    if kind == "BLOB":
        is_id = re.search(rf"\blength\({name}\) = 16", sql) is not None
        holds = Holds.IDENTIFIER if is_id else Holds.SEALED
        return RecordedField(name=name, holds=holds, optional=optional)
    holds = Holds.NUMBER if kind == "INTEGER" else Holds.TEXT
    least, most = _bounds(name if holds is Holds.NUMBER else rf"length\({name}\)", sql)
    return RecordedField(name=name, holds=holds, least=least, most=most, optional=optional)


def _declared_type(declared: MetaData, table: str, column: str) -> Any:
    known = declared.tables.get(table)
    return None if known is None or column not in known.c else known.c[column].type


def _codes(column: str, sql: str) -> tuple[str, ...]:
    found = re.search(rf"\b{column} IN \(([^)]*)\)", sql)
    return () if found is None else tuple(part.strip().strip("'") for part in found[1].split(","))


def _bounds(what: str, sql: str) -> tuple[int | None, int | None]:
    """What a CHECK says of a number, in any of the forms that our tables use."""
    if found := re.search(rf"\b{what} BETWEEN (\d+) AND (\d+)", sql):
        return int(found[1]), int(found[2])
    if found := re.search(rf"\b{what} = (\d+)", sql):
        return int(found[1]), int(found[1])
    return _number(re.search(rf"\b{what} >= (\d+)", sql)), _number(re.search(rf"\b{what} <= (\d+)", sql))


def _number(found: "re.Match[str] | None") -> int | None:
    return None if found is None else int(found[1])
