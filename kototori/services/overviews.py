"""Fills an overview from one state of the log."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from kototori.domain.beyond import (
    INTERPRETED,
    PREVENTABLE,
    SERVED_WITHOUT,
    WITHOUT_INTERPRETER,
    Again,
    Beyond,
    Demand,
    Interpreter,
    Unmet,
)
from kototori.domain.contact import Contact, Facts, Outcome
from kototori.domain.day import DayState
from kototori.domain.figures import (
    HOURS,
    NOT_RECORDED,
    TOTAL,
    WEEKDAYS,
    Figures,
    InternalFigures,
    Measure,
    Table,
    count,
    for_internal_use,
    nothing_known,
)
from kototori.domain.overview import LISTED_TABLES, Asked, Growth, Heat, Naming, Only, Overview, Share, Week
from kototori.domain.period import By, Period, periods, whole
from kototori.domain.progress import Progress, unheard, watched
from kototori.domain.vocabulary import Vocabulary
from kototori.storage import contacts, days, leaflet_counts, requests
from kototori.storage.database import Connection

_USUAL_LOOKS_BACK = 8  # served days of the same weekday
_USUAL_NEEDS = 4
_USUALLY_ENOUGH = 26  # weeks; to count all the years of a desk takes a tenth of a second
_GROWTH_NEEDS = 20
_ONE_DAY = timedelta(days=1)


def figures_of(
    connection: Connection, cut: list[Period], vocabulary: Vocabulary, told: Progress = unheard
) -> list[Figures]:
    """The figures of each period of which anything is known."""
    if not cut:
        return []
    first, last = cut[0].first, cut[-1].last
    return count(
        cut,
        watched(contacts.between(connection, first, last), told),
        days.between(connection, first, last),
        requests.between(connection, first, last),
        vocabulary,
        leaflet_counts.copies_between(connection, first, last),
    )


def overview_of(connection: Connection, asked: Asked, vocabulary: Vocabulary, today: date) -> Overview:
    """The period asked for as far as it has come."""
    period = _period(asked, today)
    came = list(_asked(contacts.between(connection, period.first, period.last), asked, vocabulary, today))
    found = count(
        [period],
        came,
        days.between(connection, period.first, period.last),
        requests.between(connection, period.first, period.last),
        vocabulary,
        leaflet_counts.copies_between(connection, period.first, period.last),
    )
    figures = for_internal_use(found[0] if found else nothing_known(period), vocabulary)
    needs = _shares(figures, Table.NEED)
    usual, usual_days = (None, 0) if asked.by is not By.DAY else _usual(connection, asked.day)
    wishes = tuple(leaflet_counts.wishes_between(connection, period.first, period.last))
    missing = Counter[str]()
    for wish in wishes:
        missing[wish.language] += wish.times
    return Overview(
        asked=asked,
        period=period,
        contacts=figures.sums[Measure.CONTACTS],
        persons=figures.sums[Measure.PERSONS],
        needs=tuple(share for share in needs if len(share.code) == 1),
        sub_needs=tuple(share for share in needs if len(share.code) > 1),
        need_not_recorded=_cell(figures, Table.NEED, NOT_RECORDED),
        languages=_shares(figures, Table.LANGUAGE),
        language_not_recorded=_cell(figures, Table.LANGUAGE, NOT_RECORDED),
        language_not_met=_cell(figures, Table.LANGUAGE_MEANS, "not_met"),
        hours=_hours(figures),
        coverage={state: _cell(figures, Table.COVERAGE, state) for state in DayState},
        usual=usual,
        usual_days=usual_days,
        heat=_heat(connection, asked, period, vocabulary, today),
        weeks=_weeks(connection, asked, period, vocabulary, today),
        growth=_growth(connection, asked, period, vocabulary, today),
        door=None,
        sources=dict(Counter(str(contact.source) for contact in came)),
        served_by=dict(Counter(str(contact.facts.served_by or NOT_RECORDED) for contact in came)),
        tables={table: _shares(figures, table) for table in LISTED_TABLES},
        not_recorded={table: _cell(figures, table, NOT_RECORDED) for table in LISTED_TABLES},
        leaflets=tuple(leaflet_counts.given_between(connection, period.first, period.last)),
        wishes=wishes,
        beyond=_beyond([contact.facts for contact in came], vocabulary, missing),
    )


def _period(asked: Asked, today: date) -> Period:
    if asked.by is By.RANGE:
        first, last = asked.first or asked.day, asked.last or asked.day
        return (periods(first, last, By.RANGE, today) or [Period(first, last, f"{first}/{last}")])[0]
    uncut = whole(asked.day, asked.by)
    return (periods(uncut.first, uncut.last, asked.by, today) or [uncut])[0]


def _asked(came: Iterable[Contact], asked: Asked, vocabulary: Vocabulary, today: date) -> Iterator[Contact]:
    for contact in came:
        facts = contact.facts
        if asked.naming is Naming.AS_NOW:
            facts = vocabulary.as_now(facts, today)
        if _holds(facts, asked.only):
            yield replace(contact, facts=facts)


def _holds(facts: Facts, only: Only) -> bool:
    return (
        only.place in (None, facts.place)
        and only.channel in (None, facts.channel)
        and only.language in (None, facts.language)
        and (only.need is None or only.need in (*facts.needs, *facts.tops))
    )


def _heat(connection: Connection, asked: Asked, period: Period, vocabulary: Vocabulary, today: date) -> Heat:
    around = period
    if asked.by in (By.DAY, By.WEEK):
        around = _period(Asked(period.first, By.MONTH), today)
    cells = Counter[tuple[str, str]]()
    served = {
        day.day for day in days.between(connection, around.first, around.last) if day.state is DayState.SERVED
    }
    for contact in _asked(contacts.between(connection, around.first, around.last), asked, vocabulary, today):
        moment = contact.facts.moment
        served.add(moment.day)
        if moment.at is not None:
            cells[WEEKDAYS[moment.day.weekday()], HOURS[moment.at.hour]] += 1
    weekdays = {WEEKDAYS[day.weekday()] for day in served}
    hours = [hour for _, hour in cells]
    spans = {
        weekday: [hour for there, hour in cells if there == weekday]
        for weekday in {there for there, _ in cells}
    }
    return Heat(
        period=around,
        cells=dict(cells),
        weekdays=tuple(weekday for weekday in WEEKDAYS if weekday in weekdays),
        hours=tuple(hour for hour in HOURS if hours and min(hours) <= hour <= max(hours)),
        open_cells=frozenset(
            (weekday, hour)
            for weekday, there in spans.items()
            for hour in HOURS
            if min(there) <= hour <= max(there)
        ),
    )


def _weeks(
    connection: Connection, asked: Asked, period: Period, vocabulary: Vocabulary, today: date
) -> tuple[Week, ...]:
    year = period.last.isocalendar().year
    first = date.fromisocalendar(year, 1, 1)
    before = date.fromisocalendar(year - 1, 1, 1)
    last = min(date.fromisocalendar(year + 1, 1, 1) - _ONE_DAY, today)
    by_week = Counter[tuple[int, int]]()
    for contact in _asked(contacts.between(connection, before, last), asked, vocabulary, today):
        by_week[contact.facts.moment.day.isocalendar()[:2]] += 1
    is_known = any(there == year - 1 for there, _ in by_week)
    weeks = []
    while first <= last:
        week = first.isocalendar().week
        weeks.append(Week(first, by_week[year, week], by_week[year - 1, week] if is_known else None))
        first += timedelta(weeks=1)
    return tuple(weeks)


def _growth(
    connection: Connection, asked: Asked, period: Period, vocabulary: Vocabulary, today: date
) -> Growth | None:
    if asked.by in (By.DAY, By.WEEK):  # a single day or week says nothing: the year so far
        period = Period(period.last.replace(month=1, day=1), period.last, f"{period.last.year}")
    before = _a_year_before(period)
    now_contacts, now_served = _served(connection, asked, period, vocabulary, today)
    before_contacts, before_served = _served(connection, asked, before, vocabulary, today)
    if not before_served:
        return None
    percent = None
    if before_contacts >= _GROWTH_NEEDS:
        percent = round(100 * (now_contacts - before_contacts) / before_contacts)
    return Growth(period, before, now_contacts, before_contacts, percent, now_served, before_served)


def _a_year_before(period: Period) -> Period:
    first, last = (_earlier(day) for day in (period.first, period.last))
    return Period(first, last, f"{first}/{last}")


def _earlier(day: date) -> date:
    """The same day of the year before; of 29 February the one before it."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=day.day - 1)


def _served(
    connection: Connection, asked: Asked, period: Period, vocabulary: Vocabulary, today: date
) -> tuple[int, int]:
    came = contacts.between(connection, period.first, period.last)
    served = {contact.facts.moment.day for contact in came}
    for told in days.between(connection, period.first, period.last):
        served.add(told.day) if told.state is DayState.SERVED else served.discard(told.day)
    return sum(1 for _ in _asked(came, asked, vocabulary, today)), len(served)


def _beyond(came: list[Facts], vocabulary: Vocabulary, missing: Counter[str]) -> Beyond:
    demand = Counter[tuple[str, str, str]]()
    unmet, not_met, means = Counter[str](), Counter[str](), Counter[str]()
    again = Counter[str]()
    for facts in came:
        if facts.why_here in PREVENTABLE:
            demand.update((*pair, str(facts.why_here)) for pair in vocabulary.responsible_for(facts))
        if Outcome.UNMET in facts.outcome:
            unmet.update(facts.tops or (NOT_RECORDED,))
        if facts.language_means == "not_met":
            not_met[facts.language or NOT_RECORDED] += 1
        if facts.language and facts.language not in SERVED_WITHOUT:
            means[facts.language_means or NOT_RECORDED] += 1
        again[facts.first_visit or NOT_RECORDED] += 1
    recorded = {code: n for code, n in means.items() if code != NOT_RECORDED}
    return Beyond(
        preventable=tuple(
            Demand(*key, n) for key, n in sorted(demand.items(), key=lambda item: (-item[1], item[0]))
        ),
        preventable_contacts=sum(facts.why_here in PREVENTABLE for facts in came),
        why_recorded=sum(facts.why_here is not None for facts in came),
        unmet=Unmet(
            needs=_largest_first(unmet),
            contacts=sum(Outcome.UNMET in facts.outcome for facts in came),
            outcome_recorded=sum(bool(facts.outcome) for facts in came),
            languages=_largest_first(not_met),
            leaflets=_largest_first(missing),
        ),
        interpreter=Interpreter(
            contacts=sum(means.values()),
            means=_largest_first(recorded),
            recorded=sum(recorded.values()),
            interpreted=sum(means[code] for code in INTERPRETED),
            without=sum(means[code] for code in WITHOUT_INTERPRETER),
        ),
        again=Again(yes=again["no"], no=again["yes"], not_recorded=again[NOT_RECORDED]),
    )


def _largest_first(counted: Mapping[str, int]) -> tuple[Share, ...]:
    shares = (Share(code, n) for code, n in counted.items())
    return tuple(sorted(shares, key=lambda share: (-share.count, share.code)))


def _cell(figures: InternalFigures, table: Table, code: str) -> int:
    return figures.tables[table].get((code, ""), 0)


def _shares(figures: InternalFigures, table: Table) -> tuple[Share, ...]:
    cells = figures.tables[table].items()
    shares = [Share(code, number) for (code, _), number in cells if code not in (TOTAL, NOT_RECORDED)]
    return tuple(sorted(shares, key=lambda share: (-share.count, share.code)))


def _hours(figures: InternalFigures) -> tuple[Share, ...]:
    counted = sorted(share.code for share in _shares(figures, Table.HOUR))
    if not counted:
        return ()
    spanned = (f"{hour:02d}" for hour in range(int(counted[0]), int(counted[-1]) + 1))
    return tuple(Share(hour, _cell(figures, Table.HOUR, hour)) for hour in spanned)


def _usual(connection: Connection, day: date) -> tuple[float | None, int]:
    weeks = range(1, 1 + _USUALLY_ENOUGH)
    like = contacts.count_on(connection, [day - timedelta(weeks=back) for back in weeks])
    came, served = _served_like(connection, day, day - timedelta(weeks=_USUALLY_ENOUGH), like)
    if len(served) < _USUAL_LOOKS_BACK:  # a desk that was shut for long, or a new one
        came, served = _served_like(connection, day, date.min, contacts.count_by_day(connection, day))
    compared = served[-_USUAL_LOOKS_BACK:]
    if len(compared) < _USUAL_NEEDS:
        return None, len(compared)
    return _median(sorted(came[earlier] for earlier in compared)), len(compared)


def _served_like(
    connection: Connection, day: date, first: date, by_day: dict[date, int]
) -> tuple[Counter[date], list[date]]:
    """How many came on each day from `first` on, and the served days of the same weekday before `day`."""
    came = Counter(by_day)
    states = dict.fromkeys(came, DayState.SERVED)
    states |= {told.day: told.state for told in days.between(connection, first, day)}
    served = [
        earlier
        for earlier, state in states.items()
        if state is DayState.SERVED and earlier < day and earlier.weekday() == day.weekday()
    ]
    return came, sorted(served)


def _median(ordered: list[int]) -> float:
    half = len(ordered) // 2
    return (ordered[half] + ordered[(len(ordered) - 1) // 2]) / 2
