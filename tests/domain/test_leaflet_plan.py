"""What was chosen by hand: in which language it is printed, beside what, and what must be looked at first."""

from datetime import date
from pathlib import Path

import pytest

from kototori.domain.leaflet import Leaflet, PaperSize
from kototori.domain.leaflet_plan import (
    handouts,
    must_be_looked_at,
    orders,
    plan,
    possible_sizes,
    proposed_beside,
    second_languages,
)
from tests.ui.leaflets.shelf import HOME, LETTER, POOL, REFUGE, SCHOOL, lay_shelf

TODAY = date(2026, 11, 24)


@pytest.fixture
def shelf(tmp_path: Path) -> dict[str, Leaflet]:
    from kototori.wording.leaflet_texts import LeafletFolders, LeafletReader

    leaflets, translations = lay_shelf(tmp_path)
    known = ("fi", "sv", "en", "ar", "so", "ti", "fi-easy")
    reader = LeafletReader(LeafletFolders(leaflets, translations, None, None), {}, known)
    return dict(reader.shelf().leaflets)


def test_each_leaflet_is_in_the_language_asked_for_or_in_what_is_offered_instead(
    shelf: dict[str, Leaflet],
) -> None:
    planned = plan([shelf[HOME], shelf[SCHOOL]], "ar", TODAY)

    assert [(one.leaflet.topic, one.version.language) for one in planned.fits] == [
        (HOME, "ar"),
        (SCHOOL, "fi"),
    ]
    assert [one.is_fall_back for one in planned.fits] == [False, True]


def test_what_is_out_of_date_gives_way_to_the_next_language(shelf: dict[str, Leaflet]) -> None:
    [fit] = plan([shelf[LETTER]], "so", TODAY).fits

    assert fit.version.language == "fi-easy"


def test_finnish_is_proposed_beside_drafts_and_beside_nothing_else(shelf: dict[str, Leaflet]) -> None:
    assert proposed_beside(plan([shelf[HOME]], "ar", TODAY).fits) == "fi"
    assert proposed_beside(plan([shelf[LETTER]], "ar", TODAY).fits) is None
    assert proposed_beside(plan([shelf[HOME]], "fi", TODAY).fits) is None


def test_only_what_all_of_them_speak_can_stand_beside(shelf: dict[str, Leaflet]) -> None:
    both = plan([shelf[HOME], shelf[LETTER]], "ar", TODAY).fits

    assert set(second_languages(both)) == {"fi", "sv", "en", "fi-easy"}  # Somali is out of date in one
    assert second_languages(()) == ()


def test_nothing_stands_beside_itself(shelf: dict[str, Leaflet]) -> None:
    fits = plan([shelf[HOME], shelf[SCHOOL]], "ar", TODAY).fits

    made = orders(fits, beside="fi", size=PaperSize.A5, large=True)

    assert [(one.topics, one.language, one.beside) for one in made] == [
        ((HOME,), "ar", "fi"),
        ((SCHOOL,), "fi", None),
    ]
    assert {(one.size, one.large) for one in made} == {(PaperSize.A5, True)}


def test_a_card_is_offered_only_for_what_has_one(shelf: dict[str, Leaflet]) -> None:
    assert PaperSize.CARD in possible_sizes(plan([shelf[REFUGE]], "fi", TODAY).fits)
    assert PaperSize.CARD not in possible_sizes(plan([shelf[REFUGE], shelf[HOME]], "fi", TODAY).fits)
    assert PaperSize.CARD not in possible_sizes(())


def test_a_sensitive_draft_and_old_facts_must_be_looked_at(shelf: dict[str, Leaflet]) -> None:
    refuge, pool, home = ([shelf[topic]] for topic in (REFUGE, POOL, HOME))

    assert must_be_looked_at(plan(refuge, "ar", TODAY).fits, None, TODAY)
    assert must_be_looked_at(plan(refuge, "fi", TODAY).fits, "ar", TODAY)  # the draft stands beside
    assert not must_be_looked_at(plan(refuge, "fi", TODAY).fits, None, TODAY)  # Finnish was checked
    assert must_be_looked_at(plan(pool, "fi", TODAY).fits, None, TODAY)
    assert not must_be_looked_at(plan(home, "ar", TODAY).fits, "fi", TODAY)


def test_copies_are_counted_in_the_language_they_are_in(shelf: dict[str, Leaflet]) -> None:
    given = handouts(plan([shelf[SCHOOL]], "ar", TODAY).fits, 3)

    assert [(one.leaflet, one.language, one.copies) for one in given] == [(SCHOOL, "fi", 3)]
