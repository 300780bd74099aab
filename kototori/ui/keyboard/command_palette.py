"""The list of commands (Ctrl+K): everything that can be called for, by its name in three languages."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kototori.domain.suggestions import fold
from kototori.ui.keys import Deed, KeyTable, callable_texts, names_in
from kototori.ui.look import theme
from kototori.ui.look.announcement import announce
from kototori.ui.look.buttons import cap_width, draw_cap
from kototori.ui.look.page import Card
from kototori.wording.catalogue import Words

_WIDTH = 560
_ROW, _ROWS_SHOWN = 48, 9  # rows for a finger
_COMMAND = Qt.ItemDataRole.UserRole
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Command(NamedTuple):
    """One line: what it does in the language of the window, its key, and all the names it is found by."""

    deed: Deed
    text: str
    key: str
    names: tuple[str, ...]


def commands_of(keys: KeyTable, languages: Sequence[Words], absent: Container[Deed]) -> list[Command]:
    """All that the table of keys can call for; the first language is that of the window."""
    names = names_in(languages, callable_texts())
    return [
        Command(deed, called[0], keys.printed(deed), called)
        for deed, called in names.items()
        if deed not in absent
    ]


def found(commands: Sequence[Command], typed: str) -> list[Command]:
    """Those with a name that begins so, then those with a word that does, then those that hold it.

    The order of the table stays among equals, never that of use.
    """
    wanted = fold(typed)
    if not wanted:
        return list(commands)
    ranked = ((min(_rank(fold(name), wanted) for name in command.names), command) for command in commands)
    matching = [(rank, command) for rank, command in ranked if rank <= _HOLDS]
    return [command for _, command in sorted(matching, key=lambda match: match[0])]


_BEGINS, _WORD_BEGINS, _HOLDS, _NOT = range(4)


def _rank(name: str, wanted: str) -> int:
    if name.startswith(wanted):
        return _BEGINS
    if f" {wanted}" in name:
        return _WORD_BEGINS
    return _HOLDS if wanted in name else _NOT


class CommandPalette(Card):
    """At the top of the window, not modal. It has the keyboard in a line of its own while it is open."""

    chosen = Signal(Deed)
    closed = Signal()

    def __init__(self, parent: QWidget, commands: Sequence[Command], words: Words) -> None:
        super().__init__(parent)
        self._commands = commands
        self._beside = parent
        self.setAccessibleName(words("List of commands"))
        self.line = _Line(self)
        self.line.setPlaceholderText(words("Type what you want to do …"))
        self.line.setAccessibleName(words("List of commands"))
        self.list = _CommandList(words("Commands"))
        self._nothing = QLabel(words("No command is called that. Esc closes."))
        self._nothing.setContentsMargins(theme.GAP_4, theme.GAP_2, theme.GAP_4, theme.GAP_3)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_2, theme.GAP_2, theme.GAP_2, theme.GAP_2)
        column.setSpacing(theme.GAP_1)
        for part in (self.line, self.list, self._nothing):
            column.addWidget(part)
        self.line.textChanged.connect(self._filter)
        self.list.itemClicked.connect(lambda item: self._choose(item.data(_COMMAND)))
        parent.installEventFilter(self)
        self.hide()

    @property
    def offered(self) -> list[Command]:
        """What is listed now, from above."""
        return [self.list.item(row).data(_COMMAND) for row in range(self.list.count())]

    def open_palette(self) -> None:
        """Shows every command, and takes the keyboard."""
        self.line.clear()
        self._filter("")
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_palette(self) -> None:
        """Goes away and tells so, for the keyboard to go home."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def press(self, key: int) -> bool:
        """What a key of the line does to the list; False where it belongs to the text."""
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.currentItem() is not None:
                self._choose(self.list.currentItem().data(_COMMAND))
        elif key in _STEPS:
            self.list.move_by(_STEPS[key])
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _filter(self, typed: str) -> None:
        self.list.show_commands(found(self._commands, typed))
        self.list.setVisible(self.list.count() > 0)
        self._nothing.setVisible(not self.list.count())
        self._place()

    def _choose(self, command: Command) -> None:
        self.close_palette()
        self.chosen.emit(command.deed)

    def _place(self) -> None:
        around = self._beside.rect()
        width = min(theme.scaled(_WIDTH), around.width() - 2 * theme.GAP_3)
        frame = self.line.height() + 3 * theme.GAP_2 + theme.GAP_1
        top = theme.scaled(theme.GAP_3)
        if self.list.count():
            free = around.height() - 2 * top - frame
            rows = min(self.list.count(), _ROWS_SHOWN) * theme.scaled(_ROW)
            self.list.setFixedHeight(min(rows, free))
            height = frame + self.list.height()
        else:
            height = frame + self._nothing.sizeHint().height()
        self.setGeometry(around.center().x() - width // 2, top, width, height)


_STEPS: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}


class _Line(QLineEdit):
    """Leaves to the palette what moves in the list; where the keyboard goes elsewhere, the palette goes."""

    def __init__(self, palette: CommandPalette) -> None:
        super().__init__()
        self._palette = palette
        self.setFont(theme.font(theme.TILE_LABEL))
        self.setFixedHeight(theme.scaled(theme.BUTTON_HEIGHT))
        self.setTextMargins(theme.GAP_2, 0, theme.GAP_2, 0)
        self.setMaxLength(60)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._palette.press(event.key()):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self._palette.list.move_by(1 if forward else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self._palette.hide()


class _CommandList(QListWidget):
    """The commands found; a click does one, the keyboard stays in the line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setStyleSheet(theme.SLIM_SCROLL_BAR)
        self.setItemDelegate(_Row(self))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_commands(self, commands: Sequence[Command]) -> None:
        """The first one is what Enter does."""
        self.clear()
        for command in commands:
            item = QListWidgetItem(", ".join(part for part in (command.text, command.key) if part))
            item.setData(_COMMAND, command)
            self.addItem(item)
        self.setCurrentRow(0)

    def move_by(self, rows: int) -> None:
        """Another one is what Enter does; a screen reader hears which."""
        if not self.count():
            return
        self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + rows)))
        announce(self, self.currentItem().text())


class _Row(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, theme.scaled(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view = self.parent()
        assert isinstance(view, QListWidget)
        colours = theme.colours_of(view)
        command: Command = index.data(_COMMAND)
        area = QRectF(option.rect)
        here = index.row() == view.currentRow()
        if here:
            theme.fill(painter, area, colours.selected)
            theme.fill(painter, QRectF(area.left(), area.top(), 3, area.height()), colours.accent)
        inner = area.adjusted(theme.scaled(14), 0, -theme.scaled(14), 0)
        room = inner.adjusted(0, 0, -(cap_width(command.key) + theme.GAP_3) if command.key else 0, 0)
        painter.setFont(theme.font(bold=here))
        painter.setPen(QColor(colours.text))
        shown = painter.fontMetrics().elidedText(command.text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        if command.key:
            draw_cap(painter, QPointF(inner.right(), inner.center().y()), command.key, colours.secondary)
