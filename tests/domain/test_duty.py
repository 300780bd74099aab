"""Who was on duty: what the program proposes before anybody says it."""

from datetime import date

from kototori.domain.contact import ServedBy
from kototori.domain.duty import Duty, proposed

LAST_TUESDAY = date(2026, 11, 17)


def test_last_week_is_taken_over_and_whoever_served_today_was_there() -> None:
    earlier = {ServedBy.COMMUNITY_ADVISER: 2, ServedBy.VOLUNTEER: 1}

    duty = proposed({ServedBy.PROFESSIONAL, ServedBy.COMMUNITY_ADVISER}, earlier, LAST_TUESDAY)

    assert duty.there == {
        ServedBy.PROFESSIONAL: 1,
        ServedBy.COMMUNITY_ADVISER: 2,
        ServedBy.VOLUNTEER: 1,
    }
    assert (duty.is_told, duty.like) == (False, LAST_TUESDAY)


def test_where_nothing_is_known_nothing_is_proposed() -> None:
    assert proposed(set(), {}, None) == Duty()
