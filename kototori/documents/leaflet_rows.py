"""How the pieces of a leaflet stand on the page: beside each other, in a frame, or with room to write on."""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from kototori.documents.look import BLUE, GREY, LINE, MILLIMETRE
from kototori.typesetting.blocks import Mark
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet

_HAIR = 0.5
_BAR = 3.0
_LEAST_TO_WRITE_ON = 60 * MILLIMETRE  # shorter ones go under the text
_WRITING_LINE = 8 * MILLIMETRE  # for a pen in an unpractised hand


def base_line(flowable: Flowable | None) -> float:
    """How far the first base line of a flowable that was wrapped lies under its top."""
    return float(getattr(flowable, "base_line", 0.0))


class Marked(Flowable):
    """A text with room for a mark on the side where its language begins."""

    def __init__(
        self,
        content: Flowable,
        *,
        right_to_left: bool,
        indent: float = 0,
        mark: Mark | None = None,
        least_height: float = 0,
    ) -> None:
        """Where the text is lower than `least_height`, it stands in its middle."""
        super().__init__()
        self._content = content
        self._right_to_left = right_to_left
        self._indent = indent
        self._mark = mark
        self._least_height = least_height
        self.spaceBefore = content.getSpaceBefore()
        self.spaceAfter = content.getSpaceAfter()
        self.keepWithNext = getattr(content, "keepWithNext", 0)

    @property
    def longest_word(self) -> float:
        """The narrowest column that breaks no word."""
        return self._indent + float(getattr(self._content, "longest_word", 0.0))

    @property
    def natural_width(self) -> float:
        """The width of everything on one line."""
        return self._indent + float(getattr(self._content, "natural_width", self.width))

    @property
    def base_line(self) -> float:
        return self._spare / 2 + base_line(self._content)

    @property
    def _spare(self) -> float:
        return self.height - float(self._content.height)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        _, height = self._content.wrap(aW - self._indent, aH)
        self.height = max(height, self._least_height)
        return self.width, self.height

    def split(self, aW: float, aH: float, /) -> list[Flowable]:  # noqa: N803 - ReportLab's names
        parts = self._content.split(aW - self._indent, aH)
        marks = [self._mark, *[None] * len(parts)]
        return [self._part(part, mark) for part, mark in zip(parts, marks, strict=False)]

    def _part(self, content: Flowable, mark: Mark | None) -> "Marked":
        return Marked(content, right_to_left=self._right_to_left, indent=self._indent, mark=mark)

    def draw(self) -> None:
        if self._mark:
            left = self.width - self._indent if self._right_to_left else 0
            self._mark(sheet_of(self), left, 0, self._indent, self.height)
        self._content.drawOn(self.canv, 0 if self._right_to_left else self._indent, self._spare / 2)


class Beside(Flowable):
    """Columns whose first lines stand on one base line, though their scripts need different leadings.

    None leaves a column empty. `shares` tells how the width is dealt out; without it the columns are equal.
    `in_middle` sets the columns at half height instead. `ruled` draws a thin line across above them, for the
    eye that goes from one language to the other.
    """

    def __init__(
        self,
        cells: Sequence[Flowable | None],
        gap: float,
        shares: Sequence[float] | None = None,
        *,
        in_middle: bool = False,
        ruled: bool = False,
    ) -> None:
        super().__init__()
        self._cells = cells
        self._gap = gap
        self._shares = shares or [1 / len(cells)] * len(cells)
        self._in_middle = in_middle
        self._ruled = ruled
        self.base_line = 0.0  # known once it is wrapped
        there = [cell for cell in cells if cell]
        self.spaceBefore = max(cell.getSpaceBefore() for cell in there)
        self.spaceAfter = max(cell.getSpaceAfter() for cell in there)
        self.keepWithNext = max(getattr(cell, "keepWithNext", 0) for cell in there)

    def _columns(self, width: float) -> list[tuple[Flowable | None, float]]:
        """Each cell with the width of its column."""
        free = width - self._gap * (len(self._cells) - 1)
        return [(cell, free * share) for cell, share in zip(self._cells, self._shares, strict=True)]

    def _drop(self, cell: Flowable) -> float:
        """How far a cell's top lies under the row's."""
        if self._in_middle:
            return (self.height - float(cell.height)) / 2
        first = base_line(cell)
        return self.base_line - first if first else 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        for cell, column in self._columns(aW):
            if cell:
                cell.wrap(column, aH)
        there = [cell for cell in self._cells if cell]
        self.base_line = max(base_line(cell) for cell in there)
        self.height = max(cell.height for cell in there)
        if not self._in_middle:
            self.height = max(self._drop(cell) + cell.height for cell in there)
        for cell in there:
            if isinstance(cell, Framed):
                cell.grow(self.height, self.base_line)
        return self.width, self.height

    def split(self, aW: float, aH: float, /) -> list[Flowable]:  # noqa: N803 - ReportLab's names
        parts = [cell.split(column, aH) if cell else [None] for cell, column in self._columns(aW)]
        if not all(parts):
            return []
        rests: list[Flowable | None] = [part[1] if len(part) > 1 else None for part in parts]
        first: Flowable = Beside([part[0] for part in parts], self._gap, self._shares, ruled=self._ruled)
        return [first, Beside(rests, self._gap, self._shares)] if any(rests) else [first]

    def draw(self) -> None:
        if self._ruled:
            rule(sheet_of(self), 0, self.width, self.height + self.spaceBefore / 2)
        x = 0.0
        for cell, column in self._columns(self.width):
            if cell:
                cell.drawOn(self.canv, x, self.height - self._drop(cell) - cell.height)
            x += column + self._gap


class Framed(Flowable):
    """A text in a frame with a strong bar where its language begins; it never goes over a page's end."""

    def __init__(self, content: ShapedParagraph, *, right_to_left: bool, padding: float) -> None:
        super().__init__()
        self._content = content
        self._right_to_left = right_to_left
        self._padding = padding
        self.spaceBefore = content.getSpaceBefore()
        self.spaceAfter = content.getSpaceAfter()

        self._above = 0.7 * padding

    @property
    def base_line(self) -> float:
        return self._above + self._content.base_line

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        self._above = 0.7 * self._padding
        _, height = self._content.wrap(aW - 2 * self._padding - _BAR, aH)
        self.height = height + 2 * self._above
        return self.width, self.height

    def grow(self, height: float, base_line: float) -> None:
        """As high as the frame beside it, the first lines on one level."""
        self.height = height
        self._above = base_line - self._content.base_line

    def draw(self) -> None:
        sheet = sheet_of(self)
        with sheet.marked(None):
            sheet.setStrokeColorRGB(*BLUE)
            sheet.setFillColorRGB(*BLUE)
            sheet.setLineWidth(0.8)
            sheet.rect(0, 0, self.width, self.height, stroke=1, fill=0)
            sheet.rect(self.width - _BAR if self._right_to_left else 0, 0, _BAR, self.height, 0, 1)
        left = self._padding + (0 if self._right_to_left else _BAR)
        self._content.drawOn(sheet, left, self.height - self._above - self._content.height)


class Fill(Flowable):
    """A text and lines to write on: beside it where there is room, or under it across the whole width."""

    def __init__(self, content: Flowable, *, right_to_left: bool, lines: int) -> None:
        super().__init__()
        self.content = content
        self._right_to_left = right_to_left
        self._lines = lines
        self.spaceBefore = content.getSpaceBefore()
        self.spaceAfter = content.getSpaceAfter()
        self.keepWithNext = 0

    @property
    def base_line(self) -> float:
        return self._air + base_line(self.content)

    @property
    def _is_beside(self) -> bool:
        return self._beside > 0

    @property
    def _air(self) -> float:
        """Above a text with a line beside it, for the height of the hand."""
        return max(_WRITING_LINE - float(self.content.height), 0.0) if self._is_beside else 0.0

    def room_beside(self, width: float) -> float:
        """How long a line beside the text would be; none where it would be too short to write on."""
        room = width - float(getattr(self.content, "natural_width", width)) - 2 * MILLIMETRE
        return room if room >= min(_LEAST_TO_WRITE_ON, width / 2) else 0.0

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        _, height = self.content.wrap(aW, aH)
        self._beside = self.room_beside(aW)
        below = self._lines - 1 if self._is_beside else self._lines
        self.height = self._air + height + below * _WRITING_LINE
        return self.width, self.height

    def draw(self) -> None:
        sheet = sheet_of(self)
        top = self.height - self._air - self.content.height
        if self._is_beside:
            left = 0 if self._right_to_left else self.width - self._beside
            level = self.height - self.base_line - 1.5
            rule(sheet, left, self._beside, level, dark=True)
        for number in range(self._lines - self._is_beside):
            rule(sheet, 0, self.width, top - (number + 1) * _WRITING_LINE + 1.5, dark=True)
        self.content.drawOn(sheet, 0, top)


def rule(sheet: Sheet, left: float, width: float, level: float, *, dark: bool = False) -> None:
    """A thin line across, to part or to write on."""
    with sheet.marked(None):
        sheet.setStrokeColorRGB(*(GREY if dark else LINE))
        sheet.setLineWidth(_HAIR)
        sheet.line(left, level, left + width, level)


def sheet_of(flowable: Flowable) -> Sheet:
    """What a flowable is drawn on."""
    sheet = flowable.canv
    if not isinstance(sheet, Sheet):
        raise TypeError("a leaflet is drawn on a Sheet")
    return sheet
