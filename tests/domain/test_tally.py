from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kototori.domain.errors import OutOfRange
from kototori.domain.moment import Moment
from kototori.domain.tally import Tally

FRIDAY = date(2026, 11, 20)


@given(st.dictionaries(st.sampled_from([*"ABCDEFGHIJKL", None]), st.integers(0, 99)))
def test_each_stroke_is_a_contact_of_one_need_without_an_hour(counts: dict[str | None, int]) -> None:
    tally = Tally(FRIDAY, counts)
    facts = tally.facts()
    assert len(facts) == tally.total
    assert {one.moment for one in facts} <= {Moment(FRIDAY)}
    for need, count in counts.items():
        assert sum(one.needs == (() if need is None else (need,)) for one in facts) == count


@pytest.mark.parametrize("count", [-1, 100])
def test_a_number_that_no_paper_holds_is_refused(count: int) -> None:
    with pytest.raises(OutOfRange):
        Tally(FRIDAY, {"A": 1, "B": count})
