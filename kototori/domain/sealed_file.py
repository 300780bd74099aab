"""A request as a sealed file for its worker, in the age format: what it looks like from outside, what may be
wrong with it, and the passphrase that is told by phone."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kototori.domain.errors import DeskError
from kototori.domain.short_code import MistypedCode, new_code, read_code
from kototori.domain.vault import WeakPassphrase, normalised

SUFFIX = ".pdf.age"
HARDEST = 20  # scrypt's work factor: 1 GiB and some seconds; what asks for more was made to do harm
LARGEST = 32 * 1024 * 1024  # a slip has a hundredth of it
LEAST_SIGNS, LEAST_WORDS = 24, 6  # whoever has the file may try for years
_CODES = 3
_MAGIC = b"age-encryption.org/v1\n"
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_HEAD = 16 * 1024


class SealedFileFault(DeskError):
    """A sealed file that cannot be opened; nothing was written."""

    path: Path


class NotASealedFile(SealedFileFault):
    """It is no file in the age format."""


class SealedFileDamaged(SealedFileFault):
    """It is cut, or a byte of it is another one."""


class SealedForOthers(SealedFileFault):
    """It was sealed for another key."""


class WrongFilePassphrase(SealedFileFault):
    """It opens by another passphrase."""


class NeedsKey(SealedFileFault):
    """It was sealed for a key, and none was given."""


class NeedsPassphrase(SealedFileFault):
    """It was sealed with a passphrase, and none was given."""


class TooHardToOpen(SealedFileFault):
    """It asks for more memory than a sealed request ever needs."""


class NotASlip(SealedFileFault):
    """What is in it is no PDF."""


class NotAKeyFile(SealedFileFault):
    """It holds no secret age key in the clear."""


class SealingStopped(SealedFileFault):
    """The process that sealed it was ended from outside."""


class NobodyToSealFor(DeskError):
    """Neither a key nor a passphrase."""


class Outside(NamedTuple):
    """What a sealed file says of itself to everybody."""

    content: bytes  # without the armour for e-mail
    work_factor: int | None  # None: sealed for keys


def seen_from_outside(path: Path, content: bytes) -> Outside:
    """Raises NotASealedFile, SealedFileDamaged, or TooHardToOpen before anything is tried."""
    if content.lstrip().startswith(_ARMOUR):
        content = _without_armour(path, content)
    if not content.startswith(_MAGIC):
        raise NotASealedFile(path)
    head, end, _ = content[:_HEAD].partition(b"\n--- ")
    if not end:
        raise SealedFileDamaged(path)
    stanzas = [line.split(b" ") for line in head.split(b"\n") if line.startswith(b"-> ")]
    scrypt = [stanza for stanza in stanzas if stanza[1:2] == [b"scrypt"]]
    if not scrypt:
        return Outside(content, None)
    told = scrypt[0][3:4]
    if len(stanzas) != 1 or not told or not told[0].isdigit() or len(told[0]) > 3:
        raise SealedFileDamaged(path)
    if int(told[0]) > HARDEST:
        raise TooHardToOpen(path)
    return Outside(content, int(told[0]))


def _without_armour(path: Path, content: bytes) -> bytes:
    lines = content.strip().splitlines()
    try:
        return base64.b64decode(b"".join(line.strip() for line in lines[1:-1]), validate=True)
    except ValueError:
        raise SealedFileDamaged(path) from None


def new_file_passphrase(choice: Callable[[str], str]) -> str:
    """24 signs without look-alikes to be told by phone: three codes, each with a check of its own."""
    return "-".join(new_code(choice) for _ in range(_CODES))


def as_written(passphrase: str) -> str:
    """A passphrase of ours however it was typed; any other one as it is."""
    bare = "".join(sign for sign in passphrase if sign.isalnum())
    if len(bare) == LEAST_SIGNS:
        try:
            return "-".join(read_code(bare[at : at + 8]) for at in range(0, LEAST_SIGNS, 8))
        except MistypedCode:
            pass
    return normalised(passphrase)


def must_be_strong_for_a_file(passphrase: str) -> None:
    """Raises WeakPassphrase: there is no pause between the tries of whoever has found the file."""
    plain = normalised(passphrase)
    words = set(plain.casefold().split())
    long_enough = len(plain) >= LEAST_SIGNS and len(set(plain)) >= LEAST_SIGNS // 3
    if not long_enough and len(words) < LEAST_WORDS:
        raise WeakPassphrase(LEAST_SIGNS, LEAST_WORDS)
