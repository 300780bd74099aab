"""A card with a picture of counts, the same numbers as a table, and ways to take both along."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
)

from kototori.ui.figures.chart import Chart, Draw
from kototori.ui.figures.chart_export import PNG, SVG, ChartExport
from kototori.ui.figures.chart_picture import ChartView
from kototori.ui.figures.chart_table import ChartTable
from kototori.ui.look import theme
from kototori.ui.look.one_line import OneLine
from kototori.ui.look.page import Card, heading
from kototori.ui.notices import Notices
from kototori.ui.own_folder import own_folder
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

Keep = Callable[[Path, str, bytes], Path]  # path, ending and content to where the file lies now

__all__ = ["Chart", "ChartCard", "ChartView", "Draw", "Keep"]


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
        self._keep: Keep | None = None
        self._note = OneLine()
        self._picture = ChartView(title)
        self._is_tabulated = False
        self._sides = QStackedWidget()
        self._more = QToolButton()
        self._menu: QMenu | None = None
        self._lay_out()

    def show_chart(self, chart: Chart) -> None:
        """What is painted and tabulated from now on."""
        self._chart = chart
        self._note.setText(chart.note)
        self._note.setToolTip(chart.note)
        self._picture.show_chart(chart)
        self._is_tabulated = False
        if self.is_table:
            self._tabulate(chart)

    def turn(self, to_table: bool) -> None:
        """Shows the table or the picture; the keyboard goes along."""
        if to_table is self.is_table:
            return
        had_focus = self._picture.hasFocus() or (self.is_table and self._table.hasFocus())
        if to_table and self._chart is not None:
            self._tabulate(self._chart)
        shown = self._table if to_table else self._picture
        self._sides.setCurrentWidget(shown)
        if had_focus:
            shown.setFocus()

    @property
    def is_table(self) -> bool:
        """Whether the table is in view."""
        return self._sides.currentWidget() is not self._picture

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

    def keep_through(self, keep: Keep) -> None:
        """Pictures become files by this, which lists what left; without it the menu offers no file."""
        self._keep = keep

    def save(self, ending: str) -> None:
        """Asks where the picture is to lie, and keeps it there."""
        if self._chart is None or self._keep is None:
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
            content = ChartExport(self._title, self._chart, words).content(ending)
            path = self._keep(Path(chosen), ending, content)
            self._notices.done(words("Saved: {path}.", path=path))

    def offer(self) -> None:
        """Opens the menu of what can be done with the chart."""
        from PySide6.QtWidgets import QMenu

        words = self._words
        self._menu = menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self._more.accessibleName())
        copying = menu.addAction(words("Copy the picture and its numbers"), self.copy)
        copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        turning = words("As a picture") if self.is_table else words("As a table")
        menu.addAction(turning, partial(self.turn, not self.is_table))
        for kind, ending in ((words("Save as PNG …"), PNG), (words("Save as SVG …"), SVG)):
            keeping = menu.addAction(kind, partial(self.save, ending))
            keeping.setVisible(self._keep is not None)
            keeping.setEnabled(self._chart is not None and not self._chart.is_empty)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _tabulate(self, chart: Chart) -> None:
        """Only where the table is looked at: to lay out its rows takes ten times as long as the picture."""
        if self._is_tabulated:
            return
        self._is_tabulated = True
        self._table.show_rows(chart.columns, chart.rows)

    @cached_property
    def _table(self) -> ChartTable:
        """Made when it is first looked at."""
        table = ChartTable(self._title)
        self._sides.addWidget(table)
        return table

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
        top.setSpacing(theme.GAP_2)
        top.addWidget(heading(self._title, theme.TILE_LABEL))
        self._note.setFont(theme.font(theme.SMALL))
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight)
        top.addWidget(self._note, 1)
        top.addWidget(self._more)
        self._sides.addWidget(self._picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_2, theme.GAP_2, theme.GAP_3)
        column.setSpacing(theme.GAP_1)
        column.addLayout(top)
        column.addWidget(self._sides, 1)
