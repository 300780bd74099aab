"""The strip over the entry line: the new contact, and by letter those that wait beside it."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QWidget

from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.wording.catalogue import Words

_HEIGHT = 48
_GAP = 6


class _Room(IntEnum):
    """How much of the strip there is room for."""

    ALL = 0
    TIGHT = 1
    PLUS_ALONE = 2
    LETTERS_ALONE = 3


class Tab(NamedTuple):
    """One contact of the strip: its letter and its time, no more. The new one has no letter."""

    letter: str
    text: str
    time: str
    key: str
    spoken: str


class DraftTabs(QWidget):
    """A click or an arrow key takes a contact up; the keyboard is back in the entry line after it."""

    chosen = Signal(str)  # a letter; nothing is the new contact
    beside_asked = Signal()

    def __init__(self, keys: KeyTable, words: Words) -> None:
        super().__init__()
        self._words = words
        self._room = 0
        self.tabs = _TabBar(words("Contacts in hand and beside"))
        self.tabs.currentChanged.connect(self._choose)
        self.beside = KeyButton(words("+ Beside"), keys.printed(Deed.PARK))
        self.beside.setAccessibleName(words("Put this contact beside"))
        self.beside.setFixedHeight(theme.scaled(_HEIGHT))
        self.beside.setMinimumWidth(theme.scaled(_HEIGHT))  # its plus alone is narrower than a finger
        self.beside.clicked.connect(self.beside_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.scaled(_GAP))
        row.addWidget(self.tabs)
        row.addWidget(self.beside)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def put(self, beside: Sequence[Tab], here: str) -> None:
        """Shows the new contact and those with a letter; `here` is the letter of the one in hand."""
        new = Tab("", self._words("New"), "", "", self._words("New contact"))
        with QSignalBlocker(self.tabs):
            self.tabs.put((new, *beside), here)
        self.fit(self._room)

    def fit(self, room: int) -> None:
        """Leaves out what there is no room for: first air, then the words of the plus, last the times."""
        self._room = room
        for how in _Room:
            plus_alone = how >= _Room.PLUS_ALONE
            self.beside.setText("+" if plus_alone else self._words("+ Beside"))
            self.beside.set_compact(compact=plus_alone)
            self.tabs.leave(how)
            if self.sizeHint().width() <= room:
                break
        self.tabs.updateGeometry()  # what is not yet shown tells nobody that it has grown
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        plus = max(self.beside.sizeHint().width(), self.beside.minimumWidth())
        return QSize(self.tabs.sizeHint().width() + theme.scaled(_GAP) + plus, theme.scaled(_HEIGHT))

    def _choose(self, index: int) -> None:
        self.chosen.emit(self.tabs.shown[index].letter)


class _TabBar(QTabBar):
    """Painted tabs: what is in hand has a dot, a border and bold letters."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.shown: tuple[Tab, ...] = ()
        self._leaves = _Room.ALL
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.scaled(_HEIGHT))

    def put(self, shown: Sequence[Tab], here: str) -> None:
        """The tabs from left to right; only what differs is touched."""
        self.shown = tuple(shown)
        while self.count() > len(shown):
            self.removeTab(self.count() - 1)
        while self.count() < len(shown):
            self.addTab("")
        for n, tab in enumerate(shown):
            self.setTabText(n, f"{tab.text} {tab.time}".strip())
            self.setAccessibleTabName(n, tab.spoken)
            self.setTabToolTip(n, tab.spoken)
        self.setCurrentIndex(next(n for n, tab in enumerate(shown) if tab.letter == here))
        self.update()

    def leave(self, how: _Room) -> None:
        """Leaves out what there is no room for."""
        if how != self._leaves:
            self._leaves = how
            self.setElideMode(self.elideMode())  # makes Qt measure the tabs anew
            self.update()

    def tabSizeHint(self, index: int) -> QSize:
        tab, here = self.shown[index], index == self.currentIndex()
        text = QFontMetricsF(theme.font(bold=True)).horizontalAdvance(self._text(tab, here=here))
        key = QFontMetricsF(theme.font(theme.SMALL)).horizontalAdvance(tab.key)
        air = 24 if self._leaves is _Room.ALL else 10
        width = max(max(text, key) + theme.scaled(air), theme.scaled(_HEIGHT))
        return QSize(round(width) + theme.scaled(_GAP), theme.scaled(_HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index, tab in enumerate(self.shown):
            area = QRectF(self.tabRect(index)).adjusted(0, 0, -theme.scaled(_GAP), 0)
            self._paint_tab(painter, area, tab, here=index == self.currentIndex())

    def _paint_tab(self, painter: QPainter, area: QRectF, tab: Tab, *, here: bool) -> None:
        colours = theme.colours_of(self)
        fill, border = (colours.surface, colours.accent) if here else (colours.window, colours.border)
        theme.draw_panel(painter, area, fill, border, width=2 if here else 1)
        if here and self.hasFocus():
            theme.draw_focus_ring(painter, area, colours)
        painter.setFont(theme.font(bold=here))
        painter.setPen(QColor(colours.text if here else colours.secondary))
        if not tab.key:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._text(tab, here=here))
            return
        middle = area.center().y() + theme.scaled(2)
        upper, lower = QRectF(area), QRectF(area)
        upper.setBottom(middle)
        lower.setTop(middle)
        centre = Qt.AlignmentFlag.AlignHCenter
        painter.drawText(upper, centre | Qt.AlignmentFlag.AlignBottom, self._text(tab, here=here))
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(colours.secondary))
        painter.drawText(lower, centre | Qt.AlignmentFlag.AlignTop, tab.key)

    def _text(self, tab: Tab, *, here: bool) -> str:
        timeless = self._leaves is _Room.LETTERS_ALONE or not tab.time
        text = tab.text if timeless else f"{tab.text} {tab.time}"
        return f"● {text}" if here else text
