"""What only the desk knows of a day: who was on duty, and when it was open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from kototori.domain.contact import ServedBy
from kototori.domain.day_hours import UnclearHours
from kototori.ui.day.duty_part import DutyPart
from kototori.ui.day.hours_field import HoursField
from kototori.ui.look import theme
from kototori.ui.look.page import Card
from kototori.ui.notices import Notices
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.day_report import DayReport
    from kototori.services.day_reports import DayReports


class FactsCard(Card):
    """Proposed by the program; everything that is put right here is kept at once."""

    kept = Signal()

    def __init__(self, reports: DayReports, words: Words, notices: Notices) -> None:
        super().__init__()
        self._reports = reports
        self._words = words
        self._notices = notices
        self._day: date | None = None
        self.duty = DutyPart(words)
        self.hours = HoursField(words)
        self.duty.counted.connect(self._keep_duty)
        self.hours.typed.connect(self._keep_hours)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, theme.GAP_3)
        column.setSpacing(theme.GAP_2)
        column.addWidget(self.duty)
        column.addWidget(self.hours)

    def show_report(self, day: date, report: DayReport) -> None:
        """What is known of a day; what is being typed stays."""
        self.hours.show_hours(day, report.hours, is_own=report.own_hours)
        self._day = day
        self.duty.show_duty(report.duty)

    def _keep_duty(self, role: ServedBy, persons: int) -> None:
        if self._day is None:
            return
        with self._notices.reporting():
            self._reports.put_on_duty(self._day, role, persons)
            self.kept.emit()

    def _keep_hours(self, day: date, typed: str) -> None:
        with self._notices.reporting(), self.hours.explaining(self._words, UnclearHours):
            self._reports.open_on(day, typed)
            self.hours.clear_error()
            self.kept.emit()
