"""Whatever is written, in any mixture: nothing is lost, nothing runs out of its column, nothing fails."""

import random
from pathlib import Path

import pytest

from kototori.typesetting.isolates import plain
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Align, Span, TextStyle
from kototori.typesetting.typesetter import Typesetter
from tests.tools.pdf_facts import pages_of

SIZE = 11.0
LONGEST_LETTER = 12  # characters of one letter with its marks and controls, which nothing can cut
ODD = (
    *(
        "020 634 0200",
        "+358 40 123 4567",
        "kela.fi/a/b?c=d",
        "x@y.fi",
        "10–16",
        "۱۴:۳۰",
        "FI21 1234 5600 0007 85",
    ),
    *(
        "(",
        ")",
        "«",
        "»",
        "[",
        "]",
        ":",
        "،",
        "؛",
        "。",
        "“",
        "”",
        "…",
        "-",
        "–",
        "/",
        "%",
        "€",
        ".",
        "\n",
        "\n\n",
    ),
    *(
        "\u00ad",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u200f",
        "\u2066",
        "\u2069",
        "\u202e",
        "\u202c",
        "\u00a0",
    ),
    *("e\u0301", "\u0301", "ا\u064b", "က္က", "ก็", "क्ष", "🙂", "囍", "\t", "lisä\u00adselvitys\u00adpyyntö"),
)


def _mixture(chance: random.Random, sample_lines: dict[str, str]) -> list[Span]:
    words = [word for line in sample_lines.values() for word in line.split()]
    spans = []
    for _ in range(chance.randint(1, 4)):
        pieces = [
            chance.choice(words if chance.random() < 0.5 else ODD) for _ in range(chance.randint(0, 12))
        ]
        spans.append(Span(chance.choice(["", " "]).join(pieces), bold=chance.choice([None, True])))
    return spans


@pytest.mark.parametrize("seed", range(6))
def test_a_mixture_of_everything_keeps_its_letters_and_its_column(
    typesetter: Typesetter, sample_lines: dict[str, str], tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    with (tmp_path / "mixed.pdf").open("wb") as target:
        sheet = Sheet(target, (300, 3000), language="fi", title="Koe")
        for language in sample_lines:
            spans = _mixture(chance, sample_lines)
            style = TextStyle(size=SIZE, align=chance.choice(list(Align)))
            paragraph = typesetter.paragraph(spans, language=language, style=style)
            width = chance.choice((40, 90, 250))
            paragraph.wrapOn(sheet, width, 3000)
            measured = paragraph._measured
            source = "".join(span.text for span in spans)
            drawn = "".join(measured.text[line.start : line.end] for line in paragraph._lines)
            assert plain(drawn) == plain(source)
            for line in paragraph._lines:
                alone = line.visible_end - line.start <= LONGEST_LETTER
                assert alone or measured._line_width(line) * SIZE <= width + 1e-3, (language, source)
            paragraph.drawOn(sheet, 10, 10)
        sheet.save()
    assert pages_of(tmp_path / "mixed.pdf")


@pytest.mark.parametrize("language", ["fi", "ar", "ur", "zh-Hans", "my", "th"])
@pytest.mark.parametrize("text", ["", " ", "\n", "\u00ad", "\u2066\u2069", "\u200b", "\u202e"])
def test_nothing_to_print_takes_no_harm(
    typesetter: Typesetter, tmp_path: Path, language: str, text: str
) -> None:
    with (tmp_path / "empty.pdf").open("wb") as target:
        sheet = Sheet(target, (300, 200), language=language, title="Koe")
        for spans in ([], [Span(text)], [Span(""), Span(text, bold=True)]):
            paragraph = typesetter.paragraph(spans, language=language, style=TextStyle())
            width, height = paragraph.wrapOn(sheet, 100, 100)
            assert width == 100
            assert height >= paragraph.leading * paragraph.line_count
            assert (height == 0) == (paragraph.line_count == 0)
            assert paragraph.natural_width == pytest.approx(0, abs=SIZE)
            paragraph.drawOn(sheet, 10, 10)
        sheet.save()
    assert typesetter.missing_glyphs(text, language) == ()


def test_a_soft_hyphen_is_seen_at_the_end_of_a_line_alone(typesetter: Typesetter) -> None:
    text = "lisä\u00adselvitys\u00adpyyntö"
    for width, wanted in ((300, ["lisäselvityspyyntö"]), (75, ["lisäselvitys-", "pyyntö"])):
        paragraph = typesetter.paragraph(text, language="fi", style=TextStyle(size=SIZE))
        paragraph.wrap(width, 200)
        lines = (paragraph._measured.set_runs(line) for line in paragraph._lines)
        assert [plain("".join(run.text for run in line)) for line in lines] == wanted
    assert typesetter.missing_glyphs(text, "fi") == ()


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("fi", "lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas"),
        ("fi", "https://www.esimerkki.fi/erittain/pitka/polku/joka/ei/lopu?haku=asumistuki&kieli=fi"),
        ("ar", "https://www.esimerkki.fi/erittain/pitka/polku/joka/ei/lopu?haku=asumistuki&kieli=ar"),
        ("ar", "وبمستشفياتكنكموبمستشفياتكنكموبمستشفياتكنكم"),
        ("ur", "ناقابلفراموشناقابلفراموشناقابلفراموش"),
        ("zh-Hans", "kela.fi/erittain/pitka/polku/joka/ei/lopu/ennen/kuin/rivi"),
        ("am", "የኢትዮጵያየኢትዮጵያየኢትዮጵያየኢትዮጵያየኢትዮጵያ"),
    ],
)
def test_what_is_longer_than_a_line_is_broken_and_stays_in_its_column(
    typesetter: Typesetter, language: str, word: str
) -> None:
    paragraph = typesetter.paragraph(word, language=language, style=TextStyle(size=SIZE))
    paragraph.wrap(120, 1000)
    measured = paragraph._measured
    assert paragraph.line_count > 1
    assert all(measured._line_width(line) * SIZE <= 120 + 1e-3 for line in paragraph._lines)
    drawn = "".join(plain(measured.text[line.start : line.end]) for line in paragraph._lines)
    assert drawn == word
