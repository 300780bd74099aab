"""Writes the contact in hand before SQLAlchemy is there: the first key is as safe as every later one.

The same row, as durable, through the bare driver. Only for a log whose first look could be taken, which is
one in today's form.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from kototori.domain.draft import Draft, Slot
from kototori.domain.errors import DatabaseBusy, DatabaseDamaged, DiskFull, HomeUnwritable
from kototori.storage.draft_rows import PUT

PATIENCE = 50  # milliseconds that a key waits for another writer; then the draft is written a moment later
_SETTINGS = (f"busy_timeout={PATIENCE}", "synchronous=FULL", "secure_delete=ON", "trusted_schema=OFF")


class EarlyDrafts:
    """One connection of the window's own thread, opened with the first key."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: Any = None

    def put(self, draft: Draft) -> None:
        """Stores the draft in hand; it is durable when this returns. Raises what the surroundings refuse."""
        begun_at = draft.begun_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        row = {"slot": str(draft.slot), "nth": draft.nth, "begun_at": begun_at, "content": draft.content()}
        with self._writing() as connection:
            connection.execute(PUT, row)

    def drop(self) -> None:
        """Nothing is in hand."""
        with self._writing() as connection:
            connection.execute("DELETE FROM draft WHERE slot = ?", (str(Slot.HAND),))

    def close(self) -> None:
        """Lets the log go."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        """One statement is one transaction."""
        try:
            if self._opened is None:
                self._opened = self._connect()
            yield self._opened
        except dbapi2.Error as error:
            raise _sorted(error, self._path) from None

    def _connect(self) -> Any:
        uri = f"{self._path.absolute().as_uri()}?mode=rw"
        connection = dbapi2.connect(uri, uri=True, isolation_level=None)
        connection.execute("PRAGMA cipher_log_level=NONE")
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        return connection


def _sorted(error: dbapi2.Error, path: Path) -> DatabaseBusy | DiskFull | HomeUnwritable | DatabaseDamaged:
    """The few that can happen here; `database.sort_driver_error`, which knows all, comes with SQLAlchemy."""
    name = str(getattr(error, "sqlite_errorname", ""))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DatabaseBusy(path)
    if name.startswith("SQLITE_FULL"):
        return DiskFull(path)
    return (
        HomeUnwritable(path) if name.startswith(("SQLITE_READONLY", "SQLITE_PERM")) else DatabaseDamaged(path)
    )
