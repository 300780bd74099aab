"""The curtain: a calm surface over everything, until somebody at the desk opens it again."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from kototori.ui.look import theme
from kototori.wording.catalogue import Words

_OPENING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Curtain(QAbstractButton):
    """One large button: a click anywhere opens it, and so do Enter and Esc. Other keys do nothing."""

    def __init__(self, desk: str, key: str, words: Words) -> None:
        super().__init__()
        self.desk = desk
        self._sentence = words("Covered. {key} or a click shows the desk", key=key)
        self.setAccessibleName(self._sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING and not event.isAutoRepeat():
            self.click()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.colours_of(self)
        area = QRectF(self.rect())
        theme.fill(painter, area, colours.window)
        name, sentence = theme.font(theme.KEY_NUMBER, bold=True), theme.font(theme.SECTION)
        high = QFontMetricsF(name).height()
        middle = area.center().y()
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.setFont(name)
        painter.setPen(QColor(colours.text))
        inner = area.adjusted(theme.GAP_6, 0, -theme.GAP_6, 0)
        painter.drawText(inner.adjusted(0, middle - high - theme.GAP_2, 0, 0), int(centred), self.desk)
        painter.setFont(sentence)
        painter.setPen(QColor(colours.secondary))
        painter.drawText(inner.adjusted(0, middle + theme.GAP_2, 0, 0), int(centred), self._sentence)
