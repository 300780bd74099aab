"""Reads what the window shows first, without SQLAlchemy.

To import SQLAlchemy takes twice as long as a whole bare window needs from start to first picture. Today's
list stands long before; whoever writes waits for the real thing. Only a log in today's form is read here.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlcipher3 import dbapi2

from kototori.domain.contact import Contact, Handout
from kototori.domain.desk_settings import DeskSettings
from kototori.domain.draft import Draft, Slot, read_draft
from kototori.domain.first_look import FirstLook
from kototori.domain.need import Synonym
from kototori.domain.vocabulary import Vocabulary
from kototori.storage.contact_rows import contact_from
from kototori.storage.file_marks import NEWEST_STEP
from kototori.storage.list_rows import authority_from, language_from, need_from, place_from

_TODAY = """
SELECT contact.*, (SELECT min(seq) FROM change WHERE contact_id = contact.id) AS seq
FROM contact WHERE is_newest = 1 AND deleted_on IS NULL AND local_date = ?
ORDER BY coalesce(local_hour, 0) DESC, coalesce(local_minute, 0) DESC, seq DESC, id DESC
"""
_PART = """
SELECT part.* FROM {table} AS part JOIN contact ON contact.id = part.contact_id AND contact.rev = part.rev
WHERE is_newest = 1 AND deleted_on IS NULL AND contact.local_date = ? ORDER BY contact_id, {order}
"""
_DAYS = ("recorded_on", "updated_on", "deleted_on", "local_date", "valid_from", "valid_to")


def desk_language(database: Path) -> str | None:
    """The language that the desk has chosen; None where it has not, or where there is nothing to read."""
    try:
        with _reading(database) as connection:
            return _settings(connection).get("language")
    except dbapi2.Error:
        return None  # whoever opens the log next says what is wrong with it


def read_first_look(database: Path, today: date) -> FirstLook | None:
    """None where there is no log in today's form: then the desk must be opened first."""
    try:
        with _reading(database) as connection:
            if connection.execute("PRAGMA user_version").fetchone()[0] != NEWEST_STEP:
                return None
            return FirstLook(
                today=today,
                vocabulary=_vocabulary(connection),
                contacts=tuple(_contacts(connection, today)),
                settings=DeskSettings.from_values(_settings(connection)),
                drafts=tuple(_drafts(connection)),
            )
    except dbapi2.Error:
        return None


@contextmanager
def _reading(database: Path) -> Iterator[Any]:
    uri = f"{database.absolute().as_uri()}?mode=ro"
    with closing(dbapi2.connect(uri, uri=True, isolation_level=None)) as connection:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute("PRAGMA busy_timeout=1000")
        connection.execute("BEGIN")
        yield connection


def _settings(connection: Any) -> dict[str, str]:
    return dict(connection.execute("SELECT name, value FROM setting"))


def _rows(connection: Any, query: str, *values: str) -> Iterator[dict[str, Any]]:
    read = connection.execute(query, values)
    names = [column[0] for column in read.description]
    days = [name for name in names if name in _DAYS]
    for row in read:
        found = dict(zip(names, row, strict=True))
        for name in days:
            if found[name]:
                found[name] = date.fromisoformat(found[name])
        yield found


def _vocabulary(connection: Any) -> Vocabulary:
    def listed(table: str) -> Iterator[dict[str, Any]]:
        return _rows(connection, f"SELECT * FROM {table} ORDER BY position")

    words = connection.execute("SELECT word, language, code, kind FROM synonym ORDER BY word, language")
    return Vocabulary(
        needs={row["code"]: need_from(row) for row in listed("need")},
        authorities={row["code"]: authority_from(row) for row in listed("authority")},
        languages={row["code"]: language_from(row) for row in listed("language")},
        places={row["code"]: place_from(row) for row in listed("place")},
        synonyms=tuple(map(Synonym._make, words)),
    )


def _contacts(connection: Any, today: date) -> Iterator[Contact]:
    day = today.isoformat()
    needs = _parts(connection, "contact_need", "position", day)
    outcomes = _parts(connection, "contact_outcome", "position", day)
    handouts = _parts(connection, "contact_handout", "leaflet", day)
    for row in _rows(connection, _TODAY, day):
        key = row["id"]
        yield contact_from(
            row | {"id": UUID(bytes=key)},
            [part["code"] for part in needs.get(key, ())],
            [part["code"] for part in outcomes.get(key, ())],
            [Handout(part["leaflet"], part["language"], part["copies"]) for part in handouts.get(key, ())],
        )


def _drafts(connection: Any) -> Iterator[Draft]:
    """What is in hand, and what is beside it by letter; one that cannot be read is left out."""
    found = {}
    for row in _rows(connection, "SELECT * FROM draft WHERE slot <> ?", Slot.EMPTIED):
        with suppress(ValueError):
            found[row["slot"]] = read_draft(**row | {"begun_at": datetime.fromisoformat(row["begun_at"])})
    for slot in Slot:
        draft = found.get(slot)
        if draft is not None:
            yield draft


def _parts(connection: Any, table: str, order: str, day: str) -> dict[bytes, list[dict[str, Any]]]:
    found: dict[bytes, list[dict[str, Any]]] = {}
    for row in _rows(connection, _PART.format(table=table, order=order), day):
        found.setdefault(row["contact_id"], []).append(row)
    return found
