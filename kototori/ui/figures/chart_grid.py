"""Cards of charts in a grid: as the first screen has them, or one below another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from kototori.ui.figures.chart import Chart
from kototori.ui.figures.chart_view import ChartCard
from kototori.ui.look import theme

Place = tuple[int, int, int, int]  # row, column, and how many of each it takes
_ONE_BELOW_ANOTHER = 236  # the least height of a card that has the whole width


class ChartGrid(QWidget):
    """Each card is shown anew only where something in it has changed."""

    def __init__(self, cards: Sequence[ChartCard], wide: Sequence[Place], least: int = 0) -> None:
        """`wide` is where each card stands in a wide window; `least` its least height there."""
        super().__init__()
        self.cards = tuple(cards)
        self._wide, self._least = tuple(wide), least
        self._shown: dict[ChartCard, Chart] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.GAP_3)
        self._is_wide = False
        self._place()  # a card without a parent would be a window of its own once it is filled

    def show_chart(self, card: ChartCard, chart: Chart) -> None:
        """What the card shows from now on."""
        before = self._shown.get(card)
        if before is None or chart.facts() != before.facts():
            self._shown[card] = chart
            card.show_chart(chart)

    def turn(self, *, to_table: bool) -> None:
        """All pictures or all tables."""
        for card in self.cards:
            card.turn(to_table)

    def place(self, wide: Sequence[Place]) -> None:
        """Where each card stands in a wide window from now on."""
        if tuple(wide) != self._wide:
            self._wide = tuple(wide)
            self._place()

    def arrange(self, *, is_wide: bool) -> None:
        """Side by side, or one column."""
        if is_wide is not self._is_wide:
            self._is_wide = is_wide
            self._place()

    def _place(self) -> None:
        is_wide = self._is_wide
        least = theme.scaled(self._least if is_wide else _ONE_BELOW_ANOTHER)
        for at, card in enumerate(self.cards):
            card.setMinimumHeight(least)
            self._grid.addWidget(card, *(self._wide[at] if is_wide else (at, 0, 1, 1)))
        columns = max(column + many for _, column, _, many in self._wide) if is_wide else 1
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < columns))
