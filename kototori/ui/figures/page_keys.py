"""Which key does what while the statistics page has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget

_HELD = ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)

OnKey = Callable[[], object]


class PageKeys:
    """Letters act where the desk has not turned single keys off; arrows and pages always do."""

    def __init__(
        self, letters: Mapping[str, OnKey], moves: Mapping[Qt.Key, OnKey], letters_act: Callable[[], bool]
    ) -> None:
        self._letters, self._moves, self._letters_act = letters, moves, letters_act

    def press(self, event: QKeyEvent, focused: QWidget | None) -> bool:
        """Does what the key calls for; whether it called for anything."""
        deed = self._deed_of(event, focused)
        if deed is not None:
            deed()
        return deed is not None

    def _deed_of(self, event: QKeyEvent, focused: QWidget | None) -> OnKey | None:
        if event.modifiers() & _HELD or isinstance(focused, QAbstractSpinBox | QComboBox):
            return None  # in a field letters and arrows choose
        move = self._moves.get(Qt.Key(event.key()))
        if move is not None:
            return move
        letter = event.text().upper()
        return self._letters.get(letter) if letter and self._letters_act() else None
