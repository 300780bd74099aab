"""A leaflet on pages of A4 or A5: its head, its blocks in the largest letters that give the fewest pages."""

from kototori.documents.drawing import DrawingBook
from kototori.documents.leaflet_facts import Facts
from kototori.documents.leaflet_fit import largest, spread
from kototori.documents.leaflet_frame import Foot, Head
from kototori.documents.leaflet_paper import Paper, versions_of
from kototori.documents.leaflet_story import Story
from kototori.documents.look import MILLIMETRE
from kototori.domain.leaflet import LeafletSheet
from kototori.typesetting.pages import Page, deal
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.tagging import Role
from kototori.typesetting.typesetter import Typesetter

_UNDER_HEAD = 4 * MILLIMETRE


class PagedLeaflet:
    """One leaflet on the canvas."""

    def __init__(
        self,
        typesetter: Typesetter,
        drawings: DrawingBook,
        canvas: Sheet,
        sheet: LeafletSheet,
        facts: Facts,
        page: Paper,
    ) -> None:
        self._canvas = canvas
        self._sheet = sheet
        self._paper = page.for_two_languages() if sheet.beside else page
        # Read aloud one language after the other, the reader's own first, though they stand side by side.
        sections = tuple(
            canvas.structure.add(Role.SECTION, version.language) for version in versions_of(sheet)
        )
        self._remarks = canvas.structure.add(Role.SECTION, facts.words.language)
        self._head = Head(typesetter, drawings, facts, sheet, self._paper, sections, self._remarks)
        self._foot = Foot(typesetter, facts, sheet, self._paper)
        self._story = Story(
            typesetter,
            drawings,
            sheet,
            sections,
            width=self._paper.text_width,
            gutter=self._paper.gutter,
        )

    def draw(self) -> None:
        pages = self._pages()
        for number, page in enumerate(pages):
            if number == 0:
                self._head.draw(self._canvas)
                self._canvas.bookmark(self._sheet.version.title)
            for placed in page:
                y = self._top(number) - placed.top - placed.height
                placed.flowable.drawOn(self._canvas, self._paper.margin, y)
            remarks = self._remarks if number == 0 else None
            self._foot.draw(self._canvas, number + 1, len(pages), remarks)
            self._canvas.showPage()

    def _top(self, number: int) -> float:
        """Where the text of a page begins."""
        return self._paper.height - (self._paper.top if number else self._head.height + _UNDER_HEAD)

    def _pages(self) -> list[Page]:
        foot = self._foot.height()
        rooms = [self._top(number) - foot for number in (0, 1)]

        def deal_at(size: float) -> list[Page]:
            story = self._story.flowables(size)
            return deal(story, self._paper.text_width, lambda page: rooms[min(page, 1)])

        sizes = self._paper.sizes
        # One language mostly fits in the largest letters, two seldom do.
        pages = largest(sizes, deal_at, rooms[0], start=len(sizes) // 2 if self._sheet.beside else 0)
        return [spread(pages[0], rooms[0])] if len(pages) == 1 else pages
