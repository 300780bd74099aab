"""A grid of buttons that is one stop of Tab: arrows move inside, Space presses, letters go on to the line."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from kototori.ui.look import theme

_STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class GridButton(QAbstractButton):
    """A button of a grid; everything but Space it leaves to the grid. A click does not take the keyboard."""

    focused = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.focused.emit()

    def nextCheckState(self) -> None:
        """What is ticked follows from the contact in hand, not from the press."""


class KeyGrid(QWidget):
    """Holds the buttons in rows of equal cells."""

    typed = Signal(str)

    def __init__(self, name: str, buttons: Sequence[GridButton], columns: int, gap: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons = tuple(buttons)
        self._columns = 0
        self._cells = QGridLayout(self)
        self._cells.setContentsMargins(0, 0, 0, 0)
        self._cells.setSpacing(theme.scaled(gap))
        for button in self.buttons:
            button.focused.connect(partial(self._stop_at, button))
        self.arrange(columns)
        if self.buttons:
            self.buttons[0].setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def columns_in(self, room: int) -> int:
        """The most columns for which there is room, each as wide as its widest button."""
        widths = [button.minimumSizeHint().width() for button in self.buttons]
        gap = self._cells.horizontalSpacing()
        for columns in range(len(widths), 1, -1):
            if sum(max(widths[n::columns]) for n in range(columns)) + gap * (columns - 1) <= room:
                return columns
        return 1

    def set_gap(self, gap: int, *, over: int | None = None) -> None:
        """How far apart the buttons stand side by side, and one over the other where that differs."""
        self._cells.setSpacing(theme.scaled(gap))
        if over is not None:
            self._cells.setVerticalSpacing(theme.scaled(over))

    def arrange(self, columns: int) -> None:
        """Puts the buttons into so many columns; their order stays."""
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._cells.setColumnStretch(column, int(column < columns))
        self._columns = columns
        for n, button in enumerate(self.buttons):
            self._cells.addWidget(button, n // columns, n % columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._move(*step)
        elif event.text().isprintable() and event.text() and not is_command(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _stop_at(self, here: GridButton) -> None:
        """Tab comes back to the button that had the keyboard last."""
        for button in self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if button is here else Qt.FocusPolicy.NoFocus)

    def _move(self, rows: int, columns: int) -> None:
        here = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), 0)
        if self.isRightToLeft():
            columns = -columns
        there = here + rows * self._columns + columns
        if 0 <= there < len(self.buttons):
            self.buttons[there].setFocus(Qt.FocusReason.TabFocusReason)


def is_command(event: QKeyEvent) -> bool:
    """Whether a key is pressed together with Ctrl or Alt: then it is no letter of a text."""
    return bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
