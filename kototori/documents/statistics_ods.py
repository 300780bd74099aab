"""Figures as an OpenDocument spreadsheet; the same figures are the same bytes.

odfdo keeps the package, its page styles and what the file says of itself. The tables are handed to it whole,
as text: row by row it takes six milliseconds each, which for a year by day would be ten minutes.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from odfdo import Document, Element

from kototori.documents.statistics_sheets import TOP_ROWS, Cell, Sheet, Workbook, width_of
from kototori.documents.zip_times import without_times
from kototori.domain.progress import Progress, watched
from kototori.wording.catalogue import Words

_TAGS = {"fi": ("fi-FI", "fi", "FI"), "sv": ("sv-FI", "sv", "FI"), "en": ("en-GB", "en", "GB")}
_LAYOUT = "Mpm1"
_PAPER = {
    "fo:page-width": "29.7cm",
    "fo:page-height": "21cm",
    "style:print-orientation": "landscape",
    "style:scale-to-X": "1",
    "style:scale-to-Y": "0",
} | dict.fromkeys(("fo:margin-top", "fo:margin-bottom", "fo:margin-left", "fo:margin-right"), "1.5cm")
_CENTIMETRES_A_LETTER = 0.22
_LINE = 'fo:border-top="0.5pt solid #616973"'
_STYLES = {
    "kt-head": ('fo:background-color="#E8F0FA" fo:wrap-option="wrap"', 'fo:font-weight="bold"'),
    "kt-title": ("", 'fo:font-weight="bold" fo:font-size="15pt" fo:color="#1C5CA6"'),
    "kt-marked": ("", 'fo:font-weight="bold" fo:color="#A3242B"'),
    "kt-quiet": ("", 'fo:color="#616973"'),
    "kt-number": ("", ""),
    "kt-total": (_LINE, 'fo:font-weight="bold"'),
    "kt-wrapped": ('fo:wrap-option="wrap" style:vertical-align="top"', ""),
}
_CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.4">
<office:automatic-styles>{styles}</office:automatic-styles>
<office:body><office:spreadsheet>{tables}{filters}</office:spreadsheet></office:body>
</office:document-content>
"""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0"
 xmlns:ooo="http://openoffice.org/2004/office" office:version="1.4"><office:settings>
<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">
<config:config-item-map-entry>
<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>
<config:config-item-map-named config:name="Tables">{tables}</config:config-item-map-named>
</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set>
</office:settings></office:document-settings>
"""


def statistics_ods(
    book: Workbook, about: Mapping[str, object], words: Words, made: date, *, marked: bool, told: Progress
) -> bytes:
    """The file; `made` is the day it says it was made on, `marked` makes the mark stand out."""
    package = Document("spreadsheet")
    container = package.container
    if container is None:  # a document made from a template has one
        raise TypeError("an empty spreadsheet without a package")
    meta = package.meta
    meta.title, meta.subject, meta.description = book.title, book.mark, str(about["foot"])
    meta.generator, meta.language = "Kototori", _TAGS[words.language][0]
    meta.creation_date = meta.date = datetime.combine(made, time())
    container.set_part("meta.xml", meta.serialize())
    container.set_part("styles.xml", _pages(package, book, words))
    container.set_part("settings.xml", _SETTINGS.format(tables=_frozen(book)).encode())
    container.set_part("content.xml", _content(book, words, "kt-marked" if marked else "kt-quiet", told))
    target = BytesIO()
    container.save(target)
    return without_times(target)


def _pages(package: Document, book: Workbook, words: Words) -> bytes:
    """Sheets are printed across, as wide as one page, with the mark on top and the number of the page."""
    styles = package.styles
    layout = styles.get_element(f"//style:page-layout[@style:name='{_LAYOUT}']/style:page-layout-properties")
    master = styles.get_element("//style:master-page[@style:name='Default']")
    if layout is None or master is None:
        raise TypeError("the template of odfdo has other pages than it had")
    for name, value in _PAPER.items():
        layout.set_attribute(name, value)
    of_pages = words("Page {number} of {pages}", number="\0", pages="\1")
    number, pages = "<text:page-number>1</text:page-number>", "<text:page-count>1</text:page-count>"
    told = {
        "header": (escape(book.mark), "<text:sheet-name>?</text:sheet-name>"),
        "footer": (escape(book.title), escape(of_pages).replace("\0", number).replace("\1", pages)),
    }
    for part, (left, right) in told.items():
        if (earlier := master.get_element(f"style:{part}")) is not None:
            master.delete(earlier)
        regions = "".join(
            f"<style:region-{side}><text:p>{text}</text:p></style:region-{side}>"
            for side, text in (("left", left), ("right", right))
        )
        master.append(Element.from_tag(f"<style:{part}>{regions}</style:{part}>"))
    return styles.serialize()


def _content(book: Workbook, words: Words, mark_style: str, told: Progress) -> bytes:
    styles = "".join(_styles(words))
    tables = "".join(_tables(book, words, mark_style, told))
    return _CONTENT.format(styles=styles, tables=tables, filters=_filters(book)).encode()


def _styles(words: Words) -> Iterator[str]:
    _, language, country = _TAGS[words.language]
    yield (
        f'<number:number-style style:name="kt-format" number:language="{language}" '
        f'number:country="{country}"><number:number number:decimal-places="0" '
        'number:min-integer-digits="1" number:grouping="true"/></number:number-style>'
    )
    for name, (cell, text) in _STYLES.items():
        yield _cell_style(name, cell, text, right=name == "kt-number")
    yield (
        '<style:style style:name="kt-part" style:family="table-cell" style:parent-style-name="Default">'
        '<style:paragraph-properties fo:margin-left="0.35cm"/></style:style>'
    )
    for name, like in (("kt-total-number", "kt-total"), ("kt-head-right", "kt-head")):
        yield _cell_style(name, *_STYLES[like], right=True)
    for width in range(1, 101):
        yield (
            f'<style:style style:name="kt-wide-{width}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width * _CENTIMETRES_A_LETTER:.2f}cm"/>'
            "</style:style>"
        )


def _cell_style(name: str, cell: str, text: str, *, right: bool) -> str:
    of_numbers = ' style:data-style-name="kt-format"' if right else ""
    aligned = '<style:paragraph-properties fo:text-align="end"/>' if right else ""
    return (
        f'<style:style style:name="{name}" style:family="table-cell" '
        f'style:parent-style-name="Default"{of_numbers}>'
        f"<style:table-cell-properties {cell}/>{aligned}<style:text-properties {text}/></style:style>"
    )


def _tables(book: Workbook, words: Words, mark_style: str, told: Progress) -> Iterator[str]:
    every_row = words("Every number of the file in a row of its own, for programs.")
    how = [_row([(book.title, "kt-title")]), _row([(book.mark, mark_style)]), _row([])]
    how += [_row([(word, "kt-wrapped"), (said, "kt-wrapped")]) for word, said in book.how]
    how.append(_row([]))
    sheets = [(sheet.name, sheet.counts) for sheet in book.sheets]
    for name, counts in (*sheets, (book.rows_name, every_row)):
        how.append(_row([(name, "kt-wrapped"), (counts, "kt-wrapped")]))
    yield _table(book.how_name, (30, 92), how, "", [])
    for sheet in book.sheets:
        above = [
            _row([(sheet.title, "kt-title")]),
            _row([(sheet.counts, "kt-quiet")]),
            _row([(book.mark, mark_style)]),
            _row([]),
        ]
        head = _row(
            [
                (text, "kt-head" if at < sheet.key_columns else "kt-head-right")
                for at, text in enumerate(sheet.heads)
            ]
        )
        widths = [int(width_of(sheet, column)) for column in range(len(sheet.heads))]
        yield _table(sheet.name, widths, above, head, _numbers(sheet))
    head = _row([(name, "kt-head") for name in book.columns])
    rows = (
        _row(
            [
                (value, "kt-number" if name == "count" else "")
                for name, value in zip(book.columns, row, strict=True)
            ]
        )
        for row in watched(book.rows, told)
    )
    yield _table(book.rows_name, book.row_widths, [], head, rows)


def _numbers(sheet: Sheet) -> Iterator[str]:
    for at, cells in enumerate(sheet.rows):
        key, number = ("kt-part" if at in sheet.parts else "", "kt-number")
        if at in sheet.totals:
            key, number = "kt-total", "kt-total-number"
        yield _row([(cell, key if at < sheet.key_columns else number) for at, cell in enumerate(cells)])


def _table(name: str, widths: Iterable[int], above: list[str], head: str, rows: Iterable[str]) -> str:
    columns = "".join(f'<table:table-column table:style-name="kt-wide-{width}"/>' for width in widths)
    repeated = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
    told = f"{columns}{''.join(above)}{repeated}{''.join(rows)}"
    return f"<table:table table:name={quoteattr(name)}>{told}</table:table>"


def _row(cells: list[tuple[Cell, str]]) -> str:
    told = "".join(_cell(value, style) for value, style in cells) or "<table:table-cell/>"
    return f"<table:table-row>{told}</table:table-row>"


def _cell(value: Cell, style: str) -> str:
    styled = f' table:style-name="{style}"' if style else ""
    if value is None or value == "":
        return f"<table:table-cell{styled}/>"
    if isinstance(value, int):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell{styled} {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"


def _filters(book: Workbook) -> str:
    """The arrows above the columns that choose and sort rows."""
    areas = [(sheet.name, TOP_ROWS, len(sheet.heads), len(sheet.rows)) for sheet in book.sheets]
    areas.append((book.rows_name, 0, len(book.columns), len(book.rows)))
    told = "".join(
        f'<table:database-range table:name="kt-{at}" table:display-filter-buttons="true" '
        f"table:target-range-address={quoteattr(_area(*area))}/>"
        for at, area in enumerate(areas)
    )
    return f"<table:database-ranges>{told}</table:database-ranges>"


def _area(name: str, head: int, columns: int, rows: int) -> str:
    sheet = "'" + name.replace("'", "''") + "'"
    return f"{sheet}.A{head + 1}:{sheet}.{_letters(columns)}{head + 1 + rows}"


def _letters(column: int) -> str:
    """The name of the n-th column: A, Z, AA."""
    told = ""
    while column:
        column, rest = divmod(column - 1, 26)
        told = chr(ord("A") + rest) + told
    return told


def _frozen(book: Workbook) -> str:
    """Headings and first columns that stay while the rest is scrolled."""
    sheets = [(sheet.name, sheet.key_columns, TOP_ROWS + 1) for sheet in book.sheets]
    return "".join(_frozen_sheet(*sheet) for sheet in (*sheets, (book.rows_name, 0, 1)))


def _frozen_sheet(name: str, columns: int, rows: int) -> str:
    items = {
        "HorizontalSplitMode": ("short", 2 if columns else 0),
        "VerticalSplitMode": ("short", 2),
        "HorizontalSplitPosition": ("int", columns),
        "VerticalSplitPosition": ("int", rows),
        "ActiveSplitRange": ("short", 3 if columns else 2),
        "PositionLeft": ("int", 0),
        "PositionRight": ("int", columns),
        "PositionTop": ("int", 0),
        "PositionBottom": ("int", rows),
    }
    told = "".join(
        f'<config:config-item config:name="{item}" config:type="{kind}">{value}</config:config-item>'
        for item, (kind, value) in items.items()
    )
    return (
        f"<config:config-item-map-entry config:name={quoteattr(name)}>{told}</config:config-item-map-entry>"
    )
