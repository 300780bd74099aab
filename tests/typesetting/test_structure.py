"""The structure of a PDF as a reader of screens finds it: read from the file's own objects."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdf
import pytest

from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import TextStyle
from kototori.typesetting.tagging import Role
from kototori.typesetting.typesetter import Typesetter
from tests.tools.leaflet_like import LeafletLike
from tests.tools.pdf_facts import facts_of, fonts_of, structure_of

OF_A_LANGUAGE = ["Sect", "H1", "P", "H2", "L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody", "P", "P"]
PAIRS = [("ar", "fi"), ("fi", "ur"), ("zh-Hans", "ku"), ("fi-easy", "my")]
TAGS = {"ku": "kmr", "fi-easy": "fi"}


@dataclass(frozen=True)
class Node:
    """One element of the tree."""

    role: str
    language: str
    text: str
    description: str
    marks: int


def _nodes(element: Any) -> Iterator[Node]:
    element = element.get_object()
    kids = [kid.get_object() for kid in element["/K"]]
    texts = (str(element.get(key, "")) for key in ("/Lang", "/ActualText", "/Alt"))
    yield Node(str(element["/S"])[1:], *texts, sum(kid.get("/Type") == "/MCR" for kid in kids))
    for kid in kids:
        if kid.get("/Type") != "/MCR":
            assert kid["/P"].get_object() == element
            yield from _nodes(kid)


def _tree(pdf: Path) -> list[Node]:
    root = pypdf.PdfReader(pdf).root_object["/StructTreeRoot"].get_object()
    return list(_nodes(root["/K"]))


@pytest.fixture(params=PAIRS, ids=" ".join)
def pair(request: pytest.FixtureRequest) -> tuple[str, str]:
    first, second = request.param
    return first, second


@pytest.fixture
def leaflet(typesetter: Typesetter, sample_lines: dict[str, str], pair: tuple[str, str]) -> LeafletLike:
    return LeafletLike(typesetter, {language: sample_lines[language] for language in pair})


def test_two_languages_side_by_side_are_read_one_after_the_other(
    leaflet: LeafletLike, pair: tuple[str, str], sample_lines: dict[str, str], tmp_path: Path
) -> None:
    pdf = leaflet.draw(tmp_path / "two.pdf")
    document, *rest = _tree(pdf)
    assert document.role == "Document"
    assert [node.role for node in rest] == OF_A_LANGUAGE * 2
    half = len(OF_A_LANGUAGE)
    for language, nodes in zip(pair, (rest[:half], rest[half:]), strict=True):
        assert {node.language for node in nodes} == {TAGS.get(language, language)}
        heading, sentence = leaflet.heading(language), sample_lines[language]
        said = [node.text for node in nodes if node.text]
        assert said[:6] == [heading, sentence, heading, sentence, sentence, sentence]
        assert all(node.marks for node in nodes if node.role in ("H1", "H2", "P", "Lbl", "LBody"))
    assert structure_of(pdf) == ["Document", *OF_A_LANGUAGE * 2], "poppler finds the same"


def test_every_mark_of_a_page_leads_back_to_its_element(leaflet: LeafletLike, tmp_path: Path) -> None:
    reader = pypdf.PdfReader(leaflet.draw(tmp_path / "two.pdf"))
    root: Any = reader.root_object["/StructTreeRoot"]
    (page,) = reader.pages
    numbers = root["/ParentTree"]["/Nums"]
    assert numbers[0] == page["/StructParents"]
    owners = [owner.get_object() for owner in numbers[1]]
    for mark, owner in enumerate(owners):
        kids = [kid.get_object() for kid in owner["/K"]]
        assert mark in [kid["/MCID"] for kid in kids if kid.get("/Type") == "/MCR"]
    content = page.get_contents()
    assert content is not None
    assert content.get_data().count(b"/MCID") == len(owners)


def test_a_document_says_its_title_and_language_and_embeds_its_fonts(
    leaflet: LeafletLike, pair: tuple[str, str], tmp_path: Path
) -> None:
    pdf = leaflet.draw(tmp_path / "two.pdf")
    reader = pypdf.PdfReader(pdf)
    title = leaflet.heading(pair[0])
    assert reader.metadata is not None
    assert reader.metadata.title == title
    root: Any = reader.root_object
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == TAGS.get(pair[0], pair[0])
    (bookmark,) = reader.outline
    assert bookmark["/Title"] == title
    assert facts_of(pdf)["Tagged"] == "yes"
    fonts = fonts_of(pdf)
    assert fonts
    assert all(embedded for _, embedded in fonts)
    assert all("Noto" in name for name, _ in fonts), "no stray Helvetica"


def test_a_figure_says_what_it_shows_and_decoration_is_no_element(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    pdf = tmp_path / "figure.pdf"
    with pdf.open("wb") as target:
        sheet = Sheet(target, (300, 200), language="sv", title="Bild")
        figure = sheet.structure.add(Role.FIGURE, "sv", description="Ett hus (åäö)")
        with sheet.marked(figure):
            sheet.rect(10, 10, 50, 50)
        ornament = typesetter.paragraph("*", language="sv", style=TextStyle())
        ornament.wrapOn(sheet, 100, 50)
        ornament.drawOn(sheet, 100, 100)
        sheet.save()
    document, *rest = _tree(pdf)
    assert document.language == "sv"
    assert rest == [Node("Figure", "sv", "", "Ett hus (åäö)", 1)]
