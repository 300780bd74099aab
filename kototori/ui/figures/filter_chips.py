"""What is filtered and compared, each on a chip that takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kototori.ui.figures.filter_row import Chip
from kototori.ui.look import theme
from kototori.ui.look.flow_row import FlowRow
from kototori.wording.catalogue import Words

_HEIGHT, _LEFT, _RIGHT, _ARM = 30, 13, 30, 4


class FilterChips(QWidget):
    """There is nothing of it while nothing is on."""

    taken_back = Signal(object)
    """The Sifting without it."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown: list[Chip] = []
        self.setAccessibleName(words("Filters that are on"))
        self._row = FlowRow(theme.GAP_2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._row)
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """These and no others."""
        if list(chips) == self._shown:
            return
        self._shown = list(chips)
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for chip in chips:
            button = _ChipButton(chip.text, self._words("Without: {filter}", filter=chip.text))
            button.clicked.connect(partial(self.taken_back.emit, chip.without))
            self._row.addWidget(button)
            button.show()
        self.setVisible(bool(chips))


class _ChipButton(QPushButton):
    """The text with a cross; a press takes it back."""

    def __init__(self, text: str, told: str) -> None:
        super().__init__(text)
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.setFixedHeight(theme.scaled(_HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        text = QFontMetrics(theme.font()).horizontalAdvance(self.text())
        return QSize(text + theme.scaled(_LEFT + _RIGHT), self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, area = QPainter(self), theme.colours_of(self), QRectF(self.rect())
        theme.draw_panel(painter, area, colours.selected, colours.accent, radius=area.height() / 2)
        if self.hasFocus():
            theme.draw_focus_ring(painter, area, colours, area.height() / 2)
        painter.setFont(theme.font())
        painter.setPen(QColor(colours.text))
        inner = area.adjusted(theme.scaled(_LEFT), 0, -theme.scaled(_RIGHT), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(QPen(QColor(colours.text if self.underMouse() else colours.secondary), 1.6))
        x, y, arm = area.right() - theme.scaled(17), area.center().y(), theme.scaled(_ARM)
        painter.drawLine(int(x - arm), int(y - arm), int(x + arm), int(y + arm))
        painter.drawLine(int(x - arm), int(y + arm), int(x + arm), int(y - arm))
