"""The visitor's papers as PDF: one page of A4 in any language, Finnish small beside it, small print below.

The code that takes a request back is no QR code: that would ask a phone to read it, and to send it somewhere.
"""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from reportlab.platypus.flowables import Flowable

from kototori.documents.drawing import DrawingBook
from kototori.documents.leaflet_fit import largest
from kototori.documents.leaflet_frame import Outlined, strong_line
from kototori.documents.leaflet_paper import Paper, paper, steps
from kototori.documents.leaflet_rows import Beside, sheet_of
from kototori.documents.look import BLUE, BROWN, GREY, MILLIMETRE
from kototori.documents.visitor_lines import OWN_SHARE, LineSetter, Sizes
from kototori.domain.leaflet import PaperSize
from kototori.domain.visitor_sheet import VisitorSheet
from kototori.typesetting.languages import writing_of
from kototori.typesetting.pages import Page, deal
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Align, TextStyle
from kototori.typesetting.tagging import Element, Role
from kototori.typesetting.typesetter import Typesetter

_SIZES = steps(14.5, 7.0)
_TITLES = steps(21.0, 15.0, step=1.0)
_MARGIN = 13 * MILLIMETRE
_TOP = 9 * MILLIMETRE
_UNDER_HEAD = 3 * MILLIMETRE
_UNDER_TITLE = 2 * MILLIMETRE
_MARK_ROOM = 1.2 * MILLIMETRE


class VisitorPress:
    """Sets pages; a press of its own for each, for what a typesetter remembers may be somebody's code."""

    def __init__(self, fonts: Path, icons: Path) -> None:
        self._fonts = fonts
        self._icons = icons

    def set(self, sheet: VisitorSheet, *, large: bool) -> bytes:
        """One page; in large print as many as it takes, in the visitor's language alone.

        Raises MissingGlyphs before it draws. What the file says of itself names nobody.
        """
        typesetter = Typesetter(self._fonts)
        for language, text in sheet.texts():
            typesetter.check(text, language)
        return _Drawn(typesetter, DrawingBook(self._icons), sheet, large=large).draw()


class _Drawn:
    """One page being drawn."""

    def __init__(
        self, typesetter: Typesetter, drawings: DrawingBook, sheet: VisitorSheet, *, large: bool
    ) -> None:
        self._typesetter = typesetter
        self._sheet = sheet
        self._large = large
        self._paper: Paper = replace(paper(PaperSize.A4, large=large), margin=_MARGIN, top=_TOP)
        self._target = BytesIO()
        size = (self._paper.width, self._paper.height)
        self._canvas = Sheet(self._target, size, language=sheet.language, title=sheet.name)
        self._mirrored = writing_of(sheet.language).right_to_left
        structure = self._canvas.structure
        # Read aloud one language after the other, the reader's own first, though they stand side by side.
        self._own = structure.add(Role.SECTION, sheet.language)
        self._small_print = structure.add(Role.SECTION, sheet.language)
        self._beside = structure.add(Role.SECTION, sheet.beside) if sheet.beside else None
        self._remarks = structure.add(Role.SECTION, sheet.foot_language)
        self._setter = LineSetter(
            typesetter, drawings, sheet, self._own, self._beside, self._small_print, self._paper.gutter
        )

    def draw(self) -> bytes:
        head, foot = self._head(), self._foot()
        width = self._paper.text_width
        head_height = self._paper.top + head.wrap(width, 0)[1]
        foot_height = self._paper.bottom + foot.wrap(width, 0)[1] + 2 * MILLIMETRE
        first = self._paper.height - head_height - _UNDER_HEAD - foot_height
        later = self._paper.height - self._paper.top - foot_height

        def deal_at(size: float) -> list[Page]:
            story = self._setter.flowables(Sizes(size, is_large=self._large))
            return deal(story, width, lambda page: later if page else first)

        sizes = (self._paper.text[0],) if self._large else _SIZES
        pages = largest(sizes, deal_at, first, start=0 if self._large else len(sizes) // 2)
        for number, page in enumerate(pages):
            top = self._paper.height - (self._paper.top if number else head_height + _UNDER_HEAD)
            if number == 0:
                head.drawOn(self._canvas, self._paper.margin, self._paper.height - head_height)
            for placed in page:
                placed.flowable.drawOn(self._canvas, self._paper.margin, top - placed.top - placed.height)
            foot.drawOn(self._canvas, self._paper.margin, self._paper.bottom)
            self._canvas.showPage()
        self._canvas.save()
        return self._target.getvalue()

    def _head(self) -> Flowable:
        width = self._paper.text_width
        if self._beside is not None:
            width = (width - self._paper.gutter) * OWN_SHARE
        return _Head(self._in_columns(self._title(width), self._title_beside()), self._mark())

    def _title(self, width: float) -> Flowable:
        """As large as goes on one line, or else small on two: room is short below."""
        language = self._sheet.language
        element = self._own.add(Role.H1, language, text=self._sheet.title)
        for size in self._paper.titles if self._large else _TITLES:
            # Large letters need less between their lines than running text.
            leading = size * writing_of(language).leading * 0.86
            style = TextStyle(size=size, bold=True, colour=BLUE, leading=leading)
            title = self._typesetter.paragraph(
                self._sheet.title, language=language, style=style, element=element
            )
            title.wrap(width, 0)
            if title.line_count == 1:
                break
        return title

    def _title_beside(self) -> Flowable | None:
        if self._beside is None:
            return None
        style = TextStyle(size=11, bold=True, colour=GREY)
        return self._text(self._sheet.title_beside, self._sheet.beside, style, self._beside, Role.H1)

    def _mark(self) -> Flowable | None:
        sheet = self._sheet
        if not (sheet.mark or sheet.mark_beside):
            return None
        bold = TextStyle(size=14 if self._large else 9.5, bold=True, colour=BROWN)
        plain = TextStyle(size=8, colour=BROWN)
        own = self._text(sheet.mark, sheet.language, bold, self._own) if sheet.mark else None
        beside = None
        if self._beside is not None and sheet.mark_beside:
            beside = self._text(sheet.mark_beside, sheet.beside, plain, self._beside)
        return Outlined(self._in_columns(own, beside), _MARK_ROOM) if own or beside else None

    def _foot(self) -> Flowable:
        style = TextStyle(size=self._paper.small, colour=GREY, align=Align.CENTRE)
        return self._text(self._sheet.foot, self._sheet.foot_language, style, self._remarks)

    def _in_columns(self, own: Flowable | None, beside: Flowable | None) -> Flowable:
        if beside is None and own is not None:
            return own
        cells, shares = [own, beside], [OWN_SHARE, 1 - OWN_SHARE]
        if self._mirrored:
            cells, shares = cells[::-1], shares[::-1]
        return Beside(cells, self._paper.gutter, shares)

    def _text(
        self, text: str, language: str, style: TextStyle, parent: Element, role: Role = Role.PARAGRAPH
    ) -> Flowable:
        element = parent.add(role, language, text=text)
        return self._typesetter.paragraph(text, language=language, style=style, element=element)


class _Head(Flowable):
    """Title, a strong line under it, and the mark of a draft."""

    def __init__(self, title: Flowable, mark: Flowable | None) -> None:
        super().__init__()
        self._title = title
        self._mark = mark

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        self.height = self._title.wrap(aW, aH)[1] + _UNDER_TITLE
        if self._mark:
            self.height += self._mark.wrap(aW, aH)[1] + _UNDER_TITLE
        return self.width, self.height

    def draw(self) -> None:
        y = self.height - self._title.height
        self._title.drawOn(self.canv, 0, y)
        y -= _UNDER_TITLE
        strong_line(sheet_of(self), 0, y, self.width)
        if self._mark:
            self._mark.drawOn(self.canv, 0, y - _UNDER_TITLE - self._mark.height)
