"""Copies a live contact log through SQLite's own backup; a copied file would lack the newest rows."""

import os
from contextlib import closing, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from kototori.domain.errors import DatabaseDamaged, HomeUnwritable
from kototori.storage.database import sort_driver_error


def copy_database(source: Path, target: Path) -> None:
    """A checked copy of `source` at `target`, written beside and renamed; what stood there is replaced."""
    beside = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        _copy(source, beside)
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        beside.replace(target)
    except OSError:
        raise HomeUnwritable(target.parent) from None
    except dbapi2.Error as error:
        raise sort_driver_error(error, source) or DatabaseDamaged(source) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def copy_into(source: Path, live: Path) -> None:
    """Makes a log that others may have open what `source` holds, in one step that they see or do not see."""
    try:
        with (
            closing(dbapi2.connect(f"{source.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as copy,
            closing(dbapi2.connect(str(live), isolation_level=None)) as there,
        ):
            there.execute("PRAGMA busy_timeout=5000")
            copy.backup(there)
    except dbapi2.Error as error:
        raise sort_driver_error(error, live) or DatabaseDamaged(live) from None


def count_revisions(path: Path) -> int:
    """How many revisions of contacts a log holds; there never become fewer of them."""
    try:
        with closing(dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("PRAGMA cipher_log_level=NONE")
            return int(connection.execute("SELECT count(*) FROM contact").fetchone()[0])
    except dbapi2.Error as error:
        raise sort_driver_error(error, path) or DatabaseDamaged(path) from None


def _copy(source: Path, target: Path) -> None:
    live = dbapi2.connect(str(source), isolation_level=None)
    copy = dbapi2.connect(str(target), isolation_level=None)
    try:
        live.backup(copy)
        if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise DatabaseDamaged(source)
    finally:
        live.close()
        copy.close()
