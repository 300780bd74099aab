"""Qt's own buttons speak the language of the window."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from kototori.ui.application import keep_qt_words
from kototori.ui.look.qt_words import QtWords
from kototori.ui.main_window import MainWindow


def cancel(qtbot: QtBot) -> str:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")


def test_qts_buttons_follow_the_language_of_the_window(
    qapp: QApplication, qtbot: QtBot, open_window: Callable[[str], MainWindow]
) -> None:
    window = open_window("fi")
    keep_qt_words(qapp, window)
    said = [cancel(qtbot)]
    for language in ("sv", "en", "fi"):
        window.choose_language(language)
        said.append(cancel(qtbot))
    window.choose_language("en")
    assert said == ["Peru", "Avbryt", "Cancel", "Peru"]


def test_english_needs_no_catalogue(qapp: QApplication, qtbot: QtBot) -> None:
    words = QtWords(qapp)
    words.speak("fi")
    words.speak("en")
    said = cancel(qtbot)
    words.deleteLater()
    assert said == "Cancel"
