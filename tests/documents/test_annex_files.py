"""The annex of a social report as files: read again as whoever receives them would."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Emu
from openpyxl import load_workbook

from kototori.assets import folder
from kototori.documents.annex_docx import annex_docx
from kototori.documents.annex_pdf import AnnexPress
from kototori.domain.release import Use
from kototori.wording.annex import MOST_BARS, MOST_ROWS
from kototori.wording.annex_page import AnnexChart, AnnexPage, Noted
from kototori.wording.catalogue import read_words
from kototori.wording.report_page import Cell, Number
from tests.tools.pdf_facts import boxes_of, facts_of, fonts_of, pages_of, structure_of

WORDS = read_words(folder("translations"), "fi", None)
PAGE = AnnexPage(
    language="fi",
    use=Use.PUBLIC,
    made=date(2026, 11, 24),
    kicker="Sosiaalisen raportin liite",
    title="Tarve: Asuminen",
    period="1.7.2026 – 30.9.2026",
    about="Keksitty piste · tehty 24.11.2026",
    mark="Julkiset luvut, laskettu viisittäin",
    numbers=(Number("120", "tällaista käyntiä"), Number("480", "käyntiä kaikkiaan")),
    summary="Tällaisia käyntejä oli 120.",
    charts=(
        AnnexChart("Kuukausittain", (Cell("7/2026", 40), Cell("8/2026", 35), Cell("9/2026", 45)), True),
        AnnexChart("Kielet", (Cell("arabia", 45), Cell("somali", 30)), note="Suurimmat 2, kaikkiaan 9."),
        AnnexChart("Iät", (Cell("18–29", 60),)),
        AnnexChart("Tulokset", (Cell("neuvottu", 70), Cell("tarve jäi täyttymättä", 15))),
    ),
    coverage_title="Kuinka suuri osa on kirjattu",
    coverage="Päivät: palveltu 26, suljettu 0, ei laskettu 1.",
    noted_title="Mitä neuvojat kirjasivat näinä päivinä",
    noted=(Noted("syyskuu 2026, uusi ilmiö", "Alivuokrasopimuksia ilman osoitetta."),),
    none_noted="",
    left_out="1 rivi jätettiin pois.",
    counted_title="Miten on laskettu",
    counted=("Käynti lasketaan tarpeeseen kerran.", "Luvut on laskettu viisittäin."),
)
LONG_NAME = "Toimeentulo · Maahanmuuttovirasto (Migri) · ei ymmärtänyt päätöstä tai kirjettä"
LONG_LINE = "Kirjeessä pyydetään tiliotteita, joita pankin mobiilisovellus ei tulosta. " * 4
FULLEST = replace(
    PAGE,
    use=Use.INTERNAL,
    mark="SISÄINEN – tarkat luvut, ei eteenpäin",
    title="Vastuuviranomainen: Digi- ja väestötietovirasto (DVV) tai sitä edeltänyt maistraatti",
    numbers=tuple(Number("1 234", "edellisellä jaksolla") for _ in range(4)),
    summary="Aikana 1.7.2026 – 30.9.2026 tällaisia käyntejä oli 1 234; kaikkiaan käyntejä oli 9 876. " * 3,
    charts=(
        AnnexChart("Viikoittain", tuple(Cell(f"vk {n}", n, str(n)) for n in range(1, 17)), True, "Katkeaa."),
        *(
            AnnexChart(
                "Tarve, viranomainen ja syy",
                tuple(Cell(LONG_NAME, 90 - n) for n in range(MOST_BARS)),
                note="Suurimmat 8, kaikkiaan 151.",
            )
            for _ in range(3)
        ),
    ),
    # Two rows each, as many as are let in.
    noted=tuple(Noted("3.9.2026, uusi ilmiö", LONG_LINE[:160]) for _ in range(MOST_ROWS // 2)),
    left_out="12 riviä jätettiin pois, koska ne voisivat viitata ihmiseen. 30 riviä ei mahtunut tähän.",
    coverage="Päivät: palveltu 26, suljettu 0, ei laskettu 1. Ilmiötä on voinut olla myös muina päivinä. "
    * 2,
    counted=("Mukana ovat käynnit, joihin neuvoja kirjasi syyn. " * 4, "Sisäiset luvut: tarkkoja. " * 8),
)


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[AnnexPage], Path]:
    def set_page(page: AnnexPage) -> Path:
        path = tmp_path / "annex.pdf"
        path.write_bytes(AnnexPress(folder("resources") / "fonts", WORDS).set(page))
        return path

    return set_page


# --- PDF --------------------------------------------------------------------------------------------


def test_a_pdf_is_two_tagged_pages_with_title_language_and_embedded_fonts(
    printed: Callable[[AnnexPage], Path],
) -> None:
    pdf = printed(PAGE)
    facts = facts_of(pdf)

    assert (facts["Pages"], facts["Tagged"]) == ("2", "yes")
    assert facts["Title"] == "Sosiaalisen raportin liite: Tarve: Asuminen, 1.7.2026 – 30.9.2026"
    assert b"/Lang (fi" in pdf.read_bytes()
    assert all(embedded for _, embedded in fonts_of(pdf))
    assert structure_of(pdf).count("Figure") == len(PAGE.charts)


def test_everything_stands_on_the_pages(printed: Callable[[AnnexPage], Path]) -> None:
    first, second = (" ".join(page.split()) for page in pages_of(printed(PAGE)))

    for told in (PAGE.title, PAGE.period, PAGE.about, "120", "480", PAGE.summary, "arabia", "45", "18–29"):
        assert told in first
    for told in (
        "tarve jäi täyttymättä",
        "15",
        PAGE.noted[0].text,
        PAGE.left_out,
        PAGE.coverage,
        *PAGE.counted,
    ):
        assert told in second


def test_each_page_says_whether_it_may_be_passed_on(printed: Callable[[AnnexPage], Path]) -> None:
    for page in pages_of(printed(FULLEST)):
        assert "SISÄINEN" in page
    for page in pages_of(printed(PAGE)):
        assert "viisittäin" in page


def test_the_fullest_annex_has_two_pages_and_nothing_leaves_them(
    printed: Callable[[AnnexPage], Path],
) -> None:
    pdf = printed(FULLEST)
    pages = boxes_of(pdf)

    assert len(pages) == 2
    for boxes in pages:
        assert min(box.left for box in boxes) > 30
        assert max(box.right for box in boxes) < 595 - 30
        feet = max(box.bottom for box in boxes)
        assert feet < 842 - 30
        assert min(box.top for box in boxes) > 30
        # The foot stands apart: nothing of the page runs into it.
        above = [box.bottom for box in boxes if box.bottom < feet - 8]
        assert max(above) < feet - 8
    told = " ".join(" ".join(page) for page in ((box.text for box in boxes) for boxes in pages))
    assert told.count("3.9.2026,") == len(FULLEST.noted)


def test_the_same_annex_gives_the_same_bytes() -> None:
    press = AnnexPress(folder("resources") / "fonts", WORDS)

    assert press.set(PAGE) == press.set(PAGE)
    assert annex_docx(PAGE, WORDS) == annex_docx(PAGE, WORDS)


def test_the_annex_for_a_word_processor_tells_no_time_of_day_at_which_it_was_packed() -> None:
    with ZipFile(BytesIO(annex_docx(PAGE, WORDS))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# --- DOCX -------------------------------------------------------------------------------------------


def opened(page: AnnexPage) -> Any:
    return Document(BytesIO(annex_docx(page, WORDS)))


def texts(document: Any) -> str:
    """All that is read in the document, cells of tables too."""
    return " ".join(
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.iter(qn("w:p"))
    )


def test_a_word_processor_finds_what_the_pdf_says() -> None:
    document = opened(PAGE)
    said = texts(document)

    for told in (PAGE.mark, PAGE.title, PAGE.summary, "120", PAGE.left_out, PAGE.coverage, *PAGE.counted):
        assert told in said
    assert "syyskuu 2026, uusi ilmiö: Alivuokrasopimuksia ilman osoitetta." in said
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [PAGE.title, PAGE.noted_title, PAGE.coverage_title, PAGE.counted_title]
    assert PAGE.mark in document.sections[0].footer.paragraphs[0].text


def test_its_charts_are_living_ones_with_their_numbers_behind_them() -> None:
    with ZipFile(BytesIO(annex_docx(PAGE, WORDS))) as parts:
        names = parts.namelist()
        charts = sorted(name for name in names if re.fullmatch(r"word/charts/chart\d+\.xml", name))
        assert len(charts) == len(PAGE.charts)
        drawn = parts.read(charts[1]).decode()
        behind = load_workbook(BytesIO(parts.read("word/embeddings/Microsoft_Excel_Sheet2.xlsx")))
        links = parts.read("word/charts/_rels/chart2.xml.rels").decode()

    assert "arabia" in drawn
    assert "<c:v>45</c:v>" in drawn
    assert "printSettings" not in drawn
    assert drawn.endswith(
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    assert "embeddings/Microsoft_Excel_Sheet2.xlsx" in links
    rows = list(behind["Data"].iter_rows(values_only=True))
    assert rows[1:] == [("arabia", 45), ("somali", 30)]


def drawn(page: AnnexPage, number: int) -> str:
    with ZipFile(BytesIO(annex_docx(page, WORDS))) as parts:
        return parts.read(f"word/charts/chart{number}.xml").decode()


@pytest.mark.parametrize("number", [1, 2])
def test_names_stand_at_the_bars_of_a_chart_and_the_axis_of_numbers_is_away(number: int) -> None:
    names, numbers = (
        re.findall(rf"<c:{axis}>.*</c:{axis}>", drawn(PAGE, number))[0] for axis in ("catAx", "valAx")
    )

    assert '<c:delete val="0"/>' in names
    assert "majorGridlines" not in names + numbers
    assert '<c:delete val="1"/>' in numbers


def test_bars_that_lie_have_the_largest_on_top() -> None:
    (names,) = re.findall(r"<c:catAx>.*</c:catAx>", drawn(PAGE, 2))

    assert '<c:orientation val="maxMin"/>' in names


@pytest.mark.parametrize("what", ["LegendKey", "CatName", "SerName", "Percent"])
def test_a_chart_says_no_to_what_libreoffice_shows_where_nothing_is_said(what: str) -> None:
    assert '<c:showVal val="1"/><c:showCatName val="0"/>' in drawn(PAGE, 1)
    assert f'<c:show{what} val="0"/>' in drawn(PAGE, 1)


@pytest.mark.parametrize("number", [1, 2])
def test_names_lie_level_so_that_libreoffice_leaves_none_of_them_away(number: int) -> None:
    (names,) = re.findall(r"<c:catAx>.*</c:catAx>", drawn(PAGE, number))

    assert '<a:bodyPr rot="0" vert="horz"/>' in names
    assert '<c:tickLblSkip val="1"/>' in names


def test_the_longer_its_names_are_the_more_room_a_chart_gives_them() -> None:
    short, long = (
        float(re.findall(r'<c:layoutTarget val="inner"/>.*?<c:x val="([\d.]+)"/>', drawn(page, 2))[0])
        for page in (PAGE, FULLEST)
    )

    assert short < 0.2
    assert 0.5 < long <= 0.6


def test_a_page_ends_before_a_table_since_libreoffice_ends_none_within_one() -> None:
    tables = opened(FULLEST).element.iter(qn("w:tbl"))

    assert [found for table in tables for found in table.iter(qn("w:pageBreakBefore"))] == []


def test_a_name_too_long_for_its_bar_is_cut_between_words_and_spoken_whole() -> None:
    (name, *_) = re.findall(r"<c:strCache>.*?<c:v>(.*?)</c:v>", drawn(FULLEST, 2))
    spoken = [one.get("descr") for one in opened(FULLEST).element.iter(qn("wp:docPr"))]

    assert name.split("\N{NO-BREAK SPACE}") == [
        "Toimeentulo",
        "·",
        "Maahanmuuttovirasto",
        "(Migri)",
        "·",
        "ei",
        "ymmärtänyt…",
    ]
    assert f"{LONG_NAME} 90" in spoken[1]


def test_a_document_has_one_face_for_all_its_letters() -> None:
    with ZipFile(BytesIO(annex_docx(PAGE, WORDS))) as parts:
        styles = parts.read("word/styles.xml").decode()

    assert "asciiTheme" not in styles
    assert set(re.findall(r'w:ascii="([^"]+)"', styles)) <= {"Calibri", "Courier"}


def test_whoever_cannot_see_a_chart_hears_its_numbers() -> None:
    about = [one.get("descr") for one in opened(PAGE).element.iter(qn("wp:docPr"))]

    assert about[0] == "Kuukausittain: 7/2026 40, 8/2026 35, 9/2026 45"
    assert len({one.get("id") for one in opened(PAGE).element.iter(qn("wp:docPr"))}) == len(PAGE.charts)


def test_the_document_tells_the_day_alone_and_names_nobody() -> None:
    content = annex_docx(PAGE, WORDS)
    with ZipFile(BytesIO(content)) as parts:
        core = parts.read("docProps/core.xml").decode()
        behind = ZipFile(BytesIO(parts.read("word/embeddings/Microsoft_Excel_Sheet1.xlsx")))
        inner = behind.read("docProps/core.xml").decode()
    for told in (core, inner):
        assert set(re.findall(r"20\d\d-\d\d-\d\dT[\d:]+", told)) == {"2026-11-24T00:00:00"}
    properties = Document(BytesIO(content)).core_properties
    assert (properties.author, properties.language) == ("Kototori", "fi-FI")


POINT = 12_700  # EMU
_LETTERS_A_ROW = 100  # of Calibri at 10 points on 178 mm; measured at the widest: 104
_LEADING = 13.0


def heights(document: Any) -> tuple[float, float]:
    """What each page takes in points, reckoned high: word processors set no page in a test."""
    pages = [0.0, 0.0]
    number = 0
    for block in document.element.body:
        breaks = [one for one in block.iter(qn("w:pageBreakBefore")) if one.get(qn("w:val")) != "0"]
        number += bool(breaks)
        pages[number] += _height(block)
    return pages[0], pages[1]


def _height(block: Any) -> float:
    if block.tag == qn("w:tbl"):
        return sum(
            max(sum(_height(part) for part in cell) for cell in row.iter(qn("w:tc")))
            for row in block.iter(qn("w:tr"))
        )
    if block.tag != qn("w:p"):
        return 0.0
    pictures = sum(int(one.get("cy")) / POINT for one in block.iter(qn("wp:extent")))
    text = "".join(t.text or "" for t in block.iter(qn("w:t")))
    sizes = [int(one.get(qn("w:val"))) / 2 for one in block.iter(qn("w:sz"))] or [10]
    rows = ceil(len(text) * max(sizes) / 10 / _LETTERS_A_ROW) or 1
    return (
        pictures
        + 3
        + 8 * (max(sizes) >= 12)
        + (rows * _LEADING * max(sizes) / 10 if text or not pictures else 3)
    )


@pytest.mark.parametrize("page", [PAGE, FULLEST])
def test_a_document_has_room_for_all_of_it_on_two_pages(page: AnnexPage) -> None:
    document = opened(page)
    section = document.sections[0]
    room = Emu(section.page_height - section.top_margin - section.bottom_margin) / POINT

    assert (
        len([one for one in document.element.iter(qn("w:pageBreakBefore")) if one.get(qn("w:val")) != "0"])
        == 1
    )
    assert max(heights(document)) < room, heights(document)
