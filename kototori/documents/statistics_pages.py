"""The pages of figures on paper: A4 across, each with its mark on top and its foot below."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus.flowables import Flowable

from kototori.documents.look import GREY, INK, LINE, MILLIMETRE
from kototori.documents.paper_rows import TableRow
from kototori.domain.progress import Progress
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Align, Colour, TextStyle
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import Words

RED: Colour = (0.64, 0.14, 0.17)
_MARGIN = 15 * MILLIMETRE
_HEAD_ROOM = 9 * MILLIMETRE
_FOOT_ROOM = 13 * MILLIMETRE
_SIZE = landscape(A4)
WIDTH = _SIZE[0] - 2 * _MARGIN
_ROOM = _SIZE[1] - 2 * _MARGIN - _HEAD_ROOM - _FOOT_ROOM
_SMALL = TextStyle(size=7, colour=GREY)
_MARK = TextStyle(size=8.5, bold=True, colour=INK)


class Titled(Flowable):
    """A heading that the outline of the file leads to."""

    def __init__(self, text: Flowable, said: str, level: int) -> None:
        super().__init__()
        self.said = said
        self.level = level
        self._text = text
        self.spaceBefore = text.getSpaceBefore()
        self.spaceAfter = text.getSpaceAfter()
        self.keepWithNext = 1

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width, self.height = self._text.wrap(aW, aH)
        return self.width, self.height

    def draw(self) -> None:
        self._text.drawOn(self.canv, 0, 0)


class Pages:
    """Stacks flowables and draws them, every page with who may see it and how far it can be trusted."""

    def __init__(self, typesetter: Typesetter, words: Words, title: str, mark: str, foot: str) -> None:
        self._typesetter = typesetter
        self._words = words
        self._title = title
        self._mark = mark
        self._foot = foot
        self._target = BytesIO()
        self.sheet = Sheet(self._target, _SIZE, language=words.language, title=title)

    def draw(self, story: Sequence[Flowable], *, marked: bool, told: Progress) -> bytes:
        """The file; `marked` makes the mark stand out."""
        pages = _dealt(list(story))
        for number, page in enumerate(pages, start=1):
            told(number, len(pages))
            self._draw_frame(number, len(pages), marked=marked)
            y = _SIZE[1] - _MARGIN - _HEAD_ROOM
            for above, flowable in page:
                y -= above + flowable.height
                flowable.drawOn(self.sheet, _MARGIN, y)
                if isinstance(flowable, Titled):
                    self.sheet.bookmark(flowable.said, level=flowable.level)
            self.sheet.showPage()
        self.sheet.save()
        return self._target.getvalue()

    def _draw_frame(self, number: int, of: int, *, marked: bool) -> None:
        top = _SIZE[1] - _MARGIN
        mark = replace(_MARK, colour=RED) if marked else _MARK
        self._line(self._mark, mark, top)
        self._line(self._title, replace(_SMALL, align=Align.END), top)
        below = _MARGIN + _FOOT_ROOM - 3 * MILLIMETRE
        with self.sheet.marked(None):
            self.sheet.setFillColorRGB(*LINE)
            self.sheet.rect(_MARGIN, below + 1, WIDTH, 0.5, stroke=0, fill=1)
        of_pages = self._words("Page {number} of {pages}", number=number, pages=of)
        self._line(self._foot, _SMALL, below - 1, WIDTH - 30 * MILLIMETRE)
        self._line(of_pages, replace(_SMALL, align=Align.END), below - 1)

    def _line(self, text: str, style: TextStyle, top: float, width: float = WIDTH) -> None:
        """Decoration: what stands on every page is read aloud on none."""
        line = self._typesetter.paragraph(text, language=self._words.language, style=style)
        _, height = line.wrap(width, _SIZE[1])
        line.drawOn(self.sheet, _MARGIN, top - height)


def _dealt(story: list[Flowable]) -> list[list[tuple[float, Flowable]]]:
    """The pages: each flowable with the space above it. A table that goes on has its head again."""
    pages: list[list[tuple[float, Flowable]]] = [[]]
    used = 0.0
    story.reverse()  # what is next is taken from the end: a year by day has a hundred thousand rows
    while story:
        group = _group(story)
        above = _between(pages[-1][-1][1], group[0]) if pages[-1] else 0.0
        if used + above + _stacked(group) > _ROOM and pages[-1]:
            used = 0.0
            pages.append([])
            head = group[0].repeated if isinstance(group[0], TableRow) else None
            if head is not None:
                story.append(head)
            continue
        first = story.pop()
        height = first.wrap(WIDTH, 0)[1]
        pages[-1].append((above, first))
        used += above + height
    return pages


def _group(story: Sequence[Flowable]) -> list[Flowable]:
    """What must stand together: headings with what they head, the head of a table with its first row."""
    group = [story[-1]]
    while getattr(group[-1], "keepWithNext", 0) and len(group) < len(story):
        group.append(story[-1 - len(group)])
    return group


def _stacked(group: Sequence[Flowable]) -> float:
    return sum(each.wrap(WIDTH, 0)[1] for each in group) + sum(_between(*pair) for pair in pairwise(group))


def _between(upper: Flowable, lower: Flowable) -> float:
    return max(upper.getSpaceAfter(), lower.getSpaceBefore())
