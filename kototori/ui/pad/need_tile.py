"""One big key on the screen: a top need, with its digit, and what belongs to it in a few words."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF

from kototori.ui.look import theme
from kototori.ui.look.kept_picture import KeptPictures
from kototori.ui.look.key_grid import GridButton
from kototori.ui.look.theme import Colours

_CAP = 30
_LEFT = 13
_TEXT_LEFT = _LEFT + _CAP + 11
_TICK_ROOM = 32
_SMALLEST = 10
_LABEL = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class NeedTile(GridButton):
    """Chosen it says so four times: by border, tick, tint and bold type."""

    def __init__(self, code: str, key: str, label: str, hint: str) -> None:
        super().__init__(label)
        self.code = code
        self.key = key
        self.label = label
        self.hint = hint
        self.setAccessibleDescription(f"{key}, {hint}" if hint else key)
        self._compact = False
        self._pictures = KeptPictures()
        self.set_compact(compact=False)

    def set_compact(self, *, compact: bool) -> None:
        """A smaller tile, without its hint, for a small window."""
        self._compact = compact
        self.setFixedHeight(theme.scaled(48 if compact else theme.TILE_HEIGHT))
        self.setToolTip(self.hint if compact else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(180), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(120), self.height())

    def label_width(self) -> float:
        """What the label takes at its widest, that is when chosen."""
        return QFontMetricsF(self._label_font(bold=True)).horizontalAdvance(self.label)

    def label_area(self) -> QRectF:
        """Where the label is written; a test holds it against the width of the letters."""
        right = _TICK_ROOM if not self._compact else 8
        area = QRectF(self.rect()).adjusted(theme.scaled(self._text_left()), 0, -theme.scaled(right), 0)
        if not self._compact and self.hint:
            area.setTop(theme.scaled(14))
            area.setHeight(theme.scaled(24))
        return area

    def hint_area(self) -> QRectF:
        """Where the hint is written."""
        left, bottom = theme.scaled(self._text_left()), theme.scaled(14)
        area = QRectF(self.rect()).adjusted(left, 0, -theme.scaled(10), -bottom)
        area.setTop(area.bottom() - theme.scaled(22))
        return area

    def shown_hint(self) -> str:
        """As many of the hint's examples as there is room for."""
        letters, room = QFontMetricsF(theme.font(theme.SMALL)), self.hint_area().width()
        examples = self.hint.split(", ")
        while len(examples) > 1 and letters.horizontalAdvance(", ".join(examples)) > room:
            examples.pop()
        shown = ", ".join(examples)
        return shown if letters.horizontalAdvance(shown) <= room else ""

    def label_font(self, *, bold: bool) -> QFont:
        """The letters of the label: a long one is written in two lines, and in the end a little smaller."""
        font, area = self._label_font(bold=True), self.label_area()
        while font.pixelSize() > _SMALLEST and not _fits(self.label, font, area):
            font.setPixelSize(font.pixelSize() - 1)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def label_fits(self) -> bool:
        """Whether all of the label is read."""
        return _fits(self.label, self.label_font(bold=True), self.label_area())

    def paintEvent(self, event: QPaintEvent) -> None:
        state = (self.isChecked(), self.hasFocus(), self._is_hovered(), self._compact)
        self._pictures.show(self, state, self._draw)

    def _is_hovered(self) -> bool:
        return self.underMouse() and self.isEnabled()

    def _draw(self, painter: QPainter, colours: Colours) -> None:
        chosen, hovered = self.isChecked(), self._is_hovered()
        area = QRectF(self.rect())
        border = colours.accent if chosen else colours.border if hovered else colours.divider
        fill = colours.selected if chosen else colours.surface
        theme.draw_panel(painter, area, fill, border, width=theme.RING if chosen else 1)
        if self.hasFocus():
            theme.draw_focus_ring(painter, area, colours)
        self._draw_key(painter, colours)
        painter.setFont(self.label_font(bold=chosen))
        painter.setPen(QColor(colours.text))
        painter.drawText(self.label_area(), _LABEL, self.label)
        if self.hint and not self._compact:
            painter.setFont(theme.font(theme.SMALL))
            painter.setPen(QColor(colours.secondary))
            painter.drawText(self.hint_area(), Qt.AlignmentFlag.AlignVCenter, self.shown_hint())
        if chosen and not self._compact:
            _draw_tick(painter, area, colours.accent)

    def _label_font(self, *, bold: bool) -> QFont:
        return theme.font(theme.BODY if self._compact else theme.TILE_LABEL, bold=bold)

    def _text_left(self) -> int:
        return _TEXT_LEFT - 6 if self._compact else _TEXT_LEFT

    def _draw_key(self, painter: QPainter, colours: Colours) -> None:
        side = theme.scaled(26 if self._compact else _CAP)
        left = theme.scaled(9 if self._compact else _LEFT)
        cap = QRectF(left, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent if self.isChecked() else colours.window))
        painter.drawRoundedRect(cap, 5, 5)
        painter.setFont(theme.font(17, bold=True))
        painter.setPen(QColor(colours.on_accent if self.isChecked() else colours.secondary))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, "−" if self.key == "-" else self.key)


def _fits(text: str, font: QFont, area: QRectF) -> bool:
    letters = QFontMetricsF(font)
    if letters.horizontalAdvance(text) <= area.width():
        return True
    return area.contains(letters.boundingRect(area, int(_LABEL), text))


def _draw_tick(painter: QPainter, area: QRectF, colour: str) -> None:
    unit = theme.scaled(4)
    corner = QPointF(area.right() - theme.scaled(30), area.top() + theme.scaled(22))
    points = (QPointF(0, 0), QPointF(1.5 * unit, 1.5 * unit), QPointF(4.2 * unit, -1.8 * unit))
    painter.setPen(QPen(QColor(colour), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([corner + point for point in points]))
