"""Figures as PX files (PC-Axis, 2013), for PxWeb and the readers of R and Python.

A PX file is one matrix, and an export holds many tables. The file that was asked for is therefore the matrix
*number × period*, in which every number of every table is one value of the first variable, under a code such
as `need_language|A|ar`. Beside it stands each table as the cube that it is, for a PxWeb that is to offer its
dimensions one by one. All of them are in Finnish, Swedish and English, in UTF-8 as their CODEPAGE says.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kototori.documents.px_time import time_values
from kototori.documents.statistics_cubes import Cube, cubes
from kototori.documents.statistics_sheets import mark, title
from kototori.domain.figures import TOTAL, Table
from kototori.domain.period import By
from kototori.domain.progress import Progress, watched
from kototori.domain.release import Use
from kototori.domain.released import Released
from kototori.domain.vocabulary import Vocabulary
from kototori.wording.catalogue import Words
from kototori.wording.figure_tables import measure_words, table_counts, table_title

_NOT_GIVEN = '".."'
_LONGEST_TEXT = 200  # a line of a PX file has at most 256 characters
_LONGEST_NAME = 20  # letters of MATRIX
_SCALES = {By.DAY: "D", By.WEEK: "W", By.MONTH: "M", By.QUARTER: "Q", By.YEAR: "Y", By.RANGE: "R"}
About = Mapping[str, object]
Said = Callable[[Words], str]
"""A text in each of the languages."""
SaidList = Callable[[Words], Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Variable:
    """A dimension of a matrix: its name, and its values with their codes."""

    code: str
    """Its name in every language, for whoever asks a statistics service by program."""
    name: Said
    values: SaidList
    codes: tuple[str, ...]
    total: Said | None = None
    """The value that stands for all others, which PxWeb takes where nobody chose."""
    times: str = ""
    """For periods: what the keyword TIMEVAL says."""


@dataclass(frozen=True, slots=True)
class _Matrix:
    """What one PX file holds; the last variable goes across, the others down."""

    table: str
    """The table that it holds; empty where it holds all."""
    title: Said
    contents: Said
    units: Said
    variables: tuple[_Variable, ...]
    numbers: Iterable[Sequence[int | None]]
    """Row by row; each has a number for every value of the last variable."""
    notes: SaidList


def statistics_px(
    released: Released,
    about: About,
    vocabulary: Vocabulary,
    languages: Sequence[Words],
    foot: Said,
    told: Progress,
) -> dict[str, bytes]:
    """The whole matrix, and beside it one for each table; the first of the languages is the file's own."""
    found = cubes(released, vocabulary)
    writing = _Writing(released, about, languages, foot)
    if not found:
        return {"": writing.matrix(_nothing(released))}
    files = {"": writing.matrix(_everything(found, vocabulary, released))}
    for cube in watched(found, told):
        files[f"-{cube.table}"] = writing.matrix(_of_cube(cube, vocabulary, released))
    return files


def _nothing(released: Released) -> _Matrix:
    """Nothing is known of these days. A matrix without a cell is none, so there is one that is not given."""
    days = f"{released.first}/{released.last}"
    return _Matrix(
        table="",
        title=lambda words: title(released, words),
        contents=lambda words: words("Figures of the advice desk"),
        units=lambda words: words("number"),
        variables=(
            _Variable(
                "number",
                lambda words: words("number"),
                lambda words: [words("contacts")],
                ("visits|contacts",),
            ),
            _Variable("period", lambda words: words("period"), lambda words: [days], (days,)),
        ),
        numbers=[[None]],
        notes=lambda words: [words("Nothing is known of these days.")],
    )


def _everything(found: Sequence[Cube], vocabulary: Vocabulary, released: Released) -> _Matrix:
    cells = [(cube, row, column) for cube in found for row in cube.rows for column in cube.columns]
    periods = tuple(one.period for one in released.periods)

    def values(words: Words) -> list[str]:
        return _told_apart([_cell_words(cube, row, column, vocabulary, words) for cube, row, column in cells])

    number = _Variable(
        code="number",
        name=lambda words: words("number"),
        values=values,
        codes=tuple(_cell_code(cube, row, column) for cube, row, column in cells),
    )
    return _Matrix(
        table="",
        title=lambda words: title(released, words),
        contents=lambda words: words("Figures of the advice desk"),
        units=lambda words: words("number"),
        variables=(number, _period_variable(released)),
        numbers=([cube.count(at, row, column) for at in range(len(periods))] for cube, row, column in cells),
        notes=lambda words: [
            *(f"{table_title(cube.table, words)}: {table_counts(cube.table, words)}" for cube in found),
            *_zero_notes(found, words),
        ],
    )


def _of_cube(cube: Cube, vocabulary: Vocabulary, released: Released) -> _Matrix:
    variables = [
        _Variable(
            code="measure" if cube.table is Table.VISITS else cube.row_dimension,
            name=cube.row_heading,
            values=lambda words: _told_apart([cube.row_words(row, vocabulary, words) for row in cube.rows]),
            codes=cube.rows,
            total=_total(cube.rows),
        )
    ]
    if cube.is_crossed:
        variables.append(
            _Variable(
                code=cube.column_dimension,
                name=cube.column_heading,
                values=lambda words: _told_apart(
                    [cube.column_words(column, vocabulary, words) for column in cube.columns]
                ),
                codes=cube.columns,
                total=_total(cube.columns),
            )
        )
    periods = range(len(cube.periods))
    return _Matrix(
        table=cube.table,
        title=lambda words: f"{table_title(cube.table, words)}. {title(released, words)}",
        contents=lambda words: table_title(cube.table, words),
        units=lambda words: (
            words("number") if cube.table is Table.VISITS else measure_words(cube.measure, words)
        ),
        variables=(*variables, _period_variable(released)),
        numbers=(
            [cube.count(at, row, column) for at in periods] for row in cube.rows for column in cube.columns
        ),
        notes=lambda words: [table_counts(cube.table, words), *_zero_notes([cube], words)],
    )


def _total(codes: Sequence[str]) -> Said | None:
    return (lambda words: words("total")) if TOTAL in codes else None


def _period_variable(released: Released) -> _Variable:
    names = tuple(one.period.name for one in released.periods)
    return _Variable(
        code="period",
        name=lambda words: words("period"),
        values=lambda words: names,
        codes=names,
        times=time_values([one.period for one in released.periods], released.by),
    )


def _cell_code(cube: Cube, row: str, column: str) -> str:
    return "|".join(part for part in (cube.table, row, column) if part)


def _cell_words(cube: Cube, row: str, column: str, vocabulary: Vocabulary, words: Words) -> str:
    first = cube.row_words(row, vocabulary, words)
    told = f"{first}, {cube.column_words(column, vocabulary, words)}" if column else first
    return f"{table_title(cube.table, words)}: {told}"


def _told_apart(values: list[str]) -> list[str]:
    """Two codes that are called alike, such as two teams in two languages, get a number each."""
    seen: dict[str, int] = {}
    told = []
    for value in map(_plain, values):
        seen[value] = seen.get(value, 0) + 1
        told.append(value if seen[value] == 1 else f"{value} ({seen[value]})")
    return told


def _zero_notes(found: Sequence[Cube], words: Words) -> Iterator[str]:
    """What a printed 0 can be, table by table, with the periods where they are not alike in all."""
    for cube in found:
        notes: dict[str, set[int]] = {}
        for (at, _, _), number in cube.numbers.items():
            if number.count == 0 and number.note:
                notes.setdefault(number.note, set()).add(at)
        for note, periods in sorted(notes.items()):
            name = table_title(cube.table, words)
            where = "" if len(notes) == 1 else ", ".join(cube.periods[at].name for at in sorted(periods))
            told = f"{name} ({where})" if where else name
            yield words("{table}: 0 means {range}.", table=told, range=note.replace("-", "–"))


class _Writing:
    """Writes matrices of one export."""

    def __init__(self, released: Released, about: About, languages: Sequence[Words], foot: Said) -> None:
        self._released = released
        self._about = about
        self._languages = languages
        self._foot = foot

    def matrix(self, matrix: _Matrix) -> bytes:
        """The file, line by line as the order of the format wants it."""
        own = self._languages[0]
        lines = [
            'CHARSET="ANSI";',
            'AXIS-VERSION="2013";',
            'CODEPAGE="utf-8";',
            f'LANGUAGE="{own.language}";',
            f"LANGUAGES={_listed([words.language for words in self._languages])};",
            f'TABLEID="{self._name(matrix)}";',
            "DECIMALS=0;",
            "SHOWDECIMALS=0;",
            f'MATRIX="{self._name(matrix)[:_LONGEST_NAME]}";',
            "AGGREGALLOWED=NO;",
            'SUBJECT-CODE="KOTO";',
            *self._said("SUBJECT-AREA", lambda words: words("Advice desk")),
            *([] if self._released.use is Use.PUBLIC else ["CONFIDENTIAL=1;"]),
            *self._said("TITLE", matrix.title),
            *self._said("CONTENTS", matrix.contents),
            *self._said("UNITS", matrix.units),
            *self._said_list("STUB", lambda words: [each.name(words) for each in matrix.variables[:-1]]),
            *self._said_list("HEADING", lambda words: [matrix.variables[-1].name(words)]),
        ]
        for part in (self._values, self._times, self._codes, self._totals):
            for variable in matrix.variables:
                lines += part(variable)
        lines += self._said("SOURCE", lambda words: str(self._about.get("made_by") or words("Advice desk")))
        lines += self._note("NOTEX", lambda words: f"{mark(self._released, words)}. {self._foot(words)}")
        lines += self._note("NOTE", lambda words: "#".join(matrix.notes(words)))
        lines += ["DATA=", *_data(matrix.numbers)]
        return ("\r\n".join(lines).rstrip() + ";\r\n").encode()

    def _name(self, matrix: _Matrix) -> str:
        """A statistics service finds a table by this alone: days and months, public and internal differ.

        They do so within the letters of MATRIX, since the table comes last.
        """
        kind = _SCALES[self._released.by] + ("" if self._released.use is Use.PUBLIC else "I")
        return f"KOTO_{kind}_{matrix.table or 'all'}".upper()

    def _values(self, variable: _Variable) -> Iterator[str]:
        yield from self._said("VARIABLECODE", lambda words: variable.code, variable.name)
        yield from self._said_list("VALUES", variable.values, variable.name)

    def _times(self, variable: _Variable) -> Iterator[str]:
        for words, tag in self._tagged() if variable.times else ():
            yield f'TIMEVAL{tag}("{_plain(variable.name(words))}")={_in_lines(variable.times.split(","))};'

    def _codes(self, variable: _Variable) -> Iterator[str]:
        yield from self._said_list("CODES", lambda words: variable.codes, variable.name)

    def _totals(self, variable: _Variable) -> Iterator[str]:
        if variable.total is not None:
            yield from self._said("ELIMINATION", variable.total, variable.name)

    def _tagged(self) -> Iterator[tuple[Words, str]]:
        """Each language with its tag, which the file's own has not; they follow one another line by line."""
        for at, words in enumerate(self._languages):
            yield words, f"[{words.language}]" if at else ""

    def _said(self, keyword: str, said: Said, variable: Said | None = None) -> Iterator[str]:
        for words, tag in self._tagged():
            of = f'("{_plain(variable(words))}")' if variable else ""
            yield f'{keyword}{tag}{of}="{_plain(said(words))}";'

    def _said_list(self, keyword: str, said: SaidList, variable: Said | None = None) -> Iterator[str]:
        for words, tag in self._tagged():
            of = f'("{_plain(variable(words))}")' if variable else ""
            yield f"{keyword}{tag}{of}={_listed(said(words))};"

    def _note(self, keyword: str, said: Said) -> Iterator[str]:
        """A long text in pieces, one a line."""
        for words, tag in self._tagged():
            pieces = "\r\n".join(f'"{piece}"' for piece in _pieces(_plain(said(words))))
            yield f"{keyword}{tag}={pieces};"


def _data(numbers: Iterable[Sequence[int | None]]) -> Iterator[str]:
    """A line for each row of the matrix, with the space at its end that the format asks for."""
    for row in numbers:
        yield " ".join(_NOT_GIVEN if count is None else str(count) for count in row) + " "


def _listed(texts: Sequence[str]) -> str:
    return _in_lines([f'"{_plain(text)}"' for text in texts])


def _in_lines(parts: Sequence[str]) -> str:
    """The parts with commas, as many on a line as it may be long."""
    lines = [""]
    for at, part in enumerate(parts, start=1):
        told = f"{part}{',' if at < len(parts) else ''}"
        if lines[-1] and len(lines[-1]) + len(told) > _LONGEST_TEXT:
            lines.append("")
        lines[-1] += told
    return "\r\n".join(lines)


def _plain(text: str) -> str:
    """A text of a PX file has no quotation mark of its own, and is on one line."""
    return " ".join(text.replace('"', "'").replace("”", "'").split())


def _pieces(text: str) -> Iterator[str]:
    """The text cut between words; each piece keeps the space that ends it."""
    piece = ""
    for word in text.split(" "):
        if len(piece) + len(word) > _LONGEST_TEXT:
            yield piece
            piece = ""
        piece += f"{word} "
    yield piece.rstrip()
