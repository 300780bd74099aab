"""The help about public figures: questions of a coordinator, each with its answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from kototori.ui.look import theme
from kototori.ui.look.announcement import announce
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import heading
from kototori.wording.catalogue import Words
from kototori.wording.figures_help import TITLE, as_text, in_two_sentences, parts


class FiguresHelp(QDialog):
    """Opened from the help and from the export; the arrows and PgDn read on, Esc and F1 close it."""

    def __init__(self, parent: QWidget, words: Words) -> None:
        super().__init__(parent)
        self._words = words
        title = words(TITLE)
        self.setWindowTitle(title)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.GAP_3, 0)
        column.setSpacing(theme.GAP_2)
        column.addWidget(_paragraph(in_two_sentences(words)))
        for part in parts(words):
            column.addSpacing(theme.GAP_2)
            column.addWidget(heading(part.question, theme.TILE_LABEL))
            for paragraph in part.answer:
                column.addWidget(_paragraph(paragraph))
        column.addStretch(1)
        self.area = area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.verticalScrollBar().setStyleSheet(theme.SLIM_SCROLL_BAR)
        area.setAccessibleName(title)
        area.setAccessibleDescription(in_two_sentences(words))
        self.copy_button = KeyButton(words("Copy as text"), keeps_focus=False)
        self.copy_button.setAutoDefault(False)  # Enter closes
        self.copy_button.clicked.connect(self.copy_text)
        close = KeyButton(words("Close"), "Esc", primary=True, keeps_focus=False)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = FlowRow(theme.GAP_2, right_from=1)
        foot.addWidget(self.copy_button)
        foot.addWidget(close)
        around = QVBoxLayout(self)
        around.setContentsMargins(theme.GAP_6, theme.GAP_4, theme.GAP_6, theme.GAP_4)
        around.setSpacing(theme.GAP_3)
        top = heading(title, theme.TITLE)
        top.setWordWrap(True)
        around.addWidget(top)
        around.addWidget(area, 1)
        around.addLayout(foot)
        tall = parent.window().height() - theme.GAP_6
        self.resize(theme.scaled(680), min(theme.scaled(680), tall))
        area.setFocus()

    def copy_text(self) -> None:
        """The whole page as text, for a letter."""
        QApplication.clipboard().setText(as_text(self._words))
        announce(self.copy_button, self._words("Copied as text."))
        self.copy_button.setText(self._words("Copied as text."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.accept()
        else:
            super().keyPressEvent(event)


def show_figures_help(beside: QWidget, words: Words) -> None:
    """Opens the page over the window of `beside`, and takes it away when it is closed."""
    page = FiguresHelp(beside.window(), words)
    page.exec()
    page.deleteLater()


def _paragraph(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
