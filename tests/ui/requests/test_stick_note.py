"""The screens name a stick that still holds what was erased here, and are silent once it is gone from it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kototori.ui.day.day_page import DayPage
from kototori.ui.requests.referral_page import ReferralPage
from kototori.ui.settings.setup_page import SetupPage
from kototori.ui.settings.stick_part import StickPart
from kototori.ui.views import ViewName
from tests.ui.conftest import Person
from tests.ui.requests.conftest import Asking

TOLD = "The stick KOTOTORI-2 still holds requests erased here since 24 Nov 2026: plug it in."


@pytest.fixture
def drawer(adviser: Person, ask: Asking, tmp_path: Path) -> Path:
    """The stick was taken away, and then one of two requests was withdrawn."""
    place = tmp_path / "KOTOTORI-2"
    place.mkdir()
    first, _ = ask(), ask("second")
    book = adviser.desk.requests
    book.bring_up_sticks()
    adviser.desk.sticks.choose(place, "KOTOTORI-2")
    book.note_sticks()
    away = place.rename(tmp_path / "in a drawer")
    book.withdraw(str(first.id))
    return away


def press(button: QPushButton) -> None:
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def button(page: ReferralPage, text: str) -> QPushButton:
    (found,) = (one for one in page.stick.findChildren(QPushButton) if one.text() == text)
    return found


def test_the_page_names_it_until_it_was_plugged_in(
    drawer: Path, page: Callable[[], ReferralPage], qtbot: QtBot
) -> None:
    shown = page()
    assert shown.stick.isVisible()
    assert shown.stick.said.text() == TOLD

    drawer.rename(drawer.with_name("KOTOTORI-2"))
    page().refresh()

    qtbot.waitUntil(lambda: not shown.stick.isVisible())


def test_a_stick_that_is_lost_is_said_to_be_so_twice(
    drawer: Path, page: Callable[[], ReferralPage], adviser: Person
) -> None:
    shown = page()
    press(button(shown, "It is lost"))
    assert "passphrase" in shown.stick.said.text()
    press(button(shown, "It will turn up"))
    assert shown.stick.said.text() == TOLD

    press(button(shown, "It is lost"))
    press(button(shown, "It is lost: stop asking"))

    assert not shown.stick.isVisible()
    assert adviser.desk.sticks.all() == ()


def test_the_closing_of_the_day_and_the_settings_name_it_too(drawer: Path, adviser: Person) -> None:
    adviser.window.shell.show_view(ViewName.DAY)
    day = adviser.window.shell.page
    assert isinstance(day, DayPage)
    assert day.closing.stick_row.isVisible()
    assert day.closing.stick_row.sentence == TOLD

    adviser.window.shell.show_view(ViewName.SETTINGS)
    settings = adviser.window.shell.page
    assert isinstance(settings, SetupPage)
    assert settings._vault is not None
    assert settings._vault.note.said.text() == TOLD


def test_the_day_says_nothing_of_sticks_where_there_is_none(adviser: Person) -> None:
    adviser.window.shell.show_view(ViewName.DAY)
    day = adviser.window.shell.page
    assert isinstance(day, DayPage)
    assert not day.closing.stick_row.isVisible()


def test_a_stick_that_is_chosen_in_the_settings_carries_a_copy_until_it_is_turned_off(
    adviser: Person, ask: Asking, tmp_path: Path, qtbot: QtBot
) -> None:
    ask()
    place = tmp_path / "KOTOTORI-2"
    place.mkdir()
    adviser.window.shell.show_view(ViewName.SETTINGS)
    settings = adviser.window.shell.page
    assert isinstance(settings, SetupPage)
    assert settings._vault is not None
    part = settings._vault.findChild(StickPart)
    assert part is not None
    off = next(one for one in part.findChildren(QPushButton) if one.text() == "No stick any more")
    assert off.isHidden()

    part.take(place)
    qtbot.waitUntil(lambda: not off.isHidden())
    qtbot.waitUntil(lambda: [path.name for path in place.glob("*/*.db")] == ["requests-newest.db"])

    press(off)
    qtbot.waitUntil(off.isHidden)
    qtbot.waitUntil(lambda: list(place.iterdir()) == [])
