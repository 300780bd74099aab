"""What the program keeps, field by field, as its files are built now and not as somebody recalls it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Whose(StrEnum):
    """Whose personal data a field is.

    `LINKED` belongs to a visitor for as long as the request that it leads to is there, and then to nobody;
    `TYPED` is nobody's unless somebody writes of a person where nobody should.
    """

    VISITOR = "visitor"
    LINKED = "linked"
    STAFF = "staff"
    TYPED = "typed"
    NONE = "none"


class Holds(StrEnum):
    """What kind of value a field takes."""

    CODES = "codes"
    LISTED = "listed"
    YES_NO = "yes_no"
    NUMBER = "number"
    DAY = "day"
    QUARTER_HOUR = "quarter_hour"
    INSTANT = "instant"
    IDENTIFIER = "identifier"
    TEXT = "text"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedField:
    """One field: what the file itself lets into it.

    `codes` are the only values of a closed field; `listed_in` names the list whose codes it takes; `least`
    and `most` bound a number, or the letters of a text. What is None is not bounded by the file.
    """

    name: str
    holds: Holds
    codes: tuple[str, ...] = ()
    listed_in: str = ""
    least: int | None = None
    most: int | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class RecordedTable:
    """The fields that stand together, under a name of the program's own."""

    name: str
    fields: tuple[RecordedField, ...]


@dataclass(frozen=True, slots=True)
class RecordedFile:
    """A file or folder of the home folder and what stands in it; `is_read` unless it was locked or not there,
    and what is told is then what this version of the program would make.
    """

    key: str
    name: str
    tables: tuple[RecordedTable, ...] = ()
    is_encrypted: bool = False
    is_read: bool = True


@dataclass(frozen=True, slots=True)
class TableNote:
    """How long a table is kept, as a code whose words stand with the papers; and whose its fields are."""

    kept: str
    fields: Mapping[str, Whose]


Notes = Mapping[str, Mapping[str, TableNote]]
"""By the key of the file and the name of the table."""


def undescribed(files: tuple[RecordedFile, ...], notes: Notes) -> tuple[str, ...]:
    """Every field that no note names, as `file.table.field`: a new column cannot go unnoticed."""
    return tuple(
        f"{file.key}.{table.name}.{field.name}"
        for file in files
        for table in file.tables
        for field in table.fields
        if field.name not in _fields(notes, file.key, table.name)
    )


def overdescribed(files: tuple[RecordedFile, ...], notes: Notes) -> tuple[str, ...]:
    """Every note whose field is gone."""
    there = {f"{f.key}.{t.name}.{field.name}" for f in files for t in f.tables for field in t.fields}
    named = (
        f"{file}.{table}.{field}"
        for file, tables in notes.items()
        for table, note in tables.items()
        for field in note.fields
    )
    return tuple(name for name in named if name not in there)


def _fields(notes: Notes, file: str, table: str) -> Mapping[str, Whose]:
    note = notes.get(file, {}).get(table)
    return {} if note is None else note.fields
