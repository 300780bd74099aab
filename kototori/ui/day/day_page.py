"""The page of a day: what is known stands there at once, and is read anew beside the window."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kototori.domain.closing_export import INTERNAL_MARK
from kototori.domain.day import DayState
from kototori.domain.period import By
from kototori.domain.release import Format, Use
from kototori.ui.background import Background, Errands
from kototori.ui.day.closing_rows import ClosingRows, named
from kototori.ui.day.day_look import DayLook, DayServices, look, look_at_once
from kototori.ui.day.day_rows import DayRow, Mark, stops_of
from kototori.ui.day.facts_card import FactsCard
from kototori.ui.day.report_card import ReportCard
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.page import Page, heading
from kototori.ui.notices import Notices
from kototori.ui.own_folder import new_file
from kototori.wording.catalogue import Words
from kototori.wording.day_report import STATES

if TYPE_CHECKING:
    from kototori.services.backups import Backup
    from kototori.ui.preferences import Preferences

_WIDE = 1000
_SIDE = 20
_DAY = timedelta(days=1)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAINTED = 30  # milliseconds after which the page stands on the screen
_REMEMBERED = 7  # days that somebody went through


class DayPage(Page):
    """One day, today unless another one is asked for."""

    arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)

    def __init__(
        self, services: DayServices, preferences: Preferences, keys: KeyTable, words: Words, notices: Notices
    ) -> None:
        super().__init__()
        self._keys = keys
        self._with = services
        self._words = words
        self._notices = notices
        self._chosen: date | None = None
        self._known: dict[date, DayLook] = {}
        self._shown: DayLook | None = None
        self._reading = Background(self)
        self._errands = Errands(self)
        # To read at once would take from the painting of the page the time that it saves.
        self._pause = QTimer(self, interval=_PAINTED, singleShot=True)
        self._pause.timeout.connect(self._read_anew)
        self.setAccessibleName(words("The day"))
        self.closing = ClosingRows(lambda: services.exports, words, notices)
        self.facts = FactsCard(services.reports, words, notices)
        self._report_card = ReportCard(
            services.reports, services.papers, preferences, services.today, words, notices
        )
        self._lay_out()
        self._join()

    @property
    def day(self) -> date:
        """Which day is shown."""
        return self._chosen or self._with.today()

    @property
    def report_card(self) -> ReportCard:
        """The report beside the rows."""
        return self._report_card

    @property
    def rows(self) -> list[DayRow]:
        """What closing the day goes through."""
        return self.closing.rows

    def show_day(self, day: date) -> None:
        """Shows another day, none that has not come yet."""
        today = self._with.today()
        self._chosen = None if day >= today else day
        with self._notices.reporting():
            self.refresh()

    def prepare(self) -> None:
        """Reads the day of today, and shows it before anybody looks."""
        self._read_anew()

    def refresh(self) -> None:
        """What is known of the day at once, and soon what it is now."""
        self._leave_door_count()
        known = self._known.get(self.day)
        if known is None or known.today != self._with.today():
            self._look_at_once()
        else:
            self._show(known)
        self._pause.start()

    def first_focus(self) -> QWidget:
        """The first row that is open, else the button that closes the day."""
        waiting = [row for row in self.rows if row.mark.mark is Mark.OPEN and not row.isHidden()]
        return waiting[0].buttons[0] if waiting else self.closing.close_button

    def close_day(self) -> None:
        """Closes the book of the day that is shown, or opens it again; copy and files follow behind it."""
        day, words = self.day, self._words
        with self._notices.reporting():
            if self.closing.is_closed:
                self._with.days.reopen(day)
                self._notices.done(words("{day}: the book is open again.", day=self._called(day)))
                self._after_change()
                return
            self._report_card.keep()
            self._with.reports.keep_duty(day)
            self._with.days.close(day)
            self._notices.done(words("{day}: the book is closed.", day=self._called(day)))
            self._copy_log()
            self._after_change()
            self.closing.export_row.close_with(day)

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
                if not event.isAutoRepeat():  # held down, it would open what it has closed
                    here.click()
            case _:
                super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # What is left over by the rows: the area around them would scroll.
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in self.arrows
        ):
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- what is known ----------------------------------------------------------------------------

    def _look_at_once(self) -> None:
        day = self.day
        self._keep_look(look_at_once(day, self._known.get(day), self._with))

    def _read_anew(self) -> None:
        day = self.day
        self._reading.ask(partial(look, day, self._with), self._take_look)

    def _take_look(self, answer: Future[DayLook]) -> None:
        with self._notices.reporting():
            self._keep_look(answer.result())

    def _keep_look(self, read: DayLook) -> None:
        self._known.pop(read.day, None)
        self._known[read.day] = read
        while len(self._known) > _REMEMBERED:
            self._known.pop(next(iter(self._known)))
        if read.day == self.day:
            self._show(read)

    def _show(self, seen: DayLook) -> None:
        """Every row says anew how it stands; where nothing changed nothing is painted."""
        if seen == self._shown:
            return
        self._shown = seen
        day = seen.day
        self._title.setText(self._called(day))
        self._title.setAccessibleName(self._title.text())
        self._later.setEnabled(day < seen.today)
        self._now.setVisible(day != seen.today)
        self._report_card.show_report(day, seen.report)
        self.facts.show_report(day, seen.report)
        self.closing.tell_look(seen)
        self._tell_report()
        self._arrange()

    def _tell_report(self) -> None:
        card = self._report_card
        self.closing.tell_report(unkept=card.unkept, lines=card.own_lines)

    def _after_change(self) -> None:
        self._look_at_once()
        self._pause.start()
        self.desk_changed.emit()

    def _after_line(self) -> None:
        """A line was kept while somebody is writing: nothing waits for the figures."""
        self._look_at_once()

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
            self._notices.done(f"{self._called(self.day)}: {self._words(STATES[state])}")
            self._after_change()

    def _count_at_the_door(self) -> None:
        with self._notices.reporting():
            if self._keep_door_count():
                self._after_change()

    def _leave_door_count(self) -> None:
        """What was typed for the day that was shown until now belongs to that day."""
        if self.closing.door_day not in (None, self.day):
            self._keep_door_count()

    def _keep_door_count(self) -> bool:
        typed, day = self.closing.door.text(), self.closing.door_day
        came = int(typed) if typed else None
        if day is None or came == self._with.reports.door_count(day):
            return False
        self._with.reports.count_at_the_door(day, came)
        self._notices.done(self._words("The door count is kept."))
        self._known.pop(day, None)
        return True

    def _write_figures(self) -> None:
        words, day = self._words, self.day
        with self._notices.reporting():
            figures = self._with.statistics.figures_of_day(day)
            written = self._with.statistics.export(
                day,
                day,
                by=By.DAY,
                use=Use.INTERNAL,
                form=Format.CSV,
                path=_new_figures(day),
                words=words,
            )
            self.closing.export_row.take_written(day, written.path, figures)
            rows = words.many("1 row", "{n} rows", written.rows)
            self._notices.done(words("Written: {path}, {rows}.", path=written.path, rows=rows))
            self._look_at_once()
            self._tell_export_again()

    def _tell_export_again(self) -> None:
        if self._shown is not None:
            self.closing.export_row.tell_look(self._shown)

    def _copy_log(self, *, told: bool = False) -> None:
        self._errands.run(self._with.backups.back_up, partial(self._take_copy, told=told))

    def _take_copy(self, answer: Future[Backup], *, told: bool) -> None:
        with self._notices.reporting():
            made = answer.result()
            if told:
                time = self._words.time(made.made_at)
                self._notices.done(self._words("The log is copied and the copy checked: {time}.", time=time))
            self._after_change()

    def _called(self, day: date) -> str:
        return _capital(named(day, self._words))

    # --- keys and places --------------------------------------------------------------------------

    def _step_row(self, step: int) -> None:
        stops = [*stops_of(self.rows), self.closing.close_button]
        here = QApplication.focusWidget()
        at = stops.index(here) if here in stops else (-1 if step > 0 else len(stops))
        stop = stops[max(0, min(at + step, len(stops) - 1))]
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(stop)

    def _go_to_report(self) -> None:
        first = next(iter(self._report_card.fields.values()))
        first.edit.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(first)

    def _go_on(self) -> None:
        """The last line is written: what is left is to close the day, or to send the report."""
        closed = self.closing.is_closed
        stop = self._report_card.copy_button if closed else self.closing.close_button
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(stop)

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
        needed = self.closing.minimumSizeHint().width() + self._report_card.minimumSizeHint().width()
        return needed + 4 * _SIDE

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

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = column = QVBoxLayout(inside)
        column.addLayout(self._make_head())
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(_SIDE)
        left = QVBoxLayout()
        left.setSpacing(theme.GAP_3)
        left.addWidget(self.closing)
        left.addWidget(self.facts)
        left.addStretch(1)
        self._sides.addLayout(left, 3)
        self._sides.addWidget(self._report_card, 2)
        column.addLayout(self._sides, 1)
        self.fill_with(inside)
        self._area = self.findChildren(QScrollArea)[0]
        self._area.installEventFilter(self)

    def _join(self) -> None:
        rows, card = self.closing, self._report_card
        rows.close_button.clicked.connect(self.close_day)
        rows.state_said.connect(self._say_state)
        rows.day_wanted.connect(self.show_day)
        rows.view_wanted.connect(self.view_wanted)
        rows.door_counted.connect(self._count_at_the_door)
        rows.report_wanted.connect(self._go_to_report)
        rows.backup_wanted.connect(self.back_up)
        rows.export_row.figures_wanted.connect(self._write_figures)
        rows.export_row.written.connect(self._read_anew)
        card.line_kept.connect(self._after_line)
        self.facts.kept.connect(self._after_line)
        card.judged.connect(self._tell_report)
        card.finished.connect(self._go_on)


def _new_figures(day: date) -> Path:
    return new_file(f"{INTERNAL_MARK}-kototori-{day}-{day}", "csv")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
