"""Today's contacts: a model over plain rows, the way a row is drawn, and the list that shows them."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from kototori.domain.contact import Source
from kototori.ui.look import theme
from kototori.ui.look.key_grid import is_command
from kototori.ui.pad.source_mark import draw_source_mark

_ROW_ROLE = Qt.ItemDataRole.UserRole
_TIME_WIDTH = 58
_MARK = 12
_LEAST_CODE_WIDTH = 36
_SCROLL_BAR = 10
_MOST_LINES = 4

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

_Index = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """One contact as it is shown."""

    id: UUID
    time: str
    needs: str
    beside: str
    language: str
    spoken: str
    source: Source = Source.LIVE


class TodayModel(QAbstractListModel):
    """The rows, the last contact first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return tuple(self._rows)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.time} {row.needs}".strip()
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken
        return row if role == _ROW_ROLE else None

    def row_of(self, contact: UUID) -> int | None:
        """Where a contact stands, if it is listed."""
        return next((n for n, row in enumerate(self._rows) if row.id == contact), None)

    def put(self, rows: Sequence[Row]) -> None:
        """Shows these rows; only what differs is touched, so that a long list neither jumps nor blinks."""
        staying = {row.id for row in rows}
        for n in reversed(range(len(self._rows))):
            if self._rows[n].id not in staying:
                self._remove(n)
        for n, row in enumerate(rows):
            if n < len(self._rows) and self._rows[n].id == row.id:  # nearly all of them: one came or went
                if self._rows[n] != row:
                    self._rows[n] = row
                    self.dataChanged.emit(self.index(n), self.index(n))
                continue
            here = self.row_of(row.id)
            if here is not None:
                self._remove(here)
            self.beginInsertRows(QModelIndex(), n, n)
            self._rows.insert(n, row)
            self.endInsertRows()

    def _remove(self, n: int) -> None:
        self.beginRemoveRows(QModelIndex(), n, n)
        del self._rows[n]
        self.endRemoveRows()


class TodayList(QListView):
    """The rows on screen. A click or Enter opens a contact to be corrected."""

    opened = Signal(object)
    stepped = Signal(int)  # to an earlier or a later day
    typed = Signal(str)

    def __init__(self, model: TodayModel, name: str, when_empty: str) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(_RowDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # By the list itself, which its inner parts inherit: to ask for one of them makes PySide look through
        # all of its classes, a tenth of the window's start.
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._nothing = QLabel(when_empty, self)
        self._nothing.setFont(theme.font())
        self._nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setWordWrap(True)
        self._nothing.setVisible(not model.rowCount())
        model.modelReset.connect(self._tell_nothing)
        model.rowsInserted.connect(self._tell_nothing)
        model.rowsRemoved.connect(self._tell_nothing)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            self.stepped.emit(step)
        elif event.text().isprintable() and event.text() and not is_command(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def show_day(self, name: str, when_empty: str) -> None:
        """The rows are those of another day from now on."""
        if name != self.accessibleName():
            self.setAccessibleName(name)
            self._nothing.setText(when_empty)

    def take_focus(self) -> None:
        """The keyboard goes to the first row."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(self._rows.index(0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """By Tab the keyboard comes to a row that is seen and read, not to a list that keeps quiet."""
        super().focusInEvent(event)
        if self._rows.rowCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self._rows.index(0))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            inside = self.viewport()
            theme.draw_focus_ring(QPainter(inside), QRectF(inside.rect()), theme.colours_of(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()  # narrower, a row may need another line
        self._nothing.setGeometry(self.rect().adjusted(16, 8, -16, 0))

    def _tell_nothing(self) -> None:
        self._nothing.setVisible(not self._rows.rowCount())

    def _open(self, index: QModelIndex) -> None:
        row: Row = index.data(_ROW_ROLE)
        self.opened.emit(row.id)


class _RowDelegate(QStyledItemDelegate):
    """Time, needs, and the code of the language; a second line where there is something to say."""

    def __init__(self, view: TodayList) -> None:
        super().__init__(view)
        self._measured_for: tuple[int, int, str] | None = None
        self._heights: dict[tuple[str, str, bool], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The list asks for every row of the day whenever one comes or goes."""
        view = self.parent()
        assert isinstance(view, TodayList)
        letters = QApplication.font()
        if self._measured_for != (now := (view.width(), letters.pixelSize(), letters.family())):
            self._measured_for = now
            self._heights.clear()
        row: Row = index.data(_ROW_ROLE)
        looks = row.needs, row.language, bool(row.beside)
        if looks not in self._heights:
            self._heights[looks] = _height(row, view.width())
        return QSize(200, self._heights[looks])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = self.parent()
        assert isinstance(view, TodayList)
        colours = theme.colours_of(view)
        row: Row = index.data(_ROW_ROLE)
        area = QRectF(option.rect)
        if view.hasFocus() and index == view.currentIndex():
            theme.fill(painter, area, colours.selected)
            theme.draw_focus_ring(painter, area.adjusted(-3, -3, 3, 3), colours)
        inner = area.adjusted(theme.scaled(16), 0, -theme.scaled(16), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(13))
        painter.setPen(QColor(colours.secondary))
        painter.drawText(inner, middle, row.time)
        side = theme.scaled(_MARK)
        mark = QRectF(inner.left() + theme.scaled(_TIME_WIDTH - 6) - side, 0, side, side)
        mark.moveTop(area.center().y() - side / 2)
        draw_source_mark(painter, mark, row.source, colours.secondary)
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(QColor(colours.accent))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, row.language)
        texts = inner.adjusted(theme.scaled(_TIME_WIDTH), 0, -_code_width(row.language), 0)
        if row.beside:
            half = theme.scaled(theme.ROW_HEIGHT) / 2
            first = texts.adjusted(0, theme.scaled(3), 0, -half)
            _draw_needs(painter, first, row.needs, colours.text)
            second = texts.adjusted(0, texts.height() - half, 0, -theme.scaled(3))
            _draw_line(painter, second, row.beside, colours.secondary, theme.SMALL)
        else:
            _draw_needs(painter, texts, row.needs, colours.text)


def _code_width(code: str) -> int:
    wanted = QFontMetrics(theme.font(13, bold=True)).horizontalAdvance(code) + theme.GAP_3
    return max(wanted, theme.scaled(_LEAST_CODE_WIDTH))


def _height(row: Row, within: int) -> int:
    width = within - theme.scaled(2 * 16 + _TIME_WIDTH + _SCROLL_BAR) - _code_width(row.language)
    return theme.scaled(theme.ROW_HEIGHT) + _more_height(row, width)


def _more_height(row: Row, width: int) -> int:
    """How much taller than the others a row is whose needs take more lines."""
    if QFontMetrics(theme.font()).horizontalAdvance(row.needs) <= width:
        return 0
    letters = QFontMetrics(theme.font(13))
    tall = len(_lines(row.needs, letters, width, _MOST_LINES)) * letters.lineSpacing() + theme.scaled(8)
    own = theme.scaled(theme.ROW_HEIGHT)
    return max(tall - (own // 2 if row.beside else own), 0)


def _lines(text: str, letters: QFontMetrics, width: int, most: int) -> list[str]:
    """The text in lines; what is left over, or is wider than a line, ends in three dots."""
    lines, words = [""], text.split(" ")
    for nth, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if letters.horizontalAdvance(longer) <= width or not lines[-1]:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = " ".join((lines[-1], *words[nth:]))
            break
    return [letters.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]


def _draw_needs(painter: QPainter, area: QRectF, text: str, colour: str) -> None:
    """In one line where it has room, else in smaller letters in several."""
    if QFontMetrics(theme.font()).horizontalAdvance(text) <= area.width():
        _draw_line(painter, area, text, colour, theme.BODY)
        return
    painter.setFont(theme.font(13))
    painter.setPen(QColor(colour))
    letters = painter.fontMetrics()
    most = max(int(area.height() // letters.lineSpacing()), 1)
    lines = _lines(text, letters, int(area.width()), min(most, _MOST_LINES))
    top = area.center().y() - len(lines) * letters.lineSpacing() / 2
    for nth, line in enumerate(lines):
        place = QRectF(area.left(), top + nth * letters.lineSpacing(), area.width(), letters.lineSpacing())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line)


def _draw_line(painter: QPainter, area: QRectF, text: str, colour: str, size: int) -> None:
    font = theme.font(size)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
