"""The head of the window: the views, and the number of the day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QTabBar, QWidget

from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

_HEIGHT, _COMPACT_HEIGHT = 55, theme.TOUCH
_AIR, _AIR_COMPACT = 2, 4
_MARK = 11
_INTO = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down)


class Header(QWidget):
    """Which view is shown, and how many have come today."""

    view_chosen = Signal(int)
    help_asked = Signal()
    curtain_asked = Signal()
    busy_asked = Signal()
    commands_asked = Signal()

    def __init__(self, titles: Sequence[str], keys: KeyTable, words: Words) -> None:
        super().__init__()
        self._brand = QLabel("Kototori")
        self._brand.setFont(theme.font(theme.SECTION, bold=True))
        self._brand.setForegroundRole(QPalette.ColorRole.Link)
        self.tabs = ViewTabs(titles, words("Views"))
        self.tabs.currentChanged.connect(self.view_chosen)
        self.tabs.entered.connect(lambda: self.view_chosen.emit(self.tabs.currentIndex()))
        self.menu = ViewMenu(self.tabs, words("Views"))
        self.number = DayNumber(words)
        self._help = KeyButton(words("Help"), keys.printed(Deed.HELP))
        self._help.clicked.connect(self.help_asked)
        self.cover_button = KeyButton(words("Cover"), keys.printed(Deed.CURTAIN))
        self.cover_button.clicked.connect(self.curtain_asked)
        self.busy = KeyButton(words("Busy mode"), keys.printed(Deed.BUSY))
        self.busy.setCheckable(True)
        self.busy.clicked.connect(self.busy_asked)
        self._commands = KeyButton("•••", keys.printed(Deed.COMMANDS))
        self._commands.setAccessibleName(words("List of commands"))
        self._commands.clicked.connect(self.commands_asked)
        self._buttons = (self.busy, self._help, self._commands, self.cover_button)
        self._fitted = 0
        self._row = row = QHBoxLayout(self)
        row.setSpacing(theme.GAP_3)
        self._parts: tuple[QWidget, ...] = (self._brand, self.menu, self.tabs, self.number, *self._buttons)
        for part in self._parts:
            row.addWidget(part)
        row.insertStretch(row.indexOf(self.number), 1)
        self.setFixedHeight(theme.scaled(_HEIGHT))

    def fit(self, width: int) -> None:
        """Everything where there is room; else what is missed least goes first, and no view ever does."""
        if width == self._fitted:
            return
        self._fitted = width
        wide = width >= theme.scaled(1000)
        height = theme.scaled(_HEIGHT if wide else _COMPACT_HEIGHT)
        self.setFixedHeight(height)
        for button in self._buttons:
            button.set_air(_AIR if wide else _AIR_COMPACT)
        self.tabs.set_height(height)
        self._row.setContentsMargins(*((20, 0, 20, 0) if wide else (4, 0, 8, 0)))
        for part in (self._brand, self.tabs, self.number, *self._buttons):
            part.show()
        self.menu.hide()
        self.number.shorten(short=False)
        for button in self._buttons:
            button.set_compact(compact=not wide)
        squeezes: tuple[Callable[[], None], ...] = (
            self._brand.hide,
            lambda: self._commands.set_compact(compact=True),
            self._help.hide,
            lambda: self.number.shorten(short=True),
            self._fold_tabs,
        )
        for squeeze in squeezes:
            if self._needed() <= width:
                return
            squeeze()

    def _fold_tabs(self) -> None:
        self.tabs.hide()
        self.menu.show()

    def _needed(self) -> int:
        margins = self._row.contentsMargins()
        shown = [part.sizeHint().width() for part in self._parts if not part.isHidden()]
        gaps = self._row.spacing() * len(shown)
        return sum(shown) + gaps + margins.left() + margins.right()

    def show_busy(self, on: bool) -> None:
        """Whether the busy hour stands."""
        self.busy.setChecked(on)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        painter = QPainter(self)
        theme.fill(painter, QRectF(self.rect()), colours.surface)
        theme.fill(painter, QRectF(0, self.height() - 1, self.width(), 1), colours.divider)


class ViewTabs(QTabBar):
    """The views as plain words; the one that is shown is bold and underlined.

    Arrows go on from view to view, as on any row of tabs; Enter goes into the one that is shown.
    """

    entered = Signal()
    badged = Signal()

    def __init__(self, titles: Sequence[str], name: str) -> None:
        super().__init__()
        self._height = theme.scaled(_HEIGHT)
        self._marked: set[int] = set()
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

    def badge(self, index: int, title: str, told: str, *, marked: bool) -> None:
        """What stands on a tab; hovering and a screen reader are `told` what its number and mark mean."""
        self.setTabText(index, title)
        self.setTabToolTip(index, told)
        self.setAccessibleTabName(index, f"{title}. {told}" if told else "")
        (self._marked.add if marked else self._marked.discard)(index)
        self.update()
        self.badged.emit()

    @property
    def marked(self) -> list[int]:
        """The views on which something should not wait any longer."""
        return sorted(self._marked)

    def is_marked(self, index: int) -> bool:
        """Whether something on that view should not wait any longer."""
        return index in self._marked

    def set_height(self, height: int) -> None:
        """As tall as the head is."""
        self._height = height
        self.setFixedHeight(height)
        self.setElideMode(self.elideMode())  # makes Qt measure the tabs anew

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _INTO:
            self.entered.emit()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self.setFocus(Qt.FocusReason.TabFocusReason)  # the view that came has taken it

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
            if index in self._marked:
                self._paint_mark(painter, area)
            if here:
                line = QRectF(area.left() + 8, area.bottom() - 2, area.width() - 16, 3)
                theme.fill(painter, line, colours.accent)
                if self.hasFocus():
                    theme.draw_focus_ring(painter, area, colours)

    def _paint_mark(self, painter: QPainter, area: QRectF) -> None:
        """A filled diamond in the corner: by its shape, not by its colour alone."""
        colours = theme.colours_of(self)
        half = theme.scaled(_MARK) / 2
        middle = QPointF(area.right() - half - 1, area.center().y() - theme.scaled(9))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.warning))
        painter.translate(middle)
        painter.rotate(45)
        side = half * 2**0.5
        painter.drawRect(QRectF(-side / 2, -side / 2, side, side))
        painter.restore()


class ViewMenu(KeyButton):
    """The views as a list to open, where their names have no room side by side."""

    def __init__(self, tabs: ViewTabs, name: str) -> None:
        super().__init__("")
        self._tabs = tabs
        self._name = name
        self._open: QMenu | None = None
        tabs.currentChanged.connect(self.tell)
        tabs.badged.connect(self.tell)
        self.clicked.connect(self._offer)
        self.hide()
        self.tell()

    def tell(self) -> None:
        """The button says which view is shown."""
        here = self._tabs.tabText(self._tabs.currentIndex())
        marks = [self._tabs.tabToolTip(index) for index in self._tabs.marked]
        self.setText(f"{here} !  ▾" if marks else f"{here}  ▾")
        self.setAccessibleName(" ".join((f"{self._name}: {here}", *marks)))
        self.setToolTip(" ".join(marks))
        self.updateGeometry()

    def _offer(self) -> None:
        from PySide6.QtWidgets import QMenu

        self._open = menu = QMenu(self)
        menu.setAccessibleName(self._name)
        for index in range(self._tabs.count()):
            mark = " !" if self._tabs.is_marked(index) else ""
            choice = menu.addAction(f"{self._tabs.tabText(index)}{mark}")
            choice.triggered.connect(partial(self._tabs.setCurrentIndex, index))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))


class DayNumber(QWidget):
    """`Today 23 visits`, with the number large."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._runs: tuple[tuple[str, QFont], ...] = ()
        self._number, self._is_short = 0, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_number(0)

    def shorten(self, *, short: bool) -> None:
        """The number alone, or with the sentence around it."""
        self._is_short = short
        self.show_number(self._number)

    def show_number(self, number: int) -> None:
        """The number, and the sentence around it."""
        self._number = number
        said = self._words.many("Today {n} visit", "Today {n} visits", number)
        figure = self._words.number(number)
        before, _, after = said.partition(figure)
        small, large = theme.font(), theme.font(theme.KEY_NUMBER, bold=True)
        around = (
            (("", small), ("", small))
            if self._is_short
            else ((before.strip(), small), (after.strip(), small))
        )
        runs = (around[0], (figure, large), around[1])
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
