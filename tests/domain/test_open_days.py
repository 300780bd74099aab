"""Waiting is counted in days on which the desk was open."""

from datetime import date, timedelta

import pytest

from kototori.domain.open_days import open_days_since, waits_too_long

TUESDAY = date(2026, 11, 24)


def test_the_day_of_the_request_itself_is_no_day_of_waiting() -> None:
    assert open_days_since(TUESDAY, {TUESDAY}, TUESDAY) == 0


def test_days_on_which_the_desk_was_not_open_do_not_count() -> None:
    friday, next_tuesday = TUESDAY + timedelta(days=3), TUESDAY + timedelta(days=7)

    assert open_days_since(TUESDAY, {friday, next_tuesday}, next_tuesday) == 2
    assert open_days_since(TUESDAY, {friday, next_tuesday}, friday) == 1


def test_days_before_the_request_and_after_today_do_not_count() -> None:
    around = {TUESDAY - timedelta(days=1), TUESDAY + timedelta(days=2)}

    assert open_days_since(TUESDAY, around, TUESDAY + timedelta(days=1)) == 0


@pytest.mark.parametrize(("waited", "too_long"), [(0, False), (2, False), (3, True)])
def test_two_open_days_are_not_too_long_yet(waited: int, *, too_long: bool) -> None:
    assert waits_too_long(waited) is too_long
