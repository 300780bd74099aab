"""Asks what a file of figures holds and where it goes, and writes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from kototori.domain.errors import DiskFull, FileThere, FileUnwritable
from kototori.domain.need import SCREEN_LANGUAGES
from kototori.domain.overview import Naming
from kototori.domain.period import By
from kototori.domain.release import Format, RangeBackwards, Use
from kototori.ui.background import Background
from kototori.ui.figures.export_use import ExportUse
from kototori.ui.figures.export_work import ExportWork
from kototori.ui.figures.filter_row import NAMINGS
from kototori.ui.figures.written_list import WrittenList
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.day_edit import day_edit, day_in
from kototori.ui.look.fields import Field
from kototori.ui.look.side_sheet import SideSheet
from kototori.ui.look.touch import WideCheck
from kototori.ui.notices import Notices
from kototori.ui.own_folder import own_folder
from kototori.wording.catalogue import N_, Words

if TYPE_CHECKING:
    from concurrent.futures import Future

    from kototori.domain.written_figures import WrittenFigures
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
_FORMS = (
    (Format.XLSX, N_("Excel (XLSX), to work with")),
    (Format.PDF, N_("PDF, to read and print")),
    (Format.CSV, N_("CSV, for any spreadsheet")),
    (Format.ODS, N_("OpenDocument (ODS), for LibreOffice")),
    (Format.PX, N_("PX, for a statistics service")),
    (Format.JSON, N_("JSON, for another program")),
)
_LANGUAGES = {"fi": "suomi", "sv": "svenska", "en": "English"}
_INTERNAL_PREFIX = "SISÄINEN-"  # the same in every language: whoever finds the file knows it by its name


class ExportForm(SideSheet):
    """Writes figures into a file; what is there already is replaced only when that is ticked."""

    def __init__(
        self,
        parent: QWidget,
        statistics: StatisticsBook,
        keys: KeyTable,
        words: Words,
        notices: Notices,
        today: Callable[[], date],
    ) -> None:
        super().__init__(parent, words("Export figures"), words)
        self._statistics = statistics
        self._words = words
        self._notices = notices
        self._path_is_ours = True
        self._use = ExportUse(today, words)
        self._first, self._last = day_edit(), day_edit()
        self._by, self._form, self._language = QComboBox(), QComboBox(), QComboBox()
        for by, name in _CUTS:
            self._by.addItem(words(name), by)
        for form, name in _FORMS:
            self._form.addItem(words(name), form)
        for language in SCREEN_LANGUAGES:
            self._language.addItem(_LANGUAGES[language], language)
        self._language.setCurrentIndex(self._language.findData(words.language))
        self._naming = QComboBox()
        for naming, name in NAMINGS:
            self._naming.addItem(words(name), naming)
        self._path = QLineEdit()
        self._path.setObjectName("path")
        self._replace = WideCheck(words("Replace the file that is there"))
        self._opens = WideCheck(words("Open the folder afterwards"))
        enter = keys.printed(Deed.MAKE_REQUEST)
        self._write = KeyButton(words("Write the file"), enter, primary=True, keeps_focus=False)
        self._cancel = KeyButton(words("Stop"), "Esc", keeps_focus=False)
        self._bar = QProgressBar()
        self._written = WrittenList(words)
        self._work = ExportWork(self)
        self._reading = Background(self)
        self._lay_out()
        self._join()
        self._show_work(on=False)

    def offer(self, first: date, last: date, by: By) -> None:
        """Opens with a period already filled in."""
        if self.is_working:
            self.open_sheet()
            return
        for edit, day in ((self._first, first), (self._last, last)):
            edit.setDate(QDate(day.year, day.month, day.day))
        self._by.setCurrentIndex(self._by.findData(by))
        self._path_is_ours = True
        self._follow()
        self.open_sheet()
        self._use.first_focus().setFocus()
        self._reading.ask(self._statistics.written, self._list_written)

    @property
    def is_working(self) -> bool:
        """Whether a file is being written."""
        return not self._write.isEnabled()

    def do_deed(self) -> None:
        """Writes the file; a refusal stands below its field, and the form stays open."""
        if self.is_working:
            return
        self._last_field.clear_error()
        self._path_field.clear_error()
        if not self._path.text().strip():
            self._path_field.show_error(self._words("Say where the file goes."))
            return
        if self._use.purpose_refused:
            self._use.ask_for_purpose()
            return
        export = partial(
            self._statistics.export,
            day_in(self._first),
            day_in(self._last),
            by=By(self._by.currentData()),
            use=self._use.use,
            form=self._chosen_form,
            path=self._target,
            words=self._statistics.words_in(str(self._language.currentData())),
            purpose=self._use.purpose.text if self._use.use is Use.INTERNAL else "",
            naming=self._chosen_naming,
            force=self._replace.isChecked() and self._replace.isVisible(),
        )
        self._show_work(on=True)
        self._work.begin(export, self._finish)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_working:
            self._stop()
        else:
            super().keyPressEvent(event)

    @property
    def _chosen_form(self) -> Format:
        return Format(self._form.currentData())

    @property
    def _chosen_naming(self) -> Naming:
        """Public figures are decided once, by the names of their day."""
        return Naming(self._naming.currentData()) if self._use.use is Use.INTERNAL else Naming.AS_THEN

    @property
    def _target(self) -> Path:
        return Path(self._path.text().strip()).expanduser()

    # --- while it works ---------------------------------------------------------------------------

    def _stop(self) -> None:
        self._work.stop()
        self._cancel.setEnabled(False)

    def _finish(self, answer: Future[Export]) -> None:
        self._show_work(on=False)
        with (
            self._notices.reporting(),
            self._path_field.explaining(self._words, FileThere, FileUnwritable, DiskFull),
            self._last_field.explaining(self._words, RangeBackwards),
        ):
            written = answer.result()
            self._tell(written)
            self.close_sheet()
            return
        if self._path_field.error or self._last_field.error:
            self._notices.note("")  # what is wrong stands by its field
        self._replace.setVisible(isinstance(answer.exception(), FileThere))

    def _tell(self, written: Export) -> None:
        words = self._words
        rows = words.many("1 row", "{n} rows", written.rows)
        told = words("Written: {path}, {rows}.", path=written.path, rows=rows)
        if written.left_out is not None:
            day = words.date(written.left_out)
            left = words("{day} is left out: its book is not closed yet.", day=day)
            told = f"{told} {left}"
        self._notices.done(told)
        if self._opens.isChecked():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(written.path.absolute().parent)))

    def _show_work(self, *, on: bool) -> None:
        had_keyboard = self._cancel.hasFocus()
        self._write.setEnabled(not on)
        if had_keyboard and not on:
            self._write.setFocus()  # before its place is gone, and the keyboard with it
        self._cancel.setEnabled(on)
        self._cancel.setVisible(on)
        self._bar.setVisible(on)
        if on:
            self._bar.setValue(0)
            self._notices.note(self._words("Writing the file …"))
            self._cancel.setFocus()

    def _list_written(self, answer: Future[list[WrittenFigures]]) -> None:
        with self._notices.reporting():
            self._written.show_files(answer.result())

    # --- the name of the file ---------------------------------------------------------------------

    def _follow(self) -> None:
        """The file is named after what it holds, until somebody names it otherwise."""
        self._forget_refusal()
        self._naming_field.setVisible(self._use.use is Use.INTERNAL)
        if self._path_is_ours:
            first, last = day_in(self._first), day_in(self._last)
            days = str(first) if first == last else f"{first}-{last}"
            prefix = _INTERNAL_PREFIX if self._use.use is Use.INTERNAL else ""
            name = f"{prefix}kototori-{days}.{self._chosen_form}"
            self._path.setText(str(own_folder() / name))
        elif self._target.suffix.removeprefix(".") in tuple(Format):
            self._path.setText(str(self._target.with_suffix(f".{self._chosen_form}")))

    def _name_taken_over(self) -> None:
        """The name is somebody's own; how it ends says which form they want."""
        self._path_is_ours = False
        self._forget_refusal()
        ending = self._target.suffix.removeprefix(".").lower()
        if ending in tuple(Format) and ending != self._chosen_form:
            self._form.blockSignals(True)
            self._form.setCurrentIndex(self._form.findData(Format(ending)))
            self._form.blockSignals(False)

    def _forget_refusal(self) -> None:
        self._replace.setChecked(False)
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

    # --- how it is laid out -----------------------------------------------------------------------

    def _lay_out(self) -> None:
        words = self._words
        self._last_field = Field(words("Last day"), self._last)
        self._path_field = Field(words("File"), self._path)
        days = QHBoxLayout()
        days.setSpacing(theme.GAP_3)
        days.addWidget(Field(words("First day"), self._first))
        days.addWidget(self._last_field)
        said = QHBoxLayout()
        said.setSpacing(theme.GAP_3)
        said.addWidget(Field(words("One set of figures for"), self._by), 1)
        said.addWidget(Field(words("Language of the file"), self._language), 1)
        self._browse_button = QPushButton(words("Choose …"))
        chooser = QHBoxLayout()
        chooser.addWidget(self._browse_button)
        chooser.addStretch(1)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words("How far the file is"))
        self.body.addWidget(self._use)
        self.body.addLayout(days)
        self.body.addLayout(said)
        self._naming_field = Field(words("Names of needs and authorities"), self._naming)
        self.body.addWidget(self._naming_field)
        self.body.addWidget(Field(words("Form of the file"), self._form))
        self.body.addWidget(self._path_field)
        self.body.addWidget(self._replace)
        self.body.addLayout(chooser)
        self.body.addWidget(self._opens)
        self.body.addWidget(self._written)
        self.body.addStretch(1)
        self.lay_over_foot(self._bar)
        self.foot.addWidget(self._write)
        self.foot.addWidget(self._cancel)

    def _join(self) -> None:
        for edit in (self._first, self._last):
            edit.dateChanged.connect(self._follow)
        self._form.currentIndexChanged.connect(self._follow)
        self._use.changed.connect(self._follow)
        self._path.textEdited.connect(self._name_taken_over)
        self._browse_button.clicked.connect(self._browse)
        self._write.clicked.connect(self.do_deed)
        self._cancel.clicked.connect(self._stop)
        self._work.moved.connect(self._move_bar)

    def _move_bar(self, at: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(at)
