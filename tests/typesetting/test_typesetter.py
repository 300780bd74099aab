"""Pages drawn by the typesetter, read back from the file."""

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.platypus import Frame

from kototori.typesetting.faces import BOLD, REGULAR
from kototori.typesetting.isolates import plain
from kototori.typesetting.paragraph import ShapedParagraph
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.style import Align, Span, TextStyle
from kototori.typesetting.tagging import Role
from kototori.typesetting.typesetter import Typesetter
from tests.tools.pdf_facts import Word, facts_of, fonts_of, pages_of, structure_of, words_of
from tests.tools.shape_check import norm

ARABIC_SCRIPT = ("ar", "fa", "prs", "ps", "ckb", "ur")
PAGE = (300.0, 200.0)
LONG = "Kela tarvitsee sinulta lisää tietoja, ennen kuin se voi päättää asiasta. " * 12


def _draw(
    typesetter: Typesetter, text: str | list[Span], language: str, style: TextStyle, path: Path
) -> Path:
    """One paragraph on as many small pages as it needs."""
    with path.open("wb") as target:
        sheet = Sheet(target, PAGE, language=language, title="Koe")
        whole = text if isinstance(text, str) else "".join(span.text for span in text)
        element = sheet.structure.add(Role.PARAGRAPH, language, text=whole)
        rest = [typesetter.paragraph(text, language=language, style=style, element=element)]
        while rest:
            frame = Frame(10, 10, 280, 180)
            fitting, *rest = frame.split(rest[0], sheet)
            assert frame.add(fitting, sheet)
            sheet.showPage()
        sheet.save()
    return path


def _line(typesetter: Typesetter, text: str, language: str, path: Path) -> Path:
    with path.open("wb") as target:
        sheet = Sheet(target, (2600, 60), language=language, title="Koe")
        paragraph = typesetter.paragraph(text, language=language, style=TextStyle(size=20))
        paragraph.wrapOn(sheet, 2500, 60)
        paragraph.drawOn(sheet, 50, 10)
        sheet.save()
    return path


def _lines(paragraph: ShapedParagraph) -> list[str]:
    """What stands on each line, as it was written."""
    runs = (paragraph._measured.set_runs(line) for line in paragraph._lines)
    return [plain("".join(run.text for run in line)) for line in runs]


def _drawn(words: list[Word], *texts: str) -> list[str]:
    """Those words from left to right as they stand on paper."""
    return [word.text for word in sorted(words, key=lambda word: word.left) if word.text in texts]


@pytest.mark.parametrize("language", ARABIC_SCRIPT)
def test_a_phone_number_with_plain_spaces_stands_the_right_way_round_on_paper(
    typesetter: Typesetter, sample_lines: dict[str, str], tmp_path: Path, language: str
) -> None:
    text = sample_lines[language]
    assert "020 634 0200" in text
    words = words_of(_line(typesetter, text, language, tmp_path / "line.pdf"))
    assert _drawn(words, "020", "634", "0200") == ["020", "634", "0200"]


@pytest.mark.parametrize("language", ARABIC_SCRIPT)
def test_a_date_range_runs_left_to_right_inside_arabic_letters(
    typesetter: Typesetter, tmp_path: Path, language: str
) -> None:
    words = words_of(_line(typesetter, "من 1.5. – 31.8.2026 هنا", language, tmp_path / "line.pdf"))
    assert _drawn(words, "1.5.", "31.8.2026") == ["1.5.", "31.8.2026"]


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_brackets_open_towards_what_they_hold(typesetter: Typesetter, tmp_path: Path, language: str) -> None:
    """Read from the right, the bracket that opens stands right of Kela and is drawn as `)`."""
    paragraph = typesetter.paragraph("أ (Kela) ب", language=language, style=TextStyle())
    paragraph.wrap(400, 100)
    measured = paragraph._measured
    (line,) = measured.lines(40, 0, len(measured.text))
    drawn = "".join(run.text[::-1] if run.run.right_to_left else run.text for run in measured.set_runs(line))
    assert plain(drawn) == "ب )Kela( أ"
    general = measured.set_runs(line)
    brackets = [run for run in general if "(" in run.text]
    assert all(run.run.right_to_left for run in brackets), "HarfBuzz mirrors what runs right to left"


def test_a_long_paragraph_goes_on_over_pages_and_loses_nothing(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    pdf = _draw(typesetter, LONG, "fi", TextStyle(size=12), tmp_path / "long.pdf")
    pages = pages_of(pdf)
    assert len(pages) > 1
    assert norm(" ".join(pages)) == norm(LONG)
    assert structure_of(pdf).count("P") == 1


def test_no_line_of_a_paragraph_is_left_alone_on_a_page(typesetter: Typesetter) -> None:
    paragraph = typesetter.paragraph(LONG, language="fi", style=TextStyle(size=12))
    _, height = paragraph.wrap(280, 1000)
    all_but_one = height - paragraph.leading
    first, second = paragraph.split(280, all_but_one)
    assert second.wrap(280, 1000)[1] == pytest.approx(2 * paragraph.leading)
    assert first.wrap(280, 1000)[1] == pytest.approx(height - 2 * paragraph.leading)
    assert paragraph.split(280, paragraph.leading) == []


def test_a_word_wider_than_its_column_is_cut_instead_of_running_out_of_it(typesetter: Typesetter) -> None:
    word = "lisäselvityspyyntölomakkeisto"
    paragraph = typesetter.paragraph(word, language="fi", style=TextStyle(size=20))
    paragraph.wrap(80, 1000)
    assert paragraph.line_count > 1
    assert paragraph.longest_word > 80


def test_a_chinese_line_may_end_before_an_address_and_keeps_its_marks_in_place(
    typesetter: Typesetter,
) -> None:
    text = "请查看www.kela.fi/asumistuki，或拨打020 634 0200（周一至周五）。"
    for width in range(60, 400, 10):  # 33 points are 请查看, 163 with the address and its comma
        paragraph = typesetter.paragraph(text, language="zh-Hans", style=TextStyle(size=11))
        paragraph.wrap(width, 1000)
        lines = _lines(paragraph)
        assert not any(line[0] in "，。）" or line[-1] == "（" for line in lines), width
        if 135 < width < 165:
            assert lines[0] == "请查看"


def test_a_word_that_is_cut_takes_a_hyphen_where_a_syllable_begins(typesetter: Typesetter) -> None:
    paragraph = typesetter.paragraph("lisäselvityspyyntö", language="fi", style=TextStyle(size=20))
    paragraph.wrap(150, 1000)
    measured = paragraph._measured
    drawn = ["".join(run.text for run in measured.set_runs(line)) for line in paragraph._lines]
    assert drawn == ["lisäselvitys-", "pyyntö"]


def test_a_hyphen_follows_its_word_inside_arabic(typesetter: Typesetter) -> None:
    paragraph = typesetter.paragraph("(lisäselvityspyyntö)", language="ar", style=TextStyle(size=20))
    paragraph.wrap(150, 1000)
    first = paragraph._measured.set_runs(paragraph._lines[0])
    assert [plain(run.text) for run in first] == ["lisäselvitys", "-", "("]


def test_a_phone_number_is_never_broken_over_lines(typesetter: Typesetter, tmp_path: Path) -> None:
    for width in range(90, 280, 10):
        paragraph = typesetter.paragraph(
            "Soita Kelaan numeroon 020 634 0200 heti.", language="fi", style=TextStyle()
        )
        paragraph.wrap(width, 1000)
        measured = paragraph._measured
        lines = [measured.text[line.start : line.end] for line in paragraph._lines]
        assert any("020\u00a0634\u00a00200" in line for line in lines), width


def test_an_address_stays_on_one_line_if_a_line_can_hold_it(typesetter: Typesetter) -> None:
    text = "Katso lisää: www.kela.fi/asumistuki/hakeminen."
    address = text.split()[2]
    for width in (600, 400, 280, 120):
        paragraph = typesetter.paragraph(text, language="fi", style=TextStyle(size=11))
        paragraph.wrap(width, 1000)
        lines = _lines(paragraph)
        assert "".join(lines).replace(" ", "") == text.replace(" ", ""), "no hyphen that would be typed"
        assert (address in " ".join(lines).split(" ")) == (width > 120)
        assert max(paragraph._measured._line_width(line) for line in paragraph._lines) * 11 <= width


@pytest.mark.parametrize(
    ("language", "before", "bold", "after", "drawn_bold"),
    [
        ("ar", "هذه ال", "معلومات", " هنا", "المعلومات"),
        ("ar", "هذه المعلوم", "ات", " هنا", ""),
        ("ur", "یہ درخ", "واستیں", " ہیں", "درخواستیں"),
        ("ne", "तपाईं नि", "वेदन", " दिन", "निवेदन"),
        ("my", "နေအိမ်ထောက်ပံ့ကြေ", "းလျှောက်ထား", "ပါ", "လျှောက်ထား"),
        ("vi", "hỗ trợ miê", "\u0303n", " phí", "n"),
        ("zh-Hans", "您需要", "身份证", "号", "身份证"),
    ],
)
def test_bold_begins_and_ends_between_words_that_join(
    typesetter: Typesetter, language: str, before: str, bold: str, after: str, drawn_bold: str
) -> None:
    """Shaped in two weights, the letters of such a word would come apart: most of it decides."""
    spans = [Span(before), Span(bold, bold=True), Span(after)]
    measured = typesetter.paragraph(spans, language=language, style=TextStyle())._measured
    in_bold = (measured.text[run.start : run.end] for run in measured._runs if run.face.weight == BOLD)
    assert plain("".join(in_bold)) == drawn_bold


def test_a_word_with_a_letter_that_nastaliq_lacks_is_whole_in_naskh(typesetter: Typesetter) -> None:
    measured = typesetter.paragraph("کتاب کوردیی گۆڕین ہے", language="ur", style=TextStyle())._measured
    words = {
        measured.text[run.start : run.end].strip(): run.face.name.partition("-")[0] for run in measured._runs
    }
    assert words == {"کتاب کوردیی": "NotoNastaliqUrdu", "گۆڕین": "NotoSansArabic", "ہے": "NotoNastaliqUrdu"}


def test_every_script_falls_back_to_its_own_bold(typesetter: Typesetter) -> None:
    text = "Tervetuloa 欢迎 أهلاً ยินดี ትግርኛ நல்வரவு →"
    measured = typesetter.paragraph(text, language="fi", style=TextStyle(bold=True))._measured
    assert {run.face.weight for run in measured._runs} == {BOLD}
    families = {run.face.name.partition("-")[0].removeprefix("NotoSans") for run in measured._runs}
    assert families == {"", "SC", "Arabic", "Thai", "Ethiopic", "Tamil", "Symbols"}


def test_bold_inside_a_latin_word_is_left_as_it_was_asked(typesetter: Typesetter) -> None:
    spans = [Span("Asumis"), Span("tuki", bold=True)]
    measured = typesetter.paragraph(spans, language="fi", style=TextStyle())._measured
    assert [run.face.weight for run in measured._runs] == [REGULAR, BOLD]


def test_a_document_is_tagged_titled_and_embeds_every_font(typesetter: Typesetter, tmp_path: Path) -> None:
    spans = [Span("Kela تطلب معلومات "), Span("إضافية", bold=True), Span(" ትግርኛ → ไทย")]
    pdf = _draw(typesetter, spans, "ar", TextStyle(align=Align.CENTRE), tmp_path / "mixed.pdf")
    facts = facts_of(pdf)
    assert facts["Tagged"] == "yes"
    assert facts["Title"] == "Koe"
    fonts = fonts_of(pdf)
    assert all(embedded for _, embedded in fonts)
    assert {name.partition("+")[2] for name, _ in fonts} == {
        "NotoSans-Regular",
        "NotoSansArabic-Regular",
        "NotoSansArabic-Bold",
        "NotoSansEthiopic-Regular",
        "NotoSansThai-Regular",
        "NotoSansSymbols-Regular",
    }
    assert b"/DisplayDocTitle true" in pdf.read_bytes()
    assert b"/Lang (ar)" in pdf.read_bytes()


def test_the_same_text_gives_the_same_bytes(typesetter: Typesetter, fonts: Path, tmp_path: Path) -> None:
    again = Typesetter(fonts)
    one = _draw(typesetter, LONG, "fi", TextStyle(), tmp_path / "one.pdf")
    two = _draw(again, LONG, "fi", TextStyle(), tmp_path / "two.pdf")
    assert one.read_bytes() == two.read_bytes()


def test_elements_are_read_in_the_order_they_were_added_and_only_if_drawn(
    typesetter: Typesetter, tmp_path: Path
) -> None:
    pdf = tmp_path / "order.pdf"
    with pdf.open("wb") as target:
        sheet = Sheet(target, PAGE, language="fi", title="Koe")
        heading = sheet.structure.add(Role.H1, "fi", text="Otsikko")
        steps = sheet.structure.add(Role.LIST)
        sheet.structure.add(Role.FIGURE, description="never drawn")
        step = steps.add(Role.ITEM).add(Role.BODY, "fi", text="Lue kirje.")
        for text, element in (("Lue kirje.", step), ("Otsikko", heading)):
            paragraph = typesetter.paragraph(text, language="fi", style=TextStyle(), element=element)
            paragraph.wrapOn(sheet, 200, 50)
            paragraph.drawOn(sheet, 10, 100)
        sheet.save()
    assert structure_of(pdf) == ["Document", "H1", "L", "LI", "LBody"]


def test_characters_without_a_glyph_are_named_once(typesetter: Typesetter) -> None:
    assert typesetter.missing_glyphs("Tervetuloa 囍鬥 ja 囍, ᚠ 🙂", "fi") == ("囍", "鬥", "ᚠ", "🙂")


def test_nothing_is_missing_in_the_sample_lines(typesetter: Typesetter, sample_lines: dict[str, str]) -> None:
    missing = {language: typesetter.missing_glyphs(text, language) for language, text in sample_lines.items()}
    assert not any(missing.values()), missing


def test_text_on_any_other_canvas_is_refused(typesetter: Typesetter) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(BytesIO())
    paragraph = typesetter.paragraph("Hei", language="fi", style=TextStyle())
    paragraph.wrapOn(canvas, 100, 100)
    with pytest.raises(TypeError):
        paragraph.drawOn(canvas, 0, 0)
