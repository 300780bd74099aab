"""Who answers for the data, and the organisation's own words of the notice."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kototori import assets
from kototori.domain.errors import FileUnreadable, MissingValue, TooLong, UnknownCode, WrongType
from kototori.domain.organisation import (
    LONGEST_NOTICE,
    Controller,
    OrganisationFacts,
    TooManyControllers,
)
from kototori.domain.referral import Keeping
from kototori.domain.request_contents import IdentityCodeTyped
from kototori.services.desk import Desk
from kototori.services.organisation import facts_from, values_of
from kototori.wording.catalogue import read_words
from tests.services.request_desk import MovedClock, opened

FACTS = OrganisationFacts(
    controllers=(Controller("Keksitty kunta", "03 000 0000"), Controller("Keksitty alue")),
    officer="tietosuoja@keksitty.example",
    arrangement="Kunta vastaa neuvontapisteestä.",
    desk_phone="040 000 0000",
    slip_in_two=True,
    notices={"fi": "Oma teksti.\nToinen rivi {days} ja {max}."},
)


@pytest.fixture
def desk(home: Path, clock: MovedClock) -> Iterator[Desk]:
    opened_desk = opened(home, clock)
    yield opened_desk
    opened_desk.close()


def test_a_new_desk_names_nobody(desk: Desk) -> None:
    assert desk.organisation.facts() == OrganisationFacts()
    assert not desk.organisation.facts().is_named


def test_what_was_stored_is_there_after_a_restart(desk: Desk, home: Path, clock: MovedClock) -> None:
    desk.organisation.put(FACTS)
    desk.close()
    again = opened(home, clock)
    assert again.organisation.facts() == FACTS
    again.close()


def test_json_there_and_back_is_the_same() -> None:
    assert facts_from(values_of(FACTS)) == FACTS


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ([], WrongType),
        ({"controllers": "Keksitty"}, WrongType),
        ({"controllers": [{"name": ""}]}, MissingValue),
        ({"controllers": [{"name": "Keksitty", "mail": "x"}]}, UnknownCode),
        ({"controllers": [{"name": "K"}] * 3}, TooManyControllers),
        ({"officer": 3}, WrongType),
        ({"slip_in_two": "yes"}, WrongType),
        ({"owner": "x"}, UnknownCode),
        ({"officer": "w" * 200}, TooLong),
        ({"notices": {"fi": "w" * (LONGEST_NOTICE + 1)}}, TooLong),
        ({"officer": "131052-308T"}, IdentityCodeTyped),
    ],
)
def test_what_is_not_right_is_refused_by_its_name(values: object, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        facts_from(values)


def test_a_text_in_a_language_that_no_paper_can_be_in_is_refused_and_nothing_changes(desk: Desk) -> None:
    desk.organisation.put(FACTS)
    with pytest.raises(UnknownCode):
        desk.organisation.put(replace(FACTS, notices={"xx": "teksti"}))
    assert desk.organisation.facts() == FACTS


def test_an_own_text_takes_the_place_of_the_draft_in_that_language_alone(desk: Desk) -> None:
    papers = desk.visitor_papers(read_words(assets.folder("translations"), "fi", None))
    desk.organisation.write_notice("fi", "Oma teksti.\nToinen rivi {days} ja {max}, { ei aukko }.")

    finnish, swedish = papers.notice("fi", Keeping(5, 20)), papers.notice("sv", Keeping(5, 20))

    assert finnish.is_own
    assert finnish.mark == "Tämän tekstin on kirjoittanut organisaatio."
    assert [line.own for line in finnish.lines[-2:]] == ["Oma teksti.", "Toinen rivi 5 ja 20, { ei aukko }."]
    assert not swedish.is_own
    assert swedish.mark == "Utkast: organisationen har inte godkänt den här texten ännu."

    desk.organisation.write_notice("fi", " ")
    assert not papers.notice("fi", Keeping()).is_own


def test_a_file_in_the_home_folder_is_the_text_in_its_language(desk: Desk, home: Path) -> None:
    folder = home / "notice"
    folder.mkdir()
    (folder / "ar.txt").write_text("\ufeffنص المنظمة\n", encoding="utf-8")
    assert desk.organisation.notice("ar") == "نص المنظمة"

    desk.organisation.write_notice("ar", "نص آخر")  # somebody wrote it in the window since
    assert desk.organisation.notice("ar") == "نص آخر"


def test_a_file_that_is_no_use_is_named_and_never_printed_in_part(desk: Desk, home: Path) -> None:
    folder = home / "notice"
    folder.mkdir()
    (folder / "ar.txt").write_bytes(b"\xff\xfe\x00")
    (folder / "so.txt").write_text("w" * (LONGEST_NOTICE + 1), encoding="utf-8")
    with pytest.raises(FileUnreadable):
        desk.organisation.notice("ar")
    with pytest.raises(TooLong):
        desk.organisation.notice("so")


def test_without_a_controller_the_notice_has_lines_to_fill_in(desk: Desk) -> None:
    from kototori.domain.visitor_sheet import LineKind

    papers = desk.visitor_papers(read_words(assets.folder("translations"), "fi", None))
    assert [line.kind for line in papers.notice("fi", Keeping()).lines[:2]] == [LineKind.FILL, LineKind.FILL]
    desk.organisation.put(FACTS)
    assert LineKind.FILL not in [line.kind for line in papers.notice("fi", Keeping()).lines]
