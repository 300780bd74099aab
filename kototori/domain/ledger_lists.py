"""Which categories public figures of a year have. The ledger remembers them: a place that is added later, or
a list that a newer program ships, changes no file that is out.
"""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kototori.domain.figures import HOURS, NOT_RECORDED, Table, categories
from kototori.domain.need import Validity
from kototori.domain.release_plan import OTHER, YearPlan
from kototori.domain.vocabulary import Vocabulary

Lists = Mapping[str, int]
"""`need|A`, `place|puhos`, `authority|KEL` in use; 1, or 2 for a sensitive need."""
PLAIN, SENSITIVE = 1, 2


class SubNeed(NamedTuple):
    """A sub-need, its top, and whether it is crossed over whole years alone."""

    code: str
    top: str
    sensitive: bool


class Listed(NamedTuple):
    """The categories of a unit or a period, in the order of the desk's lists, without totals."""

    needs: tuple[str, ...]
    tops: tuple[str, ...]
    subs: tuple[SubNeed, ...]
    one_way: Mapping[Table, tuple[str, ...]]
    """Of every table but that of needs; of a crossed one the categories of its second dimension."""


def lists_of(day: date, vocabulary: Vocabulary, before: Lists) -> Lists:
    """The lists in use on a day. What the year knows already keeps its sensitivity."""
    found = {
        f"need|{need.code}": SENSITIVE if need.sensitive and need.parent else PLAIN
        for need in vocabulary.needs.values()
        if _covers(need.validity, day)
    }
    found |= {key: mark for key, mark in before.items() if key in found}
    found |= {f"place|{p.code}": PLAIN for p in vocabulary.places.values() if _covers(p.validity, day)}
    owners = vocabulary.authorities.values()
    return found | {f"authority|{owner.code}": PLAIN for owner in owners if _covers(owner.validity, day)}


class YearLists:
    """The categories of one year, from the lists that were remembered on the days on which they changed."""

    def __init__(self, vocabulary: Vocabulary, plan: YearPlan, remembered: Mapping[date, Lists]) -> None:
        self._vocabulary = vocabulary
        self._days = sorted(remembered)
        self._lists = [remembered[day] for day in self._days]
        self._known: dict[tuple[int, int], Listed] = {}
        languages = (*plan.languages, OTHER, NOT_RECORDED)
        bands = _all(Table.AGE_BAND, vocabulary)
        hours = (*HOURS, NOT_RECORDED)
        self._fixed = {
            Table.LANGUAGE: languages,
            Table.AGE_BAND: bands,
            **{table: _all(table, vocabulary) for table in (Table.CHANNEL, Table.FIRST_VISIT)},
            Table.HOUR: hours,
            Table.WEEKDAY_HOUR: hours,
            Table.NEED_LANGUAGE: languages,
            Table.NEED_AGE_BAND: bands,
            **{table: _all(table, vocabulary) for table in (Table.TASK, Table.WHY_HERE)},
            Table.LANGUAGE_MEANS: _all(Table.LANGUAGE_MEANS, vocabulary),
            Table.OUTCOME: categories(Table.OUTCOME, vocabulary),
            Table.LEAFLET_LANGUAGE: languages[:-1],  # a leaflet is always in some language
            Table.REQUEST_TEAM: (*plan.teams, OTHER, NOT_RECORDED),
        }

    @property
    def newest(self) -> Lists:
        """What was remembered last."""
        return self._lists[-1] if self._lists else {}

    def remember(self, day: date, lists: Lists) -> None:
        """From that day on, later than all others, these lists are in use."""
        self._days.append(day)
        self._lists.append(lists)

    def between(self, first: date, last: date) -> Listed:
        """The categories in use on some day from first to last."""
        span = max(bisect_right(self._days, first) - 1, 0), bisect_right(self._days, last)
        if span not in self._known:
            self._known[span] = self._listed(self._lists[span[0] : span[1]])
        return self._known[span]

    def _listed(self, lists: list[Lists]) -> Listed:
        used: dict[str, int] = {key: mark for one in lists for key, mark in one.items()}
        needs = [need for need in self._vocabulary.needs.values() if f"need|{need.code}" in used]
        places = (code for code in self._vocabulary.places if f"place|{code}" in used)
        owners = (code for code in self._vocabulary.authorities if f"authority|{code}" in used)
        return Listed(
            needs=tuple(need.code for need in needs),
            tops=tuple(need.code for need in needs if need.parent is None),
            subs=tuple(
                SubNeed(need.code, need.parent, used[f"need|{need.code}"] == SENSITIVE)
                for need in needs
                if need.parent is not None
            ),
            one_way={**self._fixed, Table.PLACE: (*places, NOT_RECORDED), Table.AUTHORITY: tuple(owners)},
        )


def _all(table: Table, vocabulary: Vocabulary) -> tuple[str, ...]:
    return (*categories(table, vocabulary), NOT_RECORDED)


def _covers(validity: Validity, day: date) -> bool:
    return (validity.start is None or validity.start <= day) and (validity.end is None or day <= validity.end)
