"""What the organisation's papers tell of this desk and this version of the program."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kototori.domain.organisation import OrganisationFacts
from kototori.domain.recorded import Notes, RecordedFile
from kototori.domain.referral import Keeping


class VaultState(StrEnum):
    """Whether the requests could be asked."""

    NOT_SET_UP = "not_set_up"
    LOCKED = "locked"
    OPEN = "open"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotFacts:
    """What opens the vault, and what a try costs; `kinds` is empty while there is no vault."""

    kinds: tuple[str, ...]
    mebibytes: int
    passes: int
    lanes: int

    @property
    def has_keyring(self) -> bool:
        """Whether the keyring of an account of this computer opens it, too."""
        return "keyring" in self.kinds


@dataclass(frozen=True, slots=True)
class CipherFacts:
    """The library that encrypts the file of requests, as it says itself."""

    version: str
    page: int
    seal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """Everything that a paper is made from, gathered in one moment. No fact is about a person."""

    day: date
    version: str
    step: int
    vault_version: int
    desk: str
    organisation: OrganisationFacts
    vault: VaultState
    keeping: Keeping
    keeping_is_set: bool
    slots: SlotFacts
    cipher: CipherFacts
    idle_minutes: int
    longest_pause: int
    log_copies: int
    old_log_copies: tuple[str, ...]
    most_log_copies: int
    vault_copies: int
    files: tuple[RecordedFile, ...]
    notes: Notes
    lists: Mapping[str, Mapping[str, str]]
