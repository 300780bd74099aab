"""A page whose first screen is whole: a scroll bar comes only where somebody scrolls on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget

from kototori.ui.look import theme
from kototori.ui.look.low_window import let_shine_through

_BREADTH = 12


class OverScroll(QScrollArea):
    """Its bar lies over the margin of the page: what is shown never moves aside for it."""

    scrolled = Signal()

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.setMaximumWidth(theme.scaled(theme.WIDEST))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        let_shine_through(self, inside)
        self._rests_at_top = False
        self._over = QScrollBar(Qt.Orientation.Vertical, self)
        self._over.setStyleSheet(theme.SLIM_SCROLL_BAR)
        self._over.hide()
        under = self.verticalScrollBar()
        under.rangeChanged.connect(self._follow)
        under.valueChanged.connect(self._follow)
        self._over.valueChanged.connect(under.setValue)

    def rest_at_top(self, *, rests: bool) -> None:
        """Whether the first screen holds all that matters, and needs no bar."""
        self._rests_at_top = rests
        self._follow()

    def turn(self, pages: int) -> None:
        """So many screens down, or up."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def shows(self, part: QWidget) -> bool:
        """Whether anything of a part is in view."""
        top = part.mapTo(self.viewport(), part.rect().topLeft()).y()
        return part.isVisible() and top < self.viewport().height() and top + part.height() > 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        breadth = theme.scaled(_BREADTH)
        self._over.setGeometry(self.width() - breadth, 0, breadth, self.height())
        self._follow()

    def _follow(self) -> None:
        under = self.verticalScrollBar()
        self._over.blockSignals(True)
        self._over.setRange(0, under.maximum())
        self._over.setPageStep(under.pageStep())
        self._over.setSingleStep(under.singleStep())
        self._over.setValue(under.value())
        self._over.blockSignals(False)
        self._over.setVisible(under.maximum() > 0 and (under.value() > 0 or not self._rests_at_top))
        self.scrolled.emit()
