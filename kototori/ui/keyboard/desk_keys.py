"""The keys that act in the whole window, also while a text field has the keyboard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from kototori.ui.keys import Deed, KeyTable
from kototori.ui.preferences import Preferences

# By name: to ask for the classes themselves would load them, and the window would start later.
_FIELDS = ("QLineEdit", "QTextEdit", "QPlainTextEdit", "QAbstractSpinBox", "QComboBox")
# Held down, these go on step by step. All others act once for each press: Ctrl+Enter that is held would count
# visitors who never came, Ctrl+Z would take back half the day, F7 would turn on and off again and again.
_GOING_ON = frozenset(
    (
        Deed.EARLIER_DAY,
        Deed.LATER_DAY,
        Deed.PREVIOUS_VIEW,
        Deed.NEXT_VIEW,
        Deed.PREVIOUS_PANE,
        Deed.NEXT_PANE,
    )
)
_FIRST_THE_TYPING = (Deed.UNDO, Deed.REDO)


def usable_keys(preferences: Preferences) -> KeyTable:
    """The keys of this computer; what of the stored ones cannot be used stays where it usually is."""
    stored = preferences.moved_keys
    if not stored:
        return KeyTable()
    from kototori.ui.keyboard.key_rules import sound

    return KeyTable(sound(stored))


class DeskKeys(QObject):
    """One shortcut for each key of the table; what is pressed is called for.

    A text field claims Ctrl+K, Ctrl+E and more for itself. Here they are the desk's; those that undo and redo
    are so once nothing typed is left for them. Only fields that have had the keyboard are watched: to watch
    everything would send every event of the program through Python.
    """

    def __init__(self, window: QWidget, call: Callable[[Deed], None]) -> None:
        super().__init__(window)
        self._window = window
        self._call = call
        self._shortcuts: list[QShortcut] = []
        self._claimed: frozenset[str] = frozenset()
        self._once: frozenset[str] = frozenset()
        self._typing_first: dict[str, Deed] = {}
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
        for shortcut, deed in zip(self._shortcuts, keys.shortcuts().values(), strict=True):
            shortcut.setAutoRepeat(deed in _GOING_ON)
        self._once = frozenset(name for name, deed in keys.shortcuts().items() if deed not in _GOING_ON)
        self._typing_first = {
            name: deed for name, deed in keys.shortcuts().items() if deed in _FIRST_THE_TYPING
        }
        self._claimed = frozenset(keys.shortcuts()) - self._typing_first.keys()

    def act_once(self, pressed: str) -> bool:
        """Whether a key, by Qt's name, is one of the desk's that acts once for each press."""
        return pressed in self._once

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pressed = QKeySequence(event.keyCombination()).toString()
            deed = self._typing_first.get(pressed)
            if pressed in self._claimed or (deed is not None and not _has_typing(watched, deed)):
                event.ignore()
                return True
        return False

    def _watch(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.property("readOnly"):  # where nothing is typed, nothing is claimed
            return
        if is_typed_into(now):
            now.installEventFilter(self)  # once more makes no second one


def is_typed_into(widget: QWidget) -> bool:
    """Whether a widget takes text; where nothing may be typed, nothing is claimed."""
    return not widget.property("readOnly") and any(widget.inherits(field) for field in _FIELDS)


def _has_typing(field: QObject, deed: Deed) -> bool:
    """Whether something typed into a field is left for it to undo or redo itself."""
    from PySide6.QtGui import QTextDocument  # here: where nothing is undone they need not be loaded
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

    text = field.document() if isinstance(field, (QPlainTextEdit, QTextEdit)) else field
    if isinstance(text, (QLineEdit, QTextDocument)):
        return text.isUndoAvailable() if deed is Deed.UNDO else text.isRedoAvailable()
    return True
