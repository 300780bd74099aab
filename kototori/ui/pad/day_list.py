"""The head over the list beside the pad: which day it shows, and the steps to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.page import heading, small_print
from kototori.ui.look.shorter_button import ShorterButton
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    pass

_TARGET = 48
_KEY = 11  # letters under an arrow


class DayHead(QWidget):
    """Over the list: which day it shows, a step to an earlier and to a later one, and the way back."""

    earlier = Signal()
    later = Signal()
    back = Signal()

    def __init__(self, keys: KeyTable, words: Words) -> None:
        super().__init__()
        self._keys, self._words = keys, words
        self._compact = self._away = False  # away from today
        self._title = heading(words("Today"))
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._beside = small_print(words("{key} corrects the last", key=keys.printed(Deed.CORRECT)))
        self.earlier_button = _StepButton("‹", keys.printed(Deed.EARLIER_DAY), words("Earlier day"))
        self.earlier_button.clicked.connect(self.earlier)
        # Whoever only looks at today has nothing to step to or back from.
        self.later_button: KeyButton | None = None
        self.back_button: KeyButton | None = None
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._title)
        texts.addWidget(self._beside)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.GAP_2)
        self._row.addWidget(self.earlier_button)
        self._row.addLayout(texts, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.GAP_2, 0, theme.GAP_2, 0)
        self._column.setSpacing(theme.GAP_1)
        self._column.addLayout(self._row)

    def show_today(self) -> None:
        """The list shows today."""
        self._away = False
        self._tell(
            self._words("Today"),
            self._words("{key} corrects the last", key=self._keys.printed(Deed.CORRECT)),
        )
        for button in (self.later_button, self.back_button):
            if button is not None:
                button.hide()

    def show_day(self, day: str, visits: str) -> None:
        """The list shows an earlier day."""
        self._away = True
        self._tell(day, visits)
        if self.later_button is None or self.back_button is None:
            self.later_button, self.back_button = self._make_way_back()
            self._name_way_back()
        self.later_button.show()
        self.back_button.show()

    def set_compact(self, *, compact: bool) -> None:
        """In a small window the day is told shorter."""
        self._compact = compact
        if self.back_button is not None:
            self.back_button.set_compact(compact=compact)
        self._title.setFont(theme.font(theme.BODY if compact else theme.SECTION, bold=True))
        self._row.setSpacing(theme.GAP_1 if compact else theme.GAP_2)
        self._show_beside()
        self._name_way_back()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        if self._away:
            painter = QPainter(self)
            theme.draw_panel(painter, QRectF(self.rect()), colours.warning_tint, colours.warning, width=1.5)
        wanted = QColor(colours.warning if self._away else colours.text)
        palette = self._title.palette()
        if palette.color(QPalette.ColorRole.WindowText) != wanted:
            palette.setColor(QPalette.ColorRole.WindowText, wanted)
            self._title.setPalette(palette)

    def _tell(self, title: str, beside: str) -> None:
        self._title.setText(title)
        self._title.setToolTip(title if self._away else "")
        self._beside.setText(beside)
        around = theme.GAP_2 if self._away else 0
        self._column.setContentsMargins(theme.GAP_2, around, theme.GAP_2, around)
        self._show_beside()
        self.update()

    def _show_beside(self) -> None:
        self._beside.setVisible(self._away or not self._compact)

    def _make_way_back(self) -> tuple[KeyButton, KeyButton]:
        words = self._words
        later = _StepButton("›", self._keys.printed(Deed.LATER_DAY), words("Later day"))
        later.clicked.connect(self.later)
        self._row.addWidget(later)
        back = ShorterButton(words("Back to today"), self._keys.printed(Deed.LEAVE))
        back.say(words("Back to today"), words("Today"))
        back.set_compact(compact=self._compact)
        back.setFixedHeight(theme.scaled(_TARGET))
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.clicked.connect(self.back)
        self._column.addWidget(back)
        return later, back

    def _name_way_back(self) -> None:
        if self.back_button is not None:
            self.back_button.setText(self._words("Today") if self._compact else self._words("Back to today"))


class _StepButton(KeyButton):
    """A square button with an arrow, and under it the key that does the same."""

    def __init__(self, arrow: str, key: str, name: str) -> None:
        super().__init__(arrow, key)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(theme.scaled(_TARGET), theme.scaled(_TARGET))
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        return self.size()

    def draw(self, painter: QPainter, colours: theme.Colours) -> None:
        area = QRectF(self.rect())
        fill = colours.selected if self.isDown() or self.underMouse() else colours.surface
        theme.draw_panel(painter, area, fill, colours.border, width=1.5)
        painter.setPen(QColor(colours.text))
        small = theme.font(_KEY)
        shows_key = bool(self.key) and QFontMetrics(small).horizontalAdvance(self.key) <= area.width() - 4
        painter.setFont(theme.font(theme.TITLE))
        above = area.adjusted(0, 0, 0, -area.height() * 0.36) if shows_key else area
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, self.text())
        if shows_key:
            painter.setFont(small)
            painter.setPen(QColor(colours.secondary))
            below = area.adjusted(0, area.height() * 0.56, 0, -theme.GAP_1)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.key)
