"""The morning after: whose book is open, and of which day nobody has said a word."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kototori import assets
from kototori.home import Home
from kototori.services.desk import Desk, open_desk

WEDNESDAY = date(2026, 11, 25)
TUESDAY = date(2026, 11, 24)


@pytest.fixture
def desk(home: Path, standing_clock: Callable[[], datetime]) -> Iterator[Desk]:
    """It is Wednesday; on most Mondays and Tuesdays of two months somebody came, but not on this Tuesday."""
    opened = open_desk(Home(home), assets.folder("resources"), lambda: standing_clock() + timedelta(days=1))
    for week in range(1, 7):
        for weekday in (0, 1):
            day = WEDNESDAY - timedelta(days=WEDNESDAY.weekday() - weekday, weeks=week)
            came(opened, day)
    yield opened
    opened.close()


def came(desk: Desk, day: date) -> None:
    desk.log.record(desk.log.read({"occurred_at": f"{day}T10:00"}))


def test_the_last_served_day_is_open_until_it_is_closed(desk: Desk) -> None:
    came(desk, TUESDAY)
    came(desk, TUESDAY)

    found = desk.looking_back.open_book()
    assert found is not None
    assert (found.day, found.contacts) == (TUESDAY, 2)
    desk.days.close(TUESDAY)
    assert desk.looking_back.open_book() is None


def test_a_book_that_was_put_off_is_not_spoken_of_again(desk: Desk) -> None:
    came(desk, TUESDAY)
    desk.looking_back.put_off_book(TUESDAY)

    assert desk.looking_back.open_book() is None


def test_contacts_of_today_leave_no_open_book(desk: Desk) -> None:
    desk.days.close(TUESDAY - timedelta(days=7))
    came(desk, WEDNESDAY)

    assert desk.looking_back.open_book() is None


def test_days_without_a_word_are_found_the_oldest_first(desk: Desk) -> None:
    assert desk.looking_back.untold() == (TUESDAY - timedelta(days=1), TUESDAY)


@pytest.mark.parametrize("word", ["shut", "not_counted", "served"])
def test_any_word_about_a_day_answers(desk: Desk, word: str) -> None:
    getattr(desk.days, word)(TUESDAY)

    assert TUESDAY not in desk.looking_back.untold()


def test_what_was_put_off_is_asked_no_more_but_not_forgotten(desk: Desk) -> None:
    desk.looking_back.put_off_days(TUESDAY)

    assert desk.looking_back.untold() == ()
    assert desk.looking_back.untold(all_of_them=True) == (TUESDAY - timedelta(days=1), TUESDAY)
