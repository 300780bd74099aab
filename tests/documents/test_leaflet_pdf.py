"""Leaflets on paper: read back, measured, and refused where letters are missing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kototori.documents.leaflet_pdf import LeafletPress
from kototori.domain.errors import MissingGlyphs
from kototori.domain.leaflet import (
    Block,
    BlockKind,
    BrokenDrawing,
    DeskSign,
    Leaflet,
    LeafletState,
    PaperSize,
)
from kototori.domain.need import Language
from tests.documents.conftest import Print, sheet_of, sheets_in
from tests.tools.pdf_facts import Word, facts_of, fonts_of, pages_of, structure_of, words_of
from tests.tools.shape_check import norm

TOPIC = "kela-additional-information"
DRAFT = "Draft – the translation has not been checked"


def _where(words: list[Word], text: str) -> Word:
    return next(word for word in words if word.text == text)


LANGUAGES = ("fi", "sv", "en", "ar", "so", "ru", "fa", "ti")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_leaflet_fits_one_page_in_every_language(
    printed: Print, shelf: Mapping[str, Leaflet], language: str
) -> None:
    """All of them one after the other: to ask poppler once is as quick as to set them."""
    sheets = sheets_in(shelf, language, None)
    pdf = printed(*sheets)
    facts = facts_of(pdf)
    assert len(sheets) > 10
    assert facts["Pages"] == str(len(sheets))
    assert facts["Tagged"] == "yes"
    assert all(embedded for _, embedded in fonts_of(pdf))


@pytest.mark.parametrize(("nth", "language"), list(enumerate(LANGUAGES)))
def test_a_leaflet_alone_is_a_file_with_its_title(
    printed: Print, shelf: Mapping[str, Leaflet], nth: int, language: str
) -> None:
    leaflet = list(shelf.values())[nth * 2]
    facts = facts_of(printed(sheet_of(leaflet, language)))
    assert facts["Title"] == leaflet.in_language(language).title
    assert facts["Pages"] == "1"
    assert facts["Tagged"] == "yes"


def test_the_whole_text_stands_on_the_page_in_its_order(printed: Print, shelf: Mapping[str, Leaflet]) -> None:
    version = shelf[TOPIC].in_language("fi")
    (page,) = pages_of(printed(sheet_of(shelf[TOPIC], "fi")))
    page = norm(page)
    at = -1
    for text in (version.title, *(block.text for block in version.blocks)):
        at = page.find(norm(text), at + 1)
        assert at >= 0, text
    assert all(block.detail in page for block in version.blocks)


def test_the_foot_says_what_the_sheet_is_and_who_answers_for_it(
    printed: Print, shelf: Mapping[str, Leaflet], sign: DeskSign
) -> None:
    (page,) = pages_of(printed(sheet_of(shelf[TOPIC], "ru")))
    page = norm(page)
    leaflet = shelf[TOPIC]
    for said in (
        leaflet.source.title,
        "venäjä (Русский)",
        leaflet.version,
        leaflet.owner,
        sign.name,
        sign.hours,
    ):
        assert norm(said) in page
    assert "draft 22 Nov 2026" in page


def test_the_foot_tells_the_day_of_the_print_and_the_page(
    press: LeafletPress, shelf: Mapping[str, Leaflet], languages: Mapping[str, Language], tmp_path: Path
) -> None:
    pdf = tmp_path / "leaflet.pdf"
    sign = DeskSign("Keksitty piste", day=date(2026, 11, 24))
    sheet = sheet_of(shelf[TOPIC], "fi-easy")
    pdf.write_bytes(press.set([sheet], languages=languages, sign=sign, size=PaperSize.A4, large=False).pdf)
    page = norm(pages_of(pdf)[0])
    assert "printed 24 Nov 2026" in page
    assert "Page 1 of 1" in page
    assert "selkosuomi" in page


def test_two_languages_share_one_drawing_on_the_readers_side(
    printed: Print, shelf: Mapping[str, Leaflet]
) -> None:
    words = words_of(printed(sheet_of(shelf["swimming-and-sauna"], "sv", "fi")))
    margin = 16 / 25.4 * 72
    assert _where(words, "Välkommen").left == pytest.approx(margin, abs=1)
    assert _where(words, "Betala").left > margin + 30  # behind the drawing
    column = _where(words, "Tervetuloa").left
    assert _where(words, "Maksa").left == pytest.approx(column, abs=1)


def test_a_drawing_that_is_missing_is_named_and_nothing_is_set(
    printed: Print, shelf: Mapping[str, Leaflet]
) -> None:
    sheet = sheet_of(shelf[TOPIC], "fi")
    blocks = (*sheet.version.blocks, Block("own", BlockKind.PICTURE, "Tule tänne.", icon="no-such"))
    with pytest.raises(BrokenDrawing) as broken:
        printed(replace(sheet, version=replace(sheet.version, blocks=blocks)))
    assert broken.value.path.name == "no-such.svg"


def test_a_draft_carries_its_mark_at_the_head_and_at_the_foot(
    printed: Print, shelf: Mapping[str, Leaflet]
) -> None:
    (page,) = pages_of(printed(sheet_of(shelf[TOPIC], "so")))
    assert norm(page).count(DRAFT) == 2


def test_a_checked_text_carries_no_mark(printed: Print, shelf: Mapping[str, Leaflet]) -> None:
    sheet = sheet_of(shelf[TOPIC], "so")
    checked = replace(sheet, version=replace(sheet.version, state=LeafletState.CHECKED))
    (page,) = pages_of(printed(checked))
    assert "Draft" not in page


@pytest.mark.parametrize(("reader", "other"), [("ar", "fi"), ("ru", "fi"), ("fi", "ar")])
def test_two_languages_stand_side_by_side_and_the_readers_own_is_where_reading_begins(
    printed: Print, shelf: Mapping[str, Leaflet], reader: str, other: str
) -> None:
    words = words_of(printed(sheet_of(shelf[TOPIC], reader, other)))
    middle = 595 / 2
    finnish = _where(words, "Kerää")
    finnish_is_right = reader == "ru"
    assert (finnish.left > middle) == finnish_is_right


def test_the_steps_of_two_languages_begin_on_one_line(printed: Print, shelf: Mapping[str, Leaflet]) -> None:
    words = words_of(printed(sheet_of(shelf[TOPIC], "ru", "fi")))
    for figure in "1234":
        tops = [word.top for word in words if word.text == figure and word.top < 700]
        assert len(tops) == 2
        assert tops[0] == pytest.approx(tops[1], abs=0.5)


def test_the_readers_language_is_read_aloud_whole_before_the_other(
    printed: Print, shelf: Mapping[str, Leaflet]
) -> None:
    structure = structure_of(printed(sheet_of(shelf[TOPIC], "ar", "fi")))
    sections = " ".join(structure).split("Sect")[1:]
    assert [section.split().count("H1") for section in sections] == [1, 1, 0]
    assert all("LI" in section and "Figure" in sections[0] for section in sections[:2])


def test_large_print_is_eighteen_points_and_goes_on_over_pages(
    printed: Print, shelf: Mapping[str, Leaflet]
) -> None:
    pdf = printed(sheet_of(shelf[TOPIC], "fi"), large=True)
    assert int(facts_of(pdf)["Pages"]) > 1
    small = words_of(printed(sheet_of(shelf[TOPIC], "fi")))
    assert small
    page = " ".join(norm(text) for text in pages_of(printed(sheet_of(shelf[TOPIC], "fi"), large=True)))
    assert "Page 1 of 2" in page
    for block in shelf[TOPIC].in_language("fi").blocks:
        assert norm(block.text) in page


@pytest.mark.parametrize("large", [False, True])
def test_a_small_sheet_holds_the_same_text(printed: Print, shelf: Mapping[str, Leaflet], large: bool) -> None:
    pdf = printed(sheet_of(shelf[TOPIC], "ar", "fi"), size=PaperSize.A5, large=large)
    assert "419.5" in facts_of(pdf)["Page size"]
    text = "".join("".join(page.split()) for page in pages_of(pdf))
    for word in ("Säilytä", "00056", "maksuton."):
        assert word in text


def test_several_leaflets_make_one_file_with_a_bookmark_each(
    printed: Print, shelf: Mapping[str, Leaflet]
) -> None:
    pdf = printed(*(sheet_of(leaflet, "fi") for leaflet in shelf.values()))
    assert facts_of(pdf)["Pages"] == str(len(shelf))
    assert pdf.read_bytes().count(b"/Dest") >= 3


def test_the_same_leaflet_gives_the_same_bytes(printed: Print, shelf: Mapping[str, Leaflet]) -> None:
    once = printed(sheet_of(shelf[TOPIC], "fa", "fi")).read_bytes()
    assert printed(sheet_of(shelf[TOPIC], "fa", "fi")).read_bytes() == once


def test_a_character_without_a_glyph_is_named_and_nothing_is_set(
    printed: Print, shelf: Mapping[str, Leaflet]
) -> None:
    sheet = sheet_of(shelf[TOPIC], "fi")
    blocks = (*sheet.version.blocks, Block("own", BlockKind.ITEM, "Tervetuloa ꡀꡁ!"))
    with pytest.raises(MissingGlyphs) as refused:
        printed(replace(sheet, version=replace(sheet.version, blocks=blocks)))
    assert refused.value.facts() == {"language": "fi", "characters": ("ꡀ", "ꡁ")}
