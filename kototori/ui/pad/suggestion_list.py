"""What the typed letters may mean, under the line; it never takes the keyboard from it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kototori.domain.suggestions import Suggestion
from kototori.ui.look import theme
from kototori.ui.look.announcement import PatientVoice
from kototori.wording.catalogue import Words

MOST_SHOWN = 8
_ROW = theme.TOUCH
_OFFERED = Qt.ItemDataRole.UserRole


class Offered(NamedTuple):
    """A suggestion in the words of the screen: its name, the word through which it was found, and its code.

    A detail has the name of its field in place of the code.
    """

    suggestion: Suggestion
    name: str
    found_by: str
    code: str
    heard: str = ""  # the name for the ear, where the eye sees it in a script of its own


class SuggestionList(QListWidget):
    """The best few suggestions; the chosen row is the one that Space, Tab or Enter takes."""

    picked = Signal(object)

    def __init__(self, parent: QWidget, words: Words) -> None:
        super().__init__(parent)
        self.was_moved = False  # whether the highlight was chosen by hand
        self._words = words
        self._voice = PatientVoice(self)
        self.setAccessibleName(words("Suggestions"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Row(self))
        self.itemClicked.connect(lambda item: self.picked.emit(item.data(_OFFERED).suggestion))
        self.hide()

    def offer(self, offered: Sequence[Offered], highlighted: Suggestion | None) -> None:
        """Shows what was found; only a sure meaning is highlighted."""
        self.clear()
        self.was_moved = False
        for one in offered[:MOST_SHOWN]:
            item = QListWidgetItem(", ".join(part for part in (one.name, one.found_by, one.code) if part))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _heard(one))
            item.setData(_OFFERED, one)
            item.setToolTip(item.text())
            self.addItem(item)
            if one.suggestion == highlighted:
                self.setCurrentItem(item)
        self.setVisible(self.count() > 0)
        self.raise_()
        self._voice.soon(self._said_of_all())

    def fit_into(self, width: int, room: int) -> None:
        """As wide as this, and as high as its rows, of which a low window scrolls the last ones into view."""
        self.setFixedSize(width, min(self.count() * theme.scaled(_ROW) + 2 * self.frameWidth(), max(room, 0)))

    def move_by(self, rows: int) -> None:
        """Moves the highlight by hand."""
        if self.count():
            self.was_moved = True
            here = self.currentRow()
            self.setCurrentRow(max(0, min(self.count() - 1, here + rows)))
            self._voice.now(self._said_of(self.currentRow()))

    def highlighted(self) -> Suggestion | None:
        """The highlighted suggestion, or None."""
        return self._suggestion(self.currentRow())

    def first_or_highlighted(self) -> Suggestion | None:
        """What Space takes."""
        return self.highlighted() or self._suggestion(0)

    def _said_of_all(self) -> str:
        """How many there are, and which one Enter would take."""
        if not self.count():
            return ""
        many = self._words.many("{n} suggestion", "{n} suggestions", self.count())
        row = self.currentRow()
        return many if row < 0 else f"{many}: {self._said_of(row)}"

    def _said_of(self, row: int) -> str:
        return str(self.item(row).data(Qt.ItemDataRole.AccessibleTextRole))

    def _suggestion(self, row: int) -> Suggestion | None:
        item = self.item(row) if 0 <= row < self.count() else None
        if item is None:
            return None
        offered: Offered = item.data(_OFFERED)
        return offered.suggestion


def _heard(one: Offered) -> str:
    return ", ".join(part for part in (one.heard or one.name, one.found_by, one.code) if part)


class _Row(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, theme.scaled(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = self.parent()
        assert isinstance(view, SuggestionList)
        colours = theme.colours_of(view)
        offered: Offered = index.data(_OFFERED)
        area = QRectF(option.rect)
        highlighted = index.row() == view.currentRow()
        if highlighted:
            theme.fill(painter, area, colours.selected)
            theme.fill(painter, QRectF(area.left(), area.top(), 3, area.height()), colours.accent)
        inner = area.adjusted(theme.scaled(14), 0, -theme.scaled(14), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(theme.SMALL, bold=True))
        painter.setPen(QColor(colours.accent))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, offered.code)
        painter.setFont(theme.font(bold=highlighted))
        painter.setPen(QColor(colours.text))
        painter.drawText(inner, middle, offered.name)
        if offered.found_by:
            left = painter.fontMetrics().horizontalAdvance(offered.name) + theme.scaled(12)
            painter.setFont(theme.font())
            painter.setPen(QColor(colours.secondary))
            beside = inner.adjusted(left, 0, -theme.scaled(60), 0)
            shown = painter.fontMetrics().elidedText(
                offered.found_by, Qt.TextElideMode.ElideRight, int(beside.width())
            )
            painter.drawText(beside, middle, shown)
