"""The inbox of the vault: what was sealed while it was locked, until it is next opened.

A plain file, for nobody who writes it has a key. In the clear stand random ids, days and states alone, and
every sealed value has one length. After each write the file is laid out anew in the order of its random
keys: else the place of a page would tell which request of a day came first.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import BLOB, Column, Connection, MetaData, Table, Text, delete, insert, select, update

from kototori.domain.errors import DatabaseBusy, DatabaseDamaged, DatabaseMissing, DeskError, HomeUnwritable
from kototori.domain.referral import HandOver, RequestState
from kototori.domain.vault import InboxDamaged, InboxForeign, InboxNewer, VaultBusy
from kototori.storage.columns import CivilDay, DayOrderedId
from kototori.storage.database import Database
from kototori.storage.opening import give_name

APPLICATION_ID = 0x4B4F5649  # "KOVI"
VERSION = 1
_OWN = 0o600  # other accounts of the computer have no business with it

_metadata = MetaData()

_request = Table(
    "request",
    _metadata,
    Column("id", DayOrderedId, primary_key=True),
    Column("made_on", CivilDay, nullable=False),
    Column("state", Text, nullable=False),
    Column("state_on", CivilDay, nullable=False),
    Column("erase_on", CivilDay, nullable=False),
    Column("way", Text),
    Column("handed_over_on", CivilDay),
    Column("sealed", BLOB),
)

_sheet = Table(
    "sheet",
    _metadata,
    Column("id", DayOrderedId, primary_key=True),
    Column("erase_on", CivilDay, nullable=False),
    Column("sealed", BLOB, nullable=False),
)

CREATE = (
    # What was withdrawn or has expired here keeps its row without what was sealed, for the register.
    """CREATE TABLE request (
        id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        made_on TEXT NOT NULL CHECK (date(made_on) IS made_on),
        state TEXT NOT NULL CHECK (state IN ('waiting', 'handed_over', 'acknowledged', 'withdrawn',
            'expired')),
        state_on TEXT NOT NULL CHECK (date(state_on) IS state_on),
        erase_on TEXT NOT NULL CHECK (date(erase_on) IS erase_on),
        way TEXT CHECK (way IN ('slip', 'file', 'phone')),
        handed_over_on TEXT CHECK (date(handed_over_on) IS handed_over_on),
        sealed BLOB,
        CHECK ((way IS NULL) = (handed_over_on IS NULL)),
        CHECK (sealed IS NULL OR state NOT IN ('withdrawn', 'expired'))
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE sheet (
        id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        erase_on TEXT NOT NULL CHECK (date(erase_on) IS erase_on),
        sealed BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
)


class SealedRequest(NamedTuple):
    """One request as the inbox holds it; without `sealed` it is erased."""

    id: UUID
    made_on: date
    state: RequestState
    state_on: date
    erase_on: date
    sealed: bytes | None
    way: HandOver | None = None
    handed_over_on: date | None = None


class SealedSheet(NamedTuple):
    """A half-filled sheet."""

    id: UUID
    erase_on: date
    sealed: bytes


class VaultInbox:
    """The file, looked through before anything is read or written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    # --- requests -------------------------------------------------------------------------------

    def requests(self) -> list[SealedRequest]:
        """All of them, the erased ones too."""
        with self._opened() as database:
            if database is None:
                return []
            with database.reading() as connection:
                return _requests(connection)

    def add(self, request: SealedRequest) -> None:
        """Keeps a sealed request, durable when this returns."""
        with self._writing() as connection:
            connection.execute(insert(_request), request._asdict())

    def put(self, *requests: SealedRequest) -> None:
        """They stand otherwise now; without `sealed` they are erased, and their rows tell the register."""
        with self._writing() as connection:
            for request in requests:
                mine = update(_request).where(_request.c.id == request.id)
                connection.execute(mine.values(**request._asdict()))

    def drop(self, requests: Iterable[UUID]) -> None:
        """They are in the vault now."""
        with self._writing() as connection:
            connection.execute(delete(_request).where(_request.c.id.in_(list(requests))))

    # --- half-filled sheets ---------------------------------------------------------------------

    def sheets(self) -> list[SealedSheet]:
        """All of them."""
        with self._opened() as database:
            if database is None:
                return []
            with database.reading() as connection:
                rows = connection.execute(select(_sheet).order_by(_sheet.c.id))
                return [SealedSheet(row.id, row.erase_on, row.sealed) for row in rows]

    def put_sheet(self, sheet: SealedSheet) -> None:
        """Keeps a sheet in place of what was kept of it before."""
        with self._writing() as connection:
            connection.execute(delete(_sheet).where(_sheet.c.id == sheet.id))
            connection.execute(insert(_sheet), sheet._asdict())

    def drop_sheets(self, sheets: Iterable[UUID]) -> None:
        """Erases sheets."""
        with self._writing() as connection:
            connection.execute(delete(_sheet).where(_sheet.c.id.in_(list(sheets))))

    # --- inside ---------------------------------------------------------------------------------

    def look_through(self) -> None:
        """Raises InboxDamaged, InboxForeign or InboxNewer; that there is none is nothing amiss."""
        with self._opened():
            pass

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if not self.path.exists():
            with self._sorted_errors():
                _create(self.path)
        with self._opened() as database:
            if database is None:
                raise InboxDamaged(self.path)  # taken away at this moment
            with database.writing() as connection:
                yield connection
            database.fold()  # the write-ahead log would keep what was erased, and the order of what was done
            with suppress(DatabaseBusy):  # then the next write does it
                database.lay_out_anew()

    @contextmanager
    def _opened(self) -> Iterator[Database | None]:
        if not self.path.exists():
            yield None
            return
        _look_from_outside(self.path)
        database = Database(self.path)
        with self._sorted_errors():
            try:
                with database.reading() as connection:
                    if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
                        raise InboxDamaged(self.path)
                yield database
            finally:
                with suppress(DeskError):
                    database.close()

    @contextmanager
    def _sorted_errors(self) -> Iterator[None]:
        try:
            yield
        except (DatabaseDamaged, DatabaseMissing):
            raise InboxDamaged(self.path) from None
        except DatabaseBusy:
            raise VaultBusy(self.path) from None


def _look_from_outside(path: Path) -> None:
    """The first bytes, before SQLite would make something of another program's file."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError:
        raise InboxDamaged(path) from None
    if not header.startswith(b"SQLite format 3\0"):
        raise InboxDamaged(path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise InboxForeign(path)
    if int.from_bytes(header[60:64], "big") > VERSION:
        raise InboxNewer(path)


def _create(path: Path) -> None:
    """Whole or not at all; where another program was quicker, its inbox stays."""
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.unlink(missing_ok=True)
        database = Database(new)
        with database.writing() as connection:
            for statement in CREATE:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
        database.close()
        new.chmod(_OWN)
        give_name(new, path)
    except OSError:
        raise HomeUnwritable(path.parent) from None
    finally:
        for leftover in (new, Path(f"{new}-wal"), Path(f"{new}-shm")):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def _requests(connection: Connection) -> list[SealedRequest]:
    return [
        SealedRequest(
            id=row.id,
            made_on=row.made_on,
            state=RequestState(row.state),
            state_on=row.state_on,
            erase_on=row.erase_on,
            sealed=row.sealed,
            way=None if row.way is None else HandOver(row.way),
            handed_over_on=row.handed_over_on,
        )
        for row in connection.execute(select(_request).order_by(_request.c.id))
    ]
