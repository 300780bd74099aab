"""The contact request, by its keys: consent first, a slip comes out, and nothing about the visitor stays."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kototori.domain.printer import JobState
from kototori.services.desk import Desk
from kototori.services.slip_tray import SlipTray
from kototori.ui.keys import KeyTable
from kototori.ui.notices import Notices
from kototori.ui.paper.printer_choice import PrinterChoice
from kototori.ui.preferences import Preferences
from kototori.ui.requests.referral_sheet import ReferralSheet
from kototori.wording.catalogue import Words
from tests.tools.pdf_facts import pages_of
from tests.tools.shape_check import norm
from tests.ui.conftest import PaperTray

CTRL = Qt.KeyboardModifier.ControlModifier
IDENTITY_CODE = "010190-900P"  # nobody's: individual numbers from 900 on are never given


@pytest.fixture
def pad(show: Callable[[QWidget], None]) -> QWidget:
    """What lies below the sheet: a page with an entry line."""
    page = QWidget()
    line = QLineEdit(page)
    line.setObjectName("entry")
    show(page)
    line.setFocus()
    return page


@pytest.fixture
def sheet(
    pad: QWidget,
    desk: Desk,
    slips: SlipTray,
    preferences: Preferences,
    workers: SimpleNamespace,
    words: Words,
    notices: Notices,
) -> ReferralSheet:
    sheet = ReferralSheet(
        pad,
        desk.referrals,
        slips,
        desk.setup,
        desk.log.today,
        preferences,
        KeyTable(),
        words,
        notices,
        desk.visitor_texts().words_or_finnish("en"),
    )
    sheet.closed.connect(pad.findChild(QLineEdit, "entry").setFocus)
    return sheet


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def fill(qtbot: QtBot, *, name: str = "Mo Esimerkki", phone: str = "040 000 0000") -> int:
    """Consent, worker, name and phone by keys alone; returns how many were pressed beside what is typed."""
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    qtbot.keyClicks(focused(), "kek")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.keyClicks(focused(), name)
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(), phone)
    qtbot.waitUntil(lambda: not printers_are_asked())
    return 4


def printers_are_asked() -> bool:
    """Whether the computer has not yet said which printers it has."""
    sheets = [shown for shown in QApplication.allWidgets() if isinstance(shown, PrinterChoice)]
    return any(choice.is_looking for choice in sheets if choice.isVisible())


def texts(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_nothing_is_chosen_about_consent_and_no_field_is_open(sheet: ReferralSheet) -> None:
    sheet.open_for(("A",), "ar")

    assert not sheet._consents.isChecked()
    assert not sheet._declines.isChecked()
    assert not sheet.fields.isVisible()
    assert "This is voluntary" in texts(sheet)
    assert "not stored" in texts(sheet)


def test_a_request_takes_few_keys(
    sheet: ReferralSheet, qtbot: QtBot, desk: Desk, workers: SimpleNamespace, tray: PaperTray
) -> None:
    with qtbot.waitSignal(sheet.request_made):
        sheet.open_for(("A",), "ar")
        keys = 1 + fill(qtbot)  # Ctrl+R
        qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)

    assert keys + 3 <= 12  # the need, Ctrl+Enter, and Enter that saves the contact
    [waiting] = desk.referrals.waiting()
    assert waiting.team == workers.first.team
    assert len(tray.pages) == 1
    assert tray.pages[0].startswith(b"%PDF")


def test_the_slip_holds_what_was_said(
    sheet: ReferralSheet, qtbot: QtBot, tmp_path: Path, tray: PaperTray
) -> None:
    sheet.open_for(("A1",), "ar")
    fill(qtbot)
    sheet.fields.interpreter.setChecked(True)
    qtbot.keyClicks(sheet.fields.about, "The rent is too high")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)

    pdf = tmp_path / "slip.pdf"
    pdf.write_bytes(tray.pages[0])
    [page] = pages_of(pdf)
    slip = norm(page)
    for said in ("Mo Esimerkki", "040 000 0000", "Kaisa Keksitty", "The rent is too high", "Finding a home"):
        assert norm(said) in slip


def test_the_name_of_the_print_says_nothing_about_anybody(
    sheet: ReferralSheet, qtbot: QtBot, tray: PaperTray
) -> None:
    sheet.open_for((), None)
    fill(qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)

    assert tray.titles == ["kototori"]


def test_nothing_about_the_visitor_is_left_anywhere(
    sheet: ReferralSheet, qtbot: QtBot, desk: Desk, home: Path
) -> None:
    sheet.open_for(("A",), "ar")
    fill(qtbot, name="Mo Esimerkki", phone="040 987 6543")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)

    assert not any(line.text() or line.isUndoAvailable() for line in sheet.findChildren(QLineEdit))
    assert sheet._slip == b""
    desk.close()
    for file in home.rglob("*"):
        if file.is_file():
            assert b"Esimerkki" not in file.read_bytes()
            assert b"987 6543" not in file.read_bytes()


def test_the_entry_line_has_the_keys_again_when_the_slip_is_out(
    sheet: ReferralSheet, pad: QWidget, qtbot: QtBot
) -> None:
    sheet.open_for((), None)
    fill(qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)

    assert not sheet.isVisible()
    assert focused().objectName() == "entry"


def test_without_consent_nothing_is_stored_and_the_law_is_told(
    sheet: ReferralSheet, qtbot: QtBot, desk: Desk
) -> None:
    sheet.open_for((), None)
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)

    assert sheet._declines.isChecked()
    assert sheet._declines.hasFocus()
    assert "child welfare notice" in texts(sheet)
    assert not sheet.fields.isVisible()
    assert desk.referrals.waiting() == []


@pytest.mark.parametrize("field", ["name", "phone", "good_time", "about"])
def test_an_identity_code_is_refused_wherever_it_is_typed(
    sheet: ReferralSheet, qtbot: QtBot, desk: Desk, tray: PaperTray, field: str
) -> None:
    sheet.open_for((), None)
    fill(qtbot)
    typed = getattr(sheet.fields, field)
    qtbot.keyClicks(typed, f" {IDENTITY_CODE}")

    assert "personal identity code" in texts(sheet)
    qtbot.keyClick(typed, Qt.Key.Key_Return, CTRL)
    assert desk.referrals.waiting() == []
    assert tray.pages == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("call 040 123 4567", "phone number"),
        ("mo@example.org", "e-mail address"),
        ("FI21 1234 5600 0007 85", "bank account number"),
    ],
)
def test_the_visitors_own_words_take_nothing_by_which_somebody_is_reached(
    sheet: ReferralSheet, qtbot: QtBot, desk: Desk, tray: PaperTray, typed: str, said: str
) -> None:
    sheet.open_for((), None)
    fill(qtbot, phone="040 123 4567")
    qtbot.keyClicks(sheet.fields.about, typed)
    assert said in texts(sheet)

    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert desk.referrals.waiting() == []
    assert tray.pages == []


def test_a_birthday_in_the_visitors_own_words_is_asked_about_and_stops_nobody(
    sheet: ReferralSheet, qtbot: QtBot, desk: Desk
) -> None:
    sheet.open_for((), None)
    fill(qtbot)
    qtbot.keyClicks(sheet.fields.about, "born 4.5.1990")
    assert "Is this a date of birth?" in texts(sheet)

    sheet.fields.phone.setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert len(desk.referrals.waiting()) == 1


def test_what_is_missing_is_said_beside_its_field(sheet: ReferralSheet, qtbot: QtBot, desk: Desk) -> None:
    sheet.open_for((), None)
    qtbot.keyClick(focused(), Qt.Key.Key_Space)

    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)

    assert "Choose whom the request goes to." in texts(sheet)
    assert "Write the name as the visitor wants it." in texts(sheet)
    assert "Write how the visitor can be reached." in texts(sheet)
    assert focused() is sheet.fields.worker.line
    assert desk.referrals.waiting() == []


def test_a_worker_whose_name_nobody_knows_can_be_asked_for(
    sheet: ReferralSheet, qtbot: QtBot, desk: Desk
) -> None:
    for _ in range(2):
        sheet.open_for((), None)
        qtbot.keyClick(focused(), Qt.Key.Key_Space)
        qtbot.keyClicks(focused(), "name not")
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
        qtbot.keyClicks(focused(), "Mo")
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        qtbot.keyClicks(focused(), "040")
        qtbot.waitUntil(lambda: not printers_are_asked())
        qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)

    assert len(desk.referrals.waiting()) == 2


def test_a_printer_that_refuses_leaves_everything_as_it_was(
    sheet: ReferralSheet, qtbot: QtBot, desk: Desk, tray: PaperTray, said: list[tuple[str, str]]
) -> None:
    from dataclasses import replace

    sheet.open_for((), None)
    fill(qtbot)
    tray.printers[0] = replace(tray.printers[0], is_ready=False, reason="no paper")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)

    assert "no paper" in said[-1][0]
    assert sheet.fields.name.text() == "Mo Esimerkki"
    assert desk.referrals.waiting() == []


def test_a_print_that_fails_can_be_made_again(
    sheet: ReferralSheet, qtbot: QtBot, desk: Desk, tray: PaperTray
) -> None:
    tray.state = JobState.FAILED
    sheet.open_for((), None)
    fill(qtbot)
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "did not print" in texts(sheet))
    assert sheet.isVisible()

    tray.state = JobState.DONE
    qtbot.mouseClick(sheet._print, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(sheet.isHidden)
    assert len(tray.pages) == 2
    assert len(desk.referrals.waiting()) == 1


def test_without_a_printer_the_slip_goes_into_a_file(
    sheet: ReferralSheet,
    qtbot: QtBot,
    desk: Desk,
    tray: PaperTray,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tray.printers = []
    proposed: list[str] = []

    def choose(_: QWidget, __: str, name: str, ___: str) -> tuple[str, str]:
        proposed.append(name)
        return str(tmp_path / "slip"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    sheet.open_for((), None)
    fill(qtbot)
    assert "no printer" in texts(sheet)
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CTRL)

    assert proposed[0].endswith("contact-request-2026-11-24.pdf")
    assert (tmp_path / "slip.pdf").read_bytes().startswith(b"%PDF")
    assert len(desk.referrals.waiting()) == 1
    assert not sheet.isVisible()


def test_esc_closes_and_empties_the_sheet(
    sheet: ReferralSheet, pad: QWidget, qtbot: QtBot, desk: Desk
) -> None:
    sheet.open_for((), None)
    fill(qtbot)

    qtbot.keyClick(focused(), Qt.Key.Key_Escape)

    assert not sheet.isVisible()
    assert focused().objectName() == "entry"
    assert not any(line.text() for line in sheet.findChildren(QLineEdit))
    assert desk.referrals.waiting() == []


def test_own_words_end_at_two_hundred_letters(sheet: ReferralSheet, qtbot: QtBot) -> None:
    sheet.open_for((), None)
    fill(qtbot)
    sheet.fields.about.setPlainText("a" * 250)

    assert len(sheet.fields.about.toPlainText()) == 200
    assert "0 letters left" in texts(sheet)
