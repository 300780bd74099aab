"""The report of a day on paper: one page whatever the day was, read again as whoever receives it would."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kototori.assets import folder
from kototori.documents.day_report_pdf import DayReportPress
from kototori.domain.errors import MissingGlyphs
from kototori.wording.catalogue import Words, read_words
from kototori.wording.report_page import Cell, Counts, Number, Part, ReportPage, UsualBand
from tests.tools.pdf_facts import boxes_of, facts_of, fonts_of, pages_of, structure_of
from tests.ui.pseudo import PseudoWords, stretched

Printed = Callable[[ReportPage], Path]

A4 = (595, 842)


def counts(title: str, names: list[str], missing: int = 0) -> Counts:
    cells = tuple(Cell(name, len(names) - nth) for nth, name in enumerate(names))
    return Counts(title, cells, f"{title}: …", Cell("ei kirjattu", missing) if missing else None)


QUIET = ReportPage(
    language="fi",
    title="Päiväraportti",
    day="tiistai 24.11.2026",
    desk="Keksitty piste · avoinna 10–16",
    state="Neuvonta oli auki.",
    summary="3 käyntiä, 4 henkilöä.",
    numbers=(Number("3", "käyntiä"), Number("4", "henkilöä")),
    counts={
        Part.NEEDS: counts("Tarpeet", ["Asuminen", "Työ"]),
        Part.LANGUAGES: counts("Kielet", ["arabia"], missing=2),
        Part.HOURS: counts("Tunneittain", ["10–11", "11–12"]),
        Part.DUTY: counts("Päivystämässä", ["ammattilainen"]),
    },
    usual={"10–11": UsualBand(1, 3)},
    lines=(("Mikä toistui?", "Kelan kirjeet."),),
    foot=("Sisäiset luvut.",),
)


def busy(longer: Callable[[str], str]) -> ReportPage:
    """As much as a day can hold: 12 needs, 20 languages, long teams, three lines of 200 letters."""
    needs = [f"{longer('Toimeentulo ja etuudet')} {n}" for n in range(12)]
    languages = [f"{longer('pohjoissaame')} {n}" for n in range(20)]
    teams = [f"{longer('Aikuissosiaalityön läntinen tiimi')} {n}" for n in range(14)]
    line = ("Pitkiä sanoja odotushuoneessa, " * 9)[:200]
    return replace(
        QUIET,
        desk=longer("Keksityn kaupungin maahanmuuttajien neuvontapiste · avoinna 9–12, 13–16.30"),
        summary=longer("123 käyntiä, 145 henkilöä. Se on 40 enemmän kuin tavallisena tiistaina (83).") * 2,
        numbers=tuple(Number("123", longer("annettua esitettä")) for _ in range(6)),
        counts={
            Part.NEEDS: counts(longer("Tarpeet"), needs, missing=3),
            Part.LANGUAGES: counts(longer("Kielet"), languages, missing=9),
            Part.HOURS: counts(longer("Tunneittain"), [f"{n}–{n + 1}" for n in range(8, 20)]),
            Part.LEAFLETS: counts(longer("Annetut esitteet"), languages),
            Part.MISSING: counts(longer("Turhaan pyydetyt esitteet"), languages),
            Part.REQUESTS: counts(longer("Yhteydenottopyynnöt tiimeittäin"), teams),
            Part.DUTY: counts(longer("Päivystämässä"), [longer("omakielinen neuvoja")] * 5),
        },
        coverage=longer("Kirjattu: tarve 100 %, kieli 82 %. 123 henkilöä kirjattiin, ja ovesta tuli 160."),
        lines=tuple(
            (longer(question), line) for question in ("Mikä toistui?", "Mikä ei toiminut?", "Uutta?")
        ),
        foot=(longer("Sisäiset luvut: tarkkoja, päivystyksen omaan työhön, ei julkaistavaksi."),) * 2,
    )


@pytest.fixture(scope="session")
def press() -> DayReportPress:
    return DayReportPress(folder("resources") / "fonts", read_words(folder("translations"), "fi", None))


@pytest.fixture
def printed(press: DayReportPress, tmp_path: Path) -> Printed:
    def printed(page: ReportPage) -> Path:
        path = tmp_path / "report.pdf"
        path.write_bytes(press.set(page))
        return path

    return printed


def test_the_report_is_one_tagged_page_of_a4_whose_fonts_are_embedded(printed: Printed) -> None:
    pdf = printed(QUIET)
    facts = facts_of(pdf)

    assert (facts["Pages"], facts["Tagged"]) == ("1", "yes")
    assert facts["Title"] == "Päiväraportti: tiistai 24.11.2026"
    assert "A4" in facts["Page size"]
    assert b"/Lang (fi" in pdf.read_bytes()
    assert all(embedded for _, embedded in fonts_of(pdf))


def test_a_screen_reader_finds_the_day_the_parts_and_what_each_picture_shows(printed: Printed) -> None:
    pdf = printed(QUIET)
    roles = structure_of(pdf)

    assert roles.count("H1") == 1
    assert roles.count("Figure") == 3
    assert roles.count("H2") == 5  # three pictures, who was on duty, the adviser's own lines


def test_its_text_can_be_copied_numbers_and_lines_included(printed: Printed) -> None:
    (page,) = pages_of(printed(QUIET))

    for text in ("Tiistai 24.11.2026", "Asuminen", "11–12", "Kelan kirjeet.", "Sisäiset luvut."):
        assert text in page


@pytest.mark.parametrize("longer", [str, stretched], ids=["as it is", "40 % longer"])
def test_a_busy_day_fits_on_one_page_and_says_that_its_lists_are_shorter(
    longer: Callable[[str], str], press: DayReportPress, tmp_path: Path
) -> None:
    words: Words = PseudoWords() if longer is stretched else read_words(folder("translations"), "en", None)
    page = replace(busy(longer), language="en")
    path = tmp_path / "busy.pdf"
    path.write_bytes(DayReportPress(folder("resources") / "fonts", words).set(page))

    assert facts_of(path)["Pages"] == "1"
    (boxes,) = boxes_of(path)
    assert max(box.right for box in boxes) <= A4[0] - 30
    assert max(box.bottom for box in boxes) <= A4[1] - 30
    (text,) = pages_of(path)
    others = words.many("1 other", "{n} others", 9).removeprefix("9 ")
    assert text.count(others) >= 3
    assert words("Lists show the largest; the text of the report for mail holds all of them.")[:20] in text
    assert sum(answer[-20:] in " ".join(text.split()) for _, answer in page.lines) == 3


def test_letters_that_say_nothing_of_each_other_are_never_drawn_over_each_other(printed: Printed) -> None:
    (boxes,) = boxes_of(printed(busy(str)))
    over = [
        (one.text, other.text)
        for nth, one in enumerate(boxes)
        for other in boxes[nth + 1 :]
        if min(one.right, other.right) - max(one.left, other.left) > 1
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.6 * (one.bottom - one.top)
    ]

    assert over == []


def test_more_than_any_day_holds_is_drawn_smaller_rather_than_cut(printed: Printed) -> None:
    endless = replace(QUIET, summary="Hyvin pitkä lause. " * 300)
    path = printed(endless)

    assert facts_of(path)["Pages"] == "1"
    assert " ".join(pages_of(path)[0].split()).count("Hyvin pitkä lause.") == 300


def test_the_same_report_gives_the_same_bytes(press: DayReportPress) -> None:
    assert press.set(QUIET) == press.set(QUIET)


def test_a_letter_that_no_font_has_is_refused_before_anything_is_drawn(press: DayReportPress) -> None:
    with pytest.raises(MissingGlyphs):
        press.set(replace(QUIET, lines=(("Mitä?", "\U0001f9ff"),)))


def test_each_picture_is_told_in_words(printed: Printed) -> None:
    content = printed(QUIET).read_bytes().lower()

    for told in ("Tarpeet: Asuminen 2, Työ 1", "Kielet: arabia 1", "Tunneittain: 10–11 2, 11–12 1"):
        assert told.encode("utf-16-be").hex().encode() in content
