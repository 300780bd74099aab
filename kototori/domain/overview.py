"""What the page of figures asks for, and what it is given: a day or a period in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kototori.domain.beyond import Beyond
from kototori.domain.beyond import Share as Share  # one shape of number for both
from kototori.domain.day import DayState
from kototori.domain.figures import Table
from kototori.domain.leaflet_counts import LeafletCount, Wish
from kototori.domain.period import By, Period

LISTED_TABLES = (
    Table.CHANNEL,
    Table.PLACE,
    Table.AGE_BAND,
    Table.FIRST_VISIT,
    Table.TASK,
    Table.AUTHORITY,
    Table.WHY_HERE,
    Table.LANGUAGE_MEANS,
    Table.OUTCOME,
)
"""The tables of `Overview.tables`."""


class Naming(StrEnum):
    """What needs and authorities are called: as they were on the day, or by what follows them today."""

    AS_THEN = "as_then"
    AS_NOW = "as_now"


@dataclass(frozen=True, slots=True)
class Only:
    """Counts only the contacts that hold all of these codes; None asks for nothing."""

    place: str | None = None
    channel: str | None = None
    language: str | None = None
    need: str | None = None
    """A top need is held by every contact with one of its sub-needs."""

    def __bool__(self) -> bool:
        return self != EVERYTHING


EVERYTHING = Only()


@dataclass(frozen=True, slots=True)
class Asked:
    """The day, week, month, quarter or year that `day` lies in; `by=RANGE` is from `first` to `last`."""

    day: date
    by: By = By.DAY
    only: Only = EVERYTHING
    naming: Naming = Naming.AS_THEN
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """Between which numbers an hour of such a weekday mostly lies: the quartiles of the last served days."""

    hour: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Heat:
    """Contacts by weekday and hour, and when the desk is open as far as its contacts tell."""

    period: Period
    cells: Mapping[tuple[str, str], int]
    """By `mon` … `sun` and `08`; what is not there is 0."""
    weekdays: tuple[str, ...]
    """On which the desk was served or somebody came in this period."""
    hours: tuple[str, ...]
    """From the first with contacts to the last."""
    open_cells: frozenset[tuple[str, str]]
    """When the desk is open: from the first hour with contacts of a weekday to its last one."""


@dataclass(frozen=True, slots=True)
class Week:
    """One week of a year beside the same week of the year before; None where no day of it was served."""

    first: date
    contacts: int | None
    last_year: int | None


@dataclass(frozen=True, slots=True)
class Growth:
    """A period beside the same one before, both as far as the same day."""

    period: Period
    before: Period
    now_contacts: int
    before_contacts: int
    percent: int | None
    """None where there were under twenty before: a percentage would say more than is known."""
    now_served: int
    before_served: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """A day or a period in numbers. Shares come with the largest first; what was not recorded is apart."""

    asked: Asked
    period: Period
    contacts: int
    persons: int
    needs: tuple[Share, ...]
    sub_needs: tuple[Share, ...]
    need_not_recorded: int
    languages: tuple[Share, ...]
    language_not_recorded: int
    language_not_met: int
    hours: tuple[Share, ...]
    """From the first hour with contacts to the last, hours without any included: `09`, `10`."""
    coverage: Mapping[DayState, int]
    usual: float | None
    """The median of the same weekday over its last eight served days; None under four of them."""
    usual_days: int
    """Over how many days: below four it says how far the comparison is from beginning."""
    band: tuple[Band, ...] = ()
    """Hour by hour what is usual on this weekday; of a day alone, and empty where `usual` is None."""
    heat: Heat
    """Of the month around a day or a week, else of the period itself."""
    weeks: tuple[Week, ...]
    """Of the year of the period, up to today."""
    growth: Growth | None
    """Against the same period before; None for a range, and where the log begins later."""
    door: tuple[int, int] | None
    """Contacts, and people who came in by the door, over the days with a count at the door; else None."""
    sources: Mapping[str, int]
    """Contacts by how they came into the log: `live`, `busy`, `late`, `tally`, `import`."""
    served_by: Mapping[str, int]
    """Contacts by the role that served them, and `not_recorded`."""
    tables: Mapping[Table, tuple[Share, ...]]
    """The tables of LISTED_TABLES, each with its largest first."""
    not_recorded: Mapping[Table, int]
    """For each of these tables the contacts of which it is not known."""
    leaflets: tuple[LeafletCount, ...]
    """Every leaflet that was given, what went out most first."""
    wishes: tuple[Wish, ...]
    """What was asked for in a language that it is not in, the most wanted first."""
    beyond: Beyond

    @property
    def is_counted(self) -> bool:
        """Whether a 0 would be true: days that were shut, not counted or before the log have no number."""
        return bool(self.contacts or self.coverage[DayState.SERVED])


@dataclass(frozen=True, slots=True)
class Pair:
    """A code and how many contacts hold it in each of two periods."""

    code: str
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Two periods side by side; `one` is what is looked at, `other` what it is compared with."""

    one: Overview
    other: Overview

    def needs(self) -> tuple[Pair, ...]:
        """Top needs, in the order of the first period."""
        return _pairs(self.one.needs, self.other.needs)

    def languages(self) -> tuple[Pair, ...]:
        return _pairs(self.one.languages, self.other.languages)

    def hours(self) -> tuple[Pair, ...]:
        """In the order of the day."""
        return tuple(sorted(_pairs(self.one.hours, self.other.hours), key=lambda pair: pair.code))

    def table(self, table: Table) -> tuple[Pair, ...]:
        """One of LISTED_TABLES."""
        return _pairs(self.one.tables.get(table, ()), self.other.tables.get(table, ()))


def _pairs(one: tuple[Share, ...], other: tuple[Share, ...]) -> tuple[Pair, ...]:
    """Every code of either; those that the second period alone holds come last."""
    ours = {share.code: share.count for share in one}
    theirs = {share.code: share.count for share in other}
    return tuple(
        Pair(code, ours.get(code, 0), theirs.get(code, 0)) for code in dict.fromkeys((*ours, *theirs))
    )
