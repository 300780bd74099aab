"""Figures to be read on paper: what they are, pictures of the periods, and every table."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from reportlab.platypus.flowables import Flowable

from kototori.documents.chart_flowable import ChartFlowable, Draw
from kototori.documents.leaflet_rows import Beside
from kototori.documents.look import BLUE, GREY, INK, MILLIMETRE, PALE_BLUE
from kototori.documents.paper_rows import TableRow
from kototori.documents.statistics_cubes import Cube, cubes
from kototori.documents.statistics_pages import RED, Pages, Titled
from kototori.documents.statistics_sheets import NOT_GIVEN, how_counted, mark, title
from kototori.domain.charts import Bar, Drawing, Measure, columns, sorted_bars
from kototori.domain.figures import NOT_RECORDED, TOTAL, Table
from kototori.domain.period import Period
from kototori.domain.progress import Progress
from kototori.domain.release import Use
from kototori.domain.released import Released
from kototori.domain.vocabulary import Vocabulary
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.style import Align, TextStyle
from kototori.typesetting.tagging import Element, Role
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import Words
from kototori.wording.figure_tables import table_counts, table_title
from kototori.wording.period_names import period_name

_TITLE = TextStyle(size=20, bold=True, colour=BLUE, space_after=4)
_SECTION = TextStyle(size=13, bold=True, colour=BLUE, space_before=16, space_after=3, keep_with_next=True)
_PERIOD = TextStyle(size=10, bold=True, colour=INK, space_before=10, space_after=3, keep_with_next=True)
_QUIET = TextStyle(size=8, colour=GREY, space_after=4, keep_with_next=True)
_TEXT = TextStyle(size=9, colour=INK)
_CELL = TextStyle(size=8, colour=INK)
_NUMBER = TextStyle(size=8, colour=INK, align=Align.END)
_ZERO = TextStyle(size=8, colour=GREY, align=Align.END)
_HEAD = TextStyle(size=7.5, bold=True, colour=INK)
_HEAD_NUMBER = TextStyle(size=7.5, bold=True, colour=INK, align=Align.END)
_TOTAL = TextStyle(size=8, bold=True, colour=INK, align=Align.END)
_TOTAL_KEY = TextStyle(size=8, bold=True, colour=INK)

_NAMES_SHARE = 0.24  # of the width; the rest is for numbers
_COLUMNS_AT_MOST = 12
_PICTURED_PERIODS = 12  # a picture of each; of more the tables alone
_COLUMNS_IN_A_PICTURE = 53
_BARS = 8
_CHART_HEIGHT = 62 * MILLIMETRE
_PICTURES = (Table.NEED, Table.LANGUAGE)


def statistics_pdf(
    released: Released,
    about: Mapping[str, object],
    vocabulary: Vocabulary,
    words: Words,
    fonts: Path,
    told: Progress,
) -> bytes:
    """The file, which is read aloud as it is printed."""
    typesetter = Typesetter(fonts)
    pages = Pages(typesetter, words, title(released, words), mark(released, words), str(about["foot"]))
    story = _Story(released, about, vocabulary, words, typesetter, pages.sheet.structure)
    return pages.draw(list(story.flowables(told)), marked=released.use is Use.INTERNAL, told=told)


class _Story:
    def __init__(
        self,
        released: Released,
        about: Mapping[str, object],
        vocabulary: Vocabulary,
        words: Words,
        typesetter: Typesetter,
        structure: Element,
    ) -> None:
        self._released = released
        self._about = about
        self._vocabulary = vocabulary
        self._words = words
        self._typesetter = typesetter
        self._structure = structure
        self._cubes = cubes(released, vocabulary)

    def flowables(self, told: Progress) -> Iterator[Flowable]:
        """Everything from the title to the last table; `told` hears of each table, and may stop it."""
        words = self._words
        named = title(self._released, words)
        yield Titled(self._text(named, _TITLE, Role.H1), named, 0)
        yield from self._how()
        if not self._cubes:
            yield self._text(words("Nothing is known of these days."), _TEXT)
        yield from self._pictures()
        for at, cube in enumerate(self._cubes, start=1):
            for flowable in self._table(cube):
                told(at, len(self._cubes))  # at each of them: whoever stops it does not wait for a table
                yield flowable

    # --- what it is about -------------------------------------------------------------------------

    def _how(self) -> Iterator[Flowable]:
        told = list(how_counted(self._released, self._about, self._vocabulary, self._words))
        table = self._structure.add(Role.TABLE, self._words.language)
        for at, (word, said) in enumerate(told, start=1):
            row = table.add(Role.TABLE_ROW, self._words.language)
            is_mark = said == mark(self._released, self._words) and self._released.use is Use.INTERNAL
            style = TextStyle(size=9, bold=True, colour=RED) if is_mark else _TEXT
            cells = [self._cell(word, _TOTAL_KEY, row, Role.COLUMN_HEAD), self._cell(said, style, row)]
            yield TableRow(cells, (0.2, 0.8), None, is_last=at == len(told))

    # --- pictures ---------------------------------------------------------------------------------

    def _pictures(self) -> Iterator[Flowable]:
        by_table = {cube.table: cube for cube in self._cubes}
        visits = by_table.get(Table.VISITS)
        if visits is None:
            return
        if 1 < len(visits.periods) <= _COLUMNS_IN_A_PICTURE:
            counts = [
                (self._called(period), visits.count(at, visits.rows[0]))
                for at, period in enumerate(visits.periods)
            ]
            bars = [Bar(name, count) for name, count in counts if count is not None]
            yield self._titled(table_title(Table.VISITS, self._words), _SECTION, Role.H2, 1)
            yield self._picture(
                lambda width, height, measure: columns(bars, width, height, measure, say=self._words.number),
                bars,
            )
        if len(visits.periods) <= _PICTURED_PERIODS:
            shown = [by_table[table] for table in _PICTURES if table in by_table]
            for at in range(len(visits.periods)):
                yield from self._pictures_of(at, shown)

    def _pictures_of(self, at: int, shown: Sequence[Cube]) -> Iterator[Flowable]:
        """The needs and languages of one period side by side, where they are given."""
        pictures: list[Flowable | None] = []
        names = []
        for cube in shown:
            if bars := self._largest(cube, at):
                names.append(table_title(cube.table, self._words))
                pictures.append(self._picture(partial(self._sorted, bars), bars))
        if pictures:
            pictures += [None] * (len(_PICTURES) - len(pictures))
            said = f"{self._called(shown[0].periods[at])}: {' · '.join(names)}"
            yield self._titled(said, _PERIOD, Role.H3, 1)
            yield Beside(pictures, 10 * MILLIMETRE)

    def _sorted(self, bars: Sequence[Bar], width: float, height: float, measure: Measure) -> Drawing:
        return sorted_bars(bars, width, height, measure, self._words.number)

    def _largest(self, cube: Cube, at: int) -> list[Bar]:
        """The largest rows, of needs the tops; each is in the table as well."""
        bars = [
            Bar(cube.row_words(row, self._vocabulary, self._words), cube.count(at, row) or 0)
            for row in cube.rows
            if row not in (TOTAL, NOT_RECORDED) and not cube.is_part(row)
        ]
        return sorted((bar for bar in bars if bar.count), key=lambda bar: -bar.count)[:_BARS]

    def _picture(self, draw: Draw, bars: Sequence[Bar]) -> Flowable:
        said = ", ".join(f"{bar.name} {self._words.number(bar.count)}" for bar in bars)
        figure = self._structure.add(Role.FIGURE, self._words.language, description=said)
        language = self._words.language
        return ChartFlowable(draw, _CHART_HEIGHT, self._typesetter, language, size=7.5, element=figure)

    def _called(self, period: Period) -> str:
        """As people say it: a page is not read by programs."""
        return period_name(period, self._released.by, self._words)

    # --- tables -----------------------------------------------------------------------------------

    def _table(self, cube: Cube) -> Iterator[Flowable]:
        words = self._words
        named = table_title(cube.table, words)
        yield self._titled(named, _SECTION, Role.H2, 1)
        yield self._text(table_counts(cube.table, words), _QUIET)
        keys = {row: cube.row_words(row, self._vocabulary, words) for row in cube.rows}
        if not cube.is_crossed:
            heads = [self._called(period) for period in cube.periods]
            numbers = {row: [cube.count(at, row) for at in range(len(heads))] for row in cube.rows}
            yield from self._grids(cube, keys, heads, numbers)
            return
        names = [cube.column_words(column, self._vocabulary, words) for column in cube.columns]
        for at, period in enumerate(cube.periods):
            yield self._text(f"{self._called(period)}: {named}", _PERIOD, Role.H3)
            across = {row: [cube.count(at, row, column) for column in cube.columns] for row in cube.rows}
            rows, kept = _without_empty(across, self._released.use)
            yield from self._grids(cube, keys, [names[place] for place in kept], rows)

    def _grids(
        self,
        cube: Cube,
        keys: Mapping[str, str],
        heads: Sequence[str],
        numbers: Mapping[str, Sequence[int | None]],
    ) -> Iterator[Flowable]:
        """The table in as many pieces as it is too wide for one page."""
        pieces = max(-(-len(heads) // _COLUMNS_AT_MOST), 1)
        wide = -(-len(heads) // pieces)
        for start in range(0, max(len(heads), 1), max(wide, 1)):
            piece = slice(start, start + wide)
            shares = _shares(min(wide, len(heads) - start))
            yield from self._grid(
                cube, keys, heads[piece], {row: n[piece] for row, n in numbers.items()}, shares
            )

    def _grid(
        self,
        cube: Cube,
        keys: Mapping[str, str],
        heads: Sequence[str],
        numbers: Mapping[str, Sequence[int | None]],
        shares: Sequence[float],
    ) -> Iterator[Flowable]:
        language = self._words.language
        table = self._structure.add(Role.TABLE, language)
        first = cube.row_heading(self._words)
        texts = [first[:1].upper() + first[1:], *heads]
        row = table.add(Role.TABLE_ROW, language)
        yield TableRow(self._head(texts, row), shares, PALE_BLUE, stays=True)
        again = TableRow(self._head(texts, None), shares, PALE_BLUE, stays=True)
        for at, (code, counts) in enumerate(numbers.items(), start=1):
            row = table.add(Role.TABLE_ROW, language)
            is_total = code == TOTAL
            has_parts = cube.row_dimension == "need" and not cube.is_part(code)
            key = self._cell(
                keys[code], _TOTAL_KEY if is_total or has_parts else _CELL, row, Role.COLUMN_HEAD
            )
            cells = [key, *(self._number(count, row, is_total=is_total) for count in counts)]
            yield TableRow(cells, shares, None, repeated=again, is_last=at == len(numbers))

    def _head(self, texts: Sequence[str], row: Element | None) -> list[ShapedParagraph]:
        """Read aloud once; where a page begins it stands again as decoration."""
        return [
            self._cell(text, _HEAD_NUMBER if at else _HEAD, row, Role.COLUMN_HEAD)
            for at, text in enumerate(texts)
        ]

    def _number(self, count: int | None, row: Element, *, is_total: bool) -> ShapedParagraph:
        style = _TOTAL if is_total else (_NUMBER if count else _ZERO)
        return self._cell(NOT_GIVEN if count is None else self._words.number(count), style, row)

    # --- texts ------------------------------------------------------------------------------------

    def _titled(self, text: str, style: TextStyle, role: Role, level: int) -> Titled:
        return Titled(self._text(text, style, role), text, level)

    def _text(self, text: str, style: TextStyle, role: Role = Role.PARAGRAPH) -> ShapedParagraph:
        return self._cell(text, style, self._structure, role)

    def _cell(
        self, text: str, style: TextStyle, parent: Element | None, role: Role = Role.CELL
    ) -> ShapedParagraph:
        element = parent.add(role, self._words.language, text=text) if parent else None
        return self._typesetter.paragraph(text, language=self._words.language, style=style, element=element)


def _without_empty(
    across: Mapping[str, Sequence[int | None]], use: Use
) -> tuple[dict[str, list[int | None]], list[int]]:
    """Rows and columns of an exact crossed table in which somebody is; public ones are printed whole."""
    width = len(next(iter(across.values()), ()))
    if use is Use.PUBLIC:
        return {row: list(counts) for row, counts in across.items()}, list(range(width))
    rows = {row: counts for row, counts in across.items() if any(counts) or row == TOTAL}
    kept = [at for at in range(width) if any(counts[at] for counts in rows.values()) or at == width - 1]
    return {row: [counts[at] for at in kept] for row, counts in rows.items()}, kept


def _shares(columns_: int) -> tuple[float, ...]:
    """How the width is dealt out: names and equal columns; a table of few columns leaves the rest free."""
    return (_NAMES_SHARE, *([(1 - _NAMES_SHARE) / _COLUMNS_AT_MOST] * columns_))
