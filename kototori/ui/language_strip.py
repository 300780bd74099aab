"""The languages met most often, each by its own name and with the code that chooses it from the line."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent

from kototori.ui import theme
from kototori.ui.key_grid import GridButton

_LEFT = 10
_GAP = 8


class LanguageChip(GridButton):
    """One language of the strip."""

    def __init__(self, code: str, endonym: str, name: str) -> None:
        super().__init__(name)
        self.code = code
        self.endonym = endonym
        # `other` is typed like any language, but it is no language's code, so it is not printed as one.
        self.printed_code = "" if code == "other" else code.upper()
        self.setAccessibleDescription(code)
        self.setToolTip(name)
        self.setFixedHeight(theme.scaled(theme.BUTTON_HEIGHT))
        # Measured once, since every layout asks for it several times.
        self._code_width = self._measured_code()
        bold = QFontMetricsF(theme.font(bold=True))
        self._width = theme.scaled(2 * _LEFT) + self._code_width + bold.horizontalAdvance(endonym)

    def set_compact(self, *, compact: bool) -> None:
        """A lower chip for a small window."""
        self.setFixedHeight(theme.scaled(36 if compact else theme.BUTTON_HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(ceil(self.needed_width()) + 2, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(ceil(self.needed_width()), self.height())

    def needed_width(self) -> float:
        """What code and name take at their widest, that is when chosen."""
        return self._width

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.colours_of(self)
        chosen = self.isChecked()
        area = QRectF(self.rect())
        border = colours.accent if chosen else colours.border if self.underMouse() else colours.divider
        fill = colours.selected if chosen else colours.surface
        theme.draw_panel(painter, area, fill, border, width=theme.RING if chosen else 1)
        if self.hasFocus():
            theme.draw_focus_ring(painter, area, colours)
        inner = area.adjusted(theme.scaled(_LEFT), 0, -theme.scaled(_LEFT), 0)
        if self.printed_code:
            painter.setFont(theme.font(theme.SMALL, bold=True))
            painter.setPen(QColor(colours.accent if chosen else colours.secondary))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self.printed_code)
        painter.setFont(theme.font(bold=chosen))
        painter.setPen(QColor(colours.text))
        inner.setLeft(inner.left() + self._code_width)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self.endonym)

    def _measured_code(self) -> float:
        if not self.printed_code:
            return 0
        code = QFontMetricsF(theme.font(theme.SMALL, bold=True)).horizontalAdvance(self.printed_code)
        return code + theme.scaled(_GAP)
