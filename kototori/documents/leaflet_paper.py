"""The papers that leaflets go on, and how large their letters are there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from reportlab.lib.pagesizes import A4, A5, landscape

from kototori.documents.look import MILLIMETRE
from kototori.domain.leaflet import LeafletSheet, LeafletVersion, PaperSize
from kototori.typesetting.languages import writing_of

T = TypeVar("T")

_LARGE_PRINT = 18.0
_STEP = 0.25
_LEAST = 9.0
_LEAST_IN_TWO_LANGUAGES = 8.5  # where the same text stands in the own language and in Finnish


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A page in points. `text` is the range of sizes of running text, `titles` that of the title."""

    width: float
    height: float
    margin: float
    top: float
    bottom: float
    gutter: float
    text: tuple[float, float]
    titles: tuple[float, float]
    small: float
    pictogram: float

    @property
    def text_width(self) -> float:
        return self.width - 2 * self.margin

    @property
    def sizes(self) -> tuple[float, ...]:
        """Of running text, the largest first."""
        return steps(*self.text)

    @property
    def title_sizes(self) -> tuple[float, ...]:
        return steps(*self.titles, step=1.0)

    def for_two_languages(self) -> "Paper":
        """The same paper for a sheet in two columns: smaller letters rather than a second page."""
        if self.text[0] == self.text[1]:
            return self  # large print is large in two languages, too
        return replace(
            self,
            text=(min(self.text[0], 12.0), _LEAST_IN_TWO_LANGUAGES),
            titles=(self.titles[0] * 0.84, self.titles[1]),
        )


_A4_PAGE = Paper(
    width=A4[0],
    height=A4[1],
    margin=16 * MILLIMETRE,
    top=11 * MILLIMETRE,
    bottom=9 * MILLIMETRE,
    gutter=9 * MILLIMETRE,
    text=(12.5, _LEAST),
    titles=(25, 15),
    small=7.5,
    pictogram=13.5 * MILLIMETRE,
)
_A5_PAGE = Paper(
    width=A5[0],
    height=A5[1],
    margin=11 * MILLIMETRE,
    top=8 * MILLIMETRE,
    bottom=7 * MILLIMETRE,
    gutter=6 * MILLIMETRE,
    text=(11, _LEAST),
    titles=(18, 12),
    small=6.3,
    pictogram=10 * MILLIMETRE,
)
# One of the four pages that a sheet of A4 has when it is folded.
PANEL = replace(
    _A5_PAGE,
    width=landscape(A4)[0] / 2,
    height=landscape(A4)[1],
    top=12 * MILLIMETRE,
    bottom=10 * MILLIMETRE,
    text=(14.5, _LEAST),
    titles=(30, 16),
    pictogram=34 * MILLIMETRE,
)


def paper(size: PaperSize, *, large: bool) -> Paper:
    """A page of A4 or A5; large print is 18 points on either, in its running text."""
    page = _A5_PAGE if size is PaperSize.A5 else _A4_PAGE
    if not large:
        return page
    titles = (page.titles[0] * 1.3, page.titles[1] * 1.3)
    return replace(page, text=(_LARGE_PRINT, _LARGE_PRINT), titles=titles, small=page.small * 1.15)


def steps(most: float, least: float, step: float = _STEP) -> tuple[float, ...]:
    """From the largest down."""
    return tuple(most - number * step for number in range(int((most - least) / step + 1e-6) + 1))


def versions_of(sheet: LeafletSheet) -> tuple[LeafletVersion, ...]:
    """The reader's version first."""
    return (sheet.version, sheet.beside) if sheet.beside else (sheet.version,)


def in_columns(sheet: LeafletSheet, things: Sequence[T]) -> Sequence[T]:
    """From left to right: the reader's own column is where the reader begins."""
    return things[::-1] if is_mirrored(sheet) else things


def is_mirrored(sheet: LeafletSheet) -> bool:
    """Whether the reader begins on the right."""
    return writing_of(sheet.version.language).right_to_left
