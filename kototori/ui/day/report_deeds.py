"""What becomes of a finished report: paper, a file, a letter, the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kototori.domain.closing_export import INTERNAL_MARK
from kototori.ui.background import Errands
from kototori.ui.day.mail_link import LONGEST, mail_link
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.notices import Notices
from kototori.ui.own_folder import new_file
from kototori.ui.paper.printer_choice import PrinterChoice, PrintWatch
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kototori.domain.printer import PrintJob
    from kototori.services.day_papers import DayPapers
    from kototori.services.day_reports import DayReports
    from kototori.ui.preferences import Preferences
    from kototori.wording.report_page import ReportPage

_BUTTON = 48


class ReportDeeds(QWidget):
    """Buttons under the report; what takes longer goes on beside the window."""

    def __init__(
        self,
        reports: DayReports,
        papers: Callable[[], DayPapers],
        preferences: Preferences,
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._reports = reports
        self._papers = papers
        self._words = words
        self._notices = notices
        self._errands = Errands(self)
        self._day: date | None = None
        self._page: ReportPage | None = None
        self.longest_link = LONGEST
        self.print_button = KeyButton(words("Print the report"))
        self.pdf_button = KeyButton(words("Save as PDF"))
        self.mail_button = KeyButton(words("Mail the report …"))
        self.copy_button = KeyButton(words("Copy the report"))
        self.save_button = KeyButton(words("Save as text"))
        self._buttons = (
            (self.print_button, self.print_report),
            (self.pdf_button, self.save_pdf),
            (self.mail_button, self.mail_report),
            (self.copy_button, self.copy_report),
            (self.save_button, self.save_text),
        )
        self.printer = PrinterChoice(
            lambda: self._papers().printers(), preferences, words, words("Printer for the report")
        )
        self.printer.hide()
        self._watch = PrintWatch(
            lambda job: self._papers().fate(job), lambda job: self._papers().cancel(job), words
        )
        row = FlowRow(theme.GAP_2)
        for button, deed in self._buttons:
            button.setFixedHeight(theme.scaled(_BUTTON))
            button.clicked.connect(deed)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        column.addLayout(row)
        column.addWidget(self.printer)
        column.addWidget(self._watch)

    @property
    def buttons(self) -> tuple[KeyButton, ...]:
        """From the first to the last."""
        return tuple(button for button, _ in self._buttons)

    def take_page(self, day: date, page: ReportPage) -> None:
        """What is printed, saved or sent from now on."""
        self._day, self._page = day, page

    def copy_report(self) -> None:
        """The whole text to the clipboard, for a letter."""
        QApplication.clipboard().setText(self._text())
        self._notices.done(self._words("The report is copied; paste it where you need it."))

    def mail_report(self) -> None:
        """A new letter with subject and text in the mail program; whom it goes to is chosen there."""
        words, page = self._words, self._page
        if page is None:
            return
        instead = words("The report is copied: paste it here in the place of this line.")
        link = mail_link(f"{page.title}: {page.day}", self._text(), instead, self.longest_link)
        if not link.is_whole:
            QApplication.clipboard().setText(self._text())
        if not QDesktopServices.openUrl(QUrl.fromEncoded(link.url.encode())):
            QApplication.clipboard().setText(self._text())
            self._notices.trouble(
                words("No mail program opened. The report is copied; paste it into a letter.")
            )
        elif link.is_whole:
            self._notices.done(words("The mail program has the report; choose there whom it goes to."))
        else:
            self._notices.note(
                words(
                    "The report is too long for the way into the mail program. It is copied; paste it there."
                )
            )

    def save_text(self) -> None:
        """The whole text into a file of its own among the person's documents."""
        with self._notices.reporting():
            path = self._new_file("txt")
            self._reports.save_text(self._text(), path)
            self._notices.done(self._words("Written: {path}.", path=path))

    def save_pdf(self) -> None:
        """The page into a file of its own among the person's documents."""
        page, path = self._page, self._new_file("pdf")
        if page is None:
            return
        papers = self._papers()
        self._notices.note(self._words("The page is being set …"))
        self._errands.run(lambda: papers.put(page, path), partial(self._tell_saved, path))

    def print_report(self) -> None:
        """The page on the printer proposed first, or on the one chosen below."""
        self.printer.show()
        self.printer.look_again()
        self.printer.when_known(self._print)

    def _print(self) -> None:
        page, printer = self._page, self.printer.printer
        if page is None:
            return
        if not printer:
            self._notices.trouble(self.printer.trouble)
            return
        papers = self._papers()
        self._notices.note(self._words("The page is being set …"))
        self._errands.run(lambda: papers.print_to(printer, papers.pdf(page)), self._take_job)

    def _take_job(self, answer: Future[PrintJob]) -> None:
        with self._notices.reporting():
            self._watch.watch(answer.result())
            self._notices.done(self._words("The report is on its way to the printer."))

    def _tell_saved(self, path: Path, answer: Future[None]) -> None:
        with self._notices.reporting():
            answer.result()
            self._notices.done(self._words("Written: {path}.", path=path))

    def _text(self) -> str:
        return "" if self._page is None else "\n".join(self._page.text_lines())

    def _new_file(self, ending: str) -> Path:
        name = self._words("day-report-{day}", day=self._day)
        return new_file(f"{INTERNAL_MARK}-{name}", ending)
