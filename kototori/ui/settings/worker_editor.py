"""The desk's directory of social workers: work details only."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from kototori.domain.directory import Directory
from kototori.domain.errors import DeskError, UnclearDay
from kototori.domain.need import Validity
from kototori.domain.personal_data import holds_identity_code
from kototori.domain.vocabulary import Vocabulary
from kototori.domain.worker import (
    EndsBeforeItBegins,
    NotARecipient,
    Worker,
    must_be_address,
    must_not_be_secret,
)
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.fields import Field, bring_into_view
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import Card, heading, small_print
from kototori.ui.look.tick_box import TickBox
from kototori.ui.look.touch import give_rows_room
from kototori.ui.notices import Notices
from kototori.ui.settings.absence_editor import AbsenceEditor
from kototori.ui.settings.day_field import DayField
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence
from kototori.wording.worker_words import away_told

if TYPE_CHECKING:
    from kototori.services.desk_setup import DeskSetup

_WORKER = Qt.ItemDataRole.UserRole
_REQUIRED = ("name", "title", "team")
_WIDE = ("languages", "secure_address", "age_recipient")


class WorkerEditor(Card):
    """A list, and the details of whoever is chosen in it; with nobody chosen the fields make a new one."""

    changed = Signal()

    def __init__(self, setup: DeskSetup, words: Words, notices: Notices) -> None:
        super().__init__()
        self._setup = setup
        self._words = words
        self._notices = notices
        self._directory = Directory(date.min, ())
        self._list = QListWidget()
        self._list.setAccessibleName(words("Social workers"))
        give_rows_room(self._list)
        self._list.setFixedHeight(theme.scaled(200))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._show_chosen)
        self._shows_all = TickBox(words("Show those too who are not in the directory today"))
        self._shows_all.toggled.connect(self.refresh)
        self._from = DayField(words("In the directory from"), self._today, words("empty: always"))
        until = words("empty: until further notice")
        self._until = DayField(words("Until and with"), self._today, until, self._from)
        self._fields = {
            "name": Field(words("Name"), QLineEdit()),
            "title": Field(words("Title"), QLineEdit()),
            "team": Field(words("Team"), QLineEdit()),
            "organisation": Field(words("Organisation"), QLineEdit()),
            "area": Field(words("Area"), QLineEdit()),
            "phone": Field(words("Work phone"), QLineEdit()),
            "languages": Field(words("Languages"), QLineEdit(), words("codes or names, with commas")),
            "secure_address": Field(
                words("Secure address"), QLineEdit(), words("an e-mail address of work, or https://")
            ),
            "age_recipient": Field(
                words("Public age key"),
                QLineEdit(),
                words("begins with age1; the worker keeps the secret half"),
            ),
            "valid_from": self._from,
            "valid_to": self._until,
        }
        self._new = KeyButton(words("New"), keeps_focus=False)
        self._new.clicked.connect(self.start_new)
        self._save = KeyButton("", primary=True, keeps_focus=False)
        self._save.clicked.connect(self.save)
        self._paste = KeyButton(words("Add from the clipboard"), keeps_focus=False)
        self._paste.setToolTip(words("a table copied with its row of headings: name, title, team …"))
        self._paste.setAccessibleDescription(self._paste.toolTip())
        self._paste.clicked.connect(self.add_pasted)
        self._retire = KeyButton(words("Retire"), keeps_focus=False)
        self._retire.setAccessibleDescription(words("Social workers"))
        self._retire.clicked.connect(self.retire)
        self._return = KeyButton(words("Put back"), keeps_focus=False)
        self._return.setAccessibleDescription(words("Social workers"))
        self._return.clicked.connect(self.put_back)
        self.absences = AbsenceEditor(setup, words, notices)
        self.absences.changed.connect(self._after_absence)
        self._lay_out()

    def refresh(self) -> None:
        """Shows who is in the directory today, and who is away."""
        chosen = self._chosen()
        self._directory = directory = self._setup.directory()
        shown = list(directory.everybody.values()) if self._shows_all.isChecked() else directory.workers
        self._list.blockSignals(True)
        self._list.clear()
        for worker in shown:
            item = QListWidgetItem(self._told(worker))
            item.setToolTip(item.text())
            item.setData(_WORKER, worker)
            self._list.addItem(item)
            if chosen is not None and worker.code == chosen.code:
                self._list.setCurrentItem(item)
        self._list.blockSignals(False)
        if not any(line.isModified() for line in self.findChildren(QLineEdit)):
            self._show_chosen()  # else somebody is writing, and another program has only changed the list

    def start_new(self) -> None:
        """Empty fields for somebody new."""
        self._list.setCurrentRow(-1)
        self._list.clearSelection()
        self._show_chosen()
        self._fields["name"].editor.setFocus()
        bring_into_view(self._fields["name"])

    def save(self) -> None:
        """Adds somebody, or changes the details of whoever is chosen."""
        if self._find_fault():
            return
        chosen = self._chosen()
        with (
            self._notices.reporting(),
            self._fields["age_recipient"].explaining(self._words, NotARecipient),
        ):
            worker = self._worker(chosen)
            if chosen is None:
                self._setup.add_worker(worker)
                said = self._words("Added: {worker}.", worker=worker.name)
            else:
                self._setup.put_worker(worker)
                said = self._words("Changed: {worker}.", worker=worker.name)
            self._notices.done(said)
            self.refresh()
            if chosen is None:
                self.start_new()
            else:
                self._show_chosen()
            self.changed.emit()

    def add_pasted(self) -> None:
        """Everybody of a table that was copied in a spreadsheet; or nobody, and the row that is to blame."""
        from PySide6.QtGui import QGuiApplication

        words, vocabulary = self._words, self._setup.vocabulary()
        headings = {name: name for name in self._fields}
        headings |= {field.editor.accessibleName(): name for name, field in self._fields.items()}
        with self._notices.reporting():
            added = self._setup.add_pasted(
                QGuiApplication.clipboard().text(),
                headings,
                lambda cell: language_codes(cell, vocabulary),
                words("Clipboard"),
            )
            self._notices.done(words.many("1 social worker added", "{n} social workers added", len(added)))
            self.refresh()
            self.changed.emit()

    def retire(self) -> None:
        """Whoever is chosen leaves the directory; requests made before keep the name."""
        chosen = self._chosen()
        if chosen is None:
            return
        with self._notices.reporting():
            self._setup.retire_worker(chosen.code)
            self._list.setCurrentRow(-1)
            said = self._words("Retired: {worker}. Requests made before keep the name.", worker=chosen.name)
            self._notices.done(said)
            self._show_chosen()
            self.refresh()
            self.changed.emit()

    def put_back(self) -> None:
        """Whoever is chosen and had left is in the directory again."""
        chosen = self._chosen()
        if chosen is None:
            return
        with self._notices.reporting():
            self._setup.return_worker(chosen.code)
            self._notices.done(self._words("In the directory again: {worker}.", worker=chosen.name))
            self.refresh()
            self._show_chosen()
            self.changed.emit()

    def _after_absence(self) -> None:
        self.refresh()
        self.absences.show_worker(self._chosen(), self._directory)
        self.changed.emit()

    def _told(self, worker: Worker) -> str:
        away, there = self._directory.away(worker), ""
        if not worker.validity.covers(self._directory.day):
            there = self._words("not in the directory today")
        elif away is not None:
            there = away_told(away, self._directory.day, self._words)
        parts = (worker.name, there, worker.title, worker.team, worker.area)
        return " · ".join(part for part in parts if part)

    def _text(self, name: str) -> str:
        editor = self._fields[name].editor
        return editor.text().strip() if isinstance(editor, QLineEdit) else ""

    def _find_fault(self) -> bool:
        """Says at each field what is wrong with it; the keyboard goes to the first of them."""
        words = self._words
        faults = {name: words("This must not be empty.") for name in _REQUIRED if not self._text(name)}
        checks: dict[str, Callable[[], object]] = {
            "languages": lambda: language_codes(self._text("languages"), self._setup.vocabulary()),
            "secure_address": lambda: must_be_address("secure_address", self._text("secure_address")),
            "age_recipient": lambda: must_not_be_secret("age_recipient", self._text("age_recipient")),
            "valid_from": self._from.day,
            "valid_to": self._validity,
        }
        for name, check in checks.items():
            try:
                check()
            except DeskError as error:
                faults[name] = sentence(error, words)
        for name in self._fields:
            if holds_identity_code(self._text(name)):
                faults[name] = words("This is a personal identity code; it does not belong here.")
        for name in reversed(self._fields):
            if name in faults:
                self._fields[name].show_error(faults[name])
            else:
                self._fields[name].clear_error()
        return bool(faults)

    def _validity(self) -> Validity:
        """Raises UnclearDay or EndsBeforeItBegins."""
        with suppress(UnclearDay):
            first = self._from.day()
            last = self._until.day()
            if first is not None and last is not None and last < first:
                raise EndsBeforeItBegins(first, last)
            return Validity(first, last)
        self._until.day()
        return Validity()

    def _worker(self, chosen: Worker | None) -> Worker:
        languages = language_codes(self._text("languages"), self._setup.vocabulary())
        name = self._text("name")
        return Worker(
            code=self._setup.new_worker_code(name) if chosen is None else chosen.code,
            name=name,
            title=self._text("title"),
            team=self._text("team"),
            organisation=self._text("organisation"),
            area=self._text("area"),
            languages=languages,
            phone=self._text("phone"),
            secure_address=self._text("secure_address"),
            age_recipient=self._text("age_recipient"),
            validity=self._validity(),
            absences=() if chosen is None else chosen.absences,
        )

    def _chosen(self) -> Worker | None:
        item = self._list.currentItem()
        if item is None:
            return None
        worker: Worker = item.data(_WORKER)
        return worker

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        for name, field in self._fields.items():
            if isinstance(field.editor, QLineEdit) and not isinstance(field, DayField):
                value = "" if chosen is None else getattr(chosen, name)
                field.editor.setText(value if isinstance(value, str) else ", ".join(value))
            field.clear_error()
        first, last = (None, None) if chosen is None else chosen.validity
        self._from.show_day(first)
        self._until.show_day(last)
        has_left = chosen is not None and not chosen.validity.covers(self._directory.day)
        self._retire.setEnabled(chosen is not None)
        self._retire.setVisible(not has_left)
        self._return.setVisible(has_left)
        self._save.setText(
            self._words("Add to the directory") if chosen is None else self._words("Save changes")
        )
        self._save.setAccessibleName(self._save.text())
        self._save.updateGeometry()
        self.absences.show_worker(chosen, self._directory)

    def _today(self) -> date:
        return self._directory.day

    def _lay_out(self) -> None:
        words = self._words
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_3)
        grid.setVerticalSpacing(theme.GAP_2)
        places = iter(range(len(self._fields) * 2))
        for name, field in self._fields.items():
            at = next(places)
            if name in _WIDE:
                at += at % 2  # a whole row
                grid.addWidget(field, at // 2, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
                places = iter(range(at + 2, len(self._fields) * 2))
            else:
                grid.addWidget(field, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
        buttons = FlowRow(theme.GAP_2)
        for button in (self._save, self._new, self._retire, self._return, self._paste):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        column.addWidget(heading(words("Social workers")))
        note = small_print(words("Contact requests go to them. Work details only, nothing private."))
        note.setWordWrap(True)
        column.addWidget(note)
        column.addWidget(self._list)
        column.addWidget(self._shows_all)
        column.addLayout(grid)
        column.addLayout(buttons)
        column.addWidget(self.absences)


def language_codes(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Codes from codes or names in any of the three languages; raises UnknownCode with what is neither."""
    names = {
        name.lower(): language.code
        for language in vocabulary.languages.values()
        for name in (language.words.fi, language.words.sv, language.words.en, language.endonym)
    }
    typed = [part.strip() for part in text.replace(";", ",").split(",")]
    return tuple(
        dict.fromkeys(names.get(part.lower()) or vocabulary.language_code(part) for part in typed if part)
    )
