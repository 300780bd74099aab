"""Which period another one is held against."""

from datetime import date

import pytest

from kototori.domain.other_period import Against, beside
from kototori.domain.overview import Asked, Only
from kototori.domain.period import By

TODAY = date(2026, 11, 24)


def ends(asked: Asked, against: Against, around: date | None = None) -> tuple[date | None, date | None]:
    other = beside(asked, against, around, TODAY)
    assert other is not None
    return other.first, other.last


def test_nothing_is_compared_where_nothing_was_asked_for() -> None:
    assert beside(Asked(TODAY), Against.NOTHING, None, TODAY) is None


def test_a_day_stands_against_the_same_weekday_of_last_year() -> None:
    assert ends(Asked(TODAY), Against.LAST_YEAR) == (date(2025, 11, 25), date(2025, 11, 25))


def test_a_week_stands_against_the_week_of_the_same_number() -> None:
    asked = Asked(date(2026, 10, 7), By.WEEK)
    assert ends(asked, Against.LAST_YEAR) == (date(2025, 10, 6), date(2025, 10, 12))


def test_the_53rd_week_stands_against_the_52nd_of_a_year_that_has_no_more() -> None:
    asked = Asked(date(2020, 12, 30), By.WEEK)
    assert ends(asked, Against.LAST_YEAR) == (date(2019, 12, 23), date(2019, 12, 29))


def test_a_running_month_is_compared_as_far_as_it_has_come() -> None:
    asked = Asked(TODAY, By.MONTH)
    other = beside(asked, Against.LAST_YEAR, None, TODAY)
    assert other is not None
    assert (other.by, other.first, other.last) == (By.RANGE, date(2025, 11, 1), date(2025, 11, 24))


def test_a_month_that_is_over_is_compared_whole() -> None:
    asked = Asked(date(2026, 3, 5), By.MONTH)
    other = beside(asked, Against.BEFORE, None, TODAY)
    assert other is not None
    assert (other.by, other.first, other.last) == (By.MONTH, date(2026, 2, 1), date(2026, 2, 28))


def test_a_running_month_never_reaches_into_the_month_after_the_other() -> None:
    today = date(2026, 3, 31)
    other = beside(Asked(date(2026, 3, 30), By.QUARTER), Against.BEFORE, None, today)
    assert other is not None
    assert other.last == date(2025, 12, 31)


def test_a_range_stands_against_as_many_days_before_it() -> None:
    asked = Asked(TODAY, By.RANGE, first=date(2026, 11, 10), last=date(2026, 11, 16))
    assert ends(asked, Against.BEFORE) == (date(2026, 11, 3), date(2026, 11, 9))


def test_a_range_that_ends_on_a_leap_day_has_a_year_before_it() -> None:
    asked = Asked(TODAY, By.RANGE, first=date(2024, 2, 29), last=date(2024, 3, 2))
    assert ends(asked, Against.LAST_YEAR) == (date(2023, 2, 28), date(2023, 3, 2))


@pytest.mark.parametrize("by", [By.DAY, By.WEEK, By.MONTH, By.QUARTER, By.YEAR])
def test_any_other_period_is_the_one_around_a_day(by: By) -> None:
    first, last = ends(Asked(date(2026, 6, 1), by), Against.ANOTHER, date(2019, 5, 7))
    assert first is not None
    assert last is not None
    assert first <= date(2019, 5, 7) <= last


def test_the_same_contacts_are_left_out_on_both_sides() -> None:
    asked = Asked(TODAY, By.WEEK, Only(place="hervanta"))
    other = beside(asked, Against.LAST_YEAR, None, TODAY)
    assert other is not None
    assert other.only == Only(place="hervanta")
