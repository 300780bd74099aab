"""Which leaflet fits a visitor, and which never goes on paper by itself."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kototori.domain.errors import BrokenCatalogue
from kototori.domain.gap_value import GapValue
from kototori.domain.leaflet import (
    Block,
    BlockKind,
    Fit,
    Leaflet,
    LeafletNotInLanguage,
    LeafletOutOfDate,
    LeafletPastReview,
    LeafletSheet,
    LeafletState,
    LeafletVersion,
    PdfStandsAlone,
    Refusal,
    SensitiveDraft,
    Source,
    fit,
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


# --- what goes on paper only after somebody looked at it -------------------------------------------


def draft_of(whole: Leaflet, language: str) -> Leaflet:
    unchecked = replace(whole.versions[language], state=LeafletState.DRAFT)
    return replace(whole, versions={**whole.versions, language: unchecked})


def test_a_draft_is_printed_by_a_key_only_beside_its_finnish_text() -> None:
    (fit,) = fitting([draft_of(PERMIT, "ar")], ["C1"], "ar", TODAY).fits
    assert (fit.order.language, fit.order.beside, fit.order.looked_at) == ("ar", "fi", False)
    (fit,) = fitting([PERMIT], ["C1"], "ar", TODAY).fits
    assert fit.order.beside is None


def test_a_draft_on_a_sensitive_matter_is_left_out_until_somebody_looks_at_it() -> None:
    sensitive = replace(draft_of(draft_of(PERMIT, "ar"), "fi"), is_sensitive=True)

    found = fitting([sensitive], ["C1"], "ar", TODAY)

    assert found.fits == ()
    reason = found.refusals[0].reason
    assert isinstance(reason, SensitiveDraft)
    assert (reason.topic, reason.language) == ("permit", "ar")
    by_hand = fit(sensitive, "ar", TODAY, by_hand=True)
    assert isinstance(by_hand, Fit)
    assert by_hand.version.language == "ar"


def test_a_checked_text_on_a_sensitive_matter_is_printed_by_a_key() -> None:
    sensitive = replace(draft_of(PERMIT, "ar"), is_sensitive=True)
    (fit,) = fitting([sensitive], ["C1"], "ar", TODAY).fits
    assert fit.version.language == "fi"  # what is checked goes before what would be looked at first


def test_what_is_past_its_review_can_be_chosen_by_hand_and_what_has_holes_cannot() -> None:
    late = date(2027, 6, 1)
    assert isinstance(fit(PERMIT, "ar", late), Refusal)
    assert isinstance(fit(PERMIT, "ar", late, by_hand=True), Fit)
    chosen = fit(out_of_date(PERMIT, "ar"), "ar", TODAY, by_hand=True)
    assert isinstance(chosen, Fit)
    assert chosen.version.language == "fi"


def test_a_pdf_that_nobody_vouches_for_is_not_printed_by_a_key() -> None:
    pdf = replace(PERMIT.versions["ar"], pdf=Path("permit.ar.pdf"), state=LeafletState.DRAFT)
    own = replace(PERMIT, versions={"ar": pdf})
    reason = fitting([own], ["C1"], "ar", TODAY).refusals[0].reason
    assert isinstance(reason, PdfStandsAlone)


def test_a_pdf_has_a_day_of_its_own_for_its_review() -> None:
    pdf = replace(PERMIT.versions["ar"], pdf=Path("permit.ar.pdf"), review_by=date(2026, 12, 1))
    own = replace(PERMIT, versions={**PERMIT.versions, "ar": pdf})
    assert own.is_past_review(date(2026, 12, 2), "ar")
    assert not own.is_past_review(date(2026, 12, 2), "fi")


def test_a_number_grows_old_after_a_year_and_one_that_nobody_looked_up_is_old_at_once() -> None:
    def number(name: str, checked: date | None) -> GapValue:
        return GapValue(name, "", "020", "example.org", checked)

    gaps = (number("never", None), number("old", date(2025, 11, 23)), number("new", date(2025, 11, 25)))
    version = replace(PERMIT.source, gaps=(*gaps, number("desk_hours", None)))
    assert [value.name for value in version.unchecked_gaps(TODAY)] == ["never", "old"]


def test_a_sheet_is_marked_if_it_is_a_draft_or_past_its_review() -> None:
    assert LeafletSheet(PERMIT, PERMIT.source, is_past_review=True).is_marked
    assert LeafletSheet(draft_of(PERMIT, "fi"), draft_of(PERMIT, "fi").source).is_marked
    assert not LeafletSheet(PERMIT, PERMIT.source).is_marked
