"""The program fails while it makes a request: what it tells of that is nothing that the visitor said."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kototori.home import Home
from kototori.logs import ProgramLog
from kototori.services.request_book import RequestBook
from kototori.storage.vault import Vault
from kototori.ui.application import last_resort
from kototori.ui.crash_dialog import CrashDialog
from tests.services.request_desk import forms, found_in
from tests.ui.conftest import Person
from tests.ui.requests.sheet_hands import fill, request_of

NAME, PHONE = "Ruusu Vattukangas", "040 765 4321"


def test_a_fault_in_the_sheet_tells_places_and_no_contents(
    whole: Person,
    book: RequestBook,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(vault: Vault, *given: object) -> None:
        raise RuntimeError(f"no room for {given} {NAME} {PHONE}")

    monkeypatch.setattr(Vault, "add", fail)
    shown: list[str] = []
    whole.press("Ctrl+R")
    fill(whole, name=NAME, phone=PHONE)
    with qtbot.capture_exceptions() as caught:  # as from the window's own loop
        QTimer.singleShot(0, request_of(whole).do_deed)
        qtbot.waitUntil(lambda: bool(caught))
    fault = caught[0][1]
    assert NAME in str(fault)

    def read_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CrashDialog)
        shown.append(dialog.findChild(QPlainTextEdit).toPlainText())
        dialog.accept()

    capsys.readouterr()  # the test's own report of the fault
    QTimer.singleShot(50, read_and_close)
    last_resort(whole.window, whole.window.shell.words)(type(fault), fault, fault.__traceback__)
    ProgramLog(Home(whole.home).logs, whole.desk.program_log.now).fault(fault)

    told = "".join(shown) + "".join(capsys.readouterr()) + QApplication.clipboard().text()
    assert "request_book" in told
    assert [form for text in (NAME, PHONE) for form in forms(text) if form in told.encode()] == []
    book.close()
    assert found_in(whole.home, (NAME, PHONE)) == []
    assert (
        (Path(whole.home) / "logs" / "kototori.log").read_text().startswith("2026-11-24 fault RuntimeError")
    )
