"""Papers as files: read again as whoever receives them would."""

import datetime as dt
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from kototori.assets import folder
from kototori.documents.paper_docx import paper_docx
from kototori.documents.paper_pdf import PaperPress
from kototori.documents.paper_text import paper_text
from kototori.domain.errors import MissingGlyphs
from kototori.domain.papers import Blank, Grid, Heading, Paper, PaperKind, Paragraph, Points
from kototori.wording.catalogue import read_words
from tests.tools.pdf_facts import facts_of, fonts_of, pages_of, structure_of, words_of_pages

ROWS = tuple((f"kenttä{n}", "mikä se on " * 3, "live = kirjattu heti; " * (1 + n % 4)) for n in range(90))
PAPER = Paper(
    kind=PaperKind.PROCESSING,
    language="fi",
    title="Seloste käsittelytoimista",
    under=("Keksitty piste", "Ohjelman tekemä"),
    foot="Kototori · luonnos",
    blocks=(
        Heading("Osa yksi", 1),
        Paragraph("Lause, jossa on [[täytettävä kohta]] keskellä."),
        Points(("ensimmäinen", "toinen")),
        Heading("Kentät", 2),
        Grid(ROWS, (0.2, 0.4, 0.4), ("Kenttä", "Mikä", "Arvot")),
        Heading("Kuka", 3),
        Grid((("Rekisterinpitäjä", "[[nimi]]"), ("Yhteystiedot", "")), (0.3, 0.7)),
        Blank("Päivä ja allekirjoitus"),
    ),
)
MADE = dt.datetime(2026, 11, 24, 11, 4, 33, tzinfo=dt.UTC)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    words = read_words(folder("translations"), "fi", None)
    path = tmp_path / "paper.pdf"
    path.write_bytes(PaperPress(folder("resources") / "fonts", words).set(PAPER))
    return path


# --- PDF --------------------------------------------------------------------------------------------


def test_a_pdf_is_tagged_a4_with_title_language_and_embedded_fonts(pdf: Path) -> None:
    facts = facts_of(pdf)

    assert (facts["Tagged"], facts["Title"]) == ("yes", PAPER.title)
    assert "A4" in facts["Page size"]
    assert b"/Lang (fi" in pdf.read_bytes()
    assert all(embedded for _, embedded in fonts_of(pdf))


def test_headings_lists_and_tables_are_known_as_such(pdf: Path) -> None:
    roles = structure_of(pdf)

    assert (roles.count("H1"), roles.count("H2"), roles.count("H3")) == (2, 1, 1)
    assert (roles.count("Table"), roles.count("TR")) == (2, len(ROWS) + 1 + 2)
    assert roles.count("TH") == 3  # the head on the next pages is for the eye alone
    assert roles.count("TD") == 3 * len(ROWS) + 4
    assert (roles.count("L"), roles.count("LI")) == (1, 2)
    assert pdf.read_bytes().count(b"/Scope/Column") == 3


def test_a_table_goes_over_pages_with_its_head_on_each_and_no_row_lost(pdf: Path) -> None:
    pages = pages_of(pdf)
    found = "\n".join(pages)

    assert len(pages) > 3
    assert [n for n in range(len(ROWS)) if found.count(f"kenttä{n}\n") != 1] == []
    for page in pages[:-1]:
        assert ("Arvot" in page) == ("kenttä" in page)


def test_every_page_tells_its_number_and_nothing_leaves_the_page(pdf: Path) -> None:
    pages = pages_of(pdf)
    for number, page in enumerate(pages, start=1):
        assert str(len(pages)) in page
        assert "Kototori · luonnos" in page
        assert f"{number}" in page.split("luonnos")[1]
    for words in words_of_pages(pdf):
        assert max(word.top for word in words) < 842 - 30
        assert max(word.left for word in words) < 595 - 30


def test_a_letter_that_no_font_has_is_refused_before_anything_is_drawn() -> None:
    words = read_words(folder("translations"), "fi", None)
    unknown = Paper(kind=PaperKind.IMPACT, language="fi", title="\U0001f9ff", under=(), foot="", blocks=())

    with pytest.raises(MissingGlyphs):
        PaperPress(folder("resources") / "fonts", words).set(unknown)


# --- DOCX -------------------------------------------------------------------------------------------


def test_a_word_processor_finds_headings_points_and_places_to_fill_in() -> None:
    document = Document(BytesIO(paper_docx(PAPER, MADE)))
    styled = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]

    assert ("Title", PAPER.title) in styled
    assert [style for style, _ in styled if style.startswith("Heading")] == [
        "Heading 1",
        "Heading 2",
        "Heading 3",
    ]
    assert ("List Bullet", "toinen") in styled
    (sentence,) = [part for part in document.paragraphs if part.text.startswith("Lause")]
    assert [run.text for run in sentence.runs if run.font.highlight_color] == ["[täytettävä kohta]"]
    assert any(text.startswith("Päivä ja allekirjoitus: ____") for _, text in styled)


def test_a_table_of_the_document_repeats_its_head_and_cuts_no_row() -> None:
    table, other = Document(BytesIO(paper_docx(PAPER, MADE))).tables

    assert len(table.rows) == len(ROWS) + 1
    assert [cell.text for cell in table.rows[0].cells] == ["Kenttä", "Mikä", "Arvot"]
    # LibreOffice asks the columns how wide they are, Word the cells.
    widths = [column.width for column in table.columns]
    assert widths == [cell.width for cell in table.rows[1].cells]
    assert len(set(widths)) > 1
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, *[False] * len(ROWS)]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert other.rows[0].cells[1].text == "[nimi]"
    assert other.rows[0]._tr.trPr.find(qn("w:tblHeader")) is None


@pytest.mark.parametrize(("language", "tag"), [("fi", "fi-FI"), ("sv", "sv-FI"), ("en", "en-GB")])
def test_the_document_is_in_its_language_and_tells_the_day_alone(language: str, tag: str) -> None:
    from dataclasses import replace

    content = paper_docx(replace(PAPER, language=language), MADE)
    document = Document(BytesIO(content))
    with ZipFile(BytesIO(content)) as parts:
        styles = parts.read("word/styles.xml").decode()
        core = parts.read("docProps/core.xml").decode()
        packed = {part.date_time for part in parts.infolist()}

    assert packed == {(1980, 1, 1, 0, 0, 0)}
    assert f'<w:lang w:val="{tag}"' in styles
    assert 'w:val="en-US"' not in styles
    properties = document.core_properties
    assert (properties.title, properties.language, properties.author) == (PAPER.title, tag, "Kototori")
    assert properties.created is not None
    assert (properties.created.hour, properties.created.minute) == (0, 0)
    assert "11:04" not in core
    assert "python-docx" not in core
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


# --- plain text -------------------------------------------------------------------------------------


def test_plain_text_tells_rows_with_the_names_of_their_columns() -> None:
    text = paper_text(PAPER).decode()

    assert "* kenttä7\n  Mikä: mikä se on" in text
    assert "Rekisterinpitäjä: [nimi]" in text
    assert "- toinen" in text
    assert "Päivä ja allekirjoitus: ____" in text
    assert max(len(line) for line in text.splitlines()) <= 78
