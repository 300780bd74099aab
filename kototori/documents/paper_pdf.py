"""A paper of the organisation as PDF: A4, with headings, tables that go over pages, and page numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.platypus.flowables import Flowable

from kototori.documents.look import BLUE, BROWN, GREY, INK, LINE, MILLIMETRE, PALE_BLUE
from kototori.documents.paper_rows import Bullet, FillIn, TableRow
from kototori.domain.papers import Blank, Block, Grid, Heading, Paper, Paragraph, Points, pieces, plain
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Align, Span, TextStyle
from kototori.typesetting.tagging import Element, Role
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import Words

_MARGIN = 20 * MILLIMETRE
_FOOT_ROOM = 12 * MILLIMETRE
_WIDTH = A4[0] - 2 * _MARGIN
_ROOM = A4[1] - 2 * _MARGIN - _FOOT_ROOM / 2

_TITLE = TextStyle(size=22, bold=True, colour=BLUE, space_after=4)
_UNDER = TextStyle(size=10, colour=GREY, space_after=2)
_HEADINGS = {
    1: TextStyle(size=16, bold=True, colour=BLUE, space_before=20, space_after=6, keep_with_next=True),
    2: TextStyle(size=12.5, bold=True, colour=BLUE, space_before=14, space_after=4, keep_with_next=True),
    3: TextStyle(size=10.5, bold=True, colour=INK, space_before=10, space_after=3, keep_with_next=True),
}
_ROLES = {1: Role.H1, 2: Role.H2, 3: Role.H3}
_TEXT = TextStyle(size=10, colour=INK, space_after=5)
_POINT = TextStyle(size=10, colour=INK, space_after=3)
_CELL = TextStyle(size=8.5, colour=INK)
_HEAD_CELL = replace(_CELL, bold=True)
_FOOT = TextStyle(size=8, colour=GREY)


class PaperPress:
    """Sets papers in the language of `words`."""

    def __init__(self, fonts: Path, words: Words) -> None:
        self._typesetter = Typesetter(fonts)
        self._words = words

    def set(self, paper: Paper) -> bytes:
        """The file; raises MissingGlyphs before it draws."""
        told = (paper.title, *paper.under, *_texts(paper.blocks))
        self._typesetter.check("\n".join(told), paper.language)
        return _Setting(self._typesetter, self._words, paper).draw()


class _Setting:
    """One paper being drawn."""

    def __init__(self, typesetter: Typesetter, words: Words, paper: Paper) -> None:
        self._typesetter = typesetter
        self._words = words
        self._paper = paper
        self._target = BytesIO()
        self._sheet = Sheet(self._target, A4, language=paper.language, title=paper.title)

    def draw(self) -> bytes:
        pages = _dealt(list(self._story()))
        for number, page in enumerate(pages, start=1):
            y = A4[1] - _MARGIN
            for above, flowable in page:
                y -= above + flowable.height
                flowable.drawOn(self._sheet, _MARGIN, y)
                if isinstance(flowable, _Title) and flowable.level:
                    self._sheet.bookmark(flowable.text, level=flowable.level - 1)
            self._draw_foot(number, len(pages))
            self._sheet.showPage()
        self._sheet.save()
        return self._target.getvalue()

    def _draw_foot(self, number: int, of: int) -> None:
        of_pages = self._words("Page {number} of {pages}", number=number, pages=of)
        top = _MARGIN - 4 * MILLIMETRE
        with self._sheet.marked(None):
            self._sheet.setFillColorRGB(*LINE)
            self._sheet.rect(_MARGIN, top + 1.5 * MILLIMETRE, _WIDTH, 0.5, stroke=0, fill=1)
        for text, style in ((self._paper.foot, _FOOT), (of_pages, replace(_FOOT, align=Align.END))):
            line = self._typesetter.paragraph(text, language=self._paper.language, style=style)
            _, height = line.wrap(_WIDTH, A4[1])
            line.drawOn(self._sheet, _MARGIN, top - height)

    # --- the flowables --------------------------------------------------------------------------

    def _story(self) -> Iterator[Flowable]:
        yield _Title(self._text(self._paper.title, _TITLE, Role.H1), self._paper.title, 0)
        for line in self._paper.under:
            yield self._text(line, _UNDER)
        for block in self._paper.blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Flowable]:
        match block:
            case Heading(text, level):
                yield _Title(self._text(text, _HEADINGS[level], _ROLES[level]), text, level)
            case Paragraph(text):
                yield self._text(text, _TEXT)
            case Points(items):
                yield from self._points(items)
            case Grid():
                yield from self._grid(block)
            case Blank(label):
                yield FillIn(self._text(label, _TEXT), GREY)

    def _points(self, items: Sequence[str]) -> Iterator[Flowable]:
        whole = self._sheet.structure.add(Role.LIST, self._paper.language)
        for item in items:
            element = whole.add(Role.ITEM, self._paper.language)
            mark = self._text("•", _POINT, Role.LABEL, element)
            yield Bullet(mark, self._text(item, _POINT, Role.BODY, element))

    def _grid(self, grid: Grid) -> Iterator[Flowable]:
        table = self._sheet.structure.add(Role.TABLE, self._paper.language)
        if grid.head:
            row = table.add(Role.TABLE_ROW, self._paper.language)
            cells = [self._text(text, _HEAD_CELL, Role.COLUMN_HEAD, row) for text in grid.head]
            yield TableRow(cells, grid.shares, PALE_BLUE, stays=True)
        for number, texts in enumerate(grid.rows, start=1):
            row = table.add(Role.TABLE_ROW, self._paper.language)
            names_row = not grid.head
            cells = [
                self._text(text, _HEAD_CELL if names_row and column == 0 else _CELL, Role.CELL, row)
                for column, text in enumerate(texts)
            ]
            again = [self._decoration(text) for text in grid.head]
            repeated = TableRow(again, grid.shares, PALE_BLUE, stays=True) if again else None
            # Without a head it is short and about one thing: it stays whole.
            is_last = number == len(grid.rows)
            yield TableRow(cells, grid.shares, None, stays=names_row, repeated=repeated, is_last=is_last)

    def _text(
        self, text: str, style: TextStyle, role: Role = Role.PARAGRAPH, parent: Element | None = None
    ) -> ShapedParagraph:
        language = self._paper.language
        element = (parent or self._sheet.structure).add(role, language, text=plain(text))
        spans = [
            Span(piece.text, bold=True if piece.is_open else None, colour=BROWN if piece.is_open else None)
            for piece in pieces(text) or (pieces("–"))
        ]
        return self._typesetter.paragraph(spans, language=language, style=style, element=element)

    def _decoration(self, text: str) -> ShapedParagraph:
        """A head that stands again on the next page: read aloud once is enough."""
        return self._typesetter.paragraph(text, language=self._paper.language, style=_HEAD_CELL)


class _Title(Flowable):
    """A heading that the outline of the file leads to."""

    def __init__(self, text: ShapedParagraph, said: str, level: int) -> None:
        super().__init__()
        self.text = said
        self.level = level
        self._set = text
        self.spaceBefore = text.getSpaceBefore()
        self.spaceAfter = text.getSpaceAfter()
        self.keepWithNext = 1

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width, self.height = self._set.wrap(aW, aH)
        return self.width, self.height

    def draw(self) -> None:
        self._set.drawOn(self.canv, 0, 0)


def _dealt(story: list[Flowable]) -> list[list[tuple[float, Flowable]]]:
    """The pages: each flowable with the space above it. A table that goes on has its head again."""
    pages: list[list[tuple[float, Flowable]]] = [[]]
    used = 0.0
    while story:
        group = _group(story)
        above = _above(pages[-1], group[0])
        if used + above + _stacked(group) > _ROOM and pages[-1]:
            used = 0.0
            pages.append([])
            head = group[0].repeated if isinstance(group[0], TableRow) else None
            if head is not None:
                story.insert(0, head)
            continue
        first = story.pop(0)
        height = first.wrap(_WIDTH, 0)[1]
        if height > _ROOM - used and (parts := first.split(_WIDTH, _ROOM - used)) and len(parts) > 1:
            first, story[:0] = parts[0], parts[1:]
            height = first.wrap(_WIDTH, 0)[1]
        pages[-1].append((above, first))
        used += above + height
    return pages


def _group(story: Sequence[Flowable]) -> list[Flowable]:
    """What must stand together: headings with what they head, the head of a table with its first row."""
    group = [story[0]]
    while getattr(group[-1], "keepWithNext", 0) and len(group) < len(story):
        group.append(story[len(group)])
    return group


def _stacked(group: Sequence[Flowable]) -> float:
    heights = [flowable.wrap(_WIDTH, 0)[1] for flowable in group]
    between = (_between(one, other) for one, other in pairwise(group))
    return sum(heights) + sum(between)


def _above(page: Sequence[tuple[float, Flowable]], flowable: Flowable) -> float:
    return _between(page[-1][1], flowable) if page else 0.0


def _between(upper: Flowable, lower: Flowable) -> float:
    return max(upper.getSpaceAfter(), lower.getSpaceBefore())


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(text, _) | Paragraph(text) | Blank(text):
                yield text
            case Points(items):
                yield from items
            case Grid(rows=rows, head=head):
                yield from head
                yield from (cell for row in rows for cell in row)
