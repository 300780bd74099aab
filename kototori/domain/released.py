"""Figures that may stand in a file: the only type that documents are made from.

Exact figures become it through `internal`, marked as such on every number; figures for the public through
`publication` alone, after they are protected and proved. Whoever hands plain figures to a document is
stopped by the type check.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kototori.domain.figures import (
    NOT_RECORDED,
    SHAPES,
    TOTAL,
    VISIT_MEASURES,
    InternalFigures,
    Measure,
    Table,
    categories,
)
from kototori.domain.period import By, Period
from kototori.domain.release import Use
from kototori.domain.vocabulary import Vocabulary

INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Number:
    """One count and what it is about; None where it is not given, and `note` says why.

    `cat2` is empty in a one-way table. The dimensions are those of the table's shape, `visits` in the table
    of visits, whose measures are rows of their own.
    """

    table: Table
    cat1: str
    cat2: str
    measure: Measure
    count: int | None
    note: str


@dataclass(frozen=True, slots=True)
class ReleasedPeriod:
    """The numbers of one period, tables in their order, categories in that of their lists, totals last."""

    period: Period
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Released:
    """All that one file of figures holds. Made in `domain.released` and `domain.publication` alone."""

    use: Use
    by: By
    first: date
    last: date
    places: tuple[str, ...]
    """The codes of the places that were counted, in the order of their list."""
    periods: tuple[ReleasedPeriod, ...]
    steps: tuple[int, ...] = ()
    """What public numbers are multiples of; more than one where years are counted differently."""


def internal(
    known: Sequence[InternalFigures], by: By, first: date, last: date, vocabulary: Vocabulary
) -> Released:
    """Exact figures for the desk's own work: what is above 0, and totals; each number marked internal."""
    counted = {code for figures in known for code, _ in figures.tables[Table.PLACE]}
    order = ListOrder(vocabulary)
    return Released(
        use=Use.INTERNAL,
        by=by,
        first=first,
        last=last,
        places=tuple(code for code in vocabulary.places if code in counted),
        periods=tuple(
            ReleasedPeriod(figures.period, tuple(_exact_numbers(figures, order))) for figures in known
        ),
    )


def _exact_numbers(figures: InternalFigures, order: "ListOrder") -> Iterator[Number]:
    for measure in VISIT_MEASURES:
        yield Number(Table.VISITS, TOTAL, "", measure, figures.sums[measure], INTERNAL)
    for table, cells in figures.tables.items():
        measure = SHAPES[table].measure
        for cat1, cat2 in order.of_cells(table, cells):
            yield Number(table, cat1, cat2, measure, cells[cat1, cat2], INTERNAL)


class ListOrder:
    """The order in which categories stand: as in their lists, then what was not recorded, the total last."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        dimensions = {dim for shape in SHAPES.values() for dim in (shape.dim1, shape.dim2)}
        self._places = {
            dim: {code: place for place, code in enumerate(categories(dim, vocabulary))} for dim in dimensions
        }

    def of_cells(self, table: Table, cells: Mapping[tuple[str, str], int]) -> list[tuple[str, str]]:
        """The cells of a table in their order; what is in no list stands by its own name."""
        shape = SHAPES[table]
        return sorted(cells, key=lambda cell: (self._at(shape.dim1, cell[0]), self._at(shape.dim2, cell[1])))

    def of_codes(self, dimension: str, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes of one dimension, each once, in their order."""
        return tuple(sorted(set(codes), key=lambda code: self._at(dimension, code)))

    def _at(self, dimension: str, code: str) -> tuple[int, str]:
        listed = self._places[dimension]
        if code in (NOT_RECORDED, TOTAL):
            return len(listed) + (2 if code == TOTAL else 1), code
        return listed.get(code, len(listed)), code
