"""Asks what the annex of a social report is about, for whom it is, which lines go in, and where it goes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from kototori.domain.annex import (
    AnnexAsked,
    Compare,
    NothingCounted,
    NotNamedInPublic,
    NotWholeUnits,
    PaperForm,
    SensitiveByMonth,
    is_made_of,
    latest_whole,
)
from kototori.domain.errors import DiskFull, FileThere, FileUnwritable
from kototori.domain.period import By
from kototori.domain.release import RangeBackwards, Use
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.background import Background
from kototori.ui.figures.about_figures import AboutFigures
from kototori.ui.figures.annex_lines import AnnexLines
from kototori.ui.figures.phenomenon_choice import PhenomenonChoice
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.day_edit import day_edit, day_in
from kototori.ui.look.fields import Field
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.side_sheet import SideSheet
from kototori.ui.look.touch import WideCheck, WideRadio
from kototori.ui.notices import Notices
from kototori.ui.own_folder import own_folder
from kototori.wording.catalogue import N_, Words
from kototori.wording.figures_help import in_two_sentences

if TYPE_CHECKING:
    from concurrent.futures import Future

    from kototori.services.social_annex import SocialAnnex
    from kototori.wording.annex_page import AnnexPage

_USES = (
    (Use.PUBLIC, N_("To be sent on: public figures")),
    (Use.INTERNAL, N_("Internal: exact")),
)
_COMPARED = (
    (Compare.BEFORE, N_("the period before")),
    (Compare.LAST_YEAR, N_("the same period a year before")),
    (Compare.NOTHING, N_("nothing")),
)
_FORMS = (
    (PaperForm.PDF, N_("PDF, to be read")),
    (PaperForm.DOCX, N_("Document, to be gone on with")),
)


class AnnexForm(SideSheet):
    """Writes two pages; what is there already is replaced only when that is ticked."""

    def __init__(
        self,
        parent: QWidget,
        annexes: Callable[[], SocialAnnex],
        vocabulary: Callable[[], Vocabulary],
        today: Callable[[], date],
        keys: KeyTable,
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__(parent, words("Social report annex"), words)
        self._annexes, self._vocabulary, self._today = annexes, vocabulary, today
        self._words, self._notices = words, notices
        self._path_is_ours = True
        self.phenomenon = PhenomenonChoice(vocabulary, words)
        self.first, self.last = day_edit(), day_edit()
        self.whole = KeyButton("", keeps_focus=False)
        self.uses = QButtonGroup(self)
        self.compared, self.form = QComboBox(), QComboBox()
        self.lines = AnnexLines(words)
        self.path = QLineEdit()
        self.path.setObjectName("path")
        self.replace = WideCheck(words("Replace the file that is there"))
        enter = keys.printed(Deed.MAKE_REQUEST)
        self.write = KeyButton(words("Write the annex"), enter, primary=True, keeps_focus=False)
        self._background = Background(self)
        self._fill()
        self._lay_out()
        self._join()

    @property
    def use(self) -> Use:
        """Whom the annex is for."""
        return _USES[self.uses.checkedId()][0]

    def offer(self, first: date, last: date) -> None:
        """Opens with a period already filled in, for whoever is outside."""
        self._path_is_ours = True
        self.uses.button(0).setChecked(True)
        self._take_days(first, last)
        self.open_sheet()
        self.phenomenon.kind.setFocus()

    def asked(self) -> AnnexAsked:
        """What the form says."""
        return AnnexAsked(
            phenomenon=self.phenomenon.phenomenon,
            first=day_in(self.first),
            last=day_in(self.last),
            use=self.use,
            compare=Compare(self.compared.currentData()),
            chosen=self.lines.chosen,
        )

    def do_deed(self) -> None:
        """Writes the file; a refusal stands below its field, and the form stays open."""
        if not self.write.isEnabled():
            return
        for field in (self._last_field, self._path_field, self.phenomenon.field):
            field.clear_error()
        if not self.path.text().strip():
            self._path_field.show_error(self._words("Say where the file goes."))
            return
        save = partial(
            self._annexes().save,
            self.asked(),
            PaperForm(self.form.currentData()),
            self._target(),
            self._words,
            force=self.replace.isChecked() and self.replace.isVisible(),
        )
        self.write.setEnabled(False)
        self._notices.note(self._words("Writing the file …"))
        self._background.ask(save, self._finish)

    def _finish(self, answer: Future[AnnexPage]) -> None:
        self.write.setEnabled(True)
        with (
            self._notices.reporting(),
            self._path_field.explaining(self._words, FileThere, FileUnwritable, DiskFull),
            self._last_field.explaining(
                self._words, RangeBackwards, NotWholeUnits, NothingCounted, SensitiveByMonth
            ),
            self.phenomenon.field.explaining(self._words, NotNamedInPublic),
        ):
            page = answer.result()
            done = self._words("Written: {path}.", path=self._target())
            self._notices.done(" ".join(filter(None, (done, page.left_out))))
            self.close_sheet()
            return
        self._notices.note("")
        self.replace.setVisible(bool(self._path_field.error) and self._target().exists())

    def _target(self) -> Path:
        return Path(self.path.text().strip()).expanduser()

    # --- what follows what ----------------------------------------------------------------------

    def _take_days(self, first: date, last: date) -> None:
        for edit, day in ((self.first, first), (self.last, last)):
            edit.blockSignals(True)
            edit.setDate(QDate(day.year, day.month, day.day))
            edit.blockSignals(False)
        self._follow_days()

    def _follow_days(self) -> None:
        with self._notices.reporting():
            annexes = self._annexes()
            self.lines.show_lines(annexes.lines(day_in(self.first), day_in(self.last)), annexes.may_be_sent)
        self._follow()

    def _follow(self) -> None:
        """What may be told follows from what it is about, of which days and to whom."""
        words, unit = self._words, self.phenomenon.phenomenon.unit(self.use, self._vocabulary())
        first, last = day_in(self.first), day_in(self.last)
        fits = unit is By.DAY or (is_made_of(first, last, unit) and last <= self._today())
        self.whole.setVisible(not fits)
        if not fits:
            period = latest_whole(min(last, self._today()), unit, self._today())
            told = f"{words.date(period.first)} – {words.date(period.last)}"
            self.whole.setText(words("Take {period}", period=told))
            self.whole.setAccessibleName(self.whole.text())
            self.whole.setProperty("period", (period.first, period.last))
        self._last_field.clear_error()
        self._whole_told.setText("" if fits else words(_WHOLE[unit]))
        self._whole_told.setVisible(not fits)
        self._told.setText(in_two_sentences(words) if self.use is Use.PUBLIC else words(_INTERNAL))
        self._name_file()

    def _name_file(self) -> None:
        """The file is named after what it holds, until somebody names it otherwise."""
        self.replace.setChecked(False)
        self.replace.hide()
        self._path_field.clear_error()
        if self._path_is_ours:
            words, asked = self._words, self.asked()
            about = str(asked.phenomenon).replace(":", "-")
            mark = "SISÄINEN-" if asked.use is Use.INTERNAL else ""
            named = words("social-report-annex")
            name = f"{mark}{named}-{about}-{asked.first}-{asked.last}"
            self.path.setText(str(own_folder() / f"{name}.{PaperForm(self.form.currentData())}"))

    def _name_taken_over(self) -> None:
        self._path_is_ours = False
        self.replace.hide()
        self._path_field.clear_error()

    def _take_whole(self) -> None:
        self._take_days(*self.whole.property("period"))
        self.first.setFocus()

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self._words("Social report annex"),
            self.path.text(),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.path.setText(chosen)
            self._name_taken_over()

    # --- how it is built ------------------------------------------------------------------------

    def _fill(self) -> None:
        words = self._words
        self._use_buttons = [WideRadio(words(name)) for _, name in _USES]
        for at, button in enumerate(self._use_buttons):
            self.uses.addButton(button, at)
        self._use_buttons[0].setChecked(True)
        for box in (self.compared, self.form):
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for compare, name in _COMPARED:
            self.compared.addItem(words(name), compare)
        for form, name in _FORMS:
            self.form.addItem(words(name), form)

    def _lay_out(self) -> None:
        words = self._words
        self._last_field = Field(words("Last day"), self.last)
        self._path_field = Field(words("File"), self.path)
        self._told, self._whole_told = QLabel(), QLabel()
        for label in (self._told, self._whole_told):
            label.setWordWrap(True)
        self.about_figures = AboutFigures(words)
        self.browse = KeyButton(words("Choose …"), keeps_focus=False)
        days = QHBoxLayout()
        days.setSpacing(theme.GAP_3)
        for field in (Field(words("First day"), self.first), self._last_field):
            days.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        body = self.body
        body.addWidget(self.phenomenon)
        for button in self._use_buttons:
            body.addWidget(button)
        body.addWidget(self._told)
        row = FlowRow(theme.GAP_2)
        row.addWidget(self.about_figures)
        body.addLayout(row)
        body.addLayout(days)
        body.addWidget(self._whole_told)
        body.addWidget(self.whole)
        body.addWidget(Field(words("Compared with"), self.compared))
        body.addWidget(self.lines)
        body.addWidget(Field(words("Form of the file"), self.form))
        body.addWidget(self._path_field)
        body.addWidget(self.replace)
        body.addWidget(self.browse)
        body.addStretch(1)
        self.replace.hide()
        self.foot.addWidget(self.write)

    def _join(self) -> None:
        for edit in (self.first, self.last):
            edit.dateChanged.connect(self._follow_days)
        self.phenomenon.chosen.connect(self._follow)
        self.uses.idToggled.connect(lambda _, on: self._follow() if on else None)
        self.form.currentIndexChanged.connect(self._name_file)
        self.path.textEdited.connect(self._name_taken_over)
        self.whole.clicked.connect(self._take_whole)
        self.browse.clicked.connect(self._browse)
        self.write.clicked.connect(self.do_deed)


_INTERNAL = N_("Exact figures for the desk's own work. Do not send them on and do not publish them.")
_WHOLE = {
    By.WEEK: N_("Public figures of this stand in whole weeks that are over."),
    By.MONTH: N_("Figures of this stand in whole months that are over."),
    By.QUARTER: N_("Public figures of this stand in whole quarters that are over."),
}
