"""The languages met most often, each by its own name and with the code that chooses it from the line."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent

from kototori.ui.look import theme
from kototori.ui.look.kept_picture import KeptPictures
from kototori.ui.look.key_grid import GridButton

_LEFT = 10
_GAP = 8
_AIR, _AIR_COMPACT = 2, 3  # over and under what is painted; a finger hits it too


class LanguageChip(GridButton):
    """One language of the strip."""

    def __init__(self, code: str, endonym: str, name: str) -> None:
        # For who speaks to the window too: what is seen on a control is part of its name.
        super().__init__(name if name.casefold() == endonym.casefold() else f"{name}, {endonym}")
        self.code = code
        self.endonym = endonym
        # `other` is typed like any language, but it is no language's code, so it is not printed as one.
        self.printed_code = "" if code == "other" else code.upper()
        self.setAccessibleDescription(code)
        self.setToolTip(name)
        self._air = _AIR
        self._pictures = KeptPictures()
        self.setFixedHeight(theme.scaled(theme.TOUCH))
        # Measured once, since every layout asks for it several times.
        self._code_width = self._measured_code()
        bold = QFontMetricsF(theme.font(bold=True))
        self._width = theme.scaled(2 * _LEFT) + self._code_width + bold.horizontalAdvance(endonym)

    def set_compact(self, *, compact: bool) -> None:
        """Painted lower in a small window, but no harder to hit."""
        self._air = _AIR_COMPACT if compact else _AIR
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(ceil(self.needed_width()) + 2, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(ceil(self.needed_width()), self.height())

    def needed_width(self) -> float:
        """What code and name take at their widest, that is when chosen."""
        return self._width

    def paintEvent(self, event: QPaintEvent) -> None:
        state = (self.isChecked(), self.hasFocus(), self.underMouse(), self._air)
        self._pictures.show(self, state, self._draw)

    def _draw(self, painter: QPainter, colours: theme.Colours) -> None:
        chosen = self.isChecked()
        air = theme.scaled(self._air)
        area = QRectF(self.rect()).adjusted(0, air, 0, -air)
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
