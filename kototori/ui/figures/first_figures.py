"""The five pictures of the first screen."""

from __future__ import annotations

from kototori.ui.figures.chart_grid import ChartGrid
from kototori.ui.figures.chart_view import ChartCard
from kototori.ui.figures.figure_charts import FigureCharts
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

_WIDE = ((0, 0, 2, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1))
_BESIDE_ANOTHER = ((0, 0, 2, 1), (0, 1, 1, 1), (0, 2, 2, 1), (1, 1, 1, 1), (1, 2, 1, 1))
_LEAST = 168


class FirstFigures(ChartGrid):
    """Needs, hours, languages, weeks, hour × weekday."""

    def __init__(self, words: Words, notices: Notices) -> None:
        self.needs = ChartCard(words("Needs"), words, notices)
        self.hours = ChartCard(words("By hour"), words, notices)
        self.languages = ChartCard(words("Languages"), words, notices)
        self.weeks = ChartCard(words("Contacts by week"), words, notices)
        self.heat = ChartCard(words("Hour × weekday"), words, notices)
        super().__init__((self.needs, self.hours, self.languages, self.weeks, self.heat), _WIDE, _LEAST)

    def show_figures(self, charts: FigureCharts) -> None:
        """What the cards show from now on. Two heat maps cannot be compared: the languages take the room."""
        self.heat.setHidden(charts.is_compared)
        self.place(_BESIDE_ANOTHER if charts.is_compared else _WIDE)
        self.show_chart(self.needs, charts.needs())
        self.show_chart(self.hours, charts.hours())
        self.show_chart(self.languages, charts.languages())
        self.show_chart(self.weeks, charts.weeks())
        self.show_chart(self.heat, charts.heat())
