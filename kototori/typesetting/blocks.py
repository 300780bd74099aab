"""Flowables that put paragraphs beside each other: a mark before a text, two languages side by side."""

from collections.abc import Callable, Sequence

from reportlab.platypus.flowables import Flowable

from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Colour

# Draws at the start side of a block: the sheet, and the rectangle that is free for it.
Mark = Callable[[Sheet, float, float, float, float], None]


class Block(Flowable):
    """A flowable with room for a mark on the side where its language begins, and perhaps a ground."""

    def __init__(
        self,
        content: Flowable,
        *,
        right_to_left: bool,
        indent: float = 0,
        mark: Mark | None = None,
        ground: Colour | None = None,
        padding: float = 0,
        least_height: float = 0,
    ) -> None:
        super().__init__()
        self._content = content
        self._right_to_left = right_to_left
        self._indent = indent
        self._mark = mark
        self._ground = ground
        self._padding = padding
        self._least_height = least_height
        self.spaceBefore = content.getSpaceBefore()
        self.spaceAfter = content.getSpaceAfter()
        self.keepWithNext = getattr(content, "keepWithNext", 0)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        _, height = self._content.wrap(aW - self._indent - 2 * self._padding, aH)
        self.height = max(height + 2 * self._padding, self._least_height)
        return self.width, self.height

    def split(self, aW: float, aH: float, /) -> list[Flowable]:  # noqa: N803 - ReportLab's names
        parts = self._content.split(aW - self._indent - 2 * self._padding, aH - 2 * self._padding)
        marks = [self._mark, *[None] * len(parts)]
        return [self._part(part, mark) for part, mark in zip(parts, marks, strict=False)]

    def _part(self, content: Flowable, mark: Mark | None) -> "Block":
        return Block(
            content,
            right_to_left=self._right_to_left,
            indent=self._indent,
            mark=mark,
            ground=self._ground,
            padding=self._padding,
        )

    def draw(self) -> None:
        sheet = self.canv
        if not isinstance(sheet, Sheet):
            raise TypeError("a block is drawn on a Sheet")
        if self._ground:
            with sheet.marked(None):
                sheet.setFillColorRGB(*self._ground)
                sheet.roundRect(0, 0, self.width, self.height, 3, stroke=0, fill=1)
        if self._mark:
            left = self.width - self._indent if self._right_to_left else 0
            self._mark(sheet, left, 0, self._indent, self.height)
        x = self._padding + (0 if self._right_to_left else self._indent)
        spare = self.height - 2 * self._padding - self._content.height
        y = self._padding + (spare / 2 if self._least_height else spare)
        self._content.drawOn(sheet, x, y)


class Row(Flowable):
    """Columns with one flowable each, their tops on one line; None leaves a column empty.

    `shares` tells how the width is dealt out; without it the columns are equal.
    """

    def __init__(
        self, cells: Sequence[Flowable | None], gap: float, shares: Sequence[float] | None = None
    ) -> None:
        super().__init__()
        self._cells = cells
        self._gap = gap
        self._shares = shares or [1 / len(cells)] * len(cells)
        there = [cell for cell in cells if cell]
        self.spaceBefore = max(cell.getSpaceBefore() for cell in there)
        self.spaceAfter = max(cell.getSpaceAfter() for cell in there)
        self.keepWithNext = max(getattr(cell, "keepWithNext", 0) for cell in there)

    def _columns(self, width: float) -> list[tuple[Flowable | None, float]]:
        """Each cell with the width of its column."""
        free = width - self._gap * (len(self._cells) - 1)
        return [(cell, free * share) for cell, share in zip(self._cells, self._shares, strict=True)]

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        self.height = max(cell.wrap(column, aH)[1] for cell, column in self._columns(aW) if cell)
        return self.width, self.height

    def split(self, aW: float, aH: float, /) -> list[Flowable]:  # noqa: N803 - ReportLab's names
        parts = [cell.split(column, aH) if cell else [None] for cell, column in self._columns(aW)]
        if not all(parts):
            return []
        rests: list[Flowable | None] = [part[1] if len(part) > 1 else None for part in parts]
        first: Flowable = Row([part[0] for part in parts], self._gap, self._shares)
        return [first, Row(rests, self._gap, self._shares)] if any(rests) else [first]

    def draw(self) -> None:
        x = 0.0
        for cell, column in self._columns(self.width):
            if cell:
                cell.drawOn(self.canv, x, self.height - cell.height)
            x += column + self._gap
