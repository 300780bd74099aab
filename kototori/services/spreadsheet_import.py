"""Reads a spreadsheet of contacts into the log: all of it or nothing, and no row twice."""

import csv
import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from kototori.domain.contact import Contact, Facts, Source
from kototori.domain.entry import check_fields
from kototori.domain.errors import BadLine, DeskError, FileUnreadable
from kototori.domain.progress import Progress, unheard, watched
from kototori.domain.spreadsheet import (
    BrokenQuotes,
    ColumnTwice,
    EmptyFile,
    MissingColumn,
    UnevenRow,
    WrongEncoding,
)
from kototori.services.contact_log import ContactLog
from kototori.storage import contacts, imported
from kototori.storage.contacts import Origin
from kototori.storage.database import Database

_MOMENT = "occurred_at"
_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile(rb"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Imported:
    """How many contacts of a file were stored, and how many had been stored before."""

    stored: int
    there_already: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the file: the contact it would be, the n-th of exactly these facts."""

    contact: Contact
    digest: str
    nth: int


class SpreadsheetImport:
    """Brings spreadsheets into one desk's contact log."""

    def __init__(self, database: Database, log: ContactLog, origin: Origin) -> None:
        self._database = database
        self._log = log
        self._origin = origin

    def read_in(self, path: Path, *, dry_run: bool = False, told: Progress = unheard) -> Imported:
        """Stores the contacts of a file that are not in the log yet, in one transaction.

        Raises FileUnreadable, or BadLine for the first thing that is wrong; then nothing is stored.
        """
        rows = self._rows(_Sheet(path), told)
        if dry_run:
            with self._database.reading() as connection:
                known = imported.known(connection)
            new = [row for row in rows if (row.digest, row.nth) not in known]
            return Imported(len(new), len(rows) - len(new))
        with self._database.writing() as connection:
            known = imported.known(connection)
            new = [row for row in rows if (row.digest, row.nth) not in known]
            if new:
                contacts.add(connection, [row.contact for row in new], self._origin)
                imported.remember(connection, [(row.digest, row.nth, row.contact.id) for row in new])
                self._log.note_change(connection, {row.contact.facts.moment.day for row in new})
        return Imported(len(new), len(rows) - len(new))

    def _rows(self, sheet: "_Sheet", told: Progress) -> list[_Row]:
        seen: Counter[str] = Counter()
        rows = []
        for line, given in watched(list(sheet.rows()), told):
            try:
                facts = self._log.admit(self._log.read(given))
                contact = self._log.new_contact(facts, Source.IMPORT)
            except DeskError as error:
                raise sheet.bad(line, getattr(error, "field", _MOMENT), error) from None
            digest = _digest(facts)  # without the desk's default place: it may be another one next time
            seen[digest] += 1
            rows.append(_Row(contact, digest, seen[digest]))
        return rows


def _digest(facts: Facts) -> str:
    named = {field.name: getattr(facts, field.name) for field in fields(facts)}
    return hashlib.sha256(json.dumps(named, default=str, sort_keys=True).encode()).hexdigest()


class _Sheet:
    """The file as text: which separator it has, its columns, and its rows with their lines."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            content = path.read_bytes()
        except (OSError, ValueError):
            raise FileUnreadable(path) from None
        self._text = self._decoded(content.removeprefix(_MARK))
        self._separator = _separator(self._text)

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """The line on which each row begins, and its cells by column. Empty lines are passed over."""
        lines = self._lines()
        _, header = next(lines, (1, []))
        columns = self._checked(header)
        for line, cells in lines:
            if not cells:
                continue
            if len(cells) != len(columns):
                at = columns[min(len(cells), len(columns) - 1)]
                raise self.bad(line, at, UnevenRow(len(cells), len(columns)))
            yield line, dict(zip(columns, (cell.strip() for cell in cells), strict=True))

    def bad(self, line: int, column: str, cause: DeskError) -> BadLine:
        return BadLine(str(self._path), line, column, cause)

    def _checked(self, header: list[str]) -> list[str]:
        columns = [name.strip() for name in header]
        if not any(columns):
            raise self.bad(1, _MOMENT, EmptyFile())
        for place, name in enumerate(columns):
            try:
                check_fields([name])
                if name in columns[:place]:
                    raise ColumnTwice(name)
            except DeskError as error:
                raise self.bad(1, name or str(place + 1), error) from None
        if _MOMENT not in columns:
            raise self.bad(1, _MOMENT, MissingColumn(_MOMENT))
        return columns

    def _lines(self) -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader(io.StringIO(self._text, newline=""), delimiter=self._separator, strict=True)
        columns: list[str] = []
        begins = 1
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                raise self.bad(begins, columns[0] if columns else "1", BrokenQuotes()) from None
            columns = columns or cells
            yield begins, cells
            begins = reader.line_num + 1

    def _decoded(self, content: bytes) -> str:
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError as error:
            before = _LINE_END.split(content[: error.start])
            header = _cells(_LINE_END.split(content, maxsplit=1)[0])
            place = len(_cells(before[-1], _separator(content.decode("latin-1"))))
            named = header[place - 1] if len(before) > 1 and place <= len(header) else str(place)
            raise self.bad(len(before), named, WrongEncoding()) from None


def _separator(text: str) -> str:
    """Whichever the header line uses; no column name contains either."""
    header = text.splitlines()[0] if text else ""
    return ";" if ";" in header else ","


def _cells(line: bytes, separator: str | None = None) -> list[str]:
    """The cells of a line that may hold anything: only their number and plain names are wanted."""
    text = line.decode("latin-1")
    return next(csv.reader([text], delimiter=separator or _separator(text)), []) or [""]
