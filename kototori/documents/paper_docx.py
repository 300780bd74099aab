"""A paper of the organisation for a word processor: real headings and tables, to be gone on with.

python-docx takes a third of a second to load, so this is imported only where such a file is wanted.
"""

from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.shared import Length, Mm, Pt
from docx.table import _Cell

from kototori.documents.docx_parts import SMALL, set_up
from kototori.documents.zip_times import without_times
from kototori.domain.papers import Blank, Block, Grid, Heading, Paper, Paragraph, Points, pieces

_MARGIN = Mm(20)
_WIDTH = Mm(170)


def paper_docx(paper: Paper, made: datetime) -> bytes:
    """The file; `made` is cut to its day."""
    document = Document()
    set_up(
        document,
        title=paper.title,
        language=paper.language,
        foot=paper.foot,
        made=made,
        margin=_MARGIN,
        size=Pt(10.5),
    )
    document.add_heading(paper.title, 0)
    for line in paper.under:
        _write(document.add_paragraph(), line)
    for block in paper.blocks:
        _add(document, block)
    target = BytesIO()
    document.save(target)
    return without_times(target)


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
    # Word goes by the cells, LibreOffice by the columns.
    for column, share in zip(table.columns, grid.shares, strict=True):
        column.width = Length(int(_WIDTH * share))
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
            run.font.size = SMALL
        if piece.is_open:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
