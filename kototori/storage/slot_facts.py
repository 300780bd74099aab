"""What the file of key slots and the cipher library say of themselves, without any key."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from kototori.domain.paper_facts import CipherFacts, SlotFacts
from kototori.storage.vault_keys import ARGON2ID

_KIBI = 1024
_PASSPHRASE = "passphrase"


def slot_facts(path: Path) -> SlotFacts:
    """The slots that are there, and the settings of the passphrase's; of a new one where there is none."""
    slots = _content(path).get("slots", [])
    kinds = tuple(str(slot.get("kind", "")) for slot in slots)
    passes, memory, lanes = ARGON2ID
    own: dict[str, Any] = next((slot for slot in slots if slot.get("kind") == _PASSPHRASE), {})
    return SlotFacts(
        kinds=kinds,
        mebibytes=int(own.get("memory", memory)) // _KIBI,
        passes=int(own.get("time", passes)),
        lanes=int(own.get("lanes", lanes)),
    )


def slot_fields(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that stand in the file, and those in its slots."""
    content = _content(path)
    in_slots = dict.fromkeys(name for slot in content.get("slots", []) for name in slot)
    return tuple(name for name in content if name != "slots"), tuple(in_slots)


def cipher_facts() -> CipherFacts:
    """Asked of the library itself."""
    with closing(dbapi2.connect(":memory:")) as nowhere:
        version = nowhere.execute("PRAGMA cipher_version").fetchone()[0]
        page = nowhere.execute("PRAGMA cipher_default_page_size").fetchone()[0]
        seal = nowhere.execute("PRAGMA cipher_default_hmac_algorithm").fetchone()[0]
    return CipherFacts(f"SQLCipher {version}", int(page), str(seal).replace("_", "-"))


def _content(path: Path) -> dict[str, Any]:
    """Nothing where the file is not there, or cannot be read: the door says what is amiss."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) and isinstance(found.get("slots", []), list) else {}
