"""Figures that may leave, table by table over all periods: what spreadsheets, papers and PX are made from."""

from collections.abc import Mapping
from dataclasses import dataclass

from kototori.domain.figures import SHAPES, Measure, Table, kept_back
from kototori.domain.period import Period
from kototori.domain.release import Use
from kototori.domain.released import ListOrder, Number, Released
from kototori.domain.vocabulary import Vocabulary
from kototori.wording.catalogue import Words
from kototori.wording.categories import category_words
from kototori.wording.figure_tables import dimension_words, measure_words


@dataclass(frozen=True, slots=True)
class Cube:
    """One table: a number for each period, row and column. A one-way table has one column, called "".

    In the table of visits the rows are the measures.
    """

    table: Table
    row_dimension: str
    column_dimension: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    periods: tuple[Period, ...]
    numbers: Mapping[tuple[int, str, str], Number]
    sub_needs: frozenset[str]
    _absent: tuple[frozenset[str] | None, ...]

    @property
    def is_crossed(self) -> bool:
        """Whether it has two dimensions."""
        return bool(self.column_dimension)

    @property
    def measure(self) -> Measure:
        """What its numbers count; the table of visits counts more besides."""
        return SHAPES[self.table].measure

    def count(self, period: int, row: str, column: str = "") -> int | None:
        """The number; None where it is not given. What an internal file leaves out is 0."""
        number = self.numbers.get((period, row, column))
        if number is not None:
            return number.count
        hidden = self._absent[period]
        return None if hidden is None or row in hidden else 0

    def is_given(self, period: int) -> bool:
        """Whether anything of the table is given for a period."""
        return any((period, row, column) in self.numbers for row in self.rows for column in self.columns)

    def is_part(self, row: str) -> bool:
        """Whether a row is a sub-need, which its top need holds already."""
        return row in self.sub_needs

    def row_words(self, row: str, vocabulary: Vocabulary, words: Words) -> str:
        """What a person reads at the beginning of a row."""
        if self.table is Table.VISITS:
            return measure_words(Measure(row), words)
        return category_words(self.row_dimension, row, vocabulary, words)

    def column_words(self, column: str, vocabulary: Vocabulary, words: Words) -> str:
        """What a person reads above a column of a crossed table."""
        return category_words(self.column_dimension, column, vocabulary, words)

    def row_heading(self, words: Words) -> str:
        """What stands above the beginnings of the rows."""
        return dimension_words(self.row_dimension, words)

    def column_heading(self, words: Words) -> str:
        """What the columns of a crossed table are."""
        return dimension_words(self.column_dimension, words)


def cubes(released: Released, vocabulary: Vocabulary) -> list[Cube]:
    """Every table of which a number is given, in their order."""
    order = ListOrder(vocabulary)
    periods = tuple(one.period for one in released.periods)
    found: dict[Table, dict[tuple[int, str, str], Number]] = {}
    for at, period in enumerate(released.periods):
        for number in period.numbers:
            row = number.measure if number.table is Table.VISITS else number.cat1
            found.setdefault(number.table, {})[at, row, number.cat2] = number
    sub_needs = frozenset(need.code for need in vocabulary.needs.values() if need.parent)
    made = []
    for table in Table:
        if numbers := found.get(table):
            shape = SHAPES[table]
            rows = order.of_codes(shape.dim1, (row for _, row, _ in numbers))
            if table is Table.VISITS:
                rows = tuple(measure for measure in Measure if measure in rows)
            columns = order.of_codes(shape.dim2, (column for _, _, column in numbers))
            absent = tuple(_absent(table, period, released.use, vocabulary) for period in periods)
            made.append(
                Cube(table, shape.dim1, shape.dim2, rows, columns, periods, numbers, sub_needs, absent)
            )
    return made


def _absent(table: Table, period: Period, use: Use, vocabulary: Vocabulary) -> frozenset[str] | None:
    """The rows in which a missing number is no 0; None where it is none in any row."""
    if use is Use.PUBLIC:
        return None
    hidden, uncrossed = kept_back(period, vocabulary)
    if table is Table.NEED:
        return frozenset(hidden)
    return frozenset(uncrossed if table in (Table.NEED_LANGUAGE, Table.NEED_AGE_BAND) else ())
