"""The rows of a day and how each of them stands; what mends them is told to the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from kototori.domain.day import Book, DayState, DeskDay
from kototori.domain.figures import Measure
from kototori.ui.day.day_rows import DayRow, Mark
from kototori.ui.day.export_row import ExportRow
from kototori.ui.day.state_row import StateRow
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.page import Card, small_print
from kototori.ui.notices import Notices
from kototori.ui.views import ViewName
from kototori.wording.catalogue import Words
from kototori.wording.stick import owed_in_words
from kototori.wording.waiting import waited_in_words, waiting_in_words

if TYPE_CHECKING:
    from kototori.services.closing_exports import ClosingExports
    from kototori.ui.day.day_look import DayLook

_TEAMS_NAMED = 3
_DAYS_NAMED = 3


class ClosingRows(Card):
    """Every row says anew how it stands with each look; the button at the foot closes the day."""

    state_said = Signal(DayState)
    day_wanted = Signal(object)
    view_wanted = Signal(str)
    door_counted = Signal()
    report_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self, exports: Callable[[], ClosingExports], words: Words, notices: Notices) -> None:
        super().__init__()
        self._words = words
        self._untold: date | None = None
        self._saw_drafts = False
        self.door_day: date | None = None
        self.is_closed = False
        self._make_rows(exports, notices)
        self._lay_out()

    def tell_look(self, look: DayLook) -> None:
        """How everything stands."""
        self.state_row.tell_state(look.report, is_today=look.is_today)
        self._tell_drafts(look)
        self._tell_earlier(look)
        self._tell_door(look)
        self._tell_requests(look)
        self._tell_sticks(look)
        self.export_row.tell_look(look)
        self._tell_backup(look)
        self._tell_book(look.report.day or DeskDay(look.day))

    def tell_report(self, *, unkept: bool, lines: int) -> None:
        """How the report stands; it changes with every key."""
        words, row = self._words, self.report_row
        if unkept:
            row.tell(Mark.OPEN, words("A line is not kept; the reason stands below it."))
        elif lines:
            told = words.many("It holds 1 line of your own.", "It holds {n} lines of your own.", lines)
            row.tell(Mark.DONE, told)
        else:
            row.tell(Mark.OPTIONAL, words("It is written. You may add up to three lines of your own."))

    # --- how each row stands ----------------------------------------------------------------------

    def _tell_drafts(self, look: DayLook) -> None:
        """Only today, and once there was something to finish: then it also says that it is done."""
        self._saw_drafts |= look.begun > 0
        self.drafts_row.setVisible(self._saw_drafts and look.is_today)
        if look.begun:
            told = self._words.many(
                "1 contact is begun and not saved.", "{n} contacts are begun and not saved.", look.begun
            )
            self.drafts_row.tell(Mark.OPEN, told)
        else:
            self.drafts_row.tell(Mark.DONE, self._words("No contact is left unsaved."))

    def _tell_earlier(self, look: DayLook) -> None:
        """Days that were asked about and put off wait here, where they are not in the way."""
        untold = look.untold
        self.earlier_row.setVisible(bool(untold))
        if untold:
            self._untold = untold[0]
            days = ", ".join(named(day, self._words) for day in untold[:_DAYS_NAMED])
            rest = len(untold) - _DAYS_NAMED
            if rest > 0:
                more = self._words.many("1 more day", "{n} more days", rest)
                days = f"{days}, {more}"
            told = self._words("Nobody is recorded and nothing is said: {days}.", days=days)
            self.earlier_row.tell(Mark.OPEN, told)

    def _tell_door(self, look: DayLook) -> None:
        words, came = self._words, look.report.door_count
        if self.door_day != look.day or not self.door.hasFocus():
            self.door_day = look.day
            self.door.setText("" if came is None else str(came))
        if came is None:
            self.door_row.tell(
                Mark.OPTIONAL, words("How many came in, if you count them at the door. It saves itself.")
            )
        else:
            visits = look.report.figures.sums[Measure.CONTACTS]
            told = words.many("1 visit was recorded.", "{n} visits were recorded.", visits)
            counted = words.many("1 came in by the door.", "{n} came in by the door.", came)
            self.door_row.tell(Mark.DONE, f"{counted} {told}")

    def _tell_requests(self, look: DayLook) -> None:
        words, waiting = self._words, look.waiting
        told = waiting_in_words(len(waiting), waiting.too_long, words)
        if not waiting:
            self.requests_row.tell(Mark.DONE, told)
            return
        teams = [f"{one.team} ({waited_in_words(one.open_days, words)})" for one in waiting[:_TEAMS_NAMED]]
        if len(waiting) > _TEAMS_NAMED:
            teams.append("…")
        self.requests_row.tell(Mark.OPEN, f"{told} {', '.join(teams)}")

    def _tell_sticks(self, look: DayLook) -> None:
        """Only where one of them still holds what was erased."""
        self.stick_row.setVisible(bool(look.owed))
        if look.owed:
            told = " ".join(owed_in_words(stick, self._words) for stick in look.owed)
            self.stick_row.tell(Mark.OPEN, told)

    def _tell_backup(self, look: DayLook) -> None:
        words, latest = self._words, look.backup
        if latest is None:
            self.backup_row.tell(Mark.OPEN, words("No copy of the log has been made yet."))
        elif latest.made_at.date() == look.today:
            told = words("The log was copied today at {time}.", time=words.time(latest.made_at))
            self.backup_row.tell(Mark.DONE, told)
        else:
            told = words("The log was last copied on {day}.", day=words.date(latest.made_at.date()))
            self.backup_row.tell(Mark.OPEN, told)

    def _tell_book(self, day: DeskDay) -> None:
        words = self._words
        self.is_closed = day.book is Book.CLOSED
        text = words("Reopen the day") if self.is_closed else words("Close the day")
        if text != self.close_button.text():
            self.close_button.setText(text)
            self.close_button.setAccessibleName(text)
            self.close_button.updateGeometry()
        told = (
            words("The book of the day is closed.")
            if self.is_closed
            else words("The book of the day is open.")
        )
        if day.corrected:
            corrected = words("It was corrected after closing.")
            told = f"{told} {corrected}"
        self._book_said.setText(told)

    # --- how they are built -----------------------------------------------------------------------

    def _make_rows(self, exports: Callable[[], ClosingExports], notices: Notices) -> None:
        words = self._words
        self.drafts_row = DayRow(words("Unfinished contacts"), words)
        self.drafts_row.add_button(words("To the log"), partial(self.view_wanted.emit, ViewName.LOG))
        self.state_row = StateRow(words)
        self.state_row.said.connect(self.state_said)
        self.earlier_row = DayRow(words("Earlier days"), words)
        self.earlier_row.add_button(words("Look"), lambda: self.day_wanted.emit(self._untold))
        self._make_door_row()
        to_requests = partial(self.view_wanted.emit, ViewName.REQUESTS)
        self.requests_row = DayRow(words("Contact requests"), words)
        self.requests_row.add_button(words("To the requests"), to_requests)
        self.stick_row = DayRow(words("Copies on sticks"), words)
        self.stick_row.add_button(words("To the requests"), to_requests)
        self.report_row = DayRow(words("Report"), words)
        self.report_row.add_button(words("Write in it"), self.report_wanted.emit)
        self.export_row = ExportRow(exports, words, notices)
        self.backup_row = DayRow(words("Backup"), words)
        self.backup_row.add_button(words("Copy now"), self.backup_wanted.emit)
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

    def _make_door_row(self) -> None:
        words = self._words
        self.door_row = DayRow(words("Door count"), words)
        self.door = QLineEdit()
        self.door.setAccessibleName(words("Door count"))
        self.door.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,4}")))
        self.door.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.door.setFixedSize(theme.scaled(72), theme.scaled(48))
        self.door.editingFinished.connect(self.door_counted)
        self.door_row.add(self.door)
        # It is kept when the keyboard leaves it; the button is for who does not know that.
        self.door_row.add_button(words("Keep"), self.door_counted.emit)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, theme.GAP_2, 1, theme.GAP_3)
        column.setSpacing(0)
        for row in self.rows:
            column.addWidget(row)
        self.close_button = KeyButton(self._words("Close the day"), primary=True)
        self.close_button.setFixedHeight(theme.scaled(48))
        self._book_said = small_print("")
        self._book_said.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.GAP_4, theme.GAP_3, theme.GAP_4, 0)
        foot.setSpacing(theme.GAP_3)
        foot.addWidget(self.close_button)
        foot.addWidget(self._book_said, 1)
        column.addLayout(foot)


def named(day: date, words: Words) -> str:
    """A day as rows and notices call it."""
    return f"{words.weekday(day)} {words.date(day)}"
