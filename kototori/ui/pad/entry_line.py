"""The line that keeps the focus: what is chosen stands in it as chips, and what is typed behind them."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QLineEdit, QWidget

from kototori.ui.keys import JOIN_KEY, TILE_KEYS, KeyTable
from kototori.ui.look import theme
from kototori.ui.pad.detail_buttons import draw_pin
from kototori.ui.pad.pad import Choice

_CHIP_HEIGHT = 32
_ROW = theme.TOUCH  # a chip is hit in the whole height of its row
_TEXT = 40
_TOP, _TOP_COMPACT = 5, 0
_SIDE = 16
_LEAST_FOR_TEXT = 190
# Held down they end with the text that they act on: what was chosen, a correction, a day stay as they are.
_ONCE = frozenset(
    (
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Up,
    )
)


class EntryLine(QFrame):
    """Says what its keys mean; what becomes of it is the pad's to decide."""

    tile_key_pressed = Signal(str)
    text_changed = Signal(str)
    suggestion_accepted = Signal()
    entered = Signal()
    last_dropped = Signal()
    escaped = Signal()
    moved = Signal(int)
    recalled = Signal()
    deleted = Signal()
    chip_removed = Signal(object)

    def __init__(self, keys: KeyTable, name: str, placeholder: str) -> None:
        super().__init__()
        self.line = _Line(self, keys, name, placeholder)
        self.setFocusProxy(self.line)
        self.single_keys = True
        self._top = _TOP
        self.joins = False  # a comma means something; outside busy mode it does not
        self.goes_on: Callable[[str], bool] = lambda text: False  # whether a space belongs to the text
        self._chips: list[Chip] = []
        self._arrange()

    @property
    def text(self) -> str:
        """What is typed and not yet taken."""
        return self.line.text()

    def chips(self) -> list["Chip"]:
        """The chips, in the order in which they were chosen."""
        return self._chips

    def set_compact(self, *, compact: bool) -> None:
        """A little lower, in a window that has little room."""
        self._top = _TOP_COMPACT if compact else _TOP
        self._arrange()

    def clear_text(self) -> None:
        """Drops what is typed."""
        self.line.clear()

    def take(self, text: str) -> None:
        """What was typed elsewhere in the pad is typed here."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.text and self.is_key(text):
            self.tile_key_pressed.emit(text)
        elif text.strip() or self.text:
            self.line.insert(text)

    def is_key(self, text: str) -> bool:
        """Whether a single character acts on an empty line instead of being typed."""
        if not self.single_keys or len(text) != 1:
            return False
        return text in TILE_KEYS or (self.joins and text == JOIN_KEY)

    def show_chips(self, chips: Sequence[tuple[Choice, str, str]], pinned: Collection[Choice] = ()) -> None:
        """Each choice with its words, and with the words for taking it away; those `pinned` carry a pin."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [
            Chip(self, choice, text, removal, pinned=choice in pinned) for choice, text, removal in chips
        ]
        for chip in self._chips:
            chip.clicked.connect(self._remove_chip)
            chip.show()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        has_focus = self.line.hasFocus()
        painter = QPainter(self)
        border = colours.accent if has_focus else colours.border
        theme.draw_panel(painter, QRectF(self.rect()), colours.surface, border, width=3 if has_focus else 1)

    def _remove_chip(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.chip_removed.emit(chip.choice)

    def _arrange(self) -> None:
        """Chips from the left, as many rows as they take; the text stands behind the last one."""
        side, row, text = theme.scaled(_SIDE), theme.scaled(_ROW), theme.scaled(_TEXT)
        top = theme.scaled(self._top)
        x, y, right = side, top, self.width() - side
        for chip in self._chips:
            width = chip.sizeHint().width()
            if x + width > right and x > side:
                x, y = side, y + row
            chip.setGeometry(x, y, min(width, right - side), row)
            x += width + theme.scaled(8)
        if self._chips and right - x < theme.scaled(_LEAST_FOR_TEXT):
            x, y = side, y + row
        self.line.setGeometry(x, y + (row - text) // 2, max(right - x, 1), text)
        self.line.show_example()
        self.setFixedHeight(y + row + top)


class _Line(QLineEdit):
    """Reads the keys before the text does, where they have a meaning of their own."""

    def __init__(self, entry: EntryLine, keys: KeyTable, name: str, placeholder: str) -> None:
        super().__init__(entry)
        self._entry = entry
        self.setFrame(False)
        self.setFont(theme.font(theme.TILE_LABEL))
        self._example = placeholder
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setAccessibleDescription(placeholder)
        self.setMaxLength(60)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.textChanged.connect(entry.text_changed)
        self._desk_keys = frozenset(QKeySequence(shortcut).toString() for shortcut in keys.shortcuts())

    def event(self, event: QEvent) -> bool:
        # A line edit claims Ctrl+Z, Ctrl+Y and Ctrl+K for its own text; here they are the day's.
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination()).toString()
            if pressed in self._desk_keys:
                event.ignore()
                return False
        return super().event(event)

    def show_example(self) -> None:
        """What may be typed, where there is room for all of it."""
        room = self.width() - theme.scaled(8)
        fits = self.fontMetrics().horizontalAdvance(self._example) <= room
        self.setPlaceholderText(self._example if fits else "")

    def focusNextPrevChild(self, forward: bool) -> bool:
        if forward and self.text():
            self._entry.suggestion_accepted.emit()
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._entry.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._entry.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._press_pending(event) if self.text() else self._press_empty(event)):
            super().keyPressEvent(event)

    def _press_pending(self, event: QKeyEvent) -> bool:
        """While something is typed; True where the key was not the text's."""
        key, entry = event.key(), self._entry
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            entry.entered.emit()
        elif key == Qt.Key.Key_Space and not entry.goes_on(self.text()):
            entry.suggestion_accepted.emit()
        elif key == Qt.Key.Key_Escape:
            entry.escaped.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            entry.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _press_empty(self, event: QKeyEvent) -> bool:
        """While nothing is typed; True where the key was not the text's."""
        key, entry = event.key(), self._entry
        if event.isAutoRepeat() and (entry.is_key(event.text()) or key in _ONCE):
            return True  # a key that is held down counts no second visitor
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            entry.entered.emit()
        elif key == Qt.Key.Key_Backspace:
            entry.last_dropped.emit()
        elif key == Qt.Key.Key_Escape:
            entry.escaped.emit()
        elif key == Qt.Key.Key_Up:
            entry.recalled.emit()
        elif key == Qt.Key.Key_Delete:
            entry.deleted.emit()
        elif plain and event.text() and entry.is_key(event.text()):
            entry.tile_key_pressed.emit(event.text())
        else:
            return key == Qt.Key.Key_Space
        return True


class Chip(QAbstractButton):
    """One choice in the line; a press takes it away. A pinned one is quiet, and carries a pin."""

    def __init__(self, parent: QWidget, choice: Choice, text: str, removal: str, *, pinned: bool) -> None:
        super().__init__(parent)
        self.choice = choice
        self.is_pinned = pinned
        self._left = theme.scaled(28 if pinned else 13)
        self.setText(text)
        self.setFont(theme.font())
        self.setAccessibleName(removal)
        self.setToolTip(removal)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        text = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(text + self._left + theme.scaled(31), theme.scaled(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.colours_of(self)
        height = theme.scaled(_CHIP_HEIGHT)
        area = QRectF(0, (self.height() - height) / 2, self.width(), height)
        fill, border = colours.selected, colours.accent
        if self.is_pinned:
            fill, border = colours.surface, colours.border
        theme.draw_panel(painter, area, fill, border, radius=area.height() / 2)
        if self.is_pinned:
            draw_pin(painter, QPointF(area.left() + theme.scaled(17), area.center().y()), colours.secondary)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.text))
        text = area.adjusted(self._left, 0, -theme.scaled(28), 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(QPen(QColor(colours.text if self.underMouse() else colours.secondary), 1.6))
        x, y, arm = area.right() - theme.scaled(17), area.center().y(), theme.scaled(4)
        painter.drawLine(int(x - arm), int(y - arm), int(x + arm), int(y + arm))
        painter.drawLine(int(x - arm), int(y + arm), int(x + arm), int(y - arm))
