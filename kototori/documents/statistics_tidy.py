"""Figures as tidy rows, one number a row, and the rows as CSV and JSON."""

import csv
import io
import json
from collections.abc import Iterable, Mapping

from kototori.domain.figures import SHAPES, Measure, Table
from kototori.domain.released import Number, Released
from kototori.domain.vocabulary import Vocabulary
from kototori.wording.catalogue import Words
from kototori.wording.categories import category_words

_BEGIN_FORMULAS = ("=", "+", "-", "@")

TidyRow = tuple[str, str, str, str, str, str, str, int | None, str, str, str]
"""One number and everything that it is about, in the order of the columns."""
COLUMNS = (
    "period",
    "table",
    "dim1",
    "cat1",
    "dim2",
    "cat2",
    "measure",
    "count",
    "note",
    "label1",
    "label2",
)


def tidy_rows(released: Released, vocabulary: Vocabulary, words: Words) -> list[TidyRow]:
    """The rows of every period in turn, with the words for their codes."""
    labels = _Labels(vocabulary, words)
    return [
        (period.period.name, *about, number.count, number.note, *said)
        for period in released.periods
        for number in period.numbers
        for about, said in (labels.of(number),)
    ]


_About = tuple[str, str, str, str, str, str]
_Said = tuple[str, str]


class _Labels:
    """Looks every word up once, and what a number is about once for all periods."""

    def __init__(self, vocabulary: Vocabulary, words: Words) -> None:
        self._vocabulary = vocabulary
        self._words = words
        self._known: dict[tuple[str, str], str] = {}
        self._rows: dict[tuple[Table, str, str, Measure], tuple[_About, _Said]] = {}

    def of(self, number: Number) -> tuple[_About, _Said]:
        """The columns that say what a number is about, and its words."""
        key = number.table, number.cat1, number.cat2, number.measure
        found = self._rows.get(key)
        if found is None:
            found = self._rows[key] = self._made(*key)
        return found

    def _made(self, table: Table, cat1: str, cat2: str, measure: Measure) -> tuple[_About, _Said]:
        shape = SHAPES[table]
        said = self._label(shape.dim1, cat1), self._label(shape.dim2, cat2) if cat2 else ""
        return (table, shape.dim1, cat1, shape.dim2, cat2, measure), said

    def _label(self, dimension: str, code: str) -> str:
        key = (dimension, code)
        if key not in self._known:
            self._known[key] = category_words(dimension, code, self._vocabulary, self._words)
        return self._known[key]


def csv_bytes(rows: Iterable[TidyRow], language: str) -> bytes:
    """UTF-8 with a mark, for the spreadsheet programs that guess wrong without one.

    They also take a text for a formula that begins like one; a name of the desk's own that does so, such as a
    place called `=2+3`, gets an apostrophe before it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter="," if language == "en" else ";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str | int | None) -> str | int | None:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_BEGIN_FORMULAS) else cell


def json_bytes(rows: Iterable[TidyRow], about: Mapping[str, object]) -> bytes:
    """One object: what the file is about, and its rows."""
    return _json({"about": about, "rows": [dict(zip(COLUMNS, row, strict=True)) for row in rows]})


def about_bytes(about: Mapping[str, object]) -> bytes:
    """What stands beside a CSV file, which has no room for it."""
    return _json(about)


def _json(content: Mapping[str, object]) -> bytes:
    return (json.dumps(content, ensure_ascii=False) + "\n").encode()
