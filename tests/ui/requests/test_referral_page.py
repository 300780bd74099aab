"""The requests that wait, by their keys."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kototori.services.desk import Desk
from kototori.ui.keys import KeyTable
from kototori.ui.notices import Notices
from kototori.ui.requests.referral_page import ReferralPage
from kototori.wording.catalogue import Words


@pytest.fixture
def page(
    desk: Desk,
    workers: SimpleNamespace,
    words: Words,
    notices: Notices,
    show: Callable[[QWidget], None],
) -> ReferralPage:
    page = ReferralPage(desk.referrals, desk.log.today, KeyTable(), words, notices)
    show(page)
    return page


def shown(page: ReferralPage) -> None:
    page.refresh()
    page.first_focus().setFocus()


def texts(page: QWidget) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def rows(page: ReferralPage) -> list[list[str]]:
    model = page._model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_an_empty_list_says_what_to_do(page: ReferralPage) -> None:
    shown(page)

    assert "No contact request waits" in texts(page)
    assert "choose Contact request on the log" in texts(page)


def test_who_waits_is_listed_with_team_and_day(
    page: ReferralPage, desk: Desk, workers: SimpleNamespace
) -> None:
    desk.referrals.request(workers.first)
    shown(page)

    assert rows(page) == [["Aikuissosiaalityö", "24 Nov 2026", "since today"]]
    assert "stand on the slips only" in texts(page)


def test_enter_hands_over_and_it_can_be_taken_back(
    page: ReferralPage, desk: Desk, workers: SimpleNamespace, qtbot: QtBot
) -> None:
    desk.referrals.request(workers.first)
    shown(page)

    with qtbot.waitSignal(page.desk_changed):
        qtbot.keyClick(page.first_focus(), Qt.Key.Key_Return)
    assert desk.referrals.waiting() == []

    qtbot.mouseClick(page._take_back, Qt.MouseButton.LeftButton)
    assert [waiting.team for waiting in desk.referrals.waiting()] == [workers.first.team]


def test_del_withdraws_the_chosen_one_and_no_other(
    page: ReferralPage, desk: Desk, workers: SimpleNamespace, qtbot: QtBot, said: list[tuple[str, str]]
) -> None:
    desk.referrals.request(workers.first)
    desk.referrals.request(workers.second)
    shown(page)
    chosen, kept = (waiting for waiting in desk.referrals.waiting())

    qtbot.keyClick(page.first_focus(), Qt.Key.Key_Delete)

    assert desk.referrals.waiting() == [kept]
    assert said[-1][0] == f"Withdrawn: the request to {chosen.team}. Destroy its slip, too."


def test_the_next_one_is_chosen_after_the_last_row_went(
    page: ReferralPage, desk: Desk, workers: SimpleNamespace, qtbot: QtBot
) -> None:
    desk.referrals.request(workers.first)
    desk.referrals.request(workers.second)
    shown(page)

    qtbot.keyClick(page.first_focus(), Qt.Key.Key_Down)
    qtbot.keyClick(page.first_focus(), Qt.Key.Key_Return)
    qtbot.keyClick(page.first_focus(), Qt.Key.Key_Return)

    assert desk.referrals.waiting() == []
    assert "No contact request waits" in texts(page)
