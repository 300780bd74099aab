"""The sentence over the figures, from a real log: what it says of today, of periods that run, of nothing."""

from collections.abc import Callable
from datetime import date

import pytest

from kototori.domain.other_period import Against, beside
from kototori.domain.overview import Asked, Overview
from kototori.domain.period import By
from kototori.services.desk import Desk
from kototori.ui.figures.coverage_text import coverage_text
from kototori.ui.figures.figure_words import FigureWords, known_as
from kototori.ui.figures.statistics_text import StatisticsText
from kototori.wording.catalogue import Words

TODAY = date(2026, 11, 24)
TUESDAYS = [date(2026, 11, day) for day in (17, 10, 3)] + [date(2026, 10, 27)]


def come(desk: Desk, day: date, times: int, need: str = "A", hour: int = 10) -> None:
    for _ in range(times):
        desk.log.record(desk.log.read({"occurred_at": f"{day}T{hour:02}:00", "needs": [need]}))


@pytest.fixture
def sentence(desk: Desk, words: Words) -> Callable[..., str]:
    def say(asked: Asked, against: Against = Against.NOTHING) -> str:
        other = beside(asked, against, None, TODAY)
        names = FigureWords(desk.setup.vocabulary(), words)
        compared = None if other is None else desk.statistics.overview(other)
        return StatisticsText(desk.statistics.overview(asked), compared, names, words, TODAY).sentence()

    return say


@pytest.fixture
def coverage(desk: Desk, words: Words) -> Callable[[Asked], str]:
    def say(asked: Asked) -> str:
        overview: Overview = desk.statistics.overview(asked)
        return coverage_text(overview, FigureWords(desk.setup.vocabulary(), words), words)

    return say


def test_an_empty_first_day_says_so(sentence: Callable[..., str]) -> None:
    assert sentence(Asked(TODAY)) == "No contacts today yet."


def test_a_day_that_was_not_counted_or_shut_or_is_unknown_is_none_without_contacts(
    desk: Desk, sentence: Callable[..., str]
) -> None:
    uncounted, shut, unknown, served = TUESDAYS
    come(desk, date(2026, 9, 1), 1)
    desk.days.not_counted(uncounted)
    desk.days.shut(shut)
    desk.days.served(served)

    assert sentence(Asked(uncounted)).endswith(" 17 Nov 2026: visitors were not counted.")
    assert sentence(Asked(shut)).endswith(" 10 Nov 2026: the desk was shut.")
    assert sentence(Asked(unknown)).endswith(" 3 Nov 2026: nothing is known.")
    assert sentence(Asked(served)).endswith(" 27 Oct 2026: no contacts.")
    assert sentence(Asked(uncounted, By.MONTH)) == "November 2026: visitors were not counted."


def test_today_is_held_against_a_usual_weekday(desk: Desk, sentence: Callable[..., str]) -> None:
    for day in TUESDAYS:
        come(desk, day, 2)
    come(desk, TODAY, 3)
    come(desk, TODAY, 2, "B", hour=9)

    assert sentence(Asked(TODAY)) == (
        "5 contacts today – 3 more than on a usual Tuesday (2). Busiest at 10–11. Most: Housing (3)."
    )


def test_a_day_that_is_not_over_is_not_called_a_poor_one(desk: Desk, sentence: Callable[..., str]) -> None:
    for day in TUESDAYS:
        come(desk, day, 4)
    come(desk, TODAY, 1)

    assert sentence(Asked(TODAY)).startswith("1 contact today so far; on a usual Tuesday 4 in the whole day.")


def test_a_day_that_is_over_may_have_had_fewer(desk: Desk, sentence: Callable[..., str]) -> None:
    for day in (*TUESDAYS[1:], date(2026, 10, 20)):
        come(desk, day, 4)
    come(desk, TUESDAYS[0], 3)

    assert sentence(Asked(TUESDAYS[0])).startswith(
        "Tuesday 17 Nov 2026: 3 contacts – 1 fewer than on a usual Tuesday (4)."
    )


def test_a_running_month_is_held_against_the_same_days_of_last_year(
    desk: Desk, sentence: Callable[..., str]
) -> None:
    come(desk, date(2025, 11, 4), 3)
    come(desk, date(2025, 11, 28), 9)
    come(desk, date(2026, 11, 3), 5)

    assert sentence(Asked(TODAY, By.MONTH)).startswith(
        "November 2026: 5 contacts – 2 more than in November 2025, up to the same day (3)."
    )


def test_a_week_that_is_over_is_held_against_the_same_week(desk: Desk, sentence: Callable[..., str]) -> None:
    come(desk, date(2025, 11, 11), 3)
    come(desk, date(2026, 11, 10), 3)

    assert sentence(Asked(date(2026, 11, 10), By.WEEK)).startswith(
        "Week 46/2026: 3 contacts – as many as in week 46/2025."
    )


def test_two_periods_say_what_grew_and_what_fell(desk: Desk, sentence: Callable[..., str]) -> None:
    come(desk, date(2026, 9, 1), 3, "B")
    come(desk, date(2026, 10, 1), 4, "C")
    come(desk, date(2026, 10, 1), 1, "B")

    assert sentence(Asked(date(2026, 10, 1), By.MONTH), Against.BEFORE) == (
        "October 2026: 5 contacts – 2 more than in September 2026 (3). "
        "Grew most: Residence (+4). Fell most: Income (−2)."
    )


def test_a_period_before_the_log_begins_is_not_told_as_one_without_visitors(
    desk: Desk, sentence: Callable[..., str]
) -> None:
    come(desk, TODAY, 3)

    assert sentence(Asked(TODAY, By.MONTH), Against.LAST_YEAR) == (
        "November 2026: 3 contacts. Of the period that it is compared with nothing is known. "
        "Most: Housing (3)."
    )


def test_coverage_tells_gaps_late_entries_and_when_comparing_begins(
    desk: Desk, coverage: Callable[[Asked], str]
) -> None:
    come(desk, date(2026, 11, 17), 3)
    desk.log.record(desk.log.read({"occurred_at": "2026-11-17T10:00"}))

    assert coverage(Asked(date(2026, 11, 17))) == (
        "Recorded: need 75 %, language 0 %. Of them 4 recorded later. The day: served. "
        "The comparison with usual days begins after 4 more served days (Tuesday)."
    )


def test_days_that_were_not_counted_are_told(desk: Desk, coverage: Callable[[Asked], str]) -> None:
    come(desk, date(2026, 11, 3), 1)
    assert coverage(Asked(TODAY, By.MONTH)).endswith("The 1 open day is counted.")

    desk.days.not_counted(date(2026, 11, 4))

    assert coverage(Asked(TODAY, By.MONTH)).endswith("Days: served 1, not counted 1.")


def test_an_authority_is_known_by_the_abbreviation_at_the_end_of_its_name() -> None:
    assert known_as("Maahanmuuttovirasto (Migri)") == "Migri"
    assert known_as("Poliisi") == known_as("kiina (yksinkertaistettu)") == ""
