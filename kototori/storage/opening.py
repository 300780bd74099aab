"""Opens the contact log, makes a new one whole or not at all, and refuses what is not one."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from kototori.domain.errors import DatabaseDamaged, DatabaseNewer, HomeUnwritable
from kototori.storage.backup import copy_database
from kototori.storage.database import Database
from kototori.storage.file_marks import APPLICATION_ID, NEWEST_STEP
from kototori.storage.migrating import migrate


def create_log(path: Path, fill: Callable[[Connection], None]) -> None:
    """A new log under a name of its own, then in one step under its real one: a kill leaves none or all.

    Where another program was quicker, its log stays and ours is dropped.
    """
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        migrate(new)
        database = Database(new)
        with database.writing() as connection:
            fill(connection)
        database.close()
        give_name(new, path)
    except OSError:
        raise HomeUnwritable(path.parent) from None
    finally:
        for leftover in (new, Path(f"{new}-wal"), Path(f"{new}-shm")):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def give_name(new: Path, path: Path) -> None:
    """A file that is ready gets the name it is found by; one that has it already stays."""
    try:
        os.link(new, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            new.rename(path)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        os.fsync(folder)
        os.close(folder)


def open_log(path: Path, backups: Path) -> Database:
    """The log at `path`, in today's form; an older one is copied into `backups` first, then migrated.

    Raises DatabaseDamaged, DatabaseNewer, or what the surroundings refuse.
    """
    _must_be_ours(path)
    database = Database(path)
    step = read_step(database, path)
    if step < NEWEST_STEP:
        database.close()
        copy_database(path, backups / f"{path.stem}-before-step-{NEWEST_STEP:04d}{path.suffix}")
        migrate(path)
        database = Database(path)
    return database


def _must_be_ours(path: Path) -> None:
    """Looks at the first bytes before SQLite does: to open another program's file would already change it.

    A file of no bytes SQLite would take for a valid, empty database.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except PermissionError:
        raise HomeUnwritable(path) from None
    except OSError:
        raise DatabaseDamaged(path) from None
    application = int.from_bytes(header[68:72], "big")
    if not header.startswith(b"SQLite format 3\0") or application != APPLICATION_ID:
        raise DatabaseDamaged(path)


def read_step(database: Database, path: Path) -> int:
    """The step that the file was left at; raises where it is a newer one."""
    with database.reading() as connection:
        step = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if step > NEWEST_STEP:
        raise DatabaseNewer(path)
    return step
