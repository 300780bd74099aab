"""The day's report: what the program writes, and three lines of the adviser's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout

from kototori.domain.day import Prompt
from kototori.ui.day.prompt_field import PromptField
from kototori.ui.day.report_deeds import ReportDeeds
from kototori.ui.day.report_view import ReportView
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.choice_button import ChoiceButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import Card, heading, small_print
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words
from kototori.wording.day_report import PROMPTS

if TYPE_CHECKING:
    from kototori.domain.day_report import DayReport
    from kototori.services.day_papers import DayPapers
    from kototori.services.day_reports import DayReports
    from kototori.ui.preferences import Preferences

_LANGUAGES: Mapping[str, str] = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


class ReportCard(Card):
    """Shows the report as it is sent, and keeps the three lines as they are written."""

    line_kept = Signal()
    judged = Signal()
    finished = Signal()

    def __init__(
        self,
        reports: DayReports,
        papers: Callable[[], DayPapers],
        preferences: Preferences,
        today: Callable[[], date],
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._reports = reports
        self._papers = papers
        self._words = words
        self._notices = notices
        self._day: date | None = None
        self._report: DayReport | None = None
        self._refused: dict[tuple[date, Prompt], str] = {}
        self.fields = {prompt: PromptField(words(text), today, words) for prompt, text in PROMPTS.items()}
        self.view = ReportView(papers, words)
        self.deeds = ReportDeeds(reports, papers, preferences, words, notices)
        self.languages: dict[str, ChoiceButton] = {}
        self._language = words.language
        self._lay_out()
        self._join()

    @property
    def text(self) -> QLabel:
        """The report as it is mailed."""
        return self.view.text

    @property
    def copy_button(self) -> KeyButton:
        return self.deeds.copy_button

    @property
    def save_button(self) -> KeyButton:
        return self.deeds.save_button

    @property
    def unkept(self) -> bool:
        """Whether something is written that may not be kept."""
        return any(field.may_not_be_kept for field in self.fields.values())

    @property
    def own_lines(self) -> int:
        """How many lines of the adviser's own the report holds."""
        return sum(1 for field in self.fields.values() if field.kept)

    def show_report(self, day: date, report: DayReport) -> None:
        """The report of a day; what is being written stays."""
        if day != self._day:
            self._put_aside()
            self._day = day
            for prompt, field in self.fields.items():
                field.put(report.lines.get(prompt, ""), self._refused.pop((day, prompt), None))
        else:
            for prompt, field in self.fields.items():
                field.follow(report.lines.get(prompt, ""))
        self._report = report
        self._write()

    def keep(self) -> None:
        """What is written and may be kept is kept: the day is being closed."""
        for field in self.fields.values():
            field.keep()

    def _write(self) -> None:
        """The text in the language that is chosen."""
        if self._day is None or self._report is None:
            return
        own = self._language == self._words.language
        page = self._papers().page_of(self._report, self._words if own else self._language)
        self.view.show_page(page)
        self.deeds.take_page(self._day, page)

    def _choose_language(self, language: str) -> None:
        self._language = language
        with self._notices.reporting():
            self._write()

    def _put_aside(self) -> None:
        """What may not be kept waits here while another day is shown."""
        if self._day is None:
            return
        for prompt, field in self.fields.items():
            field.keep()
            if not field.is_kept:
                self._refused[self._day, prompt] = field.edit.toPlainText()

    def _keep(self, prompt: Prompt, text: str) -> None:
        if self._day is None:
            return
        with self._notices.reporting():
            self._reports.write_line(self._day, prompt, text)
            self.line_kept.emit()

    def _join(self) -> None:
        for prompt, field in self.fields.items():
            field.written.connect(partial(self._keep, prompt))
            field.judged.connect(self.judged)
        fields = list(self.fields.values())
        for field, following in pairwise(fields):
            field.passed.connect(following.edit.setFocus)
        fields[-1].passed.connect(self.finished)

    def _lay_out(self) -> None:
        words = self._words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_4)
        column.setSpacing(theme.GAP_2)
        column.addWidget(heading(words("Report")))
        own = small_print(
            words("Your own lines, if you wish; they save themselves. No names, no phone numbers.")
        )
        own.setWordWrap(True)
        column.addWidget(own)
        for field in self.fields.values():
            column.addWidget(field)
        column.addLayout(self._language_row())
        column.addWidget(self.deeds)
        column.addWidget(self.view, 1)

    def _language_row(self) -> FlowRow:
        """In which language the report is read, printed and sent; the lines stay as they are written."""
        row = FlowRow(theme.GAP_2)
        group = QButtonGroup(self)
        name = self._words("Language of the report")
        row.addWidget(QLabel(name))
        for code, text in _LANGUAGES.items():
            button = ChoiceButton(text)
            button.setFixedHeight(theme.scaled(theme.TOUCH))
            button.setAccessibleDescription(name)
            button.setChecked(code == self._language)
            button.clicked.connect(partial(self._choose_language, code))
            group.addButton(button)
            row.addWidget(button)
            self.languages[code] = button
        return row
