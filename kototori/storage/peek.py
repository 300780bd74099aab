"""Reads the desk's language without SQLAlchemy, whose import takes as long as the window's first picture."""

from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2


def desk_language(database: Path) -> str | None:
    """The language that the desk has chosen; None where it has not, or where there is nothing to read."""
    if not database.exists():
        return None
    try:
        with closing(dbapi2.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("PRAGMA cipher_log_level=NONE")
            row = connection.execute("SELECT value FROM setting WHERE name = 'language'").fetchone()
    except dbapi2.Error:
        return None  # whoever opens the log next says what is wrong with it
    return None if row is None else str(row[0])
