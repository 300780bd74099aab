"""What the visitor touches: a card for each language and each need, and large buttons with a picture."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from kototori.ui.look import theme
from kototori.ui.look.buttons import cap_width, draw_cap
from kototori.ui.look.key_grid import GridButton

if TYPE_CHECKING:
    from kototori.ui.visitor.visitor_look import VisitorLook

TARGET = 64  # the least height of whatever a visitor touches
_PICTURE, _LARGE_PICTURE = 64, 88
_PAD = 14
_LTR = Qt.LayoutDirection.LeftToRight


class _Line(NamedTuple):
    """A text as it is drawn, and how tall it is when it is wrapped."""

    text: str
    font: QFont
    height: float


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
        self.setFixedHeight(theme.scaled(TARGET))

    @property
    def has_picture(self) -> bool:
        """Whether the card stands for something that can be drawn."""
        return bool(self._picture)

    def set_size(self, width: int, wanted: int) -> None:
        """As tall as there is room for, within what a finger and the words need and what looks well."""
        least, most = (_PICTURE + 12, 172) if self._picture else (TARGET, 92)
        tall = max(theme.scaled(least), min(theme.scaled(most), wanted))
        told = (self.text_shown, self._beside, bool(self._picture), width, tall)
        words = self._look.measured(told, lambda: self._words_height(self._text_width(width, tall)))
        self.setFixedHeight(max(tall, round(words)))

    def _words_height(self, width: float) -> float:
        return sum(line.height for line in self._lines(width)) + 2 * theme.GAP_1

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(180), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.scaled(120), self.height())

    def fits(self) -> bool:
        """Whether both texts stand whole on the card; a test asks."""
        area = self._text_area()
        lines = self._lines(area.width())
        widest = max(
            QFontMetricsF(line.font).horizontalAdvance(word) for line in lines for word in line.text.split()
        )
        return widest <= area.width() and sum(line.height for line in lines) <= self.height()

    def paintEvent(self, event: QPaintEvent) -> None:
        said = (self.text_shown, self._beside, self._picture, self.isRightToLeft())
        state = (self.isChecked(), self.isDown(), self.hasFocus(), self.isEnabled())
        self._look.pictures.show(self, (said, state), self._draw)

    def _draw(self, painter: QPainter, colours: theme.Colours) -> None:
        chosen, area = self.isChecked(), QRectF(self.rect())
        fill = colours.selected if chosen or self.isDown() else colours.surface
        border = colours.accent if chosen else colours.border
        theme.draw_panel(painter, area, fill, border, width=theme.RING if chosen else 1)
        if self.hasFocus():
            theme.draw_focus_ring(painter, area, colours)
        colour = colours.text if self.isEnabled() else colours.secondary
        painter.setOpacity(1 if self.isEnabled() else 0.5)
        if self._picture:
            ink = colours.accent if chosen else colour
            self._look.draw_pictogram(painter, self._picture, self._picture_area(), ink)
        texts = self._text_area()
        lines = self._lines(texts.width(), bold=chosen)
        top = area.center().y() - sum(line.height for line in lines) / 2
        for n, line in enumerate(lines):
            painter.setFont(line.font)
            painter.setPen(QColor(colours.secondary if n else colour))
            painter.setLayoutDirection(_LTR if n else self.layoutDirection())
            place = QRectF(texts.left(), top, texts.width(), line.height + 1)
            painter.drawText(place, int(self._alignment()), line.text)
            top += line.height
        if chosen:
            self._draw_tick(painter, colours.accent)

    def _lines(self, width: float, *, bold: bool = True) -> list[_Line]:
        """The texts wrapped into a width. Room is made for bold, since a chosen card is bold."""
        small = self._picture and width < theme.scaled(220)
        size = 15 if small else 17 if self._picture else theme.SECTION
        fonts = [(self.text_shown, self._look.font(self.text_shown, size, bold=bold))]
        if self._beside:
            fonts.append((self._beside, self._look.font(self._beside, theme.SMALL if small else 13)))
        how = int(self._alignment())
        return [_Line(text, font, self._look.height_of(text, font, width, how)) for text, font in fonts]

    def _alignment(self) -> Qt.AlignmentFlag | Qt.TextFlag:
        across = Qt.AlignmentFlag.AlignHCenter
        if self._picture:
            side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
            across = side | Qt.AlignmentFlag.AlignAbsolute  # the Finnish, too, keeps to the picture
        return across | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap

    def _text_area(self) -> QRectF:
        pad = theme.scaled(_PAD)
        width = self._text_width(self.width(), self.height())
        left = pad if self.isRightToLeft() else self.width() - pad - width
        return QRectF(left, 0, width, self.height())

    def _text_width(self, width: int, height: int) -> float:
        picture = self._picture_side(height) + theme.GAP_3 if self._picture else 0
        return max(width - 2 * theme.scaled(_PAD) - picture, 1)

    def _picture_side(self, height: int) -> int:
        """Larger where the card is taller."""
        return max(theme.scaled(_PICTURE), min(theme.scaled(_LARGE_PICTURE), height - theme.scaled(60)))

    def _picture_area(self) -> QRectF:
        side, pad = self._picture_side(self.height()), theme.scaled(_PAD)
        left = self.width() - pad - side if self.isRightToLeft() else pad
        return QRectF(left, (self.height() - side) / 2, side, side)

    def _draw_tick(self, painter: QPainter, colour: str) -> None:
        """Over the corner of the picture, where no word can run into it."""
        side = theme.scaled(24)
        disc = QRectF(theme.GAP_2, theme.GAP_2, side, side)
        if self._picture:
            disc.moveBottomRight(self._picture_area().bottomRight())
        painter.setPen(QPen(QColor(theme.colours_of(self).selected), 3))
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
        said = (self.text(), self._picture, self._key, self._primary, self.isRightToLeft())
        state = (self.isDown(), self.underMouse(), self.hasFocus())
        self._look.pictures.show(self, (said, state), self._draw)

    def _draw(self, painter: QPainter, colours: theme.Colours) -> None:
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
