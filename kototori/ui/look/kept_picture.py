"""Cards, chips and buttons as pictures that are kept: to shape their letters again takes ten times as long.

A page has dozens of them, and hardly one changes at a key; but Qt paints all of them anew when the page
comes back into view, or when something above them takes more room.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from kototori.ui.look import theme

_A_FEW = 6  # chosen or not, with the keyboard or not, under the mouse or not


class KeptPictures:
    """What one widget has looked like lately, or all widgets of a family that come and go.

    Not in Qt's own store: that one is small, and forgets what nobody looked at for a minute.
    """

    def __init__(self, most: int = _A_FEW) -> None:
        self._most = most
        self._drawn: dict[tuple[Hashable, ...], QPixmap] = {}

    def show(self, widget: QWidget, looks: Hashable, draw: Callable[[QPainter, theme.Colours], None]) -> None:
        """Paints the widget as it was drawn before, where everything that its look depends on is the same.

        `looks` is all that but size, colours and letters. What is drawn writes on a surface of its own:
        letters are as smooth as on the screen only over a colour.
        """
        colours, sharp = theme.colours_of(widget), widget.devicePixelRatio()
        width, height = widget.width(), widget.height()
        across, down = width * sharp, height * sharp
        if across % 1 or down % 1:  # such a picture would be stretched by a part of a dot
            draw(QPainter(widget), colours)
            return
        letters = QApplication.font()
        look = (looks, width, height, sharp, colours, letters.pixelSize(), letters.family())
        picture = self._drawn.get(look)
        if picture is None:
            picture = QPixmap(int(across), int(down))
            picture.setDevicePixelRatio(sharp)
            picture.fill(Qt.GlobalColor.transparent)
            inside = QPainter(picture)
            inside.setLayoutDirection(widget.layoutDirection())
            draw(inside, colours)
            inside.end()
            if len(self._drawn) >= self._most:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[look] = picture
        QPainter(widget).drawPixmap(0, 0, picture)
