"""The opening hours of one day: times alone, so that no name can stand there."""

from datetime import date

import pytest

from kototori.domain.day_hours import UnclearHours, hours_by_day, read_hours, stored_hours


@pytest.mark.parametrize(
    ("typed", "read"),
    [("10-16", "10–16"), (" 9.30 – 12; 13-16.45 ", "9.30–12, 13–16.45"), ("10:00-24", "10:00–24"), ("", "")],
)
def test_hours_are_read_as_they_are_typed(typed: str, read: str) -> None:
    assert read_hours(typed) == read


@pytest.mark.parametrize("typed", ["16-10", "10", "Mo 10-16", "10-25", "1-2,3-4,5-6,7-8", "10-10"])
def test_anything_but_times_is_refused(typed: str) -> None:
    with pytest.raises(UnclearHours):
        read_hours(typed)


def test_what_is_stored_is_read_back() -> None:
    hours = {date(2026, 11, 24): "10–12", date(2026, 1, 2): "9–10"}

    assert hours_by_day(stored_hours(hours)) == hours
    assert hours_by_day("") == {}
