"""What visitors' papers have and leaflets have not: a stack, a frame, columns of small print."""

from collections.abc import Sequence
from itertools import pairwise

from reportlab.platypus.flowables import Flowable

from kototori.documents.leaflet_fit import balanced
from kototori.documents.leaflet_rows import sheet_of
from kototori.documents.look import BLUE
from kototori.typesetting.pages import Page

_LINE = 1.1
_CORNER = 4.0


class Stack(Flowable):
    """Flowables one under the other that never part."""

    def __init__(self, parts: Sequence[Flowable]) -> None:
        super().__init__()
        self._parts = parts
        self.spaceBefore = parts[0].getSpaceBefore()
        self.spaceAfter = parts[-1].getSpaceAfter()
        self.keepWithNext = getattr(parts[-1], "keepWithNext", 0)

    @property
    def base_line(self) -> float:
        """That of the first part."""
        return float(getattr(self._parts[0], "base_line", 0.0))

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        between = sum(_between(*pair) for pair in pairwise(self._parts))
        self.height = between + sum(part.wrap(aW, aH)[1] for part in self._parts)
        return self.width, self.height

    def draw(self) -> None:
        y = self.height
        for number, part in enumerate(self._parts):
            if number:
                y -= _between(self._parts[number - 1], part)
            y -= part.height
            part.drawOn(self.canv, 0, y)


class Boxed(Flowable):
    """A flowable in a frame, at half height where the frame is higher."""

    def __init__(self, content: Flowable, *, padding: float, below: float, least_height: float = 0) -> None:
        super().__init__()
        self._content = content
        self._padding = padding
        self._least_height = least_height
        self.spaceBefore = self.spaceAfter = below

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        _, height = self._content.wrap(aW - 2 * self._padding, aH)
        self.height = max(height + 2 * self._padding, self._least_height)
        return self.width, self.height

    def draw(self) -> None:
        sheet = sheet_of(self)
        with sheet.marked(None):
            sheet.setStrokeColorRGB(*BLUE)
            sheet.setLineWidth(_LINE)
            half = _LINE / 2
            sheet.roundRect(half, half, self.width - _LINE, self.height - _LINE, _CORNER, stroke=1, fill=0)
        self._content.drawOn(sheet, self._padding, (self.height - self._content.height) / 2)


class TwoColumns(Flowable):
    """A story in two columns about equally long, the first where the language begins."""

    def __init__(self, story: Sequence[Flowable], gap: float, *, right_to_left: bool) -> None:
        super().__init__()
        self._story = story
        self._gap = gap
        self._right_to_left = right_to_left
        self._pages: list[Page] = []

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        column = self._column()
        whole = sum(part.wrap(column, aH)[1] + part.getSpaceAfter() for part in self._story)
        self._pages = balanced(self._story, column, whole)
        self.height = max(page[-1].top + page[-1].height for page in self._pages if page)
        return self.width, self.height

    def _column(self) -> float:
        return (self.width - self._gap) / 2

    def draw(self) -> None:
        column = self._column()
        for number, page in enumerate(self._pages):
            on_the_left = (number == 0) is not self._right_to_left
            x = 0.0 if on_the_left else column + self._gap
            for placed in page:
                placed.flowable.drawOn(self.canv, x, self.height - placed.top - placed.height)


def _between(upper: Flowable, lower: Flowable) -> float:
    return max(upper.getSpaceAfter(), lower.getSpaceBefore())
