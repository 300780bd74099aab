import datetime as dt
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kototori.domain.ledger import COVERAGE, VISITS, Decided, Unit, YearLedger
from kototori.domain.ledger_closing import close
from kototori.domain.ledger_proof import prove_decided, prove_ledger
from kototori.domain.need import Place
from kototori.domain.period import By
from kototori.domain.release import LedgerChanged
from kototori.domain.release_plan import NeedsBy
from kototori.domain.vocabulary import Vocabulary
from tests.domain.ledger_books import (
    DRAW,
    END_OF_MARCH,
    NEW_YEAR,
    VOCABULARY,
    YEARS_END,
    Book,
    closed_book,
    contact,
    plan_of,
    seals_of,
    some_book,
    truth_of,
)

MIDDLE = dt.date(2025, 2, 18)
few = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
randoms = st.integers(0, 2**32).map(Random)


def entries(ledger: YearLedger) -> dict[tuple[Unit, dt.date], dict[str, dict[str, int]]]:
    return {
        key: {table: dict(cells) for table, cells in one.tables.items()} for key, one in ledger.units.items()
    }


def prove(ledger: YearLedger) -> None:
    prove_ledger(ledger, seals_of(ledger), VOCABULARY, DRAW)


def corrected(book: Book, random: Random) -> Book:
    """Twenty contacts entered late, and twenty withdrawn."""
    changed = {day: list(contacts) for day, contacts in book.items()}
    for day in random.choices(list(changed), k=20):
        changed[day].append(contact(day, random))
    for day in random.choices(list(changed), k=20):
        if changed[day]:
            changed[day].pop()
    return changed


@few
@given(randoms, st.sampled_from(NeedsBy), st.integers(3, 10), st.sampled_from((By.DAY, By.WEEK)))
def test_whatever_is_counted_the_ledger_of_a_whole_year_is_proved(
    random: Random, needs_by: NeedsBy, base: int, shared_by: By
) -> None:
    book, ledger = some_book(random, YEARS_END, busiest=8), YearLedger(plan_of(needs_by, base, shared_by))
    decided = close(ledger, truth_of(book), VOCABULARY, DRAW, YEARS_END)

    prove(ledger)
    prove_decided(ledger, decided, truth_of(book), VOCABULARY)


@few
@given(randoms)
def test_what_is_decided_in_two_goes_is_what_is_decided_in_one(random: Random) -> None:
    book = some_book(random)
    ledger = closed_book(book, last=MIDDLE)
    close(ledger, truth_of(book), VOCABULARY, DRAW, END_OF_MARCH)

    assert entries(ledger) == entries(closed_book(book))


@few
@given(randoms)
def test_contacts_entered_late_or_withdrawn_change_nothing_that_is_decided(random: Random) -> None:
    book = some_book(random)
    ledger = closed_book(book, last=MIDDLE)
    before, after = entries(ledger), corrected(book, random)
    decided = close(ledger, truth_of(after), VOCABULARY, DRAW, END_OF_MARCH)

    assert entries(ledger).items() >= before.items()
    prove(ledger)
    prove_decided(ledger, decided, truth_of(after), VOCABULARY)


@few
@given(randoms)
def test_late_contacts_appear_in_the_following_days(random: Random) -> None:
    book = some_book(random, busiest=20)
    ledger = closed_book(book, last=MIDDLE)
    late = {day: list(contacts) for day, contacts in book.items()}
    late[dt.date(2025, 1, 3)] += [contact(dt.date(2025, 1, 3), random) for _ in range(6)]
    close(ledger, truth_of(late), VOCABULARY, DRAW, END_OF_MARCH)

    came = sum(len(contacts) for contacts in late.values())
    assert abs(ledger.sums(NEW_YEAR, END_OF_MARCH)[VISITS] - came) <= 4


@few
@given(randoms, st.data())
def test_a_number_changed_by_hand_is_named_with_its_unit_and_table(
    random: Random, data: st.DataObject
) -> None:
    ledger = closed_book(some_book(random))
    seals = seals_of(ledger)
    key = data.draw(
        st.sampled_from(
            [
                key
                for key, one in ledger.units.items()
                if (VISITS in one.tables or key[0] != "day") and any(one.tables.values())
            ]
        )
    )
    one = ledger.units[key]
    table = data.draw(st.sampled_from([table for table, cells in one.tables.items() if cells]))
    cell = data.draw(st.sampled_from(sorted(one.tables[table])))
    cells = dict(one.tables[table])
    cells[cell] += 5
    ledger.units[key] = Decided(one.unit, one.first, {**one.tables, table: cells})

    with pytest.raises(LedgerChanged) as refused:
        prove_ledger(ledger, seals, VOCABULARY, DRAW)

    assert (refused.value.period, refused.value.table) == (one.unit.name_of(one.first), table)


@few
@given(randoms, st.sampled_from(("language", "age_band", "place", "channel", "first_visit", "visits")))
def test_a_week_that_does_not_add_up_is_refused_even_under_a_right_seal(random: Random, table: str) -> None:
    book = some_book(random)
    book[dt.date(2025, 1, 7)] += [contact(dt.date(2025, 1, 7), random) for _ in range(5)]
    ledger = closed_book(book)
    key = (Unit.DAY, dt.date(2025, 1, 7)) if table == "visits" else (Unit.WEEK, dt.date(2025, 1, 6))
    one = ledger.units[key]
    cell = min(one.tables[table])
    cells = {**one.tables[table], cell: one.tables[table][cell] + 5}
    ledger.units[key] = Decided(one.unit, one.first, {**one.tables, table: cells})

    with pytest.raises(LedgerChanged) as refused:
        prove(ledger)

    assert refused.value.period in ("2025-01-07", "2025-W02")


@pytest.mark.parametrize("unit", [Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER])
def test_a_unit_that_is_gone_is_missed(unit: Unit) -> None:
    ledger = closed_book(some_book(Random(3)))
    first = dt.date(2025, 1, 1) if unit is not Unit.DAY else dt.date(2025, 2, 4)
    decided = [one for key, one in ledger.units.items() if key != (unit, first)]

    with pytest.raises(LedgerChanged) as refused:
        prove(YearLedger(ledger.plan, decided))

    assert refused.value.period == unit.name_of(first)


def test_a_list_of_languages_changed_by_hand_is_found() -> None:
    ledger = closed_book(some_book(Random(4)))
    seals = seals_of(ledger)
    other = YearLedger(plan_of(NeedsBy.DAY), ledger.units.values())

    with pytest.raises(LedgerChanged) as refused:
        prove_ledger(other, seals, VOCABULARY, DRAW)

    assert (refused.value.period, refused.value.table) == ("2025", "plan")


def test_a_unit_is_never_decided_twice() -> None:
    ledger = closed_book(some_book(Random(5)))

    with pytest.raises(ValueError, match="was decided before"):
        ledger.add(Decided(Unit.DAY, NEW_YEAR, {COVERAGE: {}}))


def test_a_day_without_anybody_gets_no_number_later_and_a_served_one_has_zeros() -> None:
    quiet, served = dt.date(2025, 1, 8), dt.date(2025, 1, 9)
    ledger = YearLedger(plan_of())
    close(ledger, truth_of({}, served=[served]), VOCABULARY, DRAW, dt.date(2025, 1, 10))
    late = {quiet: [contact(quiet, Random(6))] * 9}
    close(ledger, truth_of(late, served=[served]), VOCABULARY, DRAW, dt.date(2025, 1, 12))

    assert not ledger.is_counted(quiet)
    assert ledger.is_counted(served)
    assert ledger.sums(NEW_YEAR, END_OF_MARCH) == {"coverage|served": 1}


def test_a_place_added_later_is_in_no_earlier_list() -> None:
    book = some_book(Random(7))
    ledger = closed_book(book, last=MIDDLE)
    more = Vocabulary(
        needs=VOCABULARY.needs,
        authorities=VOCABULARY.authorities,
        languages=VOCABULARY.languages,
        places={**VOCABULARY.places, "library": Place(code="library", name="Library")},
    )
    close(ledger, truth_of(book), more, DRAW, END_OF_MARCH)
    days = [day for day, lists in ledger.remembered.items() if "place|library" in lists]

    assert days == [min(day for day, contacts in book.items() if day > MIDDLE and contacts)]
    prove_ledger(ledger, seals_of(ledger), more, DRAW)
