"""Switches side by side that are one stop of Tab: the arrows go from one to the next, Space presses."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class OneStop(QObject):
    """Of buttons that several may be pressed; those that exclude each other Qt leads through by itself."""

    def __init__(self, parent: QObject, buttons: Sequence[QAbstractButton]) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        for button in self._buttons:
            button.installEventFilter(self)
        self._stop_at(self._buttons[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        button = cast(QAbstractButton, watched)
        if event.type() == QEvent.Type.FocusIn:
            self._stop_at(button)
        elif event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(cast(QKeyEvent, event).key()))
            if step is not None:
                self._go_on(button, -step if button.isRightToLeft() else step)
                return True
        return super().eventFilter(watched, event)

    def _stop_at(self, here: QAbstractButton) -> None:
        """Tab comes back to the button that had the keyboard last."""
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if button is here else Qt.FocusPolicy.NoFocus)

    def _go_on(self, button: QAbstractButton, step: int) -> None:
        there = self._buttons.index(button) + step
        if 0 <= there < len(self._buttons):
            self._buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
