"""The fields of a contact request: to whom, how to reach the visitor, about what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kototori.domain.half_filled import HalfFilled
from kototori.domain.need import Language
from kototori.domain.personal_data import REFUSED, WARNED, Trace, Trait, find_traces, holds_identity_code
from kototori.domain.referral_slip import LONGEST
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.look import theme
from kototori.ui.look.fields import Field
from kototori.ui.look.page import heading
from kototori.ui.look.touch import WideCheck
from kototori.ui.requests.need_ticks import NeedTicks
from kototori.ui.requests.recipients import Recipient, recipients
from kototori.ui.requests.worker_choice import WorkerChoice
from kototori.wording.catalogue import N_, Words

if TYPE_CHECKING:
    from kototori.domain.directory import Directory

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
    """Nothing that is typed here is stored in the open: the sheet hands it to the vault."""

    changed = Signal()
    refused = Signal(QWidget)  # what stands in this field may not stay there: the reason is below it

    def __init__(self, today: Callable[[], date], words: Words) -> None:
        super().__init__()
        self._today = today
        self._words = words
        self._directory: Directory | None = None
        self._languages: Mapping[str, Language] = {}
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
        self.urgent = WideCheck(words("It is urgent"))
        self.needs = NeedTicks(words)
        self.about = QPlainTextEdit()
        self.about.setTabChangesFocus(True)
        self.about.setFixedHeight(theme.scaled(76))
        self._name_fields()
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

    @property
    def recipient(self) -> Recipient | None:
        """Whom the request goes to, once somebody was chosen."""
        return self.worker.recipient

    def begin(
        self, directory: Directory, vocabulary: Vocabulary, needs: Sequence[str], language: str | None
    ) -> None:
        """Empty fields, but for what the contact in hand says already."""
        self.wipe()
        self._directory, self._languages = directory, vocabulary.languages
        self.needs.offer({code: vocabulary.needs[code].words for code in needs if code in vocabulary.needs})
        self.language.clear()
        self.language.addItem(self._words("not recorded"), None)
        for code, known in vocabulary.languages.items():
            self.language.addItem(known.words.in_language(self._words.language), code)
        self.language.setCurrentIndex(0 if language is None else self.language.findData(language))
        self.worker.offer(self._recipients())

    def resume(self, directory: Directory, vocabulary: Vocabulary, half: HalfFilled) -> None:
        """The fields as they were left."""
        self.begin(directory, vocabulary, half.offered, half.language or None)
        if not self.worker.choose(half.worker, half.team):
            self.worker.show_text(half.sought)
        self.name.setText(half.name)
        self.phone.setText(half.phone)
        self.good_time.setText(half.good_time)
        self.about.setPlainText(half.about)
        self.interpreter.setChecked(half.interpreter_needed)
        self.message.setChecked(half.message_allowed)
        self.urgent.setChecked(half.urgent)
        self.needs.tick(half.needs)

    def half_filled(self, consent_version: str, consent_language: str) -> HalfFilled:
        """Everything that stands here, to be sealed; a field that is refused is left out."""
        chosen = self.worker.recipient
        sought = self.worker.line.text() if chosen is None else ""
        return HalfFilled(
            consent_version=consent_version,
            consent_language=consent_language,
            worker="" if chosen is None or chosen.worker is None else chosen.worker.code,
            team="" if chosen is None else chosen.team,
            sought=_unless_refused(sought),
            name=_unless_refused(self.name.text()),
            phone=_unless_refused(self.phone.text()),
            language=self.language.currentData() or "",
            good_time=_unless_refused(self.good_time.text()),
            about=_unless_refused(self.about.toPlainText()),
            interpreter_needed=self.interpreter.isChecked(),
            message_allowed=self.message.isChecked(),
            urgent=self.urgent.isChecked(),
            offered=self.needs.offered,
            needs=self.needs.ticked,
        )

    def said(self) -> dict[str, Any]:
        """What the worker is told, by the fields of a request; asked for when `find_fault` has found none."""
        return {
            "name": self.name.text().strip(),
            "phone": self.phone.text().strip(),
            "language": self.language.currentData() or "",
            "good_time": self.good_time.text().strip(),
            "about": self.about.toPlainText().strip(),
            "interpreter_needed": self.interpreter.isChecked(),
            "message_allowed": self.message.isChecked(),
            "urgent": self.urgent.isChecked(),
            "needs": self.needs.ticked,
        }

    def wipe(self) -> None:
        """Empties every field, and what undoing could bring back."""
        self.worker.offer(())
        # setText and setPlainText drop the field's own undo steps; clear() would keep them.
        self.wipe_the_visitors()
        self.needs.offer({})
        self.language.setCurrentIndex(0)
        for box in (self.interpreter, self.message, self.urgent):
            box.setChecked(False)

    @property
    def holds_the_visitors(self) -> bool:
        """Whether anything stands here that was typed about the visitor."""
        return any(line.text() for line in self._visitors) or bool(self.about.toPlainText())

    def wipe_the_visitors(self) -> None:
        """Empties what was typed about the visitor; whom to ask and the needs stay."""
        for line in self._visitors:
            line.setText("")
        self.about.setPlainText("")
        for field in self.texts:
            field.clear_error()

    @property
    def _visitors(self) -> tuple[QLineEdit, ...]:
        return (self.name, self.phone, self.good_time)

    def find_fault(self) -> bool:
        """Shows what is missing or refused, the first of it with the keyboard; False where all is well."""
        words = self._words
        faults = {
            field: refusal for field, text in self.texts.items() if (refusal := self._refusal(field, text))
        }
        if self.worker.recipient is None:
            faults.setdefault(self._worker_field, words("Choose whom the request goes to."))
        if not self.name.text().strip():
            faults.setdefault(self._name_field, words("Write the name as the visitor wants it."))
        if not self.phone.text().strip():
            faults.setdefault(self._phone_field, words("Write how the visitor can be reached."))
        for field in self.texts:
            field.clear_error()
        for field in reversed(list(self.texts)):
            if field in faults:
                field.show_error(faults[field])
        return bool(faults)

    # --- while it is typed ------------------------------------------------------------------------

    def _watch_what_is_typed(self) -> None:
        self.worker.typed.connect(lambda: self._look_at(self._worker_field))
        self.name.textEdited.connect(lambda: self._look_at(self._name_field))
        self.phone.textEdited.connect(lambda: self._look_at(self._phone_field))
        self.good_time.textEdited.connect(lambda: self._look_at(self._time_field))
        self.about.textChanged.connect(self._look_at_about)
        for told in (
            *(line.textChanged for line in (self.name, self.phone, self.good_time)),
            self.about.textChanged,
            self.worker.chosen,
            self.worker.typed,
            self.language.activated,
            *(box.clicked for box in (self.interpreter, self.message, self.urgent)),
            self.needs.changed,
        ):
            told.connect(self.changed)
        self.language.activated.connect(lambda: self.worker.reorder(self._recipients()))

    def _recipients(self) -> tuple[Recipient, ...]:
        if self._directory is None:
            return ()
        return recipients(self._directory, self._languages, self.language.currentData(), self._words)

    def _look_at(self, field: Field) -> None:
        """While it is typed: what may not stand there is refused at once, all else later."""
        refusal = self._refusal(field, self.texts[field])
        if refusal:
            if refusal != field.error:
                self.refused.emit(field)
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

    # --- how it is built --------------------------------------------------------------------------

    def _name_fields(self) -> None:
        words = self._words
        self._worker_field = Field(words("Social worker"), self.worker)
        self._name_field = Field(words("Name, as the visitor wants it"), self.name)
        self._phone_field = Field(words("Phone"), self.phone)
        self._time_field = Field(words("A good time to call"), self.good_time)
        self._about_field = Field(words("In the visitor's own words, if wished"), self.about)

    def _lay_out(self) -> None:
        words = self._words
        self._asked = QLabel()
        self._asked.setWordWrap(True)
        self._letters = QLabel()
        for quiet in (self._asked, self._letters):
            quiet.setFont(theme.font(theme.SMALL))
        self._asked.hide()
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
            self.urgent,
            self.needs,
            self._about_field,
            self._asked,
            self._letters,
        ):
            column.addWidget(part)


def _unless_refused(text: str) -> str:
    return "" if holds_identity_code(text) else text
