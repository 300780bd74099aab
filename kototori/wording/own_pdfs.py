"""The PDFs in the desk's own folder: `TOPIC.LANGUAGE.pdf`, and `own.csv` that tells more about them."""

import csv
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path

from kototori.domain.errors import DeskError
from kototori.domain.own_pdf import (
    MOST_MEGABYTES,
    BadListRow,
    BadOwnName,
    BrokenPdf,
    LockedPdf,
    OwnPdf,
    PdfTooLarge,
    UnknownLeafletLanguage,
)
from kototori.wording.leaflet_state import read_standing

LIST = "own.csv"
COLUMNS = ("file", "title", "needs", "owner", "state", "by", "on", "review_by")
_TOPIC = r"[a-z][a-z0-9-]{1,47}"  # as handouts are counted
_NAME = re.compile(rf"({_TOPIC})\.([A-Za-z]{{2,3}}(?:-[A-Za-z0-9]{{2,8}})*)\.pdf", re.ASCII)
_YEAR = timedelta(days=365)
_HEAD, _TAIL = 1024, 4096


@dataclass(frozen=True, slots=True)
class OwnPdfs:
    """What can be offered, by topic and language, and what is wrong with the others."""

    pdfs: Mapping[tuple[str, str], OwnPdf]
    faults: Mapping[str, DeskError]
    remarks: Mapping[tuple[str, str], DeskError]


def read_own_pdfs(folder: Path, languages: Collection[str]) -> OwnPdfs:
    """Every PDF of the folder; `languages` are those that are known here (none: any)."""
    pdfs: dict[tuple[str, str], OwnPdf] = {}
    faults: dict[str, DeskError] = {}
    remarks: dict[tuple[str, str], DeskError] = {}
    listed, bad_rows = _read_list(folder / LIST)
    faults |= {f"{LIST} {row.line}": row for row in bad_rows}
    by_folded = {language.casefold(): language for language in languages}
    for path in sorted(folder.glob("*.[pP][dD][fF]")):
        named = _NAME.fullmatch(path.name)
        if named is None:
            faults[path.name] = BadOwnName(path)
            continue
        language = by_folded.get(named[2].casefold(), "") if languages else named[2]
        if not language:
            faults[path.name] = UnknownLeafletLanguage(path, named[2])
            continue
        fault = _fault_at_first_sight(path)
        if fault is not None:
            faults[f"{named[1]}/{language}"] = fault
            continue
        pdf, remark = _described(path, named[1], language, listed.get(path.name, {}))
        pdfs[pdf.topic, language] = pdf
        if remark is not None:
            remarks[pdf.topic, language] = remark
    return OwnPdfs(pdfs, faults, remarks)


def is_topic(text: str) -> bool:
    """Whether a leaflet can be called so."""
    return re.fullmatch(_TOPIC, text) is not None


def file_name(topic: str, language: str) -> str:
    """What the PDF of a topic in a language is called."""
    return f"{topic}.{language}.pdf"


def list_with(folder: Path, pdf: OwnPdf) -> bytes:
    """The list beside the files, with a row for this one; what others wrote there stays.

    Raises BadListRow where it cannot be read, and so must not be written over.
    """
    on = "" if pdf.on is None else pdf.on.isoformat()
    name, needs = file_name(pdf.topic, pdf.language), " ".join(pdf.needs)
    told = (name, pdf.title, needs, pdf.owner, pdf.state, pdf.by, on, pdf.review_by.isoformat())
    return _written((*_rows_without(folder, name), dict(zip(COLUMNS, told, strict=True))))


def list_without(folder: Path, name: str) -> bytes:
    """The list without the row of a file; raises BadListRow."""
    return _written(_rows_without(folder, name))


def _rows_without(folder: Path, name: str) -> list[dict[str, str]]:
    try:
        return [row for row in _rows(folder / LIST) if row["file"] != name]
    except (OSError, ValueError, csv.Error):
        raise BadListRow(folder / LIST, 1) from None


def _written(rows: Iterable[Mapping[str, str]]) -> bytes:
    """As a spreadsheet reads it."""
    text = StringIO()
    table = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    table.writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _fault_at_first_sight(path: Path) -> DeskError | None:
    """What a glance at both ends tells; to read a whole PDF takes a library that loads in half a second."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
            file.seek(max(0, size - _TAIL))
            tail = file.read()
    except OSError:
        return BrokenPdf(path)
    if size > MOST_MEGABYTES * 1024 * 1024:
        return PdfTooLarge(path, size // (1024 * 1024), 0)
    if b"%PDF-" not in head or b"%%EOF" not in tail:
        return BrokenPdf(path)
    return LockedPdf(path) if b"/Encrypt" in tail else None


def _described(
    path: Path, topic: str, language: str, row: Mapping[str, str]
) -> tuple[OwnPdf, DeskError | None]:
    standing = read_standing(path, row.get("state", ""), row.get("by", ""), row.get("on", ""))
    plain = OwnPdf(
        path=path,
        topic=topic,
        language=language,
        title=row.get("title", "") or topic.replace("-", " ").capitalize(),
        needs=tuple(row.get("needs", "").split()),
        owner=row.get("owner", ""),
        review_by=_laid_in(path) + _YEAR,
    )
    if row.get("review_by"):
        plain = replace(plain, review_by=date.fromisoformat(row["review_by"]))
    return replace(plain, state=standing.state, by=standing.by, on=standing.on), standing.remark


def _laid_in(path: Path) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date()


def _read_list(path: Path) -> tuple[dict[str, dict[str, str]], list[BadListRow]]:
    listed: dict[str, dict[str, str]] = {}
    bad: list[BadListRow] = []
    try:
        for line, row in enumerate(_rows(path), start=2):
            if _is_sound(row):
                listed[row["file"]] = row
            else:
                bad.append(BadListRow(path, line))
    except (OSError, ValueError, csv.Error):
        bad.append(BadListRow(path, 1))
    return listed, bad


def _rows(path: Path) -> list[dict[str, str]]:
    """Every row with all its columns; none where there is no list."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        delimiter = ";" if ";" in file.readline() else ","
        file.seek(0)
        rows = csv.DictReader(file, delimiter=delimiter, restval="")
        return [{name: row.get(name, "").strip() for name in COLUMNS} for row in rows]


def _is_sound(row: Mapping[str, str]) -> bool:
    try:
        if row["review_by"]:
            date.fromisoformat(row["review_by"])
        return bool(row["file"])
    except ValueError:
        return False
