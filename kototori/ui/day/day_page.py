"""Closing the day: a list of rows that mend themselves. Nothing blocks, and nothing is asked twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kototori.domain.day import Book, DayState, DeskDay
from kototori.domain.figures import Measure
from kototori.domain.period import By
from kototori.domain.release import Format, Use
from kototori.ui.background import Background
from kototori.ui.day.day_rows import DayRow, Mark, stops_of
from kototori.ui.day.report_card import ReportCard
from kototori.ui.day.state_row import StateRow
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.page import Card, Page, heading, small_print
from kototori.ui.notices import Notices
from kototori.ui.own_folder import new_file, own_folder
from kototori.ui.views import ViewName
from kototori.wording.catalogue import Words
from kototori.wording.day_report import STATES
from kototori.wording.stick import owed_in_words
from kototori.wording.waiting import waited_in_words, waiting_in_words

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from kototori.domain.day_report import DayReport
    from kototori.services.backups import Backup, Backups
    from kototori.services.day_book import DayBook
    from kototori.services.day_reports import DayReports
    from kototori.services.desk_setup import DeskSetup
    from kototori.services.draft_tray import DraftTray
    from kototori.services.looking_back import LookingBack
    from kototori.services.request_reminders import RequestReminders
    from kototori.services.statistics_book import StatisticsBook
    from kototori.services.vault_sticks import VaultSticks

_WIDE = 1000
_SIDE = 20
_DAY = timedelta(days=1)
_TEAMS_NAMED = 3
_DAYS_NAMED = 3
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DayServices(NamedTuple):
    """What the page works with."""

    days: DayBook
    reports: DayReports
    statistics: StatisticsBook
    reminders: RequestReminders
    backups: Backups
    looking_back: LookingBack
    drafts: DraftTray
    setup: DeskSetup
    today: Callable[[], date]
    sticks: Callable[[], VaultSticks]


class DayPage(Page):
    """One day, today unless another one is asked for."""

    def __init__(self, services: DayServices, keys: KeyTable, words: Words, notices: Notices) -> None:
        super().__init__()
        self._keys = keys
        self._with = services
        self._words = words
        self._notices = notices
        self._chosen: date | None = None
        self._untold = self._door_day = services.today()
        self._saw_drafts = False
        self._written: dict[date, tuple[Path, object]] = {}
        self._background = Background(self)
        self.setAccessibleName(words("The day"))
        self._make_rows()
        self._report_card = ReportCard(services.reports, services.setup, services.today, words, notices)
        self._report_card.line_kept.connect(self.refresh)
        self._report_card.judged.connect(self._tell_report)
        self._lay_out()

    @property
    def day(self) -> date:
        """Which day is shown."""
        return self._chosen or self._with.today()

    @property
    def report_card(self) -> ReportCard:
        """The report beside the rows."""
        return self._report_card

    def show_day(self, day: date) -> None:
        """Shows another day, none that has not come yet."""
        today = self._with.today()
        self._chosen = None if day >= today else day
        with self._notices.reporting():
            self.refresh()

    def refresh(self) -> None:
        """Every row says anew how it stands."""
        day = self.day
        if self._door_day != day:
            self._keep_door_count()  # typed for the day that was shown until now
        report = self._with.reports.of_day(day)
        self._title.setText(_capital(self._named(day)))
        self._title.setAccessibleName(self._title.text())
        self._later.setEnabled(day < self._with.today())
        self._now.setVisible(day != self._with.today())
        self._report_card.show_report(day, report)
        self.state_row.tell_state(report, is_today=day == self._with.today())
        self._tell_drafts()
        self._tell_earlier()
        self._tell_door(report)
        self._tell_requests()
        self._tell_sticks()
        self._tell_report()
        self._tell_export(report)
        self._tell_backup()
        self._tell_book(report)
        self._arrange()

    def first_focus(self) -> QWidget:
        """The first row that is open, else the button that closes the day."""
        waiting = [row for row in self.rows if row.mark.mark is Mark.OPEN and not row.isHidden()]
        return waiting[0].buttons[0] if waiting else self.close_button

    def close_day(self) -> None:
        """Closes the book of the day that is shown, or opens it again; a copy of the log follows."""
        day, words = self.day, self._words
        with self._notices.reporting():
            if self._is_closed:
                self._with.days.reopen(day)
                self._notices.done(words("{day}: the book is open again.", day=_capital(self._named(day))))
            else:
                self._with.days.close(day)
                self._notices.done(words("{day}: the book is closed.", day=_capital(self._named(day))))
                self._copy_log()
            self._after_change()

    def back_up(self) -> None:
        """Makes a copy of the log now."""
        self._notices.note(self._words("Making the copy …"))
        self._copy_log(told=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = QApplication.focusWidget()
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._step_row(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Left:
                self.show_day(self.day - _DAY)
            case Qt.Key.Key_Right:
                self.show_day(self.day + _DAY)
            case key if key in _ENTER and isinstance(here, QAbstractButton):
                here.click()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Report beside the rows where both have room; else below them."""
        for row in self.rows:
            row.stack(stacked=self.width() < theme.scaled(_WIDE))
        wide = self.width() >= max(theme.scaled(_WIDE), self._width_side_by_side())
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        side = _SIDE if wide else theme.GAP_2
        self._column.setContentsMargins(side, theme.GAP_3 if wide else theme.GAP_1, side, theme.GAP_3)
        self._column.setSpacing(theme.GAP_3 if wide else theme.GAP_1)

    def _width_side_by_side(self) -> int:
        """What rows and report need beside each other, with the bar that scrolls them."""
        needed = self._list.minimumSizeHint().width() + self._report_card.minimumSizeHint().width()
        return needed + 4 * _SIDE

    # --- how each row stands ----------------------------------------------------------------------

    def _tell_drafts(self) -> None:
        """Only today, and once there was something to finish: then it also says that it is done."""
        begun = len(self._with.drafts.all()) if self.day == self._with.today() else 0
        self._saw_drafts |= begun > 0
        self.drafts_row.setVisible(self._saw_drafts and self.day == self._with.today())
        if begun:
            told = self._words.many(
                "1 contact is begun and not saved.", "{n} contacts are begun and not saved.", begun
            )
            self.drafts_row.tell(Mark.OPEN, told)
        else:
            self.drafts_row.tell(Mark.DONE, self._words("No contact is left unsaved."))

    def _tell_earlier(self) -> None:
        """Days that were asked about and put off wait here, where they are not in the way."""
        is_today = self.day == self._with.today()
        untold = self._with.looking_back.untold(all_of_them=True) if is_today else ()
        self.earlier_row.setVisible(bool(untold))
        if untold:
            self._untold = untold[0]
            days = ", ".join(self._named(day) for day in untold[:_DAYS_NAMED])
            rest = len(untold) - _DAYS_NAMED
            told = self._words("Nobody is recorded and nothing is said: {days}.", days=days)
            if rest > 0:
                more = self._words.many("1 more day", "{n} more days", rest)
                told = self._words("Nobody is recorded and nothing is said: {days}.", days=f"{days}, {more}")
            self.earlier_row.tell(Mark.OPEN, told)

    def _tell_door(self, report: DayReport) -> None:
        words, came = self._words, report.door_count
        if self._door_day != self.day or not self.door.hasFocus():
            self._door_day = self.day
            self.door.setText("" if came is None else str(came))
        if came is None:
            self.door_row.tell(
                Mark.OPTIONAL, words("How many came in, if you count them at the door. It saves itself.")
            )
        else:
            visits = report.figures.sums[Measure.CONTACTS]
            told = words.many("1 visit was recorded.", "{n} visits were recorded.", visits)
            counted = words.many("1 came in by the door.", "{n} came in by the door.", came)
            self.door_row.tell(Mark.DONE, f"{counted} {told}")

    def _tell_requests(self) -> None:
        words, waiting = self._words, self._with.reminders.waiting()
        told = waiting_in_words(len(waiting), waiting.too_long, words)
        if not waiting:
            self.requests_row.tell(Mark.DONE, told)
            return
        named = [f"{one.team} ({waited_in_words(one.open_days, words)})" for one in waiting[:_TEAMS_NAMED]]
        if len(waiting) > _TEAMS_NAMED:
            named.append("…")
        self.requests_row.tell(Mark.OPEN, f"{told} {', '.join(named)}")

    def _tell_sticks(self) -> None:
        """Only where one of them still holds what was erased."""
        owed = self._with.sticks().owed() if self.day == self._with.today() else ()
        self.stick_row.setVisible(bool(owed))
        if owed:
            told = " ".join(owed_in_words(stick, self._words) for stick in owed)
            self.stick_row.tell(Mark.OPEN, told)

    def _tell_report(self) -> None:
        words, lines = self._words, self._report_card.own_lines
        if self._report_card.unkept:
            self.report_row.tell(Mark.OPEN, words("A line is not kept; the reason stands below it."))
        elif lines:
            told = words.many("It holds 1 line of your own.", "It holds {n} lines of your own.", lines)
            self.report_row.tell(Mark.DONE, told)
        else:
            self.report_row.tell(
                Mark.OPTIONAL, words("It is written. You may add up to three lines of your own.")
            )

    def _tell_export(self, report: DayReport) -> None:
        words, day, row = self._words, self.day, self.export_row
        path, figures = self._written.get(day, (None, None))
        if path is not None and figures == report.figures:
            row.tell(Mark.DONE, words("The figures of the day are in the file {name}.", name=path.name))
        elif path is not None:
            row.tell(Mark.OPEN, words("The figures have changed since the file was written."))
        elif (earlier := own_folder() / f"{_export_name(day)}.csv").exists():
            row.tell(Mark.OPTIONAL, words("An earlier file of this day is there: {name}.", name=earlier.name))
        else:
            row.tell(Mark.OPTIONAL, words("The exact figures of the day as a file for a spreadsheet."))

    def _tell_backup(self) -> None:
        words, latest = self._words, self._with.backups.latest()
        if latest is None:
            self.backup_row.tell(Mark.OPEN, words("No copy of the log has been made yet."))
        elif latest.made_at.date() == self._with.today():
            told = words("The log was copied today at {time}.", time=words.time(latest.made_at))
            self.backup_row.tell(Mark.DONE, told)
        else:
            told = words("The log was last copied on {day}.", day=words.date(latest.made_at.date()))
            self.backup_row.tell(Mark.OPEN, told)

    def _tell_book(self, report: DayReport) -> None:
        words, day = self._words, report.day or DeskDay(self.day)
        self._is_closed = day.book is Book.CLOSED
        text = words("Reopen the day") if self._is_closed else words("Close the day")
        self.close_button.setText(text)
        self.close_button.setAccessibleName(text)
        self.close_button.updateGeometry()
        told = (
            words("The book of the day is closed.")
            if self._is_closed
            else words("The book of the day is open.")
        )
        if day.corrected:
            corrected = words("It was corrected after closing.")
            told = f"{told} {corrected}"
        self._book_said.setText(told)

    # --- what mends a row -------------------------------------------------------------------------

    def _say_state(self, state: DayState) -> None:
        days = self._with.days
        deed = {
            DayState.SHUT: days.shut,
            DayState.NOT_COUNTED: days.not_counted,
            DayState.SERVED: days.served,
        }[state]
        with self._notices.reporting():
            deed(self.day)
            self._notices.done(f"{_capital(self._named(self.day))}: {self._words(STATES[state])}")
            self._after_change()

    def _count_at_the_door(self) -> None:
        with self._notices.reporting():
            if self._keep_door_count():
                self._after_change()

    def _keep_door_count(self) -> bool:
        typed, day = self.door.text(), self._door_day
        came = int(typed) if typed else None
        if came == self._with.reports.of_day(day).door_count:
            return False
        self._with.reports.count_at_the_door(day, came)
        self._notices.done(self._words("The door count is kept."))
        return True

    def _export(self) -> None:
        words, day = self._words, self.day
        with self._notices.reporting():
            figures = self._with.statistics.figures_of_day(day)
            written = self._with.statistics.export(
                day,
                day,
                by=By.DAY,
                use=Use.INTERNAL,
                form=Format.CSV,
                path=new_file(_export_name(day), "csv"),
                words=words,
            )
            self._written[day] = (written.path, figures)
            rows = words.many("1 row", "{n} rows", written.rows)
            self._notices.done(words("Written: {path}, {rows}.", path=written.path, rows=rows))
            self.refresh()

    def _copy_log(self, *, told: bool = False) -> None:
        self._background.ask(self._with.backups.back_up, partial(self._take_copy, told=told))

    def _take_copy(self, answer: Future[Backup], *, told: bool) -> None:
        with self._notices.reporting():
            made = answer.result()
            if told:
                time = self._words.time(made.made_at)
                self._notices.done(self._words("The log is copied and the copy checked: {time}.", time=time))
            self._after_change()

    def _after_change(self) -> None:
        self.refresh()
        self.desk_changed.emit()

    def _named(self, day: date) -> str:
        return f"{self._words.weekday(day)} {self._words.date(day)}"

    # --- keys and places --------------------------------------------------------------------------

    def _step_row(self, step: int) -> None:
        stops = [*stops_of(self.rows), self.close_button]
        here = QApplication.focusWidget()
        at = stops.index(here) if here in stops else (-1 if step > 0 else len(stops))
        stop = stops[max(0, min(at + step, len(stops) - 1))]
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(stop)

    def _make_rows(self) -> None:
        words = self._words
        self.drafts_row = DayRow(words("Unfinished contacts"), words)
        self.drafts_row.add_button(words("To the log"), lambda: self.view_wanted.emit(ViewName.LOG))
        self.state_row = StateRow(words)
        self.state_row.said.connect(self._say_state)
        self.earlier_row = DayRow(words("Earlier days"), words)
        self.earlier_row.add_button(words("Look"), lambda: self.show_day(self._untold))
        self.door_row = DayRow(words("Door count"), words)
        self.door = QLineEdit()
        self.door.setAccessibleName(words("Door count"))
        self.door.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,4}")))
        self.door.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.door.setFixedSize(theme.scaled(72), theme.scaled(48))
        self.door.editingFinished.connect(self._count_at_the_door)
        self.door_row.add(self.door)
        self.requests_row = DayRow(words("Contact requests"), words)
        self.requests_row.add_button(
            words("To the requests"), lambda: self.view_wanted.emit(ViewName.REQUESTS)
        )
        self.stick_row = DayRow(words("Copies on sticks"), words)
        self.stick_row.add_button(words("To the requests"), lambda: self.view_wanted.emit(ViewName.REQUESTS))
        self.report_row = DayRow(words("Report"), words)
        self.report_row.add_button(words("Write in it"), self._go_to_report)
        self.export_row = DayRow(words("Export"), words)
        self.export_row.add_button(words("Write the file"), self._export)
        self.backup_row = DayRow(words("Backup"), words)
        self.backup_row.add_button(words("Copy now"), self.back_up)
        self.rows = [
            self.drafts_row,
            self.state_row,
            self.earlier_row,
            self.door_row,
            self.requests_row,
            self.stick_row,
            self.report_row,
            self.export_row,
            self.backup_row,
        ]
        # It is kept when the keyboard leaves it; the button is for who does not know that.
        self.door_row.add_button(words("Keep"), self._count_at_the_door)

    def _go_to_report(self) -> None:
        first = next(iter(self._report_card.fields.values()))
        first.edit.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(first)

    def _make_head(self) -> QHBoxLayout:
        words = self._words
        self._title = heading("", theme.TITLE)
        earlier, later = self._keys.printed(Deed.STEP).split()
        self._earlier = KeyButton(words("Earlier day"), earlier)
        self._later = KeyButton(words("Later day"), later)
        self._now = KeyButton(words("To today"))
        self._earlier.clicked.connect(lambda: self.show_day(self.day - _DAY))
        self._later.clicked.connect(lambda: self.show_day(self.day + _DAY))
        self._now.clicked.connect(lambda: self.show_day(self._with.today()))
        head = QHBoxLayout()
        head.setSpacing(theme.GAP_2)
        head.addWidget(self._title, 1)
        for button in (self._now, self._earlier, self._later):
            button.setFixedHeight(theme.scaled(48))
            head.addWidget(button)
        return head

    def _make_list(self) -> Card:
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(1, theme.GAP_2, 1, theme.GAP_3)
        column.setSpacing(0)
        for row in self.rows:
            column.addWidget(row)
        self.close_button = KeyButton(self._words("Close the day"), primary=True)
        self.close_button.setFixedHeight(theme.scaled(48))
        self.close_button.clicked.connect(self.close_day)
        self._book_said = small_print("")
        self._book_said.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, 0)
        foot.setSpacing(theme.GAP_3)
        foot.addWidget(self.close_button)
        foot.addWidget(self._book_said, 1)
        column.addLayout(foot)
        column.addStretch(1)
        return card

    def _lay_out(self) -> None:
        self._is_closed = False
        inside = QWidget()
        self._column = column = QVBoxLayout(inside)
        column.addLayout(self._make_head())
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(_SIDE)
        self._list = self._make_list()
        self._sides.addWidget(self._list, 3)
        self._sides.addWidget(self._report_card, 2)
        column.addLayout(self._sides, 1)
        self.fill_with(inside)
        self._area = self.findChildren(QScrollArea)[0]


def _export_name(day: date) -> str:
    return f"kototori-{day}-{day}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
