"""The row of a day on which nobody is recorded: shut, not counted, or did nobody come?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kototori.domain.day import DayState
from kototori.domain.figures import Measure
from kototori.ui.day.day_rows import DayRow, Mark
from kototori.wording.catalogue import Words
from kototori.wording.day_report import STATES

if TYPE_CHECKING:
    from kototori.domain.day_report import DayReport


class StateRow(DayRow):
    """Shown only where nobody came, or where somebody said that not all were counted."""

    said = Signal(DayState)

    def __init__(self, words: Words) -> None:
        super().__init__(words("Was the desk open?"), words)
        for state in (DayState.SHUT, DayState.NOT_COUNTED, DayState.SERVED):
            self.add_button("", partial(self.said.emit, state))

    def tell_state(self, report: DayReport, *, is_today: bool) -> None:
        """What is known of the day, and what else may be said of it."""
        words, day = self._words, report.day
        came = report.figures.sums[Measure.CONTACTS]
        state = DayState.SERVED if day is None else day.state
        self.setVisible(not came or state is not DayState.SERVED)
        served = words("All were counted") if came else words("Nobody came")
        offered = (
            (words("Shut"), state is not DayState.SHUT and not came),
            (words("Not counted"), state is not DayState.NOT_COUNTED),
            (served, day is None or state is not DayState.SERVED),
        )
        for button, (text, shown) in zip(self.buttons, offered, strict=True):
            button.setText(text)
            button.setAccessibleName(text)
            button.setVisible(shown)
        if day is None and is_today:
            self.tell(Mark.OPTIONAL, words("Nobody is recorded yet."))
        elif day is None:
            told = words("Nobody is recorded. Was the desk shut, not counted, or did nobody come?")
            self.tell(Mark.OPEN, told)
        elif state is DayState.SERVED:
            self.tell(Mark.DONE, words("The desk was open, and nobody came."))
        else:
            self.tell(Mark.DONE, words(STATES[state]))
