"""The window with all its views: what is in hand on the pad follows, what a view changed is seen there."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.contact import Outcome
from kototori.services.desk import Desk
from kototori.services.request_book import RequestBook
from kototori.ui.figures.statistics_page import StatisticsPage
from kototori.ui.leaflets.leaflet_page import LeafletPage
from kototori.ui.requests.referral_sheet import ReferralSheet
from kototori.ui.settings.setup_page import SetupPage
from kototori.ui.views import ViewName
from tests.ui.conftest import Person

TESTS = Path(__file__).parent.parent


def test_a_contact_says_that_a_request_was_made_for_it(whole: Person, book: RequestBook) -> None:
    whole.press("1", "Ctrl+R", "Space")
    whole.type("kek")
    whole.press("Enter")
    whole.type("Mo Esimerkki")
    whole.press("Tab")
    whole.type("040 000 0000")
    whole.press("Ctrl+Enter", "Esc", "Enter")

    [contact] = whole.stored
    assert contact.facts.needs == ("A",)
    assert contact.facts.outcome == (Outcome.REFERRAL_REQUESTED,)
    assert whole.desk.referrals.waiting_count() == 1
    assert "(1)" in whole.window.shell.header.tabs.tabText(4)
    assert whole.line.hasFocus()


def test_digits_typed_on_the_sheet_choose_no_need(whole: Person) -> None:
    whole.press("Ctrl+R", "Space", "1", "2")

    assert whole.chips == []


def test_esc_on_the_sheet_leads_back_to_the_line_and_keeps_what_was_chosen(whole: Person) -> None:
    whole.press("1", "Ctrl+R", "Space", "Esc")

    assert whole.line.hasFocus()
    assert whole.chips == ["Housing"]
    assert not any(sheet.isVisible() for sheet in whole.window.findChildren(ReferralSheet))


def test_leaflets_for_the_visitor_in_hand_stand_first(whole: Person, qtbot: QtBot) -> None:
    whole.type("c1")
    whole.press("Tab")
    whole.type("ar")
    whole.press("Tab")
    whole.window.shell.show_view(ViewName.LEAFLETS)

    page = whole.window.shell.page
    assert isinstance(page, LeafletPage)
    qtbot.waitUntil(lambda: page.choice.chosen == ("residence-permit-renewal",), timeout=20_000)
    assert page.language == "ar"
    assert page.choice.line.hasFocus()


def test_a_choice_of_leaflets_stays_while_the_visitor_is_the_same(whole: Person, qtbot: QtBot) -> None:
    whole.press("3")
    whole.window.shell.show_view(ViewName.LEAFLETS)
    page = whole.window.shell.page
    assert isinstance(page, LeafletPage)
    qtbot.waitUntil(lambda: len(page.choice.chosen) == 1, timeout=20_000)  # the files are read first
    whole.press("Down", "Space")
    chosen = page.choice.chosen
    assert len(chosen) == 2

    whole.window.shell.show_view(ViewName.LOG)
    whole.window.shell.show_view(ViewName.LEAFLETS)

    assert page.choice.chosen == chosen


def test_ctrl_e_opens_the_export_from_the_pad(whole: Person) -> None:
    whole.press("Ctrl+E")

    page = whole.window.shell.page
    assert isinstance(page, StatisticsPage)
    assert page.forms.export.isVisible()


def test_another_language_rebuilds_the_window_and_keeps_the_view(whole: Person, desk: Desk) -> None:
    whole.window.shell.show_view(ViewName.SETTINGS)
    page = whole.window.shell.page
    assert isinstance(page, SetupPage)

    page._languages["sv"].click()

    assert whole.window.shell.words.language == "sv"
    assert desk.setup.settings().language == "sv"
    assert whole.window.shell.shown is ViewName.SETTINGS


@pytest.mark.parametrize("name", list(ViewName))
def test_esc_leads_back_to_the_line_from_every_view(whole: Person, name: ViewName) -> None:
    whole.window.shell.show_view(name)

    whole.press("Esc", "Esc")

    assert whole.line.hasFocus()


def test_a_contact_of_another_program_is_seen_on_the_statistics_page(
    whole: Person, another_desk: Desk, qtbot: QtBot
) -> None:
    whole.window.shell.show_view(ViewName.STATISTICS)
    page = whole.window.shell.page
    assert isinstance(page, StatisticsPage)
    facts = another_desk.log.read({"occurred_at": "2026-11-24T11:00", "needs": ["A"]})
    another_desk.log.record(facts)

    whole.log_page.poll()

    qtbot.waitUntil(lambda: page.parts.sentence.text().startswith("1 contact today."))


@pytest.mark.parametrize("name", list(ViewName))
def test_everything_that_takes_the_keyboard_has_a_name(whole: Person, name: ViewName) -> None:
    whole.window.shell.show_view(name)

    nameless = []
    for widget in whole.window.shell.page.findChildren(QWidget):
        takes_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if widget.isVisible() and takes_keys:
            heard = QAccessible.queryAccessibleInterface(widget)
            if not heard.text(QAccessible.Text.Name):
                nameless.append(repr(widget))
    assert nameless == []


def test_the_year_2019_of_a_real_rhythm_shows_on_the_page(whole: Person, qtbot: QtBot) -> None:
    whole.desk.spreadsheets.read_in(TESTS / "data" / "contacts-2019.csv")
    whole.window.shell.show_view(ViewName.STATISTICS)
    page = whole.window.shell.page
    assert isinstance(page, StatisticsPage)

    page.show_day(date(2019, 6, 1))
    whole.press("Y")

    qtbot.waitUntil(lambda: page.parts.sentence.text().startswith("2019: 2,000 contacts."))
