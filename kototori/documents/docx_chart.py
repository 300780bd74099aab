"""A chart within a document: one that the word processor draws, and whose numbers can be looked up there.

XlsxWriter writes the chart and the small workbook behind it; here both are put into the document. A picture
would be simpler, but blurred when it is enlarged, and silent for whoever cannot see it.
"""

import re
from datetime import datetime
from io import BytesIO
from textwrap import shorten
from typing import Any
from zipfile import ZipFile

import xlsxwriter
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Length

from kototori.documents.docx_parts import FACE
from kototori.domain.charts.inks import ON_PAPER
from kototori.wording.annex_page import AnnexChart

_SHEET = "Data"
_PRINTING = re.compile(r"<c:printSettings>.*</c:printSettings>")
_BEHIND = '<c:externalData r:id="{id}"><c:autoUpdate val="0"/></c:externalData>'
_INLINE = """<w:drawing
 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="0" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="1" name=""/>
<wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">
<c:chart r:id=""/></a:graphicData></a:graphic>
</wp:inline></w:drawing>"""
_UPRIGHT = '<a:bodyPr rot="0" vert="horz"/>'
_FONT = {"name": FACE, "size": 9, "color": ON_PAPER.text}
_LONGEST_NAME = 60  # letters that stand on one line on the half of a page; all of it is in the spoken text
_LETTER = 1.75  # millimetres, of a name
_WIDEST_NAMES = 0.6  # of the width of a chart
_LABELS = "".join(
    f'<c:show{what} val="{int(what == "Val")}"/>'
    for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
)


def add_chart(
    run: Any, chart: AnnexChart, *, counted: str, told: str, width: Length, height: Length, made: datetime
) -> None:
    """Draws a chart in a run; `told` says the same in words, `counted` heads the numbers."""
    document = run.part
    number = sum(part.partname.startswith("/word/charts/") for part in document.package.iter_parts()) + 1
    workbook, drawn = _workbook(chart, counted, made, width.mm)
    name = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    behind = Part(name, CONTENT_TYPE.SML_SHEET, workbook, document.package)
    name = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(name, CONTENT_TYPE.DML_CHART, None, document.package)
    link = part.relate_to(behind, RELATIONSHIP_TYPE.PACKAGE)
    end = f"{_BEHIND.format(id=link)}</c:chartSpace>"
    part._blob = _outspoken(_PRINTING.sub("", drawn)).replace("</c:chartSpace>", end).encode()
    inline = parse_xml(_INLINE)
    _fill(inline, document.relate_to(part, RELATIONSHIP_TYPE.CHART), chart.title, told, number)
    (extent,) = inline.iter("{*}extent")
    extent.set("cx", str(int(width)))
    extent.set("cy", str(int(height)))
    run._r.append(inline)


def _fill(inline: Any, link: str, title: str, told: str, number: int) -> None:
    (about,) = inline.iter("{*}docPr")
    about.set("id", str(1000 + number))
    about.set("name", title)
    about.set("descr", told)
    (shown,) = inline.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart")
    shown.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", link)


def _outspoken(drawn: str) -> str:
    """Says no where the chart says nothing: Excel takes that for a no, and LibreOffice for a yes.

    Names that are not told to lie level LibreOffice breaks into lines, and then leaves every second one away.
    """
    drawn = drawn.replace('<c:showVal val="1"/>', _LABELS).replace("<a:bodyPr/>", _UPRIGHT)
    drawn = drawn.replace(
        '<c:grouping val="clustered"/>', '<c:grouping val="clustered"/><c:varyColors val="0"/>'
    )
    drawn = drawn.replace('<c:lang val="en-US"/>', '<c:lang val="en-US"/><c:roundedCorners val="0"/>')
    return re.sub(r"</c:scaling>(?!<c:delete)", '</c:scaling><c:delete val="0"/>', drawn)


def _workbook(chart: AnnexChart, counted: str, made: datetime, width: float) -> tuple[bytes, str]:
    """The numbers as a workbook, and its chart."""
    target = BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    workbook.set_properties({"created": made, "author": "Kototori"})
    sheet = workbook.add_worksheet(_SHEET)
    sheet.write_row(0, 0, ["", counted])
    for row, cell in enumerate(chart.cells, start=1):
        sheet.write_string(row, 0, _on_one_line(cell.name))
        sheet.write_number(row, 1, cell.number)
    sheet.insert_chart("D2", _drawn(workbook, chart, counted, width))
    workbook.close()
    with ZipFile(target) as parts:
        return target.getvalue(), parts.read("xl/charts/chart1.xml").decode()


def _on_one_line(name: str) -> str:
    """Short enough for a line, and with spaces that no program breaks it at."""
    return shorten(name, _LONGEST_NAME, placeholder="…").replace(" ", "\N{NO-BREAK SPACE}")


def _drawn(workbook: Any, chart: AnnexChart, counted: str, width: float) -> Any:
    last = len(chart.cells)
    drawn = workbook.add_chart({"type": "column" if chart.is_course else "bar"})
    drawn.add_series(
        {
            "name": counted,
            "categories": [_SHEET, 1, 0, last, 0],
            "values": [_SHEET, 1, 1, last, 1],
            "fill": {"color": ON_PAPER.bar},
            "data_labels": {"value": True, "font": {**_FONT, "bold": True}},
            "gap": 60,
        }
    )
    names: dict[str, Any] = {"num_font": _FONT, "line": {"color": ON_PAPER.axis}}
    names |= {"major_tick_mark": "none", "minor_tick_mark": "none", "interval_unit": 1}
    numbers: dict[str, Any] = {"visible": False, "major_gridlines": {"visible": False}, "min": 0}
    if chart.is_course:
        drawn.set_x_axis(names)
        drawn.set_y_axis(numbers)
    else:  # lying down, the names stand on the axis called y
        drawn.set_y_axis({**names, "reverse": True})
        drawn.set_x_axis(numbers)
        begin = min(
            _WIDEST_NAMES, max(len(_on_one_line(cell.name)) for cell in chart.cells) * _LETTER / width + 0.01
        )
        drawn.set_plotarea({"layout": {"x": begin, "y": 0.02, "width": 0.92 - begin, "height": 0.96}})
    drawn.set_legend({"none": True})
    drawn.set_title({"none": True})
    drawn.set_chartarea({"border": {"none": True}})
    return drawn
