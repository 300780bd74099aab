"""Which rows of which spreadsheets are in the log already, so that a file read twice is not counted twice."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, insert, select

from kototori.storage import schema as t


def known(connection: Connection) -> set[tuple[str, int]]:
    """Digest and number of every imported row: the n-th identical row is the n-th such contact."""
    rows = connection.execute(select(t.imported_row.c.digest, t.imported_row.c.nth))
    return {(row.digest, row.nth) for row in rows}


def remember(connection: Connection, rows: Iterable[tuple[str, int, UUID]]) -> None:
    """Remembers rows for good; a withdrawn contact does not come back by reading its file again."""
    values = [{"digest": digest, "nth": nth, "contact_id": contact_id} for digest, nth, contact_id in rows]
    if values:
        connection.execute(insert(t.imported_row), values)
