"""Days and times as people type them, in three languages at once."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kototori.domain.errors import BadMoment, FutureMoment, UnclearDay, UnclearMoment
from kototori.domain.moment import Moment, desk_zone, local_day
from kototori.domain.when import read_planned_day, read_when
from kototori.wording.calendar import HABITS

NOW = datetime(2026, 11, 24, 11, 4, tzinfo=desk_zone())  # a Tuesday
TODAY = date(2026, 11, 24)
FRIDAY = date(2026, 11, 20)
INSTANTS = st.integers(1_546_300_800, 1_893_456_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
HALF_PAST_TEN = time(10, 30)


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("1030", TODAY, HALF_PAST_TEN),
        ("10.30", TODAY, HALF_PAST_TEN),
        ("10:30", TODAY, HALF_PAST_TEN),
        ("930", TODAY, time(9, 30)),
        ("9", TODAY, time(9)),
        ("klo 9", TODAY, time(9)),
        ("klo9.20", TODAY, time(9, 15)),
        ("kl. 9", TODAY, time(9)),
        ("kl 10.30", TODAY, HALF_PAST_TEN),
        ("klockan 9", TODAY, time(9)),
        ("at 9", TODAY, time(9)),
        ("9.05", TODAY, time(9)),
        ("00:10", TODAY, time(0)),
        ("eilen", date(2026, 11, 23), None),
        ("Eilen 14", date(2026, 11, 23), time(14)),
        ("14 eilen", date(2026, 11, 23), time(14)),
        ("eilen klo 14.29", date(2026, 11, 23), time(14, 15)),
        ("eilen 4.11", date(2026, 11, 23), time(4)),
        ("igår", date(2026, 11, 23), None),
        ("i går kl. 10.30", date(2026, 11, 23), HALF_PAST_TEN),
        ("yesterday", date(2026, 11, 23), None),
        ("toissapäivänä", date(2026, 11, 22), None),
        ("toissapaivana", date(2026, 11, 22), None),
        ("i förrgår", date(2026, 11, 22), None),
        ("the day before yesterday 9", date(2026, 11, 22), time(9)),
        ("tänään", TODAY, None),
        ("i dag 10", TODAY, time(10)),
        ("today", TODAY, None),
        ("ti", TODAY, None),
        ("ti 1030", TODAY, HALF_PAST_TEN),
        ("ti1030", TODAY, HALF_PAST_TEN),
        ("tiistai", TODAY, None),
        ("tiistaina klo 10.30", TODAY, HALF_PAST_TEN),
        ("tis", TODAY, None),
        ("tue", TODAY, None),
        ("pe", FRIDAY, None),
        ("perjantaina", FRIDAY, None),
        ("i fredags", FRIDAY, None),
        ("friday 13:00", FRIDAY, time(13)),
        ("ke", date(2026, 11, 18), None),
        ("onsdag", date(2026, 11, 18), None),
        ("lör 10", date(2026, 11, 21), time(10)),
        ("4.11.", date(2026, 11, 4), None),
        ("4.11", date(2026, 11, 4), None),
        ("04.11", date(2026, 11, 4), None),
        ("4/11", date(2026, 11, 4), None),
        ("4.11.2025", date(2025, 11, 4), None),
        ("4.11.25", date(2025, 11, 4), None),
        ("4/11/2025", date(2025, 11, 4), None),
        ("2025-11-04 10:30", date(2025, 11, 4), HALF_PAST_TEN),
        ("4.11. 9.15", date(2026, 11, 4), time(9, 15)),
        ("4.11. klo 9", date(2026, 11, 4), time(9)),
        ("24.5", date(2026, 5, 24), None),
        ("24.05", date(2026, 5, 24), None),
        ("25.11.", date(2025, 11, 25), None),
        ("24.12.", date(2025, 12, 24), None),
        ("29.2.", date(2024, 2, 29), None),
    ],
)
def test_what_people_type_is_understood(text: str, day: date, at: time | None) -> None:
    assert read_when(text, NOW) == Moment(day, at)
    assert read_when(f"  {text.upper()} ", NOW) == Moment(day, at)


@pytest.mark.parametrize("text", ["1105", "ti 14", "tänään 23", "25.11.2026", "1.1.2027", "24.11. 11.30"])
def test_what_has_not_come_yet_is_refused(text: str) -> None:
    with pytest.raises(FutureMoment):
        read_when(text, NOW)


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("viime tiistaina", date(2026, 11, 17), None),
        ("viime ti", date(2026, 11, 17), None),
        ("förra tisdagen", date(2026, 11, 17), None),
        ("last Tuesday 14", date(2026, 11, 17), time(14)),
        ("viime pe", date(2026, 11, 20), None),
        ("fredagen", date(2026, 11, 20), None),
        ("ke 4.11.", date(2026, 11, 4), None),
        ("onsdag 4.11. kl 9", date(2026, 11, 4), time(9)),
        ("Wed 4/11 930", date(2026, 11, 4), time(9, 30)),
        ("ke 4.11.2026", date(2026, 11, 4), None),
        ("eilen, 14", date(2026, 11, 23), time(14)),
        ("4.11., 1030", date(2026, 11, 4), HALF_PAST_TEN),
        ("ke 9.15", date(2026, 11, 18), time(9, 15)),
    ],
)
def test_a_day_as_it_is_said_or_copied_from_a_calendar(text: str, day: date, at: time | None) -> None:
    assert read_when(text, NOW) == Moment(day, at)


@pytest.mark.parametrize("text", ["ti 4.11.", "viime", "last", "förra", "viime eilen", "last 4.11.", ","])
def test_a_weekday_that_is_not_that_of_the_day_is_refused(text: str) -> None:
    with pytest.raises(UnclearMoment):
        read_when(text, NOW)


NO_TIMES = ["", " ", "t", "24", "25:00", "9:60", "31.11.", "0.1.", "4.13.", "eilenkö", "eilen ti", "9 10"]
NO_TIMES += ["1.1.1025", "kesällä", "٩", "12345", "@", "@@9", "klo", "4.11.2025.", "-1", "dags"]


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time_is_named_and_refused(text: str) -> None:
    with pytest.raises(UnclearMoment) as refused:
        read_when(text, NOW)
    assert isinstance(refused.value, BadMoment)
    assert refused.value.text == text


def test_two_letters_of_a_weekday_mean_one_day_in_all_languages() -> None:
    for habits in HABITS.values():
        for number, name in enumerate(habits.weekdays):
            for text in (name, name[:2], name[:3], name.capitalize()):
                assert read_when(text, NOW).day.weekday() == number, text


@given(INSTANTS)
def test_a_weekday_is_never_more_than_six_days_ago(now: datetime) -> None:
    today = local_day(now)
    for name in HABITS["fi"].weekdays:
        assert timedelta() <= today - read_when(name, now).day <= timedelta(days=6)


@given(INSTANTS, st.integers(0, 6000), st.times())
def test_a_day_and_a_time_are_read_back_as_they_were_written(now: datetime, ago: int, at: time) -> None:
    day = max(local_day(now) - timedelta(days=ago + 1), date(2000, 1, 1))
    cut = at.replace(minute=at.minute - at.minute % 15, second=0, microsecond=0)
    for written in (f"{day.day}.{day.month}.{day.year}", f"{day.day}/{day.month}/{day.year}", f"{day}"):
        assert read_when(written, now) == Moment(day)
        for clock in (f"{at:%H%M}", f"{at.hour}.{at:%M}", f"klo {at.hour}:{at:%M}"):
            assert read_when(f"{written} {clock}", now) == Moment(day, cut)


@given(INSTANTS, st.text(alphabet="0123456789.:/@ klotieaåäördgs-", max_size=14))
def test_no_text_leads_into_the_future_or_out_of_the_calendar(now: datetime, text: str) -> None:
    try:
        moment = read_when(text, now)
    except BadMoment:
        return
    except FutureMoment:
        return
    assert moment.utc is None or moment.day < local_day(now) or moment.utc <= now + timedelta(hours=1)
    assert date(2000, 1, 1) <= moment.day <= local_day(now)


SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5.12.", date(2026, 12, 5)),
        ("4.11.", date(2026, 11, 4)),
        ("4/11", date(2026, 11, 4)),
        ("05.01", date(2027, 1, 5)),
        ("5.1.", date(2027, 1, 5)),
        ("5.1.2026", date(2026, 1, 5)),
        ("5.1.27", date(2027, 1, 5)),
        ("2027-02-28", date(2027, 2, 28)),
        ("29.2.", date(2028, 2, 29)),
        ("ti", date(2026, 11, 24)),
        ("tis", date(2026, 11, 24)),
        ("su", SUNDAY),
        ("Saturday", date(2026, 11, 28)),
        ("tänään", SUNDAY),
        ("eilen", date(2026, 11, 21)),
        ("huomenna", date(2026, 11, 23)),
        ("i morgon", date(2026, 11, 23)),
        ("övermorgon", date(2026, 11, 24)),
        ("ke 4.11.", date(2026, 11, 4)),
        ("viime ti", date(2026, 11, 17)),
    ],
)
def test_a_planned_day_may_lie_ahead(typed: str, meant: date) -> None:
    assert read_planned_day(typed, SUNDAY) == meant


def test_a_last_day_is_the_first_such_day_from_the_first_one_on() -> None:
    assert read_planned_day("1.6.", SUNDAY, not_before=SUNDAY) == date(2027, 6, 1)
    assert read_planned_day("22.11.", SUNDAY, not_before=SUNDAY) == SUNDAY


@pytest.mark.parametrize("typed", ["", "soon", "31.11.", "1030", "12:30", "4.13."])
def test_what_is_no_day_is_not_taken_for_one(typed: str) -> None:
    with pytest.raises(UnclearDay):
        read_planned_day(typed, SUNDAY)
