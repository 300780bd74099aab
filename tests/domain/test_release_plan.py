import datetime as dt

import pytest

from kototori.domain.figures import NOT_RECORDED
from kototori.domain.need import Language, Wordings
from kototori.domain.period import By, Period
from kototori.domain.release_plan import (
    FIRST_YEAR_LANGUAGES,
    NeedsBy,
    YearSeen,
    is_made_of,
    plan_year,
)
from kototori.domain.vocabulary import Vocabulary

CODES = (*FIRST_YEAR_LANGUAGES, "uk", "ti", "other")
VOCABULARY = Vocabulary(
    needs={},
    authorities={},
    languages={code: Language(code=code, endonym=code, words=Wordings("", "", "")) for code in CODES},
    places={},
)
NOTHING = YearSeen()


def period(first: str, last: str) -> Period:
    return Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last), "")


@pytest.mark.parametrize(
    ("first", "last", "units"),
    [
        ("2025-03-03", "2025-03-03", {By.DAY}),
        ("2025-03-03", "2025-03-09", {By.DAY, By.WEEK}),
        ("2025-03-03", "2025-03-16", {By.DAY, By.WEEK}),
        ("2025-03-01", "2025-03-20", {By.DAY}),
        ("2025-02-01", "2025-03-31", {By.DAY, By.WEEK, By.MONTH}),
        ("2025-01-01", "2025-06-30", {By.DAY, By.WEEK, By.MONTH, By.QUARTER}),
        ("2025-01-01", "2025-12-31", {By.DAY, By.WEEK, By.MONTH, By.QUARTER, By.YEAR}),
        ("2025-01-01", "2025-01-05", {By.DAY}),
    ],
)
def test_a_period_is_made_of_whole_units(first: str, last: str, units: set[By]) -> None:
    found = {by for by in By if by is not By.RANGE and is_made_of(period(first, last), by)}

    assert found == units


def test_in_a_desks_first_year_nine_languages_are_listed_and_needs_stand_from_the_week() -> None:
    plan = plan_year(2025, 5, NOTHING, YearSeen([20, 30]), VOCABULARY, ["North", "", "East"])

    assert (plan.needs_by, plan.languages) == (NeedsBy.WEEK, FIRST_YEAR_LANGUAGES)
    assert plan.teams == ("East", "North")


@pytest.mark.parametrize(
    ("usual", "needs_by"), [(9, NeedsBy.MONTH), (10, NeedsBy.WEEK), (14, NeedsBy.WEEK), (15, NeedsBy.DAY)]
)
def test_the_year_before_decides_from_which_period_needs_stand(usual: int, needs_by: NeedsBy) -> None:
    before = YearSeen([usual, usual, usual, 0, 99], {})

    assert plan_year(2025, 5, before, NOTHING, VOCABULARY, []).needs_by is needs_by


def test_a_small_desk_has_its_needs_by_month_from_its_first_year_on() -> None:
    assert plan_year(2025, 5, NOTHING, YearSeen([4, 5, 6]), VOCABULARY, []).needs_by is NeedsBy.MONTH


def test_a_language_is_listed_by_contacts_and_by_people_of_the_year_before() -> None:
    seen = {"ar": (50, 10), "uk": (400, 9), "ti": (49, 40), "fi": (50, 10), "other": (90, 90)}

    assert plan_year(2025, 5, YearSeen([20], seen), NOTHING, VOCABULARY, []).languages == ("fi", "ar")


def test_languages_and_teams_that_are_not_listed_are_other() -> None:
    plan = plan_year(2025, 5, NOTHING, YearSeen([20]), VOCABULARY, ["North"])

    assert [plan.language(code) for code in ("ar", "ti", NOT_RECORDED)] == ["ar", "other", NOT_RECORDED]
    assert [plan.team(name) for name in ("North", "South", "")] == ["North", "other", NOT_RECORDED]
