"""The slip: whole on one page, and nothing of it anywhere else."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kototori.assets import folder
from kototori.documents.referral_slip_pdf import SlipPress
from kototori.domain.directory import Team
from kototori.domain.errors import MissingGlyphs, MissingValue, OutOfRange
from kototori.domain.need import Language, Wordings
from kototori.domain.referral_slip import LONGEST, Consent, SlipContents
from kototori.domain.worker import Worker
from kototori.services.visitor_texts import VisitorTexts
from kototori.wording.catalogue import Words, read_words
from kototori.wording.po_file import Catalogue
from kototori.wording.visitor_words import CONSENT_TEXT
from tests.tools.pdf_facts import facts_of, fonts_of, pages_of
from tests.tools.shape_check import norm

ARABIC = Language(
    code="ar", endonym="العربية", words=Wordings("arabia", "arabiska", "Arabic"), direction="rtl"
)
SLIP = SlipContents(
    worker=Worker(
        code="keksitty",
        name="Keksitty Työntekijä",
        title="sosiaaliohjaaja",
        team="Keksitty tiimi",
        organisation="Keksitty hyvinvointialue",
        phone="040 000 0000",
    ),
    made_on=date(2026, 11, 24),
    place="Keksitty piste",
    consent=Consent("2026-11", ARABIC),
    name="Keksitty Kävijä",
    phone="050 000 0000",
    language=ARABIC,
    interpreter_needed=True,
    message_allowed=False,
    good_time="arkisin 10–12",
    needs=(Wordings("asunnon etsiminen", "att söka bostad", "looking for a home"),),
    matter="Vuokrasopimus päättyy kuun lopussa.",
)


@pytest.fixture(scope="module")
def press() -> SlipPress:
    return SlipPress(folder("resources") / "fonts", Words("en", Catalogue()))


def test_everything_the_worker_needs_stands_on_one_page(press: SlipPress, tmp_path: Path) -> None:
    pdf = tmp_path / "slip.pdf"
    pdf.write_bytes(press.set(SLIP))
    (page,) = pages_of(pdf)
    page = norm(page)
    for said in (
        *("Contact request", "Keksitty piste", "2026"),
        *("Keksitty Työntekijä", "sosiaaliohjaaja", "Keksitty tiimi", "040 000 0000"),
        *("Keksitty Kävijä", "050 000 0000", "Arabic", "Interpreter needed", "arkisin 10–12"),
        *("looking for a home", "Vuokrasopimus päättyy kuun lopussa.", "version 2026-11, in Arabic"),
    ):
        assert said in page, said
    assert all(embedded for _, embedded in fonts_of(pdf))
    assert facts_of(pdf)["Tagged"] == "yes"


def test_what_the_file_says_of_itself_names_nobody(press: SlipPress, tmp_path: Path) -> None:
    pdf = tmp_path / "slip.pdf"
    pdf.write_bytes(press.set(SLIP))
    facts = facts_of(pdf)
    assert facts["Title"] == "Contact request"
    assert not facts["Author"]
    assert not any(
        "Keksitty" in value or "000" in value for name, value in facts.items() if "Date" not in name
    )


def test_the_longest_contents_stay_on_one_page(press: SlipPress, tmp_path: Path) -> None:
    longest = {name: "Wåw " * (most // 4) for name, most in LONGEST.items()}
    needs = (Wordings("w" * 40, "w" * 40, "w " * 20),) * 8
    pdf = tmp_path / "slip.pdf"
    pdf.write_bytes(press.set(replace(SLIP, **longest, needs=needs)))
    assert facts_of(pdf)["Pages"] == "1"


def test_a_name_in_any_script_of_the_desk_is_set_and_one_without_letters_is_refused(press: SlipPress) -> None:
    assert press.set(replace(SLIP, name="ትግርኛ مثال 例")).startswith(b"%PDF")
    with pytest.raises(MissingGlyphs) as refused:
        press.set(replace(SLIP, name="囍"))
    assert refused.value.characters == ("囍",)


def test_a_slip_without_anybody_to_call_cannot_be_made() -> None:
    for empty in ("name", "phone"):
        with pytest.raises(MissingValue):
            replace(SLIP, **{empty: " "})
    for limited, most in LONGEST.items():
        with pytest.raises(OutOfRange):
            replace(SLIP, **{limited: "w" * (most + 1)})


def test_the_visitors_own_words_are_not_in_its_printed_form() -> None:
    shown = repr(SLIP)
    for own in (SLIP.name, SLIP.phone, SLIP.matter, SLIP.good_time):
        assert own not in shown


def test_a_language_that_nobody_recorded_is_not_guessed(press: SlipPress, tmp_path: Path) -> None:
    pdf = tmp_path / "slip.pdf"
    pdf.write_bytes(press.set(replace(SLIP, language=None)))

    assert "not recorded" in pages_of(pdf)[0]


# --- in Finnish and Swedish -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def both() -> SlipPress:
    translations, resources = folder("translations"), folder("resources")
    return SlipPress(
        resources / "fonts",
        read_words(translations, "fi", None),
        read_words(translations, "sv", None),
        consent=VisitorTexts(translations, resources, None).consent(["fi", "sv"]),
        consent_version=CONSENT_TEXT,
    )


def page_of(pdf: bytes, tmp_path: Path) -> str:
    path = tmp_path / "slip.pdf"
    path.write_bytes(pdf)
    (page,) = pages_of(path)
    return norm(page)


def test_a_slip_in_two_languages_says_everything_in_both(both: SlipPress, tmp_path: Path) -> None:
    consent = Consent(CONSENT_TEXT, ARABIC)
    slip = replace(
        SLIP, consent=consent, acknowledgement="7K2M-QP4X", urgent=True, erased_on=date(2026, 12, 6)
    )
    page = page_of(both.set(slip), tmp_path)
    for said in (
        "Kävijän omin sanoin / Med besökarens egna ord: Vuokrasopimus päättyy",
        *("Yhteydenottopyyntö / Kontaktbegäran", "arabia / arabiska", "Kyllä / Ja", "Ei / Nej"),
        *(
            "asunnon etsiminen / att söka bostad",
            f"versio {CONSENT_TEXT}",
            f"version {CONSENT_TEXT}",
            "6.12.2026",
        ),
        *("Voimme pyytää, että sosiaalityöntekijä ottaa", "Vi kan be en socialarbetare kontakta dig."),
    ):
        assert said in page, said
    assert page.count("7K2M-QP4X") == 2


def test_the_longest_of_everything_in_both_languages_stays_on_one_page(
    both: SlipPress, tmp_path: Path
) -> None:
    longest = {name: ("Wåw " * most)[:most].strip() for name, most in LONGEST.items()}
    long = "Wåwa " * 16
    worker = replace(SLIP.worker, name="W" * 80, title=long, team=long, organisation=long, phone="0" * 40)
    needs = (Wordings("w" * 40, "v" * 40, "w " * 20),) * 6
    slip = replace(
        SLIP,
        **longest,
        consent=Consent(CONSENT_TEXT, ARABIC),
        worker=worker,
        needs=needs,
        place=long,
        acknowledgement="7K2M-QP4X",
        urgent=True,
    )
    page = page_of(both.set(slip), tmp_path)
    assert "Berätta den här koden" in page
    assert len(longest["matter"]) >= 199


def test_the_text_of_another_version_of_the_consent_is_not_passed_off_as_the_one_agreed_to(
    both: SlipPress, tmp_path: Path
) -> None:
    page = page_of(both.set(replace(SLIP, consent=Consent("2025-01", ARABIC))), tmp_path)
    assert "versio 2025-01" in page
    assert "Voimme pyytää" not in page


def test_a_worker_whose_name_nobody_knows_is_asked_for_in_the_team(press: SlipPress, tmp_path: Path) -> None:
    team = Team(name="Keksitty tiimi", organisation="Keksitty hyvinvointialue", phone="040 000 0001")
    page = page_of(press.set(replace(SLIP, worker=team)), tmp_path)
    for said in ("The visitor's own worker", "pass it on in the team", "Keksitty tiimi", "040 000 0001"):
        assert said in page, said
