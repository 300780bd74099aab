"""The desk's own PDFs: one is laid into the rack with its language and needs, or taken out again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from kototori.domain.errors import DeskError, MissingValue
from kototori.domain.own_pdf import OwnPdf
from kototori.ui.background import Errands
from kototori.ui.leaflets.leaflet_text import LeafletText
from kototori.ui.leaflets.need_filter import NeedFilter
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.day_edit import day_edit
from kototori.ui.look.fields import Field
from kototori.ui.look.page import heading
from kototori.ui.look.side_sheet import SideSheet
from kototori.ui.notices import Notices
from kototori.ui.own_folder import own_folder
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.own_leaflets import OwnLeaflets

_REVIEWED_AFTER = 365  # days, proposed


class OwnLeafletSheet(SideSheet):
    """Asks what the program cannot know of a PDF; what lies in the rack already stands below."""

    changed = Signal(str)  # the topic that came in, or nothing where one went

    def __init__(
        self,
        parent: QWidget,
        own: OwnLeaflets,
        languages: Sequence[tuple[str, str]],
        needs: Sequence[tuple[str, str, str]],
        text: Callable[[], LeafletText],
        words: Words,
        notices: Notices,
    ) -> None:
        """`languages` are words and codes; `needs` codes, keys and words."""
        super().__init__(parent, words("Own leaflets"), words)
        self._own, self._text, self._words, self._notices = own, text, words, notices
        self._errands = Errands(self)
        self._path: Path | None = None
        self._instead: OwnPdf | None = None
        self._is_laying = False
        self.choose = KeyButton(words("Choose a PDF …"), keeps_focus=False)
        self.choose.clicked.connect(self._ask_for_file)
        self._file = Field(words("The file"), self.choose, words("or drop it on the list of leaflets"))
        self.title, self.by = QLineEdit(), QLineEdit()
        self._title = Field(words("Name of the leaflet"), self.title)
        self._by = Field(
            words("Who answers for it"), self.by, words("an organisation or a role, no person's name")
        )
        self.language = QComboBox()
        for name, code in languages:
            self.language.addItem(name, code)
        self._language = Field(words("Language"), self.language)
        self.needs = NeedFilter(needs, words, of_leaflet=True)
        self.review = day_edit()
        self._review = Field(words("To be looked at again by"), self.review)
        self._listed = QWidget()
        self._rows = QVBoxLayout(self._listed)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.lay = KeyButton(words("Lay into the rack"), "Ctrl+⏎", primary=True, keeps_focus=False)
        self.lay.clicked.connect(self.do_deed)
        self.open_folder = KeyButton(words("Open the folder"), keeps_focus=False)
        self.open_folder.clicked.connect(self._open_folder)
        for field in (self._file, self._title, self._language):
            self.body.addWidget(field)
        self.body.addWidget(self.needs.button)
        for part in (self.needs, self._review, self._by, self._listed):
            self.body.addWidget(part)
        self.body.addStretch(1)
        for button in (self.lay, self.open_folder):
            self.foot.addWidget(button)

    def open_for(self, today: date, path: Path | None = None, by: str = "") -> None:
        """`path` was dropped; `by` is proposed for who answers for it."""
        later = date.fromordinal(today.toordinal() + _REVIEWED_AFTER)
        self._start_anew(QDate(later.year, later.month, later.day), by)
        self._list()
        self.open_sheet()
        if path is not None:
            self._take_file(path)
        else:
            self.choose.setFocus()

    def do_deed(self) -> None:
        """Ctrl+Enter: a copy of the file goes into the rack."""
        if self._path is None:
            self._file.show_error(self._words("Choose the PDF first."))
            return
        if self._is_laying:
            return
        self._is_laying = True
        for field in (self._file, self._title, self._by):
            field.clear_error()
        path, title, by, instead = self._path, self.title.text(), self.by.text(), self._instead
        language, needs = str(self.language.currentData()), self.needs.chosen
        day = self.review.date()
        review_by = date(day.year(), day.month(), day.day())

        def lay() -> OwnPdf:
            return self._own.add_pdf(
                path,
                title=title,
                language=language,
                needs=needs,
                review_by=review_by,
                by=by,
                topic=None if instead is None else instead.topic,
            )

        self._errands.run(lay, self._follow)

    def _follow(self, answer: Future[OwnPdf]) -> None:
        self._is_laying = False
        fields = {"title": self._title, "by": self._by}
        try:
            pdf = answer.result()
        except MissingValue as missing:
            with fields.get(missing.field, self._file).explaining(self._words, MissingValue):
                raise
        except DeskError:
            with self._file.explaining(self._words, DeskError):
                answer.result()
        else:
            self._notices.done(self._words("In the rack: {title}.", title=pdf.title))
            self.close_sheet()
            self.changed.emit(pdf.topic)

    # --- the file ---------------------------------------------------------------------------------

    def _ask_for_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self._words("Choose a PDF"), str(own_folder()), "PDF (*.pdf)"
        )
        if chosen:
            self._take_file(Path(chosen))

    def _take_file(self, path: Path) -> None:
        self._path = path
        self._file.clear_error()
        self.choose.setText(path.name)
        self.choose.setToolTip(str(path))
        self.choose.setAccessibleName(path.name)
        if not self.title.text():
            self.title.setText(path.stem.replace("_", " ").replace("-", " "))
        self.title.setFocus()
        self.title.selectAll()

    def _start_anew(self, review: QDate, by: str) -> None:
        self._path = self._instead = None
        self.choose.setText(self._words("Choose a PDF …"))
        self.choose.setAccessibleName(self.choose.text())
        self.title.clear()
        self.by.setText(by)
        self.needs.choose(())
        self.review.setDate(review)
        for field in (self._file, self._title, self._by):
            field.clear_error()

    def _open_folder(self) -> None:
        with self._notices.reporting():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._own.make_folder())))

    # --- what lies there --------------------------------------------------------------------------

    def _list(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        with self._notices.reporting():
            pdfs = self._own.pdfs()
            if pdfs:
                self._rows.addWidget(heading(self._words("In the rack now")))
            for pdf in pdfs:
                self._rows.addWidget(self._row(pdf))

    def _row(self, pdf: OwnPdf) -> QWidget:
        words, row = self._words, QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        said = QLabel(f"{pdf.title} · {self._text().word(pdf.language)}")
        said.setWordWrap(True)
        column.addWidget(said)
        replace = KeyButton(words("Replace"), keeps_focus=False)
        replace.clicked.connect(lambda: self._replace(pdf))
        remove = KeyButton(words("Take out"), keeps_focus=False)
        remove.clicked.connect(lambda: self._remove(pdf, said, column, (replace, remove)))
        for button in (replace, remove):
            button.setAccessibleDescription(f"{pdf.title}, {pdf.language}")
            column.addWidget(button)
        return row

    def _replace(self, pdf: OwnPdf) -> None:
        """The fields say what it is; another file is asked for."""
        self._instead = pdf
        self.title.setText(pdf.title)
        self.by.setText(pdf.by)
        self.language.setCurrentIndex(max(self.language.findData(pdf.language), 0))
        self.needs.choose(pdf.needs)
        self._ask_for_file()

    def _remove(self, pdf: OwnPdf, said: QLabel, column: QVBoxLayout, buttons: Sequence[KeyButton]) -> None:
        """At once; as long as the sheet is open it can be put back."""
        replace, remove = buttons
        with self._notices.reporting():
            put_back = self._own.remove(pdf.topic, pdf.language)
            said.setText(self._words("Taken out: {title}.", title=pdf.title))
            replace.hide()
            back = KeyButton(self._words("Put it back"), keeps_focus=False)
            back.setAccessibleDescription(f"{pdf.title}, {pdf.language}")

            def undo() -> None:
                with self._notices.reporting():
                    put_back()
                    self._list()
                    self.changed.emit("")

            back.clicked.connect(undo)
            back.setFixedHeight(replace.height())
            column.addWidget(back)
            back.show()
            remove.hide()
            back.setFocus()
            self.changed.emit("")
