import datetime as dt
from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kototori.domain.figures import TOTAL, Measure, Table
from kototori.domain.ledger import YearLedger
from kototori.domain.ledger_closing import close
from kototori.domain.period import By
from kototori.domain.publication import public
from kototori.domain.publication_proof import prove_released
from kototori.domain.release import FileStrays, Use
from kototori.domain.release_plan import NeedsBy, public_periods
from kototori.domain.released import Number, Released
from tests.domain.ledger_books import (
    DRAW,
    END_OF_MARCH,
    NEW_YEAR,
    VOCABULARY,
    YEARS_END,
    closed_book,
    plan_of,
    some_book,
    truth_of,
)

few = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
randoms = st.integers(0, 2**32).map(Random)
SHARED = (Table.LANGUAGE, Table.AGE_BAND, Table.CHANNEL, Table.PLACE, Table.FIRST_VISIT, Table.HOUR)
SHARED_LATER = (Table.TASK, Table.LANGUAGE_MEANS, Table.WHY_HERE)
Key = tuple[str, str, str, str]


def released(ledger: YearLedger, by: By, first: dt.date = NEW_YEAR, last: dt.date = END_OF_MARCH) -> Released:
    return public({2025: ledger}, by, first, last, public_periods(first, last, by, last), VOCABULARY)


def numbers(made: Released) -> dict[str, dict[Key, Number]]:
    return {
        period.period.name: {(n.table, n.cat1, n.cat2, n.measure): n for n in period.numbers}
        for period in made.periods
    }


def summed(made: Released, table: Table) -> Counter[Key]:
    """The counts of a table over all periods."""
    return sum(
        (Counter({k: n.count for k, n in p.items() if k[0] == table}) for p in numbers(made).values()),
        Counter(),
    )


@few
@given(randoms, st.sampled_from(By))
def test_what_is_published_is_proved_and_made_for_the_public(random: Random, by: By) -> None:
    ledger = closed_book(some_book(random))
    made = released(ledger, by)

    prove_released(made, {2025: ledger}, VOCABULARY)
    assert made.use is Use.PUBLIC


@few
@given(randoms)
def test_days_are_the_month_and_months_are_the_quarter(random: Random) -> None:
    ledger = closed_book(some_book(random))
    by = {one: released(ledger, one) for one in By}

    for table in (Table.VISITS, Table.COVERAGE):
        of_days = {
            k: n
            for k, n in summed(by[By.DAY], table).items()
            if k[3] not in (Measure.HANDOUTS, Measure.REQUESTS)
        }
        assert of_days.items() <= summed(by[By.QUARTER], table).items()
    for table in (*SHARED, *SHARED_LATER[:2], Table.NEED, Table.WEEKDAY_HOUR, Table.LEAFLET_LANGUAGE):
        assert summed(by[By.MONTH], table) == summed(by[By.QUARTER], table) == summed(by[By.RANGE], table)
    assert (
        summed(by[By.QUARTER], Table.NEED_LANGUAGE).items()
        >= summed(by[By.MONTH], Table.NEED_LANGUAGE).items()
    )


@few
@given(randoms)
def test_categories_add_up_to_their_total(random: Random) -> None:
    made = released(closed_book(some_book(random)), By.QUARTER)
    (found,) = numbers(made).values()

    for table in (*SHARED, *SHARED_LATER, Table.LEAFLET_LANGUAGE, Table.REQUEST_TEAM):
        of_table = {key: number.count for key, number in found.items() if key[0] == table}
        total = next(number for key, number in of_table.items() if key[1] == TOTAL)
        assert sum(of_table.values()) == 2 * total


@pytest.mark.parametrize(
    ("by", "alone", "crossed"),
    [
        (By.DAY, False, False),
        (By.WEEK, False, False),
        (By.MONTH, True, False),
        (By.QUARTER, True, False),
        (By.YEAR, True, True),
    ],
)
def test_a_sensitive_need_stands_alone_from_the_month_and_crossed_in_the_year(
    by: By, alone: bool, crossed: bool
) -> None:
    ledger = closed_book(some_book(Random(1), YEARS_END), last=YEARS_END)
    found = [
        number
        for period in numbers(released(ledger, by, last=YEARS_END)).values()
        for number in period.values()
    ]

    assert any(n.table is Table.NEED and n.cat1 == "J1" for n in found) is alone
    assert any(n.table is Table.NEED_LANGUAGE and n.cat1 == "J1" for n in found) is crossed
    assert not any("J1" in (n.cat1, n.cat2) for n in found if n.table in (Table.WEEKDAY_HOUR, Table.PLACE))


def tables_by(ledger: YearLedger, by: By, first: dt.date, last: dt.date) -> set[str]:
    return {key[0] for period in numbers(released(ledger, by, first, last)).values() for key in period}


@pytest.mark.parametrize("needs_by", NeedsBy)
def test_needs_stand_from_the_period_that_the_year_has_for_them(needs_by: NeedsBy) -> None:
    ledger = closed_book(some_book(Random(2)), plan_of(needs_by))
    standing = {
        by
        for by in (By.DAY, By.WEEK, By.MONTH)
        if Table.NEED in tables_by(ledger, by, NEW_YEAR, END_OF_MARCH)
    }

    assert (
        standing
        == {
            NeedsBy.DAY: {By.DAY, By.WEEK, By.MONTH},
            NeedsBy.WEEK: {By.WEEK, By.MONTH},
            NeedsBy.MONTH: {By.MONTH},
        }[needs_by]
    )


def test_a_range_that_is_made_of_no_whole_weeks_or_months_has_visits_alone() -> None:
    ledger = closed_book(some_book(Random(2)))
    first, last = dt.date(2025, 2, 1), dt.date(2025, 2, 20)

    assert tables_by(ledger, By.RANGE, first, last) == {Table.VISITS, Table.COVERAGE}
    assert Table.LANGUAGE in tables_by(ledger, By.RANGE, dt.date(2025, 2, 3), dt.date(2025, 2, 23))


@pytest.mark.parametrize("by", [By.RANGE, By.QUARTER, By.YEAR])
def test_a_period_that_is_cut_after_whole_months_is_published_too(by: By) -> None:
    ledger = closed_book(some_book(Random(2)))
    first, last = dt.date(2025, 1, 1), dt.date(2025, 3, 20)
    made = released(ledger, by, first, last)

    prove_released(made, {2025: ledger}, VOCABULARY)
    assert [period.period.name for period in made.periods] == ["2025-01-01/2025-03-20"]
    assert {number.table for number in made.periods[0].numbers} == {Table.VISITS, Table.COVERAGE}


def test_a_week_and_a_range_are_cut_at_new_year() -> None:
    first, last = dt.date(2024, 12, 30), dt.date(2025, 1, 12)
    names = {by: [p.name for p in public_periods(first, last, by, last)] for by in (By.WEEK, By.RANGE)}

    assert names[By.WEEK] == ["2024-12-30/2024-12-31", "2025-01-01/2025-01-05", "2025-W02"]
    assert names[By.RANGE] == ["2024-12-30/2024-12-31", "2025-01-01/2025-01-12"]


def test_a_zero_says_how_much_it_may_hide() -> None:
    ledger = YearLedger(plan_of())
    close(ledger, truth_of({}, served=[dt.date(2025, 1, 7)]), VOCABULARY, DRAW, END_OF_MARCH)
    by = {by: next(iter(numbers(released(ledger, by)).values())) for by in (By.DAY, By.MONTH, By.QUARTER)}

    def notes(table: Table, cat1: str, cat2: str = "", measure: Measure = Measure.CONTACTS) -> list[str]:
        key = (table, cat1, cat2, measure)
        return [found[key].note for found in by.values() if key in found]

    assert notes(Table.VISITS, TOTAL) == ["0-4", "0-4", "0-4"]
    assert notes(Table.VISITS, TOTAL, measure=Measure.PERSONS) == ["0-4", "0-10", "0-10"]
    assert notes(Table.NEED, "A") == ["0-4", "0-4"]
    assert notes(Table.NEED, "A1") == ["0-4", "0-10"]
    assert notes(Table.LANGUAGE, "ar") == ["0-10", "0-10"]
    assert notes(Table.NEED_LANGUAGE, "A", "ar") == ["0-4", "0-10"]
    assert notes(Table.NEED_LANGUAGE, "A1", "ar") == ["0-10"]
    assert notes(Table.NEED_LANGUAGE, TOTAL, "ar") == ["0-10", "0-10"]
    assert notes(Table.OUTCOME, "solved") == ["0-4"]
    assert notes(Table.WHY_HERE, "not_understood") == ["0-4"]
    assert notes(Table.COVERAGE, "shut", measure=Measure.DAYS) == ["", "", ""]


@pytest.mark.parametrize("step", [3, 10])
def test_a_desk_with_another_step_has_its_own_notes(step: int) -> None:
    ledger = YearLedger(plan_of(base=step))
    close(ledger, truth_of({}, served=[dt.date(2025, 1, 7)]), VOCABULARY, DRAW, END_OF_MARCH)
    (found,) = numbers(released(ledger, By.QUARTER)).values()

    assert found[Table.VISITS, TOTAL, "", Measure.CONTACTS].note == f"0-{step - 1}"
    assert found[Table.LANGUAGE, "ar", "", Measure.CONTACTS].note == f"0-{2 * step}"


@few
@given(randoms, st.data())
def test_a_number_that_is_not_the_ledgers_is_refused_with_period_and_table(
    random: Random, data: st.DataObject
) -> None:
    ledger = closed_book(some_book(random))
    made = released(ledger, data.draw(st.sampled_from([By.DAY, By.WEEK, By.MONTH, By.QUARTER])))
    at = data.draw(st.integers(0, len(made.periods) - 1))
    period = made.periods[at]
    which = data.draw(st.integers(0, len(period.numbers) - 1))
    wrong = replace(period.numbers[which], count=(period.numbers[which].count or 0) + 5)
    changed = replace(period, numbers=(*period.numbers[:which], wrong, *period.numbers[which + 1 :]))
    stray = replace(made, periods=(*made.periods[:at], changed, *made.periods[at + 1 :]))

    with pytest.raises(FileStrays) as refused:
        prove_released(stray, {2025: ledger}, VOCABULARY)

    assert (refused.value.period, refused.value.table) == (period.period.name, wrong.table)


def test_a_table_that_stands_too_early_is_refused() -> None:
    ledger = closed_book(some_book(Random(5)))
    made = released(ledger, By.DAY)
    stray = Number(Table.NEED, "J1", "", Measure.CONTACTS, 0, "0-4")
    first = replace(made.periods[0], numbers=(*made.periods[0].numbers, stray))

    with pytest.raises(FileStrays) as refused:
        prove_released(replace(made, periods=(first, *made.periods[1:])), {2025: ledger}, VOCABULARY)

    assert refused.value.table == Table.NEED
