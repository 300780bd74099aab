"""Figures as tidy rows, one number a row, and the rows as CSV and JSON."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter

from kototori.domain.figures import (
    NOT_RECORDED,
    SHAPES,
    TOTAL,
    VISIT_MEASURES,
    Cells,
    InternalFigures,
    Table,
    categories,
)
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
INTERNAL = "internal"


def internal_rows(
    released: Iterable[InternalFigures], vocabulary: Vocabulary, words: Words
) -> Iterator[TidyRow]:
    """The rows of every period in turn, tables in their order, categories in that of their lists."""
    maker = _RowMaker(vocabulary, words)
    for figures in released:
        yield from maker.rows(figures)


class _RowMaker:
    """Keeps the order of the codes and their words, which are the same for every period."""

    def __init__(self, vocabulary: Vocabulary, words: Words) -> None:
        self._vocabulary = vocabulary
        self._words = words
        dimensions = {dim for shape in SHAPES.values() for dim in (shape.dim1, shape.dim2)}
        self._places = {
            dim: {code: place for place, code in enumerate(categories(dim, vocabulary))} for dim in dimensions
        }
        self._labels: dict[tuple[str, str], str] = {}

    def rows(self, figures: InternalFigures) -> Iterator[TidyRow]:
        name = figures.period.name
        for measure in VISIT_MEASURES:
            total = self._label("visits", TOTAL)
            number = figures.sums[measure]
            yield TidyRow(name, "visits", "visits", TOTAL, "", "", measure, number, INTERNAL, total, "")
        for table, cells in figures.tables.items():
            yield from self._table_rows(name, table, cells)

    def _table_rows(self, name: str, table: Table, cells: Cells) -> Iterator[TidyRow]:
        shape = SHAPES[table]
        for cell in sorted(cells, key=lambda cell: self._place(shape.dim1, shape.dim2, cell)):
            cat1, cat2 = cell
            yield TidyRow(
                name,
                table,
                shape.dim1,
                cat1,
                shape.dim2,
                cat2,
                shape.measure,
                cells[cell],
                INTERNAL,
                self._label(shape.dim1, cat1),
                self._label(shape.dim2, cat2) if cat2 else "",
            )

    def _place(self, dim1: str, dim2: str, cell: tuple[str, str]) -> tuple[object, ...]:
        return (*self._place_in(dim1, cell[0]), *self._place_in(dim2, cell[1]))

    def _place_in(self, dimension: str, code: str) -> tuple[int, str]:
        """Listed codes first, what was not recorded after them, the total last."""
        listed = self._places[dimension]
        if code in (NOT_RECORDED, TOTAL):
            return len(listed) + (2 if code == TOTAL else 1), code
        return listed.get(code, len(listed)), code

    def _label(self, dimension: str, code: str) -> str:
        key = (dimension, code)
        if key not in self._labels:
            self._labels[key] = category_words(dimension, code, self._vocabulary, self._words)
        return self._labels[key]


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
