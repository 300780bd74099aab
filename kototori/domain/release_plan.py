"""The release plan: what of the public figures stands in which period, and what holds for a year of them.

What is never printed by day needs no protection there. The list of languages, the step in which figures are
counted and the periods of needs are settled once for a calendar year: a language that appeared in March
would tell February's by subtraction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from kototori.domain.figures import NOT_RECORDED, Table
from kototori.domain.period import By, Period, periods, whole
from kototori.domain.vocabulary import Vocabulary

OTHER = "other"
BASE, LEAST_BASE, MOST_BASE = 5, 3, 10
FIRST_YEAR_LANGUAGES = ("fi", "sv", "en", "ar", "so", "fa", "ru", "prs", "ckb")
_LISTED_FROM_CONTACTS = 50
_LISTED_FROM_FIRST_VISITS = 10  # a first visit is a distinct person, so this counts people
_NEEDS_BY_DAY_FROM = 15  # contacts of the median served day
_NEEDS_BY_MONTH_UNDER = 10


class NeedsBy(StrEnum):
    """The shortest period that needs are printed for in a year."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class YearPlan:
    """What holds for all public figures of a calendar year, from its first public file on."""

    year: int
    base: int = BASE
    needs_by: NeedsBy = NeedsBy.WEEK
    languages: tuple[str, ...] = FIRST_YEAR_LANGUAGES
    teams: tuple[str, ...] = ()
    shared_by: By = By.WEEK
    """What tables that begin with the week are decided for; a year begun by an older program keeps DAY."""

    def language(self, code: str) -> str:
        """The language under which one is counted."""
        return code if code in self.languages or code == NOT_RECORDED else OTHER

    def team(self, name: str) -> str:
        """The team under which a request is counted."""
        if not name:
            return NOT_RECORDED
        return name if name in self.teams else OTHER


@dataclass(frozen=True, slots=True)
class YearSeen:
    """What of a year decides how figures are given: contacts of its served days, and by language."""

    served: Sequence[int] = ()
    languages: Mapping[str, tuple[int, int]] | None = None
    """Contacts and first visits."""


def plan_year(
    year: int, base: int, before: YearSeen, so_far: YearSeen, vocabulary: Vocabulary, teams: Iterable[str]
) -> YearPlan:
    """The plan by the year before; in a desk's first year by what is known of it when it is settled."""
    order = [code for code in vocabulary.languages if code != OTHER]
    if before.served:
        usual = _median(before.served)
        needs_by = NeedsBy.DAY if usual >= max(_NEEDS_BY_DAY_FROM, 3 * base) else NeedsBy.WEEK
        known = before.languages or {}
        listed = [code for code in order if _is_listed(known.get(code, (0, 0)), base)]
    else:
        usual = _median(so_far.served)
        needs_by = NeedsBy.WEEK
        listed = [code for code in order if code in FIRST_YEAR_LANGUAGES]
    if usual < max(_NEEDS_BY_MONTH_UNDER, 2 * base):
        needs_by = NeedsBy.MONTH
    return YearPlan(year, base, needs_by, tuple(listed), tuple(sorted({team for team in teams if team})))


def _is_listed(seen: tuple[int, int], base: int) -> bool:
    contacts, first_visits = seen
    return contacts >= max(_LISTED_FROM_CONTACTS, 10 * base) and first_visits >= max(
        _LISTED_FROM_FIRST_VISITS, 2 * base
    )


def _median(numbers: Sequence[int]) -> float:
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return (ordered[half] + ordered[(len(ordered) - 1) // 2]) / 2 if ordered else 0


_FINEST: Mapping[Table, By] = {
    **dict.fromkeys((Table.VISITS, Table.COVERAGE), By.DAY),
    **dict.fromkeys((Table.LANGUAGE, Table.AGE_BAND, Table.CHANNEL, Table.PLACE, Table.FIRST_VISIT), By.WEEK),
    **dict.fromkeys((Table.HOUR, Table.WEEKDAY_HOUR, Table.NEED_LANGUAGE, Table.NEED_AGE_BAND), By.MONTH),
    **dict.fromkeys((Table.TASK, Table.LANGUAGE_MEANS, Table.LEAFLET_LANGUAGE), By.MONTH),
    **dict.fromkeys((Table.AUTHORITY, Table.WHY_HERE, Table.OUTCOME, Table.REQUEST_TEAM), By.QUARTER),
}
_IN_LONGER: Mapping[By, tuple[By, ...]] = {
    # What is made of whole units of the first is made of whole units of the second as well.
    By.YEAR: (By.YEAR,),
    By.QUARTER: (By.QUARTER,),
    By.MONTH: (By.MONTH,),
    By.WEEK: (By.WEEK, By.MONTH),
}


def finest(table: Table, plan: YearPlan) -> By:
    """The shortest period in which a table of public figures stands."""
    return By(plan.needs_by) if table is Table.NEED else _FINEST[table]


@lru_cache(maxsize=4096)  # asked for every table of every period, and again to prove it
def is_made_of(period: Period, unit: By) -> bool:
    """Whether the period is made of whole units: days always, months for weeks as well."""
    if unit is By.DAY:
        return True
    return any(
        whole(period.first, one).first == period.first and whole(period.last, one).last == period.last
        for one in _IN_LONGER[unit]
    )


def public_periods(first: date, last: date, by: By, today: date) -> list[Period]:
    """The range in periods, cut at New Year, when everything is counted anew."""
    cut: list[Period] = []
    for year in range(first.year, min(last, today).year + 1):
        begin, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        cut += periods(begin, end, by, today)
    return cut
