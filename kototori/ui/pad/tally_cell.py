"""One number of a paper tally: its need, a field for the keyboard, and two large buttons for a finger."""

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.wording.catalogue import Words

_DIGITS = 3  # one more than is taken, so that a slip of the finger is told instead of swallowed
_MOST = 10**_DIGITS - 1
_MINUS, _PLUS = "−", "+"


class TallyCell(QWidget):
    """An empty field is nought."""

    changed = Signal()
    left_by = Signal(int)
    crossed_by = Signal(int)

    def __init__(self, name: str, words: Words) -> None:
        super().__init__()
        self.field = _CountField(name)
        self.field.textChanged.connect(self.changed)
        self.field.left_by.connect(self.left_by)
        self.field.crossed_by.connect(self.crossed_by)
        self.field.stepped.connect(self._step)
        label = QLabel(name)
        label.setBuddy(self.field)
        label.setWordWrap(True)
        self.less = self._button(_MINUS, words("One less: {need}", need=name))
        self.less.clicked.connect(lambda: self._step(-1))
        self.more = self._button(_PLUS, words("One more: {need}", need=name))
        self.more.clicked.connect(lambda: self._step(1))
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_1)
        for part in (self.less, self.field, self.more):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        column.addStretch(1)
        column.addWidget(label)
        column.addLayout(row)

    @property
    def count(self) -> int:
        """The number in the field."""
        return int(self.field.text() or 0)

    def _step(self, by: int) -> None:
        count = min(max(self.count + by, 0), _MOST)
        self.field.setText(str(count) if count else "")

    def _button(self, text: str, name: str) -> KeyButton:
        button = KeyButton(text)
        button.setFont(theme.font(theme.SECTION, bold=True))
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setFixedSize(theme.scaled(theme.TOUCH), theme.scaled(theme.TOUCH))
        return button


class _CountField(QLineEdit):
    """Takes digits; plus and minus count, arrows and Enter go on to the next number."""

    left_by = Signal(int)
    crossed_by = Signal(int)
    stepped = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        digits = QRegularExpression(f"[0-9]{{0,{_DIGITS}}}")  # also of what is pasted or dropped here
        self.setValidator(QRegularExpressionValidator(digits, self))
        self.setPlaceholderText("0")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFont(theme.font(theme.SECTION, bold=True))
        self.setFixedSize(theme.scaled(60), theme.scaled(theme.TOUCH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _MOVES and not control:
            self.left_by.emit(_MOVES[key])
        elif key in _CROSSES and not control:
            self.crossed_by.emit(_CROSSES[key])
        elif text in _STEPS:
            self.stepped.emit(_STEPS[text])
        elif control or not text.isprintable() or not text or (text.isascii() and text.isdigit()):
            super().keyPressEvent(event)


_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
_CROSSES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STEPS = {"+": 1, "-": -1}
