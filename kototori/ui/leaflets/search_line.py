"""The search line of the leaflets: the keyboard stays in it, and its arrows move in the list below."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from kototori.ui.keys import TILE_KEYS, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.key_grid import is_command

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_TAKING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchLine(QLineEdit):
    """Says what its keys mean; digits, + and − are those of the needs while nothing is typed."""

    moved = Signal(int)
    turned = Signal(int)
    taken = Signal()
    need_key_pressed = Signal(str)
    emptied = Signal()  # Esc on an empty line

    def __init__(self, keys: KeyTable, name: str, example: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(example)
        self.setAccessibleDescription(example)
        self.setToolTip(example)
        self.setFont(theme.font(theme.TILE_LABEL))
        self.setMinimumHeight(theme.scaled(theme.TOUCH))
        self.setMaxLength(60)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.has_filter = False  # whether Esc has something to clear besides the text
        self._desk_keys = frozenset(QKeySequence(shortcut).toString() for shortcut in keys.shortcuts())

    def take(self, text: str) -> None:
        """What was typed elsewhere on the page is typed here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.text() and text in TILE_KEYS:
            self.need_key_pressed.emit(text)
        elif text.strip() or self.text():
            self.insert(text)

    def event(self, event: QEvent) -> bool:
        # A line edit claims Ctrl+Z, Ctrl+Y and Ctrl+K for its own text; here they are the day's.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination()).toString()
            if pressed in self._desk_keys:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _MOVES:
            self.moved.emit(_MOVES[Qt.Key(key)])
        elif key in _TURNS:
            self.turned.emit(_TURNS[Qt.Key(key)])
        elif key in _TAKING:
            if not event.isAutoRepeat():
                self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self._clear(event)
        elif not self.text() and event.text() and event.text() in TILE_KEYS and not is_command(event):
            self.need_key_pressed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _clear(self, event: QKeyEvent) -> None:
        if self.text():
            self.clear()
        elif self.has_filter:
            self.emptied.emit()
        else:
            event.ignore()  # the window leads back to the pad
