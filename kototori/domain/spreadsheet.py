"""What can be wrong with a spreadsheet of contacts as a file."""

from dataclasses import dataclass

from kototori.domain.errors import DeskError


@dataclass(eq=False)
class WrongEncoding(DeskError):
    """Bytes that are not UTF-8."""


@dataclass(eq=False)
class EmptyFile(DeskError):
    """Not even a header."""


@dataclass(eq=False)
class MissingColumn(DeskError):
    """A column that every spreadsheet of contacts has."""

    name: str


@dataclass(eq=False)
class ColumnTwice(DeskError):
    """Two columns of the same name: nobody can tell which one counts."""

    name: str


@dataclass(eq=False)
class UnevenRow(DeskError):
    """A row with more or fewer cells than the header has columns."""

    cells: int
    columns: int


@dataclass(eq=False)
class BrokenQuotes(DeskError):
    """A quote that is never closed, or text behind a closed one."""
