"""What can go wrong with the vault of requests and its keys, and how long a passphrase must be."""

import unicodedata
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from kototori.domain.errors import DeskError
from kototori.domain.referral import RequestState

LEAST_CHARACTERS = 12
LEAST_WORDS = 4
IDLE_MINUTES = 2  # without a key or a click, after which the window locks the requests


class Deed(StrEnum):
    """What the register says was done: with a request, or with the vault and its keys."""

    SET_UP = "set_up"
    MADE = "made"
    HANDED_OVER = "handed_over"
    ACKNOWLEDGED = "acknowledged"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    ERASED = "erased"
    PASSPHRASE_CHANGED = "passphrase_changed"
    RECOVERED = "recovered"
    RESTORED = "restored"
    SEALED = "sealed"
    KEYRING_ON = "keyring_on"
    KEYRING_OFF = "keyring_off"
    RECOVERY_CODE_NEW = "recovery_code_new"
    STICK_ERASED = "stick_erased"
    TAKEN_BACK = "taken_back"
    KEY_MENDED = "key_mended"
    STARTED_ANEW = "started_anew"
    KEEPING_CHANGED = "keeping_changed"


class VaultFault(DeskError):
    """Something about requests that is refused or amiss; the contact log goes on without them."""


class NotSetUp(VaultFault):
    """No vault was made at this desk yet."""


class AlreadySetUp(VaultFault):
    """There is a vault already, and a second one would take its place."""

    path: Path


class WeakPassphrase(VaultFault):
    """Too short to keep anybody out."""

    characters: int
    words: int


class PassphraseMissing(VaultFault):
    """It was not given, and there is nobody to ask."""


class WrongPassphrase(VaultFault):
    """It does not fit; the next try is taken after so many seconds."""

    seconds: int


class TooSoon(VaultFault):
    """A wrong passphrase was given just now; the next try is taken after so many seconds."""

    seconds: int


class WrongRecoveryCode(VaultFault):
    """It does not fit this desk's vault."""


class VaultLocked(VaultFault):
    """The vault is closed."""


class KeySlotsDamaged(VaultFault):
    """The file of key slots is not as it was written."""

    path: Path


class KeySlotsMissing(VaultFault):
    """The vault is there without its key slots."""

    path: Path


class VaultMissing(VaultFault):
    """The key slots are there without their vault."""

    path: Path


class VaultDamaged(VaultFault):
    """The file is cut or was changed by something other than Kototori."""

    path: Path


class VaultForeign(VaultFault):
    """The file belongs to other key slots: another desk's, or its beginning was overwritten."""

    path: Path


class VaultNewer(VaultFault):
    """A newer Kototori made the vault."""

    path: Path


class VaultBusy(VaultFault):
    """Another program held the vault for too long."""

    path: Path


class NotSealedForUs(VaultFault):
    """It was sealed for another key, or is not as it was sealed."""


class InboxDamaged(VaultFault):
    """The file of requests that were made while the vault was locked is not as it was written."""

    path: Path


class InboxForeign(VaultFault):
    """What stands under its name is another program's file."""

    path: Path


class InboxNewer(VaultFault):
    """A newer Kototori made the inbox."""

    path: Path


class NotTakenIn(VaultFault):
    """So many requests of the inbox cannot be unsealed; they are kept there until their day."""

    path: Path
    requests: int


class UnknownRequest(VaultFault):
    """The vault holds no such request."""

    request: str


class RequestErased(VaultFault):
    """What the visitor said is erased; only the count is left."""

    request: str


class NotFromHere(VaultFault):
    """A request in this state cannot go to that one."""

    before: RequestState
    after: RequestState

    @classmethod
    def between(cls, before: RequestState, after: RequestState) -> "NotFromHere":
        """What is asked for a second time is told so, and not as a step from a state to itself."""
        return (AlreadySo if before is after else cls)(before, after)


class AlreadySo(NotFromHere):
    """A request is in that state already."""


class UnknownWorker(VaultFault):
    """The directory has nobody of this name or code today."""

    worker: str


class UnknownTeam(VaultFault):
    """The directory has no such team today."""

    team: str


class SeveralWorkers(VaultFault):
    """Several people of the directory have this name; their codes tell them apart."""

    worker: str
    codes: tuple[str, ...]


def normalised(passphrase: str) -> str:
    """The same however its letters were put together on the keyboard: ä is one sign or two."""
    return unicodedata.normalize("NFC", passphrase).strip()


class Strength(NamedTuple):
    """What a passphrase has so far; a word said twice is one word."""

    characters: int
    words: int

    @property
    def is_enough(self) -> bool:
        """Whether it keeps somebody out who has the file and patience."""
        return self.characters >= LEAST_CHARACTERS or self.words >= LEAST_WORDS


def strength_of(passphrase: str) -> Strength:
    """How long a passphrase is."""
    plain = normalised(passphrase)
    return Strength(len(plain), len(set(plain.split())))


def must_be_strong(passphrase: str) -> None:
    """Raises WeakPassphrase."""
    if not strength_of(passphrase).is_enough:
        raise WeakPassphrase(LEAST_CHARACTERS, LEAST_WORDS)
