"""What the page of a report stacks: panels, large numbers, names with their counts."""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from kototori.documents.leaflet_rows import sheet_of
from kototori.documents.look import LINE
from kototori.typesetting.style import Colour

_CORNER = 4.0
_HAIR = 0.7


class Panel(Flowable):
    """A flowable in a quiet frame; those side by side are made equally high."""

    def __init__(self, content: Flowable, padding: float, ground: Colour | None = None) -> None:
        super().__init__()
        self._content = content
        self._padding = padding
        self._ground = ground

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        self.height = self._content.wrap(aW - 2 * self._padding, aH)[1] + 2 * self._padding
        return self.width, self.height

    def grow(self, height: float) -> None:
        """As high as the one beside it."""
        self.height = height

    def draw(self) -> None:
        sheet = sheet_of(self)
        with sheet.marked(None):
            sheet.setStrokeColorRGB(*LINE)
            sheet.setLineWidth(_HAIR)
            if self._ground:
                sheet.setFillColorRGB(*self._ground)
            half = _HAIR / 2
            width, height = self.width - _HAIR, self.height - _HAIR
            sheet.roundRect(half, half, width, height, _CORNER, stroke=1, fill=int(self._ground is not None))
        self._content.drawOn(sheet, self._padding, self.height - self._padding - self._content.height)


class Panels(Flowable):
    """Panels side by side, all as high as the highest."""

    def __init__(self, panels: Sequence[Panel], gap: float, space_after: float, *, least: int = 1) -> None:
        """None is wider than if there were `least` of them."""
        super().__init__()
        self._columns = max(len(panels), least)
        self._panels = panels
        self._gap = gap
        self.spaceAfter = space_after

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        column = (aW - self._gap * (self._columns - 1)) / self._columns
        self.height = max(panel.wrap(column, aH)[1] for panel in self._panels)
        for panel in self._panels:
            panel.grow(self.height)
        return self.width, self.height

    def draw(self) -> None:
        x = 0.0
        for panel in self._panels:
            panel.drawOn(self.canv, x, 0)
            x += panel.width + self._gap


class Named(Flowable):
    """A name with its count at the other end of the line."""

    def __init__(self, name: Flowable, number: Flowable, room: float) -> None:
        """`room` is what the numbers of the list take."""
        super().__init__()
        self._name = name
        self._number = number
        self._room = room

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width = aW
        self._number.wrap(self._room, aH)
        self.height = self._name.wrap(aW - self._room - self._room / 2, aH)[1]
        return self.width, self.height

    def draw(self) -> None:
        self._name.drawOn(self.canv, 0, self.height - self._name.height)
        self._number.drawOn(self.canv, self.width - self._room, self.height - self._number.height)


class Scaled(Flowable):
    """A flowable made for larger units than points."""

    def __init__(self, content: Flowable, scale: float) -> None:
        super().__init__()
        self._content = content
        self._scale = scale

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        width, height = self._content.wrap(aW / self._scale, aH)
        self.width, self.height = width * self._scale, height * self._scale
        return self.width, self.height

    def draw(self) -> None:
        sheet = sheet_of(self)
        sheet.saveState()
        sheet.scale(self._scale, self._scale)
        self._content.drawOn(sheet, 0, 0)
        sheet.restoreState()
