"""The day's report: what the program writes, and three lines of the adviser's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout

from kototori.domain.day import Prompt
from kototori.ui.day.prompt_field import PromptField
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.page import Card, heading, small_print
from kototori.ui.notices import Notices
from kototori.ui.own_folder import new_file
from kototori.wording.catalogue import Words
from kototori.wording.day_report import PROMPTS, report_text

if TYPE_CHECKING:
    from kototori.domain.day_report import DayReport
    from kototori.services.day_reports import DayReports
    from kototori.services.desk_setup import DeskSetup

_BUTTON = 48


class ReportCard(Card):
    """Shows the report as it is sent, and keeps the three lines as they are written."""

    line_kept = Signal()
    judged = Signal()

    def __init__(
        self,
        reports: DayReports,
        setup: DeskSetup,
        today: Callable[[], date],
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._reports = reports
        self._setup = setup
        self._words = words
        self._notices = notices
        self._day: date | None = None
        self._refused: dict[tuple[date, Prompt], str] = {}
        self.fields = {prompt: PromptField(words(text), today, words) for prompt, text in PROMPTS.items()}
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.copy_button = KeyButton(words("Copy the report"))
        self.save_button = KeyButton(words("Save as text"))
        self._lay_out()
        self._join()

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
        self.text.setText(report_text(report, self._setup.vocabulary(), self._words))

    def copy_report(self) -> None:
        """The whole text to the clipboard, for a letter."""
        QApplication.clipboard().setText(self.text.text())
        self._notices.done(self._words("The report is copied; paste it where you need it."))

    def save_report(self) -> None:
        """The whole text into a file of its own among the person's documents."""
        with self._notices.reporting():
            path = new_file(self._words("day-report-{day}", day=self._day), "txt")
            self._reports.save_text(self.text.text(), path)
            self._notices.done(self._words("Written: {path}.", path=path))

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
        fields[-1].passed.connect(lambda: self.copy_button.setFocus(Qt.FocusReason.TabFocusReason))
        self.copy_button.clicked.connect(self.copy_report)
        self.save_button.clicked.connect(self.save_report)

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
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_2)
        for button in (self.copy_button, self.save_button):
            button.setFixedHeight(theme.scaled(_BUTTON))
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.text, 1)
