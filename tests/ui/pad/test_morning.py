"""The morning after: one quiet question at a time, beside the pad and never in the way."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kototori.domain.day import Book, DayState
from kototori.services.desk import Desk
from kototori.ui.day.day_page import DayPage
from kototori.ui.pad.morning import Morning
from kototori.ui.pad.yesterday_strip import Answer, YesterdayStrip
from kototori.ui.views import ViewName
from tests.ui.conftest import Person
from tests.ui.faults import settle

TODAY = date(2026, 11, 24)
MONDAY = date(2026, 11, 23)


def came(desk: Desk, *days: date) -> None:
    for day in days:
        desk.log.record(desk.log.read({"occurred_at": f"{day}T10:00"}))


@pytest.fixture
def busy_mondays(desk: Desk) -> None:
    """Somebody came on six Mondays, but not on the last two."""
    came(desk, *(MONDAY - timedelta(weeks=week) for week in range(2, 8)))


def strip(person: Person) -> YesterdayStrip:
    person.window.shell.look_back()
    morning = person.window.shell.morning
    assert morning is not None
    assert morning.strip is not None
    return morning.strip


def answer(person: Person, given: Answer) -> None:
    QTest.mouseClick(strip(person).buttons[given], Qt.MouseButton.LeftButton)


def asking(person: Person) -> Morning:
    assert person.window.shell.morning is not None
    return person.window.shell.morning


def test_a_desk_with_nothing_open_is_asked_nothing(whole: Person) -> None:
    whole.window.shell.look_back()

    assert asking(whole).strip is None


def test_yesterdays_open_book_is_told_and_closed_with_one_click(whole: Person, qtbot: QtBot) -> None:
    came(whole.desk, MONDAY, MONDAY)

    assert strip(whole).question == "Monday 23 Nov 2026: the book is open, 2 visits."
    answer(whole, Answer.CLOSE)

    told = whole.desk.days.find(MONDAY)
    assert told is not None
    assert told.book is Book.CLOSED
    assert not asking(whole).is_asking
    assert whole.line.hasFocus()
    qtbot.waitUntil(lambda: whole.window.shell._line.beside.startswith("Backup 11:04"))


def test_the_strip_takes_no_key_and_moves_nothing_where_somebody_types(whole: Person) -> None:
    came(whole.desk, MONDAY)
    parts = whole.log_page.parts
    whole.type("1")
    settle()

    def places() -> list[QRect]:
        typed_on = (parts.entry, parts.save_button, *parts.tiles, *parts.languages)
        return [QRect(part.mapTo(whole.window, QPoint()), part.size()) for part in typed_on]

    before = places()

    asked = strip(whole)
    settle()

    assert asked.isVisible()
    assert places() == before
    assert whole.line.hasFocus()
    assert whole.chips == ["Housing"]


def test_look_leads_to_the_page_of_that_day(whole: Person) -> None:
    came(whole.desk, MONDAY)

    answer(whole, Answer.LOOK)

    assert whole.window.shell.shown is ViewName.DAY
    assert whole.window.shell.page.day == MONDAY  # type: ignore[attr-defined]


def test_what_is_waved_off_is_not_asked_again(whole: Person) -> None:
    came(whole.desk, MONDAY)

    answer(whole, Answer.DISMISS)

    assert not asking(whole).is_asking
    whole.window.shell.look_back()
    assert not asking(whole).is_asking


@pytest.mark.usefixtures("busy_mondays")
def test_days_without_a_word_are_asked_for_one_after_the_other(whole: Person) -> None:
    whole.desk.looking_back.put_off_book(MONDAY)

    assert strip(whole).question.startswith("Monday 16 Nov 2026: nobody is recorded.")
    answer(whole, Answer.SHUT)
    assert strip(whole).question.startswith("Monday 23 Nov 2026: nobody is recorded.")
    answer(whole, Answer.NOBODY_CAME)

    states = [whole.desk.days.find(day) for day in (MONDAY - timedelta(weeks=1), MONDAY)]
    assert [told.state for told in states if told] == [DayState.SHUT, DayState.SERVED]
    assert not asking(whole).is_asking
    assert whole.notice == "Monday 23 Nov 2026: The desk was open."


@pytest.mark.usefixtures("busy_mondays")
def test_later_is_said_once_for_all_and_the_days_wait_on_the_page(qtbot: QtBot, whole: Person) -> None:
    whole.desk.looking_back.put_off_book(MONDAY)

    answer(whole, Answer.LATER)

    whole.window.shell.look_back()
    assert not asking(whole).is_asking
    whole.window.shell.show_view(ViewName.DAY)
    page = whole.window.shell.page
    assert isinstance(page, DayPage)
    row = page.closing.earlier_row
    qtbot.waitUntil(row.isVisible)
    assert "Monday 16 Nov 2026" in row.sentence


@pytest.mark.usefixtures("busy_mondays")
def test_an_answer_can_be_undone(whole: Person) -> None:
    whole.desk.looking_back.put_off_book(MONDAY)
    answer(whole, Answer.SHUT)

    whole.press("Ctrl+Z")

    assert whole.desk.days.find(MONDAY - timedelta(weeks=1)) is None


def test_in_a_small_window_it_says_less_and_fits(whole: Person) -> None:
    came(whole.desk, MONDAY)
    whole.window.resize(911, 512)

    asked = strip(whole)
    settle()

    shown = [given for given, button in asked.buttons.items() if button.isVisible()]
    assert shown == [Answer.LOOK, Answer.DISMISS]
    assert all(b.width() >= b.sizeHint().width() for b in asked.buttons.values() if b.isVisible())


def test_a_new_day_begins_by_itself_and_asks_about_the_one_before(
    whole: Person, monkeypatch: pytest.MonkeyPatch, standing_clock: Callable[[], object]
) -> None:
    whole.press("1", "Enter")
    whole.window.shell.look_back()
    assert not asking(whole).is_asking
    tomorrow = standing_clock() + timedelta(days=1)  # type: ignore[operator]
    for service in (whole.desk.log, whole.desk.looking_back, whole.desk.days):
        monkeypatch.setattr(service, "_clock", lambda: tomorrow)

    whole.log_page.poll()

    assert asking(whole).is_asking
    assert strip(whole).question == "Tuesday 24 Nov 2026: the book is open, 1 visit."


def test_not_now_is_fine_where_another_program_has_answered_already(
    whole: Person, busy_mondays: None
) -> None:
    asked = strip(whole)
    for week in (0, 1):
        whole.desk.days.shut(MONDAY - timedelta(weeks=week))
    QTest.mouseClick(asked.buttons[Answer.LATER], Qt.MouseButton.LeftButton)

    assert not asking(whole).is_asking
    assert whole.line.hasFocus()
