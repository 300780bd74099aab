"""The amber banner that asks when a contact was, and then says when the next ones are recorded to."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from kototori.ui import theme
from kototori.ui.buttons import KeyButton
from kototori.ui.keys import Deed, KeyTable
from kototori.wording.catalogue import Words

_HEIGHT = 60
_FIELD_WIDTH = 190
_LONGEST = 30


class LateBanner(QWidget):
    """Either a field with what it understands beside it, or the moment that holds, with ways out."""

    typed = Signal(str)
    taken = Signal(str)
    dropped = Signal()
    left = Signal()
    change_asked = Signal()
    tally_asked = Signal()

    def __init__(self, keys: KeyTable, words: Words) -> None:
        super().__init__()
        self._words = words
        question = words("When was it?")
        self._question = QLabel(question)
        self._question.setFont(theme.font(bold=True))
        self.field = _WhenField(question, words("yesterday 14, Tue, 4.11., 1030"))
        self.field.textChanged.connect(self.typed)
        self.field.entered.connect(lambda: self.taken.emit(self.field.text()))
        self.field.escaped.connect(self.dropped)
        self._said = QLabel()
        self._said.setFont(theme.font(bold=True))
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._take = self._button(words("Use this"), keys.printed(Deed.SAVE))
        self._take.clicked.connect(lambda: self.taken.emit(self.field.text()))
        self._change = self._button(words("Change"), keys.printed(Deed.LATE))
        self._change.clicked.connect(self.change_asked)
        self._tally = self._button(words("Paper tally …"), "")
        self._tally.clicked.connect(self.tally_asked)
        self._leave = self._button(words("Back to now"), keys.printed(Deed.LEAVE))
        self._leave.clicked.connect(self.left)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_4, theme.GAP_1, theme.GAP_2, theme.GAP_1)
        row.setSpacing(theme.GAP_2)
        for part in (self._question, self.field):
            row.addWidget(part)
        row.addWidget(self._said, 1)
        for button in (self._take, self._change, self._tally, self._leave):
            row.addWidget(button)
        self.setFixedHeight(theme.scaled(_HEIGHT))
        self.hide()

    @property
    def said(self) -> str:
        """What stands in the banner: what is understood, or the moment that holds."""
        return self._said.text()

    def ask(self) -> None:
        """Shows the empty field and gives it the keyboard."""
        self._show(asking=True, may_leave=False)
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def understand(self, sentence: str, *, clear: bool) -> None:
        """Says what the field means, or why it means nothing."""
        self._say(sentence)
        self.field.setAccessibleDescription(sentence)
        self._take.setEnabled(clear)

    def tell(self, sentence: str, *, may_leave: bool) -> None:
        """Says which moment holds."""
        self._show(asking=False, may_leave=may_leave)
        self._say(sentence)

    def set_compact(self, *, compact: bool) -> None:
        """In a small window the caps of the keys make room for what is said."""
        self._question.setVisible(not compact and not self.field.isHidden())
        for button in (self._take, self._change, self._tally, self._leave):
            button.set_compact(compact=compact)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        painter = QPainter(self)
        theme.draw_panel(painter, QRectF(self.rect()), colours.warning_tint, colours.warning, width=1.5)
        for label in (self._question, self._said):
            palette = label.palette()
            if palette.color(QPalette.ColorRole.WindowText) != QColor(colours.warning):
                palette.setColor(QPalette.ColorRole.WindowText, QColor(colours.warning))
                label.setPalette(palette)

    def _show(self, *, asking: bool, may_leave: bool) -> None:
        for part in (self._question, self.field, self._take):
            part.setVisible(asking)
        self._change.setVisible(not asking)
        self._leave.setVisible(may_leave)
        self.show()

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setToolTip(sentence)
        self.setAccessibleName(sentence or self._question.text())

    def _button(self, text: str, key: str) -> KeyButton:
        button = KeyButton(text, key)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setFixedHeight(theme.scaled(48))
        return button


class _WhenField(QLineEdit):
    """Its Enter and Esc are its own: on the pad below they would save or clear."""

    entered = Signal()
    escaped = Signal()

    def __init__(self, name: str, examples: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(examples)
        self.setMaxLength(_LONGEST)
        self.setFont(theme.font(theme.TILE_LABEL))
        self.setFixedWidth(theme.scaled(_FIELD_WIDTH))
        self.setMinimumHeight(theme.scaled(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
