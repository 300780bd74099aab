"""Every leaflet on every paper: inside the margins, nothing on anything else, folded and cut as wanted."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from kototori.documents.look import MILLIMETRE
from kototori.domain.leaflet import (
    Block,
    BlockKind,
    DeskSign,
    Leaflet,
    LeafletSheet,
    NoCard,
    OnlyOrdinaryPrint,
    PaperSize,
    TooLongForPaper,
)
from tests.documents.conftest import Print, sheet_of, sheets_in
from tests.tools.pdf_facts import Box, boxes_of, facts_of, pages_of, structure_of
from tests.tools.shape_check import norm

TOPIC = "kela-additional-information"
CARD = "violence-help"
MARGIN = {PaperSize.A4: 16 * MILLIMETRE, PaperSize.A5: 11 * MILLIMETRE, PaperSize.FOLDED: 11 * MILLIMETRE}
# What poppler calls a word's box reaches from the highest letter of a font to its lowest.
LETTERS = 0.3


def overlapping(page: list[Box]) -> Iterator[tuple[str, str]]:
    """Words whose letters would be printed on each other.

    On one line poppler cuts Arabic words into pieces whose boxes overlap, though their letters do not.
    """
    in_order = sorted(page, key=lambda word: word.top)
    for number, one in enumerate(in_order):
        for other in in_order[number + 1 :]:
            above = one.bottom - other.top
            if above <= 0:
                break
            free = LETTERS * min(one.bottom - one.top, other.bottom - other.top)
            beside = min(one.right, other.right) - max(one.left, other.left)
            is_one_line = other.top - one.top < 1 and max(one.text) >= "\u0600"
            if above > 2 * free and beside > 1 and not is_one_line:
                yield one.text, other.text


@pytest.mark.parametrize(
    ("language", "beside", "size"),
    [
        ("fi", None, PaperSize.A4),
        ("prs", "fi", PaperSize.A4),
        ("ckb", None, PaperSize.A5),
        ("ru", None, PaperSize.FOLDED),
        ("ar", "fi", PaperSize.FOLDED),
    ],
)
def test_nothing_stands_outside_the_margins_or_on_top_of_anything(
    printed: Print, shelf: Mapping[str, Leaflet], language: str, beside: str | None, size: PaperSize
) -> None:
    pdf = printed(*sheets_in(shelf, language, beside), size=size)
    width, height = (float(side) for side in facts_of(pdf)["Page size"].split()[0:3:2])
    margin = MARGIN[size] - 1
    for page in boxes_of(pdf):
        for word in page:
            assert margin <= word.left < word.right <= width - margin, word
            assert 4.5 * MILLIMETRE <= word.top < word.bottom <= height - 4.5 * MILLIMETRE, word
            if size is PaperSize.FOLDED:
                assert word.right <= width / 2 - margin or word.left >= width / 2 + margin, word
        assert list(overlapping(page)) == []


@pytest.mark.parametrize("language", ["ckb", "so", "ru"])
def test_every_leaflet_beside_finnish_is_one_page(
    printed: Print, shelf: Mapping[str, Leaflet], language: str
) -> None:
    sheets = sheets_in(shelf, language, "fi")
    assert sheets
    assert facts_of(printed(*sheets))["Pages"] == str(len(sheets))


@pytest.mark.parametrize(("reader", "other"), [("ar", "fa"), ("so", "ar"), ("zh-Hans", "ru")])
def test_any_two_languages_stand_beside_each_other(
    printed: Print, shelf: Mapping[str, Leaflet], reader: str, other: str
) -> None:
    pdf = printed(sheet_of(shelf[TOPIC], reader, other))
    assert facts_of(pdf)["Pages"] == "1"
    (page,) = boxes_of(pdf)
    steps = [word for word in page if word.text in {*"1234"} and word.bottom < 780]
    assert [word.text for word in sorted(steps, key=lambda word: word.top)] == [*"11223344"]
    for figure in "1234":
        one, two = (word for word in steps if word.text == figure)
        assert one.top == pytest.approx(two.top, abs=0.5)


@pytest.mark.parametrize(("language", "cover_is_right"), [("fi", True), ("ru", True), ("ar", False)])
def test_a_folded_leaflet_opens_where_its_reader_begins(
    printed: Print, shelf: Mapping[str, Leaflet], sign: DeskSign, language: str, cover_is_right: bool
) -> None:
    pdf = printed(sheet_of(shelf[TOPIC], language), size=PaperSize.FOLDED)
    outside, inside = boxes_of(pdf)
    middle = 842 / 2
    title = shelf[TOPIC].in_language(language).title.split()[-1]
    (large,) = [word for word in outside if word.text == title and word.bottom - word.top > 20] or [None]
    foot = next(word for word in outside if word.text == "Version")
    assert (foot.left > middle) != cover_is_right
    if large:
        assert (large.left > middle) == cover_is_right
    first = next(word for word in inside if word.text == "1")
    assert (first.left < middle) == cover_is_right
    assert sign.name.split()[0] in {word.text for word in outside}


def test_the_inside_of_a_folded_leaflet_gives_each_language_a_panel(
    printed: Print, shelf: Mapping[str, Leaflet]
) -> None:
    pdf = printed(sheet_of(shelf[TOPIC], "ar", "fi"), size=PaperSize.FOLDED)
    assert "841.89 x 595.276" in facts_of(pdf)["Page size"]
    _, inside = boxes_of(pdf)
    finnish = next(word for word in inside if word.text == "Kerää")
    arabic = [word for word in inside if any("\u0600" <= letter <= "\u06ff" for letter in word.text)]
    assert finnish.right < 842 / 2
    assert min(word.left for word in arabic) > 842 / 2


def test_the_codes_of_a_folded_leaflet_are_on_its_back_and_the_addresses_inside(
    printed: Print, shelf: Mapping[str, Leaflet]
) -> None:
    pdf = printed(sheet_of(shelf[TOPIC], "fi"), size=PaperSize.FOLDED)
    outside, inside = pages_of(pdf)
    assert "www.kela.fi/omakela" in inside
    assert "www.kela.fi/omakela" in outside
    assert structure_of(pdf).count("Figure") == 1
    assert b"/DuplexFlipShortEdge" in pdf.read_bytes()


def test_a_leaflet_too_long_to_be_folded_is_refused(printed: Print, shelf: Mapping[str, Leaflet]) -> None:
    leaflet = shelf[TOPIC]
    source = leaflet.source
    more = tuple(Block(f"more-{number}", BlockKind.PARAGRAPH, source.blocks[0].text) for number in range(60))
    longer = replace(source, blocks=(*source.blocks, *more))
    with pytest.raises(TooLongForPaper) as refused:
        printed(LeafletSheet(leaflet, longer), size=PaperSize.FOLDED)
    assert refused.value.facts() == {"topic": TOPIC, "size": "folded"}


def test_ten_cards_are_cut_from_a_sheet_and_say_nothing_to_who_finds_them(
    printed: Print, shelf: Mapping[str, Leaflet], sign: DeskSign
) -> None:
    pdf = printed(sheet_of(shelf[CARD], "fi"), size=PaperSize.CARD)
    (page,) = boxes_of(pdf)
    assert [word.text for word in page].count("112") == 10
    strip = (842 - 5 * 55 * MILLIMETRE) / 2
    on_cards = " ".join(word.text for word in page if strip < word.top and word.bottom < 842 - strip)
    title = shelf[CARD].source.title
    assert title not in on_cards
    assert title in norm(pages_of(pdf)[0])  # on the strip that is cut off, for the desk
    assert sign.name not in on_cards
    assert on_cards.count("Draft") == 10


def test_a_card_with_finnish_is_folded_between_the_languages(
    printed: Print, shelf: Mapping[str, Leaflet]
) -> None:
    pdf = printed(sheet_of(shelf[CARD], "ar", "fi"), size=PaperSize.CARD)
    (page,) = boxes_of(pdf)
    finnish = [word for word in page if word.text == "Hätänumero,"]
    assert len(finnish) == 5
    assert all(word.right < 595 / 2 for word in finnish)
    assert len([word for word in page if word.text == "112"]) == 10


@pytest.mark.parametrize("language", ["fi", "ckb", "so", "ti", "zh-Hans"])
def test_a_card_holds_its_text_in_every_script(
    printed: Print, shelf: Mapping[str, Leaflet], language: str
) -> None:
    (page,) = boxes_of(printed(sheet_of(shelf[CARD], language), size=PaperSize.CARD))
    assert list(overlapping(page)) == []


def test_a_leaflet_without_a_card_is_refused(printed: Print, shelf: Mapping[str, Leaflet]) -> None:
    with pytest.raises(NoCard) as refused:
        printed(sheet_of(shelf[TOPIC], "fi"), size=PaperSize.CARD)
    assert refused.value.facts() == {"topic": TOPIC}


@pytest.mark.parametrize("size", [PaperSize.CARD, PaperSize.FOLDED])
def test_large_print_on_too_small_a_paper_is_refused(
    printed: Print, shelf: Mapping[str, Leaflet], size: PaperSize
) -> None:
    with pytest.raises(OnlyOrdinaryPrint) as refused:
        printed(sheet_of(shelf[CARD], "fi"), size=size, large=True)
    assert refused.value.facts() == {"size": size}
