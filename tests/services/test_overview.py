"""What the page of figures is told: filters, names, ranges, and what lies beyond counts."""

import datetime as dt
import json
from pathlib import Path

import pytest

from kototori.domain.beyond import Again, Demand, Interpreter, Unmet
from kototori.domain.day import DayState
from kototori.domain.figures import Table
from kototori.domain.overview import Asked, Band, Naming, Only, Pair, Share, Week
from kototori.domain.period import By
from kototori.domain.release import Format, Use
from kototori.services.desk import Desk

TUESDAY = dt.date(2026, 11, 24)


def record(desk: Desk, day: dt.date | str = TUESDAY, times: int = 1, **given: object) -> None:
    for _ in range(times):
        desk.log.record(desk.log.read({"occurred_at": str(day), **given}))


def weeks_ago(number: int) -> dt.date:
    return TUESDAY - dt.timedelta(weeks=number)


@pytest.mark.parametrize(
    ("only", "persons"),
    [
        (Only(), 127),
        (Only(place="puhos"), 3),
        (Only(channel="phone"), 6),
        (Only(language="so"), 10),
        (Only(need="A"), 1 + 2 + 16 + 32),
        (Only(need="A1"), 1 + 2 + 16),
        (Only(place="puhos", need="A1"), 3),
        (Only(place="puhos", channel="phone"), 2),
        (Only(place="not_recorded", channel="not_recorded", language="not_recorded"), 16 + 32 + 64),
        (Only(need="not_recorded"), 64),
        (Only(language="ti"), 0),
    ],
)
def test_a_filter_counts_the_contacts_that_hold_all_of_it(desk: Desk, only: Only, persons: int) -> None:
    """Today and on a day that is over, kept or not."""
    for day in (TUESDAY, weeks_ago(1)):
        record(desk, day, persons=1, place="puhos", needs="A1 B1")
        record(desk, day, persons=2, place="puhos", channel="phone", language="so", needs="A1")
        record(desk, day, persons=4, channel="phone", needs="C1")
        record(desk, day, persons=8, place="hervanta", language="so", needs="B1")
        record(desk, day, persons=16, needs="A1")
        record(desk, day, persons=32, needs="A")
        record(desk, day, persons=64)

    for _ in range(2):
        assert desk.statistics.overview(Asked(TUESDAY, only=only)).persons == persons
        assert desk.statistics.overview(Asked(TUESDAY, By.MONTH, only)).persons == 2 * persons


def test_a_filter_leaves_the_days_as_they_are(desk: Desk) -> None:
    record(desk, weeks_ago(1), place="puhos")
    desk.days.shut(weeks_ago(2))

    seen = desk.statistics.overview(Asked(TUESDAY, By.MONTH, Only(place="hervanta")))

    assert seen.contacts == 0
    assert seen.coverage == {DayState.SERVED: 1, DayState.SHUT: 1, DayState.NOT_COUNTED: 0}
    assert seen.heat.weekdays == ("tue",)


def test_a_range_is_counted_as_one_and_ends_today(desk: Desk) -> None:
    for day in ("2026-09-30", "2026-10-01", "2026-11-03", TUESDAY):
        record(desk, day)

    asked = Asked(TUESDAY, By.RANGE, first=dt.date(2026, 10, 1), last=dt.date(2026, 12, 31))
    seen = desk.statistics.overview(asked)

    assert (seen.contacts, seen.period.name) == (3, "2026-10-01/2026-11-24")
    assert (seen.usual, seen.band) == (None, ())


def _needs_in_file(desk: Desk, path: Path, naming: Naming) -> dict[str, int]:
    desk.statistics.export(
        dt.date(2019, 5, 1),
        dt.date(2019, 5, 31),
        by=By.MONTH,
        use=Use.INTERNAL,
        form=Format.JSON,
        path=path,
        words=desk.statistics.words_in("en"),
        naming=naming,
    )
    rows = json.loads(path.read_text("utf-8"))["rows"]
    return {row["cat1"]: row["count"] for row in rows if row["table"] == "need" and row["cat1"] != "total"}


def test_names_are_those_of_then_or_those_of_now(desk: Desk, tmp_path: Path) -> None:
    with desk.database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE need SET valid_to = '2026-10-31', successor = 'A2' WHERE code = 'A1'"
        )
        connection.exec_driver_sql("UPDATE need SET authorities = 'TEO' WHERE code IN ('A1', 'A2')")
    desk.setup.refresh()
    for day in ("2019-05-02", "2019-05-03"):
        record(desk, day, needs="A1 A2", why_here="digital_barrier")

    then = desk.statistics.overview(Asked(dt.date(2019, 5, 1), By.MONTH))
    now = desk.statistics.overview(Asked(dt.date(2019, 5, 1), By.MONTH, naming=Naming.AS_NOW))

    assert then.sub_needs == (Share("A1", 2), Share("A2", 2))
    assert now.sub_needs == (Share("A2", 2),)  # a contact with both counts once
    assert then.tables[Table.AUTHORITY] == (Share("TEO", 2),)
    assert now.tables[Table.AUTHORITY] == (Share("TYO", 2),)
    assert then.beyond.preventable == (Demand("A", "TEO", "digital_barrier", 2),)
    assert now.beyond.preventable == (Demand("A", "TYO", "digital_barrier", 2),)
    asked = Asked(dt.date(2019, 5, 1), By.MONTH, Only(need="A2"), Naming.AS_NOW)
    assert desk.statistics.overview(asked).contacts == 2
    assert _needs_in_file(desk, tmp_path / "then.json", Naming.AS_THEN) == {"A": 2, "A1": 2, "A2": 2}
    assert _needs_in_file(desk, tmp_path / "now.json", Naming.AS_NOW) == {"A": 2, "A2": 2}


def test_demand_is_by_need_authority_and_reason_and_trust_is_no_failure(desk: Desk) -> None:
    record(desk, times=2, needs="B1", why_here="not_understood")
    record(desk, needs="B1 B3 A", why_here="queue_or_no_answer", authority=None)
    record(desk, needs="B1", why_here="trusts_this_place")
    record(desk, needs="K6", why_here="not_understood", authority="POL")
    record(desk)

    beyond = desk.statistics.overview(Asked(TUESDAY)).beyond

    assert beyond.preventable == (
        Demand("B", "KEL", "not_understood", 2),
        Demand("A", "not_recorded", "queue_or_no_answer", 1),
        Demand("B", "KEL", "queue_or_no_answer", 1),
        Demand("K", "POL", "not_understood", 1),
    )
    assert (beyond.preventable_contacts, beyond.why_recorded) == (4, 5)


def test_what_was_not_met_is_by_need_language_and_leaflet(desk: Desk) -> None:
    record(desk, needs="A1 A2 B1", outcome="unmet advised", language="ti", language_means="not_met")
    record(desk, outcome="unmet", language_means="not_met")
    record(desk, needs="A1", outcome="solved")
    record(desk)
    for language in ("my", "ti", "my"):
        desk.leaflet_wishes.asked("this-place", language)

    assert desk.statistics.overview(Asked(TUESDAY)).beyond.unmet == Unmet(
        needs=(Share("A", 1), Share("B", 1), Share("not_recorded", 1)),
        contacts=2,
        outcome_recorded=3,
        languages=(Share("not_recorded", 1), Share("ti", 1)),
        leaflets=(Share("my", 2), Share("ti", 1)),
    )
    only = desk.statistics.overview(Asked(TUESDAY, only=Only(language="ti")))
    assert [wish.language for wish in only.wishes] == ["ti"]
    assert desk.statistics.overview(Asked(TUESDAY, only=Only(need="A"))).wishes == ()


def test_interpreters_are_looked_at_where_the_language_is_not_that_of_the_service(desk: Desk) -> None:
    for language, means in (
        ("ar", "interpreter_phone"),
        ("ar", "companion"),
        ("so", "shared"),
        ("so", "translation_app"),
        ("ti", "not_met"),
        ("ti", None),
        ("fi", "companion"),
        ("sv", "shared"),
        (None, "companion"),
    ):
        record(desk, language=language, language_means=means)

    assert desk.statistics.overview(Asked(TUESDAY)).beyond.interpreter == Interpreter(
        contacts=6,
        means=tuple(
            Share(code, 1)
            for code in ("companion", "interpreter_phone", "not_met", "shared", "translation_app")
        ),
        recorded=5,
        interpreted=1,
        without=3,
    )


def test_who_comes_again_is_whose_first_visit_it_was_not(desk: Desk) -> None:
    for answer in ("no", "no", "yes", None):
        record(desk, first_visit=answer)

    assert desk.statistics.overview(Asked(TUESDAY)).beyond.again == Again(yes=2, no=1, not_recorded=1)


def test_where_contacts_came_from_and_who_served_is_told(desk: Desk) -> None:
    record(desk, weeks_ago(1), times=2, served_by="volunteer")
    record(desk, channel="phone", task="application")

    seen = desk.statistics.overview(Asked(TUESDAY, By.MONTH))

    assert seen.sources == {"late": 2, "live": 1}
    assert seen.served_by == {"volunteer": 2, "not_recorded": 1}
    assert seen.tables[Table.CHANNEL] == (Share("phone", 1),)
    assert seen.not_recorded[Table.TASK] == 2


def test_what_was_logged_stands_beside_what_was_counted_at_the_door_on_the_same_days(desk: Desk) -> None:
    record(desk, weeks_ago(1), times=3)
    record(desk, weeks_ago(2), times=2)
    record(desk, times=9)
    assert desk.statistics.overview(Asked(TUESDAY, By.MONTH)).door is None

    desk.reports.count_at_the_door(weeks_ago(1), 5)
    desk.reports.count_at_the_door(weeks_ago(2), 2)
    assert desk.statistics.overview(Asked(TUESDAY, By.MONTH)).door == (5, 7)
    assert desk.statistics.overview(Asked(TUESDAY, By.MONTH, Only(place="puhos"))).door is None


def test_the_band_lies_between_the_quartiles_of_the_usual_days(desk: Desk) -> None:
    for week, hours in ((1, "10 10 11"), (2, "10 10 10 11"), (3, "10"), (4, "13")):
        for hour in hours.split():
            record(desk, f"{weeks_ago(week)}T{hour}:15")
        if week == 3:
            assert desk.statistics.overview(Asked(TUESDAY)).band == ()

    seen = desk.statistics.overview(Asked(TUESDAY))
    assert seen.usual == 2.0
    assert seen.band == (Band("10", 0.75, 2.25), Band("11", 0, 1), Band("12", 0, 0), Band("13", 0, 0.25))


def test_a_desk_that_was_shut_for_years_is_compared_with_its_days_before(desk: Desk) -> None:
    for week in (60, 61, 160, 161):
        record(desk, weeks_ago(week), times=week % 10 + 1)

    assert desk.statistics.overview(Asked(TUESDAY)).usual == 1.5


def test_the_map_of_hours_is_of_the_month_and_knows_when_the_desk_is_open(desk: Desk) -> None:
    for moment in (
        "2026-11-24T10:00",
        "2026-11-17T12:00",
        "2026-11-20T09:00",
        "2026-11-19",
        "2026-10-30T08:00",
    ):
        record(desk, moment)
    heat = desk.statistics.overview(Asked(TUESDAY)).heat

    assert (heat.period.first, heat.period.last) == (dt.date(2026, 11, 1), TUESDAY)
    assert heat.cells == {("tue", "10"): 1, ("tue", "12"): 1, ("fri", "09"): 1}
    assert (heat.weekdays, heat.hours) == (("tue", "thu", "fri"), ("09", "10", "11", "12"))
    assert heat.open_cells == {("tue", "10"), ("tue", "11"), ("tue", "12"), ("fri", "09")}
    of_year = desk.statistics.overview(Asked(TUESDAY, By.YEAR)).heat
    assert of_year.cells["fri", "08"] == 1


def test_weeks_stand_beside_those_of_the_year_before(desk: Desk) -> None:
    record(desk, "2026-01-07", times=2)
    record(desk, TUESDAY)
    assert desk.statistics.overview(Asked(TUESDAY)).weeks[1] == Week(dt.date(2026, 1, 5), 2, None)

    record(desk, "2025-01-10", times=3)
    weeks = desk.statistics.overview(Asked(TUESDAY)).weeks
    assert (weeks[0].first, len(weeks)) == (dt.date(2025, 12, 29), 48)
    assert weeks[1] == Week(dt.date(2026, 1, 5), 2, 3)
    assert weeks[-1] == Week(dt.date(2026, 11, 23), 1, None)


def test_a_week_in_which_no_day_was_served_is_no_week_in_which_nobody_came(desk: Desk) -> None:
    record(desk, "2026-11-04")
    record(desk, TUESDAY)
    desk.days.served(dt.date(2026, 11, 10))
    desk.days.not_counted(dt.date(2026, 11, 17))
    weeks = desk.statistics.overview(Asked(TUESDAY)).weeks

    assert [week.contacts for week in weeks[-5:]] == [None, 1, 0, None, 1]


def test_growth_is_against_the_same_days_of_the_year_before(desk: Desk) -> None:
    record(desk, "2024-12-30")
    record(desk, "2025-11-10", times=20)
    record(desk, "2025-11-25", times=30)  # after the same day
    record(desk, "2025-03-03", times=5)
    record(desk, weeks_ago(1), times=18)
    record(desk, times=12)

    month = desk.statistics.overview(Asked(TUESDAY, By.MONTH)).growth
    year = desk.statistics.overview(Asked(TUESDAY)).growth

    assert month is not None
    assert year is not None
    assert (month.before.first, month.before.last) == (dt.date(2025, 11, 1), dt.date(2025, 11, 24))
    assert (month.now_contacts, month.before_contacts, month.percent) == (30, 20, 50)
    assert (month.now_served, month.before_served) == (2, 1)
    assert (year.now_contacts, year.before_contacts, year.percent) == (30, 25, 20)


def test_growth_says_no_percentage_of_few_and_nothing_where_the_desk_was_not_open(desk: Desk) -> None:
    record(desk, times=3)
    assert desk.statistics.overview(Asked(TUESDAY, By.MONTH)).growth is None

    record(desk, "2025-11-10", times=19)
    assert desk.statistics.overview(Asked(TUESDAY, By.MONTH)).growth is None  # it began within that month

    record(desk, "2025-10-30")
    growth = desk.statistics.overview(Asked(TUESDAY, By.MONTH)).growth
    assert growth is not None
    assert (growth.before_contacts, growth.percent) == (19, None)


def test_a_whole_february_is_compared_with_a_whole_one(desk: Desk) -> None:
    record(desk, "2024-01-31")
    record(desk, "2024-02-29", times=25)
    record(desk, "2025-02-28", times=25)

    growth = desk.statistics.overview(Asked(dt.date(2025, 2, 1), By.MONTH)).growth
    assert growth is not None
    assert growth.percent == 0


def test_two_periods_stand_side_by_side(desk: Desk) -> None:
    record(desk, "2026-10-06T10:00", needs="A1", times=2)
    record(desk, "2026-11-03T11:00", needs="B1", channel="phone")
    record(desk, "2026-11-03", needs="A1")

    both = desk.statistics.compare(Asked(TUESDAY, By.MONTH), Asked(dt.date(2026, 10, 1), By.MONTH))

    assert both.needs() == (Pair("A", 1, 2), Pair("B", 1, 0))
    assert both.hours() == (Pair("10", 0, 2), Pair("11", 1, 0))
    assert both.table(Table.CHANNEL) == (Pair("phone", 1, 0),)
