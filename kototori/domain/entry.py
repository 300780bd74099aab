"""Turns codes as they are typed or read from a file into the facts of a contact."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from kototori.domain.contact import (
    MOST_PERSONS,
    AgeBand,
    Answer,
    Channel,
    Facts,
    LanguageKnown,
    LanguageMeans,
    Minutes,
    Outcome,
    ServedBy,
    Task,
    WhyHere,
)
from kototori.domain.errors import (
    FieldSetByProgram,
    MissingValue,
    OutOfRange,
    UnknownCode,
    UnknownField,
    WrongType,
)
from kototori.domain.moment import Moment

CLOSED_SETS: Mapping[str, type[StrEnum]] = {
    "channel": Channel,
    "language_known": LanguageKnown,
    "language_means": LanguageMeans,
    "served_by": ServedBy,
    "age_band": AgeBand,
    "first_visit": Answer,
    "own_worker": Answer,
    "task": Task,
    "why_here": WhyHere,
    "minutes": Minutes,
}
LISTED = ("place", "language", "authority")
SEVERAL = ("needs", "outcome")
ENTERED = ("occurred_at", "persons", *LISTED, *CLOSED_SETS, *SEVERAL)
SET_BY_PROGRAM = ("id", "recorded_at", "source", "handouts")


def check_fields(names: list[str] | tuple[str, ...]) -> None:
    """Raises UnknownField or FieldSetByProgram for the first name that nobody may enter."""
    for name in names:
        if name in SET_BY_PROGRAM:
            raise FieldSetByProgram(name)
        if name not in ENTERED:
            raise UnknownField(name)


def read_facts(given: Mapping[str, Any], now: datetime, before: Facts | None = None) -> Facts:
    """The facts that field names and codes stand for; what is not named stays as in `before`.

    Values are strings, numbers or, for `needs` and `outcome`, lists of strings; None or "" is *not recorded*.
    Without `occurred_at` the moment is that of `before`, else now. Raises the DeskErrors of a refused entry.
    """
    check_fields(list(given))
    known: dict[str, Any] = {}
    for name, value in given.items():
        known["moment" if name == "occurred_at" else name] = _read(name, value, now)
    if before is None:
        return Facts(**({"moment": Moment.of(now)} | known))
    kept = {name: getattr(before, name) for name in Facts.__dataclass_fields__}
    if "language" in known and "language_known" not in known:
        kept["language_known"] = None  # how it was known belonged to the language that was there before
    return Facts(**(kept | known))


def _read(name: str, value: Any, now: datetime) -> Any:
    if name in SEVERAL:
        return _read_several(name, value)
    if name == "persons":
        return _read_persons(value)
    if value is None or value == "":
        if name == "occurred_at":
            raise MissingValue(name)
        return None
    if not isinstance(value, str):
        raise WrongType(name)
    if name == "occurred_at":
        return Moment.parse(value, now)
    return _read_code(name, value)


def _read_code(name: str, code: str) -> str:
    code = code.strip()
    if name in LISTED:
        return code
    closed = Outcome if name == "outcome" else CLOSED_SETS[name]
    try:
        return closed(code)
    except ValueError:
        raise UnknownCode(name, code) from None


def _read_several(name: str, value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    codes = value.replace(";", " ").split() if isinstance(value, str) else value
    if not isinstance(codes, list | tuple) or not all(isinstance(code, str) for code in codes):
        raise WrongType(name)
    return tuple(codes) if name == "needs" else tuple(_read_code(name, code) for code in codes)


def _read_persons(value: Any) -> int:
    if value is None or value == "":
        return 1
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise WrongType("persons")
    text = str(value).strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise OutOfRange("persons", text, 1, MOST_PERSONS)
    return int(text)
