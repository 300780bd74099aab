"""Reads files of figures with readers of other people, for tests; nothing here comes from the program."""

import csv
import itertools
import json
import zipfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
from pypdf import PdfReader

Key = tuple[str, str, str, str, str]  # period, table, cat1, cat2, measure
Counts = dict[Key, int | None]
Sheets = dict[str, list[list[object]]]
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def from_csv(path: Path) -> Counts:
    """With Python's own reader, as a spreadsheet in English cuts it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {_key(row): int(row["count"]) if row["count"] else None for row in csv.DictReader(file)}


def labels_from_csv(path: Path) -> dict[tuple[str, str], str]:
    """What each category is called: by dimension and code."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    first = {(row["dim1"], row["cat1"]): row["label1"] for row in rows}
    return first | {(row["dim2"], row["cat2"]): row["label2"] for row in rows if row["cat2"]}


def from_json(path: Path) -> Counts:
    """Count is a number or null there."""
    return {_key(row): row["count"] for row in json.loads(path.read_text(encoding="utf-8"))["rows"]}


def _key(row: dict[str, str]) -> Key:
    return row["period"], row["table"], row["cat1"], row["cat2"], row["measure"]


@cache
def sheets_of_xlsx(path: Path) -> Sheets:
    """With openpyxl."""
    book = openpyxl.load_workbook(path, read_only=True)
    return {page.title: [list(row) for row in page.iter_rows(values_only=True)] for page in book}


@cache
def sheets_of_ods(path: Path) -> Sheets:
    """From the XML alone."""
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("content.xml"))
    return {
        str(table.get(f"{{{_TABLE}}}name")): [
            [_ods_value(cell) for cell in row] for row in table.iter(f"{{{_TABLE}}}table-row")
        ]
        for table in root.iter(f"{{{_TABLE}}}table")
    }


def _ods_value(cell: ElementTree.Element) -> object:
    match cell.get(f"{{{_OFFICE}}}value-type"):
        case "float":
            return int(str(cell.get(f"{{{_OFFICE}}}value")))
        case "string":
            return "".join(text for part in cell.iter(f"{{{_TEXT}}}p") for text in part.itertext())
        case _:
            return None


def rows_of(sheet: list[list[object]]) -> Counts:
    """The sheet in which every number is a row."""
    names = [str(name) for name in sheet[0]]
    rows = [dict(zip(names, row, strict=True)) for row in sheet[1:]]
    return {
        _key({name: str(value or "") for name, value in row.items()}): _number(row["count"]) for row in rows
    }


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) else None


def from_px(path: Path, language: str | None = None) -> dict[tuple[str, ...], int | None]:
    """With pyaxis: the number for each combination of codes, in the order of the variables."""
    from pyaxis import pyaxis  # here: pandas comes with it, and every process of the tests would load it

    read = pyaxis.parse(str(path), encoding="utf-8", lang=language)
    told, frame = read["METADATA"], read["DATA"]
    variables = [*told["STUB"], *told["HEADING"]]
    codes = itertools.product(*(told[f"CODES({name})"] for name in variables))
    values = [None if value != value else int(value) for value in frame["DATA"]]  # NaN is not itself
    return dict(zip(codes, values, strict=True))


@cache
def text_of_pdf(path: Path) -> str:
    """With pypdf, every gap as one space."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(path).pages)
