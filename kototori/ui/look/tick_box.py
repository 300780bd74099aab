"""A box to tick whose words take a second line where they need one."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_LEAST_WIDTH, _LEAST_HEIGHT = 200, 28
_TALL = 10_000


class TickBox(QCheckBox):
    """As wide as there is room, and as tall as its words then are."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - self._left(), _TALL)
        return max(self.fontMetrics().boundingRect(room, _WRAPPED, self.text()).height() + 6, _LEAST_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST_WIDTH, super().minimumSizeHint().width()), _LEAST_HEIGHT)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        self._write(painter)

    def _write(self, painter: QPainter) -> None:
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect().adjusted(self._left(), 0, 0, 0), _WRAPPED, self.text())

    def _left(self) -> int:
        style = self.style()
        box = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
        return box + style.pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing)
