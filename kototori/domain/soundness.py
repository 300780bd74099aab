"""What a full check looks at, and what it finds."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kototori.domain.errors import DeskError


class Checked(StrEnum):
    """One thing that a desk cannot work without."""

    LOG = "log"
    LEDGER = "ledger"
    REQUESTS = "requests"
    LISTS = "lists"
    WORDS = "words"
    LEAFLETS = "leaflets"
    NOTICES = "notices"
    FONTS = "fonts"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing checked, by name where there are several; without faults it is sound."""

    thing: Checked
    name: str = ""
    faults: tuple[DeskError, ...] = ()


class FileMissing(DeskError):
    """A file that the program ships is not there, or cannot be read as what it is."""

    path: Path


class CodeLeadsNowhere(DeskError):
    """An entry of a shipped list names a code that no list holds."""

    path: Path
    code: str
