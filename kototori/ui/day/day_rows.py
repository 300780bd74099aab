"""A row of the day's page: how it stands, in one sentence, and the button that mends it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.wording.catalogue import N_, Words

_MARK = 24
_BUTTON = 48


class Mark(StrEnum):
    """How a row stands; each has a shape of its own."""

    DONE = "done"
    OPEN = "open"
    OPTIONAL = "optional"


SPOKEN = {Mark.DONE: N_("done"), Mark.OPEN: N_("open"), Mark.OPTIONAL: N_("optional")}


class StateMark(QWidget):
    """A tick in a disc, an exclamation mark in a diamond, or an empty ring."""

    def __init__(self) -> None:
        super().__init__()
        self.mark = Mark.OPTIONAL
        self.setFixedSize(theme.scaled(_MARK), theme.scaled(_MARK))

    def show_mark(self, mark: Mark) -> None:
        self.mark = mark
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(_MARK), theme.scaled(_MARK))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        side = area.width()
        if self.mark is Mark.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.success))
            painter.drawEllipse(area)
            painter.setPen(QPen(QColor(colours.surface), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            tick = ((0.27, 0.52), (0.44, 0.69), (0.75, 0.33))
            painter.drawPolyline(
                QPolygonF([QPointF(area.left() + x * side, area.top() + y * side) for x, y in tick])
            )
        elif self.mark is Mark.OPEN:
            painter.setPen(QPen(QColor(colours.warning), 2))
            painter.setBrush(QColor(colours.warning_tint))
            middle, half = area.center(), side / 2
            painter.drawPolygon(
                QPolygonF(
                    [
                        middle + QPointF(0, -half),
                        middle + QPointF(half, 0),
                        middle + QPointF(0, half),
                        middle + QPointF(-half, 0),
                    ]
                )
            )
            painter.setFont(theme.font(theme.SMALL, bold=True))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "!")
        else:
            painter.setPen(QPen(QColor(colours.border), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(area.adjusted(1, 1, -1, -1))


class DayRow(QWidget):
    """Mark, name and sentence on the left, what mends it on the right."""

    def __init__(self, name: str, words: Words) -> None:
        super().__init__()
        self._name = name
        self._words = words
        self.mark = StateMark()
        self.buttons: list[KeyButton] = []
        title = QLabel(name)
        title.setFont(theme.font(bold=True))
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addStretch(1)
        text.addWidget(title)
        text.addWidget(self._said)
        text.addStretch(1)
        left = QHBoxLayout()
        left.setSpacing(theme.GAP_3)
        left.addWidget(self.mark)
        left.addLayout(text, 1)
        self._right = QHBoxLayout()
        self._right.setSpacing(theme.GAP_2)
        self._right.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(theme.GAP_4, theme.GAP_2, theme.GAP_4, theme.GAP_2)
        self._row.setSpacing(theme.GAP_3)
        self._row.addLayout(left, 1)
        self._row.addLayout(self._right)

    @property
    def sentence(self) -> str:
        """How it stands."""
        return self._said.text()

    def add(self, widget: QWidget) -> None:
        """A field of the row, before its button."""
        self._right.insertWidget(self._right.count() - 1, widget)

    def add_button(self, text: str, deed: Callable[[], None]) -> KeyButton:
        """What mends it; as large as a finger."""
        button = KeyButton(text)
        button.setFixedHeight(theme.scaled(_BUTTON))
        button.clicked.connect(lambda: deed())
        self.buttons.append(button)
        self.add(button)
        return button

    def tell(self, mark: Mark, sentence: str) -> None:
        """Shows how it stands now, to the eye and to the screen reader."""
        self.mark.show_mark(mark)
        self._said.setText(sentence)
        spoken = f"{self._name}: {self._words(SPOKEN[mark])}. {sentence}"
        self.setAccessibleName(spoken)
        for button in self.buttons:
            button.setAccessibleDescription(spoken)

    def stack(self, *, stacked: bool) -> None:
        """In a small window rows are closer, and several buttons stand below their sentence."""
        between = theme.GAP_1 if stacked else theme.GAP_2
        self._row.setContentsMargins(theme.GAP_4, between, theme.GAP_4, between)
        below = stacked and len(self.buttons) > 1
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        line = QRectF(theme.GAP_4, self.height() - 1, self.width() - 2 * theme.GAP_4, 1)
        theme.fill(QPainter(self), line, colours.divider)


def stops_of(rows: Sequence[DayRow]) -> list[QWidget]:
    """Where the arrow keys stop, row by row."""
    return [button for row in rows if row.isVisible() for button in row.buttons if button.isVisible()]
