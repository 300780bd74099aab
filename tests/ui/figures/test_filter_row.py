"""Filters and comparison by the keys alone: chosen, seen on chips, taken back."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.other_period import Against
from kototori.services.desk import Desk
from kototori.services.leaflet_rack import LeafletRack
from kototori.ui.figures.filter_chips import FilterChips
from kototori.ui.figures.statistics_page import StatisticsPage
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words
from tests.ui.figures.test_statistics_page import made_page, record, texts, titled, until


@pytest.fixture
def page(
    desk: Desk,
    rack: LeafletRack,
    words: Words,
    notices: Notices,
    show: Callable[[QWidget], None],
    qtbot: QtBot,
) -> StatisticsPage:
    record(desk, "2026-11-24T10:00", ["A1"], "ar", place="hervanta")
    record(desk, "2026-11-24T10:15", ["B1"], "so", place="keskusta", channel="phone")
    record(desk, "2026-11-23T10:15", ["B1"], "so", place="keskusta")
    record(desk, "2025-11-25T10:15", ["C1"], "so", place="keskusta")
    page = made_page(desk, rack, words, notices)
    show(page)
    page.refresh()
    page.setFocus()
    until(qtbot, page, "2 contacts today.")
    return page


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def chips(page: StatisticsPage) -> list[QPushButton]:
    return [one for one in page.findChild(FilterChips).findChildren(QPushButton) if one.isVisible()]


def test_f_opens_the_filters_and_arrows_choose(page: StatisticsPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F, Qt.Key.Key_Down)

    until(qtbot, page, "1 contact today.")
    assert [chip.text() for chip in chips(page)] == ["Place: Hervanta"]
    assert "Housing\tA\t1" in titled(page, "Needs").text()


def test_filters_of_several_kinds_hold_together(page: StatisticsPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Down)

    until(qtbot, page, "No contacts today yet.")
    assert [chip.text() for chip in chips(page)] == ["Place: Hervanta", "Channel: by phone"]


def test_esc_folds_the_filters_and_they_stay_on(page: StatisticsPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F, Qt.Key.Key_Down)
    until(qtbot, page, "1 contact today.")

    press(Qt.Key.Key_Escape)

    assert page.filters.isHidden()
    assert page.hasFocus()
    assert len(chips(page)) == 1


def test_the_cross_of_a_chip_takes_its_filter_back(page: StatisticsPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F, Qt.Key.Key_Down, Qt.Key.Key_Escape)
    until(qtbot, page, "1 contact today.")
    [chip] = chips(page)
    assert chip.accessibleName() == "Without: Place: Hervanta"

    chip.setFocus()
    press(Qt.Key.Key_Space)

    until(qtbot, page, "2 contacts today.")
    assert chips(page) == []
    assert page.hasFocus()


def test_letters_in_a_filter_choose_there_and_not_on_the_page(page: StatisticsPage) -> None:
    press(Qt.Key.Key_F, Qt.Key.Key_M)

    assert page.bar.choice.buttons[page.bar.by].text() == "Day"


def test_c_compares_and_the_sentence_says_with_what(page: StatisticsPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_C, Qt.Key.Key_Down)

    until(qtbot, page, "2 contacts today – 1 more than on 25 Nov 2025 (1).")
    assert "Grew most: Housing (+1). Fell most: Residence (−1)." in page.parts.sentence.text()
    assert titled(page, "Needs").text().splitlines()[1:] == [
        "need\tTuesday 24 Nov 2026\tTuesday 25 Nov 2025\tdifference",
        "Housing\t1\t0\t+1",
        "Income\t1\t0\t+1",
        "Residence\t0\t1\t−1",
    ]


def test_any_other_period_can_stand_beside(page: StatisticsPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_C, Qt.Key.Key_End)
    assert page.filters.sifting.against is Against.ANOTHER
    assert page.filters._around.isVisible()

    page.filters._around.setDate(QDate(2026, 11, 23))

    until(qtbot, page, "2 contacts today – 1 more than on 23 Nov 2026 (1).")


def test_a_period_of_which_nothing_is_known_is_not_drawn_beside_as_one_with_nobody(
    page: StatisticsPage, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_Y)
    until(qtbot, page, "2026: ")
    press(Qt.Key.Key_C, Qt.Key.Key_Down)
    until(qtbot, page, "Of the period that it is compared with nothing is known.")

    assert "before 0" not in texts(page)
    assert "Housing\tA\t1\n" in titled(page, "Needs").text()


def test_hours_stand_before_the_shade_of_the_other_period(page: StatisticsPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_C, Qt.Key.Key_Down, Qt.Key.Key_Down)
    until(qtbot, page, "than on 23 Nov 2026 (1).")

    assert "10–11\t2\t1" in titled(page, "By hour").text()


def test_what_is_on_is_written_nowhere(page: StatisticsPage, desk: Desk, qtbot: QtBot) -> None:
    before = {file: file.read_bytes() for file in desk._home.folder.rglob("*.ini")}
    press(Qt.Key.Key_F, Qt.Key.Key_Down)
    until(qtbot, page, "1 contact today.")

    assert {file: file.read_bytes() for file in desk._home.folder.rglob("*.ini")} == before


def test_a_range_is_named_by_two_days_and_steps_by_its_length(page: StatisticsPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_R)
    until(qtbot, page, "1–24 Nov 2026: 3 contacts")

    page.bar.steps.picked.setDate(QDate(2026, 11, 23))
    until(qtbot, page, "23–24 Nov 2026: 3 contacts")

    press(Qt.Key.Key_Left)
    until(qtbot, page, "21–22 Nov 2026: nothing is known.")
    assert page.bar.ends() == (date(2026, 11, 21), date(2026, 11, 22))
