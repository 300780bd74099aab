"""The leaflets to choose from, under headings; a row may also stand for a language or a number of copies."""

from collections.abc import Container, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from kototori.ui.look import theme
from kototori.ui.look.announcement import PatientVoice

_OFFER = Qt.ItemDataRole.UserRole
_PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BOX, _SIDE, _AIR = 20, 10, 7
_HEADING = 30
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TALL = 10_000


class Takes(StrEnum):
    """What a row puts into hand."""

    LEAFLET = "leaflet"
    LANGUAGE = "language"
    COPIES = "copies"


class Offer(NamedTuple):
    """One row: what it stands for, how it is called, and what else is to know."""

    takes: Takes
    code: str
    title: str
    detail: str
    is_missing: bool = False  # not there in the language that is chosen


class LeafletList(QListWidget):
    """Space, Enter or a click on a row asks for it; what is ticked is told to the list, not by it."""

    pressed_row = Signal(object)  # an Offer
    typed = Signal(str)

    def __init__(self, name: str, chosen_word: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._chosen_word = chosen_word
        self._voice = PatientVoice(self)
        self._shown: list[tuple[str, tuple[Offer, ...]]] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the search line
        self.setItemDelegate(_Rows(self))
        self.setUniformItemSizes(False)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.itemClicked.connect(self._press)

    def show_offers(
        self, groups: Iterable[tuple[str, Sequence[Offer]]], chosen: Iterable[str], *, from_top: bool
    ) -> None:
        """Shows headed groups; `from_top` moves to the first row, else the row of before stays current."""
        ticked, before = set(chosen), self.current()
        all_of_them = [(heading, tuple(offers)) for heading, offers in groups]
        shown = [one for one in all_of_them if one[1]] or all_of_them[:1]  # if nothing is found, that is said
        if shown == self._shown:
            self.tick(ticked)  # another visitor for whom the same ones fit: no row is made anew
        else:
            self._shown = shown
            self._lay(shown, ticked)
        rows = self._rows()
        same = [row for row in rows if before is not None and self._offer(row)[:2] == before[:2]]
        self.setCurrentRow((rows if from_top or not same else same)[0] if rows else -1)

    def _lay(self, groups: Iterable[tuple[str, Sequence[Offer]]], ticked: Container[str]) -> None:
        self.clear()
        for heading, offers in groups:
            if heading:
                self._add_heading(heading)
            for offer in offers:
                self._add_offer(offer, is_chosen=offer.takes is Takes.LEAFLET and offer.code in ticked)

    def tick(self, chosen: Iterable[str]) -> None:
        """Only the ticks have changed; no row moves."""
        ticked = set(chosen)
        for row in self._rows():
            offer = self._offer(row)
            if offer.takes is Takes.LEAFLET:
                self._set_tick(self.item(row), offer, is_chosen=offer.code in ticked)

    def current(self) -> Offer | None:
        """The row that Space would take."""
        row = self.currentRow()
        return self._offer(row) if row in self._rows() else None

    def offers(self) -> list[Offer]:
        """Every row that can be taken, from above."""
        return [self._offer(row) for row in self._rows()]

    def move_by(self, rows: int) -> None:
        """From the search line: headings are stepped over, and the row is told."""
        there = self._rows()
        if not there:
            return
        here = there.index(self.currentRow()) if self.currentRow() in there else -1
        self.setCurrentRow(there[max(0, min(len(there) - 1, here + rows))])
        self._voice.now(str(self.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        offer = self.current()
        if event.key() in _PRESSING and not event.modifiers():
            if offer is not None:
                self.pressed_row.emit(offer)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
        elif event.text().isprintable() and event.text() and not event.modifiers():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _press(self, item: QListWidgetItem) -> None:
        offer = item.data(_OFFER)
        if offer is not None:
            self.pressed_row.emit(Offer(*offer))

    def _rows(self) -> list[int]:
        return [row for row in range(self.count()) if self.item(row).data(_OFFER) is not None]

    def _offer(self, row: int) -> Offer:
        return Offer(*self.item(row).data(_OFFER))

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def _add_offer(self, offer: Offer, *, is_chosen: bool) -> None:
        item = QListWidgetItem(f"{offer.title}\n{offer.detail}")
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if offer.takes is Takes.LEAFLET:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags)
        item.setData(_OFFER, offer)
        self._set_tick(item, offer, is_chosen=is_chosen)
        self.addItem(item)

    def _set_tick(self, item: QListWidgetItem, offer: Offer, *, is_chosen: bool) -> None:
        if offer.takes is Takes.LEAFLET:
            item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        said = [offer.title, offer.detail, self._chosen_word if is_chosen else ""]
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in said if part))


class _Rows(QStyledItemDelegate):
    """A box, the title, and below it in small letters what else is to know; both take the lines they need."""

    def __init__(self, view: LeafletList) -> None:
        super().__init__(view)
        self._measured: dict[tuple[str, str, int, bool, int], tuple[int, int]] = {}

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        return False  # the page decides what is ticked

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._width()
        if index.data(_OFFER) is None:
            return QSize(width, theme.scaled(_HEADING))
        title, detail = self._heights(Offer(*index.data(_OFFER)), width, ticked=_is_ticked(index))
        return QSize(width, max(title + detail + 2 * theme.scaled(_AIR), theme.scaled(theme.TOUCH)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        if index.data(_OFFER) is None:
            self._paint_heading(painter, option.rect, str(index.data()))
        else:
            self._paint_offer(painter, option, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, text: str) -> None:
        painter.setFont(theme.font(theme.SMALL, bold=True))
        painter.setPen(QColor(theme.colours_of(self._view()).secondary))
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area.adjusted(theme.scaled(_SIDE), 0, 0, -theme.scaled(4)), bottom, text)

    def _paint_offer(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view, offer, area = self._view(), Offer(*index.data(_OFFER)), option.rect
        colours = theme.colours_of(view)
        ticked = _is_ticked(index)
        if ticked or index.row() == view.currentRow():
            theme.fill(painter, QRectF(area), colours.selected)
        if index.row() == view.currentRow():
            bar = QRectF(area.left(), area.top(), 3, area.height())
            theme.fill(painter, bar, colours.accent)
        if offer.takes is Takes.LEAFLET:
            self._paint_box(painter, area, ticked=ticked)
        title, detail = self._heights(offer, self._width(), ticked=ticked)
        top = area.top() + (area.height() - title - detail) // 2
        room = _text_room(QRect(area.left(), area.top(), self._width(), area.height()))
        painter.setFont(_title_font(bold=ticked))
        painter.setPen(QColor(colours.secondary if offer.is_missing else colours.text))
        painter.drawText(QRect(room.left(), top, room.width(), title), _WRAP, offer.title)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(colours.secondary))
        painter.drawText(QRect(room.left(), top + title, room.width(), detail), _WRAP, offer.detail)
        if view.hasFocus() and index.row() == view.currentRow():
            theme.draw_focus_ring(painter, QRectF(area).adjusted(-2, -2, 2, 2), colours)

    def _paint_box(self, painter: QPainter, area: QRect, *, ticked: bool) -> None:
        side = theme.scaled(_BOX)
        box = QStyleOptionButton()
        box.initFrom(self._view())
        box.rect = QRect(
            area.left() + theme.scaled(_SIDE), area.top() + (area.height() - side) // 2, side, side
        )
        box.state = QStyle.StateFlag.State_Enabled
        box.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        indicator = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        self._view().style().drawPrimitive(indicator, box, painter, self._view())

    def _width(self) -> int:
        """What a row has beside the scroll bar, whether that is there or not: no line breaks anew with it."""
        view = self._view()
        bar = view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, view)
        return view.width() - bar

    def _heights(self, offer: Offer, width: int, *, ticked: bool) -> tuple[int, int]:
        """What title and detail take in a row so wide; the list asks for every row each time it comes."""
        key = (offer.title, offer.detail, width, ticked, theme.scaled(theme.BODY))
        if key not in self._measured:
            self._measured[key] = _heights(offer, width, ticked=ticked)
        return self._measured[key]

    def _view(self) -> LeafletList:
        view = self.parent()
        assert isinstance(view, LeafletList)
        return view


def _title_font(*, bold: bool) -> QFont:
    return theme.font(bold=bold)


def _text_room(area: QRect) -> QRect:
    return area.adjusted(theme.scaled(2 * _SIDE + _BOX), 0, -theme.scaled(_SIDE), 0)


def _is_ticked(index: QModelIndex | QPersistentModelIndex) -> bool:
    return index.data(Qt.ItemDataRole.CheckStateRole) in (Qt.CheckState.Checked, 2)


def _heights(offer: Offer, width: int, *, ticked: bool) -> tuple[int, int]:
    """What title and detail take in a row so wide."""
    room = _text_room(QRect(0, 0, width, _TALL))
    title = QFontMetrics(_title_font(bold=ticked)).boundingRect(room, _WRAP, offer.title).height()
    if not offer.detail:
        return title, 0
    return title, QFontMetrics(theme.font(theme.SMALL)).boundingRect(room, _WRAP, offer.detail).height()
