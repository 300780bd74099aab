"""Tells a key that is held down from one that is pressed again, where Qt does not.

On X11 a held key arrives as release and press of the same millisecond. Qt looks for the press in its queue at
the release, and while a key before is still being worked on it is not there yet: then each repetition would
be a key of its own, and in busy mode a visitor of its own.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow

_LEAST_HELD = 100  # milliseconds before any keyboard repeats; nobody's two presses leave none between them
_DOWN = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class HeldKeys(QObject):
    """Watches the keys of one window; `acts_once` knows the shortcuts that a held key does not call again."""

    def __init__(self, window: QWindow, acts_once: Callable[[str], bool]) -> None:
        super().__init__(window)
        self._acts_once = acts_once
        self._key = self._began = self._released = -1
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if event.nativeScanCode() == self._key:
                self._released = event.timestamp()
        elif kind in _DOWN and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            if self._is_held(event):
                return self._repeat(watched, event)
            self._key, self._began = event.nativeScanCode(), event.timestamp()
        return False

    def _is_held(self, event: QKeyEvent) -> bool:
        at = event.timestamp()
        again = event.nativeScanCode() == self._key and at == self._released
        return again and at - self._began >= _LEAST_HELD

    def _repeat(self, watched: QObject, event: QKeyEvent) -> bool:
        """Passes it on as what it is."""
        if self._acts_once(QKeySequence(event.keyCombination()).toString()):
            event.accept()
            return True
        if event.type() is QEvent.Type.ShortcutOverride:
            return False
        told = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text(), True)
        QCoreApplication.sendEvent(watched, told)
        return True
