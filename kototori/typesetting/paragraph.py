"""The one flowable that draws text."""

from reportlab.platypus.flowables import Flowable

from kototori.typesetting.glyph_writer import GlyphWriter
from kototori.typesetting.measured_text import Line, MeasuredText
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Align, Colour, TextStyle
from kototori.typesetting.tagging import Element

_LETTER_BELOW_BASE_LINE = 0.2  # of the size; half of the leading's surplus comes below that
_FEWEST_LINES_ALONE = 2  # at the foot of a page and at the head of the next


class ShapedParagraph(Flowable):
    """A paragraph in any script: ragged, never justified, on the side where its language begins.

    Made by `Typesetter.paragraph`. Drawn on a `Sheet` alone.
    """

    def __init__(
        self,
        measured: MeasuredText,
        style: TextStyle,
        leading: float,
        element: Element | None = None,
        rise: float = 0,
        start: int = 0,
        end: int | None = None,
    ) -> None:
        super().__init__()
        self.leading = leading
        self._measured = measured
        self._style = style
        self._element = element
        self._rise = rise
        self._start = start
        self._end = len(measured.text) if end is None else end
        self._lines: list[Line] = []
        self.spaceBefore = style.space_before
        self.spaceAfter = style.space_after
        self.keepWithNext = int(style.keep_with_next)

    @property
    def natural_width(self) -> float:
        """The width of everything on one line."""
        return self._measured.natural_width * self._style.size

    @property
    def longest_word(self) -> float:
        """The narrowest column that breaks no word."""
        return self._measured.longest_word * self._style.size

    @property
    def base_line(self) -> float:
        """How far the base line of the first line lies under the top."""
        middle = (self.leading + self._style.size) / 2
        return self._rise + middle - _LETTER_BELOW_BASE_LINE * self._style.size

    @property
    def line_count(self) -> int:
        """How many lines the last `wrap` made."""
        return len(self._lines)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        if self._lines and aW == self.width:
            return self.width, self.height
        self.width = aW
        self._lines = self._measured.lines(aW / self._style.size, self._start, self._end)
        self.height = self._rise + self.leading * len(self._lines) if self._lines else 0
        return self.width, self.height

    def split(self, aW: float, aH: float, /) -> list[Flowable]:  # noqa: N803 - ReportLab's names
        self.wrap(aW, aH)
        fitting = int((aH - self._rise) / self.leading + 1e-6)
        if fitting >= len(self._lines):
            return [self]
        fitting = min(fitting, len(self._lines) - _FEWEST_LINES_ALONE)
        if fitting < _FEWEST_LINES_ALONE:
            return []
        cut = self._lines[fitting].start
        return [self._part(self._start, cut), self._part(cut, self._end)]

    def _part(self, start: int, end: int) -> "ShapedParagraph":
        about = (self._measured, self._style, self.leading, self._element, self._rise)
        return ShapedParagraph(*about, start, end)

    def draw(self) -> None:
        sheet = self.canv
        if not isinstance(sheet, Sheet):
            raise TypeError("text is drawn on a Sheet")
        size = self._style.size
        y = self.height - self.base_line
        writer = GlyphWriter(sheet.faces, size)
        with sheet.marked(self._element):
            writer.operators.append("BT")
            for line in self._lines:
                self._draw_line(writer, line, y)
                y -= self.leading
            writer.operators.append("ET")
            sheet.write(" ".join(writer.operators))

    def _draw_line(self, writer: GlyphWriter, line: Line, y: float) -> None:
        runs = self._measured.set_runs(line)
        widths = [run.width * self._style.size for run in runs]
        free = self.width - sum(widths)
        x = free * self._share_of_room_on_the_left()
        colour: Colour | None = None
        for run, width in zip(runs, widths, strict=True):
            wanted = self._measured.spans[run.run.span].colour or self._style.colour
            if colour != wanted:
                colour = wanted
                writer.operators.append("{:.3f} {:.3f} {:.3f} rg".format(*colour))
            writer.run(run, x, y)
            x += width

    def _share_of_room_on_the_left(self) -> float:
        if self._style.align is Align.CENTRE:
            return 0.5
        starts_right = self._measured.base_level == 1
        return float(starts_right == (self._style.align is Align.START))
