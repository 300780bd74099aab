"""Reads leaflets: the Finnish source in blocks, its translations, and the values that fill their gaps."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

from kototori.domain.errors import BrokenCatalogue, DeskError
from kototori.domain.leaflet import (
    SOURCE_LANGUAGE,
    Block,
    BlockKind,
    BrokenLeaflet,
    Leaflet,
    LeafletState,
    LeafletVersion,
    MissingGap,
    Source,
)
from kototori.wording.po_file import Catalogue, read_catalogue

T = TypeVar("T")

TITLE = "title"  # the title's place among the ids of the blocks, for translators


@dataclass(frozen=True, slots=True)
class GapValue:
    """A phone number, an address or a link, written once for all leaflets and languages.

    `language` is empty for a value that serves all; `checked` is None as long as nobody looked it up.
    """

    name: str
    language: str
    value: str
    source: str
    checked: date | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every leaflet that can be read, and for the others what is wrong with them, by topic."""

    leaflets: Mapping[str, Leaflet]
    faults: Mapping[str, DeskError]


@dataclass(frozen=True, slots=True)
class _Text:
    """One block as its author wrote it, gaps still open."""

    id: str
    kind: BlockKind
    text: str
    detail: str
    icon: str = ""


def read_shelf(leaflets_folder: Path, translations_folder: Path, cache_folder: Path | None) -> Shelf:
    """All leaflets; a broken one is named and leaves the others readable."""
    values = read_gap_values(leaflets_folder / "contacts.csv")
    leaflets: dict[str, Leaflet] = {}
    faults: dict[str, DeskError] = {}
    for path in sorted(leaflets_folder.glob("*.toml")):
        try:
            leaflets[path.stem] = _SourceFile(path, values).leaflet(translations_folder, cache_folder)
        except DeskError as fault:
            faults[path.stem] = fault
    return Shelf(leaflets, faults)


def read_gap_values(path: Path) -> tuple[GapValue, ...]:
    """The one list of numbers, addresses and links; raises BrokenLeaflet with the line."""
    values = []
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        for row in rows:
            try:
                checked = date.fromisoformat(row["checked"]) if row["checked"] else None
                values.append(GapValue(row["name"], row["language"], row["value"], row["source"], checked))
            except (KeyError, ValueError, TypeError) as fault:
                raise BrokenLeaflet(path, str(rows.line_num)) from fault
    return tuple(values)


def values_in(language: str, values: tuple[GapValue, ...]) -> dict[str, str]:
    """What fills the gaps in one language: its own value where there is one, else the common one."""
    common = {value.name: value.value for value in values if not value.language}
    return common | {value.name: value.value for value in values if value.language == language}


def gaps_in(text: str) -> frozenset[str]:
    """The names of the gaps in a text; ValueError where a brace is left open."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


class _SourceFile:
    """One leaflet as its author wrote it; makes the leaflet with all its versions."""

    def __init__(self, path: Path, values: tuple[GapValue, ...]) -> None:
        self._path = path
        self._topic = path.stem
        self._values = values
        try:
            self._source: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        except ValueError as fault:  # neither TOML nor UTF-8
            raise BrokenLeaflet(path, str(fault)) from fault
        self._title = _Text(TITLE, BlockKind.HEADING, self._part("title", str), "")
        self._texts = tuple(self._text(entry) for entry in self._part("blocks", list))

    def leaflet(self, translations_folder: Path, cache_folder: Path | None) -> Leaflet:
        versions = {SOURCE_LANGUAGE: self._source_version()}
        faults: dict[str, DeskError] = {}
        for catalogue_path in sorted(translations_folder.glob(f"*/leaflets/{self._topic}.po")):
            language = catalogue_path.parent.parent.name
            try:
                catalogue = read_catalogue(catalogue_path, cache_folder)
                versions[language] = self._translation(language, catalogue, catalogue_path)
            except DeskError as fault:
                faults[language] = fault
        return Leaflet(
            topic=self._topic,
            needs=tuple(self._part("needs", list)),
            tasks=tuple(self._source.get("tasks", ())),
            rank=self._part("rank", int),
            owner=self._part("owner", str),
            sources=tuple(self._written_source(entry) for entry in self._part("sources", list)),
            version=self._part("version", str),
            review_by=self._part("review_by", date),
            versions=versions,
            faults=faults,
            is_sensitive=self._source.get("sensitive") is True,
            card=tuple(self._source.get("card", ())),
        )

    def _part(self, name: str, kind: type[T]) -> T:
        part = self._source.get(name)
        if not isinstance(part, kind):
            raise BrokenLeaflet(self._path, name)
        return part

    def _text(self, entry: Mapping[str, str]) -> _Text:
        try:
            text = _Text(
                entry["id"],
                BlockKind(entry["kind"]),
                entry["text"],
                entry.get("detail", ""),
                entry.get("icon", ""),
            )
            gaps_in(text.text + text.detail)
        except (KeyError, ValueError, TypeError) as fault:
            raise BrokenLeaflet(self._path, str(entry.get("id", "blocks"))) from fault
        return text

    def _written_source(self, entry: Mapping[str, Any]) -> Source:
        try:
            return Source(entry["name"], entry.get("address", ""), entry.get("checked"))
        except (KeyError, TypeError) as fault:
            raise BrokenLeaflet(self._path, "sources") from fault

    def _source_version(self) -> LeafletVersion:
        said = {text.id: text.text for text in (self._title, *self._texts)}
        try:
            state = LeafletState(self._part("state", str))
        except ValueError as fault:
            raise BrokenLeaflet(self._path, "state") from fault
        return self._version(SOURCE_LANGUAGE, said, state, by=self._source.get("state_by", ""), on=None)

    def _translation(self, language: str, catalogue: Catalogue, path: Path) -> LeafletVersion:
        said: dict[str, str] = {}
        for text in (self._title, *self._texts):
            forms = catalogue.forms(text.text, text.id)
            if forms is not None:
                said[text.id] = self._with_all_gaps(text, forms[0], language)
        headers = catalogue.headers
        try:
            state = LeafletState(headers.get("X-State") or LeafletState.DRAFT)
            on = date.fromisoformat(headers["X-State-Date"]) if headers.get("X-State-Date") else None
        except ValueError as fault:
            raise BrokenCatalogue(path, 1) from fault  # the state stands in the header
        return self._version(language, said, state, by=headers.get("X-State-By", ""), on=on)

    def _with_all_gaps(self, text: _Text, said: str, language: str) -> str:
        try:
            different = gaps_in(text.text) ^ gaps_in(said)
        except ValueError as fault:
            raise MissingGap(self._topic, language, text.id) from fault
        if different:
            raise MissingGap(self._topic, language, min(different))
        return said

    def _version(
        self, language: str, said: Mapping[str, str], state: LeafletState, by: str, on: date | None
    ) -> LeafletVersion:
        values = values_in(language, self._values)
        blocks: list[Block] = []
        step = 0
        for text in self._texts:
            step = 0 if text.kind is BlockKind.HEADING else step + (text.kind is BlockKind.STEP)
            if text.id in said:
                number = step if text.kind is BlockKind.STEP else 0
                filled = self._filled(said[text.id], values, language)
                detail = self._filled(text.detail, values, language)
                blocks.append(Block(text.id, text.kind, filled, number, detail, text.icon))
        return LeafletVersion(
            topic=self._topic,
            language=language,
            title=self._filled(said.get(TITLE, self._title.text), values, language),
            blocks=tuple(blocks),
            state=state,
            by=by,
            on=on,
            out_of_date=tuple(text.id for text in (self._title, *self._texts) if text.id not in said),
        )

    def _filled(self, text: str, values: Mapping[str, str], language: str) -> str:
        try:
            return text.format_map(values)
        except KeyError as missing:
            raise MissingGap(self._topic, language, str(missing.args[0])) from missing
        except (ValueError, AttributeError, IndexError) as fault:
            raise MissingGap(self._topic, language, text) from fault
