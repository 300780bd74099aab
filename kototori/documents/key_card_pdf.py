"""The card of keys for the wall: one page, A4, in two columns, made in memory."""

from collections.abc import Sequence
from io import BytesIO
from itertools import product
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.platypus.flowables import Flowable

from kototori.documents.look import BLUE, GREY, INK, LINE, MILLIMETRE, PALE_BLUE, WHITE
from kototori.domain.key_card import KeyPart
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Align, TextStyle
from kototori.typesetting.tagging import Role
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import Words

_MARGIN = 14 * MILLIMETRE
_HEAD = 25 * MILLIMETRE
_GUTTER = 9 * MILLIMETRE
_COLUMN = (A4[0] - 2 * _MARGIN - _GUTTER) / 2
_ROOM = A4[1] - _HEAD - 2 * _MARGIN - 2 * MILLIMETRE
_SIZES = (11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7)  # of the lines; the largest that fits one page
_CAP_SHARE = 0.34
_CAP_PADDING = 4.5
_ROW_PADDING = 0.4  # of the size of the letters, so that small lines stand closer, too

_TITLE = TextStyle(size=22, bold=True, colour=WHITE)
_UNDER_TITLE = TextStyle(size=10.5, colour=WHITE)
_FOOT = TextStyle(size=8, colour=GREY)


class KeyCardPress:
    """Sets cards in the language of `words`."""

    def __init__(self, fonts: Path, words: Words) -> None:
        self._typesetter = Typesetter(fonts)
        self._words = words

    def set(self, parts: Sequence[KeyPart]) -> bytes:
        """One page, with letters as large as it takes."""
        for size in _SIZES:
            card = _Card(self._typesetter, self._words, size)
            columns = share_out(card.blocks(parts))
            if max(_height(column) for column in columns) <= _ROOM:
                break
        return card.draw(columns)


class _Card:
    """One card being drawn, its lines in one size."""

    def __init__(self, typesetter: Typesetter, words: Words, size: float) -> None:
        self._typesetter = typesetter
        self._words = words
        self._size = size
        self._target = BytesIO()
        self._sheet = Sheet(self._target, A4, language=words.language, title=words("The keys of Kototori"))
        self._title = self._text(words("The keys of Kototori"), _TITLE, Role.H1)
        self._under = self._text(words("Type, press Enter, next visitor."), _UNDER_TITLE)

    def blocks(self, parts: Sequence[KeyPart]) -> list[Flowable]:
        """One for each part, which stays whole."""
        return [_Together(self._part(part)) for part in parts]

    def draw(self, columns: Sequence[Sequence[Flowable]]) -> bytes:
        """The page, its columns side by side."""
        with self._sheet.marked(None):
            self._sheet.setFillColorRGB(*BLUE)
            self._sheet.rect(0, A4[1] - _HEAD, A4[0], _HEAD, stroke=0, fill=1)
        self._put(self._title, A4[1] - 5 * MILLIMETRE)
        self._put(self._under, A4[1] - 15.5 * MILLIMETRE)
        top = A4[1] - _HEAD - 7 * MILLIMETRE
        for number, column in enumerate(columns):
            x, y = _MARGIN + number * (_COLUMN + _GUTTER), top
            for block in column:
                y -= block.wrap(_COLUMN, 0)[1]
                block.drawOn(self._sheet, x, y)
        foot = self._text(self._words("Every key stands on the control that it moves, too."), _FOOT)
        self._put(foot, _MARGIN)
        self._sheet.save()
        return self._target.getvalue()

    def _part(self, part: KeyPart) -> list[Flowable]:
        heading = TextStyle(
            size=self._size * 1.18,
            bold=True,
            colour=BLUE,
            space_before=self._size,
            space_after=self._size * 0.3,
        )
        key = TextStyle(size=self._size * 0.94, bold=True, colour=INK, align=Align.CENTRE)
        text = TextStyle(size=self._size, colour=INK)
        lines: list[Flowable] = [self._text(part.title, heading, Role.H2)]
        room = self._size * _ROW_PADDING
        lines += [
            _KeyRow(self._text(line.key, key), self._text(line.text, text), room) for line in part.lines
        ]
        return lines

    def _put(self, paragraph: ShapedParagraph, top: float) -> None:
        width = A4[0] - 2 * _MARGIN
        _, height = paragraph.wrap(width, A4[1])
        paragraph.drawOn(self._sheet, _MARGIN, top - height)

    def _text(self, text: str, style: TextStyle, role: Role = Role.PARAGRAPH) -> ShapedParagraph:
        language = self._words.language
        element = self._sheet.structure.add(role, language, text=text)
        return self._typesetter.paragraph(text, language=language, style=style, element=element)


def share_out(blocks: Sequence[Flowable]) -> tuple[list[Flowable], list[Flowable]]:
    """Two columns as equal as can be, the first block on top of the left one; inside each the order stays."""
    shares = product((0, 1), repeat=len(blocks) - 1)
    columns = (_columns(blocks, (0, *share)) for share in shares)
    return min(columns, key=lambda pair: max(_height(pair[0]), _height(pair[1])))


def _columns(blocks: Sequence[Flowable], share: Sequence[int]) -> tuple[list[Flowable], list[Flowable]]:
    left = [block for block, column in zip(blocks, share, strict=True) if not column]
    right = [block for block, column in zip(blocks, share, strict=True) if column]
    return left, right


def _height(column: Sequence[Flowable]) -> float:
    return sum(block.wrap(_COLUMN, 0)[1] for block in column)


class _Together(Flowable):
    """Flowables under each other that no column parts."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self._parts = parts

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        heights = (
            part.wrap(aW, aH)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in self._parts
        )
        self.height = sum(heights)
        return self.width, self.height

    def draw(self) -> None:
        y = self.height
        for part in self._parts:
            y -= part.getSpaceBefore() + part.height
            part.drawOn(self.canv, 0, y)
            y -= part.getSpaceAfter()


class _KeyRow(Flowable):
    """A key in its cap, what it does beside it, and a thin line below for the eye."""

    def __init__(self, key: ShapedParagraph, text: ShapedParagraph, room: float) -> None:
        """`room` is what the lines are apart."""
        super().__init__()
        self._room = room
        self._key = key
        self._text = text

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        self._cap = aW * _CAP_SHARE
        inner = self._cap - 2 * _CAP_PADDING
        heights = self._key.wrap(inner, aH)[1], self._text.wrap(aW - self._cap - 2 * _CAP_PADDING, aH)[1]
        self.height = max(heights) + self._room
        return self.width, self.height

    def draw(self) -> None:
        sheet = self.canv
        if not isinstance(sheet, Sheet):
            raise TypeError("a row of keys is drawn on a Sheet")
        with sheet.marked(None):
            sheet.setFillColorRGB(*PALE_BLUE)
            sheet.roundRect(0, 1.5, self._cap, self.height - 3, 3, stroke=0, fill=1)
            sheet.setFillColorRGB(*LINE)
            sheet.rect(
                self._cap + _CAP_PADDING, 0, self.width - self._cap - _CAP_PADDING, 0.4, stroke=0, fill=1
            )
        middle = self.height / 2
        self._key.drawOn(sheet, _CAP_PADDING, middle - self._key.height / 2)
        self._text.drawOn(sheet, self._cap + 2 * _CAP_PADDING, middle - self._text.height / 2)
