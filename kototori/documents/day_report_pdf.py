"""The report of a day as PDF: always one page of A4, with its charts.

On a busy day the letters become smaller first, then the lists shorter: what is small is added up as the
others, and the page says so. The text for mail holds all of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.platypus.flowables import Flowable

from kototori.documents.chart_flowable import ChartFlowable, Draw
from kototori.documents.leaflet_frame import strong_line
from kototori.documents.leaflet_rows import Beside, sheet_of
from kototori.documents.look import BLUE, BROWN, GREY, INK, MILLIMETRE, PALE_BLUE
from kototori.documents.report_parts import Named, Panel, Panels, Scaled
from kototori.documents.visitor_rows import Stack
from kototori.domain.charts import Bar, Drawing, Measure, Usual, banded_columns, sorted_bars
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Align, Span, TextStyle
from kototori.typesetting.tagging import Element, Role
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import Words
from kototori.wording.report_page import Cell, Counts, Part, ReportPage

_MARGIN = 15 * MILLIMETRE
_WIDTH = A4[0] - 2 * _MARGIN
_GAP = 3 * MILLIMETRE
_LISTS = (Part.LEAFLETS, Part.MISSING, Part.REQUESTS, Part.DUTY)
_FOOT_GAP = 2 * MILLIMETRE
_DRAWN_SIZE = 14.0  # of the letters in a drawing's own units
_ROW = 26.0  # of a sorted bar, likewise


@dataclass(frozen=True, slots=True)
class _Plan:
    """How large the letters are, how many rows the lists have, and how high the hours stand (in points)."""

    size: float
    bars: int
    rows: int
    hours: float


_PLANS = (
    _Plan(10, 22, 8, 110),
    _Plan(9.5, 22, 8, 100),
    _Plan(9, 18, 8, 90),
    _Plan(9, 14, 8, 80),
    _Plan(8.5, 14, 7, 80),
    _Plan(8.5, 12, 6, 75),
    _Plan(8, 12, 6, 70),
    _Plan(8, 12, 5, 65),
    _Plan(8, 12, 4, 60),
    _Plan(7.5, 10, 4, 60),
    _Plan(7, 6, 4, 55),
)


class DayReportPress:
    """Sets reports in the language of `words`."""

    def __init__(self, fonts: Path, words: Words) -> None:
        self._typesetter = Typesetter(fonts)
        self._words = words

    def set(self, page: ReportPage) -> bytes:
        """One page; raises MissingGlyphs before it draws."""
        self._typesetter.check("\n".join(page.texts()), page.language)
        for plan in _PLANS:
            setting = _Setting(self._typesetter, self._words, page, plan)
            if setting.fits:
                break
        return setting.draw()


class _Setting:
    """One report being set by a plan."""

    def __init__(self, typesetter: Typesetter, words: Words, page: ReportPage, plan: _Plan) -> None:
        self._typesetter = typesetter
        self._words = words
        self._page = page
        self._plan = plan
        self._target = BytesIO()
        title = f"{page.title}: {page.day}"
        self._sheet = Sheet(self._target, A4, language=page.language, title=title)
        self._shortened = False
        self._story = Stack([*self._head(), *self._charts(), *self._lists(), *self._own_lines()])
        self._foot = Stack(list(self._small_print()))
        self._high = self._story.wrap(_WIDTH, 0)[1] + self._foot.wrap(_WIDTH, 0)[1] + _FOOT_GAP

    @property
    def fits(self) -> bool:
        """Whether one page holds it."""
        return self._high <= A4[1] - 2 * _MARGIN

    def draw(self) -> bytes:
        """The page; where not even the last plan fits, all of it is drawn smaller."""
        sheet = self._sheet
        scale = min(1.0, (A4[1] - 2 * _MARGIN) / self._high)
        sheet.translate(_MARGIN + _WIDTH * (1 - scale) / 2, A4[1] - _MARGIN)
        sheet.scale(scale, scale)
        self._story.drawOn(sheet, 0, -self._story.height)
        self._foot.drawOn(sheet, 0, -(A4[1] - 2 * _MARGIN) / scale)
        sheet.showPage()
        sheet.save()
        return self._target.getvalue()

    # --- the parts, from the top ------------------------------------------------------------------

    def _head(self) -> Iterator[Flowable]:
        page, size = self._page, self._plan.size
        kicker = TextStyle(size=size + 1, bold=True, colour=BLUE)
        mark = TextStyle(size=size, bold=True, colour=BROWN, align=Align.END)
        internal = self._words("Internal figures")
        yield Beside([self._text(page.title, kicker), self._text(internal, mark)], _GAP, (0.6, 0.4))
        yield self._text(_capital(page.day), TextStyle(size=size * 2.1, bold=True, colour=INK), Role.H1)
        about = " ".join(filter(None, (f"{page.desk}." if page.desk else "", page.state)))
        yield self._text(about, TextStyle(size=size, colour=GREY, space_after=3))
        yield _Rule(4)
        yield self._text(page.summary, TextStyle(size=size * 1.2, colour=INK, space_after=6))
        yield Panels([self._number(one.number, one.name) for one in page.numbers], _GAP * 0.7, _GAP)

    def _number(self, number: str, name: str) -> Panel:
        size = self._plan.size
        large = self._text(number, TextStyle(size=size * 2, bold=True, colour=BLUE))
        below = self._text(name, TextStyle(size=size * 0.85, colour=GREY))
        return Panel(Stack([large, below]), size * 0.6, PALE_BLUE)

    def _charts(self) -> Iterator[Flowable]:
        counts = self._page.counts
        bars = [self._bar_panel(counts[part]) for part in (Part.NEEDS, Part.LANGUAGES) if part in counts]
        if bars:
            yield Panels(bars, _GAP, _GAP)
        if Part.HOURS in counts:
            yield Panels([self._hour_panel(counts[Part.HOURS])], _GAP, _GAP)

    def _bar_panel(self, counts: Counts) -> Panel:
        """Sorted by the drawing itself, which adds up the smallest where there is no room for all."""
        most = self._plan.bars
        bars = [Bar(cell.name, cell.number, cell.short) for cell in counts.cells]
        self._shortened = self._shortened or len(bars) > most
        words = self._words

        def others(number: int) -> str:
            return words.many("1 other", "{n} others", number)

        def draw(width: float, height: float, measure: Measure) -> Drawing:
            return sorted_bars(bars, width, height, measure, words.number, others)

        return self._chart_panel(counts, draw, min(len(bars), most) * _ROW)

    def _hour_panel(self, counts: Counts) -> Panel:
        usual = self._page.usual
        shown = [Bar(cell.name, cell.number, cell.short) for cell in counts.cells]
        bands = [Usual(*usual[bar.name]) if bar.name in usual else None for bar in shown]
        say = self._words.number

        def draw(width: float, height: float, measure: Measure) -> Drawing:
            return banded_columns(shown, bands if any(bands) else (), width, height, measure, 18.0, say)

        note = self._words("The band behind a column is what is usual on that weekday.") if any(bands) else ""
        return self._chart_panel(counts, draw, self._plan.hours / self._scale, note)

    def _small_print(self) -> Iterator[Flowable]:
        style = TextStyle(size=self._plan.size * 0.8, colour=GREY, space_after=1)
        yield _Rule(3)
        if self._shortened:
            yield self._text(
                self._words("Lists show the largest; the text of the report for mail holds all of them."),
                style,
            )
        yield self._text(" ".join(self._page.foot), style)

    # --- lists and lines --------------------------------------------------------------------------

    def _lists(self) -> Iterator[Flowable]:
        counts = self._page.counts
        panels = [self._list_panel(counts[part]) for part in _LISTS if part in counts]
        if panels:
            yield Panels(panels, _GAP, _GAP, least=2)

    def _list_panel(self, counts: Counts) -> Panel:
        size = self._plan.size
        plain = TextStyle(size=size * 0.95, colour=INK)
        strong = TextStyle(size=size * 0.95, bold=True, colour=INK, align=Align.END)
        cells = self._cells(counts, self._plan.rows)
        room = max(len(self._words.number(cell.number)) for cell in cells) * size * 0.62 + 2
        whole = self._sheet.structure.add(Role.SECTION, self._page.language)
        parts: list[Flowable] = [self._text(counts.title, self._heading_style(), Role.H2, whole)]
        listed = whole.add(Role.LIST, self._page.language)
        for cell in cells:
            item = listed.add(Role.ITEM, self._page.language)
            name = self._text(cell.name, plain, Role.BODY, item)
            number = self._text(self._words.number(cell.number), strong, Role.BODY, item)
            parts.append(Named(name, number, room))
        return Panel(Stack(parts), size * 0.7)

    def _own_lines(self) -> Iterator[Flowable]:
        size = self._plan.size
        if self._page.lines:
            heading = self._words("The adviser's own lines")
            yield self._text(
                heading, TextStyle(size=size * 1.1, bold=True, colour=BLUE, space_after=2), Role.H2
            )
        for question, answer in self._page.lines:
            spans = [Span(f"{question} ", colour=GREY), Span(answer)]
            style = TextStyle(size=size * 1.05, colour=INK, space_after=size * 0.4)
            element = self._sheet.structure.add(
                Role.PARAGRAPH, self._page.language, text=f"{question} {answer}"
            )
            yield self._typesetter.paragraph(
                spans, language=self._page.language, style=style, element=element
            )
        if self._page.coverage:
            yield self._text(
                self._page.coverage, TextStyle(size=size * 0.9, colour=GREY, space_before=size * 0.4)
            )

    # --- pieces -----------------------------------------------------------------------------------

    @property
    def _scale(self) -> float:
        """Drawings are thought for the screen, whose letters are larger."""
        return self._plan.size * 0.88 / _DRAWN_SIZE

    def _chart_panel(self, counts: Counts, draw: Draw, height: float, note: str = "") -> Panel:
        """A chart with its heading; `height` is in the drawing's own units."""
        page, size = self._page, self._plan.size
        parts: list[Flowable] = [self._text(counts.title, self._heading_style(), Role.H2)]
        told = ", ".join(f"{cell.name} {self._words.number(cell.number)}" for cell in counts.cells)
        figure = self._sheet.structure.add(Role.FIGURE, page.language, description=f"{counts.title}: {told}")
        chart = ChartFlowable(draw, height, self._typesetter, page.language, size=_DRAWN_SIZE, element=figure)
        if height:
            parts.append(Scaled(chart, self._scale))
        missing = counts.missing
        said = "" if missing is None else f"{missing.name}: {self._words.number(missing.number)}."
        beside = " ".join(filter(None, (_capital(said), note)))
        if beside:
            parts.append(self._text(beside, TextStyle(size=size * 0.8, colour=GREY, space_before=2)))
        return Panel(Stack(parts), size * 0.7)

    def _cells(self, counts: Counts, most: int) -> tuple[Cell, ...]:
        cells = counts.shortened(most, self._words)
        self._shortened = self._shortened or len(cells) < counts.rows
        return cells

    def _heading_style(self) -> TextStyle:
        return TextStyle(size=self._plan.size, bold=True, colour=INK, space_after=3)

    def _text(
        self, text: str, style: TextStyle, role: Role = Role.PARAGRAPH, parent: Element | None = None
    ) -> ShapedParagraph:
        language = self._page.language
        element = (parent or self._sheet.structure).add(role, language, text=text)
        return self._typesetter.paragraph(text, language=language, style=style, element=element)


class _Rule(Flowable):
    """A strong line across, with room below."""

    def __init__(self, below: float) -> None:
        super().__init__()
        self.spaceAfter = below

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        self.width, self.height = aW, 2.0
        return self.width, self.height

    def draw(self) -> None:
        strong_line(sheet_of(self), 0, 0, self.width)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
