"""Copies a live contact log through SQLite's own backup; a copied file would lack the newest rows."""

import os
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from sqlcipher3 import dbapi2

from kototori.domain.errors import DatabaseDamaged, HomeUnwritable
from kototori.storage.database import sort_driver_error


def copy_database(source: Path, target: Path, *, running: date | None = None) -> None:
    """A checked copy of `source` at `target`, written beside and renamed; what stood there is replaced.

    Of the day `running` it holds no requests unless that day is closed: two copies of one day would tell
    between which contacts a request was made. The opened vault counts them again after a restore.
    """
    beside = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        _copy(source, beside)
        if running is not None:
            _leave_out_requests(beside, running)
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


def _leave_out_requests(copy: Path, day: date) -> None:
    with closing(dbapi2.connect(str(copy), isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute(
            "DELETE FROM referral_request WHERE made_on = ?"
            " AND NOT EXISTS (SELECT 1 FROM desk_day WHERE day = made_on AND book = 'closed')",
            (day.isoformat(),),
        )
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


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
