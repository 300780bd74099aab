"""What a paper stacks: points, the rows of a table, and lines to write on."""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from kototori.documents.look import LINE, MILLIMETRE
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Colour

_INDENT = 5 * MILLIMETRE
_PADDING = 3.5
_WRITING_ROOM = 9 * MILLIMETRE
_AFTER_TABLE = 8


class Bullet(Flowable):
    """A point with its mark."""

    def __init__(self, mark: ShapedParagraph, text: ShapedParagraph) -> None:
        super().__init__()
        self._mark = mark
        self._text = text
        self.spaceAfter = text.getSpaceAfter()

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self._mark.wrap(_INDENT, aH)
        self.width = aW
        self.height = self._text.wrap(aW - _INDENT, aH)[1]
        return self.width, self.height

    def draw(self) -> None:
        self._mark.drawOn(self.canv, 1 * MILLIMETRE, self.height - self._mark.height)
        self._text.drawOn(self.canv, _INDENT, 0)


class TableRow(Flowable):
    """Cells side by side above a thin line."""

    def __init__(
        self,
        cells: Sequence[ShapedParagraph],
        shares: Sequence[float],
        ground: Colour | None,
        *,
        stays: bool = False,
        repeated: "TableRow | None" = None,
        is_last: bool = False,
    ) -> None:
        """`stays` with the next row on one page; `repeated` is the head above it where a page begins."""
        super().__init__()
        self._cells = cells
        self._shares = shares
        self._ground = ground
        self.repeated = repeated
        self.keepWithNext = int(stays and not is_last)
        self.spaceAfter = _AFTER_TABLE if is_last else 0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        widths = [aW * share - 2 * _PADDING for share in self._shares]
        heights = [cell.wrap(width, aH)[1] for cell, width in zip(self._cells, widths, strict=True)]
        self.height = max(heights) + 2 * _PADDING
        return self.width, self.height

    def draw(self) -> None:
        sheet = self.canv
        if not isinstance(sheet, Sheet):
            raise TypeError("a table is drawn on a Sheet")
        with sheet.marked(None):
            if self._ground:
                sheet.setFillColorRGB(*self._ground)
                sheet.rect(0, 0, self.width, self.height, stroke=0, fill=1)
            sheet.setFillColorRGB(*LINE)
            sheet.rect(0, 0, self.width, 0.5, stroke=0, fill=1)
        x = 0.0
        for cell, share in zip(self._cells, self._shares, strict=True):
            cell.drawOn(sheet, x + _PADDING, self.height - _PADDING - cell.height)
            x += self.width * share


class FillIn(Flowable):
    """A label, and a line to write on below it."""

    def __init__(self, label: ShapedParagraph, colour: Colour) -> None:
        super().__init__()
        self._label = label
        self._colour = colour
        self.spaceAfter = 6

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        self.height = self._label.wrap(aW, aH)[1] + _WRITING_ROOM
        return self.width, self.height

    def draw(self) -> None:
        sheet = self.canv
        if not isinstance(sheet, Sheet):
            raise TypeError("a line is drawn on a Sheet")
        self._label.drawOn(sheet, 0, _WRITING_ROOM)
        with sheet.marked(None):
            sheet.setFillColorRGB(*self._colour)
            sheet.rect(0, 2, self.width, 0.6, stroke=0, fill=1)
