"""The weeks of a year beside those of the year before."""

from datetime import date, timedelta

from kototori.domain.overview_parts import weeks


def test_a_week_is_zero_where_the_desk_was_open_and_nobody_came_and_unknown_where_it_was_not() -> None:
    began = date(2025, 11, 4)  # week 45
    found = weeks(2026, date(2026, 12, 31), {began: 7}, {began, began + timedelta(days=14)})

    by_week = {week.first.isocalendar().week: week.last_year for week in found}
    assert (by_week[44], by_week[45], by_week[46], by_week[47]) == (None, 7, None, 0)


def test_a_desk_that_was_not_there_has_no_year_before() -> None:
    found = weeks(2026, date(2026, 1, 20), {date(2026, 1, 13): 3}, {date(2026, 1, 13)})

    told = [(week.contacts, week.last_year) for week in found]
    assert told == [(None, None), (None, None), (3, None), (None, None)]


def test_the_53rd_week_has_none_beside_it_in_a_year_of_52() -> None:
    day = date(2025, 1, 7)
    found = weeks(2026, date(2026, 12, 31), {day: 1}, {day})

    assert (len(found), found[-1].first, found[-1].last_year) == (53, date(2026, 12, 28), None)
