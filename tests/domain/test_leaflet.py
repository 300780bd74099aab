"""Which leaflet fits a visitor, and which never goes on paper by itself."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kototori.domain.errors import BrokenCatalogue
from kototori.domain.leaflet import (
    Block,
    BlockKind,
    Leaflet,
    LeafletNotInLanguage,
    LeafletOutOfDate,
    LeafletPastReview,
    LeafletSheet,
    LeafletState,
    LeafletVersion,
    Source,
    fitting,
    way_down,
)

TODAY = date(2026, 11, 24)


def leaflet(
    topic: str, needs: tuple[str, ...], languages: str = "fi ar", tasks: tuple[str, ...] = (), rank: int = 0
) -> Leaflet:
    blocks = (Block("first", BlockKind.PARAGRAPH, "Tekstiä."),)
    versions = {
        language: LeafletVersion(
            topic=topic, language=language, title=topic, blocks=blocks, state=LeafletState.CHECKED
        )
        for language in languages.split()
    }
    return Leaflet(
        topic=topic,
        needs=needs,
        tasks=tasks,
        rank=rank,
        owner="Neuvontapiste",
        sources=(Source("Keksitty lähde", "example.org", None),),
        version="1",
        review_by=date(2027, 5, 31),
        versions=versions,
    )


def out_of_date(whole: Leaflet, language: str) -> Leaflet:
    stale = replace(whole.versions[language], out_of_date=("first",))
    return replace(whole, versions={**whole.versions, language: stale})


HOUSING = leaflet("housing", ("A",))
HOME_SEARCH = leaflet("home-search", ("A1",))
PERMIT = leaflet("permit", ("C1",))
LETTER = leaflet("kela-letter", ("B",), tasks=("additional_information",))
BENEFITS = leaflet("benefits", ("B1",))
SHELF = (HOUSING, HOME_SEARCH, PERMIT, LETTER, BENEFITS)


def topics(needs: list[str], language: str = "ar", task: str | None = None) -> list[str]:
    return [fit.leaflet.topic for fit in fitting(SHELF, needs, language, TODAY, task).fits]


def test_each_need_gets_its_own_nearest_leaflet() -> None:
    assert topics(["A1", "C1"]) == ["home-search", "permit"]
    assert topics(["A3"]) == ["housing"]
    assert topics(["A"]) == ["housing"]
    assert topics(["C"]) == ["permit"]  # the adviser pressed one key; the leaflet is about C1


def test_a_leaflet_fits_twice_but_is_given_once() -> None:
    assert topics(["A3", "A4"]) == ["housing"]


def test_there_are_never_more_than_three() -> None:
    assert topics(["A1", "A3", "C1", "B1"]) == ["home-search", "housing", "permit"]


def test_the_task_outweighs_the_need() -> None:
    assert topics(["B1"], task="additional_information") == ["kela-letter"]
    assert topics(["B1"], task="application") == ["benefits"]
    assert topics([], task="additional_information") == ["kela-letter"]
    assert topics([]) == []


def test_equals_go_by_rank() -> None:
    early, late = leaflet("z-early", ("K",), rank=1), leaflet("a-late", ("K",), rank=2)
    fits = fitting((late, early), ["K1"], "fi", TODAY).fits
    assert [fit.leaflet.topic for fit in fits] == ["z-early"]


def test_a_missing_language_names_its_fall_back() -> None:
    (fit,) = fitting(SHELF, ["A1"], "so", TODAY).fits
    assert (fit.wanted, fit.version.language, fit.is_fall_back) == ("so", "fi", True)
    (fit,) = fitting(SHELF, ["A1"], "ar", TODAY).fits
    assert not fit.is_fall_back


def test_the_way_down_goes_through_languages_that_the_visitor_may_read() -> None:
    assert way_down("prs")[:2] == ("prs", "fa")
    assert way_down("ar") == ("ar", "fi-easy", "fi", "en")
    assert way_down("fi") == ("fi",)


def test_a_version_out_of_date_is_passed_over() -> None:
    (fit,) = fitting([out_of_date(PERMIT, "ar")], ["C1"], "ar", TODAY).fits
    assert fit.version.language == "fi"
    with pytest.raises(LeafletOutOfDate):
        out_of_date(PERMIT, "ar").printable("ar", TODAY)


def test_a_leaflet_past_its_review_is_left_out_with_its_reason() -> None:
    late = date(2027, 6, 1)
    found = fitting([PERMIT], ["C1"], "ar", late)
    assert found.fits == ()
    assert isinstance(found.refusals[0].reason, LeafletPastReview)
    assert fitting([PERMIT], ["C1"], "ar", date(2027, 5, 31)).fits


def test_the_next_best_leaflet_takes_the_place_of_a_refused_one() -> None:
    lapsed = replace(HOME_SEARCH, review_by=date(2026, 1, 1))
    found = fitting([lapsed, HOUSING], ["A1"], "ar", TODAY)
    assert [fit.leaflet.topic for fit in found.fits] == ["housing"]
    assert [refusal.leaflet.topic for refusal in found.refusals] == ["home-search"]


def test_a_missing_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(LeafletNotInLanguage) as refused:
        PERMIT.in_language("ti")
    assert refused.value.available == ("fi", "ar")


def test_a_broken_translation_tells_its_own_reason_and_leaves_the_others() -> None:
    fault = BrokenCatalogue(Path("permit.po"), 3)
    hurt = replace(PERMIT, versions={"fi": PERMIT.source}, faults={"ar": fault})
    with pytest.raises(BrokenCatalogue):
        hurt.printable("ar", TODAY)
    assert fitting([hurt], ["C1"], "ar", TODAY).fits[0].version.language == "fi"


def test_a_sheet_is_a_draft_if_either_language_is() -> None:
    draft = replace(PERMIT.versions["ar"], state=LeafletState.DRAFT)
    assert LeafletSheet(PERMIT, draft).is_draft
    assert LeafletSheet(PERMIT, PERMIT.source, draft).is_draft
    assert not LeafletSheet(PERMIT, PERMIT.source).is_draft
