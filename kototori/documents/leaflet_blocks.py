"""How each kind of block of a leaflet is drawn, and what it is in the structure that is read aloud."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from reportlab.platypus.flowables import Flowable

from kototori.documents.look import BLUE, INK, MILLIMETRE, PALE_BLUE
from kototori.documents.qr_code import QrCode
from kototori.domain.leaflet import Block, BlockKind, LeafletVersion
from kototori.typesetting import blocks
from kototori.typesetting.languages import writing_of
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Align, Span, TextStyle
from kototori.typesetting.tagging import Element, Role
from kototori.typesetting.typesetter import Typesetter, common_leading

_LISTED = {BlockKind.STEP: "steps", BlockKind.ITEM: "items"}
# A detail is Latin letters and digits in every language, and stays in one piece in Arabic ones.
_DETAIL = "\u2066{}\u2069"
_QR_SIDE = 21 * MILLIMETRE
_QR_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Size:
    """The size of running text; all other measures of a leaflet follow from it."""

    text: float

    @property
    def indent(self) -> float:
        return 2 * self.text

    @property
    def gap(self) -> float:
        """Between blocks of one section."""
        return 0.4 * self.text


class BlockSetter:
    """Sets the blocks of one version; `languages` are all that stand on the sheet, for one grid of lines."""

    def __init__(
        self,
        typesetter: Typesetter,
        version: LeafletVersion,
        languages: tuple[str, ...],
        size: Size,
        with_codes: bool,
    ) -> None:
        self._typesetter = typesetter
        self._version = version
        self._languages = languages
        self._size = size
        self._with_codes = with_codes

    def flowables(self, section: Element) -> Mapping[str, Flowable]:
        """Each block by its id, in the order of reading."""
        drawn: dict[str, Flowable] = {}
        for kind, row in groupby(self._version.blocks, lambda block: _LISTED.get(block.kind)):
            parent = section.add(Role.LIST, self._language) if kind else section
            drawn |= {block.id: self._block(block, parent) for block in row}
        return drawn

    @property
    def _language(self) -> str:
        return self._version.language

    @property
    def _right_to_left(self) -> bool:
        return writing_of(self._language).right_to_left

    def _block(self, block: Block, parent: Element) -> Flowable:
        match block.kind:
            case BlockKind.LEAD:
                return self._text(block, parent, self._style(1.15, bold=True))
            case BlockKind.HEADING:
                style = self._style(1.2, bold=True, colour=BLUE, above=1.1, keep=True)
                return self._text(block, parent, style, Role.H2)
            case BlockKind.PARAGRAPH | BlockKind.PICTURE | BlockKind.CHECK | BlockKind.FILL:
                return self._text(block, parent, self._style())
            case BlockKind.STEP | BlockKind.ITEM:
                return self._listed(block, parent)
            case BlockKind.BOX:
                return self._box(block, parent)
            case BlockKind.CONTACT:
                return self._contact(block, parent)
            case BlockKind.LINK:
                return self._link(block, parent)

    def _style(
        self,
        scale: float = 1.0,
        *,
        bold: bool = False,
        colour: tuple[float, float, float] = INK,
        above: float = 0.0,
        keep: bool = False,
    ) -> TextStyle:
        style = TextStyle(
            size=self._size.text * scale,
            bold=bold,
            colour=colour,
            space_before=self._size.text * above,
            space_after=self._size.gap,
            keep_with_next=keep,
        )
        return common_leading(style, *self._languages)

    def _text(
        self, block: Block, parent: Element, style: TextStyle, role: Role = Role.PARAGRAPH
    ) -> ShapedParagraph:
        element = parent.add(role, self._language, text=block.text)
        return self._typesetter.paragraph(block.text, language=self._language, style=style, element=element)

    def _listed(self, block: Block, parent: Element) -> Flowable:
        item = parent.add(Role.ITEM, self._language)
        label = item.add(Role.LABEL, self._language, text=f"{block.number}." if block.number else "•")
        mark = self._number_mark(block.number, label) if block.number else self._dot_mark(label)
        return blocks.Block(
            self._text(block, item, self._style(), Role.BODY),
            right_to_left=self._right_to_left,
            indent=self._size.indent if block.number else self._size.indent * 0.75,
            mark=mark,
        )

    def _number_mark(self, number: int, label: Element) -> blocks.Mark:
        """A disc with the step's number, its middle on the first line."""
        text = self._size.text
        style = TextStyle(
            size=text * 0.85, bold=True, colour=(1, 1, 1), align=Align.CENTRE, leading=text * 1.5
        )
        figure = self._typesetter.paragraph(str(number), language="en", style=style, element=label)

        def draw(sheet: Sheet, left: float, bottom: float, width: float, height: float) -> None:
            radius = text * 0.72
            middle = self._first_line_middle(bottom + height)
            centre = left + (width - radius if self._right_to_left else radius)
            with sheet.marked(None):
                sheet.setFillColorRGB(*BLUE)
                sheet.circle(centre, middle, radius, stroke=0, fill=1)
            _, figure_height = figure.wrap(2 * radius, height)
            figure.drawOn(sheet, centre - radius, middle - figure_height / 2 - 0.02 * text)

        return draw

    def _dot_mark(self, label: Element) -> blocks.Mark:
        text = self._size.text

        def draw(sheet: Sheet, left: float, bottom: float, width: float, height: float) -> None:
            centre = left + (width - 0.5 * text if self._right_to_left else 0.5 * text)
            with sheet.marked(label):
                sheet.setFillColorRGB(*BLUE)
                sheet.circle(centre, self._first_line_middle(bottom + height), text * 0.18, stroke=0, fill=1)

        return draw

    def _first_line_middle(self, top: float) -> float:
        """The height of the middle of small letters on the first line."""
        leading = self._style().leading or 0.0
        return top - leading / 2 - 0.04 * self._size.text

    def _box(self, block: Block, parent: Element) -> Flowable:
        return blocks.Block(
            self._text(block, parent, self._style(bold=True, above=0.4)),
            right_to_left=self._right_to_left,
            ground=PALE_BLUE,
            padding=self._size.text * 0.6,
        )

    def _contact(self, block: Block, parent: Element) -> Flowable:
        spans = [Span(f"{block.text}: "), Span(_DETAIL.format(block.detail), bold=True)]
        element = parent.add(Role.PARAGRAPH, self._language, text=f"{block.text}: {block.detail}")
        style = self._style()
        return self._typesetter.paragraph(spans, language=self._language, style=style, element=element)

    def _link(self, block: Block, parent: Element) -> Flowable:
        spans = [Span(f"{block.text}\n"), Span(_DETAIL.format(block.detail), bold=True)]
        element = parent.add(Role.PARAGRAPH, self._language, text=f"{block.text}: {block.detail}")
        text = self._typesetter.paragraph(
            spans, language=self._language, style=self._style(above=0.6), element=element
        )
        picture = parent.add(Role.FIGURE, self._language, description=f"QR: {block.detail}")
        code = QrCode(_address(block.detail), _QR_SIDE, picture)

        def draw(sheet: Sheet, left: float, bottom: float, width: float, height: float) -> None:
            code.drawOn(
                sheet, left + (_QR_GAP if self._right_to_left else 0), bottom + (height - code.height) / 2
            )

        return blocks.Block(
            text,
            right_to_left=self._right_to_left,
            indent=code.width + _QR_GAP if self._with_codes else 0,
            mark=draw if self._with_codes else None,
            least_height=code.height,
        )


def _address(detail: str) -> str:
    return detail if "://" in detail else f"https://{detail}"
