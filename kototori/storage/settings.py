"""The desk's own settings: one value a name."""

from sqlalchemy import Connection, delete, insert, select

from kototori.storage import schema as t


def read(connection: Connection) -> dict[str, str]:
    """All settings."""
    return {row.name: row.value for row in connection.execute(select(t.setting))}


def put(connection: Connection, name: str, value: str | None) -> None:
    """Sets a value; None forgets it."""
    connection.execute(delete(t.setting).where(t.setting.c.name == name))
    if value is not None:
        connection.execute(insert(t.setting), {"name": name, "value": value})
