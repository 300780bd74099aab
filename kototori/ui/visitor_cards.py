"""What the visitor touches: a card for each language and each need, and large buttons with a picture."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from kototori.ui import theme
from kototori.ui.buttons import cap_width, draw_cap
from kototori.ui.key_grid import GridButton

if TYPE_CHECKING:
    from kototori.ui.visitor_look import VisitorLook

TARGET = 64  # the least height of whatever a visitor touches
_PICTURE, _LARGE_PICTURE = 64, 88
_PAD = 14
_LTR = Qt.LayoutDirection.LeftToRight


class VisitorCard(GridButton):
    """A word in the visitor's language, the same in Finnish below it, and a picture where there is one."""

    def __init__(
        self, look: VisitorLook, code: str, text: str, beside: str, *, picture: str = "", is_rtl: bool = False
    ) -> None:
        super().__init__(f"{text}, {beside}" if beside else text)
        self._look = look
        self.code = code
        self.text_shown = text
        self._beside = beside
        self._picture = picture
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else _LTR)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_height(0)

    @property
    def has_picture(self) -> bool:
        """Whether the card stands for something that can be drawn."""
        return bool(self._picture)

    def set_height(self, wanted: int) -> None:
        """As tall as there is room for, within what a finger needs and what looks well."""
        least, most = (_PICTURE + 12, 172) if self._picture else (TARGET, 92)
        self.setFixedHeight(max(theme.scaled(least), min(theme.scaled(most), wanted)))

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(180), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(120), self.height())

    def fits(self) -> bool:
        """Whether both texts stand whole on the card; a test asks."""
        needed = sum(height for _, height, _ in self._lines())
        return needed <= self.height() and all(
            QFontMetricsF(self._look.font(text, size, bold=bold)).horizontalAdvance(word)
            <= self._text_area().width()
            for text, size, bold in self._texts()
            for word in text.split()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.colours_of(self)
        chosen, area = self.isChecked(), QRectF(self.rect())
        fill = colours.selected if chosen or self.isDown() else colours.surface
        border = colours.accent if chosen else colours.border
        theme.draw_panel(painter, area, fill, border, width=theme.RING if chosen else 1)
        if self.hasFocus():
            theme.draw_focus_ring(painter, area, colours)
        colour = colours.text if self.isEnabled() else colours.secondary
        painter.setOpacity(1 if self.isEnabled() else 0.5)
        if self._picture:
            self._draw_picture(painter, colours.accent if chosen else colour)
        texts, top = self._text_area(), 0.0
        lines = self._lines()
        top = area.center().y() - sum(height for _, height, _ in lines) / 2
        for n, (text, height, (size, bold)) in enumerate(lines):
            painter.setFont(self._look.font(text, size, bold=bold))
            painter.setPen(QColor(colours.secondary if n else colour))
            painter.setLayoutDirection(_LTR if n else self.layoutDirection())
            line = QRectF(texts.left(), top, texts.width(), height + 1)
            painter.drawText(line, int(self._alignment()), text)
            top += height
        if chosen:
            self._draw_tick(painter, colours.accent)

    def _texts(self) -> list[tuple[str, int, bool]]:
        """Each text with its size, and bold where it is chosen; measured bold, so that nothing jumps."""
        main = (self.text_shown, theme.SECTION if not self._picture else 17, self.isChecked())
        return [main] + ([(self._beside, 13, False)] if self._beside else [])

    def _lines(self) -> list[tuple[str, float, tuple[int, bool]]]:
        width = self._text_area().width()
        room = QRectF(0, 0, width, 10_000)
        return [
            (
                text,
                QFontMetricsF(self._look.font(text, size, bold=bold))
                .boundingRect(room, int(self._alignment()), text)
                .height(),
                (size, bold),
            )
            for text, size, bold in self._texts()
        ]

    def _alignment(self) -> Qt.AlignmentFlag | Qt.TextFlag:
        across = Qt.AlignmentFlag.AlignHCenter
        if self._picture:
            side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
            across = side | Qt.AlignmentFlag.AlignAbsolute  # the Finnish, too, keeps to the picture
        return across | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap

    def _text_area(self) -> QRectF:
        pad = theme.scaled(_PAD)
        area = QRectF(self.rect()).adjusted(pad, 0, -pad, 0)
        if not self._picture:
            return area
        picture = self._picture_side() + theme.GAP_3
        right = self.isRightToLeft()
        return area.adjusted(0 if right else picture, 0, -picture if right else 0, 0)

    def _picture_side(self) -> int:
        """Larger where the card is taller."""
        return max(
            theme.scaled(_PICTURE), min(theme.scaled(_LARGE_PICTURE), self.height() - theme.scaled(60))
        )

    def _draw_picture(self, painter: QPainter, colour: str) -> None:
        side, pad = self._picture_side(), theme.scaled(_PAD)
        left = self.width() - pad - side if self.isRightToLeft() else pad
        square = QRectF(left, (self.height() - side) / 2, side, side)
        self._look.draw_pictogram(painter, self._picture, square, colour)

    def _draw_tick(self, painter: QPainter, colour: str) -> None:
        side = theme.scaled(22)
        left = 8 if self.isRightToLeft() else self.width() - side - 8
        disc = QRectF(left, 8, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(disc)
        painter.setPen(QPen(QColor(theme.colours_of(self).on_accent), 2.5))
        x, y, unit = disc.left(), disc.top(), side / 22
        points = ((6, 11.5), (9.5, 15), (16, 7.5))
        for (x1, y1), (x2, y2) in pairwise(points):
            painter.drawLine(QPointF(x + x1 * unit, y + y1 * unit), QPointF(x + x2 * unit, y + y2 * unit))


class PictureButton(QAbstractButton):
    """A large button with a picture before its words, and the name of its key where it has one."""

    def __init__(
        self, look: VisitorLook, text: str, picture: str, key: str = "", *, primary: bool = False
    ) -> None:
        super().__init__()
        self._look = look
        self._picture = picture
        self._key = key
        self._primary = primary
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(theme.scaled(TARGET))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self._look.font(self.text(), bold=True)).horizontalAdvance(self.text())
        key = theme.GAP_3 + cap_width(self._key) if self._key else 0
        return QSize(round(words + key) + theme.scaled(40 + 3 * _PAD), self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.colours_of(self)
        area = QRectF(self.rect())
        fill = colours.selected if self.isDown() or self.underMouse() else colours.surface
        ink, border, ring = colours.text, colours.border, colours
        if self._primary:
            fill, ink, border = colours.accent, colours.on_accent, colours.accent
            ring = colours._replace(accent=colours.on_accent)
        theme.draw_panel(painter, area, fill, border, width=1.5)
        if self.hasFocus():
            theme.draw_focus_ring(painter, area, ring)
        right, pad, side = self.isRightToLeft(), theme.scaled(_PAD), theme.scaled(40)
        left = area.right() - pad - side if right else pad
        square = QRectF(left, (self.height() - side) / 2, side, side)
        painter.save()
        if right and self._picture == "back":  # back is where the line of reading begins
            painter.translate(2 * square.center().x(), 0)
            painter.scale(-1, 1)
        self._look.draw_pictogram(painter, self._picture, square, ink)
        painter.restore()
        painter.setFont(self._look.font(self.text(), bold=True))
        painter.setPen(QColor(ink))
        painter.setLayoutDirection(self.layoutDirection())
        used = 2 * pad + side
        texts = area.adjusted(pad if right else used, 0, -used if right else -pad, 0)
        painter.drawText(texts, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
        if self._key:
            edge = pad + cap_width(self._key) if right else area.right() - pad
            draw_cap(painter, QPointF(edge, area.center().y()), self._key, ink)
