"""The card of keys: one page whatever stands on it, with every key and what it does."""

from pathlib import Path

import pytest

from kototori.assets import folder
from kototori.documents.key_card_pdf import KeyCardPress
from kototori.domain.key_card import KeyLine, KeyPart
from kototori.wording.catalogue import read_words
from tests.tools.pdf_facts import facts_of, fonts_of, pages_of, structure_of, words_of
from tests.tools.shape_check import norm

PARTS = (
    KeyPart("Kirjauksessa", (KeyLine("1–9 0 + −", "Valitse tarve"), KeyLine("Enter", "Tallenna käynti"))),
    KeyPart("Kaikkialla", (KeyLine("Ctrl+Z", "Kumoa"), KeyLine("Ctrl+Shift+P", "Esitteet tähän käyntiin"))),
)


def card(tmp_path: Path, language: str, parts: tuple[KeyPart, ...] = PARTS) -> Path:
    words = read_words(folder("translations"), language, None)
    pdf = tmp_path / "card.pdf"
    pdf.write_bytes(KeyCardPress(folder("resources") / "fonts", words).set(parts))
    return pdf


@pytest.mark.parametrize(("language", "tag"), [("fi", "fi"), ("sv", "sv"), ("en", "en")])
def test_a_card_is_one_tagged_page_with_its_title(tmp_path: Path, language: str, tag: str) -> None:
    pdf = card(tmp_path, language)
    facts = facts_of(pdf)
    assert (facts["Pages"], facts["Tagged"]) == ("1", "yes")
    assert "Kototori" in facts["Title"]
    assert "A4" in facts["Page size"]
    assert all(embedded for _, embedded in fonts_of(pdf))
    assert f"/Lang ({tag}" in pdf.read_bytes().decode("latin-1")
    assert structure_of(pdf).count("H2") == len(PARTS)


def test_every_key_and_what_it_does_can_be_read(tmp_path: Path) -> None:
    (page,) = pages_of(card(tmp_path, "fi"))
    said = norm(page)
    for part in PARTS:
        assert part.title in said
        for line in part.lines:
            assert norm(line.key) in said
            assert norm(line.text) in said


def test_twice_as_many_keys_still_stand_on_one_page(tmp_path: Path) -> None:
    lines = tuple(KeyLine(f"Ctrl+Shift+F{n}", "Some long words on what this key does") for n in range(10))
    parts = tuple(KeyPart(f"Part {n}", lines) for n in range(8))
    pdf = card(tmp_path, "en", parts)
    assert facts_of(pdf)["Pages"] == "1"
    lowest = max(word.top for word in words_of(pdf))
    assert lowest < 842
    assert norm(pages_of(pdf)[0]).count("Ctrl+Shift+F9") == 8


def test_the_two_columns_are_about_equal(tmp_path: Path) -> None:
    parts = tuple(KeyPart(f"Part{n}", (KeyLine(f"F{n}", "does"),) * (1 + n)) for n in range(6))
    words = words_of(card(tmp_path, "en", parts))
    does = [word for word in words if word.text == "does"]
    left = [word.top for word in does if word.left < 297]
    right = [word.top for word in does if word.left > 297]
    assert abs(max(left) - max(right)) < 60
