"""The key slots of the vault: a small file beside it from which a passphrase or a recovery code unlocks
its random master key. To change the passphrase rewrites this file and no data.
"""

import base64
import errno
import hashlib
import hmac
import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from kototori.domain.errors import DiskFull, HomeUnwritable, OutOfRange
from kototori.domain.recovery_code import groups, signs
from kototori.domain.referral import Keeping
from kototori.domain.vault import KeySlotsDamaged, KeySlotsMissing, WrongRecoveryCode, normalised
from kototori.storage.sealing import identity_of

FORMAT = 1
_PASSPHRASE, _RECOVERY, _KEYRING = "passphrase", "recovery", "keyring"
ARGON2ID = _TIME, _MEMORY, _LANES = 3, 64 * 1024, 1  # argon2id: 150-200 ms a try
_MOST_MEMORY, _MOST_TIME = 1024 * 1024, 16  # a forged file must not keep the program busy for hours
_CODE_BYTES = 20
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class NoMatch(Exception):
    """The slot is whole, and what was given does not open it."""


@dataclass(frozen=True, slots=True)
class Master:
    """The vault's secret, and the keys that come of it. No printed form tells it."""

    vault: UUID
    _secret: bytes = field(repr=False)

    @property
    def database_key(self) -> bytes:
        """Of the file itself."""
        return self._derive(b"db")

    @property
    def referral_key(self) -> bytes:
        """Of what each visitor said."""
        return self._derive(b"referral")

    @property
    def backup_key(self) -> bytes:
        """Of the copies."""
        return self._derive(b"backup")

    @property
    def inbox_identity(self) -> str:
        """Opens what was sealed while the vault was locked; no copy of the vault is without it."""
        return identity_of(self._derive(b"inbox"))

    def _derive(self, purpose: bytes) -> bytes:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return HKDF(SHA256(), 32, self.vault.bytes, b"kototori " + purpose).derive(self._secret)


@dataclass(frozen=True, slots=True)
class _Slot:
    kind: str
    salt: bytes
    nonce: bytes
    wrapped: bytes = field(repr=False)
    time: int = 0
    memory: int = 0
    lanes: int = 0

    def key(self, given: str) -> bytes:
        if self.kind == _PASSPHRASE:
            from argon2.low_level import Type, hash_secret_raw

            return hash_secret_raw(
                normalised(given).encode(), self.salt, self.time, self.memory, self.lanes, 32, Type.ID
            )
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        told = _code_bytes(given) if self.kind == _RECOVERY else given.encode()
        return HKDF(SHA256(), 32, self.salt, f"kototori {self.kind}".encode()).derive(told)

    def bound_to(self, vault: UUID) -> bytes:
        """What the tag also covers: a slot opens for its own vault alone, with its own settings."""
        return f"kototori {vault} {self.kind} {self.time} {self.memory} {self.lanes}".encode()


@dataclass(frozen=True, slots=True)
class KeySlots:
    """All slots of one vault, and what must be known of it while it is locked.

    To `recipient` requests are sealed meanwhile, and `keeping` tells when they are erased.
    """

    vault: UUID
    _slots: tuple[_Slot, ...] = ()
    recipient: str = ""
    keeping: Keeping | None = None

    def unlock(self, passphrase: str) -> Master:
        """Raises NoMatch where the passphrase is another one."""
        return self._unlock(_PASSPHRASE, passphrase)

    def unlock_by_code(self, code: str) -> Master:
        """Raises WrongRecoveryCode."""
        try:
            return self._unlock(_RECOVERY, code)
        except NoMatch:
            raise WrongRecoveryCode() from None

    def with_passphrase(self, master: Master, passphrase: str) -> "KeySlots":
        """The same vault with another passphrase; the recovery code stays."""
        others = tuple(slot for slot in self._slots if slot.kind != _PASSPHRASE)
        slot = _Slot(_PASSPHRASE, secrets.token_bytes(16), b"", b"", _TIME, _MEMORY, _LANES)
        return replace(self, _slots=(_wrapped(slot, master, passphrase), *others))

    def with_code(self, master: Master, code: str) -> "KeySlots":
        """The same vault with another recovery code."""
        others = tuple(slot for slot in self._slots if slot.kind != _RECOVERY)
        slot = _Slot(_RECOVERY, secrets.token_bytes(16), b"", b"")
        return replace(self, _slots=(*others, _wrapped(slot, master, code)))

    @property
    def has_keyring(self) -> bool:
        """Whether a computer's keyring opens it."""
        return any(slot.kind == _KEYRING for slot in self._slots)

    def unlock_by_keyring(self, secret: str) -> Master:
        """Raises NoMatch where the keyring holds another vault's secret, or none of these slots is for it."""
        return self._unlock(_KEYRING, secret)

    def with_keyring(self, master: Master, secret: str) -> "KeySlots":
        """The same vault, opened by what a computer's keyring holds as well."""
        slot = _Slot(_KEYRING, secrets.token_bytes(16), b"", b"")
        bare = self.without_keyring()
        return replace(bare, _slots=(*bare._slots, _wrapped(slot, master, secret)))

    def without_keyring(self) -> "KeySlots":
        """The same vault for people alone."""
        return replace(self, _slots=tuple(slot for slot in self._slots if slot.kind != _KEYRING))

    def _unlock(self, kind: str, given: str) -> Master:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        for slot in self._slots:
            if slot.kind == kind:
                try:
                    opened = AESGCM(slot.key(given)).decrypt(
                        slot.nonce, slot.wrapped, slot.bound_to(self.vault)
                    )
                except InvalidTag:
                    continue
                return Master(self.vault, opened)
        raise NoMatch


def _wrapped(slot: _Slot, master: Master, given: str) -> _Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(12)
    sealed = AESGCM(slot.key(given)).encrypt(nonce, master._secret, slot.bound_to(master.vault))
    return replace(slot, nonce=nonce, wrapped=sealed)


def new_master() -> Master:
    """A new vault's secret; its id is random and tells nothing."""
    return Master(uuid4(), secrets.token_bytes(32))


def new_device_secret() -> str:
    """256 random bits, as the text that a keyring keeps."""
    return secrets.token_hex(32)


def new_recovery_code() -> str:
    """160 random bits, as eight groups of four letters and digits to be printed."""
    return "-".join(groups(base64.b32encode(secrets.token_bytes(_CODE_BYTES)).decode()))


def _code_bytes(typed: str) -> bytes:
    """However it was typed from paper: small letters, spaces, a nought for an O."""
    try:
        read = base64.b32decode(signs(typed))
    except ValueError:
        raise WrongRecoveryCode() from None
    if len(read) != _CODE_BYTES:
        raise WrongRecoveryCode()
    return read


# --- the file -----------------------------------------------------------------------------------


def previous_slots(path: Path) -> Path:
    """Where the slots before the last change stand, until the new ones have opened the vault once."""
    return path.with_name(f"{path.name}.before")


def unfinished_slots(path: Path) -> Path:
    """Where the slots of a vault stand that is being set up."""
    return path.with_name(f"{path.name}.unfinished")


def write_slots(path: Path, slots: KeySlots) -> None:
    """Whole or not at all; what stood there is kept beside it until `settle_slots`."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(beside, _text(slots).encode())
        if path.exists():
            kept = path.with_name(f".{path.name}.{os.getpid()}.old")
            _write(kept, path.read_bytes())
            kept.replace(previous_slots(path))
        beside.replace(path)
        _sync_folder(path.parent)
    except OSError as fault:
        raise (DiskFull if fault.errno in _NO_ROOM else HomeUnwritable)(path) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def settle_slots(path: Path) -> None:
    """The slots have opened the vault: those before them, and their passphrase, open nothing any more."""
    with suppress(OSError):
        previous_slots(path).unlink(missing_ok=True)


def read_slots(path: Path) -> KeySlots:
    """Raises KeySlotsMissing or KeySlotsDamaged: not one changed byte passes."""
    try:
        found = json.loads(path.read_bytes())
        told = found.pop("sum")
        if not hmac.compare_digest(told, _sum(found)) or found["format"] != FORMAT:
            raise KeySlotsDamaged(path)
        return KeySlots(
            UUID(found["vault"]),
            tuple(_slot(slot) for slot in found["slots"]),
            str(found.get("recipient", "")),
            Keeping(*map(int, found["keeping"])) if "keeping" in found else None,
        )
    except FileNotFoundError:
        raise KeySlotsMissing(path) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OutOfRange):
        raise KeySlotsDamaged(path) from None


def _text(slots: KeySlots) -> str:
    content: dict[str, Any] = {
        "format": FORMAT,
        "vault": str(slots.vault),
        "slots": [_values(slot) for slot in slots._slots],
    }
    if slots.recipient:
        content["recipient"] = slots.recipient
    if slots.keeping is not None:
        content["keeping"] = [slots.keeping.after_hand_over, slots.keeping.at_the_latest]
    return json.dumps(content | {"sum": _sum(content)}, indent=1)


def _sum(content: dict[str, Any]) -> str:
    """Tells damage from a wrong passphrase; it is no seal, the tags of the slots are."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _values(slot: _Slot) -> dict[str, Any]:
    coded = {name: base64.b64encode(getattr(slot, name)).decode() for name in ("salt", "nonce", "wrapped")}
    own = {"time": slot.time, "memory": slot.memory, "lanes": slot.lanes}
    return {"kind": slot.kind, **coded, **(own if slot.kind == _PASSPHRASE else {})}


def _slot(values: dict[str, Any]) -> _Slot:
    salt, nonce, wrapped = (
        base64.b64decode(values[name], validate=True) for name in ("salt", "nonce", "wrapped")
    )
    time, memory, lanes = (int(values.get(name, 0)) for name in ("time", "memory", "lanes"))
    if memory > _MOST_MEMORY or time > _MOST_TIME:
        raise ValueError("no key slot of ours asks for so much")
    return _Slot(str(values["kind"]), salt, nonce, wrapped, time, memory, lanes)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o600)


def _sync_folder(folder: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        os.fsync(opened)
        os.close(opened)
