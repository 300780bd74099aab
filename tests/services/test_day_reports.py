"""What a day's report is made of; what a person adds to it is looked at before it is kept."""

from datetime import date

import pytest

from kototori.domain.contact import ServedBy
from kototori.domain.day import Book, Prompt
from kototori.domain.day_hours import UnclearHours
from kototori.domain.duty import Duty
from kototori.domain.errors import FutureDay, OutOfRange, TooLong
from kototori.domain.figures import Measure
from kototori.domain.personal_data import PointsToPerson
from kototori.services.desk import Desk

TODAY = date(2026, 11, 24)


def test_the_report_knows_the_day_its_figures_and_the_desk(desk: Desk) -> None:
    desk.setup.describe("Keksitty neuvonta", "ma–pe 9–16")
    desk.log.record(desk.log.read({"needs": "A1", "persons": 3}))
    desk.days.close(TODAY)

    report = desk.reports.of_day(TODAY)

    assert report.day is not None
    assert report.day.book is Book.CLOSED
    assert report.figures.sums[Measure.PERSONS] == 3
    assert (report.desk, report.hours) == ("Keksitty neuvonta", "ma–pe 9–16")


def test_a_line_is_kept_for_its_day_and_an_empty_one_forgotten(desk: Desk) -> None:
    desk.reports.write_line(TODAY, Prompt.NEW, "  Moni kysyi\nlämmitystuesta. ")
    desk.reports.write_line(TODAY, Prompt.REPEATED, "Kelan lisäselvitykset")
    assert desk.reports.of_day(TODAY).lines == {
        Prompt.REPEATED: "Kelan lisäselvitykset",
        Prompt.NEW: "Moni kysyi lämmitystuesta.",
    }
    assert desk.reports.of_day(date(2026, 11, 23)).lines == {}

    desk.reports.write_line(TODAY, Prompt.NEW, "")

    assert Prompt.NEW not in desk.reports.of_day(TODAY).lines


def test_a_line_that_says_who_somebody_is_is_not_kept_and_the_earlier_one_stays(desk: Desk) -> None:
    desk.reports.write_line(TODAY, Prompt.NEW, "Moni kysyi.")

    with pytest.raises(PointsToPerson):
        desk.reports.write_line(TODAY, Prompt.NEW, "Moni kysyi, soita 040 000 0000.")

    assert desk.reports.of_day(TODAY).lines == {Prompt.NEW: "Moni kysyi."}


def test_a_line_has_its_length(desk: Desk) -> None:
    desk.reports.write_line(TODAY, Prompt.NEW, "x" * 200)

    with pytest.raises(TooLong):
        desk.reports.write_line(TODAY, Prompt.NEW, "x" * 201)


def test_who_came_in_by_the_door_is_kept_beside_what_the_day_was(desk: Desk) -> None:
    desk.reports.count_at_the_door(TODAY, 31)
    desk.days.close(TODAY)
    assert desk.reports.of_day(TODAY).door_count == 31

    desk.reports.count_at_the_door(TODAY, None)

    report = desk.reports.of_day(TODAY)
    assert report.door_count is None
    assert report.day is not None
    assert report.day.book is Book.CLOSED


def test_a_door_counts_no_more_than_it_can_and_no_day_to_come(desk: Desk) -> None:
    with pytest.raises(OutOfRange):
        desk.reports.count_at_the_door(TODAY, 10_000)
    with pytest.raises(FutureDay):
        desk.reports.count_at_the_door(date(2026, 11, 25), 1)


def test_who_was_on_duty_is_proposed_until_somebody_says_it(desk: Desk) -> None:
    assert desk.reports.of_day(TODAY).duty.there == {}  # nobody came yet
    desk.log.record(desk.log.read({"needs": "A1", "served_by": "volunteer"}))
    desk.log.record(desk.log.read({"occurred_at": "2026-11-17", "needs": "A1"}))
    desk.reports.put_on_duty(date(2026, 11, 17), ServedBy.PROFESSIONAL, 2)

    duty = desk.reports.of_day(TODAY).duty
    assert (duty.is_told, duty.like) == (False, date(2026, 11, 17))
    assert duty.there == {ServedBy.PROFESSIONAL: 2, ServedBy.VOLUNTEER: 1}

    desk.reports.put_on_duty(TODAY, ServedBy.PROFESSIONAL, 1)

    duty = desk.reports.of_day(TODAY).duty
    assert duty.is_told
    assert duty.there == {ServedBy.PROFESSIONAL: 1, ServedBy.VOLUNTEER: 1}


def test_a_role_that_nobody_had_is_a_word_too_and_is_not_proposed_again(desk: Desk) -> None:
    desk.log.record(desk.log.read({"needs": "A1", "served_by": "volunteer"}))

    desk.reports.put_on_duty(TODAY, ServedBy.VOLUNTEER, 0)

    assert desk.reports.of_day(TODAY).duty.there == {}
    with pytest.raises(OutOfRange):
        desk.reports.put_on_duty(TODAY, ServedBy.VOLUNTEER, 100)


def test_a_closed_day_keeps_what_was_proposed(desk: Desk) -> None:
    desk.log.record(desk.log.read({"needs": "A1", "served_by": "volunteer"}))

    desk.reports.keep_duty(TODAY)

    assert desk.reports.of_day(TODAY).duty == Duty(
        {role: int(role is ServedBy.VOLUNTEER) for role in ServedBy}, is_told=True
    )


def test_one_day_may_have_hours_of_its_own(desk: Desk) -> None:
    desk.setup.describe("Keksitty neuvonta", "ti, pe 10–16")

    assert desk.reports.open_on(TODAY, "10-12") == "10–12"

    report = desk.reports.of_day(TODAY)
    assert (report.hours, report.own_hours) == ("10–12", True)
    assert desk.reports.of_day(date(2026, 11, 23)).hours == "ti, pe 10–16"
    with pytest.raises(UnclearHours):
        desk.reports.open_on(TODAY, "Mo Esimerkki")
    desk.reports.open_on(TODAY, "")
    assert desk.reports.of_day(TODAY).hours == "ti, pe 10–16"


def test_the_report_compares_with_usual_days(desk: Desk) -> None:
    for week in range(1, 5):
        day = date.fromordinal(TODAY.toordinal() - 7 * week)
        desk.log.record(desk.log.read({"occurred_at": str(day), "needs": "A1"}))

    usual = desk.reports.of_day(TODAY).usual

    assert (usual.contacts, usual.days) == (1, 4)
