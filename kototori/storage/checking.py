"""Looks a contact log through from end to end, and changes nothing in it."""

from contextlib import closing, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from kototori.domain.errors import DatabaseDamaged, DatabaseNewer
from kototori.storage.database import sort_driver_error
from kototori.storage.file_marks import APPLICATION_ID, NEWEST_STEP


def check_log(path: Path) -> None:
    """Raises DatabaseDamaged where a page, an index or a reference is broken, or DatabaseNewer."""
    write_ahead = path.with_name(f"{path.name}-wal")
    if not write_ahead.exists():
        with suppress(DatabaseDamaged):
            _look_through(path, "mode=ro&immutable=1")  # otherwise a reader leaves two files behind
            return
    # Also after a fault in the still file: somebody may have begun to write while it was being read.
    _look_through(path, "mode=ro")


def _look_through(path: Path, how: str) -> None:
    try:
        with closing(dbapi2.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as connection:
            connection.execute("PRAGMA cipher_log_level=NONE")
            sound = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (step,) = connection.execute("PRAGMA user_version").fetchone()
    except dbapi2.Error as error:
        raise sort_driver_error(error, path) or DatabaseDamaged(path) from None
    if not sound or dangling is not None or application != APPLICATION_ID or step < 1:
        raise DatabaseDamaged(path)
    if step > NEWEST_STEP:
        raise DatabaseNewer(path)
