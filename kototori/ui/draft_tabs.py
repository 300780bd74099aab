"""The strip over the entry line: the new contact, those that wait beside it by letter, and what puts one there."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, QSignalBlocker, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QWidget

from kototori.ui import theme
from kototori.ui.buttons import KeyButton
from kototori.ui.keys import Deed, KeyTable
from kototori.wording.catalogue import Words

_HEIGHT = 48
_GAP = 6


class Tab(NamedTuple):
    """One contact of the strip: letter and time, no more; `key` stands under them. The new one has no letter."""

    letter: str
    text: str
    key: str
    spoken: str


class DraftTabs(QWidget):
    """A click or an arrow key takes a contact up; the keyboard is back in the entry line after it."""

    chosen = Signal(str)  # a letter; nothing is the new contact
    beside_asked = Signal()

    def __init__(self, keys: KeyTable, words: Words) -> None:
        super().__init__()
        self._words = words
        self.tabs = _TabBar(words("Contacts in hand and beside"))
        self.tabs.currentChanged.connect(self._choose)
        self.beside = KeyButton(words("+ Beside"), keys.printed(Deed.PARK))
        self.beside.setAccessibleName(words("Put this contact beside"))
        self.beside.setFixedHeight(theme.scaled(_HEIGHT))
        self.beside.clicked.connect(self.beside_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.scaled(_GAP))
        row.addWidget(self.tabs)
        row.addWidget(self.beside)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def put(self, beside: Sequence[Tab], here: str) -> None:
        """Shows the new contact and those with a letter; `here` is the letter of the one in hand."""
        new = Tab("", self._words("New"), "", self._words("New contact"))
        with QSignalBlocker(self.tabs):
            self.tabs.put((new, *beside), here)

    def set_compact(self, *, compact: bool, narrow: bool) -> None:
        """In a small window the tabs move together, and a narrow one has room for the plus alone."""
        self.tabs.set_tight(tight=compact)
        self.beside.setText("+" if narrow else self._words("+ Beside"))
        self.beside.set_compact(compact=narrow)

    def _choose(self, index: int) -> None:
        self.chosen.emit(self.tabs.shown[index].letter)


class _TabBar(QTabBar):
    """Painted tabs: what is in hand has a dot, a border and bold letters."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.shown: tuple[Tab, ...] = ()
        self._tight = False
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
            self.setTabText(n, tab.text)
            self.setAccessibleTabName(n, tab.spoken)
            self.setTabToolTip(n, tab.spoken)
        self.setCurrentIndex(next(n for n, tab in enumerate(shown) if tab.letter == here))
        self.update()

    def set_tight(self, *, tight: bool) -> None:
        """Less room around the letters."""
        if tight != self._tight:
            self._tight = tight
            self.setElideMode(self.elideMode())  # makes Qt measure the tabs anew

    def tabSizeHint(self, index: int) -> QSize:
        tab = self.shown[index]
        text = QFontMetricsF(theme.font(bold=True)).horizontalAdvance(_dotted(tab, here=True))
        key = QFontMetricsF(theme.font(theme.SMALL)).horizontalAdvance(tab.key)
        width = max(text, key) + theme.scaled(12 if self._tight else 24) + theme.scaled(_GAP)
        return QSize(round(max(width, theme.scaled(_HEIGHT))), theme.scaled(_HEIGHT))

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
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _dotted(tab, here=here))
            return
        middle = area.center().y() + theme.scaled(2)
        upper, lower = QRectF(area), QRectF(area)
        upper.setBottom(middle)
        lower.setTop(middle)
        centre = Qt.AlignmentFlag.AlignHCenter
        painter.drawText(upper, centre | Qt.AlignmentFlag.AlignBottom, _dotted(tab, here=here))
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(colours.secondary))
        painter.drawText(lower, centre | Qt.AlignmentFlag.AlignTop, tab.key)


def _dotted(tab: Tab, *, here: bool) -> str:
    return f"● {tab.text}" if here else tab.text
