"""Every key and what it does, from the one table of keys."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from kototori.ui import theme
from kototori.ui.buttons import KeyButton, cap_width, draw_cap
from kototori.ui.keys import TYPED_COMMANDS, Key, KeyTable, Where, printed_in
from kototori.ui.page import heading
from kototori.wording.catalogue import N_, Words

_HEADINGS = {
    Where.PAD: N_("On the contact pad"),
    Where.CORRECTION: N_("While a contact is corrected"),
    Where.STATISTICS: N_("On the statistics page"),
    Where.REQUESTS: N_("On the list of requests"),
    Where.SHEET: N_("On a sheet at the side"),
    Where.EVERYWHERE: N_("Everywhere"),
}


class HelpDialog(QDialog):
    """Opened by F1 and Ctrl+K, closed by the same and by Esc."""

    def __init__(self, parent: QWidget, keys: KeyTable, words: Words) -> None:
        super().__init__(parent)
        self.setWindowTitle(words("Keys and commands"))
        self._words = words
        inside = QWidget()
        self._lines = QGridLayout(inside)
        self._lines.setContentsMargins(0, 0, theme.GAP_3, 0)
        self._lines.setHorizontalSpacing(theme.GAP_4)
        self._lines.setVerticalSpacing(theme.GAP_1)
        self._lines.setColumnStretch(1, 1)
        for where, title in _HEADINGS.items():
            self._add_part(words(title), [key for key in keys.keys if key.where is where])
        self._add_commands()
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.verticalScrollBar().setStyleSheet(theme.SLIM_SCROLL_BAR)
        area.setAccessibleName(words("Keys and commands"))
        close = KeyButton(words("Close"), "Esc", primary=True, keeps_focus=False)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_6, theme.GAP_6, theme.GAP_6, theme.GAP_4)
        column.setSpacing(theme.GAP_4)
        column.addWidget(heading(words("Keys and commands"), theme.TITLE))
        column.addWidget(area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(theme.scaled(560), min(theme.scaled(640), parent.height() - theme.GAP_6))
        close.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_F1, Qt.Key.Key_K):
            self.accept()
        else:
            super().keyPressEvent(event)

    def _add_part(self, title: str, keys: list[Key]) -> None:
        self._add_heading(title)
        for key in keys:
            self._add_line(_KeyCap(printed_in(key, self._words.language)), self._words(key.text))

    def _add_commands(self) -> None:
        """Commands without a key of their own, which are typed into the entry line."""
        self._add_heading(self._words("Typed into the entry line"))
        for text in TYPED_COMMANDS.values():
            self._add_line(_KeyCap("A–Z"), self._words(text))

    def _add_heading(self, title: str) -> None:
        row = self._lines.rowCount()
        if row > 1:
            self._lines.setRowMinimumHeight(row, theme.GAP_4)
        self._lines.addWidget(heading(title, theme.TILE_LABEL), row + 1, 0, 1, 2)

    def _add_line(self, cap: QWidget, text: str) -> None:
        row = self._lines.rowCount()
        said = QLabel(text)
        said.setWordWrap(True)
        self._lines.addWidget(cap, row, 0)
        self._lines.addWidget(said, row, 1)


class _KeyCap(QWidget):
    """The name of a key, drawn as on the buttons."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setAccessibleName(key)

    def sizeHint(self) -> QSize:
        return QSize(cap_width(self._key) + 2, theme.scaled(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        right = QPointF(cap_width(self._key), self.height() / 2)
        draw_cap(painter, right, self._key, theme.colours_of(self).secondary)
