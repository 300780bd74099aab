"""What stands below the first screen: the tables that are looked at now and then, and the leaflets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kototori.domain.figures import SHAPES, Table
from kototori.domain.overview import LISTED_TABLES
from kototori.ui.figures.chart_grid import ChartGrid
from kototori.ui.figures.chart_view import ChartCard
from kototori.ui.figures.figure_charts import FigureCharts
from kototori.ui.figures.figure_words import FigureWords
from kototori.ui.figures.leaflet_figures import LeafletFigures
from kototori.ui.figures.overview_reader import Reading
from kototori.ui.look import theme
from kototori.ui.look.page import heading
from kototori.ui.notices import Notices
from kototori.wording.catalogue import N_, Words
from kototori.wording.labels import field_name

_TITLES = {
    Table.AGE_BAND: N_("Ages"),
    Table.FIRST_VISIT: N_("First visit"),
    Table.CHANNEL: N_("Channels"),
    Table.PLACE: N_("Places"),
    Table.TASK: N_("Tasks"),
    Table.AUTHORITY: N_("Authorities"),
    Table.WHY_HERE: N_("Why here"),
    Table.LANGUAGE_MEANS: N_("How the language was met"),
    Table.OUTCOME: N_("Outcomes"),
}
_ACROSS = 3
_LEAST = 228


class MoreFigures(QWidget):
    """Filled when it comes into view: most days nobody scrolls so far."""

    def __init__(self, leaflets: LeafletFigures, words: Words, notices: Notices) -> None:
        super().__init__()
        self._words = words
        self._leaflets = leaflets
        self._is_awake = False
        self._fill: Callable[[], None] | None = None
        self.title = heading(words("More figures"), theme.TILE_LABEL)
        self._tables = {table: ChartCard(words(title), words, notices) for table, title in _TITLES.items()}
        cards = (*self._tables.values(), *leaflets.cards)
        self.grid = ChartGrid(cards, [(*divmod(at, _ACROSS), 1, 1) for at in range(len(cards))], _LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_3)
        column.addWidget(self.title)
        column.addWidget(self.grid)

    def show_figures(self, reading: Reading, charts: FigureCharts, names: FigureWords) -> None:
        """What the cards show from now on, once somebody looks."""
        self._fill = partial(self._show, reading, charts, names)
        if self._is_awake:
            self._fill()

    def wake(self) -> None:
        """Somebody looks, or wants it as text."""
        if not self._is_awake:
            self._is_awake = True
            if self._fill is not None:
                self._fill()

    def sleep(self) -> None:
        """It is out of sight again."""
        self._is_awake = False

    def _show(self, reading: Reading, charts: FigureCharts, names: FigureWords) -> None:
        one, other = reading.overview, reading.beside
        for table in LISTED_TABLES:
            called, card = partial(names.category, table), self._tables[table]
            name = field_name(SHAPES[table].dim1, self._words)
            if other is None:
                chart = charts.shares(name, one.tables[table], one.not_recorded.get(table, 0), called)
            else:
                chart = charts.pairs_of(table, name, called)
            self.grid.show_chart(card, chart)
        self._leaflets.show_overview(one)
