"""The fields of a referral request: what the visitor says, held on the screen and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kototori.domain.need import Wordings
from kototori.domain.personal_data import REFUSED, WARNED, Trace, Trait, find_traces, holds_identity_code
from kototori.domain.referral_slip import LONGEST, Consent, SlipContents
from kototori.domain.vocabulary import Vocabulary
from kototori.domain.worker import Worker
from kototori.ui.look import theme
from kototori.ui.look.fields import Field
from kototori.ui.look.page import heading
from kototori.ui.look.touch import WideCheck
from kototori.ui.requests.worker_choice import WorkerChoice
from kototori.wording.catalogue import N_, Words

MOST_LETTERS = LONGEST["matter"]

_OUT_OF_PLACE: Mapping[Trait, str] = {
    Trait.IBAN: N_("This is a bank account number. It is not needed; please take it away."),
    Trait.EMAIL: N_("This is an e-mail address. It is not needed here; please take it away."),
    Trait.PHONE: N_("This is a phone number. It has its own field above; please take it away here."),
}
_HINTS: Mapping[Trait, str] = {
    Trait.BIRTH_DATE: N_("Is this a date of birth? Please leave it out."),
    Trait.ADDRESS: N_("Is this somebody's address? Please leave it out."),
}


class ReferralFields(QWidget):
    """To whom, how to reach the visitor, and about what."""

    filled_worker = Signal()

    def __init__(self, today: Callable[[], date], words: Words) -> None:
        super().__init__()
        self._today = today
        self._words = words
        self._vocabulary: Vocabulary | None = None
        self._needs: tuple[Wordings, ...] = ()
        self.worker = WorkerChoice(
            words("Social worker"),
            words("Social workers found"),
            words("name, team, area or language"),
        )
        self.name, self.phone, self.good_time = QLineEdit(), QLineEdit(), QLineEdit()
        for field, line in (("name", self.name), ("phone", self.phone), ("good_time", self.good_time)):
            line.setMaxLength(LONGEST[field])
        self.language = QComboBox()
        self.interpreter = WideCheck(words("An interpreter is needed"))
        self.message = WideCheck(words("A message may be left"))
        self.about = QPlainTextEdit()
        self.about.setTabChangesFocus(True)
        self.about.setFixedHeight(theme.scaled(76))
        self._lay_out()
        self._watch_what_is_typed()
        self.worker.chosen.connect(self.name.setFocus)

    @property
    def texts(self) -> dict[Field, str]:
        """Everything that was typed, by its field."""
        return {
            self._worker_field: self.worker.line.text(),
            self._name_field: self.name.text(),
            self._phone_field: self.phone.text(),
            self._time_field: self.good_time.text(),
            self._about_field: self.about.toPlainText(),
        }

    def begin(
        self, workers: Iterable[Worker], vocabulary: Vocabulary, needs: Sequence[str], language: str | None
    ) -> None:
        """Empty fields, but for what the contact in hand says already."""
        self.wipe()
        self._vocabulary = vocabulary
        self._needs = tuple(vocabulary.needs[code].words for code in needs)
        self.worker.offer(workers)
        self.language.clear()
        self.language.addItem(self._words("not recorded"), None)
        for code, known in vocabulary.languages.items():
            self.language.addItem(known.words.in_language(self._words.language), code)
        self.language.setCurrentIndex(0 if language is None else self.language.findData(language))
        told = [need.in_language(self._words.language) for need in self._needs]
        self._told_needs.setText(", ".join(told) or self._words("No needs chosen in the contact."))

    def wipe(self) -> None:
        """Empties every field, and what undoing could bring back."""
        self.worker.offer(())
        # setText and setPlainText drop the field's own undo steps; clear() would keep them.
        for line in (self.name, self.phone, self.good_time):
            line.setText("")
        self.about.setPlainText("")
        self._needs = ()
        self.language.setCurrentIndex(0)
        for box in (self.interpreter, self.message):
            box.setChecked(False)
        for field in self.texts:
            field.clear_error()

    def find_fault(self) -> bool:
        """Shows what is missing or refused, the first of it with the keyboard; False where all is well."""
        words = self._words
        faults = {
            field: refusal for field, text in self.texts.items() if (refusal := self._refusal(field, text))
        }
        if self.worker.worker is None:
            faults.setdefault(self._worker_field, words("Choose whom the request goes to."))
        if not self.name.text().strip():
            faults.setdefault(self._name_field, words("Write the name as the visitor wants it."))
        if not self.phone.text().strip():
            faults.setdefault(self._phone_field, words("Write how the visitor can be reached."))
        if len(self.about.toPlainText()) > MOST_LETTERS:
            faults.setdefault(self._about_field, words("At most {n} letters, please.", n=MOST_LETTERS))
        for field in self.texts:
            field.clear_error()
        for field in reversed(list(self.texts)):
            if field in faults:
                field.show_error(faults[field])
        return bool(faults)

    def contents(self, made_on: date, place: str, consent_version: str) -> SlipContents:
        """What goes onto the slip; asked for when `find_fault` has found none."""
        worker, vocabulary = self.worker.worker, self._vocabulary
        if worker is None or vocabulary is None:
            raise ValueError("a slip needs somebody to go to")
        return SlipContents(
            worker=worker,
            made_on=made_on,
            place=place,
            consent=Consent(consent_version, vocabulary.languages[self._words.language]),
            name=self.name.text().strip(),
            phone=self.phone.text().strip(),
            language=vocabulary.languages.get(self.language.currentData()),
            interpreter_needed=self.interpreter.isChecked(),
            message_allowed=self.message.isChecked(),
            good_time=self.good_time.text().strip(),
            needs=self._needs,
            matter=self.about.toPlainText().strip(),
        )

    def _watch_what_is_typed(self) -> None:
        self.worker.typed.connect(lambda: self._look_at(self._worker_field))
        self.name.textEdited.connect(lambda: self._look_at(self._name_field))
        self.phone.textEdited.connect(lambda: self._look_at(self._phone_field))
        self.good_time.textEdited.connect(lambda: self._look_at(self._time_field))
        self.about.textChanged.connect(self._look_at_about)

    def _look_at(self, field: Field) -> None:
        """While it is typed: what may not stand there is refused at once, all else later."""
        refusal = self._refusal(field, self.texts[field])
        if refusal:
            field.show_error(refusal)
        elif field.error:
            field.clear_error()

    def _refusal(self, field: Field, text: str) -> str:
        """Why what is typed may not stand in a field: an identity code nowhere, and in the visitor's own
        words nothing by which somebody can be reached; that has fields of its own."""
        if holds_identity_code(text):
            return self._words("This is a personal identity code. It is not needed; please take it away.")
        if field is self._about_field:
            refused = next((trace for trace in self._traces(text) if trace.trait in REFUSED), None)
            if refused is not None:
                return self._words(_OUT_OF_PLACE[refused.trait])
        return ""

    def _traces(self, text: str) -> tuple[Trace, ...]:
        return find_traces(text, self._today())

    def _hint(self, text: str) -> str:
        """What is asked quietly about the visitor's own words; it stops nobody."""
        traits = [trace.trait for trace in self._traces(text) if trace.trait in WARNED]
        return self._words(_HINTS[traits[0]]) if traits else ""

    def _look_at_about(self) -> None:
        left = MOST_LETTERS - len(self.about.toPlainText())
        self._letters.setText(self._words.many("1 letter left", "{n} letters left", max(left, 0)))
        if left < 0:
            text = self.about.toPlainText()
            self.about.setPlainText(text[:MOST_LETTERS])
            self.about.moveCursor(self.about.textCursor().MoveOperation.End)
        self._look_at(self._about_field)
        self._asked.setText(self._hint(self.about.toPlainText()))
        self._asked.setVisible(bool(self._asked.text()))

    def _lay_out(self) -> None:
        words = self._words
        self._worker_field = Field(words("Social worker"), self.worker)
        self._name_field = Field(words("Name, as the visitor wants it"), self.name)
        self._phone_field = Field(words("Phone"), self.phone)
        self._time_field = Field(words("A good time to call"), self.good_time)
        self._about_field = Field(words("In the visitor's own words, if wished"), self.about)
        self._told_needs = QLabel()
        self._told_needs.setWordWrap(True)
        self._asked = QLabel()
        self._asked.setWordWrap(True)
        self._asked.setFont(theme.font(theme.SMALL))
        self._asked.hide()
        self._letters = QLabel()
        self._letters.setFont(theme.font(theme.SMALL))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_2)
        for part in (
            heading(words("To whom"), theme.TILE_LABEL),
            self._worker_field,
            heading(words("How to reach"), theme.TILE_LABEL),
            self._name_field,
            self._phone_field,
            Field(words("Language"), self.language),
            self.interpreter,
            self._time_field,
            self.message,
            heading(words("About"), theme.TILE_LABEL),
            self._told_needs,
            self._about_field,
            self._asked,
            self._letters,
        ):
            column.addWidget(part)
