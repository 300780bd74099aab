"""For whom figures leave the desk, in which form, and what is not offered yet."""

from datetime import date
from enum import StrEnum
from typing import TypeVar

from kototori.domain.errors import DeskError

_Choice = TypeVar("_Choice", bound=StrEnum)


class Use(StrEnum):
    """Whom a file is for."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Format(StrEnum):
    """The form of a file."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    PDF = "pdf"
    PX = "px"
    ODS = "ods"


class WritingStopped(DeskError):
    """Somebody stopped a file of figures before it was there."""


class NotOffered(DeskError):
    """A value of an option that there is not."""

    option: str
    value: str
    offered: tuple[str, ...]


class LedgerChanged(DeskError):
    """A number of the ledger of public figures is not what was decided, or does not agree with the others."""

    period: str
    table: str


class LedgerStrays(DeskError):
    """What would be decided lies further from the true count than public figures promise."""

    period: str
    table: str


class FileStrays(DeskError):
    """What would be written of a period is not what the ledger holds, or does not belong in a public file."""

    period: str
    table: str


class PublicNamesAsThen(DeskError):
    """Public figures are out by the names of their day, and are decided once."""


class RangeBackwards(DeskError):
    """The first day comes after the last."""

    first: date
    last: date


def read_choice(option: str, kind: type[_Choice], code: str) -> _Choice:
    """Raises NotOffered, which names what there is."""
    try:
        return kind(code)
    except ValueError:
        raise NotOffered(option, code, tuple(kind)) from None
