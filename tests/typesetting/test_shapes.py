"""Every script against Pango's picture of the same line: joined, ordered and stacked right."""

from pathlib import Path

import pytest
import uharfbuzz as hb

from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import TextStyle
from kototori.typesetting.typesetter import Typesetter
from tests.tools.shape_check import reference, render, similarity

SIZE = 20.0
DPI = 150
PAGE = (2600.0, SIZE * 3)
LANGUAGES = 29
PHONE = "020 634 0200"
FONTS = {
    **dict.fromkeys(("ar", "fa", "prs", "ps", "ckb"), "NotoSansArabic"),
    **dict.fromkeys(("ti", "am"), "NotoSansEthiopic"),
    "ur": "NotoNastaliqUrdu",
    "zh-Hans": "NotoSansSC",
    "th": "NotoSansThai",
    "ne": "NotoSansDevanagari",
    "bn": "NotoSansBengali",
    "my": "NotoSansMyanmar",
    "ta": "NotoSansTamil",
}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "prs", "ps", "ckb", "ur"})


@pytest.mark.filterwarnings("ignore:HarfBuzz-Subset will be required:DeprecationWarning")
def test_every_line_looks_like_pangos(
    typesetter: Typesetter, sample_lines: dict[str, str], fonts: Path, tmp_path: Path
) -> None:
    assert len(sample_lines) == LANGUAGES
    ours, theirs = tmp_path / "ours.pdf", tmp_path / "theirs.pdf"
    _draw(typesetter, sample_lines, ours)
    cut = _cut_fonts(fonts, "".join(sample_lines.values()), tmp_path)
    reference([_reference_line(language, text, cut) for language, text in sample_lines.items()], str(theirs))
    found = {}
    for page, language in enumerate(sample_lines, 1):
        pictures = (render(f"{pdf}:{page}", DPI) for pdf in (ours, theirs))
        found[language] = similarity(*pictures, em_px=SIZE * DPI / 72)
    wrong = {
        name: result for name, result in found.items() if result["score"] < 0.98 or result["worst"] < 0.90
    }
    assert wrong == {}


def _draw(typesetter: Typesetter, lines: dict[str, str], path: Path) -> None:
    with path.open("wb") as target:
        sheet = Sheet(target, PAGE, language="fi", title="Koe")
        for language, text in lines.items():
            paragraph = typesetter.paragraph(text, language=language, style=TextStyle(size=SIZE))
            paragraph.wrapOn(sheet, PAGE[0] - 100, PAGE[1])
            assert paragraph.line_count == 1
            paragraph.drawOn(sheet, 50, 10)
            sheet.showPage()
        sheet.save()


def _cut_fonts(fonts: Path, letters: str, folder: Path) -> Path:
    """The same files at one weight, without the hanzi of no sample: Pango's side takes a minute over all."""
    for path in fonts.glob("*.ttf"):
        face = hb.Face(path.read_bytes())
        wanted = hb.SubsetInput()
        wanted.keep_everything()
        if path.stem == "NotoSansSC":
            wanted.sets(hb.SubsetInputSets.UNICODE).clear()
            wanted.sets(hb.SubsetInputSets.UNICODE).update(map(ord, letters))
            wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).clear()
        wanted.pin_axis_location(face, "wght", 400)
        (folder / path.name).write_bytes(hb.subset(face, wanted).blob.data)
    return folder


def _reference_line(language: str, text: str, fonts: Path) -> tuple[str, str, float, list[str], str]:
    families = dict.fromkeys((FONTS.get(language, "NotoSans"), "NotoSans"))
    files = [str(fonts / f"{family}.ttf") for family in families]
    if language in RIGHT_TO_LEFT:  # Pango must be told by hand what our program finds by itself
        text = text.replace(PHONE, "\u2066" + PHONE.replace(" ", "\u00a0") + "\u2069")
        return language, "rtl", SIZE, files, text
    return language, "ltr", SIZE, files, text
