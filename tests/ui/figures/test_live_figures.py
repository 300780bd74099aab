"""A contact that was just saved is on the page without a click; the keyboard stays where it is."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kototori.domain.overview import Asked, Overview
from kototori.domain.period import By
from kototori.services.desk import Desk
from kototori.services.statistics_book import StatisticsBook
from kototori.ui.figures.overview_reader import OverviewReader
from kototori.ui.figures.statistics_page import StatisticsPage
from kototori.ui.views import ViewName
from tests.ui.conftest import Person
from tests.ui.timers import run_out


def the_page(person: Person) -> StatisticsPage:
    page = person.window.shell._page(ViewName.STATISTICS)
    assert isinstance(page, StatisticsPage)
    return page


def said(person: Person) -> str:
    return the_page(person).parts.sentence.text()


def look_at_figures(person: Person, qtbot: QtBot, expected: str) -> None:
    person.window.shell.show_view(ViewName.STATISTICS)
    qtbot.waitUntil(lambda: said(person).startswith(expected))


def record_elsewhere(desk: Desk, need: str) -> None:
    """By another program, such as the command line."""
    desk.log.record(desk.log.read({"occurred_at": "2026-11-24T10:00", "needs": [need]}))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Asked]:
    """Every question that was counted."""
    asked_for: list[Asked] = []
    overview = StatisticsBook.overview

    def counting(book: StatisticsBook, asked: Asked) -> Overview:
        asked_for.append(asked)
        return overview(book, asked)

    monkeypatch.setattr(StatisticsBook, "overview", counting)
    return asked_for


def reader_of(person: Person) -> OverviewReader:
    return the_page(person).figures._reader


def wait_until_all_is_read_ahead(person: Person, qtbot: QtBot) -> None:
    """Nobody asks for anything, and each rest before the next period runs out at once."""
    reader = reader_of(person)

    def all_is_known() -> bool:
        if reader._rest.isActive():
            run_out(reader._rest)
        return {asked.by.value for asked in reader._known} >= {"week", "month", "quarter", "year"}

    qtbot.waitUntil(all_is_known)


def wait_without_the_window(come: Callable[[], bool]) -> None:
    """Waits for another thread, while no timer of the window runs out and nothing is painted."""
    give_up = time.monotonic() + 30
    while not come():
        assert time.monotonic() < give_up
        time.sleep(0.005)


def test_a_contact_of_the_command_line_is_there_without_a_key(
    whole: Person, another_desk: Desk, qtbot: QtBot
) -> None:
    look_at_figures(whole, qtbot, "No contacts today yet.")
    before = QApplication.focusWidget()

    record_elsewhere(another_desk, "A")

    qtbot.waitUntil(lambda: said(whole).startswith("1 contact today."))
    assert the_page(whole).parts.numbers.came.accessibleName().startswith("1 contact")
    assert QApplication.focusWidget() is before


def test_a_save_that_is_undone_in_view_is_gone_from_the_page(whole: Person, qtbot: QtBot) -> None:
    whole.press("1", "Enter")
    look_at_figures(whole, qtbot, "1 contact today.")

    whole.press("Ctrl+Z")

    qtbot.waitUntil(lambda: said(whole).startswith("No contacts today yet."))
    assert the_page(whole).hasFocus()


def test_a_save_on_the_pad_counts_nothing_for_a_page_out_of_view(
    whole: Person, qtbot: QtBot, counted: list[Asked]
) -> None:
    look_at_figures(whole, qtbot, "No contacts today yet.")
    whole.press("Esc")
    assert whole.line.hasFocus()
    qtbot.wait(600)
    counted.clear()

    whole.press("1", "Enter")
    qtbot.wait(600)

    assert counted == []
    assert whole.line.hasFocus()
    look_at_figures(whole, qtbot, "1 contact today.")


def test_the_last_numbers_stay_until_the_new_ones_come(whole: Person, qtbot: QtBot) -> None:
    whole.press("1", "Enter")
    look_at_figures(whole, qtbot, "1 contact today.")
    whole.press("Esc", "2", "Enter")

    whole.window.shell.show_view(ViewName.STATISTICS)

    assert said(whole).startswith("1 contact today.")
    assert the_page(whole).accessibleDescription() == "Counting …"
    qtbot.waitUntil(lambda: said(whole).startswith("2 contacts today."))
    assert the_page(whole).accessibleDescription() == ""


def test_the_page_is_filled_before_it_is_first_shown(whole: Person, qtbot: QtBot) -> None:
    whole.press("1", "Enter")

    the_page(whole).prepare()

    qtbot.waitUntil(lambda: said(whole).startswith("1 contact today."))
    assert whole.line.hasFocus()


def test_what_is_one_key_away_is_counted_while_nobody_presses_any(whole: Person, qtbot: QtBot) -> None:
    whole.press("1", "Enter")
    look_at_figures(whole, qtbot, "1 contact today.")
    wait_until_all_is_read_ahead(whole, qtbot)

    whole.press("M")

    assert said(whole).startswith("November 2026: 1 contact.")  # before anything is counted anew


def test_a_picture_that_is_the_same_is_not_painted_again(
    whole: Person, another_desk: Desk, qtbot: QtBot
) -> None:
    whole.press("1", "Enter")
    look_at_figures(whole, qtbot, "1 contact today.")
    page = the_page(whole)
    hours = page.parts.first._shown[page.parts.first.hours]
    page.parts.first.show_chart(page.parts.first.hours, replace(hours))
    assert page.parts.first._shown[page.parts.first.hours] is hours

    record_elsewhere(another_desk, "B")
    whole.log_page.poll()
    qtbot.waitUntil(lambda: said(whole).startswith("2 contacts today."))

    assert page.parts.first._shown[page.parts.first.needs].rows[-1][1] == "B"
    assert page.parts.first._shown[page.parts.first.hours] is not hours


def test_a_save_in_view_is_counted_before_anything_else_is_done(
    whole: Person, another_desk: Desk, qtbot: QtBot, counted: list[Asked]
) -> None:
    """How soon it stands on the page is told by `make bench`."""
    for _ in range(3):
        whole.press("1", "Enter")
    look_at_figures(whole, qtbot, "3 contacts today.")
    wait_until_all_is_read_ahead(whole, qtbot)
    counted.clear()
    record_elsewhere(another_desk, "B")

    whole.log_page.poll()
    wait_without_the_window(lambda: bool(counted))

    assert counted[0] == Asked(whole.desk.log.today())
    qtbot.waitUntil(lambda: said(whole).startswith("4 contacts today."))


def test_a_new_period_is_said_aloud_and_a_save_is_not(
    whole: Person, another_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        "kototori.ui.figures.figures_in_view.announce", lambda _, sentence: heard.append(sentence)
    )
    look_at_figures(whole, qtbot, "No contacts today yet.")
    record_elsewhere(another_desk, "B")
    whole.log_page.poll()
    qtbot.waitUntil(lambda: said(whole).startswith("1 contact today."))
    assert heard == []

    whole.press("M")

    qtbot.waitUntil(lambda: heard == ["November 2026: 1 contact. Most: Income (1)."])


def test_a_period_that_takes_long_says_so_and_what_was_known_comes_back(
    whole: Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    overview, counts_on = StatisticsBook.overview, threading.Event()

    def slow(book: StatisticsBook, asked: Asked) -> Overview:
        if asked.by is By.RANGE:
            counts_on.wait(60)
        return overview(book, asked)

    monkeypatch.setattr(StatisticsBook, "overview", slow)
    whole.press("1", "Enter")
    look_at_figures(whole, qtbot, "1 contact today.")

    whole.press("R")
    try:
        qtbot.waitUntil(lambda: said(whole) == "Counting …")
        whole.press("D")

        assert said(whole).startswith("1 contact today.")
    finally:
        counts_on.set()
