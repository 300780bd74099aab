"""Requests as sealed files: for their workers, and opened by them."""

import secrets
from collections.abc import Sequence
from pathlib import Path

from kototori.domain.errors import FileUnreadable, FileUnwritable
from kototori.domain.sealed_file import (
    LARGEST,
    SUFFIX,
    NobodyToSealFor,
    NotASealedFile,
    NotASlip,
    must_be_strong_for_a_file,
    new_file_passphrase,
    seen_from_outside,
)
from kototori.services.new_files import must_be_free, put_files
from kototori.storage.sealing import (
    identities_in,
    new_identity,
    recipient_of,
    sealed_and_opened,
    sealed_for,
    unsealed_by_key,
    unsealed_by_passphrase,
)
from kototori.storage.sealing_apart import sealed_apart

_PDF = b"%PDF-"


class SealedFiles:
    """Seals a slip for its worker; any age tool opens it (`age -d`), and so does Kototori.

    Inside is the slip itself, one PDF and nothing around it: whoever opens it sees the request at once, and
    the answer is the code that stands on it. A program that wants more of it would hold a second register.
    """

    def __init__(self, *, apart: bool = False) -> None:
        """`apart` seals with passphrases in another process, for a window that must not wait."""
        self._apart = apart

    def name(self) -> str:
        """A name for a new file: random, so that it tells neither who asked nor when."""
        return f"kototori-{secrets.token_hex(4)}{SUFFIX}"

    def new_passphrase(self) -> str:
        """24 signs in groups of four, to be told by phone; Kototori forgives how they are typed."""
        return new_file_passphrase(secrets.choice)

    def seal_for(self, slip: bytes, recipients: Sequence[str], path: Path, *, force: bool = False) -> Path:
        """Writes the slip sealed for the public keys of a worker or of a team (`age1…`); where it is now.

        In a folder it gets a `name`. Raises NobodyToSealFor for no key, NotARecipient, FileThere without
        `force`, FileUnwritable or DiskFull.
        """
        if not any(recipient.strip() for recipient in recipients):
            raise NobodyToSealFor()
        place = self._place(path, force=force)
        return _put(place, sealed_for(slip, [one for one in recipients if one.strip()]), force=force)

    def seal_with(self, slip: bytes, passphrase: str, path: Path, *, force: bool = False) -> Path:
        """Writes the slip sealed with a passphrase, and opens it once as the worker will: two seconds.

        Raises WeakPassphrase below 24 signs or 6 words, and what `seal_for` does.
        """
        must_be_strong_for_a_file(passphrase)
        place = self._place(path, force=force)
        seal = sealed_apart if self._apart else sealed_and_opened
        return _put(place, seal(place, slip, passphrase), force=force)

    def needs_passphrase(self, path: Path) -> bool:
        """Whether a passphrase opens it, and not a key; raises what is amiss with the file."""
        return seen_from_outside(path, _read(path)).work_factor is not None

    def open_by_key(self, path: Path, key_file: Path) -> bytes:
        """The slip as PDF; raises what is amiss with either file, NeedsPassphrase or SealedForOthers."""
        content, keys = _read(path), identities_in(key_file, _read(key_file))
        return _slip(path, unsealed_by_key(path, content, keys))

    def open_by_passphrase(self, path: Path, passphrase: str) -> bytes:
        """The slip as PDF; raises what is amiss with the file, NeedsKey or WrongFilePassphrase."""
        return _slip(path, unsealed_by_passphrase(path, _read(path), passphrase))

    def make_key(self, path: Path, *, force: bool = False) -> str:
        """A worker's own pair of keys: the file holds the secret half, what comes back is the public one."""
        identity = new_identity()
        public = recipient_of(identity)
        put_files({path: f"# public key: {public}\n{identity}\n".encode()}, force=force, private=True)
        return public

    def _place(self, path: Path, *, force: bool) -> Path:
        place = path / self.name() if path.is_dir() else path
        if not force:
            must_be_free(place)
        return place


def _put(path: Path, content: bytes, *, force: bool) -> Path:
    put_files({path: content}, force=force, private=True)
    if _read(path) != content:
        raise FileUnwritable(path)
    return path


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError):
        raise FileUnreadable(path) from None
    if len(content) > LARGEST:
        raise NotASealedFile(path)
    return content


def _slip(path: Path, content: bytes) -> bytes:
    if not content.startswith(_PDF):
        raise NotASlip(path)
    return content
