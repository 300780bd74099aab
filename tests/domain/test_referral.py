"""Which state of a request follows which, and when a visitor's data are erased."""

from datetime import date

import pytest

from kototori.domain.errors import OutOfRange
from kototori.domain.referral import Keeping, RequestState, further, may_follow

MADE = date(2026, 11, 24)
FOLLOWING = {
    ("waiting", "handed_over"),
    ("waiting", "withdrawn"),
    ("waiting", "expired"),
    ("handed_over", "acknowledged"),
    ("handed_over", "withdrawn"),
    ("acknowledged", "withdrawn"),
}


def test_a_state_follows_only_these() -> None:
    found = {
        (before.value, after.value)
        for before in RequestState
        for after in RequestState
        if may_follow(before, after)
    }

    assert found == FOLLOWING


def test_of_two_files_the_one_that_went_further_is_believed() -> None:
    assert further(RequestState.WAITING, RequestState.ACKNOWLEDGED) is RequestState.ACKNOWLEDGED
    assert further(RequestState.WITHDRAWN, RequestState.EXPIRED) is RequestState.WITHDRAWN
    assert further(RequestState.HANDED_OVER, RequestState.WITHDRAWN) is RequestState.WITHDRAWN


def test_data_are_erased_after_the_hand_over_and_in_any_case_after_the_latest_day() -> None:
    assert Keeping().erase_on(MADE) == date(2027, 1, 23)
    assert Keeping().erase_on(MADE, MADE) == date(2026, 12, 8)
    assert Keeping().erase_on(MADE, date(2027, 1, 20)) == date(2027, 1, 23)


@pytest.mark.parametrize(("after", "latest"), [(0, 60), (61, 60), (14, 0), (14, 181)])
def test_no_desk_keeps_them_for_ever(after: int, latest: int) -> None:
    with pytest.raises(OutOfRange):
        Keeping(after, latest)
