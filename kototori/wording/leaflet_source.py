"""One leaflet as its author wrote it: a TOML file in Finnish, in blocks, gaps still open."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from kototori.domain.leaflet import BlockKind, BrokenLeaflet, Source
from kototori.wording.gap_values import gaps_in

T = TypeVar("T")

TITLE = "title"  # the title's place among the ids of the blocks, for translators


@dataclass(frozen=True, slots=True)
class SourceText:
    """The title or one block; `hint` is for translators alone."""

    id: str
    kind: BlockKind
    text: str
    detail: str = ""
    icon: str = ""
    hint: str = ""

    @property
    def gaps(self) -> frozenset[str]:
        """What the text and what stands beside it ask for."""
        return gaps_in(self.text) | gaps_in(self.detail)


class LeafletSource:
    """The parts of one file; each is looked at when it is asked for, and BrokenLeaflet names it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.topic = path.stem
        try:
            self._parts: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as fault:  # unreadable, neither TOML nor UTF-8
            raise BrokenLeaflet(path, str(fault)) from fault
        self.title = SourceText(
            TITLE, BlockKind.HEADING, self.part("title", str), hint=self.word("title_hint")
        )
        self.blocks = tuple(self._text(entry) for entry in self.part("blocks", list))
        self._refuse_twins()

    @property
    def texts(self) -> tuple[SourceText, ...]:
        """Everything that is translated, in the order of the page."""
        return (self.title, *self.blocks)

    def part(self, name: str, kind: type[T]) -> T:
        """A part that must be there."""
        part = self._parts.get(name)
        if not isinstance(part, kind):
            raise BrokenLeaflet(self.path, name)
        return part

    def word(self, name: str) -> str:
        """A part that may be left out."""
        said = self._parts.get(name, "")
        return str(said)

    def flag(self, name: str) -> bool:
        return self._parts.get(name) is True

    def codes(self, name: str) -> tuple[str, ...]:
        """A list that may be left out."""
        return tuple(self._parts.get(name, ()))

    def sources(self) -> tuple[Source, ...]:
        """Where the facts come from."""
        return tuple(self._source(entry) for entry in self.part("sources", list))

    def _source(self, entry: Mapping[str, Any]) -> Source:
        try:
            checked = entry.get("checked")
            if checked is not None and not isinstance(checked, date):
                raise BrokenLeaflet(self.path, "sources")
            return Source(entry["name"], entry.get("address", ""), checked)
        except (KeyError, TypeError, AttributeError) as fault:
            raise BrokenLeaflet(self.path, "sources") from fault

    def _text(self, entry: Mapping[str, str]) -> SourceText:
        try:
            text = SourceText(
                entry["id"],
                BlockKind(entry["kind"]),
                entry["text"],
                entry.get("detail", ""),
                entry.get("icon", ""),
                entry.get("hint", ""),
            )
            gaps_in(text.text + text.detail)
        except (KeyError, ValueError, TypeError) as fault:
            raise BrokenLeaflet(self.path, str(entry.get("id", "blocks"))) from fault
        return text

    def _refuse_twins(self) -> None:
        """Two blocks of one id would share one translation."""
        seen: set[str] = set()
        for text in self.texts:
            if text.id in seen:
                raise BrokenLeaflet(self.path, text.id)
            seen.add(text.id)
