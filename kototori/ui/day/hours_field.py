"""When the desk was open on the day in view, where it was not as usual."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from kototori.ui.look import theme
from kototori.ui.look.fields import Field
from kototori.wording.catalogue import Words


class HoursField(Field):
    """Empty is as usual; what is typed belongs to the day for which it was typed."""

    typed = Signal(date, str)

    def __init__(self, words: Words) -> None:
        self.line = QLineEdit()
        hint = words("only where this day was not as usual: 10–12, 13–16.30")
        super().__init__(words("Opening hours of this day"), self.line, hint)
        self.line.setMinimumHeight(theme.scaled(theme.TOUCH))
        self._day: date | None = None
        self.line.editingFinished.connect(self._keep)

    def show_hours(self, day: date, hours: str, *, is_own: bool) -> None:
        """The day's own hours as its text, the usual ones in grey; what is being typed stays."""
        if self._day != day:
            self._keep()
            self._day = day
            self.clear_error()
        elif self.line.isModified():
            return
        self.line.setText(hours if is_own else "")
        self.line.setPlaceholderText("" if is_own else hours)

    def _keep(self) -> None:
        if self._day is not None and self.line.isModified():
            self.line.setModified(False)
            self.typed.emit(self._day, self.line.text())
