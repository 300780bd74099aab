"""The visitor's papers: one page in every language, with what a visitor must know and not who it is."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from kototori import assets
from kototori.domain.directory import Team
from kototori.domain.errors import MissingGlyphs
from kototori.domain.organisation import LONGEST_NOTICE, Controller, OrganisationFacts
from kototori.domain.referral import Keeping
from kototori.domain.visitor_card import CardContents
from kototori.domain.worker import Worker
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.services.visitor_papers import VisitorPapers
from kototori.wording.catalogue import read_words
from tests.tools.pdf_facts import facts_of, fonts_of, pages_of, structure_of
from tests.tools.shape_check import norm

TRANSLATIONS = assets.folder("translations")
LANGUAGES = sorted({"fi", *(path.parent.name for path in TRANSLATIONS.glob("*/visitor.po"))})
CODE = "7K2M-QP4X"
LONG = "Keksityn tiimin keksitty yksikkö, " * 2
CARD = CardContents(
    worker=Worker(
        code="k",
        name="Keksitty-Kekseliäs Työntekijä-Keksijä",
        title="johtava sosiaalityöntekijä",
        team=LONG,
        organisation="Keksityn maakunnan hyvinvointialue",
        phone="040 000 0001",
    ),
    team=LONG,
    made_on=date(2026, 11, 22),
    erase_on=date(2027, 1, 21),
    keeping=Keeping(),
    withdrawal=CODE,
)
LONGEST = OrganisationFacts(
    controllers=(
        Controller("Keksityn kunnan kotoutumispalvelut", "kirjaamo@keksitty.example, 03 000 0000"),
        Controller("Keksityn maakunnan hyvinvointialue", "PL 1, 00000 Keksittylä, 03 000 0001"),
    ),
    officer="tietosuojavastaava@keksitty.example, 03 000 0002",
    arrangement="Kunta vastaa neuvontapisteestä ja hyvinvointialue sosiaalityöstä.",
    desk_phone="040 000 0000",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    home = Home(tmp_path_factory.mktemp("desk") / "home")
    opened = open_desk(home, assets.folder("resources"), lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))
    opened.setup.describe("Kototori Keksittylä", "ti ja pe 10–16")
    opened.organisation.put(LONGEST)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def papers(desk: Desk) -> VisitorPapers:
    return desk.visitor_papers(read_words(TRANSLATIONS, "fi", None))


@pytest.fixture
def written(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(pdf: bytes) -> Path:
        path = tmp_path / "paper.pdf"
        path.write_bytes(pdf)
        return path

    return write


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_paper_is_one_page_in_every_language(papers: VisitorPapers, language: str) -> None:
    for pdf in (
        papers.card(CARD, language),
        papers.help_card(language),
        papers.consent_sheet(language, Keeping()),
    ):
        assert len(PdfReader(BytesIO(pdf)).pages) == 1


def test_a_card_says_who_calls_how_it_is_taken_back_and_by_when(
    papers: VisitorPapers, written: Callable[[bytes], Path]
) -> None:
    (page,) = pages_of(written(papers.card(CARD, "sv")))
    page = norm(page)
    for said in (
        *("Keksitty-Kekseliäs Työntekijä-Keksijä", "johtava sosiaalityöntekijä", "040 000 0001"),
        *(CODE, "Kototori Keksittylä", "ti ja pe 10–16", "040 000 0000"),
        *("Begäran gjordes 22.11.2026", "längst till 20.1.2027"),  # the last day on which it is there
        "Sosiaalityöntekijä ottaa sinuun yhteyttä",  # small beside it, for another desk
    ):
        assert said in page, said


def test_the_notice_on_it_holds_what_article_13_asks_for(
    papers: VisitorPapers, written: Callable[[bytes], Path]
) -> None:
    for pdf in (papers.card(CARD, "en"), papers.consent_sheet("en", Keeping(5, 20))):
        (page,) = pages_of(written(pdf))
        page = norm(page)
        for said in (
            *("Keksityn kunnan kotoutumispalvelut", "Keksityn maakunnan hyvinvointialue"),
            *("kirjaamo@keksitty.example", "tietosuojavastaava@keksitty.example"),
            *("Article 6(1)(a)", "Article 9(2)(a)", "only so that a social worker can contact you"),
            *("European Economic Area", "take back your consent at any time", "corrected or deleted"),
            *("Data Protection Ombudsman", "tietosuoja.fi/en", "do not have to give information"),
            *("No computer makes decisions", "responsible for the information together"),
        ):
            assert said in page, said
    assert "5 days after the request has been delivered" in page
    assert "at the latest 20 days" in page


def test_what_the_file_says_of_itself_names_nobody(
    papers: VisitorPapers, written: Callable[[bytes], Path]
) -> None:
    facts = facts_of(written(papers.card(CARD, "so")))
    assert facts["Title"] == "Visitor's card" or facts["Title"] == "Kävijän kortti"
    assert not any("Keksi" in value or CODE in value for value in facts.values())


def test_a_visitors_own_worker_without_a_name_is_called_so(
    papers: VisitorPapers, written: Callable[[bytes], Path]
) -> None:
    team = Team(name="Keksitty tiimi", organisation="Keksitty alue", phone="040 000 0009")
    (page,) = pages_of(written(papers.card(replace(CARD, worker=team, team=team.name), "fi")))
    page = norm(page)
    assert "Oma työntekijäsi. Emme tiedä vielä hänen nimeään." in page
    assert "Keksitty tiimi · Keksitty alue" in page
    assert "040 000 0009" in page


def test_the_help_card_gives_the_ways_of_the_law_and_a_line_for_numbers_that_nobody_gave(
    papers: VisitorPapers, written: Callable[[bytes], Path]
) -> None:
    (page,) = pages_of(written(papers.help_card("fi")))
    page = norm(page)
    for said in (
        *("lastensuojelulaki 417/2007, 25 §", "sosiaalihuoltolaki 1301/2014, 35 §", "112"),
        *("palvelutarpeen arviointia", "Emme tallentaneet nimeäsi emmekä puhelinnumeroasi."),
    ):
        assert said in page, said
    assert CODE not in page


def test_the_desks_own_numbers_stand_on_the_help_card(
    desk: Desk, papers: VisitorPapers, written: Callable[[bytes], Path], tmp_path: Path
) -> None:
    own = desk._home.leaflets / "contacts.csv"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(
        "name,language,value,source,checked\n"
        "social_emergency_phone,,040 000 0112,,\nsocial_advice_phone,,040 000 0113,,\n",
        encoding="utf-8",
    )
    try:
        (page,) = pages_of(written(papers.help_card("ru")))
        assert "040 000 0112" in page
        assert "040 000 0113" in page
        assert "040 000 0112" in pages_of(written(papers.card(CARD, "ru")))[0]
    finally:
        own.unlink()


def test_a_language_that_nobody_wrote_is_answered_in_finnish_and_english_and_says_so(
    papers: VisitorPapers, written: Callable[[bytes], Path]
) -> None:
    assert papers.in_which("rw") == ("fi", "en")
    assert papers.fall_back("rw")
    assert papers.fall_back("ar") == ""
    (page,) = pages_of(written(papers.consent_sheet("rw", Keeping())))
    assert "Saako sosiaalityöntekijä ottaa sinuun yhteyttä?" in norm(page)
    assert "May a social worker contact you?" in norm(page)


def test_the_longest_notice_of_an_organisation_leaves_the_card_on_one_page(
    desk: Desk, papers: VisitorPapers
) -> None:
    line = "Keksitty sana ja toinen, pidempi keksitty sana. " * 5
    text = "\n".join([line.strip()] * 20)[:LONGEST_NOTICE]
    desk.organisation.put(replace(LONGEST, notices={"fi": text}))
    try:
        assert len(PdfReader(BytesIO(papers.card(CARD, "fi"))).pages) == 1
    finally:
        desk.organisation.put(LONGEST)


def test_large_print_is_in_the_visitors_language_alone(
    papers: VisitorPapers, written: Callable[[bytes], Path]
) -> None:
    path = written(papers.card(CARD, "sv", large=True))
    text = norm(" ".join(pages_of(path)))
    assert CODE in text
    assert "Om du ändrar dig" in text
    assert "Jos muutat mielesi" not in text


def test_both_languages_are_read_aloud_one_after_the_other(
    papers: VisitorPapers, written: Callable[[bytes], Path]
) -> None:
    path = written(papers.consent_sheet("ar", Keeping()))
    assert all(embedded for _, embedded in fonts_of(path))
    assert facts_of(path)["Tagged"] == "yes"
    assert structure_of(path).count("H1") == 2


def test_a_worker_whose_name_has_no_letters_here_is_refused_and_not_printed_as_boxes(
    papers: VisitorPapers,
) -> None:
    worker = replace(CARD.worker, name="囍") if isinstance(CARD.worker, Worker) else None
    with pytest.raises(MissingGlyphs):
        papers.card(replace(CARD, worker=worker), "fi")


def test_the_code_is_not_in_the_printed_form_of_the_contents() -> None:
    assert CODE not in repr(CARD)
