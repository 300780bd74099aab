"""Cards and chips as pictures that are kept: to shape a name in its script again takes many times as long."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
from PySide6.QtWidgets import QApplication, QWidget


def paint_kept(
    widget: QWidget, looks: tuple[Hashable, ...], behind: str, draw: Callable[[QPainter], None]
) -> None:
    """Shows a widget as it was drawn before, where everything that its look depends on is the same.

    `looks` is all that but the size of widget, letters and dots; `behind` the colour that it stands on:
    letters are as smooth as on the screen only over a colour.
    """
    sharp = widget.devicePixelRatioF()
    letters = QApplication.font()
    size = (widget.width(), widget.height(), sharp, letters.pixelSize(), letters.family())
    name = f"{type(widget).__name__} {size} {behind} {looks}"
    picture = QPixmap()
    if not QPixmapCache.find(name, picture):
        picture = QPixmap(widget.size() * sharp)
        picture.setDevicePixelRatio(sharp)
        picture.fill(QColor(behind))
        inside = QPainter(picture)
        inside.setLayoutDirection(widget.layoutDirection())
        draw(inside)
        inside.end()
        QPixmapCache.insert(name, picture)
    QPainter(widget).drawPixmap(0, 0, picture)
