"""What stands in the home folder, file by file and field by field, as it is found there."""

import configparser
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from kototori.domain.draft import LONGEST_PENDING, Draft
from kototori.domain.recorded import Holds, RecordedField, RecordedFile, RecordedTable
from kototori.domain.request_contents import RequestContents, longest
from kototori.home import Home
from kototori.storage import schema, settings, vault_inbox, vault_schema
from kototori.storage.database import Database
from kototori.storage.live_schema import tables_made_by, tables_of
from kototori.storage.slot_facts import slot_fields
from kototori.wording.own_pdfs import COLUMNS

SETTINGS = (
    "desk",
    "installation",
    "lists",
    "language",
    "place",
    "name",
    "hours",
    "single_keys",
    "day_pins",
    "day_hours",
    "closing_export",
    "days_asked_until",
    "books_asked_until",
    "organisation",
    "requests_at_the_latest",
    "requests_erased_on",
    "requests_reminded_on",
    "requests_sticks",
)
PREFERENCES = ("look", "window", "times-only", "printer", "keys", "request-papers")
_SLOT_FILE = (
    ("format", "vault", "recipient", "keeping", "sum"),
    ("kind", "salt", "nonce", "wrapped", "time", "memory", "lanes"),
)
SHEET = ("draft", "typed_at", "values")  # what is sealed of a half-filled sheet
_DRAFT_COLUMNS = ("slot", "nth", "begun_at")
_LISTED = {"worker": "worker", "language": "language", "consent_language": "language", "needs": "need"}


def recorded_files(home: Home, database: Database) -> tuple[RecordedFile, ...]:
    """Every file that the program makes. The vault is told as this version builds it: it opens no other."""
    vault = tables_made_by(vault_schema.CREATE, vault_schema.metadata)
    return (
        RecordedFile("log", home.database.name, (*_log(database), _settings(database), _draft())),
        RecordedFile("vault", home.vault.name, (*vault, _contents()), is_read=home.vault.exists()),
        RecordedFile(
            "inbox",
            home.vault_inbox.name,
            (*tables_made_by(vault_inbox.CREATE), _table("sheet_contents", SHEET)),
            is_read=home.vault_inbox.exists(),
        ),
        RecordedFile("keys", home.vault_keys.name, _slots(home), is_read=home.vault_keys.exists()),
        RecordedFile("passphrase_pause", home.passphrase_pause.name),
        RecordedFile("backups", f"{home.backups.name}/"),
        RecordedFile("program_log", f"{home.logs.name}/kototori.log", (_table("line", ("moment", "text")),)),
        RecordedFile("preferences", home.preferences.name, (_preferences(home.preferences),)),
        RecordedFile("leaflets", f"{home.leaflets.name}/", (_table("own", COLUMNS),)),
        RecordedFile("notice", f"{home.notices.name}/"),
        RecordedFile("cache", f"{home.cache.name}/"),
        RecordedFile("window_lock", home.window_lock.name),
    )


def _log(database: Database) -> tuple[RecordedTable, ...]:
    with database.reading() as connection:
        return tables_of(connection, schema.metadata)


def _settings(database: Database) -> RecordedTable:
    """The names that the table of settings holds here, or can hold."""
    with database.reading() as connection:
        there = settings.read(connection)
    return _table("settings", dict.fromkeys((*SETTINGS, *sorted(there))))


def _draft() -> RecordedTable:
    """What stands in the column `content` of a draft."""
    held = (part.name for part in fields(Draft) if part.name not in _DRAFT_COLUMNS)
    return RecordedTable("draft_content", tuple(_draft_field(name) for name in held))


def _draft_field(name: str) -> RecordedField:
    most = LONGEST_PENDING if name == "pending" else None
    return RecordedField(name=name, holds=Holds.TEXT, most=most, optional=True)


def _contents() -> RecordedTable:
    """What stands in the sealed value of a request."""
    return RecordedTable("contents", tuple(_said(part.name, part.type) for part in fields(RequestContents)))


def _said(name: str, kind: Any) -> RecordedField:
    if kind is bool:
        return RecordedField(name=name, holds=Holds.YES_NO)
    if name in _LISTED:
        return RecordedField(name=name, holds=Holds.LISTED, listed_in=_LISTED[name])
    return RecordedField(name=name, holds=Holds.TEXT, most=longest(name))


def _slots(home: Home) -> tuple[RecordedTable, ...]:
    there = slot_fields(home.vault_keys)
    names = (dict.fromkeys((*known, *found)) for known, found in zip(_SLOT_FILE, there, strict=True))
    return tuple(_table(name, columns) for name, columns in zip(("file", "slot"), names, strict=True))


def _preferences(path: Path) -> RecordedTable:
    """The names in the INI file; each key that was moved is one below `keys`."""
    read = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        read.read(path, encoding="utf-8")
    except (configparser.Error, OSError, ValueError):
        read.clear()
    there = (name for section in read.sections() if section == "General" for name in read[section])
    return _table("values", dict.fromkeys((*PREFERENCES, *there)))


def _table(name: str, names: Iterable[str]) -> RecordedTable:
    return RecordedTable(name, tuple(RecordedField(name=one, holds=Holds.TEXT) for one in names))
