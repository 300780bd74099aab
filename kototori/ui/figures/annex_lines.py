"""The advisers' lines of the days of an annex, each to be ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kototori.domain.annex import DayLine
from kototori.domain.day import Prompt
from kototori.ui.look import theme
from kototori.ui.look.page import small_print
from kototori.ui.look.tick_box import TickBox
from kototori.wording.catalogue import Words
from kototori.wording.day_report import PROMPTS

_MOST = 60  # of a longer period the newest ones are offered: two pages hold some twenty
Chosen = frozenset[tuple[date, Prompt]]


class AnnexLines(QWidget):
    """What might point to a person cannot be ticked; what is about a new phenomenon is ticked already."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._ticks: dict[tuple[date, Prompt], TickBox] = {}
        self._told = small_print("")
        self._told.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP_1)
        name = QLabel(words("The advisers' lines that go in"))
        self._column.addWidget(name)
        self._column.addWidget(self._told)

    @property
    def chosen(self) -> Chosen:
        """The lines that are ticked."""
        return frozenset(key for key, tick in self._ticks.items() if tick.isChecked() and tick.isEnabled())

    @property
    def ticks(self) -> Sequence[TickBox]:
        """Every line, in the order of the days."""
        return tuple(self._ticks.values())

    def show_lines(self, lines: Sequence[DayLine], may_be_sent: Callable[[DayLine], bool]) -> None:
        """Other days, other lines; what was ticked stays so where it is still there."""
        before = {key: tick.isChecked() for key, tick in self._ticks.items()}
        for tick in self._ticks.values():
            self._column.removeWidget(tick)
            tick.deleteLater()
        self._ticks = {}
        for line in lines[-_MOST:]:
            key = (line.day, line.prompt)
            self._ticks[key] = tick = self._tick(line, may_be_sent=may_be_sent(line))
            tick.setChecked(tick.isEnabled() and before.get(key, line.prompt is Prompt.NEW))
            self._column.addWidget(tick)
        self._told.setText(self._about(lines))

    def _tick(self, line: DayLine, *, may_be_sent: bool) -> TickBox:
        words = self._words
        text = f"{words.date(line.day)} · {words(PROMPTS[line.prompt])} {line.text}"
        if not may_be_sent:
            text = words("{line} – left out: this might point to a person", line=text)
        tick = TickBox(text)
        tick.setAccessibleName(text)
        tick.setEnabled(may_be_sent)
        tick.toggled.connect(self.changed)
        return tick

    def _about(self, lines: Sequence[DayLine]) -> str:
        words = self._words
        if not lines:
            return words("The reports of these days have no lines of the advisers' own.")
        told = words("Read each one as a stranger would: a rare case may be recognised.")
        if len(lines) > _MOST:
            told += " " + words("The newest {n} of {all} are offered.", n=_MOST, all=len(lines))
        return told
