"""The words of the organisation's papers: one folder a language, to be edited by whoever writes them.

`common.toml` holds short texts by name, `fields.toml` what each field is, and one file for each paper its
sections in order. In a section's text, `- ` begins a point, `? ` a line left open and `= ` names something
that the program puts in; `[[…]]` is a place that the organisation fills in, `{…}` a fact of the program.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from kototori.domain.papers import PaperKind
from kototori.domain.recorded import TableNote, Whose

FOLDER = "papers"


class Section(NamedTuple):
    """A heading and what stands below it; the level of the heading is 1, 2 or 3."""

    key: str
    level: int
    title: str
    text: tuple[str, ...]


class Level(NamedTuple):
    """How likely something is and how bad it would be, both from 1 to 4."""

    likelihood: int
    severity: int


class Risk(NamedTuple):
    """What could happen, what stands against it, and what is left."""

    key: str
    title: str
    what: str
    measures: tuple[str, ...]
    left: str
    before: Level
    after: Level


@dataclass(frozen=True, slots=True)
class PaperText:
    """One paper as it was written."""

    title: str
    sections: tuple[Section, ...]
    risks: tuple[Risk, ...]


class PaperTexts:
    """All papers in one language; read when a paper is made, and not kept."""

    def __init__(self, folder: Path, language: str) -> None:
        self._folder = folder / language / FOLDER
        self.language = language
        self.common: Mapping[str, Any] = self._read("common")
        self.fields: Mapping[str, Any] = self._read("fields")

    def paper(self, kind: PaperKind) -> PaperText:
        """The text of one paper."""
        read = self._read(kind)
        return PaperText(
            read["title"],
            tuple(
                Section(part["key"], part["level"], part["title"], tuple(part.get("text", ())))
                for part in read["section"]
            ),
            tuple(_risk(part) for part in read.get("risk", ())),
        )

    def say(self, part: str, key: str, **gaps: object) -> str:
        """A short text; a code that nobody gave words stands for itself."""
        text = str(self.common[part].get(key, key))
        return text.format(**gaps) if gaps else text

    def what_is(self, file: str, table: str, field: str) -> str:
        """What a field is: by its table, or by its name where that says the same everywhere."""
        described = self.fields.get(file, {}).get(table, {})
        return str(described.get(field) or self.fields["everywhere"].get(field, ""))

    def what_table(self, file: str, table: str) -> str:
        """What a table is for."""
        return str(self.fields.get(file, {}).get(table, {}).get("_", ""))

    def _read(self, name: str) -> Mapping[str, Any]:
        return tomllib.loads((self._folder / f"{name}.toml").read_text(encoding="utf-8"))


def read_notes(resources: Path) -> dict[str, dict[str, TableNote]]:
    """Whose each field is and how long it is kept, alike in every language."""
    read = tomllib.loads((resources / FOLDER / "recorded.toml").read_text(encoding="utf-8"))
    return {file: {name: _note(table) for name, table in tables.items()} for file, tables in read.items()}


def _note(table: Mapping[str, Any]) -> TableNote:
    return TableNote(table["kept"], {field: whose for whose in Whose for field in table.get(whose, ())})


def _risk(part: Mapping[str, Any]) -> Risk:
    return Risk(
        part["key"],
        part["title"],
        part["what"],
        tuple(part["measures"]),
        part["left"],
        Level(*part["before"]),
        Level(*part["after"]),
    )
