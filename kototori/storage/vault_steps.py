"""Takes an older vault to today's tables in one transaction: killed in the middle, it is the older one still.

Version 1 had no ways of hand-over and no counts that stay, and the sealed values told how long each was.
"""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import Connection

from kototori.storage import vault_schema as t

_TO_2 = (
    "DROP TRIGGER register_is_not_changed",
    "DROP TRIGGER register_is_not_cut",
    "ALTER TABLE register RENAME TO register_of_version_1",
    t.REGISTER,
    """INSERT INTO register (id, day, role, computer, deed, request)
        SELECT id, day, role, computer, deed, request FROM register_of_version_1""",
    "DROP TABLE register_of_version_1",
    *t.REGISTER_STANDS,
    t.COUNTED,
)


def step_up(connection: Connection, sealed_anew: Callable[[UUID, bytes], bytes]) -> None:
    """Runs what is pending in the caller's transaction; `sealed_anew` opens a value and seals it again."""
    ask = connection.exec_driver_sql
    if ask("PRAGMA user_version").scalar_one() >= t.VERSION:
        return
    for statement in _TO_2:
        ask(statement)
    sealed = ask("SELECT id, contents FROM request WHERE contents IS NOT NULL").all()
    for request, contents in sealed:
        anew = sealed_anew(UUID(bytes=request), contents)
        ask("UPDATE request SET contents = ? WHERE id = ?", (anew, request))
    ask(f"PRAGMA user_version={t.VERSION}")
