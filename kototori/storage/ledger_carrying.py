"""Takes the ledger of public figures over into a log that is older: what is out stays as it is out."""

from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from kototori.domain.errors import DatabaseDamaged
from kototori.storage import schema as t
from kototori.storage.database import sort_driver_error

_TABLES = (t.ledger_year, t.ledger_entry, t.ledger_seal, t.export_audit)
_SECRET = "SELECT value FROM {file}.setting WHERE name = 'ledger_secret'"


def has_ledger(log: Path) -> bool:
    """Whether public figures were ever decided in this log."""
    try:
        with closing(dbapi2.connect(f"{log.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'ledger_year'").fetchone()
            return found is not None and bool(
                connection.execute("SELECT count(*) FROM ledger_year").fetchone()[0]
            )
    except dbapi2.Error as error:
        raise sort_driver_error(error, log) or DatabaseDamaged(log) from None


def carry_ledger(source: Path, target: Path) -> None:
    """What `source` decided since `target` was copied from it, and which files left, stand in `target`, too.

    Both are in today's form. Where `target` decided anything otherwise, or is another desk's, it stays as it
    is.
    """
    try:
        with closing(dbapi2.connect(str(target), isolation_level=None)) as connection:
            connection.execute("ATTACH ? AS source", (f"{source.absolute().as_uri()}?mode=ro",))
            connection.execute("BEGIN IMMEDIATE")
            if _is_earlier(connection):
                for table in _TABLES:
                    columns = ", ".join(column.name for column in table.columns)
                    connection.execute(
                        f"INSERT OR IGNORE INTO main.{table.name} ({columns}) "
                        f"SELECT {columns} FROM source.{table.name}"
                    )
                connection.execute(
                    "INSERT OR IGNORE INTO main.setting (name, value) "
                    "SELECT name, value FROM source.setting WHERE name = 'ledger_secret'"
                )
            connection.execute("COMMIT")
    except dbapi2.Error as error:
        raise sort_driver_error(error, target) or DatabaseDamaged(target) from None


def _is_earlier(connection: dbapi2.Connection) -> bool:
    """Whether all that the older log decided was decided alike in the newer one, by the same secret."""
    newer = connection.execute(_SECRET.format(file="source")).fetchone()
    older = connection.execute(_SECRET.format(file="main")).fetchone()
    if newer is None or older not in (None, newer):
        return False
    names = [table.name for table in _TABLES]
    otherwise = "SELECT count(*) FROM (SELECT * FROM main.{name} EXCEPT SELECT * FROM source.{name})"
    return not any(connection.execute(otherwise.format(name=name)).fetchone()[0] for name in names)
