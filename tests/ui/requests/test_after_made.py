"""What is done with a request that was made: its papers come out, or nothing of it is lost."""

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.printer import JobState, PrintJob
from kototori.domain.referral import RequestState
from kototori.services.request_book import RequestBook
from kototori.ui.look.buttons import KeyButton
from kototori.ui.requests.referral_sheet import ReferralSheet
from tests.tools.pdf_facts import pages_of
from tests.tools.shape_check import norm
from tests.ui.conftest import PaperTray, Person
from tests.ui.requests.sheet_hands import button, focused, has_request, make, texts

SLOW = 20_000  # milliseconds: setting a page takes a tenth of a second, and two tests may run at once


@pytest.fixture
def made(whole: Person, book: RequestBook, qtbot: QtBot) -> ReferralSheet:
    whole.type("1")
    sheet = make(whole)
    qtbot.waitUntil(lambda: not sheet.after.row.printer.is_looking)
    return sheet


def out(qtbot: QtBot, tray: PaperTray, pages: int) -> None:
    qtbot.waitUntil(lambda: len(tray.pages) == pages, timeout=SLOW)


def slip_text(page: bytes, folder: Path) -> str:
    pdf = folder / "slip.pdf"
    pdf.write_bytes(page)
    [text] = pages_of(pdf)
    return norm(text)


def test_nothing_is_printed_before_somebody_asks_for_it(made: ReferralSheet, tray: PaperTray) -> None:
    assert tray.pages == []
    assert "The request waits for Kaisa Keksitty." in texts(made)
    assert focused() is made.after.row.primary


def test_one_key_prints_both_papers_and_the_entry_line_has_the_keyboard(
    made: ReferralSheet, whole: Person, tray: PaperTray, tmp_path: Path, qtbot: QtBot
) -> None:
    whole.press("Enter")

    assert whole.line.hasFocus()
    out(qtbot, tray, 2)
    slip = slip_text(tray.pages[0], tmp_path)
    for said in ("Mo Esimerkki", "040 000 0000", "Kaisa Keksitty", "Housing"):
        assert norm(said) in slip
    card = slip_text(tray.pages[1], tmp_path)
    assert norm("Kaisa Keksitty") in card
    assert norm("Esimerkki") not in card
    qtbot.waitUntil(lambda: not has_request(whole), timeout=SLOW)


def test_the_names_of_the_prints_say_nothing_about_anybody(
    made: ReferralSheet, whole: Person, tray: PaperTray, qtbot: QtBot
) -> None:
    whole.press("Ctrl+Enter")
    out(qtbot, tray, 2)
    assert tray.titles == ["kototori", "kototori"]


def test_a_digit_prints_the_slip_alone_and_that_is_proposed_the_next_time(
    made: ReferralSheet, whole: Person, tray: PaperTray, qtbot: QtBot
) -> None:
    assert button(made, "Print slip").key == "1"
    whole.press("1")
    out(qtbot, tray, 1)
    assert whole.chips == ["Housing", "Contact request"]
    qtbot.waitUntil(lambda: not has_request(whole), timeout=SLOW)

    again = make(whole)
    assert again.after.row.primary is not None
    assert again.after.row.primary.text() == "Print slip"


def test_a_printer_that_is_dead_loses_nothing(
    made: ReferralSheet, whole: Person, book: RequestBook, tray: PaperTray, qtbot: QtBot
) -> None:
    tray.printers[0] = replace(tray.printers[0], is_ready=False, reason="no paper")
    whole.press("Enter")

    qtbot.waitUntil(lambda: "no paper" in whole.notice, timeout=SLOW)
    assert tray.pages == []
    assert len(book.all()) == 1
    assert made.isVisible()


def test_a_print_that_fails_can_be_made_again(
    made: ReferralSheet, whole: Person, tray: PaperTray, qtbot: QtBot
) -> None:
    tray.state = JobState.FAILED
    whole.press("Enter")
    qtbot.waitUntil(lambda: "The request is kept" in whole.notice, timeout=SLOW)
    assert made.isVisible()

    tray.state = JobState.DONE
    button(made, "Print slip and visitor's card").click()

    qtbot.waitUntil(lambda: not has_request(whole), timeout=SLOW)
    assert len(tray.pages) == 4
    assert whole.desk.referrals.waiting_count() == 1


def test_without_a_printer_the_papers_go_into_files(
    whole: Person,
    book: RequestBook,
    tray: PaperTray,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    tray.printers = []
    proposed: list[str] = []

    def choose(_: QWidget, __: str, name: str, ___: str) -> tuple[str, str]:
        proposed.append(name)
        return str(tmp_path / "slip"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    sheet = make(whole)
    qtbot.waitUntil(lambda: not sheet.after.row.printer.is_looking)
    assert "no printer" in texts(sheet)
    assert sheet.after.row.primary is not None
    assert sheet.after.row.primary.text() == "Save …"
    whole.press("Ctrl+Enter")

    qtbot.waitUntil(lambda: not has_request(whole), timeout=SLOW)
    assert proposed[0].endswith("contact-request-2026-11-24.pdf")
    assert norm("Mo Esimerkki") in slip_text((tmp_path / "slip.pdf").read_bytes(), tmp_path)
    assert (tmp_path / "slip-visitors-card.pdf").read_bytes().startswith(b"%PDF")


def test_a_request_is_handed_over_by_phone(made: ReferralSheet, whole: Person, book: RequestBook) -> None:
    whole.press("4")
    assert "Call Kaisa Keksitty (Aikuissosiaalityö)" in texts(made)
    assert "Mo Esimerkki" in made.after.phone.told
    assert "040 000 0000" in made.after.phone.told
    whole.press("Enter")

    [kept] = book.all()
    assert kept.state is RequestState.HANDED_OVER
    assert whole.desk.referrals.waiting_count() == 0
    assert "Esimerkki" not in made.after.phone.told
    assert not any("phone" in one.text() for one in made.after.row.findChildren(KeyButton) if one.isVisible())


def test_digits_print_nothing_while_the_keyboard_is_in_the_line(
    made: ReferralSheet, whole: Person, tray: PaperTray
) -> None:
    whole.line.setFocus()
    whole.type("2")
    assert whole.chips == ["Housing", "Contact request", "Income"]
    assert tray.pages == []


def test_esc_leaves_the_papers_for_later(made: ReferralSheet, whole: Person, book: RequestBook) -> None:
    whole.press("Esc")
    assert not has_request(whole)
    assert len(book.all()) == 1
    assert whole.line.hasFocus()


def test_what_the_visitor_said_is_let_go_when_nobody_is_at_the_desk(
    made: ReferralSheet, whole: Person
) -> None:
    whole.press("F9", "F9")
    assert made.made is None
    assert not has_request(whole)


def test_the_papers_are_set_away_from_the_windows_thread(
    made: ReferralSheet,
    whole: Person,
    tray: PaperTray,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    threads: list[str] = []
    send = tray.send

    def noting(*given: Any, **named: Any) -> PrintJob:
        threads.append(threading.current_thread().name)
        return send(*given, **named)

    monkeypatch.setattr(tray, "send", noting)
    whole.press("Enter")
    qtbot.waitUntil(lambda: len(threads) == 2, timeout=SLOW)
    assert threading.main_thread().name not in threads
