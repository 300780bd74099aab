"""The help: every key and what it does, the keys of the view that is shown first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from kototori.domain.key_card import KeyPart
from kototori.ui.help.key_card_row import KeyCardRow
from kototori.ui.keys import heard
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton, cap_width, draw_cap
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import heading
from kototori.wording.catalogue import Words
from kototori.wording.figures_help import TITLE as ABOUT_FIGURES

if TYPE_CHECKING:
    from kototori.services.key_cards import KeyCards
    from kototori.ui.preferences import Preferences


class HelpDialog(QDialog):
    """Opened by F1, closed by the same and by Esc."""

    def __init__(
        self,
        parent: QWidget,
        parts: Sequence[KeyPart],
        cards: Callable[[], KeyCards],
        preferences: Preferences,
        words: Words,
    ) -> None:
        """`parts` stand in their order: the keys of the view that is shown come first."""
        super().__init__(parent)
        self._window = parent
        self._words = words
        self.setWindowTitle(words("Keys and commands"))
        inside = QWidget()
        self._lines = QGridLayout(inside)
        self._lines.setContentsMargins(0, 0, theme.GAP_3, 0)
        self._lines.setHorizontalSpacing(theme.GAP_4)
        self._lines.setVerticalSpacing(theme.GAP_1)
        self._lines.setColumnStretch(1, 1)
        for part in parts:
            self._add_part(part)
        self.area = area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.verticalScrollBar().setStyleSheet(theme.SLIM_SCROLL_BAR)
        area.setAccessibleName(words("Keys and commands"))
        self.card = KeyCardRow(parts, cards, preferences, words)
        close = KeyButton(words("Close"), "Esc", primary=True, keeps_focus=False)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        self.about_figures = KeyButton(words(ABOUT_FIGURES), keeps_focus=False)
        self.about_figures.setAutoDefault(False)  # Enter closes
        self.about_figures.clicked.connect(self._turn_to_figures)
        foot = FlowRow(theme.GAP_2, right_from=1)
        foot.addWidget(self.about_figures)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_6, theme.GAP_4, theme.GAP_6, theme.GAP_4)
        column.setSpacing(theme.GAP_3)
        column.addWidget(heading(words("Keys and commands"), theme.TITLE))
        column.addWidget(area, 1)
        column.addWidget(self.card)
        column.addLayout(foot)

    def read_from_the_top(self) -> None:
        """Whoever opens it anew begins with the keys of the view; the arrows and PgDn read on."""
        tall = self._window.height() - theme.GAP_6
        self.resize(theme.scaled(640), min(theme.scaled(680), tall))
        self.area.verticalScrollBar().setValue(0)
        self.area.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _turn_to_figures(self) -> None:
        from kototori.ui.help.figures_help import show_figures_help

        self.accept()
        show_figures_help(self._window, self._words)

    def _add_part(self, part: KeyPart) -> None:
        row = self._lines.rowCount()
        if row > 1:
            self._lines.setRowMinimumHeight(row, theme.GAP_4)
        self._lines.addWidget(heading(part.title, theme.TILE_LABEL), row + 1, 0, 1, 2)
        for line in part.lines:
            row = self._lines.rowCount()
            said = QLabel(line.text)
            said.setWordWrap(True)
            self._lines.addWidget(_KeyCap(line.key), row, 0)
            self._lines.addWidget(said, row, 1)


class _KeyCap(QWidget):
    """The name of a key, drawn as on the buttons."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setAccessibleName(heard(key))

    def sizeHint(self) -> QSize:
        return QSize(cap_width(self._key) + 2, theme.scaled(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        right = QPointF(cap_width(self._key), self.height() / 2)
        draw_cap(painter, right, self._key, theme.colours_of(self).secondary)
