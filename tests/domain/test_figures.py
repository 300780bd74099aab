import datetime as dt
from collections import Counter
from itertools import product
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kototori.domain.contact import AgeBand, Contact, Facts, Handout, Outcome, Source, Task
from kototori.domain.day import DayState, DeskDay
from kototori.domain.day_cells import Cells
from kototori.domain.figures import (
    NOT_RECORDED,
    SHAPES,
    TOTAL,
    Figures,
    Measure,
    Table,
    count,
    for_internal_use,
    nothing_known,
)
from kototori.domain.leaflet_counts import ShelfCount
from kototori.domain.moment import Moment
from kototori.domain.need import Authority, Language, Need, Place, Validity, Wordings
from kototori.domain.period import By, Period, periods
from kototori.domain.referral import ReferralRequest
from kototori.domain.vocabulary import Vocabulary
from tests.domain.turns import cells_by_day

NO_WORDS = Wordings("", "", "")
NEEDS = ("A", "A1", "A2", "J", "J1")
TODAY = dt.date(2026, 12, 31)
NOVEMBER = Period(dt.date(2026, 11, 1), dt.date(2026, 11, 30), "2026-11")
UNTIL_2024, FROM_2025 = Validity(None, dt.date(2024, 12, 31)), Validity(dt.date(2025, 1, 1), None)
VOCABULARY = Vocabulary(
    needs={
        code: Need(
            code=code,
            parent=code[0] if len(code) > 1 else None,
            words=NO_WORDS,
            authorities=("TYO",) if code == "A1" else ("KEL", "TYO") if code == "A2" else (),
            sensitive=code == "J1",
        )
        for code in NEEDS
    },
    authorities={
        "TEO": Authority(code="TEO", words=NO_WORDS, validity=UNTIL_2024, successor="TYO"),
        "TYO": Authority(code="TYO", words=NO_WORDS, validity=FROM_2025),
        "KEL": Authority(code="KEL", words=NO_WORDS),
    },
    languages={code: Language(code=code, endonym=code, words=NO_WORDS) for code in ("ar", "fi", "so")},
    places={code: Place(code=code, name=code) for code in ("hervanta", "puhos")},
)

moments = st.builds(
    Moment,
    st.dates(dt.date(2026, 10, 1), TODAY),
    st.none() | st.builds(dt.time, st.integers(8, 18), st.sampled_from((0, 15, 30, 45))),
)
facts = st.builds(
    Facts,
    moment=moments,
    place=st.none() | st.sampled_from(("hervanta", "puhos")),
    persons=st.integers(1, 9),
    language=st.none() | st.sampled_from(("ar", "fi", "so")),
    age_band=st.none() | st.sampled_from(AgeBand),
    task=st.none() | st.sampled_from(Task),
    needs=st.lists(st.sampled_from(NEEDS), max_size=4).map(tuple),
    outcome=st.lists(st.sampled_from(Outcome), max_size=3).map(tuple),
)


def contact(facts: Facts) -> Contact:
    return Contact(id=UUID(int=1), facts=facts, source=Source.LIVE, recorded_on=TODAY, updated_on=TODAY)


def counted_days(*of: Facts) -> dict[dt.date, Cells]:
    return cells_by_day(map(contact, of), VOCABULARY)


def counted(*of: Facts, period: Period = NOVEMBER, days: tuple[DeskDay, ...] = ()) -> Figures:
    found = count([period], counted_days(*of), days, [])
    return found[0] if found else nothing_known(period)


def on(day: int, **given: Any) -> Facts:
    return Facts(moment=Moment(dt.date(2026, 11, day)), **given)


def test_a_contact_is_once_in_a_top_need_however_many_of_its_needs_it_holds() -> None:
    figures = counted(on(3, needs=("A1", "A2", "J")), on(3, needs=("A",)), on(3))

    assert figures.tables[Table.NEED] == {
        ("A", ""): 2,
        ("A1", ""): 1,
        ("A2", ""): 1,
        ("J", ""): 1,
        (NOT_RECORDED, ""): 1,
        (TOTAL, ""): 3,
    }
    assert figures.sums[Measure.NEEDS] == 3


def test_an_authority_counts_once_a_contact_and_as_it_was_on_that_day() -> None:
    both = on(3, needs=("A1", "A2"))
    earlier = Facts(moment=Moment(dt.date(2024, 12, 31)), needs=("A1",))
    given = on(3, needs=("A1",), authority="KEL")

    assert counted(both, given).tables[Table.AUTHORITY] == {
        ("TYO", ""): 1,
        ("KEL", ""): 2,
        (TOTAL, ""): 2,
    }
    old = counted(earlier, period=Period(dt.date(2024, 12, 1), dt.date(2024, 12, 31), "2024-12"))
    assert old.tables[Table.AUTHORITY] == {("TEO", ""): 1, (TOTAL, ""): 1}


def test_margins_of_a_crossed_table_count_contacts_and_not_cells() -> None:
    figures = counted(on(3, needs=("A1", "J"), language="ar"), on(4, language="so"))

    assert figures.tables[Table.NEED_LANGUAGE] == {
        ("A", "ar"): 1,
        ("A1", "ar"): 1,
        ("J", "ar"): 1,
        (NOT_RECORDED, "so"): 1,
        ("A", TOTAL): 1,
        ("A1", TOTAL): 1,
        ("J", TOTAL): 1,
        (NOT_RECORDED, TOTAL): 1,
        (TOTAL, "ar"): 1,
        (TOTAL, "so"): 1,
        (TOTAL, TOTAL): 2,
    }


def test_handouts_count_by_copies_and_requests_by_team() -> None:
    printed = on(3, handouts=(Handout("this-place", "so", 3), Handout("this-place", "fi")))
    request = ReferralRequest(id=UUID(int=2), made_on=dt.date(2026, 11, 3), team="Perheet", state_on=TODAY)
    figures = count([NOVEMBER], counted_days(printed), [], [request])[0]

    assert figures.tables[Table.LEAFLET_LANGUAGE] == {("so", ""): 3, ("fi", ""): 1, (TOTAL, ""): 4}
    assert figures.tables[Table.REQUEST_TEAM] == {("Perheet", ""): 1, (TOTAL, ""): 1}
    assert (figures.sums[Measure.HANDOUTS], figures.sums[Measure.REQUESTS]) == (4, 1)


def test_copies_for_the_shelf_are_leaflets_given_and_nobody_who_came() -> None:
    shelf = [
        ShelfCount(dt.date(2026, 11, 3), "this-place", "so", 120),
        ShelfCount(dt.date(2026, 10, 31), "this-place", "so", 7),
    ]
    figures = count([NOVEMBER], {}, [], [], shelf)[0]

    assert figures.tables[Table.LEAFLET_LANGUAGE] == {("so", ""): 120, (TOTAL, ""): 120}
    assert (figures.sums[Measure.HANDOUTS], figures.sums[Measure.CONTACTS]) == (120, 0)


def test_somebody_came_so_the_day_was_served_unless_it_was_not_counted() -> None:
    told = (DeskDay(dt.date(2026, 11, 4), DayState.NOT_COUNTED), DeskDay(dt.date(2026, 11, 5), DayState.SHUT))

    figures = counted(on(3), on(3), on(4), days=told)

    assert figures.tables[Table.COVERAGE] == {
        (DayState.SERVED, ""): 1,
        (DayState.NOT_COUNTED, ""): 1,
        (DayState.SHUT, ""): 1,
        (TOTAL, ""): 3,
    }


def test_sub_needs_are_crossed_from_the_quarter_and_sensitive_ones_shown_from_the_month() -> None:
    def shown(first: dt.date, last: dt.date, table: Table) -> set[str]:
        figures = counted(on(3, needs=("A1", "J1")), period=Period(first, last, ""))
        return {cat for cat, _ in for_internal_use(figures, VOCABULARY).tables[table]} - {TOTAL}

    first = dt.date(2026, 11, 1)
    assert shown(first, dt.date(2026, 11, 29), Table.NEED) == {"A", "A1", "J"}
    assert shown(first, dt.date(2026, 11, 30), Table.NEED) == {"A", "A1", "J", "J1"}
    for crossed in (Table.NEED_LANGUAGE, Table.NEED_AGE_BAND):
        assert shown(first, dt.date(2027, 1, 30), crossed) == {"A", "J"}
        assert shown(first, dt.date(2027, 1, 31), crossed) == {"A", "A1", "J", "J1"}


@given(st.lists(facts, max_size=12), st.sampled_from(By))
def test_what_has_one_category_adds_up_and_periods_add_up_to_the_range(of: list[Facts], by: By) -> None:
    cut = periods(dt.date(2026, 10, 1), TODAY, by, TODAY)
    parts = count(cut, counted_days(*of), [], [])
    whole = counted(*of, period=Period(dt.date(2026, 10, 1), TODAY, ""))

    for table, cells in whole.tables.items():
        summed: Counter[tuple[str, str]] = Counter()
        for part in parts:
            summed.update(part.tables[table])
        assert summed == Counter(cells)
    for table in (Table.LANGUAGE, Table.AGE_BAND, Table.PLACE, Table.HOUR, Table.TASK):
        cells = dict(whole.tables[table])
        assert cells.pop((TOTAL, "")) == sum(cells.values()) == len(of)
    crossed = whole.tables[Table.WEEKDAY_HOUR]
    inner = {cell: number for cell, number in crossed.items() if TOTAL not in cell}
    for weekday, hour in product({cell[0] for cell in inner}, {cell[1] for cell in inner}):
        assert crossed[weekday, TOTAL] == sum(n for (one, _), n in inner.items() if one == weekday)
        assert crossed[TOTAL, hour] == sum(n for (_, other), n in inner.items() if other == hour)


@given(st.lists(facts, max_size=8))
def test_no_number_is_above_its_total(of: list[Facts]) -> None:
    figures = counted(*of, period=Period(dt.date(2026, 10, 1), TODAY, ""))

    for table, cells in figures.tables.items():
        total = cells[TOTAL, TOTAL if SHAPES[table].dim2 else ""]
        assert all(0 <= number <= total for number in cells.values())
