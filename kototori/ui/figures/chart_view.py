"""Paints the drawings of `domain.charts`, and shows the same numbers as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kototori.domain.charts import Drawing, Measure
from kototori.ui.figures.chart_painter import inks_of, measure, paint, scale
from kototori.ui.look import theme
from kototori.ui.look.page import Card, heading, small_print
from kototori.ui.look.plain_table import PlainTable
from kototori.ui.look.spoken_as import SpokenAs

Draw = Callable[[float, float, Measure], Drawing]

_PICTURE_SCALE = 2  # a picture that is pasted into a report is printed: twice the dots of the screen


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of counts, with the same numbers as rows of a table."""

    draw: Draw
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    note: str = ""
    empty: str = ""
    is_empty: bool = False


OWN_COPY = "application/x-kototori-chart"


def leave_clipboard_as_text() -> None:
    """What was copied here stays to be pasted, but no longer as an object of Python's: Qt outlives Python."""
    clipboard = QApplication.clipboard()
    held = clipboard.mimeData()
    if held is not None and held.hasFormat(OWN_COPY):
        clipboard.setText(clipboard.text())


class ChartView(QWidget):
    """A picture of counts; the keyboard reaches it, and the screen reader hears its numbers."""

    spoken_as = SpokenAs.PICTURE

    def __init__(self, title: str) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(title)

    def show_chart(self, chart: Chart) -> None:
        """What is painted from now on."""
        self._chart = chart
        told = "; ".join(" ".join(row) for row in chart.rows)
        self.setAccessibleDescription(told or chart.empty)
        self.setToolTip("\n".join(" ".join(row) for row in chart.rows[:_MOST_IN_TIP]))
        self.update()

    def picture(self) -> QImage:
        """The picture as it stands, on white or dark ground."""
        image = QImage(self.size() * _PICTURE_SCALE, QImage.Format.Format_RGB32)
        colours = theme.colours_of(self)
        image.fill(QColor(colours.surface))
        painter = QPainter(image)
        painter.scale(_PICTURE_SCALE, _PICTURE_SCALE)
        self._paint(painter, colours)
        painter.end()
        return image

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(300), theme.scaled(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(220), theme.scaled(150))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.colours_of(self)
        self._paint(painter, colours)
        if self.hasFocus():
            painter.setPen(QColor(colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint(self, painter: QPainter, colours: theme.Colours) -> None:
        if self._chart is None:
            return
        if self._chart.is_empty:
            painter.setFont(theme.font())
            painter.setPen(QColor(colours.secondary))
            wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), wrapped, self._chart.empty)
            return
        painter.translate(_MARGIN, _MARGIN)
        larger = scale()
        painter.scale(larger, larger)
        across, down = (self.width() - 2 * _MARGIN) / larger, (self.height() - 2 * _MARGIN) / larger
        drawn = self._chart.draw(across, down, measure)
        paint(painter, drawn, inks_of(colours))
        painter.scale(1 / larger, 1 / larger)
        painter.translate(-_MARGIN, -_MARGIN)


_SCROLL_BAR = 16
_MOST_IN_TIP = 24  # rows; a longer tip would cover the window
_MARGIN = 4  # keeps the focus frame off the bars


class _Table(QTableView):
    """A table that leaves single letters to the page: they are its keys, not a search."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_letter = event.text().isalpha() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if is_letter or event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChartCard(Card):
    """A chart with its heading, which turns into its table and back."""

    copied = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._chart: Chart | None = None
        self._note = small_print("")
        self._picture = ChartView(title)
        self._model = PlainTable()
        self._table = _Table()
        self._sides = QStackedWidget()
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
        """Shows the table or the picture."""
        self._sides.setCurrentWidget(self._table if to_table else self._picture)
        if to_table:
            self._make_room_for_names()

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
        if self._chart is None:
            return ""
        lines = ["\t".join(row) for row in (self._chart.columns, *self._chart.rows)]
        return "\n".join([self._title, *lines])

    def copy(self) -> None:
        """Puts the rows as text and the picture on the clipboard; whoever pastes takes what it can."""
        taken = QMimeData()
        taken.setData(OWN_COPY, b"1")
        taken.setText(self.text())
        taken.setImageData(self._picture.picture())
        QApplication.clipboard().setMimeData(taken)
        self.copied.emit(self._title)

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
        top = QHBoxLayout()
        top.addWidget(heading(self._title, theme.TILE_LABEL))
        top.addStretch(1)
        top.addWidget(self._note)
        self._sides.addWidget(self._picture)
        self._sides.addWidget(self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        column.addLayout(top)
        column.addWidget(self._sides, 1)
