"""Figures as an Excel file; the same figures are the same bytes.

XlsxWriter is loaded here alone, so only where such a file is wanted. It works in memory: files of its own
would leave exact figures in the folder for temporary files.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from textwrap import wrap
from typing import Any

import xlsxwriter

from kototori.documents.statistics_sheets import TOP_ROWS, Sheet, Workbook, width_of
from kototori.documents.statistics_tidy import TidyRow
from kototori.domain.progress import Progress, watched
from kototori.wording.catalogue import Words

_A4 = 9
_INK, _BLUE, _PALE, _RED, _GREY = "#1A1F29", "#1C5CA6", "#E8F0FA", "#A3242B", "#616973"
_CHARTED_AT_MOST = 400
_LINE_HEIGHT, _LETTERS_A_LINE = 15, 100
_COUNT = "count"


def statistics_xlsx(
    book: Workbook, about: Mapping[str, object], words: Words, made: date, *, marked: bool, told: Progress
) -> bytes:
    """The file; `made` is the day it says it was made on, `marked` makes the mark stand out."""
    target = BytesIO()
    with xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as file:
        file.set_properties(
            {
                "title": book.title,
                "subject": book.mark,
                "author": "Kototori",
                "comments": str(about["foot"]),
                "created": datetime.combine(made, time()),
            }
        )
        _Writing(file, book, words, marked=marked, told=told).write()
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class _Looks:
    """How cells look."""

    title: Any
    text: Any
    mark: Any
    head: Any
    head_number: Any
    key: Any
    part: Any
    number: Any
    row_number: Any
    total_key: Any
    total: Any
    link: Any


class _Writing:
    def __init__(self, file: Any, book: Workbook, words: Words, *, marked: bool, told: Progress) -> None:
        self._file = file
        self._book = book
        self._words = words
        self._marked = marked
        self._told = told
        self._looks = _looks(file, marked=marked)

    def write(self) -> None:
        how = self._sheet(self._book.how_name)
        for sheet in self._book.sheets:
            self._write_table(sheet)
        self._write_rows()
        self._write_how(how)

    def _sheet(self, name: str) -> Any:
        """A new sheet that says on paper too who may see it, and which page it is."""
        page = self._file.add_worksheet(name)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.set_header(f"&L{_plain(self._book.mark)}&R&A")
        of_pages = self._words("Page {number} of {pages}", number="&P", pages="&N")
        page.set_footer(f"&L{_plain(self._book.title)}&R{of_pages}")
        if self._marked:
            page.set_tab_color(_RED)
        return page

    def _write_how(self, page: Any) -> None:
        looks = self._looks
        page.hide_gridlines(2)
        page.set_column(0, 0, 30)
        page.set_column(1, 1, 106)
        page.write_string(0, 0, self._book.title, looks.title)
        page.write_string(1, 0, self._book.mark, looks.mark)
        row = 3
        for word, told in self._book.how:
            page.write_string(row, 0, word, looks.key)
            self._write_told(page, row, told)
            row += 1
        every_row = self._words("Every number of the file in a row of its own, for programs.")
        sheets = [(sheet.name, sheet.counts) for sheet in self._book.sheets]
        for name, told in (*sheets, (self._book.rows_name, every_row)):
            row += 1
            page.write_url(row, 0, f"internal:'{name}'!A1", looks.link, name)
            self._write_told(page, row, told)

    def _write_told(self, page: Any, row: int, told: str) -> None:
        """Not every program finds the height of a row of several lines by itself."""
        page.write_string(row, 1, told, self._looks.text)
        page.set_row(row, _LINE_HEIGHT * (1 + len(told) // _LETTERS_A_LINE))

    def _write_table(self, sheet: Sheet) -> None:
        looks = self._looks
        page = self._sheet(sheet.name)
        page.write_string(0, 0, sheet.title, looks.title)
        page.write_string(1, 0, sheet.counts)
        page.write_string(2, 0, self._book.mark, looks.mark)
        for column, head in enumerate(sheet.heads):
            look = looks.head if column < sheet.key_columns else looks.head_number
            page.write_string(TOP_ROWS, column, head, look)
        page.set_row(TOP_ROWS, _LINE_HEIGHT * _lines_of_heads(sheet))
        for at, cells in enumerate(sheet.rows):
            key, number = self._looks_of(sheet, at)
            for column, cell in enumerate(cells):
                page.write(TOP_ROWS + 1 + at, column, cell, key if column < sheet.key_columns else number)
        last = TOP_ROWS + len(sheet.rows)
        page.freeze_panes(TOP_ROWS + 1, sheet.key_columns)
        page.autofilter(TOP_ROWS, 0, last, len(sheet.heads) - 1)
        page.repeat_rows(TOP_ROWS)
        for column in range(len(sheet.heads)):
            page.set_column(column, column, width_of(sheet, column))
        if sheet.charted:
            self._add_chart(page, sheet)

    def _looks_of(self, sheet: Sheet, at: int) -> tuple[Any, Any]:
        """How the beginning of a row and its numbers look."""
        if at in sheet.totals:
            return self._looks.total_key, self._looks.total
        return self._looks.part if at in sheet.parts else self._looks.key, self._looks.number

    def _add_chart(self, page: Any, sheet: Sheet) -> None:
        """One row over the periods as columns, or many rows of one period as bars."""
        is_over_time = len(sheet.charted) == 1
        chart = self._file.add_chart({"type": "column" if is_over_time else "bar"})
        first, width = TOP_ROWS + 1, min(len(sheet.heads) - 1, _CHARTED_AT_MOST)
        if is_over_time:
            at = first + sheet.charted[0]
            names: object = [sheet.name, TOP_ROWS, 1, TOP_ROWS, width]
            values: object = [sheet.name, at, 1, at, width]
            title = str(sheet.rows[sheet.charted[0]][0])
        else:
            names, values = _picked(sheet, "A", first), _picked(sheet, "B", first)
            title = f"{sheet.title} {sheet.heads[1]}"
        chart.add_series({"categories": names, "values": values, "fill": {"color": _BLUE}, "gap": 60})
        chart.set_title({"name": title, "name_font": {"size": 12}})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": not is_over_time, "major_gridlines": {"visible": is_over_time}})
        height = 320 if is_over_time else 120 + 24 * len(sheet.charted)
        chart.set_size({"width": 860, "height": height})
        below = first + len(sheet.rows) + 1
        page.insert_chart(below if is_over_time else TOP_ROWS, 0 if is_over_time else 4, chart)

    def _write_rows(self) -> None:
        book, looks = self._book, self._looks
        page = self._sheet(book.rows_name)
        for column, name in enumerate(book.columns):
            page.write_string(0, column, name, looks.head_number if name == _COUNT else looks.head)
            page.set_column(column, column, book.row_widths[column])
        for at, row in enumerate(watched(book.rows, self._told), start=1):
            self._write_row(page, at, row)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(book.rows), 1), len(book.columns) - 1)
        page.repeat_rows(0)

    def _write_row(self, page: Any, at: int, row: TidyRow) -> None:
        for column, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(at, column, value, self._looks.row_number)
            elif value:
                page.write_string(at, column, value)


def _lines_of_heads(sheet: Sheet) -> int:
    """Over how many lines the longest heading goes beside the arrow of its filter."""
    rooms = [(head, width_of(sheet, column) - 2) for column, head in enumerate(sheet.heads)]
    return max(len(wrap(head, room)) for head, room in rooms)


def _picked(sheet: Sheet, column: str, first: int) -> str:
    """The cells of a column that a chart shows, which are not side by side."""
    cells = ",".join(f"'{sheet.name}'!${column}${first + at + 1}" for at in sheet.charted)
    return f"=({cells})"


def _looks(file: Any, *, marked: bool) -> _Looks:
    plain = {"font_color": _INK, "valign": "top"}
    head = {"bold": True, "bg_color": _PALE, "bottom": 1, "valign": "vcenter", "text_wrap": True}
    number = {**plain, "num_format": "#,##0", "align": "right"}
    total = {"bold": True, "top": 1}
    return _Looks(
        title=file.add_format({"bold": True, "font_size": 15, "font_color": _BLUE}),
        text=file.add_format({**plain, "text_wrap": True}),
        mark=file.add_format({"bold": marked, "font_color": _RED if marked else _GREY}),
        head=file.add_format(head),
        head_number=file.add_format({**head, "align": "right"}),
        key=file.add_format(plain),
        part=file.add_format({**plain, "indent": 1}),
        number=file.add_format(number),
        row_number=file.add_format({"num_format": "#,##0", "align": "right", "indent": 1}),
        total_key=file.add_format({**plain, **total}),
        total=file.add_format({**number, **total}),
        link=file.add_format({"font_color": _BLUE, "underline": 1, "valign": "top"}),
    )


def _plain(text: str) -> str:
    """An ampersand is an order in a header, unless it is doubled."""
    return text.replace("&", "&&")
