"""Which days are asked for: those on which the desk is usually served, and each only once."""

from datetime import date, timedelta

from kototori.domain.expected_days import untold_days, usual_weekdays

TODAY = date(2026, 11, 25)  # a Wednesday
MONDAY, TUESDAY = 0, 1


def weeks_back(weekday: int, *weeks: int) -> list[date]:
    """That weekday so many weeks before the week of today."""
    monday = TODAY - timedelta(days=TODAY.weekday())
    return [monday + timedelta(days=weekday, weeks=-week) for week in weeks]


def test_a_weekday_is_usual_when_most_of_eight_weeks_had_it() -> None:
    served = weeks_back(MONDAY, 0, 1, 2, 3, 4) + weeks_back(TUESDAY, 0, 1, 2, 3)

    assert usual_weekdays(served, TODAY) == {MONDAY}


def test_what_is_longer_ago_than_eight_weeks_does_not_count() -> None:
    assert usual_weekdays(weeks_back(MONDAY, 9, 10, 11, 12, 13, 14), TODAY) == frozenset()


def test_a_missing_monday_is_asked_for() -> None:
    served = weeks_back(MONDAY, 1, 2, 3, 4, 5)

    assert untold_days(served, [], TODAY) == (date(2026, 11, 23),)


def test_a_day_of_which_something_was_said_is_not_asked_for() -> None:
    served = weeks_back(MONDAY, 1, 2, 3, 4, 5)

    assert untold_days(served, [date(2026, 11, 23)], TODAY) == ()


def test_today_is_not_over_and_not_asked_for() -> None:
    served = weeks_back(2, 1, 2, 3, 4, 5)

    assert untold_days(served, [], TODAY) == ()


def test_days_up_to_the_last_one_asked_for_are_left_alone() -> None:
    served = [day for weekday in (MONDAY, TUESDAY) for day in weeks_back(weekday, 1, 2, 3, 4, 5, 6)]

    assert untold_days(served, [], TODAY) == (date(2026, 11, 23), date(2026, 11, 24))
    assert untold_days(served, [], TODAY, date(2026, 11, 23)) == (date(2026, 11, 24),)
    assert untold_days(served, [], TODAY, date(2026, 11, 24)) == ()


def test_nobody_is_asked_about_more_than_two_weeks() -> None:
    served = weeks_back(MONDAY, 3, 4, 5, 6, 7)

    assert untold_days(served, [], TODAY) == (date(2026, 11, 16), date(2026, 11, 23))


def test_a_new_desk_is_asked_nothing() -> None:
    assert untold_days([date(2026, 11, 24)], [], TODAY) == ()
