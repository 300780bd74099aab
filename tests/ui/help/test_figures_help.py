"""The help about public figures, reached by keys from F1, read, copied and closed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kototori.ui.help.figures_help import FiguresHelp
from kototori.ui.help.help_dialog import HelpDialog
from kototori.wording.catalogue import Words
from kototori.wording.figures_help import in_two_sentences, parts
from tests.ui.conftest import Person


def read_by_keys(person: Person, use: Callable[[FiguresHelp], None]) -> None:
    """F1, the button about public figures, Space; uses the page and closes it with Esc."""
    faults: list[BaseException] = []

    def on_the_page() -> None:
        page = QApplication.activeModalWidget()
        try:
            assert isinstance(page, FiguresHelp)
            use(page)
        except AssertionError as fault:  # told after all is closed, else it would stand for ever
            faults.append(fault)
        if page is not None:
            QTest.keyClick(page, Qt.Key.Key_Escape)

    def in_the_help() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HelpDialog)
        dialog.about_figures.setFocus()
        QTimer.singleShot(50, on_the_page)
        QTest.keyClick(dialog.about_figures, Qt.Key.Key_Space)

    QTimer.singleShot(50, in_the_help)
    person.press("F1")
    if faults:
        raise faults[0]


def test_f1_leads_to_the_public_figures_and_back_to_the_entry_line(person: Person, qtbot: QtBot) -> None:
    seen: list[str] = []
    read_by_keys(person, lambda page: seen.extend(label.text() for label in page.findChildren(QLabel)))

    assert "What may a 0 hide?" in seen
    assert "What do I say to a journalist?" in seen
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(person.line.hasFocus)


def test_the_arrows_read_on_from_the_top(person: Person) -> None:
    def read_on(page: FiguresHelp) -> None:
        bar = page.area.verticalScrollBar()
        assert (bar.value(), bar.maximum() > 0) == (0, True)
        QTest.keyClick(page.area, Qt.Key.Key_PageDown)
        assert bar.value() > 0

    read_by_keys(person, read_on)


def test_the_answers_can_be_pasted_into_a_letter(person: Person, words: Words) -> None:
    read_by_keys(person, lambda page: page.copy_button.click())

    copied = QApplication.clipboard().text()
    assert in_two_sentences(words) in copied
    assert all(part.question in copied for part in parts(words))


def test_the_short_answer_has_two_sentences(words: Words) -> None:
    assert in_two_sentences(words).count(".") == 2
