"""PDFs that the desk did not make: whether they can be printed, and one after the other in one file.

pypdf takes half a second to load, so this is imported only where a desk has such files.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from kototori.domain.leaflet import SetPages
from kototori.domain.own_pdf import (
    MOST_MEGABYTES,
    MOST_PAGES,
    BrokenPdf,
    LockedPdf,
    PdfTooLarge,
)


def must_be_printable(content: bytes, path: Path) -> int:
    """How many pages it has; raises BrokenPdf, LockedPdf or PdfTooLarge."""
    megabytes = len(content) // (1024 * 1024)
    if megabytes > MOST_MEGABYTES:
        raise PdfTooLarge(path, megabytes, 0)
    reader = _reader(content, path)
    try:
        pages = len(reader.pages)
        for page in reader.pages[:MOST_PAGES]:
            page.mediabox.width  # noqa: B018 - a damaged page shows itself when it is asked
            page.get_contents()
    except _FAULTS:
        raise BrokenPdf(path) from None
    if pages == 0:
        raise BrokenPdf(path)
    if pages > MOST_PAGES:
        raise PdfTooLarge(path, megabytes, pages)
    return pages


def one_after_the_other(parts: Sequence[bytes]) -> SetPages:
    """All pages in one PDF; each part was found printable before."""
    writer = PdfWriter()
    for part in parts:
        writer.append(PdfReader(BytesIO(part)))
    target = BytesIO()
    writer.write(target)
    return SetPages(target.getvalue(), len(writer.pages))


# What pypdf lets through where a file is not what it says: its own errors, and those of Python.
_FAULTS = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


def _reader(content: bytes, path: Path) -> PdfReader:
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        is_locked = reader.is_encrypted
    except _FAULTS:
        raise BrokenPdf(path) from None
    if is_locked:
        raise LockedPdf(path)
    return reader
