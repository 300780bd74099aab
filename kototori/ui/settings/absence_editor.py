"""When a social worker is away, and who stands in. Why, has no place here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QGridLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kototori.domain.directory import Directory
from kototori.domain.errors import UnclearDay, UnknownCode
from kototori.domain.worker import Absence, AbsencesOverlap, EndsBeforeItBegins, OwnStandIn, Worker
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.fields import Field
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import small_print
from kototori.ui.look.touch import give_rows_room
from kototori.ui.notices import Notices
from kototori.ui.settings.day_field import DayField
from kototori.wording.catalogue import Words
from kototori.wording.worker_words import away_told

if TYPE_CHECKING:
    from kototori.services.desk_setup import DeskSetup

_ABSENCE = Qt.ItemDataRole.UserRole
_MOST_ROWS = 3


class AbsenceEditor(QWidget):
    """The days away of one worker: each deed takes effect at once."""

    changed = Signal()

    def __init__(self, setup: DeskSetup, words: Words, notices: Notices) -> None:
        super().__init__()
        self._setup = setup
        self._words = words
        self._notices = notices
        self._worker: Worker | None = None
        self._directory: Directory | None = None
        self._names: dict[str, str] = {}
        self._list = QListWidget()
        self._list.setAccessibleName(words("Days away"))
        give_rows_room(self._list)
        self._list.currentRowChanged.connect(self._offer_removal)
        self.first = DayField(
            words("Away from"), self._today, words("for example: 5.12., Tue, tomorrow; empty is today")
        )
        hint = words("empty while it is not known")
        self.last = DayField(words("To and with"), self._today, hint, self.first)
        self.stand_in = QLineEdit()
        self._stand_in_field = Field(
            words("Stand-in"), self.stand_in, words("part of a name; Enter takes the one on top")
        )
        self._told_names = QStringListModel(self)
        self._offer_names()
        self._note = KeyButton(words("Note as away"), keeps_focus=False)
        self._note.clicked.connect(self.note)
        self._back = KeyButton(words("Back today"), keeps_focus=False)
        self._back.clicked.connect(self.come_back)
        self._remove = KeyButton(words("Take these days away"), keeps_focus=False)
        self._remove.clicked.connect(self.remove)
        for line in (self.first.line, self.last.line):
            line.returnPressed.connect(self.note)
        self.stand_in.returnPressed.connect(self._take_top)
        self._lay_out()

    def show_worker(self, worker: Worker | None, directory: Directory) -> None:
        """The days away of whoever is chosen; of nobody, there is nothing to say."""
        self._worker, self._directory = worker, directory
        self.setVisible(worker is not None)
        for line in (self.first.line, self.last.line, self.stand_in):
            line.setText("")
        for field in (self.first, self.last, self._stand_in_field):
            field.clear_error()
        self._list.clear()
        if worker is None:
            return
        for absence in worker.absences:
            item = QListWidgetItem(self._told(absence, directory))
            item.setData(_ABSENCE, absence)
            self._list.addItem(item)
        rows = min(self._list.count(), _MOST_ROWS)
        self._list.setVisible(rows > 0)
        self._list.setFixedHeight(rows * max(self._list.sizeHintForRow(0), 1) + 4)
        self._back.setVisible(worker.absence_on(directory.day) is not None)
        self._offer_removal(-1)
        others = [other for other in directory.workers if other.code != worker.code]
        self._names = {f"{other.name} · {other.team}": other.code for other in others}
        self._told_names.setStringList(sorted(self._names))

    def note(self) -> None:
        """Whoever is chosen is away on these days."""
        worker, directory, words = self._worker, self._directory, self._words
        if worker is None or directory is None:
            return
        for field in (self.first, self.last, self._stand_in_field):
            field.clear_error()
        with (
            self._notices.reporting(),
            self.last.explaining(words, UnclearDay, EndsBeforeItBegins),
            self._stand_in_field.explaining(words, UnknownCode, OwnStandIn),
            self.first.explaining(words, AbsencesOverlap),
        ):
            with self.first.explaining(words, UnclearDay):
                self.first.day()
            if self.first.error:
                return
            first = self.first.day() or directory.day
            noted = self._setup.absent(worker.code, first, self.last.day(), self._stand_in())
            told = self._setup.directory().away(noted)
            said = (
                words("Noted: {worker} is away from {day}.", worker=worker.name, day=words.date(first))
                if told is None
                else f"{worker.name}: {away_told(told, directory.day, words)}."
            )
            self._after(said)
            self.first.line.setFocus()

    def come_back(self) -> None:
        """Whoever is chosen is there again from today on."""
        if self._worker is None:
            return
        with self._notices.reporting():
            worker = self._setup.present(self._worker.code)
            self._after(self._words("{worker} is back.", worker=worker.name))
            self.first.line.setFocus()

    def remove(self) -> None:
        """The days that are chosen in the list were a mistake."""
        item = self._list.currentItem()
        if self._worker is None or item is None:
            return
        gone: Absence = item.data(_ABSENCE)
        with self._notices.reporting():
            kept = tuple(absence for absence in self._worker.absences if absence != gone)
            worker = self._setup.put_worker(replace(self._worker, absences=kept))
            self._after(self._words("These days are no longer noted for {worker}.", worker=worker.name))
            self.first.line.setFocus()

    def _take_top(self) -> None:
        """Enter completes a part of a name; once it is whole, it notes the days."""
        typed, completer = self.stand_in.text().strip(), self.stand_in.completer()
        shown = None if completer is None else completer.popup()
        if shown is not None and shown.isVisible() and shown.currentIndex().isValid():
            return  # this Enter chooses what is highlighted there
        if typed and typed not in self._names and completer is not None:
            completer.setCompletionPrefix(typed)
            if completer.completionCount():
                self.stand_in.setText(completer.currentCompletion())
                self.stand_in.setModified(True)
                return
        self.note()

    def _after(self, said: str) -> None:
        for line in (self.first.line, self.last.line, self.stand_in):
            line.setText("")  # which also says that nobody is writing any more
        self._notices.done(said)
        self.changed.emit()

    def _stand_in(self) -> str:
        """The code of whoever is meant; raises UnknownCode where that is nobody or several."""
        typed = " ".join(self.stand_in.text().split()).casefold()
        if not typed:
            return ""
        whole = [code for told, code in self._names.items() if told.casefold() == typed]
        part = [code for told, code in self._names.items() if typed in told.casefold()]
        for found in (whole, part):
            if len(found) == 1:
                return found[0]
        raise UnknownCode("stand_in", self.stand_in.text().strip())

    def _told(self, absence: Absence, directory: Directory) -> str:
        words = self._words
        until = "" if absence.last is None else words.date(absence.last)
        parts = [f"{words.date(absence.first)}–{until}"]
        if stand_in := directory.everybody.get(absence.stand_in):
            parts.append(words("stand-in: {worker}", worker=stand_in.name))
        return " · ".join(parts)

    def _offer_removal(self, row: int) -> None:
        self._remove.setVisible(self._list.count() > 0)
        self._remove.setEnabled(row >= 0)

    def _offer_names(self) -> None:
        """Names that hold what is typed stand in a list below the line."""
        completer, rows = QCompleter(self._told_names, self.stand_in), QListView()
        give_rows_room(rows)
        completer.setPopup(rows)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.stand_in.setCompleter(completer)

    def _today(self) -> date:
        return (self._directory or self._setup.directory()).day

    def _lay_out(self) -> None:
        words = self._words
        days = QGridLayout()
        days.setHorizontalSpacing(theme.GAP_3)
        days.setVerticalSpacing(theme.GAP_2)
        days.addWidget(self.first, 0, 0, Qt.AlignmentFlag.AlignTop)
        days.addWidget(self.last, 0, 1, Qt.AlignmentFlag.AlignTop)
        days.addWidget(self._stand_in_field, 1, 0, 1, 2)
        buttons = FlowRow(theme.GAP_2)
        for button in (self._note, self._back, self._remove):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.GAP_2, 0, 0)
        column.setSpacing(theme.GAP_2)
        column.addWidget(small_print(words("Days away: from when to when, never why.")))
        column.addWidget(self._list)
        column.addLayout(days)
        column.addLayout(buttons)
