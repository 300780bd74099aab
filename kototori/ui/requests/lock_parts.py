"""What the parts of the lock are put together from: sentences that wrap, fields that hide what is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from kototori.domain.vault import (
    AlreadySetUp,
    KeySlotsDamaged,
    KeySlotsMissing,
    NotSetUp,
    VaultDamaged,
    VaultForeign,
    VaultMissing,
    VaultNewer,
)
from kototori.ui.look import theme
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import heading

# What is wrong with the files themselves; all else is said beside what was typed.
BROKEN = (
    AlreadySetUp,
    KeySlotsDamaged,
    KeySlotsMissing,
    NotSetUp,
    VaultDamaged,
    VaultForeign,
    VaultMissing,
    VaultNewer,
)


class LockPanel(QWidget):
    """One of the things that the lock may need just now."""

    def begin(self) -> None:
        """From its beginning, with nothing typed."""

    def wipe(self) -> None:
        """Nothing that was typed or shown is left on the screen."""

    def first_focus(self) -> QWidget:
        """Where work goes on."""
        return self


# No word of it is learned, proposed or begun with a capital by an input method.
_NOT_LEARNED = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


def secret_line() -> QLineEdit:
    """A line whose letters stand as dots."""
    line = QLineEdit()
    show_letters(line, shown=False)
    return line


def code_line() -> QLineEdit:
    """A line for a code that is read from paper: its letters are seen, and none is remembered."""
    line = QLineEdit()
    line.setInputMethodHints(_NOT_LEARNED)
    return line


def show_letters(line: QLineEdit, *, shown: bool) -> None:
    """What is typed can be read, or stands as dots."""
    line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
    line.setInputMethodHints(_NOT_LEARNED if shown else _NOT_LEARNED | Qt.InputMethodHint.ImhHiddenText)


def wipe(line: QLineEdit) -> None:
    """Nothing is left of what was typed: after `clear` Ctrl+Z would bring it back."""
    line.setText("")


def sentence(text: str) -> QLabel:
    """A text that takes as many lines as it needs."""
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def title(text: str) -> QLabel:
    """What a part of the lock is called; beside the pad it has little room."""
    label = heading(text)
    label.setWordWrap(True)
    return label


def column(into: QWidget, *parts: QWidget) -> QVBoxLayout:
    """Parts under each other."""
    box = QVBoxLayout(into)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(theme.GAP_3)
    for part in parts:
        box.addWidget(part)
    return box


def beside(*parts: QWidget) -> QWidget:
    """Parts beside each other, below each other where there is no room."""
    widget = QWidget()
    flow = FlowRow(theme.GAP_2)
    widget.setLayout(flow)
    for part in parts:
        flow.addWidget(part)
    widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return widget
