from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kototori.domain.errors import BadDate, BadMoment
from kototori.domain.identifiers import day_ordered_id
from kototori.domain.moment import Moment, local_day, parse_day

NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)


@given(st.integers(1_546_300_800, 1_893_456_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
def test_every_instant_is_cut_down_to_its_quarter_hour(instant: datetime) -> None:
    moment = Moment.of(instant)

    assert moment.at is not None
    assert moment.at.minute in (0, 15, 30, 45)
    begin = moment.utc
    assert begin is not None
    assert begin.minute % 15 == 0
    # In the hour that the autumn clock repeats, the desk's own time cannot tell which of the two it was.
    assert 0 <= (instant - begin).total_seconds() % 3600 < 15 * 60


def test_an_offset_is_converted_to_the_desks_time() -> None:
    assert Moment.parse("2026-11-24T08:31:59Z", NOW) == Moment(date(2026, 11, 24), time(10, 30))
    assert Moment.parse("2026-07-01T23:10+00:00", NOW) == Moment(date(2026, 7, 2), time(2, 0))


def test_a_date_alone_knows_no_hour() -> None:
    moment = Moment.parse("2026-11-20", NOW)

    assert moment == Moment(date(2026, 11, 20))
    assert moment.utc is None


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2026-13-01", "2026-11-20T25:00", "2026-11-20T10", "٢٠٢٦-١١-٢٠"]
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(BadMoment):
        Moment.parse(text, NOW)


def test_an_exact_time_cannot_become_a_moment() -> None:
    with pytest.raises(BadMoment):
        Moment(date(2026, 11, 20), time(10, 31))


@pytest.mark.parametrize("text", ["20261124", "24.11.2026", "2026-W48-2", "2026-02-30", ""])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        parse_day(text)


def test_the_desks_day_begins_at_its_own_midnight() -> None:
    assert local_day(datetime(2026, 11, 23, 22, 30, tzinfo=UTC)) == date(2026, 11, 24)


def test_an_identifier_sorts_by_day_and_gives_away_no_time() -> None:
    day, later = date(2026, 11, 24), date(2026, 11, 25)
    ids = [day_ordered_id(day) for _ in range(50)]

    assert {made.int >> 80 for made in ids} == {int(datetime(2026, 11, 24, tzinfo=UTC).timestamp()) * 1000}
    assert len(set(ids)) == 50
    assert {made.version for made in ids} == {8}
    assert max(ids) < day_ordered_id(later)


@pytest.mark.parametrize("text", ["0001-01-01T00:00", "0001-01-01T00:00+14:00"])
def test_a_time_before_all_time_is_refused_like_any_other_bad_one(text: str) -> None:
    with pytest.raises(BadMoment):
        Moment.parse(text, NOW)
