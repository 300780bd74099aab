"""The last resort for faults of the program."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from kototori.ui.application import last_resort
from kototori.ui.crash_dialog import CrashDialog, details_of
from tests.ui.conftest import Person


def fault_about_somebody() -> tuple[type[BaseException], BaseException, object]:
    try:
        raise ValueError("Aino Esimerkki, 040 1234567")
    except ValueError:
        kind, fault, trace = sys.exc_info()
        assert kind is not None
        assert fault is not None
        return kind, fault, trace


def test_the_details_hold_places_and_no_contents() -> None:
    kind, _, trace = fault_about_somebody()
    details = details_of(kind, trace)  # type: ignore[arg-type]
    assert "ValueError" in details
    assert "fault_about_somebody" in details
    assert "Aino" not in details
    assert "040" not in details


def test_the_desk_goes_on_after_a_fault(person: Person, capsys: object) -> None:
    seen: list[str] = []

    def read_and_close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CrashDialog)
        seen.append(dialog.findChild(QPlainTextEdit).toPlainText())
        dialog.accept()

    QTimer.singleShot(50, read_and_close)
    last_resort(person.window, person.window.shell.words)(*fault_about_somebody())  # type: ignore[arg-type]
    assert len(seen) == 1
    person.log_page.focus_line()
    person.log_page.parts.entry.take("1")
    person.log_page.save()
    assert len(person.stored) == 1
