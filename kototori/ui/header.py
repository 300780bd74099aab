"""The head of the window: the views, and the number of the day."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QTabBar, QWidget

from kototori.ui import theme
from kototori.ui.buttons import KeyButton
from kototori.ui.keys import Deed, KeyTable
from kototori.wording.catalogue import Words

_HEIGHT, _COMPACT_HEIGHT = 55, 44


class Header(QWidget):
    """Which view is shown, and how many have come today."""

    view_chosen = Signal(int)
    help_asked = Signal()
    busy_asked = Signal()

    def __init__(self, titles: Sequence[str], keys: KeyTable, words: Words) -> None:
        super().__init__()
        self._brand = QLabel("Kototori")
        self._brand.setFont(theme.font(theme.SECTION, bold=True))
        self._brand.setForegroundRole(QPalette.ColorRole.Link)
        self.tabs = ViewTabs(titles, words("Views"))
        self.tabs.currentChanged.connect(self.view_chosen)
        self.number = DayNumber(words)
        self._help = KeyButton(words("Help"), keys.printed(Deed.HELP))
        self._help.clicked.connect(self.help_asked)
        self.busy = KeyButton(words("Busy mode"), keys.printed(Deed.BUSY))
        self.busy.setCheckable(True)
        self.busy.clicked.connect(self.busy_asked)
        self._row = row = QHBoxLayout(self)
        row.setSpacing(theme.GAP_4)
        row.addWidget(self._brand)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.number)
        row.addWidget(self.busy)
        row.addWidget(self._help)
        self.setFixedHeight(theme.scaled(_HEIGHT))

    def fit(self, width: int) -> None:
        """In a small window the views and the number come first."""
        self._brand.setVisible(width >= theme.scaled(1000))
        self._help.setVisible(width >= theme.scaled(1000))
        self.number.setVisible(width >= theme.scaled(800))
        height = theme.scaled(_HEIGHT if width >= theme.scaled(1000) else _COMPACT_HEIGHT)
        self.setFixedHeight(height)
        self.tabs.set_height(height)
        self._row.setContentsMargins(*((20, 0, 20, 0) if width >= theme.scaled(1000) else (4, 0, 8, 0)))

    def show_busy(self, on: bool) -> None:
        """Whether the busy hour stands."""
        self.busy.setChecked(on)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        painter = QPainter(self)
        theme.fill(painter, QRectF(self.rect()), colours.surface)
        theme.fill(painter, QRectF(0, self.height() - 1, self.width(), 1), colours.divider)


class ViewTabs(QTabBar):
    """The views as plain words; the one that is shown is bold and underlined."""

    def __init__(self, titles: Sequence[str], name: str) -> None:
        super().__init__()
        self._height = theme.scaled(_HEIGHT)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFont(theme.font(theme.TILE_LABEL, bold=True))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for title in titles:
            self.addTab(title)

    def set_height(self, height: int) -> None:
        """As tall as the head is."""
        self._height = height
        self.setFixedHeight(height)
        self.setElideMode(self.elideMode())  # makes Qt measure the tabs anew

    def tabSizeHint(self, index: int) -> QSize:
        bold = QFontMetricsF(theme.font(theme.TILE_LABEL, bold=True))
        width = bold.horizontalAdvance(self.tabText(index)) + theme.scaled(28)
        return QSize(round(width), self._height)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.colours_of(self)
        for index in range(self.count()):
            area = QRectF(self.tabRect(index))
            here = index == self.currentIndex()
            painter.setFont(theme.font(theme.TILE_LABEL, bold=here))
            painter.setPen(QColor(colours.text if here else colours.secondary))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
            if here:
                line = QRectF(area.left() + 8, area.bottom() - 2, area.width() - 16, 3)
                theme.fill(painter, line, colours.accent)
                if self.hasFocus():
                    theme.draw_focus_ring(painter, area, colours)


class DayNumber(QWidget):
    """`Today 23 visits`, with the number large."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._runs: tuple[tuple[str, QFont], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_number(0)

    def show_number(self, number: int) -> None:
        """The number, and the sentence around it."""
        said = self._words.many("Today {n} visit", "Today {n} visits", number)
        figure = self._words.number(number)
        before, _, after = said.partition(figure)
        small, large = theme.font(), theme.font(theme.KEY_NUMBER, bold=True)
        runs = ((before.strip(), small), (figure, large), (after.strip(), small))
        self._runs = tuple((text, font) for text, font in runs if text)
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        widths = [QFontMetricsF(font).horizontalAdvance(text) for text, font in self._runs]
        return QSize(round(sum(widths) + (len(widths) - 1) * theme.GAP_3) + 2, theme.scaled(_HEIGHT) - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.colours_of(self)
        large_font = theme.font(theme.KEY_NUMBER, bold=True)
        x, baseline = 0.0, (self.height() + QFontMetricsF(large_font).capHeight()) / 2
        for text, font in self._runs:
            painter.setFont(font)
            is_figure = font.pixelSize() == large_font.pixelSize()
            painter.setPen(QColor(colours.text if is_figure else colours.secondary))
            painter.drawText(QPointF(x, baseline - (0 if is_figure else 3)), text)
            x += QFontMetricsF(font).horizontalAdvance(text) + theme.GAP_3
