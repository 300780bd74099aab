"""A day that is typed as people write it: `5.12.`, `ti`, `huomenna`; spelled out when the field is left."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from PySide6.QtWidgets import QLineEdit

from kototori.domain.errors import UnclearDay
from kototori.domain.when import read_planned_day
from kototori.ui.look.fields import Field


class DayField(Field):
    """Empty is an answer, too: no day. As a last day it follows the first one that stands in `after`."""

    def __init__(
        self, label: str, today: Callable[[], date], hint: str = "", after: DayField | None = None
    ) -> None:
        self.line = QLineEdit()
        super().__init__(label, self.line, hint)
        self._today = today
        self._after = after
        self.line.editingFinished.connect(self._spell_out)

    def day(self) -> date | None:
        """What is typed; raises UnclearDay."""
        text = self.line.text().strip()
        return read_planned_day(text, self._today(), self._first_possible()) if text else None

    def show_day(self, day: date | None) -> None:
        """Writes a day as it can be typed again in every language."""
        self.line.setText("" if day is None else _spelled(day))

    def _first_possible(self) -> date | None:
        with suppress(UnclearDay):
            return None if self._after is None else self._after.day()
        return None

    def _spell_out(self) -> None:
        if not self.line.isModified():
            return
        with suppress(UnclearDay):  # what is unclear stays as it was typed until somebody saves
            day = self.day()
            if day is not None and self.line.text() != _spelled(day):
                self.line.selectAll()
                self.line.insert(_spelled(day))  # so that Ctrl+Z brings back what was typed


def _spelled(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
