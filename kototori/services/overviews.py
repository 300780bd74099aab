"""Fills an overview from one state of the log."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from kototori.domain import overview_parts as parts
from kototori.domain.day import DayState
from kototori.domain.day_cells import NOT_RECORDED, Aside, Cells, Sum, by_table
from kototori.domain.figures import Measure, Table, figures_of, for_internal_use
from kototori.domain.leaflet_counts import Wish
from kototori.domain.overview import LISTED_TABLES, Asked, Heat, Only, Overview
from kototori.domain.period import By, Period, periods, whole
from kototori.services.exact_figures import ExactFigures
from kototori.storage import contacts, days, leaflet_counts
from kototori.storage.database import Connection

_USUALLY_ENOUGH = timedelta(weeks=26)  # to look through all the years of a desk takes longer
_WEEK = timedelta(weeks=1)
_A_SHORT_TIME = (By.DAY, By.WEEK)


def overview_of(figures: ExactFigures, connection: Connection, asked: Asked) -> Overview:
    """The period asked for, as far as it has come."""
    return _Look(figures, connection, asked).overview()


class _Look:
    """One question, and one state of the log."""

    def __init__(self, figures: ExactFigures, connection: Connection, asked: Asked) -> None:
        self._connection = connection
        self._asked = asked
        self._today = figures.today()
        self._vocabulary = figures.lists
        self._period = _period(asked, self._today)
        self._compared = self._period
        self._before = parts.a_year_before(self._period, asked.by)
        if asked.by in _A_SHORT_TIME:  # of a day or a week more or less nothing follows: the year so far
            last = self._period.last
            self._compared = Period(last.replace(month=1, day=1), last, f"{last.year:04d}")
            self._before = parts.a_year_before(self._compared, By.RANGE)
        self._year = _year_of_weeks(self._period, asked.by)
        self._counts = figures.counts(connection, asked.only, asked.naming)
        self._first = min(
            self._before.first, parts.weeks_of(self._year - 1).first, self._period.last - _USUALLY_ENOUGH
        )
        self._last = max(self._period.last, min(parts.weeks_of(self._year).last, self._today))
        self._counts.look(self._first, self._last)
        self._every = self._counts.unfiltered() if asked.only else self._counts

    def overview(self) -> Overview:
        period, connection = self._period, self._connection
        totals = self._counts.totals(self._first, self._last)
        of_all = self._every.totals(self._first, self._last) if self._asked.only else totals
        states = self._states(of_all)
        served = [day for day, state in states.items() if state is DayState.SERVED]
        cells = self._counts.sum(period.first, period.last)
        counted = by_table(cells)
        in_period = (state for day, state in states.items() if period.first <= day <= period.last)
        exact = figures_of(period, counted, in_period, Counter())
        figures = for_internal_use(exact, self._vocabulary)
        needs = parts.shares(figures, Table.NEED)
        usual_days = self._usual_days(served)
        wishes = self._wishes()
        shelf = (
            [] if self._asked.only else leaflet_counts.copies_between(connection, period.first, period.last)
        )
        return Overview(
            asked=self._asked,
            period=period,
            contacts=figures.sums[Measure.CONTACTS],
            persons=figures.sums[Measure.PERSONS],
            needs=tuple(share for share in needs if len(share.code) == 1),
            sub_needs=tuple(share for share in needs if len(share.code) > 1),
            need_not_recorded=parts.cell(figures, Table.NEED, NOT_RECORDED),
            languages=parts.shares(figures, Table.LANGUAGE),
            language_not_recorded=parts.cell(figures, Table.LANGUAGE, NOT_RECORDED),
            language_not_met=parts.cell(figures, Table.LANGUAGE_MEANS, "not_met"),
            hours=parts.hours(figures),
            coverage={state: parts.cell(figures, Table.COVERAGE, state) for state in DayState},
            usual=parts.usual([cells.get(f"sum|{Sum.CONTACTS}", 0) for cells in usual_days]),
            usual_days=len(usual_days),
            band=parts.band(usual_days),
            heat=self._heat(cells, served),
            weeks=parts.weeks(self._year, self._today, totals, served),
            growth=parts.growth(
                self._compared, self._before, totals, served, contacts.day_after(connection, date.min)
            ),
            door=self._door(of_all),
            sources=parts.of_aside(counted, Aside.SOURCE),
            served_by=parts.of_aside(counted, Aside.SERVED_BY),
            tables={table: parts.shares(figures, table) for table in LISTED_TABLES},
            not_recorded={table: parts.cell(figures, table, NOT_RECORDED) for table in LISTED_TABLES},
            leaflets=parts.leaflets(counted, shelf),
            wishes=wishes,
            beyond=parts.beyond(counted, figures, wishes),
        )

    def _states(self, came: Iterable[date]) -> dict[date, DayState]:
        """Somebody came: without a word about it the day was served."""
        told = days.between(self._connection, self._first, self._last)
        return dict.fromkeys(came, DayState.SERVED) | {day.day: day.state for day in told}

    def _usual_days(self, served: Iterable[date]) -> list[Cells]:
        """The cells of the last served days of the same weekday."""
        day = self._asked.day
        if self._asked.by is not By.DAY:
            return []
        like = {one for one in served if one < day and one.weekday() == day.weekday()}
        if len(like) < parts.USUAL_LOOKS_BACK:  # a desk that was shut for long, or a new one
            like |= self._long_ago(day)
        compared = sorted(like)[-parts.USUAL_LOOKS_BACK :]
        return self._counts.on(compared)

    def _long_ago(self, day: date) -> set[date]:
        """The served days of the same weekday before all that was looked at."""
        told = {one.day: one.state for one in days.between(self._connection, date.min, self._first)}
        earliest = min((*told, *self._first_contact()), default=day)
        asked = []
        back = day - _WEEK
        while back >= earliest:
            if back < self._first:
                asked.append(back)
            back -= _WEEK
        states = dict.fromkeys(contacts.count_on(self._connection, asked), DayState.SERVED) | told
        return {one for one in asked if states.get(one) is DayState.SERVED}

    def _first_contact(self) -> list[date]:
        first = contacts.day_after(self._connection, date.min)
        return [] if first is None else [first]

    def _heat(self, cells: Cells, served: Iterable[date]) -> Heat:
        around, of_all = self._period, cells
        if self._asked.by in _A_SHORT_TIME:
            around = _period(Asked(self._period.first, By.MONTH), self._today)
            cells = of_all = self._counts.sum(around.first, around.last)
        if self._asked.only:
            of_all = self._every.sum(around.first, around.last)
        return parts.heat(
            around, cells, of_all, [day for day in served if around.first <= day <= around.last]
        )

    def _door(self, came: Mapping[date, int]) -> tuple[int, int] | None:
        """What was counted at the door is of everybody: no filter is compared with it."""
        counted = days.door_counts(self._connection, self._period.first, self._period.last)
        if self._asked.only or not counted:
            return None
        return sum(came.get(day, 0) for day in counted), sum(counted.values())

    def _wishes(self) -> tuple[Wish, ...]:
        """A wish is nobody's contact: of the filters it knows the language alone."""
        only = self._asked.only
        if only != Only(language=only.language):
            return ()
        found = leaflet_counts.wishes_between(self._connection, self._period.first, self._period.last)
        return tuple(wish for wish in found if only.language in (None, wish.language))


def _period(asked: Asked, today: date) -> Period:
    if asked.by is By.RANGE:
        first, last = asked.first or asked.day, asked.last or asked.day
        return (periods(first, last, By.RANGE, today) or [Period(first, last, f"{first}/{last}")])[0]
    uncut = whole(asked.day, asked.by)
    return (periods(uncut.first, uncut.last, asked.by, today) or [uncut])[0]


def _year_of_weeks(period: Period, by: By) -> int:
    """The first days of a year may lie in a week of the year before, and the last ones in one after it."""
    if by in _A_SHORT_TIME:
        return period.first.isocalendar().year
    return period.last.year
