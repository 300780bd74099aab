"""Which period is in view: day to year, any range, earlier and later."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDateEdit, QHBoxLayout, QLabel, QWidget

from kototori.domain.period import By, Period, whole
from kototori.ui.figures.segments import Segment
from kototori.ui.keys import PERIOD_KEYS
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.day_edit import day_edit, day_in, qdate
from kototori.ui.look.page import heading
from kototori.wording.catalogue import N_, Words

PERIODS = (By.DAY, By.WEEK, By.MONTH, By.QUARTER, By.YEAR, By.RANGE)
_NAMES = (N_("Day"), N_("Week"), N_("Month"), N_("Quarter"), N_("Year"), N_("Range"))
_ONE_DAY = timedelta(days=1)
_HEIGHT = 36


class PeriodBar:
    """The parts of the bar, which the page lays out, and the period that they stand for."""

    def __init__(self, words: Words, today: date) -> None:
        self.by = By.DAY
        self.day = today
        self.first, self.last = today.replace(day=1), today
        self._today = today
        self.choice = PeriodChoice(words)
        self.steps = PeriodSteps(words)

    def follow(self, today: date) -> bool:
        """After midnight the page that showed today shows today; whether it is another day."""
        if today == self._today:
            return False
        self.day = today if self.day == self._today else min(self.day, today)
        self.last = today if self.last == self._today else min(self.last, today)
        self._today = today
        return True

    def choose(self, by: By) -> None:
        """A range begins as the period that was in view, as far as it has come."""
        if by is By.RANGE and self.by is not By.RANGE:
            # A single day is no range: it begins with that day's month.
            period = whole(self.day, By.MONTH if self.by is By.DAY else self.by)
            self.first, self.last = period.first, min(period.last, self._today)
        self.by = by

    def go_to(self, day: date) -> None:
        """The period around another day; never into the future."""
        self.day = min(day, self._today)

    def span(self, first: date, last: date) -> None:
        """Any range; the later of the two is its end."""
        last, first = max(first, last), min(first, last)
        self.first, self.last = min(first, self._today), min(last, self._today)

    def step(self, periods: int) -> bool:
        """One period earlier (-1) or later (1); whether there is one."""
        first, last = self.ends()
        if periods < 0 and first > date.min + (last - first):
            there = first - _ONE_DAY
        elif periods > 0 and last < self._today:
            there = last + _ONE_DAY
        else:
            return False
        if self.by is By.RANGE:
            length = last - first
            self.span(*((there - length, there) if periods < 0 else (there, there + length)))
        else:
            self.go_to(there)
        return True

    def ends(self) -> tuple[date, date]:
        """The first and the last day, whether they have come yet or not."""
        if self.by is By.RANGE:
            return self.first, self.last
        period = whole(self.day, self.by)
        return period.first, period.last

    def period(self) -> Period:
        """The whole period, whether all of it has come or not."""
        first, last = self.ends()
        return Period(first, last, f"{first}/{last}")

    def show(self, title: str) -> None:
        """The parts say what is in view now."""
        first, last = self.ends()
        self.choice.check(self.by)
        self.steps.tell(
            title,
            (self.first, self.last) if self.by is By.RANGE else (self.day, None),
            self._today,
            is_last=last >= self._today,
            holds_today=first <= self._today <= last,
        )


class PeriodChoice(QWidget):
    """Day, week, month, quarter, year, range."""

    chosen = Signal(By)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setAccessibleName(words("Period"))
        self._letters = PERIOD_KEYS[words.language]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_1)
        group = QButtonGroup(self)
        self.buttons: dict[By, Segment] = {}
        for by, name, letter in zip(PERIODS, _NAMES, self._letters, strict=True):
            button = self.buttons[by] = Segment(words(name), letter)
            button.clicked.connect(partial(self.chosen.emit, by))
            group.addButton(button)
            row.addWidget(button)

    def check(self, by: By) -> None:
        """What is chosen."""
        self.buttons[by].setChecked(True)

    def show_letters(self, *, act: bool) -> None:
        """A letter that does nothing stands on no button."""
        for button, letter in zip(self.buttons.values(), self._letters, strict=True):
            button.show_key(letter if act else "")


class PeriodSteps(QWidget):
    """Earlier, what is in view, later; a day to go to, or the two ends of a range."""

    stepped = Signal(int)
    gone_to = Signal(object)
    """A date."""
    spanned = Signal(object, object)
    """Two dates."""
    today_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._to_day, self._first_day = words("Go to a day"), words("First day")
        self._earlier = _step_button("‹", words("Earlier"))
        self._earlier.clicked.connect(partial(self.stepped.emit, -1))
        self._later = _step_button("›", words("Later"))
        self._later.clicked.connect(partial(self.stepped.emit, 1))
        self.to_today = KeyButton(words("Today"))
        self.to_today.set_tight(tight=True)
        self.to_today.setFixedHeight(theme.scaled(_HEIGHT))
        self.to_today.clicked.connect(self.today_wanted)
        self._title = heading("", theme.TILE_LABEL)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picked, self.until = day_field(self._to_day), day_field(words("Last day"))
        self._to = QLabel("–")
        self.picked.dateChanged.connect(self._tell)
        self.until.dateChanged.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP_2)
        for part in (
            self._earlier,
            self._title,
            self.picked,
            self._to,
            self.until,
            self._later,
            self.to_today,
        ):
            row.addWidget(part)

    def tell(
        self, title: str, days: tuple[date, date | None], today: date, *, is_last: bool, holds_today: bool
    ) -> None:
        """What is in view; with a second day it is a range."""
        first, last = days
        self._title.setText(title)
        self._title.setVisible(bool(title))
        # What stood there once keeps its room: the arrow stays under the mouse from step to step.
        self._title.setMinimumWidth(max(self._title.minimumWidth(), self._title.sizeHint().width()))
        self._later.setEnabled(not is_last)
        self.to_today.setHidden(holds_today)
        self.picked.setAccessibleName(self._to_day if last is None else self._first_day)
        self.picked.setToolTip(self.picked.accessibleName())
        for part in (self._to, self.until):
            part.setVisible(last is not None)
        for field, day in ((self.picked, first), (self.until, last or first)):
            field.blockSignals(True)
            field.setMaximumDate(qdate(today))
            field.setDate(qdate(day))
            field.blockSignals(False)

    def _tell(self) -> None:
        if self.until.isHidden():
            self.gone_to.emit(day_in(self.picked))
        else:
            self.spanned.emit(day_in(self.picked), day_in(self.until))


def _step_button(sign: str, name: str) -> KeyButton:
    button = KeyButton(sign)
    button.setFixedHeight(theme.scaled(_HEIGHT))
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


def day_field(name: str) -> QDateEdit:
    field = day_edit()
    field.setKeyboardTracking(False)
    field.setFixedHeight(theme.scaled(_HEIGHT))
    field.setAccessibleName(name)
    field.setToolTip(name)
    return field
