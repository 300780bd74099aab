"""What SQLAlchemy makes of a statement is kept for all logs of a process: each test opens one of its own.

A desk's program opens one log and asks it all day; a run of the tests opens thousands, and without this makes
the same SQL anew for each.
"""

from typing import Any

from sqlalchemy import Engine, create_engine
from sqlcipher3 import dbapi2

_STATEMENTS = 4000  # more than all that the program has; SQLAlchemy keeps 500


class SharedStatements:
    """Makes engines that know what the ones before them have made ready."""

    def __init__(self) -> None:
        self._first = create_engine(
            "sqlite://",
            module=dbapi2,
            creator=lambda: dbapi2.connect(":memory:", check_same_thread=False),
            query_cache_size=_STATEMENTS,
        )
        self._first.connect().close()  # only now does it know what this SQLite can do
        self._first.dispose()

    def create_engine(self, url: str, **asked: Any) -> Engine:
        """As SQLAlchemy's own."""
        made = create_engine(url, **asked)
        made.dialect = made.pool._dialect = self._first.dialect
        made._compiled_cache = self._first._compiled_cache
        return made
