"""Titles as large as their room allows, their lines about equally long."""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from kototori.documents.look import BLUE
from kototori.domain.leaflet import LeafletVersion
from kototori.typesetting.languages import writing_of
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.style import Align, Colour, TextStyle
from kototori.typesetting.tagging import Element, Role
from kototori.typesetting.typesetter import Typesetter

_MOST_LINES = 2
_CLOSER = 0.86  # large letters need less between their lines than running text
_HALVINGS = 6  # to within two points of the narrowest width


def in_one_size(
    typesetter: Typesetter,
    versions: Sequence[LeafletVersion],
    sections: Sequence[Element],
    width: float,
    sizes: Sequence[float],
    *,
    align: Align = Align.START,
    colour: Colour = BLUE,
) -> list["Balanced"]:
    """The titles of all versions in the largest size that cuts no word and needs two lines at most."""
    elements = [
        section.add(Role.H1, version.language, text=version.title)
        for version, section in zip(versions, sections, strict=True)
    ]
    for size in sizes:
        titles = [
            typesetter.paragraph(
                version.title,
                language=version.language,
                style=_style(size, version.language, align, colour),
                element=element,
            )
            for version, element in zip(versions, elements, strict=True)
        ]
        if all(_fits(title, width) for title in titles):
            break
    return [
        Balanced(title, right_to_left=writing_of(version.language).right_to_left, align=align)
        for title, version in zip(titles, versions, strict=True)
    ]


def _style(size: float, language: str, align: Align, colour: Colour) -> TextStyle:
    leading = size * writing_of(language).leading * _CLOSER
    return TextStyle(size=size, bold=True, colour=colour, leading=leading, align=align)


def _fits(title: ShapedParagraph, width: float) -> bool:
    if title.longest_word > width:
        return False
    title.wrap(width, 0)
    return title.line_count <= _MOST_LINES


class Balanced(Flowable):
    """A text in no more lines than it needs, and none of them with a lonely word."""

    def __init__(self, text: ShapedParagraph, *, right_to_left: bool, align: Align) -> None:
        super().__init__()
        self._text = text
        self._right_to_left = right_to_left
        self._align = align

    @property
    def base_line(self) -> float:
        return self._text.base_line

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        _, self.height = self._text.wrap(aW, aH)
        lines = self._text.line_count
        if lines > 1:
            narrow, wide = min(self._text.longest_word, aW), aW
            for _ in range(_HALVINGS):
                middle = (narrow + wide) / 2
                self._text.wrap(middle, aH)
                narrow, wide = (narrow, middle) if self._text.line_count == lines else (middle, wide)
            self._text.wrap(wide, aH)
        return self.width, self.height

    def draw(self) -> None:
        free = self.width - self._text.width
        at_start = free if self._right_to_left else 0.0
        self._text.drawOn(self.canv, free / 2 if self._align is Align.CENTRE else at_start, 0)
