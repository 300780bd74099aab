"""Numbers, addresses and foreign words inside lines that run from right to left, as they stand on paper."""

import random
from pathlib import Path

import pytest

from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Span, TextStyle
from kototori.typesetting.typesetter import Typesetter
from tests.tools.pdf_facts import Word, words_of_pages

ARABIC_SCRIPT = ("ar", "fa", "prs", "ps", "ckb", "ur")
UNITS = (
    "020 634 0200",
    "+358 40 123 4567",
    "+358 (0)20 634 0200",
    "(09) 310 5015",
    "116 117",
    "112",
    "۰۲۰ ۶۳۴ ۰۲۰۰",
    "www.kela.fi/asumistuki",
    "https://migri.fi/oleskelulupa?kieli=fi&a=1",
    "kela.fi/polku",
    "neuvonta@esimerkki.fi",
    "24.11.2026",
    "2026-11-24",
    "1.5.–31.5.2026",
    "24.–26.11.2026",
    "10–16",
    "9.00–15.30",
    "9:00 – 15:30",
    "9.00",
    "14:30",
    "۱۴:۳۰",
    "FI21 1234 5600 0007 85",
    "1 200,50 €",
    "50 %",
    "100%",
    "A4",
    "ti ja pe 10–16",
    "ma–pe 9.00–15.30",
    "Hämeentie 13 A, 00530 Helsinki",
    "Jyväskylän TE-toimisto",
    "OmaKela",
    "Wi-Fi",
)
# Where a unit may stand; x and y are words of the language.
PLACES = (
    "{unit} {x} {y}",
    "{x} {unit} {y}",
    "{x} {y} {unit}",
    "{x} {unit}.",
    "{x}: {unit}",
    "{x} ({unit}) {y}",
    "{x} ({y}: {unit}، {y}).",
    "({unit})",
    "{x} [{unit}]{y}",
    "{x} «{unit}» {y}",
    "{x} {unit}، {y}",
    "{x}، {unit}؛ {y}؟",
    "{x} {unit}, {y}",
    "{x} و{unit} {y}",
    "«{x} {unit}»",
    "{x} - {unit} - {y}",
    "{x} / {unit}",
    "{unit}",
)
PLACES_EACH = 6
ENCLOSING = ("()", "[]", "«»")
PAGE = (900.0, 40.0)


def _draw(typesetter: Typesetter, language: str, lines: list[str], path: Path, *, bold: bool) -> Path:
    with path.open("wb") as target:
        sheet = Sheet(target, PAGE, language=language, title="Koe")
        for line in lines:
            middle = len(line) // 2
            spans = [Span(line[:middle]), Span(line[middle:], bold=True)] if bold else [Span(line)]
            paragraph = typesetter.paragraph(spans, language=language, style=TextStyle(size=12))
            paragraph.wrapOn(sheet, PAGE[0] - 20, PAGE[1])
            assert paragraph.line_count == 1
            paragraph.drawOn(sheet, 10, 5)
            sheet.showPage()
        sheet.save()
    return path


def _stands_right(line: str, unit: str, words: list[Word]) -> bool:
    """Whether the unit can be read on paper from left to right, with nothing in between.

    What opens stands right of it and what closes left, as the line runs; the reader gives their letters.
    """
    paper = "".join(word.text for word in sorted(words, key=lambda word: word.left))
    around = next((pair for pair in ENCLOSING if pair[0] + unit + pair[1] in line), "")
    return (around[1:] + unit + around[:1]).replace(" ", "") in paper


@pytest.mark.parametrize("dash", ["–", "-", " – "])
@pytest.mark.parametrize("language", ARABIC_SCRIPT)
def test_a_range_in_native_digits_is_read_from_the_right(
    typesetter: Typesetter, tmp_path: Path, language: str, dash: str
) -> None:
    for line in (f"۱۰{dash}۱۶", f"هەر ۱۰{dash}۱۶، هەر", f"(۹:۰۰{dash}۱۵:۳۰)", f"Kela ١٠{dash}١٦"):
        path = tmp_path / "range.pdf"
        (words,) = words_of_pages(_draw(typesetter, language, [line], path, bold=False))
        paper = "".join(word.text for word in sorted(words, key=lambda word: word.left))
        first, second = line.strip("()").replace("،", "").split(dash)
        first, second = first.split()[-1], second.split()[0]
        assert paper.index(second) < paper.index(first), line


@pytest.mark.parametrize("bold", [False, True], ids=["plain", "half of the line bold"])
@pytest.mark.parametrize("language", ARABIC_SCRIPT)
def test_every_unit_reads_left_to_right_wherever_it_stands(
    typesetter: Typesetter, sample_lines: dict[str, str], tmp_path: Path, language: str, bold: bool
) -> None:
    letters = [word for word in sample_lines[language].split() if word.isalpha() and not word.isascii()]
    chance = random.Random(language)
    lines = {
        place.format(unit=unit, x=chance.choice(letters), y=chance.choice(letters)): unit
        for unit in UNITS
        for place in chance.sample(PLACES, PLACES_EACH)
    }
    pages = words_of_pages(_draw(typesetter, language, list(lines), tmp_path / "units.pdf", bold=bold))
    assert len(pages) == len(lines)
    wrong = [
        (line, [word.text for word in sorted(words, key=lambda word: word.left)])
        for (line, unit), words in zip(lines.items(), pages, strict=True)
        if not _stands_right(line, unit, words)
    ]
    assert wrong == []
