"""Reads the lists that the program ships: resources/lists/*.csv."""

import csv
import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

from kototori.domain.need import (
    Authority,
    Language,
    Need,
    Place,
    Synonym,
    SynonymKind,
    Validity,
    Wordings,
)
from kototori.domain.vocabulary import Vocabulary

_FILES = ("needs.csv", "authorities.csv", "languages.csv", "synonyms.csv")


def read_lists(folder: Path) -> Vocabulary:
    """The vocabulary as shipped, with the places that a new desk starts with."""
    return Vocabulary(
        needs={row["code"]: _need(row) for row in _rows(folder / "needs.csv")},
        authorities={row["code"]: _authority(row) for row in _rows(folder / "authorities.csv")},
        languages={row["code"]: _language(row) for row in _rows(folder / "languages.csv")},
        places={
            row["code"]: Place(code=row["code"], name=row["name"], validity=_validity(row))
            for row in _rows(folder / "places.csv")
        },
        synonyms=tuple(
            Synonym(row["word"], row["language"], row["code"], cast(SynonymKind, row["kind"]))
            for row in _rows(folder / "synonyms.csv")
        ),
    )


def lists_digest(folder: Path, topics: list[str]) -> str:
    """Changes whenever a shipped list or the set of leaflets does."""
    digest = hashlib.sha256(" ".join(topics).encode())
    for name in _FILES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _validity(row: dict[str, str]) -> Validity:
    return Validity(_day(row["valid_from"]), _day(row["valid_to"]))


def _words(row: dict[str, str], part: str = "") -> Wordings:
    return Wordings(row[f"{part}fi"], row[f"{part}sv"], row[f"{part}en"])


def _need(row: dict[str, str]) -> Need:
    return Need(
        code=row["code"],
        parent=row["parent"] or None,
        words=_words(row),
        authorities=tuple(row["authorities"].split()),
        sensitive=row["sensitive"] == "yes",
        act_11=row["social_welfare_act_11"],
        validity=_validity(row),
        successor=row["successor"] or None,
        tile=_words(row, "tile_") if row["tile_fi"] else None,
        hint=_words(row, "hint_") if row["hint_fi"] else None,
    )


def _authority(row: dict[str, str]) -> Authority:
    return Authority(
        code=row["code"], words=_words(row), validity=_validity(row), successor=row["successor"] or None
    )


def _language(row: dict[str, str]) -> Language:
    return Language(
        code=row["code"],
        endonym=row["endonym"],
        words=_words(row),
        direction="rtl" if row["direction"] == "rtl" else "ltr",
        on_strip=row["on_strip"] == "yes",
        aliases=tuple(row["aliases"].split()),
    )
