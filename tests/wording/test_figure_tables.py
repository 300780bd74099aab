import pytest

from kototori import assets
from kototori.documents.statistics_tidy import COLUMNS
from kototori.domain.figures import SHAPES, Measure, Table
from kototori.wording.catalogue import read_words
from kototori.wording.figure_columns import column_words
from kototori.wording.figure_tables import dimension_words, measure_words, table_counts, table_title

LONGEST_NAME_OF_A_SHEET = 31
NOT_IN_A_NAME = set("[]:*?/\\'")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_table_has_a_name_that_a_sheet_may_have(language: str) -> None:
    words = read_words(assets.folder("translations"), language, None)

    names = [table_title(table, words) for table in Table] + [words("How it was counted"), words("Rows")]

    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= LONGEST_NAME_OF_A_SHEET and not NOT_IN_A_NAME & set(name) for name in names)


def test_every_table_measure_dimension_and_column_has_its_words() -> None:
    words = read_words(assets.folder("translations"), "en", None)

    assert all(table_counts(table, words) for table in Table)
    assert all(measure_words(measure, words) for measure in Measure)
    assert all(
        dimension_words(dim, words) for shape in SHAPES.values() for dim in (shape.dim1, shape.dim2) if dim
    )
    assert all(column_words(column, words) for column in COLUMNS)
