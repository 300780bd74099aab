"""What is on a page can be searched and copied: poppler reads back what was written, in every language."""

import re
import unicodedata
from pathlib import Path

import pytest

from kototori.typesetting.languages import writing_of
from kototori.typesetting.typesetter import Typesetter
from tests.tools.leaflet_like import LeafletLike
from tests.tools.pdf_facts import pages_of
from tests.tools.shape_check import text_verdict, words

LANGUAGES = (
    *("fi", "fi-easy", "sv", "en", "et", "ru", "uk", "ar", "fa", "prs", "ps", "ckb", "ku", "ur", "tr", "so"),
    *("sw", "fr", "es", "sq", "vi", "th", "zh-Hans", "ti", "am", "ne", "bn", "my", "ta"),
)
# Poppler sets spaces by distance: Bengali's letters stand far apart, the others are written without.
SPACES_MAY_DIFFER = ("bn", "th", "my", "zh-Hans")
ZERO_WIDTH_NON_JOINER = "\u200c"


def _without_marks(text: str) -> str:
    kept = (
        character
        for character in unicodedata.normalize("NFD", text)
        if not unicodedata.combining(character) and character != ZERO_WIDTH_NON_JOINER
    )
    return re.sub(r"\s+", " ", "".join(kept))


def test_the_samples_are_in_all_languages(sample_lines: dict[str, str]) -> None:
    assert sorted(sample_lines) == sorted(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_page_is_read_back_as_it_was_written(
    typesetter: Typesetter, sample_lines: dict[str, str], tmp_path: Path, language: str
) -> None:
    leaflet = LeafletLike(typesetter, {language: sample_lines[language]})
    source = leaflet.text(language)
    (page,) = pages_of(leaflet.draw(tmp_path / "page.pdf"))
    if writing_of(language).right_to_left:
        assert words(_without_marks(page)) == words(_without_marks(source))
    else:
        allowed = ("exact", "spaces") if language in SPACES_MAY_DIFFER else ("exact",)
        assert text_verdict(source, page) in allowed
