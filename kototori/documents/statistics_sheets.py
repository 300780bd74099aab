"""Figures as the sheets of a spreadsheet, whatever program it is for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kototori.documents.statistics_cubes import Cube, cubes
from kototori.documents.statistics_tidy import COLUMNS, TidyRow
from kototori.domain.figures import NOT_RECORDED, TOTAL, Table
from kototori.domain.overview import Naming
from kototori.domain.period import By
from kototori.domain.release import Use
from kototori.domain.release_plan import BASE
from kototori.domain.released import Released
from kototori.domain.vocabulary import Vocabulary
from kototori.wording.catalogue import N_, Words
from kototori.wording.figure_tables import table_counts, table_title

Cell = str | int | None
NOT_GIVEN = ".."
TOP_ROWS = 4  # above the headings: title, what it counts, the mark, and an empty one
_WIDEST, _NARROWEST = 46, 9  # letters
_BY: Mapping[By, str] = {
    By.DAY: N_("each day"),
    By.WEEK: N_("each week"),
    By.MONTH: N_("each month"),
    By.QUARTER: N_("each quarter"),
    By.YEAR: N_("each year"),
    By.RANGE: N_("the whole range as one"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table to be read: title, what it counts, headings, and rows whose first cells say what they are."""

    name: str
    title: str
    counts: str
    heads: tuple[str, ...]
    key_columns: int
    rows: tuple[tuple[Cell, ...], ...]
    totals: frozenset[int]
    """The rows that sum up others."""
    parts: frozenset[int] = frozenset()
    """The rows that are part of the one above them: sub-needs."""
    charted: tuple[int, ...] = ()
    """The rows that a picture beside the table shows."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """Everything that a spreadsheet file holds."""

    title: str
    mark: str
    """What every sheet says of who may see it."""
    how_name: str
    how: tuple[tuple[str, str], ...]
    """What the first sheet tells: a word and what there is to say."""
    sheets: tuple[Sheet, ...]
    rows_name: str
    rows: tuple[TidyRow, ...]
    columns: tuple[str, ...] = COLUMNS
    row_widths: tuple[int, ...] = (24, 18, 14, 22, 12, 16, 10, 9, 12, 44, 26)
    """How many letters wide the columns of the rows are."""


def workbook(
    released: Released,
    about: Mapping[str, object],
    rows: list[TidyRow],
    vocabulary: Vocabulary,
    words: Words,
) -> Workbook:
    """The sheets in the language of `words`."""
    return Workbook(
        title=title(released, words),
        mark=mark(released, words),
        how_name=words("How it was counted"),
        how=tuple(how_counted(released, about, vocabulary, words)),
        sheets=tuple(_sheet(cube, vocabulary, words) for cube in cubes(released, vocabulary)),
        rows_name=words("Rows"),
        rows=tuple(rows),
    )


def width_of(sheet: Sheet, column: int) -> int:
    """How many letters wide a column is; headings of numbers may go over several lines."""
    longest = max((len(str(row[column])) for row in sheet.rows), default=0)
    head = len(sheet.heads[column])
    if column >= sheet.key_columns:
        head = max((len(word) for word in sheet.heads[column].replace("/", " ").split()), default=0) + 1
    return min(max(longest + 2, head + 2, _NARROWEST), _WIDEST)


def title(released: Released, words: Words) -> str:
    """What the whole file is called."""
    return words("Figures of the advice desk, {days}", days=_days(released, words))


def _days(released: Released, words: Words) -> str:
    return " – ".join(dict.fromkeys((words.date(released.first), words.date(released.last))))


def mark(released: Released, words: Words) -> str:
    """Who may see the file, in one line."""
    if released.use is Use.PUBLIC and any(step != BASE for step in released.steps):
        steps = words.list_of([str(step) for step in released.steps])
        return words("Public figures, counted in steps of {steps}", steps=steps)
    if released.use is Use.PUBLIC:
        return words("For the public: counted in fives")
    return words("INTERNAL: exact figures, not to be published or passed on")


def how_counted(
    released: Released, about: Mapping[str, object], vocabulary: Vocabulary, words: Words
) -> Iterator[tuple[str, str]]:
    """Word by word what somebody must know who reads the numbers."""
    yield words("Days"), _days(released, words)
    yield words("One set of figures for"), words(_BY[released.by])
    yield words("Use"), mark(released, words)
    places = [vocabulary.places[code].name for code in released.places if code in vocabulary.places]
    yield words("Places"), ", ".join(places) or words("not recorded")
    if released.use is Use.INTERNAL:
        yield words("Made on"), words.date(date.fromisoformat(str(about["made_on"])))
        yield words("Made by"), str(about["made_by"]) or "–"
        yield words("Purpose"), str(about["purpose"]) or "–"
    yield words("To be known"), str(about["foot"])
    if released.use is Use.INTERNAL:
        yield (
            words("Sensitive needs"),
            words("Alone they are given from a month on; for shorter periods they stand in their top need."),
        )
    not_given = words("{sign} stands where a number is not given.", sign=NOT_GIVEN)
    if released.use is Use.PUBLIC:
        cut = words(
            "Of a period that is not made of whole weeks or months, such as one that is not over yet, the "
            "visits alone are given."
        )
        not_given = f"{not_given} {cut}"
    yield words("Not given"), not_given
    if about.get("names") == Naming.AS_NOW:
        yield words("Names"), words("Needs and authorities go by the names that they have now.")
    else:
        yield words("Names"), words("Needs and authorities go by the names that they had on the day itself.")


def _sheet(cube: Cube, vocabulary: Vocabulary, words: Words) -> Sheet:
    name = table_title(cube.table, words)
    rows = tuple((_crossed if cube.is_crossed else _listed)(cube, vocabulary, words))
    heads: tuple[str, ...]
    if cube.is_crossed:
        columns = (cube.column_words(column, vocabulary, words) for column in cube.columns)
        heads = (words("Period"), _capital(cube.row_heading(words)), *columns)
    else:
        heads = (_capital(cube.row_heading(words)), *(period.name for period in cube.periods))
    per_block = len(cube.rows)
    return Sheet(
        name=name,
        title=name,
        counts=table_counts(cube.table, words),
        heads=heads,
        key_columns=2 if cube.is_crossed else 1,
        rows=rows,
        totals=frozenset(at for at in range(len(rows)) if cube.rows[at % per_block] == TOTAL),
        parts=frozenset(at for at in range(len(rows)) if cube.is_part(cube.rows[at % per_block])),
        charted=_charted(cube),
    )


def _listed(cube: Cube, vocabulary: Vocabulary, words: Words) -> Iterator[tuple[Cell, ...]]:
    for row in cube.rows:
        numbers = (_shown(cube.count(at, row)) for at in range(len(cube.periods)))
        yield cube.row_words(row, vocabulary, words), *numbers


def _crossed(cube: Cube, vocabulary: Vocabulary, words: Words) -> Iterator[tuple[Cell, ...]]:
    for at, period in enumerate(cube.periods):
        for row in cube.rows:
            numbers = (_shown(cube.count(at, row, column)) for column in cube.columns)
            yield period.name, cube.row_words(row, vocabulary, words), *numbers


def _shown(count: int | None) -> Cell:
    return NOT_GIVEN if count is None else count


def _charted(cube: Cube) -> tuple[int, ...]:
    """Contacts by period; of a single period its top needs."""
    if cube.table is Table.VISITS and len(cube.periods) > 1:
        return (0,)
    if cube.table is Table.NEED and len(cube.periods) == 1:
        apart = (TOTAL, NOT_RECORDED)
        return tuple(at for at, row in enumerate(cube.rows) if row not in apart and not cube.is_part(row))
    return ()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
