"""Looks a contact log through from end to end, and changes nothing in it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, NullPool, create_engine
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from kototori.domain.errors import DatabaseDamaged, DatabaseNewer
from kototori.storage.database import sort_driver_error
from kototori.storage.file_marks import APPLICATION_ID, NEWEST_STEP

_STILL = "mode=ro&immutable=1"  # otherwise a reader leaves two files behind
_IN_USE = "mode=ro"


def check_log(path: Path) -> None:
    """Raises DatabaseDamaged where a page, an index or a reference is broken, or DatabaseNewer."""
    if not _is_in_use(path):
        with suppress(DatabaseDamaged):
            _look_through(path, _STILL)
            return
    # Also after a fault in the still file: somebody may have begun to write while it was being read.
    _look_through(path, _IN_USE)


@contextmanager
def looking_into(path: Path) -> Iterator[Connection]:
    """A sound log of today's form, to be read and left as it is."""
    how = _IN_USE if _is_in_use(path) else _STILL
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: dbapi2.connect(f"{path.absolute().as_uri()}?{how}", uri=True),
        poolclass=NullPool,
        hide_parameters=True,
    )
    try:
        with engine.connect() as connection:
            yield connection
    except DBAPIError as error:
        raise sort_driver_error(error.orig, path) or DatabaseDamaged(path) from None


def has_todays_form(path: Path) -> bool:
    """Whether no step is waiting that a log takes when it is next opened."""
    how = _IN_USE if _is_in_use(path) else _STILL
    with closing(dbapi2.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as connection:
        (step,) = connection.execute("PRAGMA user_version").fetchone()
    return bool(step == NEWEST_STEP)


def _is_in_use(path: Path) -> bool:
    return path.with_name(f"{path.name}-wal").exists()


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
