"""For faults of the program itself: what is safe, and details to copy, without what was entered."""

import traceback
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

import kototori
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.page import heading
from kototori.wording.catalogue import Words


def details_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where it happened. An exception's own text is left out: it may hold what was entered."""
    places = [
        f"{frame.filename.rsplit('kototori', 1)[-1]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    return "\n".join([f"Kototori {kototori.__version__}", kind.__name__, *places])


class CrashDialog(QDialog):
    """Says that the contacts are safe, and lets the person go on."""

    def __init__(self, parent: QWidget | None, details: str, words: Words) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kototori")
        said = QLabel(
            words(
                "Something went wrong in the program. Every contact that was saved is safe. "
                "You can go on; if it happens again, close the window and open it anew."
            )
        )
        said.setWordWrap(True)
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(words("Details for the maintainer"))
        copy = KeyButton(words("Copy the details"), keeps_focus=False)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        go_on = KeyButton(words("Go on"), primary=True, keeps_focus=False)
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_6, theme.GAP_6, theme.GAP_6, theme.GAP_6)
        column.setSpacing(theme.GAP_4)
        column.addWidget(heading(words("That should not have happened")))
        column.addWidget(said)
        column.addWidget(self._details)
        column.addLayout(buttons)
        self.resize(theme.scaled(560), theme.scaled(360))
        go_on.setFocus()
