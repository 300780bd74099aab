"""What an overview tells, made from the cells of days."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from statistics import median, quantiles

from kototori.domain.beyond import (
    INTERPRETED,
    PREVENTABLE,
    SERVED_WITHOUT,
    WITHOUT_INTERPRETER,
    Again,
    Beyond,
    Demand,
    Interpreter,
    Share,
    Unmet,
)
from kototori.domain.contact import LanguageMeans
from kototori.domain.day_cells import HOURS, NOT_RECORDED, WEEKDAYS, Aside, Cells, Grouped
from kototori.domain.figures import TOTAL, InternalFigures, Table
from kototori.domain.leaflet_counts import LeafletCount, ShelfCount, Wish
from kototori.domain.overview import Band, Growth, Heat, Week
from kototori.domain.period import By, Period, whole

USUAL_LOOKS_BACK = 8  # served days of the same weekday
USUAL_NEEDS = 4
GROWTH_NEEDS = 20
_LATE_BEGINNING = timedelta(weeks=1)  # into the period before: then it is no whole one to compare with
_QUARTERS = 4
_WEEKDAY_HOUR = f"{Table.WEEKDAY_HOUR}|"


def cell(figures: InternalFigures, table: Table, code: str) -> int:
    """A number of a one-way table."""
    return figures.tables[table].get((code, ""), 0)


def shares(figures: InternalFigures, table: Table) -> tuple[Share, ...]:
    """A one-way table without its total and without what was not recorded."""
    cells = figures.tables[table].items()
    return largest_first({code: number for (code, _), number in cells if code not in (TOTAL, NOT_RECORDED)})


def largest_first(counted: Mapping[str, int]) -> tuple[Share, ...]:
    """In the order in which they are shown; of equal ones by code."""
    found = (Share(code, number) for code, number in counted.items() if number)
    return tuple(sorted(found, key=lambda share: (-share.count, share.code)))


def hours(figures: InternalFigures) -> tuple[Share, ...]:
    """From the first hour with contacts to the last."""
    counted = [share.code for share in shares(figures, Table.HOUR)]
    return tuple(Share(hour, cell(figures, Table.HOUR, hour)) for hour in _span(counted))


def usual(came: Sequence[int]) -> float | None:
    """The median of the served days that a day is compared with; None where they are too few."""
    return float(median(came)) if len(came) >= USUAL_NEEDS else None


def band(days: Iterable[Cells]) -> tuple[Band, ...]:
    """Between which quartiles each hour lay on the days that a day is compared with."""
    by_day = [{hour: number for (_, hour), number in weekday_hours(cells).items()} for cells in days]
    if len(by_day) < USUAL_NEEDS:
        return ()
    found = []
    for hour in _span([hour for of_day in by_day for hour in of_day]):
        low, _, high = quantiles((of_day.get(hour, 0) for of_day in by_day), n=_QUARTERS, method="inclusive")
        found.append(Band(hour, low, high))
    return tuple(found)


def weekday_hours(cells: Cells) -> dict[tuple[str, str], int]:
    """Contacts whose hour is known, by weekday and hour."""
    return {
        (weekday, hour): number
        for name, number in cells.items()
        if name.startswith(_WEEKDAY_HOUR)
        for weekday, hour in [name.removeprefix(_WEEKDAY_HOUR).split("|")]
        if hour != NOT_RECORDED
    }


def heat(period: Period, cells: Cells, of_all: Cells, served: Iterable[date]) -> Heat:
    """`of_all` are the cells without a filter: they tell when the desk is open."""
    counted, known = weekday_hours(cells), weekday_hours(of_all)
    weekdays = {WEEKDAYS[day.weekday()] for day in served}
    open_cells = {
        (weekday, hour)
        for weekday in weekdays
        for hour in _span([hour for there, hour in known if there == weekday])
    }
    return Heat(
        period=period,
        cells=counted,
        weekdays=tuple(weekday for weekday in WEEKDAYS if weekday in weekdays),
        hours=_span([hour for _, hour in known]),
        open_cells=frozenset(open_cells),
    )


def weeks_of(year: int) -> Period:
    """The weeks of a year, as ISO counts them."""
    first, after = date.fromisocalendar(year, 1, 1), date.fromisocalendar(year + 1, 1, 1)
    return Period(first, after - timedelta(days=1), f"{year:04d}")


def weeks(year: int, today: date, totals: Mapping[date, int], served: Collection[date]) -> tuple[Week, ...]:
    """The weeks of a year up to today, each beside that of the year before."""
    this = weeks_of(year)
    # A week before the log began, one without a served day, or one that its year does not have, is no week
    # in which nobody came.
    by_week: dict[tuple[int, int], int] = {day.isocalendar()[:2]: 0 for day in served}
    for day, number in totals.items():
        if number:
            of_day = day.isocalendar()[:2]
            by_week[of_day] = by_week.get(of_day, 0) + number
    found = []
    first = this.first
    while first <= min(this.last, today):
        week = first.isocalendar().week
        found.append(Week(first, by_week.get((year, week)), by_week.get((year - 1, week))))
        first += timedelta(weeks=1)
    return tuple(found)


def growth(
    now: Period, before: Period, totals: Mapping[date, int], served: Collection[date], begun: date | None
) -> Growth | None:
    """A period against the same one before; None where the desk was not open then, or began within it.

    `begun` is the day of the first contact of all.
    """
    if begun is None or begun > before.first + _LATE_BEGINNING:
        return None
    now_served, before_served = _days_in(now, served), _days_in(before, served)
    if not before_served:
        return None
    came, came_before = (sum(totals.get(day, 0) for day in _days_in(one, totals)) for one in (now, before))
    percent = round(100 * (came - came_before) / came_before) if came_before >= GROWTH_NEEDS else None
    return Growth(now, before, came, came_before, percent, len(now_served), len(before_served))


def a_year_before(period: Period, by: By) -> Period:
    """The same days of the year before; of a whole month or quarter the whole one."""
    first, last = (_earlier(day) for day in (period.first, period.last))
    if by is not By.RANGE and whole(period.first, by) == period:
        return whole(first, by)
    return Period(first, last, f"{first}/{last}")


def leaflets(counted: Grouped, shelf: Iterable[ShelfCount]) -> tuple[LeafletCount, ...]:
    """Every leaflet that went out, what went out most first."""
    visitors = counted.get(Aside.LEAFLET, {})
    copies = Counter[tuple[str, ...]](counted.get(Aside.COPIES, {}))
    for one in shelf:
        copies[one.topic, one.language] += one.copies
    found = (
        LeafletCount(topic, language, visitors.get((topic, language), 0), number)
        for (topic, language), number in copies.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.copies, one.topic, one.language)))


def of_aside(counted: Grouped, aside: Aside) -> dict[str, int]:
    """One of the tables beside those of the files, by its only category."""
    return {code: number for (code,), number in counted.get(aside, {}).items()}


def beyond(counted: Grouped, figures: InternalFigures, wishes: Iterable[Wish]) -> Beyond:
    """Preventable demand, unmet needs, interpreters, and who comes again."""
    demand = {
        (need, whose, why): number
        for (need, whose, why), number in counted.get(Aside.DEMAND, {}).items()
        if why in PREVENTABLE
    }
    means, not_met = Counter[str](), Counter[str]()
    for (language, how), number in counted.get(Aside.MET, {}).items():
        if how == LanguageMeans.NOT_MET:
            not_met[language] += number
        if language not in (*SERVED_WITHOUT, NOT_RECORDED):
            means[how] += number
    missing = Counter[str]()
    for wish in wishes:
        missing[wish.language] += wish.times
    contacts = figures.tables[Table.OUTCOME][TOTAL, ""]
    return Beyond(
        preventable=tuple(
            Demand(*key, number) for key, number in sorted(demand.items(), key=lambda one: (-one[1], one[0]))
        ),
        preventable_contacts=sum(cell(figures, Table.WHY_HERE, reason) for reason in PREVENTABLE),
        why_recorded=contacts - cell(figures, Table.WHY_HERE, NOT_RECORDED),
        unmet=Unmet(
            needs=largest_first(of_aside(counted, Aside.UNMET)),
            contacts=cell(figures, Table.OUTCOME, "unmet"),
            outcome_recorded=contacts - cell(figures, Table.OUTCOME, NOT_RECORDED),
            languages=largest_first(not_met),
            leaflets=largest_first(missing),
        ),
        interpreter=_interpreter(means),
        again=Again(
            yes=cell(figures, Table.FIRST_VISIT, "no"),
            no=cell(figures, Table.FIRST_VISIT, "yes"),
            not_recorded=cell(figures, Table.FIRST_VISIT, NOT_RECORDED),
        ),
    )


def _interpreter(means: Counter[str]) -> Interpreter:
    return Interpreter(
        contacts=means.total(),
        means=largest_first({code: number for code, number in means.items() if code != NOT_RECORDED}),
        recorded=means.total() - means[NOT_RECORDED],
        interpreted=sum(means[code] for code in INTERPRETED),
        without=sum(means[code] for code in WITHOUT_INTERPRETER),
    )


def _span(found: Collection[str]) -> tuple[str, ...]:
    """The hours from the first to the last of them."""
    codes = [code for code in found if code in HOURS]
    return HOURS[int(min(codes)) : int(max(codes)) + 1] if codes else ()


def _days_in(period: Period, days: Iterable[date]) -> list[date]:
    return [day for day in days if period.first <= day <= period.last]


def _earlier(day: date) -> date:
    """The same day of the year before; of 29 February the one before it."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=day.day - 1)
