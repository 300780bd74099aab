"""The table twin of a chart: names take what the numbers leave, in several lines where they have to."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QItemDelegate, QTableView

from kototori.ui.look import theme
from kototori.ui.look.plain_table import PlainTable

_CODES = 1  # the column that gives way where there is little room
_PADDING = 14
_ROW = 28
_LEAST_NAME = 90
_TALL = 10_000


class ChartTable(QTableView):
    """Measured by itself: Qt's own measuring asks for every cell several times over.

    It leaves single letters to the page: they are its keys, not a search.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._rows_model = PlainTable()
        self._columns: tuple[str, ...] = ()
        self._rows: Sequence[tuple[str, ...]] = ()
        self._fitted = 0
        self.setModel(self._rows_model)
        # The plain one: the styled one asks the window's style, which is Python's, ten times for a cell.
        self.setItemDelegate(QItemDelegate(self))
        self.setAccessibleName(title)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(theme.scaled(theme.LEAST_TARGET))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.scaled(_ROW))
        self.horizontalHeader().setHighlightSections(False)
        self.verticalScrollBar().setStyleSheet(theme.SLIM_SCROLL_BAR)

    def show_rows(self, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
        """Shows these rows from now on."""
        self._columns, self._rows, self._fitted = columns, rows, 0
        self._rows_model.show_rows(columns, rows)
        if self.isVisible():
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_letter = event.text().isalpha() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_letter or event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        room = self.viewport().width()
        if not self._columns or room == self._fitted:
            return
        self._fitted = room
        metrics, padding = QFontMetrics(self.font()), theme.scaled(_PADDING)
        widths = [
            max(metrics.horizontalAdvance(text) for text in (name, *(row[at] for row in self._rows)))
            + padding
            for at, name in enumerate(self._columns)
        ]
        numbers = sum(widths[1:])
        hides_codes = len(widths) > 2 and numbers + min(widths[0], theme.scaled(_LEAST_NAME)) > room
        self.setColumnHidden(_CODES, hides_codes)
        names = room - numbers + (widths[_CODES] if hides_codes else 0)
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width if at else max(names, theme.scaled(_LEAST_NAME)))
        self._give_lines(metrics, max(names, theme.scaled(_LEAST_NAME)) - padding)

    def _give_lines(self, metrics: QFontMetrics, room: int) -> None:
        """A name that has no room beside its numbers takes more lines, or it would be cut."""
        least = theme.scaled(_ROW)
        for at, row in enumerate(self._rows):
            height = least
            if metrics.horizontalAdvance(row[0]) > room:
                wrapped = metrics.boundingRect(
                    QRect(0, 0, room, _TALL), int(Qt.TextFlag.TextWordWrap), row[0]
                )
                height = max(least, ceil(wrapped.height()) + theme.scaled(8))
            if self.rowHeight(at) != height:
                self.setRowHeight(at, height)
