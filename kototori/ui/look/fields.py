"""Fields with their label above and what is wrong with them below."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QVBoxLayout, QWidget

from kototori.domain.errors import DeskError
from kototori.ui.look import theme
from kototori.ui.look.announcement import announce
from kototori.wording.catalogue import Words

_AROUND = 60  # what belongs to it stands above and below


class Field(QWidget):
    """A labelled field; an error stands by its cause, and the screen reader hears both."""

    def __init__(self, label: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._hint = hint
        self._name = name = QLabel(label)
        name.setBuddy(editor)
        name.setWordWrap(True)
        self._below = QLabel(hint)
        self._below.setWordWrap(True)
        self._below.setFont(theme.font(theme.SMALL))
        editor.setAccessibleName(label)
        if not isinstance(editor, QAbstractButton):
            editor.setMinimumHeight(theme.scaled(36))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        column.addWidget(name)
        column.addWidget(editor)
        column.addWidget(self._below)
        self.clear_error()

    @property
    def error(self) -> str:
        """What stands below the field as its error; empty when there is none."""
        return self._below.text().removeprefix("! ") if self._has_error else ""

    def show_error(self, sentence: str) -> None:
        """Says what is wrong, and puts the keyboard where it can be mended."""
        self._has_error = True
        self._tell(f"! {sentence}", QPalette.ColorRole.BrightText)
        self.editor.setAccessibleDescription(sentence)
        if self.editor.hasFocus():
            announce(self.editor, sentence, at_once=True)
        self.editor.setFocus()  # which reads name and reason
        bring_into_view(self)

    @contextmanager
    def explaining(self, words: Words, *kinds: type[DeskError]) -> Iterator[None]:
        """Around what may refuse this field: the reason stands below it."""
        try:
            yield
        except kinds as error:
            from kototori.wording.sentences import sentence

            self.show_error(sentence(error, words))

    def clear_error(self) -> None:
        """What is in the field is all right again."""
        self._has_error = False
        self._tell(self._hint, QPalette.ColorRole.PlaceholderText)
        self.editor.setAccessibleDescription(self._hint)

    def rename(self, label: str) -> None:
        """Something else is asked for here."""
        self._name.setText(label)
        self.editor.setAccessibleName(label)

    def tell(self, hint: str) -> None:
        """Another quiet sentence stands below the field; an error there is over."""
        self._hint = hint
        self.clear_error()

    def _tell(self, text: str, colour: QPalette.ColorRole) -> None:
        self._below.setText(text)
        self._below.setVisible(bool(text))
        self._below.setForegroundRole(colour)


def bring_into_view(part: QWidget) -> None:
    """Scrolls to where the program has put the keyboard: Qt does so for Tab alone."""
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(part, 0, theme.scaled(_AROUND))
        around = around.parentWidget()
