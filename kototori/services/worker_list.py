"""Social workers as they come from outside: one JSON object each, or rows copied from a spreadsheet."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, NamedTuple, Protocol

from kototori.domain.errors import BadLine, BadWholeLine, DeskError, WrongType
from kototori.domain.moment import parse_day
from kototori.domain.need import Validity
from kototori.domain.plain_text import plain_text
from kototori.domain.spreadsheet import ColumnTwice, EmptyFile, MissingColumn, UnevenRow
from kototori.domain.vocabulary import Vocabulary
from kototori.domain.when import read_planned_day
from kototori.domain.worker import Absence, UnknownDetail, Worker

TEXTS = tuple(
    field.name for field in fields(Worker) if field.name not in ("code", "languages", "validity", "absences")
)
DAYS = ("valid_from", "valid_to")
AWAY = ("from", "to", "stand_in")
_REQUIRED = ("name", "title", "team")


class _NewCode(Protocol):
    def __call__(self, name: str, besides: Sequence[str] = (), /) -> str: ...


def read_worker(
    found: Mapping[str, Any], new_code: _NewCode, vocabulary: Vocabulary, besides: Sequence[str] = ()
) -> Worker:
    """Somebody new, with a code that is free and not among `besides`; raises what is amiss."""
    for name in found:
        if name not in (*TEXTS, "languages", *DAYS, "absences"):
            raise UnknownDetail(name)
    details = {name: _text(name, found[name]) for name in TEXTS if name in found}
    for name in _REQUIRED:
        details.setdefault(name, "")  # the worker itself says that it must not be empty
    tags = found.get("languages", [])
    if isinstance(tags, str):
        tags = tags.split()
    if not isinstance(tags, list):
        raise WrongType("languages")
    absences = found.get("absences", [])
    if not isinstance(absences, list):
        raise WrongType("absences")
    return Worker(
        code=new_code(details["name"], besides),
        languages=tuple(vocabulary.language_code(_text("languages", tag)) for tag in tags),
        validity=Validity(*(_day(name, found.get(name)) for name in DAYS)),
        absences=tuple(_absence(absence) for absence in absences),
        **details,
    )


class Headings(NamedTuple):
    """What the row of headings may say, and for which field; and how a cell of languages is read."""

    fields: Mapping[str, str]
    languages: Callable[[str], Sequence[str]]
    source: str


def read_pasted(
    text: str, headings: Headings, today: date, new_code: _NewCode, vocabulary: Vocabulary
) -> list[Worker]:
    """Everybody of a table with a row of headings.

    Raises BadLine or BadWholeLine with the row that is to blame.
    """
    source = headings.source
    rows = _rows(text, source)
    names = _names(rows[0], headings.fields, source)
    found: list[Worker] = []
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(names):
            raise BadWholeLine(source, number, UnevenRow(len(row), len(names)))
        cells = {name: cell.strip() for name, cell in zip(names, row, strict=True) if cell.strip()}
        try:
            given: dict[str, Any] = cells | {
                name: read_planned_day(cells[name], today).isoformat() for name in DAYS if name in cells
            }
            given["languages"] = list(headings.languages(cells.get("languages", "")))
            found.append(read_worker(given, new_code, vocabulary, [worker.code for worker in found]))
        except DeskError as error:
            field = getattr(error, "field", None)
            raise (
                BadWholeLine(source, number, error)
                if field is None
                else BadLine(source, number, field, error)
            ) from None
    return found


def _rows(text: str, source: str) -> list[list[str]]:
    head = text.strip("\r\n").partition("\n")[0]
    if not head.strip():
        raise BadWholeLine(source, 1, EmptyFile())
    mark = next((mark for mark in "\t;" if mark in head), ",")
    return list(csv.reader(io.StringIO(text.strip("\r\n"), newline=""), delimiter=mark))


def _names(head: Sequence[str], headings: Mapping[str, str], source: str) -> list[str]:
    known = {heading.casefold(): name for heading, name in headings.items()}
    names = []
    for cell in head:
        told = cell.strip().lstrip("\ufeff")
        name = known.get(told.casefold(), told)
        if name not in (*TEXTS, "languages", *DAYS):
            raise BadWholeLine(source, 1, UnknownDetail(told))
        if name in names:
            raise BadWholeLine(source, 1, ColumnTwice(told))
        names.append(name)
    for name in _REQUIRED:
        if name not in names:
            raise BadWholeLine(source, 1, MissingColumn(name))
    return names


def _absence(found: object) -> Absence:
    if not isinstance(found, dict) or not found.get("from"):
        raise WrongType("absences")
    for name in found:
        if name not in AWAY:
            raise UnknownDetail(name)
    first = parse_day(_text("absences", found["from"]))
    return Absence(first, _day("absences", found.get("to")), _text("absences", found.get("stand_in") or ""))


def _day(name: str, value: object) -> date | None:
    return parse_day(_text(name, value)) if value else None


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise WrongType(name)
    return plain_text(name, value)
