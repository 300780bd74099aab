"""What a day's report is made of; what a person adds to it is looked at before it is kept."""

from datetime import date

import pytest

from kototori.domain.day import Book, Prompt
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
