"""Leaflets as PDF: in one language, or two side by side; A4 or A5, in normal or large print."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from reportlab.platypus.flowables import Flowable

from kototori.assets import folder
from kototori.documents.drawing import DrawingBook
from kototori.documents.leaflet_blocks import Size
from kototori.documents.leaflet_frame import LeafletFrame
from kototori.documents.leaflet_paper import Paper, paper, versions_of
from kototori.documents.leaflet_story import Story
from kototori.documents.look import MILLIMETRE
from kototori.domain.errors import MissingGlyphs
from kototori.domain.leaflet import DeskSign, LeafletSheet, PaperSize, SetPages
from kototori.domain.need import Language
from kototori.typesetting.pages import Page, deal
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.tagging import Role
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import Words

_UNDER_HEAD = 6 * MILLIMETRE


class LeafletPress:
    """Sets leaflets; everything but the leaflet itself is said in the language of `words`."""

    def __init__(self, typesetter: Typesetter, words: Words) -> None:
        self._typesetter = typesetter
        self._words = words
        self._drawings = DrawingBook(folder("resources") / "icons")

    def set(
        self,
        sheets: Sequence[LeafletSheet],
        *,
        languages: Mapping[str, Language],
        sign: DeskSign,
        size: PaperSize,
        large: bool,
    ) -> SetPages:
        """The leaflets one after the other, each from a new page; raises MissingGlyphs before it draws."""
        page = paper(size, large=large)
        frames = [
            LeafletFrame(self._typesetter, self._words, sheet, page, languages, sign) for sheet in sheets
        ]
        for sheet, frame in zip(sheets, frames, strict=True):
            self._refuse_boxes(sheet, frame)
        first = sheets[0].version
        target = BytesIO()
        canvas = Sheet(target, (page.width, page.height), language=first.language, title=first.title)
        for sheet, frame in zip(sheets, frames, strict=True):
            _PrintedLeaflet(
                self._typesetter, self._drawings, canvas, sheet, page, frame, self._words.language
            ).draw()
        count = canvas.getPageNumber() - 1  # the canvas stands on the page after the last one
        canvas.save()
        return SetPages(target.getvalue(), count)

    def _refuse_boxes(self, sheet: LeafletSheet, frame: LeafletFrame) -> None:
        texts = [(self._words.language, frame.texts())]
        for version in versions_of(sheet):
            blocks = (f"{block.text} {block.detail}" for block in version.blocks)
            texts.append((version.language, "\n".join((version.title, *blocks))))
        for language, text in texts:
            missing = self._typesetter.missing_glyphs(text, language)
            if missing:
                raise MissingGlyphs(language, missing)


class _PrintedLeaflet:
    """One leaflet on the canvas."""

    def __init__(
        self,
        typesetter: Typesetter,
        drawings: DrawingBook,
        canvas: Sheet,
        sheet: LeafletSheet,
        page: Paper,
        frame: LeafletFrame,
        frame_language: str,
    ) -> None:
        self._typesetter = typesetter
        self._canvas = canvas
        self._sheet = sheet
        self._paper = page
        self._frame = frame
        # Read aloud one language after the other, the reader's own first, though they stand side by side.
        self._sections = tuple(
            canvas.structure.add(Role.SECTION, version.language) for version in versions_of(sheet)
        )
        self._blocks = Story(
            typesetter, drawings, sheet, self._sections, width=page.text_width, gutter=page.gutter
        )
        self._remarks = canvas.structure.add(Role.SECTION, frame_language)

    def draw(self) -> None:
        bands = self._frame.bands(self._sections, self._remarks)
        under_head = self._paper.height - self._frame.bands_height(bands) - _UNDER_HEAD
        tops = (under_head, self._paper.height - self._paper.margin)
        foot = self._frame.foot_height()

        def top(page: int) -> float:
            return tops[0 if page == 0 else 1]

        pages = self._fewest_pages([top(0) - foot, top(1) - foot])
        for number, page in enumerate(pages):
            if number == 0:
                self._frame.draw_bands(self._canvas, bands)
                self._canvas.bookmark(self._sheet.version.title)
            for placed in page:
                y = top(number) - placed.top - placed.height
                placed.flowable.drawOn(self._canvas, self._paper.margin, y)
            remarks = self._remarks if number == 0 else None
            self._frame.draw_foot(self._canvas, self._frame.foot(number + 1, len(pages), remarks))
            self._canvas.showPage()

    def _fewest_pages(self, rooms: Sequence[float]) -> list[Page]:
        """In the largest letters that give the fewest pages."""
        trials: list[list[Page]] = []
        for size in self._paper.sizes:
            story = self._story(Size(size))
            trials.append(deal(story, self._paper.text_width, lambda page: rooms[min(page, 1)]))
            if len(trials[-1]) == 1:
                break
        return min(trials, key=len)

    def _story(self, size: Size) -> list[Flowable]:
        return self._blocks.flowables(size)
