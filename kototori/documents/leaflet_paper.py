"""The papers that leaflets go on, and how large their letters are there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportlab.lib.pagesizes import A4, A5

from kototori.documents.look import MILLIMETRE
from kototori.domain.leaflet import LeafletSheet, LeafletVersion, PaperSize
from kototori.typesetting.languages import writing_of

T = TypeVar("T")

_LARGE_PRINT = 18.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A page in points; `sizes` of running text are tried from the largest for the fewest pages."""

    width: float
    height: float
    margin: float
    gutter: float
    sizes: tuple[float, ...]
    title: float
    small: float

    @property
    def text_width(self) -> float:
        return self.width - 2 * self.margin


def paper(size: PaperSize, *, large: bool) -> Paper:
    """Large print is 18 points on either page, in its running text."""
    if size is PaperSize.A5:
        return Paper(
            *A5, 11 * MILLIMETRE, 7 * MILLIMETRE, _sizes(large, 10, 9.5, 9, 8.5), 20 if large else 16, 6.5
        )
    return Paper(
        *A4,
        17 * MILLIMETRE,
        10 * MILLIMETRE,
        _sizes(large, 12, 11.5, 11, 10.5, 10, 9.5, 9),
        28 if large else 24,
        8,
    )


def _sizes(large: bool, *sizes: float) -> tuple[float, ...]:
    return (_LARGE_PRINT,) if large else sizes


def versions_of(sheet: LeafletSheet) -> tuple[LeafletVersion, ...]:
    """The reader's version first."""
    return (sheet.version, sheet.beside) if sheet.beside else (sheet.version,)


def in_columns(sheet: LeafletSheet, things: Sequence[T]) -> Sequence[T]:
    """From left to right: the reader's own column is where the reader begins."""
    return things[::-1] if writing_of(sheet.version.language).right_to_left else things
