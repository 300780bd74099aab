"""How each kind of block of a leaflet is drawn, and what it is in the structure that is read aloud."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from reportlab.platypus.flowables import Flowable

from kototori.documents import leaflet_marks as marks
from kototori.documents.drawing import DrawingBook
from kototori.documents.leaflet_rows import Fill, Framed, Marked
from kototori.documents.look import BLUE, INK, MILLIMETRE, WHITE
from kototori.documents.qr_code import QrCode
from kototori.domain.leaflet import Block, BlockKind, LeafletVersion
from kototori.typesetting.blocks import Mark
from kototori.typesetting.languages import writing_of
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.style import Align, Span, TextStyle
from kototori.typesetting.tagging import Element, Role
from kototori.typesetting.typesetter import Typesetter

_LISTED = {BlockKind.STEP: "steps", BlockKind.ITEM: "items", BlockKind.CHECK: "items"}
# A detail is Latin letters and digits in every language, and stays in one piece in Arabic ones.
_DETAIL = "\u2066{}\u2069"
_QR_SIDE = 19 * MILLIMETRE
_GAP = 6.0  # between a text and the drawing or the square before it


@dataclass(frozen=True, slots=True)
class Size:
    """The size of running text in a column; all other measures of a leaflet follow from it."""

    text: float
    column: float  # half of the page
    in_two: bool = False  # whether a second language stands beside it

    @property
    def indent(self) -> float:
        return 2 * self.text

    @property
    def air(self) -> float:
        """Small letters mean that room is short: then the blocks close up, too."""
        return min(max(0.55 + (self.text - 8.5) * 0.18, 0.55), 1.0)

    @property
    def gap(self) -> float:
        """Between blocks of one section."""
        return 0.45 * self.text * self.air

    @property
    def picture(self) -> float:
        """The side of a drawing that its text explains; in one language two of them share a row."""
        return 3.4 * self.text if self.in_two else min(4.7 * self.text, 0.26 * self.column)


class BlockSetter:
    """Sets the blocks of one version.

    Two languages share one drawing, one square and one code in a row: only the reader's own column, which is
    `marked`, has them.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        drawings: DrawingBook,
        version: LeafletVersion,
        size: Size,
        structure: "Places",
        *,
        marked: bool = True,
        with_codes: bool = True,
    ) -> None:
        self._structure = structure
        self._typesetter = typesetter
        self._drawings = drawings
        self._version = version
        self._size = size
        self._marked = marked
        self._with_codes = marked and with_codes
        self._language = version.language
        self._right_to_left = writing_of(version.language).right_to_left
        fills = [block.id for block in version.blocks if block.kind is BlockKind.FILL]
        self._open_question = fills[-1] if len(fills) > 1 else ""

    def flowables(self) -> Mapping[str, Flowable]:
        """Each block by its id, in the order of reading."""
        return dict(self._drawn())

    def _drawn(self) -> Iterator[tuple[str, Flowable]]:
        for kind, row in groupby(self._version.blocks, lambda block: _LISTED.get(block.kind)):
            blocks = list(row)
            root = self._structure.section
            parent = self._structure.of(blocks[0], Role.LIST, root) if kind else root
            for block in blocks:
                yield block.id, self._block(block, parent)

    def _block(self, block: Block, parent: Element) -> Flowable:
        match block.kind:
            case BlockKind.LEAD:
                return self._plain(block, parent, self._style(1.12, bold=True))
            case BlockKind.HEADING:
                style = self._style(1.2, bold=True, colour=BLUE, above=1.1, keep=True)
                return self._plain(block, parent, style, Role.H2)
            case BlockKind.PARAGRAPH:
                return self._plain(block, parent, self._style())
            case BlockKind.PICTURE:
                return self._picture(block, parent)
            case BlockKind.STEP | BlockKind.ITEM:
                return self._listed(block, parent)
            case BlockKind.CHECK:
                return self._check(block, parent)
            case BlockKind.FILL:
                text = self._plain(block, parent, self._style())
                return Fill(text, right_to_left=self._right_to_left, lines=self.lines(block.id))
            case BlockKind.BOX:
                said = self._text(block, parent, self._style(bold=True, above=0.5, below=0.5))
                return Framed(said, right_to_left=self._right_to_left, padding=self._size.text * 0.7)
            case BlockKind.CONTACT:
                return self._contact(block, parent)
            case BlockKind.LINK:
                return self._link(block, parent)

    def lines(self, block: str) -> int:
        """To write on: the last of several questions is the open one, and what comes there needs room."""
        return 1 if block != self._open_question else 2 if self._size.in_two else 3

    # --- text -----------------------------------------------------------------------------------

    def _style(
        self,
        scale: float = 1.0,
        *,
        bold: bool = False,
        colour: tuple[float, float, float] = INK,
        above: float = 0.0,
        below: float = 0.0,
        keep: bool = False,
    ) -> TextStyle:
        """`above` and `below`: room in sizes of the text."""
        return TextStyle(
            size=self._size.text * scale,
            bold=bold,
            colour=colour,
            space_before=self._size.text * above * self._size.air,
            space_after=max(self._size.gap, self._size.text * below * self._size.air),
            keep_with_next=keep,
        )

    def _text(
        self, block: Block, parent: Element, style: TextStyle, role: Role = Role.PARAGRAPH
    ) -> ShapedParagraph:
        element = self._structure.of(block, role, parent, text=block.text)
        return self._typesetter.paragraph(block.text, language=self._language, style=style, element=element)

    def _plain(
        self, block: Block, parent: Element, style: TextStyle, role: Role = Role.PARAGRAPH
    ) -> Flowable:
        """A text, with its small drawing before it where it has one."""
        text = self._text(block, parent, style, role)
        return self._with_icon(block, text, style.size) if block.icon and self._marked else text

    def _with_icon(self, block: Block, text: ShapedParagraph, size: float) -> Flowable:
        side = 1.75 * size
        mark = marks.picture(
            self._drawings.find(block.icon), side, right_to_left=self._right_to_left, beside=text
        )
        return self._beside(mark, side + 0.45 * size, text, least_height=side)

    def _beside(self, mark: Mark | None, indent: float, text: Flowable, *, least_height: float = 0) -> Marked:
        return Marked(
            text, right_to_left=self._right_to_left, indent=indent, mark=mark, least_height=least_height
        )

    # --- text with something before it ------------------------------------------------------------

    def _picture(self, block: Block, parent: Element) -> Flowable:
        text = self._text(block, parent, self._style(1.05, below=0.7))
        side = self._size.picture
        if not self._marked:
            return self._beside(None, 0, text, least_height=side)
        mark = marks.picture(self._drawings.find(block.icon), side, right_to_left=self._right_to_left)
        return self._beside(mark, side + 1.5 * _GAP, text, least_height=side)

    def _check(self, block: Block, parent: Element) -> Flowable:
        item = self._structure.of(block, Role.ITEM, parent)
        text = self._text(block, item, self._style(below=0.6), Role.BODY)
        if not self._marked:
            return self._beside(None, 0, text, least_height=marks.TICK)
        mark = marks.tick(text, right_to_left=self._right_to_left)
        return self._beside(mark, marks.TICK + _GAP, text, least_height=marks.TICK)

    def _listed(self, block: Block, parent: Element) -> Flowable:
        item = self._structure.of(block, Role.ITEM, parent)
        said = f"{block.number}." if block.number else "•"
        label = self._structure.of(block, Role.LABEL, item, text=said)
        text = self._text(block, item, self._style(), Role.BODY)
        if block.icon and self._marked:
            return self._with_icon(block, text, self._size.text)
        if not block.number:
            mark = marks.dot(text, self._size.text, label, right_to_left=self._right_to_left)
            return self._beside(mark, self._size.indent * 0.7, text)
        style = TextStyle(
            size=self._size.text * 0.85,
            bold=True,
            colour=WHITE,
            align=Align.CENTRE,
            leading=self._size.text * 1.5,
        )
        figure = self._typesetter.paragraph(str(block.number), language="en", style=style, element=label)
        mark = marks.disc(text, figure, self._size.text, right_to_left=self._right_to_left)
        return self._beside(mark, self._size.indent, text)

    # --- numbers and addresses --------------------------------------------------------------------

    def _contact(self, block: Block, parent: Element) -> Flowable:
        text = self._detailed(block, parent, f"{block.text}: ", self._style())
        return self._with_icon(block, text, self._size.text) if block.icon and self._marked else text

    def _link(self, block: Block, parent: Element) -> Flowable:
        text = self._detailed(block, parent, f"{block.text}\n", self._style(above=0.5, below=0.5))
        if not self._with_codes:
            return text
        element = self._structure.of(block, Role.FIGURE, parent, description=f"QR: {block.detail}")
        code = QrCode(address_of(block), _QR_SIDE, element)
        mark = marks.code(code, right_to_left=self._right_to_left)
        return self._beside(mark, code.width + _GAP, text, least_height=code.height)

    def _detailed(self, block: Block, parent: Element, before: str, style: TextStyle) -> ShapedParagraph:
        spans = [Span(before), Span(_DETAIL.format(block.detail), bold=True)]
        said = f"{block.text}: {block.detail}"
        element = self._structure.of(block, Role.PARAGRAPH, parent, text=said)
        return self._typesetter.paragraph(spans, language=self._language, style=style, element=element)


class Places:
    """Where one version's blocks stand in the structure: made once, in however many sizes they are tried."""

    def __init__(self, section: Element, language: str) -> None:
        self.section = section
        self._language = language
        self._made: dict[tuple[str, Role], Element] = {}

    def of(
        self, block: Block, role: Role, parent: Element, *, text: str = "", description: str = ""
    ) -> Element:
        """The one of this role that belongs to the block."""
        key = (block.id, role)
        if key not in self._made:
            self._made[key] = parent.add(role, self._language, text=text, description=description)
        return self._made[key]


def address_of(block: Block) -> str:
    """What the code of a link holds."""
    return block.detail if "://" in block.detail else f"https://{block.detail}"
