"""The annex of a social report for a word processor: the same two pages, to be gone on with.

What it says is bounded so that two pages hold it; a break stands between them, and charts have their heights.
"""

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from kototori.documents.docx_chart import add_chart
from kototori.documents.docx_parts import BLUE, set_up
from kototori.documents.zip_times import without_times
from kototori.domain.release import Use
from kototori.wording.annex_page import AnnexChart, AnnexPage
from kototori.wording.catalogue import Words

_MARGIN = Mm(16)
_WIDTH = 178  # millimetres
_COURSE = 42
_ROW = 4.4  # of a sorted bar
_ROUND_BARS = 7
_TEXT, _SMALL = Pt(10), Pt(8.5)
_GREY, _BROWN = RGBColor(0x61, 0x69, 0x75), RGBColor(0x73, 0x42, 0x00)


def annex_docx(page: AnnexPage, words: Words) -> bytes:
    """The file; it tells the day on which it was made, and no time."""
    return _Writing(page, words).write()


class _Writing:
    def __init__(self, page: AnnexPage, words: Words) -> None:
        self._page = page
        self._words = words
        self._made = datetime.combine(page.made, time())
        self._document: Any = Document()
        set_up(
            self._document,
            title=f"{page.kicker}: {page.title}, {page.period}",
            language=page.language,
            foot=f"{page.title} · {page.period} · {page.mark}",
            made=self._made,
            margin=_MARGIN,
            size=_TEXT,
        )
        normal = self._document.styles["Normal"].paragraph_format
        normal.space_before, normal.space_after, normal.line_spacing = Pt(0), Pt(3), 1.0

    def write(self) -> bytes:
        page = self._page
        self._head()
        self._numbers()
        self._say(page.summary, size=Pt(11)).paragraph_format.space_before = Pt(6)
        self._pictures(page.rows(1))
        self._second()
        target = BytesIO()
        self._document.save(target)
        return without_times(target)

    def _head(self) -> None:
        page = self._page
        colour = _BROWN if page.use is Use.INTERNAL else _GREY
        self._say(page.mark, bold=True, colour=colour).alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._say(page.kicker, size=Pt(11), bold=True, colour=BLUE)
        self._heading(page.title, 1, Pt(20))
        self._say(page.period, size=Pt(12))
        self._say(page.about, size=_SMALL, colour=_GREY)

    def _numbers(self) -> None:
        numbers = self._page.numbers
        table = self._document.add_table(2, len(numbers))
        for column, (number, name) in enumerate(numbers):
            large, below = table.cell(0, column).paragraphs[0], table.cell(1, column).paragraphs[0]
            self._run(large, number, size=Pt(20), bold=True, colour=BLUE)
            self._run(below, name, size=_SMALL, colour=_GREY)

    def _second(self) -> None:
        page = self._page
        later = page.rows(2)
        if later:
            self._pictures(later, begins_page=True)
        self._heading(page.noted_title, 2, Pt(12), begins_page=not later)
        for noted in page.noted:
            paragraph = self._document.add_paragraph()
            self._run(paragraph, f"{noted.when}: ", bold=True)
            self._run(paragraph, noted.text)
        for said in filter(None, (page.none_noted, page.left_out)):
            self._say(said, size=_SMALL, colour=_GREY)
        self._heading(page.coverage_title, 2, Pt(12))
        self._say(page.coverage)
        self._heading(page.counted_title, 2, Pt(12))
        for sentence in page.counted:
            self._say(sentence, size=_SMALL, colour=_GREY)

    # --- pictures -------------------------------------------------------------------------------

    def _pictures(self, rows: Sequence[Sequence[AnnexChart]], *, begins_page: bool = False) -> None:
        if begins_page:  # before the table: LibreOffice breaks no page within one
            self._say("", size=Pt(1)).paragraph_format.page_break_before = True
        for row in rows:
            height = max(self._height(chart) for chart in row)
            table = self._document.add_table(1, len(row))
            for cell, chart in zip(table.rows[0].cells, row, strict=True):
                self._picture(cell, chart, _WIDTH / len(row) - 4, height)

    def _height(self, chart: AnnexChart) -> float:
        return _COURSE if chart.is_course else _ROUND_BARS + _ROW * len(chart.cells)

    def _picture(self, where: Any, chart: AnnexChart, width: float, height: float) -> None:
        words = self._words
        title = where.paragraphs[0]
        self._run(title, chart.title, bold=True)
        title.paragraph_format.keep_with_next = True
        title.paragraph_format.space_before = Pt(10)
        told = ", ".join(f"{cell.name} {words.number(cell.number)}" for cell in chart.cells)
        add_chart(
            where.add_paragraph().add_run(),
            chart,
            counted=words("contacts"),
            told=f"{chart.title}: {told}",
            width=Mm(width),
            height=Mm(height),
            made=self._made,
        )
        if chart.note:
            self._run(where.add_paragraph(), chart.note, size=_SMALL, colour=_GREY)

    # --- texts ----------------------------------------------------------------------------------

    def _heading(self, text: str, level: int, size: Any, *, begins_page: bool = False) -> None:
        heading = self._document.add_heading(level=level)
        run = heading.add_run(text)
        run.font.size = size
        heading.paragraph_format.space_before = Pt(8 if level > 1 else 0)
        heading.paragraph_format.space_after = Pt(3)
        heading.paragraph_format.page_break_before = begins_page

    def _say(self, text: str, *, size: Any = None, bold: bool = False, colour: RGBColor | None = None) -> Any:
        paragraph = self._document.add_paragraph()
        self._run(paragraph, text, size=size, bold=bold, colour=colour)
        return paragraph

    def _run(
        self,
        paragraph: Any,
        text: str,
        *,
        size: Any = None,
        bold: bool = False,
        colour: RGBColor | None = None,
    ) -> None:
        run = paragraph.add_run(text)
        run.bold = bold or None
        run.font.size = size
        if colour is not None:
            run.font.color.rgb = colour
