"""The list of requests: two lines each, for whom above, and when it is erased at the right."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kototori.ui.look import theme

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_ROW = Qt.ItemDataRole.UserRole
_HEIGHT, _SIDE, _MARK = 58, 12, 12
_PAGES = (
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
)


class Row(NamedTuple):
    """One request as it is read."""

    whom: str
    below: str
    countdown: str
    marked: bool  # waits too long, or is urgent

    @property
    def spoken(self) -> str:
        """The whole row in one sentence."""
        return f"{self.whom}. {self.below}. {self.countdown}"


class RequestRows(QAbstractListModel):
    """Rows of words, and nothing of what visitors said."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows these from now on."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.whom
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return row.spoken
            case _ if role == _ROW:
                return row
        return None


class RequestListView(QListView):
    """Letters go to the search line; Enter, Del and the arrows to the side are the page's."""

    typed = Signal(str)

    def __init__(self, name: str, rows: RequestRows) -> None:
        super().__init__()
        self.setModel(rows)
        self.setItemDelegate(_TwoLines(self))
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() in _PAGES:
            event.ignore()
        elif letter.isprintable() and letter.strip() and not event.modifiers() & ~_SHIFT:
            self.typed.emit(letter)
        else:
            super().keyPressEvent(event)


_SHIFT = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class _TwoLines(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.scaled(200), theme.scaled(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        row = index.data(_ROW)
        if not isinstance(view, QListView) or not isinstance(row, tuple):
            return
        one, colours = Row(*row), theme.colours_of(view)
        painter.save()
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            theme.draw_panel(painter, area.adjusted(1, 1, -1, -1), colours.selected, colours.accent, width=2)
        else:
            line = QRectF(area.left() + _SIDE, area.bottom() - 1, area.width() - 2 * _SIDE, 1)
            theme.fill(painter, line, colours.divider)
        if chosen and view.hasFocus():
            theme.draw_focus_ring(painter, area.adjusted(1, 1, -1, -1), colours)
        inside = area.adjusted(theme.scaled(_SIDE), theme.scaled(8), -theme.scaled(_SIDE), -theme.scaled(8))
        self._paint_lines(painter, inside, one, colours, chosen=chosen)
        painter.restore()

    def _paint_lines(
        self, painter: QPainter, area: QRectF, row: Row, colours: theme.Colours, *, chosen: bool
    ) -> None:
        bold, small = theme.font(bold=True), theme.font(theme.SMALL, bold=chosen)
        wide = QFontMetrics(bold)
        right = QFontMetrics(small).horizontalAdvance(row.countdown)
        painter.setFont(bold)
        painter.setPen(QColor(colours.text))
        room = max(area.width() - right - theme.GAP_3, theme.scaled(60))
        upper = QRectF(area.left(), area.top(), room, wide.height())
        whom = wide.elidedText(row.whom, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(upper, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, whom)
        painter.setFont(small)
        painter.setPen(QColor(colours.secondary))
        at_right = QRectF(area.left(), area.top(), area.width(), wide.height())
        painter.drawText(at_right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.countdown)
        height = QFontMetrics(small).height()
        lower = QRectF(area.left(), area.bottom() - height, area.width(), height)
        if row.marked:
            _paint_mark(painter, lower, colours)
            lower.setLeft(lower.left() + theme.scaled(_MARK) + theme.GAP_1)
            painter.setPen(QColor(colours.warning))
        below = QFontMetrics(small).elidedText(row.below, Qt.TextElideMode.ElideRight, int(lower.width()))
        painter.drawText(lower, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, below)


def _paint_mark(painter: QPainter, line: QRectF, colours: theme.Colours) -> None:
    """The same diamond as on the tab."""
    half = theme.scaled(_MARK) / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.warning))
    painter.translate(QPointF(line.left() + half, line.center().y()))
    painter.rotate(45)
    side = half * 2**0.5
    painter.drawRect(QRectF(-side / 2, -side / 2, side, side))
    painter.restore()
