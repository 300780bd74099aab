"""Takes a contact log to today's tables, step by step, all pending steps in one transaction.

Foreign keys are off meanwhile: a rebuild of `contact` with them on would silently delete its needs
(ON DELETE fires when the old table is dropped). They are checked before the transaction ends.
"""

from pathlib import Path

from kototori.domain.errors import DatabaseDamaged
from kototori.storage.database import Database
from kototori.storage.file_marks import APPLICATION_ID, NEWEST_STEP


def migrate(path: Path | None, database: Database | None = None, *, to: int = NEWEST_STEP) -> None:
    """Runs the pending steps up to `to` on the file, or on a database in memory."""
    from alembic import command
    from alembic.config import Config

    own = database or Database(path, foreign_keys=False)
    steps = Config()
    steps.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with own.writing() as connection:
        steps.attributes["connection"] = connection
        command.upgrade(steps, f"{to:04d}")
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise DatabaseDamaged(path or Path(":memory:"))
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={to}")
    if database is None:
        own.close()
