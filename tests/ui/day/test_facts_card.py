"""Who was on duty and when the desk was open, put right on the page of the day."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kototori.domain.contact import ServedBy
from tests.ui.conftest import Person
from tests.ui.day.on_the_page import day_page

TODAY = date(2026, 11, 24)


def test_who_served_is_proposed_and_plus_and_minus_put_it_right(whole: Person) -> None:
    whole.desk.log.record(whole.desk.log.read({"needs": "A1", "served_by": "volunteer"}))
    page = day_page(whole)
    cells = page.facts.duty.cells
    assert cells[ServedBy.VOLUNTEER].count == 1
    assert page.facts.duty.sentence == "Proposed by who served today. Closing the day keeps it."

    cells[ServedBy.PROFESSIONAL].field.setFocus()
    whole.type("++-")
    QTest.mouseClick(cells[ServedBy.VOLUNTEER].more, Qt.MouseButton.LeftButton)

    duty = whole.desk.reports.of_day(TODAY).duty
    assert duty.there == {ServedBy.PROFESSIONAL: 1, ServedBy.VOLUNTEER: 2}
    assert page.facts.duty.sentence == "As somebody at the desk said."
    assert "On duty: professional 1, volunteer 2." in page.report_card.text.text()
    assert cells[ServedBy.PROFESSIONAL].field.hasFocus()


def test_closing_the_day_keeps_what_was_proposed(whole: Person) -> None:
    whole.desk.log.record(whole.desk.log.read({"needs": "A1", "served_by": "volunteer"}))
    page = day_page(whole)
    assert not whole.desk.reports.of_day(TODAY).duty.is_told

    page.closing.close_button.click()

    assert whole.desk.reports.of_day(TODAY).duty.is_told


def test_the_hours_of_one_day_are_kept_and_words_are_refused(whole: Person) -> None:
    whole.desk.setup.describe("Koekeidas", "ti, pe 10–16")
    page = day_page(whole)
    hours = page.facts.hours
    assert hours.line.placeholderText() == "ti, pe 10–16"

    hours.line.setFocus()
    whole.type("10-12")
    whole.press("Enter")
    assert whole.desk.reports.of_day(TODAY).hours == "10–12"
    assert "open 10–12" in page.report_card.text.text()

    hours.line.selectAll()
    whole.type("with Mo")
    whole.press("Enter")
    assert hours.error.startswith("“with Mo” is no time")
    assert whole.desk.reports.of_day(TODAY).hours == "10–12"


def test_numbers_belong_to_the_day_in_view(whole: Person, qtbot: QtBot) -> None:
    whole.desk.log.record(whole.desk.log.read({"needs": "A1", "served_by": "volunteer"}))
    page = day_page(whole)

    page.show_day(date(2026, 11, 23))

    assert page.facts.duty.cells[ServedBy.VOLUNTEER].count == 0
    page.show_day(TODAY)
    qtbot.waitUntil(lambda: page.facts.duty.cells[ServedBy.VOLUNTEER].count == 1)
    assert whole.desk.reports.of_day(date(2026, 11, 23)).duty.there == {}
