"""A leaflet on one sheet of A4 that is printed on both sides and folded once.

Outside are the cover and the back; inside the text goes over two panels, or each language has one. Who reads
from the right finds the cover on the other side of the fold.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus.flowables import Flowable

from kototori.documents.drawing import DrawingBook
from kototori.documents.leaflet_facts import Facts
from kototori.documents.leaflet_fit import balanced, largest, spread
from kototori.documents.leaflet_frame import Foot, SmallPrint, strong_line
from kototori.documents.leaflet_paper import PANEL, is_mirrored, versions_of
from kototori.documents.leaflet_rows import rule
from kototori.documents.leaflet_story import Story
from kototori.documents.leaflet_titles import in_one_size
from kototori.documents.look import BLUE, INK, MILLIMETRE
from kototori.domain.leaflet import BlockKind, LeafletSheet, LeafletVersion, PaperSize, TooLongForPaper
from kototori.typesetting.pages import Page, Placed, deal
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Align
from kototori.typesetting.tagging import Role
from kototori.typesetting.typesetter import Typesetter

FOLDED_SHEET = landscape(A4)
_PANELS = 2
_TICK = (5 * MILLIMETRE, 2.5 * MILLIMETRE)  # from the edge, where printers do not reach; and its length
_COVER_GAP = 7 * MILLIMETRE
_BACK_TEXT = 10.0


class FoldedLeaflet:
    """One leaflet as two pages for the printer: the outside, then the inside."""

    def __init__(
        self,
        typesetter: Typesetter,
        drawings: DrawingBook,
        canvas: Sheet,
        sheet: LeafletSheet,
        facts: Facts,
    ) -> None:
        self._typesetter = typesetter
        self._drawings = drawings
        self._canvas = canvas
        self._sheet = sheet
        self._facts = facts
        self._print = SmallPrint(typesetter, facts, PANEL.small)
        self._foot = Foot(typesetter, facts, sheet, PANEL)
        self._sections = tuple(
            canvas.structure.add(Role.SECTION, version.language) for version in versions_of(sheet)
        )
        self._remarks = canvas.structure.add(Role.SECTION, facts.words.language)

    def draw(self) -> None:
        """Raises TooLongForPaper before anything is drawn."""
        cover = self._cover()
        panels = self._panels()
        self._canvas.bookmark(self._sheet.version.title)
        self._draw_cover(cover)
        self._draw_back()
        self._canvas.showPage()
        self._draw_inside(panels)
        self._canvas.showPage()

    def _left_of(self, panel: int) -> float:
        """The left edge of the first or second panel in the order of reading."""
        return PANEL.width * (1 - panel if is_mirrored(self._sheet) else panel)

    # --- the cover ------------------------------------------------------------------------------

    def _cover(self) -> list[Flowable]:
        """Titles under each other, in the middle."""
        return [
            *in_one_size(
                self._typesetter,
                versions_of(self._sheet),
                self._sections,
                PANEL.text_width,
                PANEL.title_sizes,
                align=Align.CENTRE,
            )
        ]

    def _draw_cover(self, titles: Sequence[Flowable]) -> None:
        left = self._left_of(1)  # outside, the first page lies where reading ends
        inner, width = left + PANEL.margin, PANEL.text_width
        top = PANEL.height - 38 * MILLIMETRE
        pictogram = self._drawings.sign_of(self._sheet.leaflet)
        if pictogram:
            middle = left + (PANEL.width - PANEL.pictogram) / 2
            top -= PANEL.pictogram
            pictogram.draw(self._canvas, middle, top, PANEL.pictogram, BLUE)
        for number, title in enumerate(titles):
            if number:
                top -= _COVER_GAP
                strong_line(self._canvas, left + PANEL.width / 2 - 40, top, 80)
            top -= title.wrap(width, 0)[1] + _COVER_GAP
            title.drawOn(self._canvas, inner, top)
        for text in self._names():
            top -= text.wrap(width, 0)[1] + 2 * MILLIMETRE
            text.drawOn(self._canvas, inner, top)
        if self._sheet.is_marked:
            mark = self._print.trust_mark(self._remarks)
            top -= mark.wrap(width, 0)[1] + _COVER_GAP
            mark.drawOn(self._canvas, inner, top)
        self._draw_sign(inner)

    def _names(self) -> list[Flowable]:
        endonyms = [
            self._print.text(
                self._facts.endonym(version.language),
                self._remarks,
                language=version.language,
                colour=INK,
                bold=True,
                align=Align.CENTRE,
                scale=1.7,
            )
            for version in versions_of(self._sheet)
        ]
        # What the sheet is, in Finnish, for the desk; beside Finnish the titles say it.
        known = self._print.text(self._facts.identity(), self._remarks, align=Align.CENTRE, scale=1.2)
        return [*endonyms, known]

    def _draw_sign(self, left: float) -> None:
        """Whose desk hands it out."""
        bottom = PANEL.bottom
        for number, line in reversed(list(enumerate(self._facts.desk()))):
            text = self._print.text(
                line,
                self._remarks,
                colour=BLUE if number == 0 else INK,
                bold=number == 0,
                align=Align.CENTRE,
                scale=1.7,
            )
            _, height = text.wrap(PANEL.text_width, 0)
            text.drawOn(self._canvas, left, bottom)
            bottom += height
        if self._facts.desk():
            rule(self._canvas, left, PANEL.text_width, bottom + 2 * MILLIMETRE)

    # --- inside ---------------------------------------------------------------------------------

    def _panels(self) -> list[Page]:
        """In one language a page for each panel; in two one page that goes across the fold."""
        room = PANEL.height - PANEL.top - PANEL.bottom
        in_two = self._sheet.beside is not None
        width = FOLDED_SHEET[0] - 2 * PANEL.margin if in_two else PANEL.text_width
        story = Story(
            self._typesetter,
            self._drawings,
            self._sheet,
            self._sections,
            width=width,
            gutter=2 * PANEL.margin if in_two else PANEL.gutter,
            with_codes=False,
        )
        most = 1 if in_two else _PANELS

        def deal_at(size: float) -> list[Page]:
            return deal(story.flowables(size), width, lambda page: room)

        paper = PANEL.for_two_languages() if in_two else PANEL
        pages = largest(paper.sizes, deal_at, room * most, most=most)
        if len(pages) > most:
            raise TooLongForPaper(self._sheet.leaflet.topic, PaperSize.FOLDED)
        if in_two:
            return [spread(pages[0], room)]
        return balanced([placed.flowable for page in pages for placed in page], width, room)

    def _draw_inside(self, panels: Sequence[Page]) -> None:
        top = PANEL.height - PANEL.top
        for number, panel in enumerate(panels):
            left = PANEL.margin + (0 if self._sheet.beside else self._left_of(number))
            _draw(self._canvas, panel, left, top)
        self._draw_ticks()

    def _draw_ticks(self) -> None:
        """Where to fold; inside, where nobody sees them afterwards."""
        from_edge, length = _TICK
        for y in (from_edge, PANEL.height - from_edge - length):
            with self._canvas.marked(None):
                self._canvas.setStrokeColorRGB(*INK)
                self._canvas.setLineWidth(0.4)
                self._canvas.line(PANEL.width, y, PANEL.width, y + length)

    # --- the back -------------------------------------------------------------------------------

    def _draw_back(self) -> None:
        """The links with their codes, which inside stand as addresses alone; and the foot."""
        left = self._left_of(0)
        versions = [_links_of(version) for version in versions_of(self._sheet)]
        if versions[0].blocks:
            sheet = replace(self._sheet, version=versions[0], beside=versions[1] if versions[1:] else None)
            story = Story(
                self._typesetter,
                self._drawings,
                sheet,
                self._sections,
                width=PANEL.text_width,
                gutter=PANEL.gutter,
            )
            room = PANEL.height - PANEL.top - self._foot.height()
            (page, *_) = deal(story.flowables(_BACK_TEXT), PANEL.text_width, lambda page: room)
            # At the foot, so that one thing stands with the other and the rest is free for a pen.
            height = page[-1].top + page[-1].height
            _draw(self._canvas, page, left + PANEL.margin, self._foot.height() + height)
        self._foot.draw(self._canvas, 1, 1, self._remarks, left=left)


def _links_of(version: LeafletVersion) -> LeafletVersion:
    return replace(version, blocks=tuple(block for block in version.blocks if block.kind is BlockKind.LINK))


def _draw(canvas: Sheet, page: Sequence[Placed], left: float, top: float) -> None:
    for placed in page:
        placed.flowable.drawOn(canvas, left, top - placed.top - placed.height)
