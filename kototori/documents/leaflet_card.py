"""The small card of a leaflet, as large as a business card, many on a sheet of A4 to be cut.

It says nothing that would tell who finds it what it is about: no title, no desk, no pictogram. In one
language its back stays white; with a second language it is folded, and white on the whole outside.
"""

from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.platypus.flowables import Flowable

from kototori.documents.leaflet_facts import Facts
from kototori.documents.leaflet_frame import SmallPrint
from kototori.documents.leaflet_paper import in_columns, steps, versions_of
from kototori.documents.look import BROWN, GREY, INK, MILLIMETRE
from kototori.domain.leaflet import (
    Block,
    BlockKind,
    LeafletSheet,
    LeafletVersion,
    NoCard,
    PaperSize,
    TooLongForPaper,
)
from kototori.typesetting.pages import Page, deal
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Align, TextStyle
from kototori.typesetting.tagging import Element, Role
from kototori.typesetting.typesetter import Typesetter

CARD_SHEET = A4
_WIDTH, _HEIGHT = 85 * MILLIMETRE, 55 * MILLIMETRE
_COLUMNS, _ROWS = 2, 5
_LEFT = (A4[0] - _COLUMNS * _WIDTH) / 2
_BOTTOM = (A4[1] - _ROWS * _HEIGHT) / 2
_MARGIN = 5 * MILLIMETRE
_SIZES = steps(10.5, 7.0)
_SMALL = 5.6
_STRIP = 8 * MILLIMETRE  # between the words on the strips and the edge
_CROSS = 2 * MILLIMETRE
_CUT_LINE = 0.25
_ADDRESSED = frozenset({BlockKind.CONTACT, BlockKind.LINK})
_DETAIL = "\u2066{}\u2069"


@dataclass(frozen=True, slots=True)
class _Half:
    """One language of a card, ready to be drawn again and again."""

    version: LeafletVersion
    blocks: tuple[Block, ...]
    size: float


class CardSheet:
    """A sheet of cards of one leaflet."""

    def __init__(self, typesetter: Typesetter, canvas: Sheet, sheet: LeafletSheet, facts: Facts) -> None:
        self._typesetter = typesetter
        self._canvas = canvas
        self._sheet = sheet
        self._facts = facts
        self._print = SmallPrint(typesetter, facts, _SMALL)
        self._sections = [
            canvas.structure.add(Role.SECTION, version.language) for version in versions_of(sheet)
        ]
        self._remarks = canvas.structure.add(Role.SECTION, facts.words.language)

    def draw(self) -> None:
        """Raises NoCard where the leaflet has none, and TooLongForPaper, before anything is drawn."""
        halves = [self._half(version) for version in versions_of(self._sheet)]
        self._canvas.bookmark(self._sheet.version.title)
        for row in range(_ROWS):
            for column in range(_COLUMNS):
                number = in_columns(self._sheet, range(len(halves)))[column] if len(halves) > 1 else 0
                # Read aloud once: all cards say the same.
                is_first = row == 0 and (column == 0 or len(halves) > 1)
                section = self._sections[number] if is_first else None
                left = _LEFT + column * _WIDTH
                bottom = _BOTTOM + (_ROWS - 1 - row) * _HEIGHT
                self._draw_half(halves[number], left, bottom, section)
        self._draw_marks(is_folded=len(halves) > 1)
        self._draw_margins(is_folded=len(halves) > 1)
        self._canvas.showPage()

    # --- a card ---------------------------------------------------------------------------------

    def _half(self, version: LeafletVersion) -> _Half:
        there = {block.id: block for block in version.blocks}
        blocks = tuple(there[name] for name in self._sheet.leaflet.card if name in there)
        if not blocks:
            raise NoCard(self._sheet.leaflet.topic)
        for size in _SIZES:
            if len(self._deal(_Half(version, blocks, size), None)) == 1:
                return _Half(version, blocks, size)
        raise TooLongForPaper(self._sheet.leaflet.topic, PaperSize.CARD)

    def _deal(self, half: _Half, section: Element | None) -> list[Page]:
        room = _HEIGHT - 2 * _MARGIN - 1.2 * _SMALL
        return deal(
            [flowable for block in half.blocks for flowable in self._flowables(half, block, section)],
            _WIDTH - 2 * _MARGIN,
            lambda page: room,
        )

    def _flowables(self, half: _Half, block: Block, section: Element | None) -> list[Flowable]:
        texts = [(block.text, TextStyle(size=half.size, colour=INK, space_after=0.4 * half.size))]
        if block.kind in _ADDRESSED:
            # The number is large: it is what the eye must find.
            number = TextStyle(size=half.size * 1.3, bold=True, colour=INK, space_after=0.4 * half.size)
            texts = [
                (block.text, TextStyle(size=half.size, colour=INK, keep_with_next=True)),
                (_DETAIL.format(block.detail), number),
            ]
        language = half.version.language
        return [
            self._typesetter.paragraph(
                text,
                language=language,
                style=style,
                element=section.add(Role.PARAGRAPH, language, text=text) if section else None,
            )
            for text, style in texts
        ]

    def _draw_half(self, half: _Half, left: float, bottom: float, section: Element | None) -> None:
        (page,) = self._deal(half, section)
        top = bottom + _HEIGHT - _MARGIN
        for placed in page:
            placed.flowable.drawOn(self._canvas, left + _MARGIN, top - placed.top - placed.height)
        version = self._sheet.leaflet.version
        is_marked = half.version.is_draft or self._sheet.is_past_review
        said = f"{self._facts.mark()} · {version}" if is_marked else version
        line = self._print.text(said, None, colour=BROWN if is_marked else GREY, align=Align.END)
        line.wrap(_WIDTH - 2 * _MARGIN, 0)
        line.drawOn(self._canvas, left + _MARGIN, bottom + 2.5 * MILLIMETRE)

    # --- around the cards -----------------------------------------------------------------------

    def _draw_marks(self, *, is_folded: bool) -> None:
        """A fine cross where cuts meet; on a fold nothing is cut, so only its ends are marked."""
        self._canvas.setLineWidth(_CUT_LINE)
        self._canvas.setStrokeColorRGB(*GREY)
        with self._canvas.marked(None):
            for column in range(_COLUMNS + 1):
                for row in range(_ROWS + 1):
                    x, y = _LEFT + column * _WIDTH, _BOTTOM + row * _HEIGHT
                    self._canvas.line(x - _CROSS, y, x + _CROSS, y)
                    if not (is_folded and column == 1):
                        self._canvas.line(x, y - _CROSS, x, y + _CROSS)

    def _draw_margins(self, *, is_folded: bool) -> None:
        """What the desk needs to know, on the strips that fall off."""
        words = self._facts.words
        advice = (
            words("Cut along the marks and fold each card in the middle, the text inside.")
            if is_folded
            else words("Cut along the marks. The back stays empty.")
        )
        facts = f"{self._facts.identity()} · {self._facts.version()} · {self._facts.state()}"
        for text, bottom in ((advice, A4[1] - _BOTTOM + 2 * MILLIMETRE), (facts, 5 * MILLIMETRE)):
            self._put(self._print.text(text, self._remarks), bottom)

    def _put(self, text: Flowable, bottom: float) -> None:
        text.wrap(A4[0] - 2 * _STRIP, 0)
        text.drawOn(self._canvas, _STRIP, bottom)
