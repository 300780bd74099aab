"""Reads the numbers, addresses and links that fill the gaps of leaflets; the desk's own stand before ours."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Formatter

from kototori.domain.errors import DeskError, FileUnreadable
from kototori.domain.gap_value import GapValue
from kototori.domain.leaflet import BrokenLeaflet
from kototori.domain.own_pdf import BadListRow
from kototori.domain.soundness import FileMissing

COLUMNS = ("name", "language", "value", "source", "checked")


def read_gap_values(path: Path) -> tuple[GapValue, ...]:
    """The one list of numbers, addresses and links; raises FileMissing, or BrokenLeaflet with the line."""
    values = []
    try:
        for line, read in _rows(path):
            if read is None:
                raise BrokenLeaflet(path, str(line))
            values.append(read)
    except OSError:
        raise FileMissing(path) from None
    return tuple(values)


def read_own_gap_values(path: Path) -> tuple[tuple[GapValue, ...], tuple[DeskError, ...]]:
    """The desk's own list, if it has one, with what is wrong in it: a bad row takes no other one away."""
    if not path.is_file():
        return (), ()
    values: list[GapValue] = []
    faults: list[DeskError] = []
    try:
        for line, read in _rows(path):
            if read is None:
                faults.append(BadListRow(path, line))
            else:
                values.append(read)
    except OSError:
        faults.append(FileUnreadable(path))
    return tuple(values), tuple(faults)


def values_in(language: str, *lists: tuple[GapValue, ...]) -> dict[str, GapValue]:
    """What fills the gaps in one language: its own value where there is one, else the common one.

    A later list stands before an earlier one, whatever the language: a desk that writes down its own number
    means it for everybody.
    """
    found: dict[str, GapValue] = {}
    for values in lists:
        found |= {value.name: value for value in values if not value.language}
        found |= {value.name: value for value in values if value.language == language}
    return found


def desk_values(said: Mapping[str, str]) -> tuple[GapValue, ...]:
    """What the desk says of itself in its settings, for gaps such as `{desk_hours}`."""
    return tuple(GapValue(name, "", text, "", None) for name, text in said.items() if text)


def has_brace(text: str) -> bool:
    """Whether a text can hold a gap at all: of thousands hardly one does, and the window waits for them."""
    return "{" in text or "}" in text


def gaps_in(text: str) -> frozenset[str]:
    """The names of the gaps in a text; ValueError where a brace is left open."""
    if not has_brace(text):
        return frozenset()
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def _rows(path: Path) -> Iterator[tuple[int, GapValue | None]]:
    """Each row with its line; None for one that cannot be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            lines = csv.reader(file, delimiter=_delimiter(file.readline()))
            file.seek(0)
            header = next(lines, [])
            for row in lines:
                if row:
                    yield lines.line_num, _value(dict(zip(header, row, strict=False)))
    except (ValueError, csv.Error):  # no UTF-8, or no table at all
        yield 1, None


def _delimiter(header: str) -> str:
    """A spreadsheet in Finnish or Swedish writes semicolons."""
    return ";" if ";" in header else ","


def _value(row: Mapping[str, str]) -> GapValue | None:
    try:
        name, value = row["name"].strip(), row["value"].strip()
        checked = date.fromisoformat(row["checked"]) if row["checked"] else None
        if not name.isidentifier() or not value:
            return None
        return GapValue(name, row["language"].strip(), value, row["source"].strip(), checked)
    except (KeyError, ValueError):
        return None
