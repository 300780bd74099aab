"""Requests are handed over from their page: on paper, by phone, and taken back; the visitor's card too."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kototori.domain.printer import JobState
from kototori.domain.referral import HandOver, RequestState
from kototori.ui.keys import Deed
from kototori.ui.views import ViewName
from tests.tools.pdf_facts import pages_of
from tests.tools.shape_check import norm
from tests.ui.conftest import PaperTray, Person
from tests.ui.requests.conftest import Asking
from tests.ui.requests.on_the_page import Opening, listed, seen, states


def test_the_slip_is_printed_and_the_worker_has_it_when_somebody_says_so(
    adviser: Person, ask: Asking, page: Opening, tray: PaperTray, qtbot: QtBot
) -> None:
    ask()
    page()
    adviser.press("Ctrl+P")

    qtbot.waitUntil(lambda: adviser.notice.startswith("The slip is printed."))
    assert tray.pages[0].startswith(b"%PDF")
    assert tray.titles == ["kototori"]
    assert states(adviser) == [RequestState.WAITING]
    adviser.press("Enter")
    assert states(adviser) == [RequestState.HANDED_OVER]
    assert listed(adviser)[0].ways == (HandOver.SLIP,)
    assert adviser.notice == "Handed over to the team Aikuissosiaalityö, on paper. Take back Ctrl+B"
    assert adviser.window.shell.header.tabs.tabText(4) == "Requests"


def test_a_printer_that_does_not_print_hands_nothing_over(
    adviser: Person, ask: Asking, page: Opening, tray: PaperTray, qtbot: QtBot
) -> None:
    tray.state = JobState.FAILED
    ask()
    shown = page()
    adviser.press("Ctrl+P")

    qtbot.waitUntil(lambda: "did not print" in seen(shown.open.printing))
    assert states(adviser) == [RequestState.WAITING]


def test_the_visitors_card_is_printed_once_more_with_its_code_and_no_phone_number(
    adviser: Person, ask: Asking, page: Opening, tray: PaperTray, qtbot: QtBot, tmp_path: Path
) -> None:
    contents = ask(language="en").contents
    assert contents is not None
    shown = page()
    for _ in range(40):
        if shown.open.details.card.hasFocus():
            break
        adviser.press("Tab")
    assert QApplication.focusWidget() is shown.open.details.card
    assert shown.open.details.card.accessibleName() == "Visitor's card"
    adviser.press("Enter")

    qtbot.waitUntil(lambda: adviser.notice.startswith("The visitor's card is printed."), timeout=20_000)
    card = tmp_path / "card.pdf"
    [pdf] = tray.pages
    card.write_bytes(pdf)
    [paper] = pages_of(card)
    assert contents.withdrawal in paper
    assert contents.acknowledgement not in paper
    assert "765" not in paper
    assert norm("Esimerkki") not in norm(paper)
    assert tray.titles == ["kototori"]
    assert states(adviser) == [RequestState.WAITING]


def test_without_a_printer_the_visitors_card_is_saved(
    adviser: Person,
    ask: Asking,
    page: Opening,
    tray: PaperTray,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tray.printers = []
    proposed: list[str] = []

    def choose(_: QWidget, __: str, name: str, ___: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return str(tmp_path / "card"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    contents = ask().contents
    assert contents is not None
    shown = page()
    QTest.mouseClick(shown.open.details.card, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: adviser.notice.startswith("Saved: "), timeout=20_000)
    assert proposed == ["visitors-card-2026-11-24.pdf"]
    assert contents.withdrawal in pages_of(tmp_path / "card.pdf")[0]
    assert tray.pages == []


def test_the_visitors_card_is_offered_only_while_its_data_are_there(
    adviser: Person, ask: Asking, page: Opening
) -> None:
    ask()
    shown = page()
    card = shown.open.details.card
    assert card.isVisible()
    adviser.press("Ctrl+T")
    assert not card.isVisible()
    adviser.press("Esc", "Del")
    assert not card.isVisible()  # nothing beside the question
    adviser.press("Del")
    assert not card.isVisible()


def test_read_out_by_phone_everything_is_large_and_enter_hands_over_so(
    adviser: Person, ask: Asking, page: Opening
) -> None:
    ask()
    shown = page()
    small = shown.open.details._labels[0][1].font().pixelSize()
    adviser.press("Ctrl+T")
    assert shown.open.details._labels[0][1].font().pixelSize() > 1.5 * small
    assert shown.open.details.buttons[Deed.HAND_OVER].text() == "Handed over, by phone"

    adviser.press("Enter")

    assert listed(adviser)[0].ways == (HandOver.PHONE,)
    assert not shown.open.details.is_read_out


def test_esc_ends_the_reading_out_and_then_leads_to_the_pad(
    adviser: Person, ask: Asking, page: Opening
) -> None:
    ask()
    shown = page()
    adviser.press("Ctrl+T", "Esc")
    assert not shown.open.details.is_read_out
    assert adviser.window.shell.shown is ViewName.REQUESTS

    adviser.press("Esc")
    assert adviser.window.shell.shown is ViewName.LOG
    assert adviser.line.hasFocus()


@pytest.mark.parametrize("key", ["F9", "Esc"])
def test_the_key_that_takes_back_leaves_the_message_with_the_page_and_with_the_lock(
    adviser: Person, ask: Asking, page: Opening, key: str
) -> None:
    ask()
    page()
    adviser.press("Enter")
    assert adviser.notice.endswith("Take back Ctrl+B")

    adviser.press(key)
    assert adviser.notice == "Handed over to the team Aikuissosiaalityö, on paper."
    assert "F9" not in key or not adviser.desk.requests.door.is_open


def test_a_message_that_came_later_stays_when_the_page_is_left(
    adviser: Person, ask: Asking, page: Opening
) -> None:
    ask()
    page()
    adviser.press("Enter", "Ctrl+B", "Esc")
    assert adviser.window.shell.shown is ViewName.LOG
    assert adviser.notice == "The request to the team Aikuissosiaalityö waits again."


def test_what_was_handed_over_already_is_said_to_be_so(adviser: Person, ask: Asking, page: Opening) -> None:
    ask()
    page()
    adviser.press("Enter", "Right", "Enter")
    assert adviser.notice == "This request is handed over already; nothing was changed."
    assert states(adviser) == [RequestState.HANDED_OVER]


def test_hand_overs_are_taken_back_the_last_one_first(adviser: Person, ask: Asking, page: Opening) -> None:
    ask("first")
    ask("second")
    shown = page()
    adviser.press("Enter", "Enter")
    assert states(adviser) == [RequestState.HANDED_OVER] * 2
    assert shown.open.take_back.isVisible()

    adviser.press("Ctrl+B")
    assert sorted(states(adviser)) == [RequestState.HANDED_OVER, RequestState.WAITING]
    QTest.mouseClick(shown.open.take_back, Qt.MouseButton.LeftButton)
    assert states(adviser) == [RequestState.WAITING] * 2
    assert not shown.open.take_back.isVisible()
    adviser.press("Ctrl+B")
    assert adviser.notice == "There is no hand-over that could be taken back."
