"""Asks what a file of figures holds and where it goes."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from kototori.domain.errors import FileThere, FileUnwritable
from kototori.domain.period import By
from kototori.domain.release import Format, RangeBackwards, Use
from kototori.ui.background import Background
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.fields import Field
from kototori.ui.look.side_sheet import SideSheet
from kototori.ui.look.touch import WideCheck
from kototori.ui.notices import Notices
from kototori.ui.own_folder import own_folder
from kototori.wording.catalogue import N_, Words

if TYPE_CHECKING:
    from concurrent.futures import Future

    from kototori.services.figure_files import Export
    from kototori.services.statistics_book import StatisticsBook

_CUTS = (
    (By.DAY, N_("each day")),
    (By.WEEK, N_("each week")),
    (By.MONTH, N_("each month")),
    (By.QUARTER, N_("each quarter")),
    (By.YEAR, N_("each year")),
    (By.RANGE, N_("the whole range as one")),
)
_FORMS = ((Format.CSV, N_("CSV, for a spreadsheet")), (Format.JSON, N_("JSON, for another program")))


class ExportForm(SideSheet):
    """Writes internal figures; what is there already is replaced only when that is ticked."""

    def __init__(
        self, parent: QWidget, statistics: StatisticsBook, keys: KeyTable, words: Words, notices: Notices
    ) -> None:
        super().__init__(parent, words("Export figures"), words)
        self._statistics = statistics
        self._words = words
        self._notices = notices
        self._path_is_ours = True
        self._first, self._last = _date_field(), _date_field()
        self._by, self._form = QComboBox(), QComboBox()
        for by, name in _CUTS:
            self._by.addItem(words(name), by)
        for form, name in _FORMS:
            self._form.addItem(words(name), form)
        self._path = QLineEdit()
        self._path.setObjectName("path")
        self._replace = WideCheck(words("Replace the file that is there"))
        enter = keys.printed(Deed.MAKE_REQUEST)
        self._write = KeyButton(words("Write the file"), enter, primary=True, keeps_focus=False)
        self._background = Background(self)
        self._lay_out()
        for edit in (self._first, self._last):
            edit.dateChanged.connect(self._follow)
        self._form.currentIndexChanged.connect(self._follow)
        self._path.textEdited.connect(self._name_taken_over)

    def offer(self, first: date, last: date, by: By) -> None:
        """Opens with a period already filled in."""
        for edit, day in ((self._first, first), (self._last, last)):
            edit.setDate(QDate(day.year, day.month, day.day))
        self._by.setCurrentIndex(self._by.findData(by))
        self._path_is_ours = True
        self._follow()
        self.open_sheet()
        self._first.setFocus()

    def do_deed(self) -> None:
        """Writes the file; a refusal stands below its field, and the form stays open."""
        if not self._write.isEnabled():
            return
        self._last_field.clear_error()
        self._path_field.clear_error()
        if not self._path.text().strip():
            self._path_field.show_error(self._words("Say where the file goes."))
            return
        export = partial(
            self._statistics.export,
            _day(self._first),
            _day(self._last),
            by=By(self._by.currentData()),
            use=Use.INTERNAL,
            form=Format(self._form.currentData()),
            path=Path(self._path.text().strip()).expanduser(),
            words=self._words,
            force=self._replace.isChecked() and self._replace.isVisible(),
        )
        self._write.setEnabled(False)
        self._notices.note(self._words("Writing the file …"))
        self._background.ask(export, self._finish)

    def _finish(self, answer: Future[Export]) -> None:
        self._write.setEnabled(True)
        with (
            self._notices.reporting(),
            self._path_field.explaining(self._words, FileThere, FileUnwritable),
            self._last_field.explaining(self._words, RangeBackwards),
        ):
            written = answer.result()
            rows = self._words.many("1 row", "{n} rows", written.rows)
            self._notices.done(self._words("Written: {path}, {rows}.", path=written.path, rows=rows))
            self.close_sheet()
            return
        self._notices.note("")
        self._replace.setVisible(bool(self._path_field.error) and self._is_something_there())

    def _is_something_there(self) -> bool:
        path = Path(self._path.text().strip()).expanduser()
        return path.exists() or path.with_name(f"{path.name}.about.json").exists()

    def _follow(self) -> None:
        """The file is named after what it holds, until somebody names it otherwise."""
        self._replace.setChecked(False)
        self._replace.hide()
        self._path_field.clear_error()
        if self._path_is_ours:
            name = f"kototori-{_day(self._first)}-{_day(self._last)}.{Format(self._form.currentData())}"
            self._path.setText(str(own_folder() / name))

    def _name_taken_over(self) -> None:
        self._path_is_ours = False
        self._replace.hide()
        self._path_field.clear_error()

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self._words("Export figures"),
            self._path.text(),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self._path.setText(chosen)
            self._name_taken_over()

    def _lay_out(self) -> None:
        words = self._words
        self._last_field = Field(words("Last day"), self._last)
        self._path_field = Field(words("File"), self._path)
        days = QHBoxLayout()
        days.setSpacing(theme.GAP_3)
        days.addWidget(Field(words("First day"), self._first))
        days.addWidget(self._last_field)
        browse = QPushButton(words("Choose …"))
        browse.clicked.connect(self._browse)
        browse.setMinimumHeight(theme.scaled(36))
        self._replace.hide()
        self.body.addLayout(days)
        self.body.addWidget(Field(words("One set of figures for"), self._by))
        self.body.addWidget(Field(words("Form of the file"), self._form))
        self.body.addWidget(self._path_field)
        self.body.addWidget(self._replace)
        chooser = QHBoxLayout()
        chooser.addWidget(browse)
        chooser.addStretch(1)
        self.body.addLayout(chooser)
        for sentence in (
            words("Internal use only: the figures are exact. Do not publish them or hand them on."),
            words(
                "A file for the public is not offered yet: small numbers can point to a person, and the "
                "protection against that is not built."
            ),
        ):
            told = QLabel(sentence)
            told.setWordWrap(True)
            self.body.addWidget(told)
        self.body.addStretch(1)
        self._write.clicked.connect(self.do_deed)
        self.foot.addWidget(self._write)


def _date_field() -> QDateEdit:
    edit = QDateEdit()
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("d.M.yyyy")
    return edit


def _day(edit: QDateEdit) -> date:
    return date(edit.date().year(), edit.date().month(), edit.date().day())
