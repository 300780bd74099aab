"""The amber banner that asks when a contact was, and then says which moment the next ones are recorded to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.announcement import PatientVoice
from kototori.ui.look.banner import Banner, wrapped
from kototori.ui.look.buttons import KeyButton
from kototori.wording.catalogue import Words

_FIELD_WIDTH = 190
_LONGEST = 30
_LEAST_FOR_SAID = 250


class LateBanner(Banner):
    """Either a field with what it understands beside it, or the moment that holds, with ways out."""

    typed = Signal(str)
    taken = Signal(str)
    dropped = Signal()
    left = Signal()
    change_asked = Signal()
    tally_asked = Signal()

    def __init__(self, keys: KeyTable, words: Words) -> None:
        super().__init__(amber=True)
        self._for_new = True
        question = words("When was it?")
        self._question = QLabel(question)
        self._question.setFont(theme.font(bold=True))
        self.field = WhenField(question, words("yesterday 14, Tue, 4.11., 1030"))
        self.field.textChanged.connect(self.typed)
        self.field.entered.connect(lambda: self.taken.emit(self.field.text()))
        self.field.escaped.connect(self.dropped)
        self._said = wrapped(QLabel())
        self._said.setFont(theme.font(bold=True))
        self._take = KeyButton(words("Use this"), keys.printed(Deed.SAVE))
        self._take.clicked.connect(lambda: self.taken.emit(self.field.text()))
        self._change = KeyButton(words("Change"), keys.printed(Deed.LATE))
        self._change.clicked.connect(self.change_asked)
        self._tally = KeyButton(words("Paper tally …"))
        self._tally.clicked.connect(self.tally_asked)
        self._leave = KeyButton(words("Back to now"), keys.printed(Deed.LEAVE))
        self._leave.clicked.connect(self.left)
        self._voice = PatientVoice(self)
        texts = QHBoxLayout()
        texts.setSpacing(theme.GAP_2)
        for part in (self._question, self.field):
            texts.addWidget(part)
        texts.addWidget(self._said, 1)
        buttons = (self._take, self._change, self._tally, self._leave)
        self.fill(texts, (self._question, self._said), buttons)

    @property
    def said(self) -> str:
        """What stands in the banner: what is understood, or the moment that holds."""
        return self._said.text()

    def ask(self, *, for_new: bool) -> None:
        """Shows the empty field and gives it the keyboard."""
        self._show(asking=True, for_new=for_new)
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def understand(self, sentence: str, *, clear: bool) -> None:
        """Says what the field means, or why it means nothing."""
        self._say(sentence)
        self.field.setAccessibleDescription(sentence)
        self._voice.soon(sentence if self.field.text() else "")
        self._take.setEnabled(clear)

    def tell(self, sentence: str, *, for_new: bool) -> None:
        """Says which moment holds: for new contacts until it is left, or for the one that is corrected."""
        self._show(asking=False, for_new=for_new)
        self._say(sentence)

    def fit_to(self, room: int) -> None:
        """While it asks in a small window, the field comes before the tally."""
        asking = not self.field.isHidden()
        self._tally.setVisible(self._for_new)
        self._question.setVisible(asking)
        super().fit_to(room)
        if self.has_buttons_below and asking:
            self._tally.hide()
            super().fit_to(room)
        before_said = self._question.sizeHint().width() + self.field.width()
        if room - before_said < theme.scaled(_LEAST_FOR_SAID):
            self._question.hide()  # else what is wrong with the day would fill the small window

    @property
    def stops(self) -> tuple[QWidget, ...]:
        return (self.field, *super().stops)

    def least_for_text(self) -> int:
        asked = sum(part.sizeHint().width() for part in (self._question, self.field) if not part.isHidden())
        return super().least_for_text() + asked

    def _show(self, *, asking: bool, for_new: bool) -> None:
        for part in (self._question, self.field, self._take):
            part.setVisible(asking)
        self._change.setVisible(not asking)
        self._leave.setVisible(for_new)
        self._for_new = for_new
        self.show()

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self.setAccessibleName(sentence or self._question.text())


class WhenField(QLineEdit):
    """Its Enter and Esc are its own: on the pad below they would save or clear."""

    entered = Signal()
    escaped = Signal()

    def __init__(self, name: str, examples: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(examples)
        self.setToolTip(examples)
        self.setMaxLength(_LONGEST)
        self.setFont(theme.font(theme.TILE_LABEL))
        self.setFixedWidth(theme.scaled(_FIELD_WIDTH))
        self.setMinimumHeight(theme.scaled(theme.TOUCH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
