"""In which steps public figures are counted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout

from kototori.domain.release_plan import LEAST_BASE, MOST_BASE
from kototori.ui.look import theme
from kototori.ui.look.choice_button import ChoiceButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import Card, heading, small_print
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.statistics_book import StatisticsBook


class FiguresCard(Card):
    """A step holds for whole years, and never changes in one that has public figures already."""

    def __init__(self, statistics: Callable[[], StatisticsBook], words: Words, notices: Notices) -> None:
        super().__init__()
        self._statistics = statistics
        self._words = words
        self._notices = notices
        self._holds = QLabel()
        self._holds.setWordWrap(True)
        self.steps = {step: ChoiceButton(str(step)) for step in range(LEAST_BASE, MOST_BASE + 1)}
        self._lay_out()

    @property
    def sentence(self) -> str:
        """From when on which step holds."""
        return self._holds.text()

    def refresh(self) -> None:
        """Shows what is chosen, and what this year is counted in."""
        words = self._words
        with self._notices.reporting():
            steps = self._statistics().steps()
            self.steps[steps.chosen].setChecked(True)
            if steps.of_this_year in (None, steps.chosen):
                said = words("This year is counted in steps of {step}.", step=steps.chosen)
            else:
                said = words(
                    "This year has public figures already and stays at steps of {now}; steps of {step} hold "
                    "from the next year on.",
                    now=steps.of_this_year,
                    step=steps.chosen,
                )
            self._holds.setText(said)

    def _choose(self, step: int) -> None:
        with self._notices.reporting():
            self._statistics().choose_step(step)
            self.refresh()
            self._notices.done(self.sentence)

    def _lay_out(self) -> None:
        words = self._words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        said = small_print(
            words(
                "Every public number is a multiple of the step, so that nobody can be found in it. Five is "
                "usual; a larger step protects more and tells less."
            )
        )
        said.setWordWrap(True)
        column.addWidget(heading(words("Public figures")))
        column.addLayout(self._row())
        column.addWidget(self._holds)
        column.addWidget(said)

    def _row(self) -> FlowRow:
        row, group = FlowRow(theme.GAP_2), QButtonGroup(self)
        for step, button in self.steps.items():
            button.setAccessibleName(self._words("steps of {step}", step=step))
            button.clicked.connect(partial(self._choose, step))
            group.addButton(button)
            row.addWidget(button)
        return row
