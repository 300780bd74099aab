"""Nobody has to look for what waits too long: the tab, the morning and the closing of the day say it."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from kototori.domain.worker import Worker
from kototori.services.desk import Desk
from kototori.ui.day.day_page import DayPage
from kototori.ui.header import ViewTabs
from kototori.ui.pad.yesterday_strip import Answer, YesterdayStrip
from kototori.ui.views import ViewName
from tests.ui.conftest import Person

TODAY = date(2026, 11, 24)
MONDAY = date(2026, 11, 23)


def asked(desk: Desk, worker: Worker, days_ago: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A request of an earlier day."""
    with monkeypatch.context() as patched:
        now = desk.referrals._clock()
        patched.setattr(desk.referrals, "_clock", lambda: now - timedelta(days=days_ago))
        desk.referrals.request(worker)


@pytest.fixture
def overdue(whole: Person, workers: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Of two requests one waits since Thursday; somebody came on Friday, on Monday and today."""
    for day in (date(2026, 11, 20), MONDAY, TODAY):
        whole.desk.log.record(whole.desk.log.read({"occurred_at": f"{day}T10:00"}))
        if day != TODAY:
            whole.desk.days.close(day)
    asked(whole.desk, workers.first, 5, monkeypatch)
    asked(whole.desk, workers.second, 0, monkeypatch)
    whole.window.shell.count_waiting()
    return whole


def tabs(person: Person) -> ViewTabs:
    return person.window.shell.header.tabs


def spoken_tab(person: Person, index: int) -> str:
    return QAccessible.queryAccessibleInterface(tabs(person)).child(index).text(QAccessible.Text.Name)


def strip(person: Person) -> YesterdayStrip | None:
    person.window.shell.look_back()
    morning = person.window.shell.morning
    assert morning is not None
    return morning.strip


def test_the_tab_says_by_a_mark_and_in_words_that_one_waits_too_long(overdue: Person) -> None:
    assert tabs(overdue).tabText(4) == "Requests (2)"
    assert tabs(overdue).is_marked(4)
    told = "2 contact requests wait, 1 of them longer than two open days."
    assert tabs(overdue).tabToolTip(4) == told
    assert spoken_tab(overdue, 4) == f"Requests (2). {told}"


def test_the_mark_goes_when_it_is_handed_over(overdue: Person) -> None:
    oldest = overdue.desk.reminders.waiting()[0]
    overdue.desk.referrals.hand_over(oldest.id)
    overdue.window.shell.count_waiting()

    assert tabs(overdue).tabText(4) == "Requests (1)"
    assert not tabs(overdue).is_marked(4)
    assert spoken_tab(overdue, 4) == "Requests (1). 1 contact request waits."


def test_the_morning_tells_it_once_a_day_and_takes_no_key(overdue: Person) -> None:
    asked_of = strip(overdue)
    assert asked_of is not None
    assert asked_of.question == "2 contact requests wait, 1 of them longer than two open days."
    assert overdue.line.hasFocus()
    QTest.mouseClick(asked_of.buttons[Answer.NOT_TODAY], Qt.MouseButton.LeftButton)

    assert asked_of.isHidden()
    overdue.window.shell.look_back()
    assert asked_of.isHidden()
    assert overdue.line.hasFocus()


def test_the_strip_leads_to_the_requests(overdue: Person) -> None:
    asked_of = strip(overdue)
    assert asked_of is not None
    QTest.mouseClick(asked_of.buttons[Answer.REQUESTS], Qt.MouseButton.LeftButton)

    assert overdue.window.shell.shown is ViewName.REQUESTS
    assert asked_of.isHidden()


def test_the_morning_says_nothing_of_what_waits_two_open_days_or_less(
    whole: Person, workers: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(whole.desk, workers.first, 5, monkeypatch)

    assert strip(whole) is None


def test_the_closing_of_the_day_tells_how_long_each_team_is_kept_waiting(overdue: Person) -> None:
    overdue.window.shell.show_view(ViewName.DAY)
    page = overdue.window.shell.page
    assert isinstance(page, DayPage)

    assert page.closing.requests_row.sentence == (
        "2 contact requests wait, 1 of them longer than two open days. "
        "Aikuissosiaalityö (3 open days), Perhetyö (since today)"
    )
    QTest.mouseClick(page.closing.requests_row.buttons[0], Qt.MouseButton.LeftButton)
    assert overdue.window.shell.shown is ViewName.REQUESTS
