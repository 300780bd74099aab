"""Entries of the desk's lists from the values of their rows; knows nothing of how they were read."""

from collections.abc import Mapping
from typing import Any

from kototori.domain.need import Authority, Language, Need, Place, Validity, Wordings


def _validity(row: Mapping[str, Any]) -> Validity:
    return Validity(row["valid_from"], row["valid_to"])


def _words(row: Mapping[str, Any], part: str = "") -> Wordings:
    return Wordings(*(row[f"{part}{language}"] for language in ("fi", "sv", "en")))


def need_from(row: Mapping[str, Any]) -> Need:
    return Need(
        code=row["code"],
        parent=row["parent"],
        words=_words(row),
        authorities=tuple(row["authorities"].split()),
        sensitive=bool(row["sensitive"]),
        act_11=row["act_11"],
        validity=_validity(row),
        successor=row["successor"],
        tile=_words(row, "tile_") if row["tile_fi"] else None,
        hint=_words(row, "hint_") if row["hint_fi"] else None,
    )


def authority_from(row: Mapping[str, Any]) -> Authority:
    return Authority(code=row["code"], words=_words(row), validity=_validity(row), successor=row["successor"])


def language_from(row: Mapping[str, Any]) -> Language:
    return Language(
        code=row["code"],
        endonym=row["endonym"],
        words=_words(row),
        direction=row["direction"],
        on_strip=bool(row["on_strip"]),
        aliases=tuple(row["aliases"].split()),
    )


def place_from(row: Mapping[str, Any]) -> Place:
    return Place(code=row["code"], name=row["name"], validity=_validity(row))
