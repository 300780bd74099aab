"""Takes a contact log to today's tables, step by step, all pending steps in one transaction.

Foreign keys are off meanwhile: a rebuild of `contact` with them on would silently delete its needs
(ON DELETE fires when the old table is dropped). They are checked before the transaction ends.
"""

from pathlib import Path

from sqlalchemy import Connection

from kototori.domain.errors import DatabaseDamaged
from kototori.storage.database import Database
from kototori.storage.file_marks import APPLICATION_ID, NEWEST_STEP


def migrate(path: Path | None, database: Database | None = None, *, to: int = NEWEST_STEP) -> None:
    """Runs the pending steps up to `to` on the file, or on a database in memory."""
    own = database or Database(path, foreign_keys=False)
    with own.writing() as connection:
        run_steps(connection, to)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise DatabaseDamaged(path or Path(":memory:"))
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={to}")
    if database is None:
        own.close()


def run_steps(connection: Connection, to: int = NEWEST_STEP) -> None:
    """Runs the pending steps inside the caller's transaction, on SQLite as on PostgreSQL."""
    from alembic import command
    from alembic.config import Config

    steps = Config()
    steps.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    steps.attributes["connection"] = connection
    command.upgrade(steps, f"{to:04d}")
