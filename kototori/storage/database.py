"""Lends reading and writing transactions on the contact log, and sorts the driver's errors.

The settings and the reason for each were found by trial: write-ahead log with synchronous FULL lost none of
130,000 acknowledged contacts in 1,000 kills; BEGIN IMMEDIATE makes two writers collide at the start and not
in the middle; secure_delete leaves no trace of what was erased; `hide_parameters` keeps values out of
exception texts, and so out of logs.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Condition, get_ident
from typing import Any

from sqlalchemy import Connection as Connection  # services pass it on, and know no SQL
from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool
from sqlcipher3 import dbapi2

from kototori.domain.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseMissing,
    DeskError,
    DiskFull,
    HomeUnwritable,
)

_PATIENCE = 5000  # milliseconds that a transaction waits for another writer
_KEPT_OPEN = 3  # connections: the window's, and those of two that read beside it at the same time
_LAST_ORDERS = 10.0  # seconds that closing waits for what still reads beside the window
_SETTINGS = (
    f"busy_timeout={_PATIENCE}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
)


class Database:
    """One SQLite file, or one in memory for tests.

    The driver is sqlcipher3 without a key: a plain SQLite file, and the same SQLite on every system with the
    2026 correction of the write-ahead log that Python's own may lack.
    """

    def __init__(self, path: Path | None, *, foreign_keys: bool = True, key: bytes = b"") -> None:
        """`key` is the raw key of an encrypted file, and the salt that its first sixteen bytes are."""
        self.path = path
        self._key = key
        self._foreign_keys = foreign_keys
        self._door = Condition()
        self._inside: list[int] = []  # the threads with a transaction, once for each
        self._closed_by: int | None = None
        self._foreign_changes = 1
        # Not one connection for each thread: SQLAlchemy's pool of that kind closes any of them, also one in
        # the middle of a transaction, when a sixth thread comes; a window has more than a dozen beside it.
        pool = (
            {"poolclass": StaticPool}
            if path is None
            else {"poolclass": QueuePool, "pool_size": _KEPT_OPEN, "max_overflow": -1, "pool_use_lifo": True}
        )
        self._engine = create_engine(
            "sqlite://",
            module=dbapi2,
            creator=self._connect,
            pool_reset_on_return=None,  # every transaction ends in commit or rollback as it is
            hide_parameters=True,
            **pool,
        )

    def _connect(self) -> Any:
        connection = dbapi2.connect(
            str(self.path or ":memory:"), isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA cipher_log_level=NONE")
            if self._key:
                connection.execute(f"PRAGMA key=\"x'{self._key.hex()}'\"")
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # a wrong key fails here
            for setting in (*_SETTINGS, f"foreign_keys={'ON' if self._foreign_keys else 'OFF'}"):
                connection.execute(f"PRAGMA {setting}")
        except BaseException:
            connection.close()  # else the fault itself, wherever it is kept, would hold the file
            raise
        return connection

    @property
    def engine(self) -> Engine:
        """For whoever looks at the live tables from outside; all others take one of the two doors below."""
        return self._engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the log and holds nobody up."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is durable when it ends, or did not happen at all."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def writing_soon(self, patience: int) -> Iterator[Connection]:
        """Like `writing`, for what can be tried again: raises DatabaseBusy after `patience` milliseconds."""
        with self._transaction("BEGIN IMMEDIATE", patience) as connection:
            yield connection

    @contextmanager
    def _transaction(self, begin: str, patience: int = _PATIENCE) -> Iterator[Connection]:
        # The driver begins nothing by itself (isolation_level None), so that a failed migration takes its
        # tables back. Not by SQLAlchemy's begin event: one listener makes every statement dearer.
        with self._counted(), self._sorted_errors(), self._engine.begin() as connection:
            driver: Any = connection.connection.driver_connection
            if patience != _PATIENCE:
                driver.execute(f"PRAGMA busy_timeout={patience}")
            try:
                driver.execute(begin)
            finally:
                if patience != _PATIENCE:
                    driver.execute(f"PRAGMA busy_timeout={_PATIENCE}")
            yield connection

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """To close a connection under a thread that reads takes the program down: it is known who does."""
        me = get_ident()
        with self._door:
            if self._closed_by not in (None, me):  # what was begun beside the window comes too late
                raise DatabaseBusy(self.path or Path(":memory:"))
            self._inside.append(me)
        try:
            yield
        finally:
            with self._door:
                self._inside.remove(me)
                self._door.notify_all()

    def _others_are_out(self) -> bool:
        me = get_ident()
        return all(thread == me for thread in self._inside)

    def mark(self) -> int:
        """A number that changes when another program has written to the file; never 0."""
        with self.reading() as connection:
            version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
            # SQLite numbers what each connection has seen for this connection alone.
            if connection.info.setdefault("data_version", version) != version:
                connection.info["data_version"] = version
                self._foreign_changes += 1
        return self._foreign_changes

    def fold(self) -> None:
        """Folds the write-ahead log into the file and empties it: what it held, and in which order."""
        if self.path is not None and self.path.exists():
            with self._sorted_errors():
                self._alone("PRAGMA wal_checkpoint(TRUNCATE)")

    def fold_if_quiet(self) -> None:
        """The same, unless somebody reads or writes just now: nobody is kept waiting for it."""
        with self._sorted_errors():
            self._alone("PRAGMA busy_timeout=0", "PRAGMA wal_checkpoint(TRUNCATE)")

    def lay_out_anew(self) -> None:
        """Writes the file in the order of its keys: the place of a page no longer tells when it came."""
        with self._sorted_errors():
            self._alone("VACUUM")
        self.fold()

    def _alone(self, *statements: str) -> None:
        """Outside a transaction; nothing keeps the file open where it fails."""
        with closing(self._engine.raw_connection()) as raw, closing(raw.cursor()) as cursor:
            try:
                for statement in statements:
                    cursor.execute(statement).fetchall()
            finally:
                cursor.execute(f"PRAGMA busy_timeout={_PATIENCE}")

    def close(self) -> None:
        """Folds the write-ahead log into the file and lets it go, once nobody else reads it any more."""
        with self._door:
            self._closed_by = get_ident()
            self._door.wait_for(self._others_are_out, _LAST_ORDERS)
        try:
            self.fold()
        finally:  # a damaged file is let go as well: a sound one may be put in its place
            self._engine.dispose()

    @contextmanager
    def _sorted_errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            sorted_error = sort_driver_error(error.orig, self.path or Path(":memory:"))
            if sorted_error is None:
                raise
            raise sorted_error from None
        except dbapi2.Error as error:
            sorted_error = sort_driver_error(error, self.path or Path(":memory:"))
            if sorted_error is None:
                raise
            raise sorted_error from None


def sort_driver_error(error: BaseException | None, path: Path) -> DeskError | None:
    """The surroundings' fault as a desk error; None where the fault is ours."""
    name = str(getattr(error, "sqlite_errorname", ""))
    kinds: tuple[tuple[tuple[str, ...], type[DeskError]], ...] = (
        (("SQLITE_FULL",), DiskFull),
        (("SQLITE_READONLY", "SQLITE_PERM"), HomeUnwritable),
        (("SQLITE_BUSY", "SQLITE_LOCKED"), DatabaseBusy),
        (("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_IOERR"), DatabaseDamaged),
    )
    for prefixes, kind in kinds:
        if name.startswith(prefixes):
            return kind(path)
    if name.startswith("SQLITE_CANTOPEN"):
        return HomeUnwritable(path) if not path.exists() and path.parent.exists() else DatabaseMissing(path)
    return None
