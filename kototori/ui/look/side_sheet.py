"""A sheet at the right edge of the window: not modal, what lies beside it stays usable."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kototori.ui.look import theme
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import Card, heading
from kototori.ui.look.touch import give_room
from kototori.wording.catalogue import Words

_WIDTH = 468
_LEAST_BESIDE = 360
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SideSheet(Card):
    """Lies over the right edge of its parent, as tall as that. Esc closes it, Ctrl+Enter does its deed."""

    arrows = ()  # behind it the page stays where it is
    closed = Signal()
    covering = Signal(int)  # so much of the right edge; 0 when it is gone, or when nothing is left beside it

    def __init__(self, parent: QWidget, title: str, words: Words) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GAP_3)
        self.foot = FlowRow(theme.GAP_2)
        self._beside = parent
        self._area, self._inside = QScrollArea(), QWidget()
        self._frame(title, words)
        parent.installEventFilter(self)
        _application().focusChanged.connect(self._keep_focus_in_view)
        self.hide()

    def open_sheet(self) -> None:
        """Shows the sheet over whatever lies there."""
        give_room(self)
        self._area.verticalScrollBar().setValue(0)
        self.show()
        self.raise_()
        self._follow_parent()

    def set_aside(self) -> None:
        """Takes the sheet out of sight, with everything that was typed."""
        if not self.isHidden():
            self.hide()
            self.covering.emit(0)

    def close_sheet(self) -> None:
        """Takes the sheet away and tells so, for the focus to go home."""
        if self.isHidden():
            return
        self.set_aside()
        self.closed.emit()

    def bring_into_view(self, part: QWidget) -> None:
        """Scrolls to what has just been told there; once it is laid out."""
        QTimer.singleShot(0, part, lambda: self._area.ensureWidgetVisible(part, 0, theme.scaled(12)))

    def scroll_to_top(self) -> None:
        """What is shown now begins there, and whatever has the keyboard is near."""
        QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(0))

    def lay_over_foot(self, part: QWidget) -> None:
        """What would else lie under the sheet, over its buttons."""
        self._column.insertWidget(self._column.indexOf(self.foot), part)

    def lay_under_title(self, part: QWidget) -> None:
        """What is to be seen however far the sheet is scrolled."""
        self._column.insertWidget(1, part)

    def panes(self) -> list[QWidget]:
        """What F6 enters: what is filled in, not the cross at the top."""
        return [self._inside]

    def do_deed(self) -> None:
        """What Ctrl+Enter does on this sheet."""

    def event(self, event: QEvent) -> bool:
        # Esc and Ctrl+Enter mean something else in the page below; typed in the sheet they are the sheet's.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.key() == Qt.Key.Key_Escape or _is_deed(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        elif event.isAutoRepeat() and event.key() in _ENTER:
            event.accept()  # held down, it would do what the next step asks for
        elif _is_deed(event):
            self.do_deed()
        elif event.key() in _ENTER and isinstance(here := self.focusWidget(), QPushButton):
            here.click()
        else:
            # Nothing that is typed here reaches the page below: a digit there would record a need.
            event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._follow_parent()
        return False

    def _keep_focus_in_view(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now, 0, theme.scaled(60))

    def _follow_parent(self) -> None:
        around = self._beside.rect()
        width = theme.scaled(_WIDTH)
        if around.width() < width + theme.scaled(_LEAST_BESIDE):
            width = around.width()  # half a pad is of no use
        self.setGeometry(around.right() - width + 1, around.top(), width, around.height())
        self.covering.emit(width if width < around.width() else 0)

    def _frame(self, title: str, words: Words) -> None:
        close = QToolButton()
        close.setText("✕")
        close.setAutoRaise(True)
        close.setMinimumSize(theme.scaled(theme.TOUCH), theme.scaled(theme.TOUCH))
        close.setAccessibleName(words("Close"))
        close.setToolTip(words("Close (Esc)"))
        close.clicked.connect(self.close_sheet)
        top = QHBoxLayout()
        top.addWidget(heading(title), 1)
        top.addWidget(close)
        inside = self._inside
        inside.setLayout(self.body)
        self.body.setContentsMargins(0, 0, theme.GAP_3, 0)
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for surface in (self._area.viewport(), inside):
            surface.setBackgroundRole(surface.palette().ColorRole.Base)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_2, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        column.addLayout(top)
        column.addWidget(self._area, 1)
        column.addLayout(self.foot)


def _application() -> QApplication:
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running


def _is_deed(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
