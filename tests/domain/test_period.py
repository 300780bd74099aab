import datetime as dt
from itertools import pairwise

import pytest

from kototori.domain.period import By, Period, periods, whole

TODAY = dt.date(2026, 11, 20)


def names(first: str, last: str, by: By, today: dt.date = TODAY) -> list[str]:
    cut = periods(dt.date.fromisoformat(first), dt.date.fromisoformat(last), by, today)
    return [period.name for period in cut]


def test_whole_periods_have_their_own_names() -> None:
    assert names("2026-11-19", "2026-11-20", By.DAY) == ["2026-11-19", "2026-11-20"]
    assert names("2026-11-02", "2026-11-15", By.WEEK) == ["2026-W45", "2026-W46"]
    assert names("2026-01-01", "2026-02-28", By.MONTH) == ["2026-01", "2026-02"]
    assert names("2025-10-01", "2026-06-30", By.QUARTER) == ["2025-Q4", "2026-Q1", "2026-Q2"]
    assert names("2024-01-01", "2025-12-31", By.YEAR) == ["2024", "2025"]


def test_a_period_cut_by_the_range_is_called_by_its_interval() -> None:
    assert names("2026-09-15", "2026-11-02", By.MONTH) == [
        "2026-09-15/2026-09-30",
        "2026-10",
        "2026-11-01/2026-11-02",
    ]
    assert names("2026-02-01", "2026-02-27", By.MONTH) == ["2026-02-01/2026-02-27"]


def test_a_period_cut_by_today_is_called_by_its_interval() -> None:
    assert names("2026-11-01", "2026-11-30", By.MONTH) == ["2026-11-01/2026-11-20"]
    assert names("2026-01-01", "2027-12-31", By.YEAR) == ["2026-01-01/2026-11-20"]
    assert names("2026-11-16", "2026-11-22", By.WEEK, dt.date(2026, 11, 22)) == ["2026-W47"]


def test_a_range_is_one_interval_even_of_one_day() -> None:
    assert names("2026-10-01", "2026-10-31", By.RANGE) == ["2026-10-01/2026-10-31"]
    assert names("2026-11-20", "2026-11-20", By.RANGE) == ["2026-11-20/2026-11-20"]


def test_days_that_have_not_come_belong_to_no_period() -> None:
    assert names("2026-11-21", "2026-12-31", By.DAY) == []
    assert names("2027-01-01", "2027-01-31", By.RANGE) == []


def test_the_first_days_of_january_may_lie_in_the_last_week_of_the_old_year() -> None:
    assert whole(dt.date(2027, 1, 1), By.WEEK) == Period(
        dt.date(2026, 12, 28), dt.date(2027, 1, 3), "2026-W53"
    )


@pytest.mark.parametrize(
    ("first", "last", "months", "lasts"),
    [
        ("2026-02-01", "2026-02-28", 1, True),
        ("2026-02-01", "2026-02-27", 1, False),
        ("2026-01-31", "2026-02-27", 1, True),
        ("2026-10-15", "2026-11-14", 1, True),
        ("2026-10-15", "2026-11-13", 1, False),
        ("2026-07-01", "2026-09-30", 3, True),
        ("2026-11-15", "2027-02-14", 3, True),
        ("2026-11-15", "2027-02-13", 3, False),
    ],
)
def test_a_period_lasts_a_month_from_any_day_to_the_same_day_of_the_next(
    first: str, last: str, months: int, lasts: bool
) -> None:
    period = Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last), "")

    assert period.lasts(months) is lasts


def test_periods_join_without_a_gap() -> None:
    for by in (By.DAY, By.WEEK, By.MONTH, By.QUARTER, By.YEAR):
        cut = periods(dt.date(2019, 1, 15), TODAY, by, TODAY)

        assert (cut[0].first, cut[-1].last) == (dt.date(2019, 1, 15), TODAY)
        assert all(later.first - earlier.last == dt.timedelta(days=1) for earlier, later in pairwise(cut))


def test_the_names_of_early_years_keep_their_zeros() -> None:
    day = dt.date(201, 5, 4)

    assert [whole(day, by).name for by in (By.MONTH, By.QUARTER, By.YEAR)] == ["0201-05", "0201-Q2", "0201"]
