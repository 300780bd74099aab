"""What an annex is about, of which days it may tell, and which lines may go in."""

from datetime import date

import pytest

from kototori.domain.annex import (
    Compare,
    Counted,
    DayLine,
    Kind,
    Phenomenon,
    compared_with,
    course_begins,
    is_made_of,
    latest_whole,
    phenomena,
    read_phenomenon,
    sift,
    step_of,
)
from kototori.domain.beyond import PREVENTABLE
from kototori.domain.day import Prompt
from kototori.domain.errors import UnknownCode
from kototori.domain.figures import Measure, Table
from kototori.domain.period import By, whole
from kototori.domain.release import NotOffered, Use
from kototori.domain.released import Number, ReleasedPeriod
from kototori.services.desk import Desk

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("text", ["need:A", "need:A1", "authority:KEL", "outcome:unmet", "preventable"])
def test_a_phenomenon_is_read_as_it_is_written(desk: Desk, text: str) -> None:
    assert str(read_phenomenon(text, desk.setup.vocabulary())) == text


def test_a_language_is_known_by_its_other_names_too(desk: Desk) -> None:
    assert read_phenomenon("language:kmr", desk.setup.vocabulary()) == Phenomenon(Kind.LANGUAGE, "ku")


@pytest.mark.parametrize("text", ["need:A99", "authority:XXX", "preventable:A", "need:"])
def test_a_code_that_is_in_no_list_is_refused(desk: Desk, text: str) -> None:
    with pytest.raises(UnknownCode):
        read_phenomenon(text, desk.setup.vocabulary())


def test_an_unknown_kind_names_those_there_are(desk: Desk) -> None:
    with pytest.raises(NotOffered) as refused:
        read_phenomenon("weather:rain", desk.setup.vocabulary())
    assert refused.value.offered == tuple(Kind)


def test_every_kind_has_something_to_choose(desk: Desk) -> None:
    assert all(phenomena(kind, desk.setup.vocabulary()) for kind in Kind)


@pytest.mark.parametrize(
    ("text", "public", "internal"),
    [
        ("need:A", By.WEEK, By.DAY),
        ("need:A1", By.MONTH, By.DAY),
        ("need:J1", By.MONTH, By.MONTH),  # sensitive
        ("language:so", By.WEEK, By.DAY),
        ("interpreter", By.MONTH, By.DAY),
        ("outcome:unmet", By.QUARTER, By.DAY),
        ("preventable", By.QUARTER, By.DAY),
    ],
)
def test_the_shortest_period_follows_the_release_plan(
    desk: Desk, text: str, public: By, internal: By
) -> None:
    vocabulary = desk.setup.vocabulary()
    found = read_phenomenon(text, vocabulary)

    assert (found.unit(Use.PUBLIC, vocabulary), found.unit(Use.INTERNAL, vocabulary)) == (public, internal)


@pytest.mark.parametrize(
    ("first", "last", "unit", "fits"),
    [
        ("2026-09-01", "2026-09-30", By.WEEK, True),  # whole months will do for weeks
        ("2026-09-07", "2026-09-20", By.WEEK, True),
        ("2026-09-07", "2026-09-20", By.MONTH, False),
        ("2026-07-01", "2026-09-30", By.QUARTER, True),
        ("2026-07-01", "2026-12-31", By.QUARTER, True),
        ("2026-08-01", "2026-10-31", By.QUARTER, False),
        ("2026-09-02", "2026-09-30", By.MONTH, False),
    ],
)
def test_a_range_is_made_of_whole_units_or_not(first: str, last: str, unit: By, fits: bool) -> None:
    assert is_made_of(date.fromisoformat(first), date.fromisoformat(last), unit) is fits


@pytest.mark.parametrize(
    ("day", "unit", "name"),
    [
        ("2026-11-24", By.QUARTER, "2026-Q3"),
        ("2026-11-30", By.MONTH, "2026-10"),
        ("2026-05-10", By.MONTH, "2026-05"),
    ],
)
def test_the_latest_whole_unit_is_over(day: str, unit: By, name: str) -> None:
    assert latest_whole(date.fromisoformat(day), unit, TODAY).name == name


@pytest.mark.parametrize(
    ("first", "last", "compare", "expected"),
    [
        ("2026-07-01", "2026-09-30", Compare.BEFORE, ("2026-04-01", "2026-06-30")),
        ("2026-07-01", "2026-09-30", Compare.LAST_YEAR, ("2025-07-01", "2025-09-30")),
        ("2026-03-01", "2026-03-31", Compare.BEFORE, ("2026-02-01", "2026-02-28")),
        ("2026-01-01", "2026-12-31", Compare.BEFORE, ("2025-01-01", "2025-12-31")),
        ("2026-11-16", "2026-11-22", Compare.BEFORE, ("2026-11-09", "2026-11-15")),
        ("2026-11-16", "2026-11-22", Compare.LAST_YEAR, ("2025-11-17", "2025-11-23")),
        ("2026-11-02", "2026-11-24", Compare.BEFORE, ("2026-10-05", "2026-10-27")),  # Monday to Tuesday again
    ],
)
def test_a_period_is_compared_with_one_like_it(
    first: str, last: str, compare: Compare, expected: tuple[str, str]
) -> None:
    found = compared_with(date.fromisoformat(first), date.fromisoformat(last), compare)

    assert found is not None
    assert tuple(str(day) for day in found) == expected


def test_compared_with_nothing_is_nothing() -> None:
    assert compared_with(TODAY, TODAY, Compare.NOTHING) is None


@pytest.mark.parametrize(
    ("first", "last", "least", "use", "step"),
    [
        ("2026-11-16", "2026-11-22", By.DAY, Use.INTERNAL, By.DAY),
        ("2026-09-01", "2026-11-22", By.DAY, Use.INTERNAL, By.WEEK),
        ("2026-07-01", "2026-09-30", By.WEEK, Use.PUBLIC, By.MONTH),  # cut weeks are in no public file
        ("2026-01-01", "2026-12-31", By.WEEK, Use.PUBLIC, By.MONTH),
        ("2026-01-01", "2026-12-31", By.QUARTER, Use.PUBLIC, By.QUARTER),
        ("2019-01-01", "2026-12-31", By.DAY, Use.INTERNAL, By.QUARTER),
    ],
)
def test_the_course_goes_in_steps_that_can_be_read(
    first: str, last: str, least: By, use: Use, step: By
) -> None:
    assert step_of(date.fromisoformat(first), date.fromisoformat(last), least, use) is step


def test_a_short_period_is_shown_with_what_went_before() -> None:
    quarter = whole(date(2026, 8, 1), By.QUARTER)

    assert course_begins(quarter.first, quarter.last, By.QUARTER) == date(2025, 4, 1)  # six of them
    assert course_begins(quarter.first, quarter.last, By.WEEK) == quarter.first


def test_a_line_that_might_point_to_a_person_does_not_go_in() -> None:
    lines = [
        DayLine(TODAY, Prompt.NEW, "Alivuokrasopimuksia, joissa ei saa ilmoittaa osoitetta."),
        DayLine(TODAY, Prompt.REPEATED, "Soita 040 123 4567."),
        DayLine(TODAY, Prompt.FAILED, "Mo Esimerkki kävi taas."),  # on the desk this is a hint alone
        DayLine(TODAY, Prompt.FAILED, "Hän asuu osoitteessa Keksittykatu 5."),
    ]

    sifted = sift(lines, TODAY)

    assert [line.prompt for line in sifted.kept] == [Prompt.NEW]
    assert sifted.left_out == 3


def test_numbers_of_two_years_are_added_and_what_is_not_given_is_not_nothing() -> None:
    def year(number: int, reasons: int | None) -> ReleasedPeriod:
        period = whole(date(number, 1, 1), By.YEAR)
        told = [Number(Table.WHY_HERE, code, "", Measure.CONTACTS, reasons, "") for code in PREVENTABLE]
        return ReleasedPeriod(period, tuple(told))

    both = Counted([year(2025, 5), year(2026, 10)], Use.PUBLIC)

    assert both.of_all(Phenomenon(Kind.PREVENTABLE)) == 15 * len(PREVENTABLE)
    assert both.of_all(Phenomenon(Kind.OUTCOME, "unmet")) is None
    assert Counted([year(2026, 5)], Use.INTERNAL).of_all(Phenomenon(Kind.OUTCOME, "unmet")) == 0
    assert Counted([], Use.INTERNAL).of_all(Phenomenon(Kind.OUTCOME, "unmet")) is None
