"""What the turned view is made from: pictograms that any reader of SVG can draw, and fonts."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from kototori import assets
from kototori.services.visitor_texts import VisitorTexts

RESOURCES = assets.folder("resources")
ICONS = sorted((RESOURCES / "icons").glob("*.svg"))
PLAIN = {"svg", "path", "circle"}


@pytest.fixture
def texts(tmp_path: Path) -> VisitorTexts:
    return VisitorTexts(assets.folder("translations"), RESOURCES, tmp_path)


def test_every_top_need_has_its_pictogram(texts: VisitorTexts) -> None:
    assert [top for top in "ABCDEFGHIJKL" if not texts.pictogram(f"need-{top}")] == []
    assert texts.pictogram("need-Z") == b""


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_a_pictogram_is_plain_lines_in_one_colour(icon: Path) -> None:
    drawing = ET.parse(icon).getroot()
    tags = {element.tag.rpartition("}")[2] for element in drawing.iter()}
    assert tags <= PLAIN
    assert drawing.get("viewBox") == "0 0 64 64"
    assert set(re.findall(r'(?:stroke|fill)="([^"]+)"', icon.read_text("utf-8"))) == {"currentColor", "none"}


def test_the_font_for_latin_letters_comes_first(texts: VisitorTexts) -> None:
    assert texts.fonts()[0].name == "NotoSans.ttf"


def test_a_language_without_words_is_answered_in_finnish(texts: VisitorTexts) -> None:
    assert texts.words("ln") is None
    assert texts.words_or_finnish("ln").language == "fi"
    assert texts.words_or_finnish("sv").language == "sv"
