"""The annex of a social report as PDF: two pages of A4, figures and pictures first, then what was noted.

Where there is much to tell the letters become smaller, page by page; there is never a third one.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.platypus.flowables import Flowable

from kototori.documents.chart_flowable import ChartFlowable, Draw
from kototori.documents.leaflet_frame import strong_line
from kototori.documents.leaflet_rows import Beside, sheet_of
from kototori.documents.look import BLUE, BROWN, GREY, INK, MILLIMETRE, PALE_BLUE
from kototori.documents.report_parts import Panel, Panels, Scaled
from kototori.documents.visitor_rows import Stack
from kototori.domain.charts import Bar, Drawing, Measure, columns, sorted_bars
from kototori.domain.release import Use
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Align, Span, TextStyle
from kototori.typesetting.tagging import Element, Role
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.annex_page import AnnexChart, AnnexPage
from kototori.wording.catalogue import Words

_MARGIN = 16 * MILLIMETRE
_WIDTH = A4[0] - 2 * _MARGIN
_FOOT = 9 * MILLIMETRE
_ROOM = A4[1] - 2 * _MARGIN - _FOOT
_GAP = 3 * MILLIMETRE
_SIZES = (10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7)
_DRAWN_SIZE = 14.0  # of the letters in a drawing's own units
_LINE = 18.0
_ROW = 27.0  # of a sorted bar, likewise
_COURSE = 190.0


class AnnexPress:
    """Sets annexes in the language of `words`."""

    def __init__(self, fonts: Path, words: Words) -> None:
        self._typesetter = Typesetter(fonts)
        self._words = words

    def set(self, page: AnnexPage) -> bytes:
        """Two pages; raises MissingGlyphs before it draws."""
        self._typesetter.check("\n".join(page.texts()), page.language)
        target = BytesIO()
        title = f"{page.kicker}: {page.title}, {page.period}"
        sheet = Sheet(target, A4, language=page.language, title=title)
        for number in (1, 2):
            self._draw(sheet, page, number)
        sheet.save()
        return target.getvalue()

    def _draw(self, sheet: Sheet, page: AnnexPage, number: int) -> None:
        """One page: measured in smaller and smaller letters, each time beside the structure of the file."""
        for size in _SIZES:
            trial = Element("Trial", page.language)
            if _Setting(self._typesetter, self._words, page, size, trial).height(number) <= _ROOM:
                break
        setting = _Setting(self._typesetter, self._words, page, size, sheet.structure)
        story = setting.story(number)
        scale = min(1.0, _ROOM / story.wrap(_WIDTH, 0)[1])
        sheet.saveState()
        sheet.translate(_MARGIN + _WIDTH * (1 - scale) / 2, A4[1] - _MARGIN)
        sheet.scale(scale, scale)
        story.drawOn(sheet, 0, -story.height)
        sheet.restoreState()
        foot = setting.foot(number)
        foot.wrap(_WIDTH, 0)
        foot.drawOn(sheet, _MARGIN, _MARGIN)
        sheet.showPage()


class _Setting:
    """One annex in letters of one size."""

    def __init__(
        self, typesetter: Typesetter, words: Words, page: AnnexPage, size: float, structure: Element
    ) -> None:
        self._typesetter = typesetter
        self._words = words
        self._page = page
        self._size = size
        self._structure = structure

    def height(self, number: int) -> float:
        """What a page takes."""
        return self.story(number).wrap(_WIDTH, 0)[1]

    def story(self, number: int) -> Stack:
        """What stands on a page, from the top."""
        return Stack([*self._first()] if number == 1 else [*self._second()])

    def foot(self, number: int) -> Flowable:
        """What the page belongs to: a page alone tells whether it may be passed on."""
        style = TextStyle(size=7.5, colour=GREY)
        page = self._page
        about = self._text(f"{page.title} · {page.period} · {page.mark}", style)
        of_pages = self._words("Page {number} of {pages}", number=number, pages=2)
        end = self._text(of_pages, TextStyle(size=7.5, colour=GREY, align=Align.END))
        return Beside([about, end], _GAP, (0.82, 0.18))

    # --- the two pages --------------------------------------------------------------------------

    def _first(self) -> Iterator[Flowable]:
        page, size = self._page, self._size
        is_internal = page.use is Use.INTERNAL
        mark = TextStyle(size=size, bold=True, colour=BROWN if is_internal else GREY, align=Align.END)
        kicker = self._text(page.kicker, TextStyle(size=size + 1, bold=True, colour=BLUE))
        yield Beside([kicker, self._text(page.mark, mark)], _GAP, (0.45, 0.55))
        yield self._text(page.title, TextStyle(size=size * 2, bold=True, colour=INK), Role.H1)
        yield self._text(page.period, TextStyle(size=size * 1.2, colour=INK, space_after=1))
        yield self._text(page.about, TextStyle(size=size * 0.9, colour=GREY, space_after=3))
        yield _Rule(4)
        yield Panels([self._number(one.number, one.name) for one in page.numbers], _GAP * 0.7, _GAP)
        yield self._text(page.summary, TextStyle(size=size * 1.1, colour=INK, space_after=6))
        yield from self._pictures(page.rows(1))

    def _second(self) -> Iterator[Flowable]:
        page, size = self._page, self._size
        text = TextStyle(size=size, colour=INK, space_after=size * 0.4)
        heading = TextStyle(size=size * 1.2, bold=True, colour=BLUE, space_before=size, space_after=3)
        small = TextStyle(size=size * 0.9, colour=GREY, space_after=2)
        yield from self._pictures(page.rows(2))
        yield self._text(page.noted_title, heading, Role.H2)
        for noted in page.noted:
            spans = [Span(f"{noted.when}: ", bold=True), Span(noted.text)]
            told = f"{noted.when}: {noted.text}"
            element = self._structure.add(Role.PARAGRAPH, page.language, text=told)
            yield self._typesetter.paragraph(spans, language=page.language, style=text, element=element)
        for said in filter(None, (page.none_noted, page.left_out)):
            yield self._text(said, small)
        yield self._text(page.coverage_title, heading, Role.H2)
        yield self._text(page.coverage, text)
        yield self._text(page.counted_title, heading, Role.H2)
        for sentence in page.counted:
            yield self._text(sentence, small)

    # --- pieces ---------------------------------------------------------------------------------

    def _number(self, number: str, name: str) -> Panel:
        large = self._text(number, TextStyle(size=self._size * 2, bold=True, colour=BLUE))
        below = self._text(name, TextStyle(size=self._size * 0.85, colour=GREY))
        return Panel(Stack([large, below]), self._size * 0.6, PALE_BLUE)

    def _pictures(self, rows: Sequence[Sequence[AnnexChart]]) -> Iterator[Flowable]:
        for row in rows:
            yield Panels([self._chart(chart) for chart in row], _GAP, _GAP)

    def _chart(self, chart: AnnexChart) -> Panel:
        bars = [Bar(cell.name, cell.number, cell.short) for cell in chart.cells]
        say, used = self._words.number, _COURSE if chart.is_course else len(bars) * _ROW

        def draw(width: float, height: float, measure: Measure) -> Drawing:
            if chart.is_course:
                return columns(bars, width, height, measure, _LINE, say)
            return sorted_bars(bars, width, height, measure, say)

        parts: list[Flowable] = [
            self._text(
                chart.title, TextStyle(size=self._size, bold=True, colour=INK, space_after=3), Role.H2
            ),
            self._drawn(chart, draw, used),
        ]
        if chart.note:
            parts.append(self._text(chart.note, TextStyle(size=self._size * 0.8, colour=GREY)))
        return Panel(Stack(parts), self._size * 0.7)

    def _drawn(self, chart: AnnexChart, draw: Draw, height: float) -> Flowable:
        told = ", ".join(f"{cell.name} {self._words.number(cell.number)}" for cell in chart.cells)
        element = self._structure.add(Role.FIGURE, self._page.language, description=f"{chart.title}: {told}")
        drawn = ChartFlowable(
            draw, height, self._typesetter, self._page.language, size=_DRAWN_SIZE, element=element
        )
        return Scaled(drawn, self._size * 0.88 / _DRAWN_SIZE)

    def _text(self, text: str, style: TextStyle, role: Role = Role.PARAGRAPH) -> ShapedParagraph:
        element = self._structure.add(role, self._page.language, text=text)
        return self._typesetter.paragraph(text, language=self._page.language, style=style, element=element)


class _Rule(Flowable):
    """A strong line across the page."""

    def __init__(self, room: float) -> None:
        super().__init__()
        self._room = room

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width, self.height = aW, self._room
        return self.width, self.height

    def draw(self) -> None:
        strong_line(sheet_of(self), 0, self.height / 2, self.width)
