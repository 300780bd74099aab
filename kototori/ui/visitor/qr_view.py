"""The links of the leaflets as large QR codes, turned to the visitor, who photographs them with the phone.

Black on white in every look: that is what a camera reads. Nothing else of the desk is in here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.low_window import ScrolledBody
from kototori.ui.look.spoken_as import SpokenAs
from kototori.wording.catalogue import Words

_QUIET = 4  # modules of white around, which readers need
_LEAST_SIDE, _MOST_SIDE = 150, 460
_PADDING = 12
_LARGE, _ROOMY = 20, 240
_BAR, _STEP = 20, 10
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter


class Link(NamedTuple):
    """A web address in Latin letters, what it leads to in the visitor's language, and how that is read."""

    text: str
    address: str
    is_rtl: bool = False


class QrCard(QWidget):
    """One code, with what it leads to above and the address below."""

    spoken_as = SpokenAs.PICTURE

    def __init__(self, link: Link) -> None:
        super().__init__()
        self._link = link
        self.modules = modules(link.address)
        self.setAccessibleName(f"QR: {link.text}, {link.address}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._side = _LEAST_SIDE

    def set_side(self, side: int) -> None:
        """How large the code is drawn."""
        self._side = side
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(self._side + 2 * _PADDING, self._side + self.height_beside(self._side))

    def height_beside(self, side: int) -> int:
        """What text and address take besides a code of this size."""
        address = QFontMetrics(_address_font(side)).boundingRect(
            0, 0, side, 10_000, int(Qt.TextFlag.TextWrapAnywhere), self._link.address
        )
        return self._text_height(side) + address.height() + 2 * _PADDING

    def code_area(self) -> QRectF:
        """Where the code stands, with its quiet zone."""
        top = _PADDING + self._text_height(self._side)
        return QRectF((self.width() - self._side) / 2, top, self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme.draw_panel(painter, QRectF(self.rect()), "#FFFFFF", theme.colours_of(self).border)
        painter.setPen(QColor("#000000"))
        inner = QRectF(self.rect()).adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        painter.setFont(_text_font(self._side))
        direction = Qt.LayoutDirection.RightToLeft if self._link.is_rtl else Qt.LayoutDirection.LeftToRight
        painter.setLayoutDirection(direction)
        painter.drawText(inner, _WRAP | Qt.AlignmentFlag.AlignTop, self._link.text)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setFont(_address_font(self._side))
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignHCenter
        painter.drawText(inner, bottom, self._link.address)
        self._paint_code(painter)

    def _paint_code(self, painter: QPainter) -> None:
        area, n = self.code_area(), len(self.modules) + 2 * _QUIET
        module = int(area.width() / n)  # whole pixels: sharp edges
        left = area.left() + (area.width() - n * module) / 2 + _QUIET * module
        top = area.top() + (area.height() - n * module) / 2 + _QUIET * module
        path = QPainterPath()
        for row, line in enumerate(self.modules):
            for column, is_dark in enumerate(line):
                if is_dark:
                    path.addRect(int(left) + column * module, int(top) + row * module, module, module)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillPath(path, QColor("#000000"))

    def _text_height(self, side: int) -> int:
        room = QFontMetrics(_text_font(side))
        return room.boundingRect(0, 0, side, 10_000, int(_WRAP), self._link.text).height()


def _text_font(side: int) -> QFont:
    """Large letters, where the code is large too."""
    return theme.font(_LARGE if side >= _ROOMY else theme.BODY, bold=True)


def _address_font(side: int) -> QFont:
    return theme.font(theme.SECTION if side >= _ROOMY else theme.BODY)


class QrView(QWidget):
    """Every link once; Esc, F8 or the button gives the screen back."""

    given_back = Signal(object)

    def __init__(self, links: Sequence[Link], key: str, words: Words) -> None:
        super().__init__()
        self.setAccessibleName(words("QR codes for the visitor's phone"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cards = tuple(QrCard(link) for link in links)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setSpacing(theme.GAP_6)
        self._body: QScrollArea = ScrolledBody(inside, theme.scaled(_LEAST_SIDE))
        self._back = KeyButton(words("Give the screen back"), key, keeps_focus=False)
        self._back.clicked.connect(self.give_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_6, theme.GAP_3, theme.GAP_6, theme.GAP_3)
        column.addWidget(self._body, 1)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignRight)

    def give_back(self) -> None:
        """The screen goes back to the adviser."""
        self.given_back.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_back()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme.fill(QPainter(self), QRectF(self.rect()), theme.colours_of(self).window)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """As large as all of them fit side by side, but never too small for a camera."""
        width = self.width() - 2 * theme.GAP_6 - _BAR
        height = self.height() - 2 * theme.GAP_3 - self._back.height() - theme.GAP_3
        least = _LEAST_SIDE + 2 * _PADDING + theme.GAP_6
        columns = max(min(len(self.cards), width // least), 1)
        side = min(width // columns - theme.GAP_6 - 2 * _PADDING, _MOST_SIDE)
        while side > _LEAST_SIDE and side + self._beside(side) > height:
            side -= _STEP  # a narrower card has more lines of text
        side = max(side, _LEAST_SIDE)
        for n, card in enumerate(self.cards):
            card.set_side(side)
            self._grid.addWidget(card, n // columns, n % columns, Qt.AlignmentFlag.AlignCenter)

    def _beside(self, side: int) -> int:
        return theme.GAP_6 + max((card.height_beside(side) for card in self.cards), default=0)


def modules(address: str) -> tuple[tuple[int, ...], ...]:
    """Rows of dark and light; the maker of codes is loaded when one is asked for."""
    import segno

    full = address if "://" in address else f"https://{address}"
    code = segno.make(full, error="m", micro=False, boost_error=False)
    return tuple(tuple(int(bool(module)) for module in row) for row in code.matrix)
