"""Every QR code on every leaflet, read by zbar from the page as a cheap scanner would see it."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kototori.domain.leaflet import BlockKind, Leaflet, LeafletSheet, PaperSize
from tests.documents.conftest import Print, sheets_in

_ZBAR = "{http://zbar.sourceforge.net/2008/barcode}"
_NOTHING_FOUND = 4
DPI = "150"


def codes_on(pdf: Path) -> list[list[str]]:
    """What zbar reads on each page."""
    prefix = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", DPI, "-gray", pdf, prefix], check=True)
    pages = sorted(pdf.parent.glob(f"{prefix.name}-*.pgm"))
    done = subprocess.run(
        ["zbarimg", "--quiet", "--xml", "--nodbus", "-Sdisable", "-Sqrcode.enable", *pages],
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, _NOTHING_FOUND), done.stderr
    tree = ElementTree.fromstring(done.stdout)
    found: dict[str, list[str]] = {str(page): [] for page in pages}
    for source in tree.iter(f"{_ZBAR}source"):
        found[source.attrib["href"]] = sorted(data.text or "" for data in source.iter(f"{_ZBAR}data"))
    return list(found.values())


def links_of(sheet: LeafletSheet) -> list[str]:
    links = (block.detail for block in sheet.version.blocks if block.kind is BlockKind.LINK)
    return sorted(f"https://{link}" for link in links)


@pytest.mark.parametrize(
    ("language", "beside", "size"),
    [
        ("fi", None, PaperSize.A4),
        ("ar", "fi", PaperSize.A4),
        ("ckb", None, PaperSize.A5),
    ],
)
def test_every_link_can_be_read_from_the_page(
    printed: Print, shelf: Mapping[str, Leaflet], language: str, beside: str | None, size: PaperSize
) -> None:
    sheets = [sheet for sheet in sheets_in(shelf, language, beside) if links_of(sheet)]
    assert len(sheets) > 5
    read = [code for page in codes_on(printed(*sheets, size=size)) for code in page]
    assert sorted(read) == sorted(link for sheet in sheets for link in links_of(sheet))


def test_every_link_can_be_read_from_the_back_of_a_folded_leaflet(
    printed: Print, shelf: Mapping[str, Leaflet]
) -> None:
    sheets = [sheet for sheet in sheets_in(shelf, "fa", "fi") if links_of(sheet)][:3]
    pages = codes_on(printed(*sheets, size=PaperSize.FOLDED))
    assert pages[0::2] == [links_of(sheet) for sheet in sheets]
    assert not any(pages[1::2])


def test_a_leaflet_without_a_link_has_no_code(printed: Print, shelf: Mapping[str, Leaflet]) -> None:
    sheets = [sheet for sheet in sheets_in(shelf, "fi", None) if not links_of(sheet)]
    assert sheets
    assert not any(codes_on(printed(*sheets)))
