"""The font files: all there with their licences, and one clear error where one is not."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kototori.domain.errors import FontUnreadable
from kototori.typesetting.faces import FAMILIES
from kototori.typesetting.style import TextStyle
from kototori.typesetting.typesetter import Typesetter

ARABIC = "NotoSansArabic.ttf"


def _cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _fill_with_words(path: Path) -> None:
    path.write_text("this is no font " * 100)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.fixture
def copied(fonts: Path, tmp_path: Path) -> Path:
    for family in ("NotoSans", "NotoSansArabic", "NotoSansSymbols"):
        shutil.copy(fonts / f"{family}.ttf", tmp_path)
    return tmp_path


@pytest.mark.parametrize("family", FAMILIES)
def test_every_font_lies_there_with_its_licence(fonts: Path, family: str) -> None:
    assert (fonts / f"{family}.ttf").is_file()
    assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts / f"{family}-OFL.txt").read_text("utf-8")


def test_no_font_lies_there_that_nothing_uses(fonts: Path) -> None:
    assert {path.stem for path in fonts.glob("*.ttf")} == set(FAMILIES)


@pytest.mark.parametrize("harm", [Path.unlink, _empty, _cut_in_half, _fill_with_words])
def test_a_missing_or_damaged_font_is_named_before_anything_is_drawn(
    copied: Path, harm: Callable[[Path], None]
) -> None:
    harm(copied / ARABIC)
    typesetter = Typesetter(copied)
    with pytest.raises(FontUnreadable) as told:
        typesetter.check("مرحبا", "ar")
    assert told.value.path == copied / ARABIC
    with pytest.raises(FontUnreadable):
        typesetter.paragraph("مرحبا", language="ar", style=TextStyle())
    typesetter.check("Terve", "fi")  # what needs other fonts still prints
