"""What was asked for and is not there is counted by the day, and nothing leads to a visitor."""

from datetime import date, timedelta

import pytest

from kototori.domain.errors import UnknownCode
from kototori.domain.leaflet_counts import Wish
from kototori.services.desk import Desk

TODAY = date(2026, 11, 24)


def test_wishes_are_counted_by_leaflet_and_language_the_most_wanted_first(desk: Desk) -> None:
    for topic, language in (("this-place", "my"), ("this-place", "ps"), ("this-place", "ps")):
        desk.leaflet_wishes.asked(topic, language)

    assert desk.leaflet_wishes.between(TODAY, TODAY) == [
        Wish("this-place", "ps", 2),
        Wish("this-place", "my", 1),
    ]
    assert desk.leaflet_wishes.between(TODAY - timedelta(days=9), TODAY - timedelta(days=1)) == []


def test_a_wish_that_is_taken_back_is_not_counted_and_never_goes_below_none(desk: Desk) -> None:
    for _ in range(2):
        desk.leaflet_wishes.asked("this-place", "fi-easy")
    for _ in range(2):
        desk.leaflet_wishes.taken_back("this-place", "fi-easy")
    assert desk.leaflet_wishes.between(TODAY, TODAY) == []

    desk.leaflet_wishes.taken_back("this-place", "fi-easy")
    desk.leaflet_wishes.asked("this-place", "fi-easy")
    assert desk.leaflet_wishes.between(TODAY, TODAY) == [Wish("this-place", "fi-easy", 1)]


def test_an_alias_is_counted_under_the_listed_code_and_no_language_is_refused(desk: Desk) -> None:
    desk.leaflet_wishes.asked("this-place", "zh-CN")
    with pytest.raises(UnknownCode):
        desk.leaflet_wishes.asked("this-place", "Matti Meikäläinen")

    assert desk.leaflet_wishes.between(TODAY, TODAY) == [Wish("this-place", "zh-Hans", 1)]


def test_a_wish_holds_the_day_the_leaflet_and_the_language_and_nothing_else(desk: Desk) -> None:
    desk.leaflet_wishes.asked("this-place", "my")

    with desk.database.reading() as connection:
        (row,) = connection.exec_driver_sql("SELECT * FROM leaflet_wish").mappings().all()
    assert set(row) == {"day", "leaflet", "language", "desk_id", "times"}
    assert row["day"] == str(TODAY)
