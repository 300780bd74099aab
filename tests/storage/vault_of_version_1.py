"""A vault as version 1 of its tables made it: its statements, and sealed values as long as they are."""

import json
import secrets
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kototori.storage.database import Database
from kototori.storage.vault_keys import Master

_CREATE = (
    """CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE request (
        id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        made_on TEXT NOT NULL CHECK (date(made_on) IS made_on),
        state TEXT NOT NULL CHECK (state IN ('waiting', 'handed_over', 'acknowledged', 'withdrawn',
            'expired')),
        state_on TEXT NOT NULL CHECK (date(state_on) IS state_on),
        erase_on TEXT NOT NULL CHECK (date(erase_on) IS erase_on),
        erased_on TEXT CHECK (date(erased_on) IS erased_on),
        contents BLOB,
        CHECK ((erased_on IS NULL) = (contents IS NOT NULL)),
        CHECK (erased_on IS NOT NULL OR state NOT IN ('withdrawn', 'expired'))
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE register (
        id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
        day TEXT NOT NULL CHECK (date(day) IS day),
        role TEXT NOT NULL CHECK (role IN ('desk', 'program')),
        computer BLOB NOT NULL CHECK (length(computer) = 16),
        deed TEXT NOT NULL CHECK (deed IN ('set_up', 'made', 'handed_over', 'acknowledged', 'withdrawn',
            'expired', 'erased', 'passphrase_changed', 'recovered', 'restored')),
        request BLOB CHECK (length(request) = 16)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER register_is_not_changed BEFORE UPDATE ON register
        BEGIN SELECT raise(ABORT, 'the register is only added to'); END""",
    """CREATE TRIGGER register_is_not_cut BEFORE DELETE ON register
        BEGIN SELECT raise(ABORT, 'the register is only added to'); END""",
    """CREATE TRIGGER erased_stays_erased BEFORE UPDATE ON request
        WHEN old.erased_on IS NOT NULL AND new.contents IS NOT NULL
        BEGIN SELECT raise(ABORT, 'what was erased does not come back'); END""",
)

SAID = {
    "worker": "kaisa",
    "team": "Perhetyö",
    "name": "Ruusu Vattukangas",
    "phone": "040 765 4321",
    "language": "so",
    "about": "vuokrasopimus päättyy kesken",
    "good_time": "",
    "interpreter_needed": True,
    "message_allowed": False,
    "urgent": False,
    "place": "Pieni neuvonta",
    "consent_version": "2026-11",
    "consent_language": "so",
    "acknowledgement": "2222-2222",
    "withdrawal": "3333-3333",
}


def make_version_1(path: Path, master: Master, made_on: date, erase_on: date) -> tuple[UUID, UUID]:
    """One request that waits and one that was erased; their ids."""
    waiting, erased = uuid4(), uuid4()
    database = Database(path, key=master.database_key + master.vault.bytes)
    with database.writing() as connection:
        ask = connection.exec_driver_sql
        for statement in _CREATE:
            ask(statement)
        ask(f"PRAGMA application_id={0x4B4F5651}")
        ask("PRAGMA user_version=1")
        for name, value in (("vault", str(master.vault)), ("after_hand_over", "14"), ("at_the_latest", "60")):
            ask("INSERT INTO meta VALUES (?, ?)", (name, value))
        nonce = secrets.token_bytes(12)
        plain = json.dumps(SAID, ensure_ascii=False).encode()
        sealed = nonce + AESGCM(master.referral_key).encrypt(nonce, plain, waiting.bytes)
        day, due = str(made_on), str(erase_on)
        for row in (
            (waiting.bytes, day, "waiting", day, due, None, sealed),
            (erased.bytes, day, "withdrawn", day, due, day, None),
        ):
            ask("INSERT INTO request VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        deeds = [
            ("set_up", None),
            ("made", waiting),
            ("made", erased),
            ("withdrawn", erased),
            ("erased", erased),
        ]
        for deed, request in deeds:
            row = (
                uuid4().bytes,
                day,
                "desk",
                uuid4().bytes,
                deed,
                None if request is None else request.bytes,
            )
            ask("INSERT INTO register VALUES (?, ?, ?, ?, ?, ?)", row)
    database.close()
    path.chmod(0o600)
    return waiting, erased
