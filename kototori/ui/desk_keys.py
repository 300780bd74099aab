"""The keys that act in the whole window, also while a text field has the keyboard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from kototori.ui.keys import Deed, KeyTable

# By name: to ask for the classes themselves would load them, and the window would start later.
_FIELDS = ("QLineEdit", "QTextEdit", "QPlainTextEdit", "QAbstractSpinBox", "QComboBox")
_FIRST_THE_TYPING = (Deed.UNDO, Deed.REDO)


class DeskKeys(QObject):
    """One shortcut for each key of the table; what is pressed is called for.

    A text field claims Ctrl+K, Ctrl+E and more for itself. Here they are the desk's, all but those that
    undo what is typed. Only fields that have had the keyboard are watched: to watch everything would send
    every event of the program through Python.
    """

    def __init__(self, window: QWidget, call: Callable[[Deed], None]) -> None:
        super().__init__(window)
        self._window = window
        self._call = call
        self._shortcuts: list[QShortcut] = []
        self._claimed: frozenset[str] = frozenset()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch)

    def take(self, keys: KeyTable) -> None:
        """These keys from now on, and no others."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._shortcuts = [
            QShortcut(QKeySequence(name), self._window, partial(self._call, deed))
            for name, deed in keys.shortcuts().items()
        ]
        self._claimed = frozenset(
            name for name, deed in keys.shortcuts().items() if deed not in _FIRST_THE_TYPING
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination()).toString()
            if pressed in self._claimed:
                event.ignore()
                return True
        return False

    def _watch(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.property("readOnly"):  # where nothing is typed, nothing is claimed
            return
        if any(now.inherits(field) for field in _FIELDS):
            now.installEventFilter(self)  # once more makes no second one
