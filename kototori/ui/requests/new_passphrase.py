"""A new passphrase: typed twice, with what it still lacks said while it is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kototori.domain.vault import LEAST_CHARACTERS, LEAST_WORDS, Strength, strength_of
from kototori.ui.look.choice_button import ChoiceButton
from kototori.ui.look.fields import Field
from kototori.ui.requests.lock_parts import beside, column, secret_line, show_letters, wipe
from kototori.wording.catalogue import Words


class NewPassphrase(QWidget):
    """Two lines, and a switch that shows their letters."""

    submitted = Signal()  # Enter in the second line

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.line, self.again = secret_line(), secret_line()
        hint = words(
            "At least {characters} characters or {words} different words, best some that do not go together.",
            characters=LEAST_CHARACTERS,
            words=LEAST_WORDS,
        )
        self._field = Field(words("New passphrase"), self.line, hint)
        self._hint = hint
        self._again = Field(words("The same once more"), self.again)
        self._shown = ChoiceButton(words("Show what is typed"))
        self._shown.toggled.connect(self._show)
        self.line.textChanged.connect(self._tell_strength)
        self.again.textChanged.connect(self._again.clear_error)
        self.line.returnPressed.connect(self._go_on)
        self.again.returnPressed.connect(self.submitted)
        column(self, self._field, self._again, beside(self._shown))

    def take(self) -> str | None:
        """The passphrase, once it is long enough and the same both times."""
        typed = self.line.text()
        if not strength_of(typed).is_enough:
            self._field.show_error(self._lacking(strength_of(typed)))
            return None
        if self.again.text() != typed:
            self.again.clear()
            self._again.show_error(self._words("Not the same as above. Please type it once more."))
            return None
        return typed

    def show_error(self, said: str) -> None:
        """Why it could not be taken."""
        self._field.show_error(said)

    def wipe(self) -> None:
        """Nothing of it is left on the screen."""
        for line in (self.line, self.again):
            wipe(line)
        self._shown.setChecked(False)
        self._field.tell(self._hint)
        self._again.clear_error()

    def _go_on(self) -> None:
        self.again.setFocus()

    def _show(self, shown: bool) -> None:
        for line in (self.line, self.again):
            show_letters(line, shown=shown)

    def _tell_strength(self, typed: str) -> None:
        found = strength_of(typed)
        if not typed:
            self._field.tell(self._hint)
        elif found.is_enough:
            self._field.tell(self._words("Long enough."))
        else:
            self._field.tell(self._lacking(found))

    def _lacking(self, found: Strength) -> str:
        return self._words(
            "Too short so far: {characters} of {least} characters, {words} of {least_words} different words. "
            "One of the two is enough.",
            characters=found.characters,
            least=LEAST_CHARACTERS,
            words=found.words,
            least_words=LEAST_WORDS,
        )
