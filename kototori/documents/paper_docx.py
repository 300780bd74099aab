"""A paper of the organisation for a word processor: real headings and tables, to be gone on with.

python-docx takes a third of a second to load, so this is imported only where such a file is wanted.
"""

from datetime import datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import _Cell

from kototori.domain.papers import Blank, Block, Grid, Heading, Paper, Paragraph, Points, pieces

_TAGS = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
_MARGIN = Mm(20)
_WIDTH = Mm(170)
_SMALL = Pt(9)


def paper_docx(paper: Paper, made: datetime) -> bytes:
    """The file; `made` is cut to its day."""
    document = Document()
    _set_up(document, paper, made)
    document.add_heading(paper.title, 0)
    for line in paper.under:
        _write(document.add_paragraph(), line)
    for block in paper.blocks:
        _add(document, block)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _set_up(document: Any, paper: Paper, made: datetime) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    properties = document.core_properties
    day = datetime.combine(made.date(), time())
    properties.title, properties.language = paper.title, _TAGS[paper.language]
    properties.author, properties.comments, properties.last_modified_by = "Kototori", "", "Kototori"
    properties.created = properties.modified = day
    properties.revision = 1
    normal = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    for style in document.styles:
        if style.element.rPr is not None or style is normal:
            _speak(style.element.get_or_add_rPr(), paper.language)
    for defaults in document.styles.element.iter(qn("w:rPrDefault")):
        _speak(defaults.find(qn("w:rPr")), paper.language)
    _put_foot(section.footer.paragraphs[0], paper.foot)


def _speak(properties: Any, language: str) -> None:
    """The language in which a word processor spells and reads aloud."""
    found = properties.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        properties.append(found)
    for kind in ("w:val", "w:eastAsia"):
        found.set(qn(kind), _TAGS[language])


def _put_foot(paragraph: Any, text: str) -> None:
    paragraph.add_run(f"{text}  ·  ").font.size = _SMALL
    run = paragraph.add_run()
    run.font.size = _SMALL
    for kind, instruction in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = instruction
        run._r.append(mark)


def _add(document: Any, block: Block) -> None:
    match block:
        case Heading(text, level):
            document.add_heading(text, level)
        case Paragraph(text):
            _write(document.add_paragraph(), text)
        case Points(items):
            for item in items:
                _write(document.add_paragraph(style="List Bullet"), item)
        case Grid():
            _add_table(document, block)
        case Blank(label):
            document.add_paragraph(f"{label}: {'_' * 40}")


def _add_table(document: Any, grid: Grid) -> None:
    rows = (*((grid.head,) if grid.head else ()), *grid.rows)
    table = document.add_table(len(rows), len(grid.shares), style="Table Grid")
    table.autofit = False
    # Asked cell by cell, python-docx walks the table anew each time: 150 rows took five seconds.
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        is_head = bool(grid.head) and number == 0
        cells: tuple[_Cell, ...] = row.cells
        for column, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            cell.width = Length(int(_WIDTH * grid.shares[column]))
            _write(cell.paragraphs[0], text, small=True, bold=is_head or (not grid.head and column == 0))
        _keep_whole(row, is_head=is_head)
    document.add_paragraph()


def _keep_whole(row: Any, *, is_head: bool) -> None:
    """No row is cut by a page, and the head stands again on the next one."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))


def _write(paragraph: Any, text: str, *, small: bool = False, bold: bool = False) -> None:
    for piece in pieces(text):
        run = paragraph.add_run(piece.text)
        run.bold = bold or None
        if small:
            run.font.size = _SMALL
        if piece.is_open:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
