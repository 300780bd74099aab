"""A card with a picture of counts, the same numbers as a table, and ways to take both along."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
)

from kototori.ui.figures.chart import Chart, Draw
from kototori.ui.figures.chart_export import PNG, SVG, ChartExport
from kototori.ui.figures.chart_picture import ChartView
from kototori.ui.look import theme
from kototori.ui.look.page import Card, heading, small_print
from kototori.ui.look.plain_table import PlainTable
from kototori.ui.notices import Notices
from kototori.ui.own_folder import own_folder
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

__all__ = ["Chart", "ChartCard", "ChartView", "Draw"]

_SCROLL_BAR = 16


class ChartCard(Card):
    """A chart with its heading, which turns into its table and back.

    What can be done with it stands in a menu: under the button beside the heading, and by Enter or the menu
    key on the picture.
    """

    copied = Signal(str)

    def __init__(self, title: str, words: Words, notices: Notices) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self._notices = notices
        self._chart: Chart | None = None
        self._note = small_print("")
        self._picture = ChartView(title)
        self._model = PlainTable()
        self._table = _Table()
        self._sides = QStackedWidget()
        self._more = QToolButton()
        self._menu: QMenu | None = None
        self._set_up_table()
        self._lay_out()

    def show_chart(self, chart: Chart) -> None:
        """What is painted and tabulated from now on."""
        self._chart = chart
        self._note.setText(chart.note)
        self._picture.show_chart(chart)
        self._model.show_rows(chart.columns, chart.rows)
        # Names take what the numbers leave, in two lines where they have to.
        header = self._table.horizontalHeader()
        for column in range(len(chart.columns)):
            mode = header.ResizeMode.ResizeToContents if column else header.ResizeMode.Stretch
            header.setSectionResizeMode(column, mode)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_table:
            self._make_room_for_names()

    def turn(self, to_table: bool) -> None:
        """Shows the table or the picture; the keyboard goes along."""
        had_focus = self._picture.hasFocus() or self._table.hasFocus()
        shown = self._table if to_table else self._picture
        self._sides.setCurrentWidget(shown)
        if to_table:
            self._make_room_for_names()
        if had_focus:
            shown.setFocus()

    @property
    def is_table(self) -> bool:
        """Whether the table is in view."""
        return self._sides.currentWidget() is self._table

    @property
    def is_told(self) -> bool:
        """Whether it has anything to say on its page."""
        return self._chart is not None and not self.isHidden()

    def text(self) -> str:
        """The rows as text, with tabs between the columns, ready for a spreadsheet."""
        return "" if self._chart is None else self._chart.as_text(self._title)

    def copy(self) -> None:
        """Puts the rows as text and table and the picture on the clipboard."""
        if self._chart is not None:
            ChartExport(self._title, self._chart, self._words).copy()
            self.copied.emit(self._title)

    def save(self, ending: str) -> None:
        """Asks where the picture is to lie, and keeps it there."""
        if self._chart is None:
            return
        words = self._words
        proposed = own_folder() / f"{self._chart.file_name(self._title)}.{ending}"
        kind = words("Save as PNG …") if ending == PNG else words("Save as SVG …")
        chosen, _ = QFileDialog.getSaveFileName(
            self, kind.removesuffix(" …"), str(proposed), f"{ending.upper()} (*.{ending})"
        )
        if not chosen:
            return
        with self._notices.reporting():
            path = ChartExport(self._title, self._chart, words).keep(Path(chosen), ending)
            self._notices.done(words("Saved: {path}.", path=path))

    def offer(self) -> None:
        """Opens the menu of what can be done with the chart."""
        from PySide6.QtWidgets import QMenu

        words = self._words
        self._menu = menu = QMenu(self)
        menu.setAccessibleName(self._more.accessibleName())
        copying = menu.addAction(words("Copy the picture and its numbers"), self.copy)
        copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        turning = words("As a picture") if self.is_table else words("As a table")
        menu.addAction(turning, partial(self.turn, not self.is_table))
        for kind, ending in ((words("Save as PNG …"), PNG), (words("Save as SVG …"), SVG)):
            keeping = menu.addAction(kind, partial(self.save, ending))
            keeping.setEnabled(self._chart is not None and not self._chart.is_empty)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _make_room_for_names(self) -> None:
        """The codes give way where the columns are too narrow for what stands over them."""
        header, table = self._table.horizontalHeader(), self._table
        columns = range(self._model.columnCount())
        wanted = [
            max(header.sectionSizeHint(column), table.sizeHintForColumn(column) if column else 0)
            for column in columns
        ]
        room = self.width() - 2 * theme.GAP_4 - theme.scaled(_SCROLL_BAR)
        table.setColumnHidden(1, len(wanted) > 2 and sum(wanted) > room)

    def _set_up_table(self) -> None:
        self._table.setModel(self._model)
        self._table.setAccessibleName(self._title)
        self._table.setFrameShape(QTableView.Shape.NoFrame)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setMinimumSectionSize(theme.scaled(28))
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)

    def _lay_out(self) -> None:
        self._more.setText("⋯")
        self._more.setAutoRaise(True)
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter on the picture opens the same menu
        self._more.setFixedSize(theme.scaled(32), theme.scaled(28))
        self._more.setAccessibleName(self._words("{title}: copy, save, as a table", title=self._title))
        self._more.setToolTip(self._words("Copy, save, as a table"))
        self._more.clicked.connect(self.offer)
        self._picture.menu_wanted.connect(self.offer)
        top = QHBoxLayout()
        top.setSpacing(theme.GAP_1)
        top.addWidget(heading(self._title, theme.TILE_LABEL))
        top.addStretch(1)
        top.addWidget(self._note)
        top.addWidget(self._more)
        self._sides.addWidget(self._picture)
        self._sides.addWidget(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_2, theme.GAP_2, theme.GAP_3)
        column.setSpacing(theme.GAP_1)
        column.addLayout(top)
        column.addWidget(self._sides, 1)


class _Table(QTableView):
    """A table that leaves single letters to the page: they are its keys, not a search."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_letter = event.text().isalpha() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_letter or event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)
