"""What the tests of leaflets on paper share: every leaflet that is shipped, and a press."""

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from kototori.assets import folder
from kototori.documents.leaflet_pdf import LeafletPress
from kototori.domain.leaflet import DeskSign, Leaflet, LeafletSheet, PaperSize
from kototori.domain.need import Language, Wordings
from kototori.typesetting.typesetter import Typesetter
from kototori.wording.catalogue import Words
from kototori.wording.leaflet_texts import read_shelf
from kototori.wording.po_file import Catalogue

Print = Callable[..., Path]


@pytest.fixture(scope="session")
def shelf() -> Mapping[str, Leaflet]:
    return read_shelf(folder("resources") / "leaflets", folder("translations"), None).leaflets


@pytest.fixture(scope="session")
def languages() -> Mapping[str, Language]:
    with (folder("resources") / "lists" / "languages.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: Language(
                code=row["code"], endonym=row["endonym"], words=Wordings(row["fi"], row["sv"], row["en"])
            )
            for row in csv.DictReader(file)
        }


@pytest.fixture(scope="session")
def press() -> LeafletPress:
    return LeafletPress(Typesetter(folder("resources") / "fonts"), Words("en", Catalogue()))


@pytest.fixture(scope="session")
def sign() -> DeskSign:
    return DeskSign("Keksitty piste", "ti ja pe 10–16")


@pytest.fixture
def printed(press: LeafletPress, languages: Mapping[str, Language], sign: DeskSign, tmp_path: Path) -> Print:
    def printed(*sheets: LeafletSheet, size: PaperSize = PaperSize.A4, large: bool = False) -> Path:
        pdf = tmp_path / "leaflet.pdf"
        pdf.write_bytes(press.set(sheets, languages=languages, sign=sign, size=size, large=large).pdf)
        return pdf

    return printed


def sheet_of(leaflet: Leaflet, language: str, beside: str | None = None) -> LeafletSheet:
    second = leaflet.in_language(beside) if beside else None
    return LeafletSheet(leaflet, leaflet.in_language(language), second)


def sheets_in(shelf: Mapping[str, Leaflet], language: str, beside: str | None) -> Sequence[LeafletSheet]:
    """Every leaflet that there is in a language, beside another one."""
    leaflets = (leaflet for leaflet in shelf.values() if language in leaflet.versions)
    return [sheet_of(leaflet, language, beside) for leaflet in leaflets]
