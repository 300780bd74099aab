"""Leaflets as PDF: in one language, or two side by side; on pages, folded, or as small cards."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from kototori.assets import folder
from kototori.documents.drawing import DrawingBook
from kototori.documents.leaflet_card import CARD_SHEET, CardSheet
from kototori.documents.leaflet_facts import Facts
from kototori.documents.leaflet_fold import FOLDED_SHEET, FoldedLeaflet
from kototori.documents.leaflet_page import PagedLeaflet
from kototori.documents.leaflet_paper import paper, versions_of
from kototori.domain.leaflet import DeskSign, LeafletSheet, OnlyOrdinaryPrint, PaperSize, SetPages
from kototori.domain.need import Language
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import Words


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
        """The leaflets one after the other, each from a new page; raises why not, before it draws the first.

        What may be wrong: a character without a glyph, a drawing, no card, too small a paper.
        """
        if large and size in (PaperSize.CARD, PaperSize.FOLDED):
            raise OnlyOrdinaryPrint(size)
        facts = [Facts(self._words, sheet, languages, sign) for sheet in sheets]
        for sheet, said in zip(sheets, facts, strict=True):
            self._refuse_boxes(sheet, said)
        first = sheets[0].version
        target = BytesIO()
        canvas = Sheet(target, _page_size(size), language=first.language, title=first.title)
        # For whoever prints the file elsewhere: codes keep their modules, and both sides of a fold one top.
        canvas.setViewerPreference("PrintScaling", "None")
        if size.is_two_sided:
            canvas.setViewerPreference("Duplex", "DuplexFlipShortEdge")
        for sheet, said in zip(sheets, facts, strict=True):
            self._draw(canvas, sheet, said, size, large=large)
        count = canvas.getPageNumber() - 1  # the canvas stands on the page after the last one
        canvas.save()
        return SetPages(target.getvalue(), count)

    def _draw(
        self, canvas: Sheet, sheet: LeafletSheet, facts: Facts, size: PaperSize, *, large: bool
    ) -> None:
        match size:
            case PaperSize.CARD:
                CardSheet(self._typesetter, canvas, sheet, facts).draw()
            case PaperSize.FOLDED:
                FoldedLeaflet(self._typesetter, self._drawings, canvas, sheet, facts).draw()
            case PaperSize.A4 | PaperSize.A5:
                page = paper(size, large=large)
                PagedLeaflet(self._typesetter, self._drawings, canvas, sheet, facts, page).draw()

    def _refuse_boxes(self, sheet: LeafletSheet, facts: Facts) -> None:
        texts = [(self._words.language, facts.everything())]
        for version in versions_of(sheet):
            blocks = (f"{block.text} {block.detail}" for block in version.blocks)
            texts.append((version.language, "\n".join((version.title, *blocks))))
        for language, text in texts:
            self._typesetter.check(text, language)


def _page_size(size: PaperSize) -> tuple[float, float]:
    match size:
        case PaperSize.CARD:
            return CARD_SHEET
        case PaperSize.FOLDED:
            return FOLDED_SHEET
        case PaperSize.A4 | PaperSize.A5:
            page = paper(size, large=False)
            return page.width, page.height
