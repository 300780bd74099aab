"""Buttons that say which key does the same."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton

from kototori.ui.keys import heard
from kototori.ui.look import theme
from kototori.ui.look.kept_picture import KeptPictures

_PADDING = 16
_TIGHT = 9
_CAP_PADDING = 6
_CAP_GAP = 12


class KeyButton(QPushButton):
    """A button with the name of its key in a small cap; a click does not take the keyboard from a line."""

    def __init__(self, text: str, key: str = "", *, primary: bool = False, keeps_focus: bool = True) -> None:
        super().__init__(text)
        self._key = key
        self._primary = primary
        self._padding = _PADDING
        self._shows_key = bool(key)
        self._air = 0
        self._pictures = KeptPictures()
        self._widths: dict[str, int] = {}  # a layout asks for them again and again
        self._cap_width = cap_width(key) if key else 0
        self.setFont(theme.font(bold=primary))
        self.setFixedHeight(theme.scaled(theme.BUTTON_HEIGHT))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if keeps_focus:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(text)
        self.setAccessibleDescription(heard(key))

    def set_tight(self, *, tight: bool) -> None:
        """Less room around the words, in a window that has little."""
        padding = _TIGHT if tight else _PADDING
        if padding != self._padding:
            self._padding = padding
            self.updateGeometry()
            self.update()

    def set_air(self, air: int) -> None:
        """Painted so much lower than it is: a finger hits it where it stands between two lines, too."""
        self._air = air
        self.update()

    def set_compact(self, *, compact: bool) -> None:
        """In a small window the key is told by hovering instead."""
        shows_key = bool(self._key) and not compact
        if shows_key != self._shows_key:
            self._shows_key = shows_key
            self.setToolTip(self._key if compact else "")
            self.updateGeometry()
            self.update()

    @property
    def key(self) -> str:
        """The name of the key, as it is printed on the button."""
        return self._key

    def sizeHint(self) -> QSize:
        width = self.width_of(self.text()) + 2 * self._padding
        if self._shows_key:
            width += _CAP_GAP + self._cap_width
        return QSize(width + 2, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def width_of(self, text: str) -> int:
        """What a text takes in the letters of the button."""
        if text not in self._widths:
            self._widths[text] = self.fontMetrics().horizontalAdvance(text)
        return self._widths[text]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where ← and → step the page, say, they are the page's; elsewhere they go to the next button."""
        around = self.parentWidget()
        while around is not None and not hasattr(around, "arrows"):
            around = around.parentWidget()
        if around is not None and event.key() in around.arrows:
            QApplication.sendEvent(around, event)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        state = (self.isChecked(), self.isDown(), self.underMouse(), self.hasFocus(), self.isEnabled())
        said = (self.text(), self.font().key(), self._padding, self._air, self._shows_key)
        self._pictures.show(self, (state, said), self.draw)

    def draw(self, painter: QPainter, colours: theme.Colours) -> None:
        """As it looks now."""
        area = QRectF(self.rect()).adjusted(0, theme.scaled(self._air), 0, -theme.scaled(self._air))
        fill, text, border = colours.surface, colours.text, colours.border
        if self._primary:
            fill, text, border = colours.accent, colours.on_accent, colours.accent
        elif self.isChecked():
            fill, border = colours.selected, colours.accent
        elif self.isDown() or self.underMouse():
            fill = colours.selected
        if not self.isEnabled():
            fill, text, border = colours.window, colours.secondary, colours.divider
        theme.draw_panel(painter, area, fill, border, width=1.5)
        if self.hasFocus():
            ring = colours._replace(accent=colours.on_accent) if self._primary else colours
            theme.draw_focus_ring(painter, area, ring)
        painter.setFont(self.font())
        painter.setPen(QColor(text))
        painter.drawText(
            area.adjusted(self._padding, 0, -self._padding, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self.text(),
        )
        if self._shows_key:
            right = area.right() - max(self._padding - 6, 6)
            draw_cap(painter, QPointF(right, area.center().y()), self._key, text)


def cap_width(key: str) -> int:
    """How wide the cap of a key is."""
    return QFontMetrics(theme.font(theme.SMALL)).horizontalAdvance(key) + 2 * _CAP_PADDING


def draw_cap(painter: QPainter, right_middle: QPointF, key: str, colour: str) -> None:
    """A key as a small cap; `right_middle` is the middle of its right edge."""
    height = theme.scaled(22)
    width = cap_width(key)
    cap = QRectF(right_middle.x() - width, right_middle.y() - height / 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 1))
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(theme.font(theme.SMALL))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
