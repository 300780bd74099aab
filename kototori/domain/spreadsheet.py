"""What can be wrong with a spreadsheet of contacts as a file."""

from kototori.domain.errors import DeskError


class WrongEncoding(DeskError):
    """Bytes that are not UTF-8."""


class EmptyFile(DeskError):
    """Not even a header."""


class MissingColumn(DeskError):
    """A column that every spreadsheet of contacts has."""

    name: str


class ColumnTwice(DeskError):
    """Two columns of the same name: nobody can tell which one counts."""

    name: str


class UnevenRow(DeskError):
    """A row with more or fewer cells than the header has columns."""

    cells: int
    columns: int


class BrokenQuotes(DeskError):
    """A quote that is never closed, or text behind a closed one."""
