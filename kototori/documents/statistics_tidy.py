"""Figures as tidy rows, one number a row, and the rows as CSV and JSON."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter

from kototori.domain.figures import SHAPES
from kototori.domain.released import Number, Released
from kototori.domain.vocabulary import Vocabulary
from kototori.wording.catalogue import Words
from kototori.wording.categories import category_words


@dataclass(frozen=True, slots=True)
class TidyRow:
    """One number and everything that it is about; the names are the header of the file."""

    period: str
    table: str
    dim1: str
    cat1: str
    dim2: str
    cat2: str
    measure: str
    count: int | None
    note: str
    label1: str
    label2: str


COLUMNS = tuple(field.name for field in fields(TidyRow))
_values = attrgetter(*COLUMNS)  # dataclasses.astuple copies every value first


def tidy_rows(released: Released, vocabulary: Vocabulary, words: Words) -> list[TidyRow]:
    """The rows of every period in turn, with the words for their codes."""
    labels = _Labels(vocabulary, words)
    return [
        labels.row(period.period.name, number) for period in released.periods for number in period.numbers
    ]


class _Labels:
    """Looks every word up once; they are the same for every period."""

    def __init__(self, vocabulary: Vocabulary, words: Words) -> None:
        self._vocabulary = vocabulary
        self._words = words
        self._known: dict[tuple[str, str], str] = {}

    def row(self, period: str, number: Number) -> TidyRow:
        shape = SHAPES[number.table]
        return TidyRow(
            period,
            number.table,
            shape.dim1,
            number.cat1,
            shape.dim2,
            number.cat2,
            number.measure,
            number.count,
            number.note,
            self._label(shape.dim1, number.cat1),
            self._label(shape.dim2, number.cat2) if number.cat2 else "",
        )

    def _label(self, dimension: str, code: str) -> str:
        key = (dimension, code)
        if key not in self._known:
            self._known[key] = category_words(dimension, code, self._vocabulary, self._words)
        return self._known[key]


def csv_bytes(rows: Iterable[TidyRow], language: str) -> bytes:
    """UTF-8 with a mark, for the spreadsheet programs that guess wrong without one."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter="," if language == "en" else ";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_values(row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def json_bytes(rows: Iterable[TidyRow], about: Mapping[str, object]) -> bytes:
    """One object: what the file is about, and its rows."""
    return _json({"about": about, "rows": [dict(zip(COLUMNS, _values(row), strict=True)) for row in rows]})


def about_bytes(about: Mapping[str, object]) -> bytes:
    """What stands beside a CSV file, which has no room for it."""
    return _json(about)


def _json(content: Mapping[str, object]) -> bytes:
    return (json.dumps(content, ensure_ascii=False) + "\n").encode()
