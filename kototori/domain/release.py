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


class PublicNotOffered(DeskError):
    """Public figures are not made before small counts in them are protected."""


class NotOffered(DeskError):
    """A value of an option that there is not."""

    option: str
    value: str
    offered: tuple[str, ...]


class RangeBackwards(DeskError):
    """The first day comes after the last."""

    first: date
    last: date


def read_use(code: str) -> Use:
    """Raises PublicNotOffered or NotOffered."""
    if code == "public":
        raise PublicNotOffered
    return read_choice("--use", Use, code)


def read_choice(option: str, kind: type[_Choice], code: str) -> _Choice:
    """Raises NotOffered, which names what there is."""
    try:
        return kind(code)
    except ValueError:
        raise NotOffered(option, code, tuple(kind)) from None
