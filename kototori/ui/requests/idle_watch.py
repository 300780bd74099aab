"""Tells when nobody has touched the window for a while: no key, no mouse, no finger.

What comes from outside comes to a window of the system first, so that is what is watched: to watch every
widget would send each event of the program through Python. What is composed by an input method goes straight
to the field that is typed into; so that one is watched, too.
"""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kototori.domain.vault import IDLE_MINUTES

IDLE = IDLE_MINUTES * 60  # seconds
TOLD = 15  # so many of them, the last ones, are counted down

_TOUCHED = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
    )
)


class IdleWatch(QObject):
    """Watches between `begin` and `end`."""

    counted = Signal(int)  # the seconds that are left; 0 when somebody is back
    idle = Signal()

    def __init__(self, window: QWidget, *, quiet: int = IDLE) -> None:
        """`quiet` seconds without a touch are idle; the last of them are counted."""
        super().__init__(window)
        self._window = window
        self._told = min(TOLD, quiet // 2)
        self._left = 0
        self._watched: list[QObject] = []
        self._quiet = QTimer(self, singleShot=True, interval=1000 * (quiet - self._told))
        self._quiet.timeout.connect(self._begin_counting)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count)

    def begin(self) -> None:
        """From now on it counts as idle when nobody touches the window."""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        self.end()
        application.focusWindowChanged.connect(self._watch_window)
        application.focusObjectChanged.connect(self._watch_field)
        self._watch_window(self._window.window().windowHandle())
        self._watch_field(application.focusObject())
        self._quiet.start()

    def end(self) -> None:
        """Nobody is waited for any more."""
        application = QGuiApplication.instance()
        if self._watched and isinstance(application, QGuiApplication):
            application.focusWindowChanged.disconnect(self._watch_window)
            application.focusObjectChanged.disconnect(self._watch_field)
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        self._quiet.stop()
        self._stop_counting()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHED:
            self._quiet.start()
            self._stop_counting()
        return False

    def _watch_window(self, window: QWindow | None) -> None:
        """A dialog or a list that opens is a window of its own; each of them once."""
        self._watch(window)

    def _watch_field(self, field: QObject | None) -> None:
        self._watch(field)

    def _watch(self, part: QObject | None) -> None:
        self._watched = [other for other in self._watched if isValid(other)]
        if part is not None and part not in self._watched:
            part.installEventFilter(self)
            self._watched.append(part)

    def _begin_counting(self) -> None:
        self._left = self._told
        self._second.start()
        self.counted.emit(self._left)

    def _count(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.counted.emit(self._left)
        else:
            self._stop_counting()
            self.idle.emit()

    def _stop_counting(self) -> None:
        if self._second.isActive():
            self._second.stop()
            self.counted.emit(0)
