"""Counts contacts into cells: how many hold a category, or two of them together.

The cells of a day are counted once; those of any longer time are their sum. A cell is called by its table
and its categories, `need|A1`, `weekday_hour|mon|09`: in the tables of `figures` without margins, which follow
from the cells, and in those of `Aside`, which no file of figures holds.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from hashlib import blake2b
from typing import Any, NamedTuple

from kototori.domain.contact import Outcome
from kototori.domain.vocabulary import Vocabulary, followed

NOT_RECORDED = "not_recorded"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOURS = tuple(f"{hour:02d}" for hour in range(24))
Cells = Mapping[str, int]
Grouped = Mapping[str, Mapping[tuple[str, ...], int]]
"""The same, the categories of each table together."""
_ONE_DAY = timedelta(days=1)


class Sum(StrEnum):
    """What is added up over all contacts, in the cells `sum|contacts`."""

    CONTACTS = "contacts"
    PERSONS = "persons"
    NEEDS = "needs"
    HANDOUTS = "handouts"


class Aside(StrEnum):
    """What is counted beside the tables of `figures`."""

    DEMAND = "demand"
    """Top need, responsible authority, why here; a contact once in each of these."""
    UNMET = "unmet"
    """Top needs of contacts whose outcome was `unmet`."""
    MET = "met"
    """Language and how it was met."""
    SOURCE = "source"
    SERVED_BY = "served_by"
    LEAFLET = "leaflet"
    """Leaflet and its language, by contacts that it was given to."""
    COPIES = "copies"
    """Leaflet and its language, by copies."""


class Turn(NamedTuple):
    """What counting has to know of a contact. Codes of one field stand together, with spaces between."""

    day: str
    hour: int | None
    place: str | None
    channel: str | None
    persons: int
    language: str | None
    language_means: str | None
    served_by: str | None
    age_band: str | None
    first_visit: str | None
    task: str | None
    authority: str | None
    why_here: str | None
    source: str
    needs: str | None
    outcome: str | None


class Given(NamedTuple):
    """Copies of a leaflet in a language, given to one visitor."""

    leaflet: str
    language: str
    copies: int


class Names:
    """Whose matter each need was, and what it is called: as on the day itself, or as `today`."""

    def __init__(self, vocabulary: Vocabulary, today: date | None = None) -> None:
        """`today` where the names are those of today.

        `digest` is the same where the same contacts come to the same cells.
        """
        self._vocabulary = vocabulary
        self._needs = {code: code for code in vocabulary.needs}
        self._authorities = {code: code for code in vocabulary.authorities}
        if today is not None:
            self._needs = {code: followed(code, vocabulary.needs, today) for code in vocabulary.needs}
            self._authorities = {
                code: followed(code, vocabulary.authorities, today) for code in vocabulary.authorities
            }
        self._changes = _changes_in(vocabulary)
        self._categories: dict[str | None, tuple[str, ...]] = {None: (NOT_RECORDED,)}
        self._tops: dict[str | None, tuple[str, ...]] = {None: ()}
        self.digest = self._make_digest()
        self._whose: dict[tuple[str | None, str | None, int], tuple[tuple[str, str], ...]] = {}

    def _make_digest(self) -> str:
        needs = sorted((n.code, n.parent or "", n.authorities) for n in self._vocabulary.needs.values())
        listed = self._vocabulary.authorities.values()
        told = sorted((a.code, str(a.validity), a.successor or "") for a in listed)
        names = (sorted(self._needs.items()), sorted(self._authorities.items()))
        return blake2b(repr((needs, told, names)).encode(), digest_size=12).hexdigest()

    def held_by(self, need: str) -> frozenset[str]:
        """The codes that count as a need: itself, what is under it, and what it has followed."""
        if need == NOT_RECORDED:
            return frozenset()
        wanted = self._needs.get(need, need)
        held = (code for code, name in self._needs.items() if wanted in (name, name[0]))
        return frozenset((need, *held))

    def categories(self, held: str | None) -> tuple[str, ...]:
        """The top needs and sub-needs that a contact counts in."""
        found = self._categories.get(held)
        if found is None:
            named = self._named(held)
            subs = (need for need in named if self._vocabulary.needs[need].parent)
            found = self._categories[held] = (*self.tops(held), *subs)
        return found

    def tops(self, held: str | None) -> tuple[str, ...]:
        """The top needs of a contact, each once."""
        found = self._tops.get(held)
        if found is None:
            found = self._tops[held] = tuple(dict.fromkeys(need[0] for need in self._named(held)))
        return found

    def eras(self, days: Sequence[str]) -> list[int]:
        """A number for each day: days of the same number have the same authorities."""
        known = {day: bisect_right(self._changes, day) for day in set(days)}
        return [known[day] for day in days]

    def whose(self, held: str | None, given: str | None, era: int) -> tuple[tuple[str, str], ...]:
        """Each top need of a contact with whose matter it was; nobody's is `not_recorded`.

        An authority given on the contact overrides the rest.
        """
        key = (held, given, era)
        found = self._whose.get(key)
        if found is None:
            found = self._whose[key] = tuple(self._responsible(held, given, self._day_in(era)))
        return found

    def authorities(self, held: str | None, given: str | None, era: int) -> tuple[str, ...]:
        """The authorities that a contact counts for, each once."""
        if given is not None:
            return (self._authorities[given],)
        those = dict.fromkeys(whose for _, whose in self.whose(held, given, era))
        those.pop(NOT_RECORDED, None)
        return tuple(those) or (NOT_RECORDED,)

    def _day_in(self, era: int) -> date:
        return date.fromisoformat(self._changes[era - 1]) if era else date.min

    def _named(self, held: str | None) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._needs[need] for need in (held or "").split()))

    def _responsible(self, held: str | None, given: str | None, day: date) -> Iterable[tuple[str, str]]:
        found: dict[str, dict[str, None]] = {}
        for need in self._named(held):
            those = found.setdefault(need[0], {})
            whose = given or self._vocabulary.authority_for(need, day)
            if whose is not None:
                those[self._authorities[whose]] = None
        return ((top, whose) for top, those in found.items() for whose in those or (NOT_RECORDED,))


def _changes_in(vocabulary: Vocabulary) -> list[str]:
    """The days on which an authority began, and those after its last one."""
    days = set()
    for authority in vocabulary.authorities.values():
        start, end = authority.validity
        if start is not None:
            days.add(start.isoformat())
        if end is not None and end < date.max:
            days.add((end + _ONE_DAY).isoformat())
    return sorted(days)


_SINGLE = (
    "language",
    "age_band",
    "channel",
    "place",
    "first_visit",
    "task",
    "why_here",
    "language_means",
    "source",
    "served_by",
)


def count_cells(turns: Sequence[Sequence[Any]], names: Names, given: Iterable[Given] = ()) -> dict[str, int]:
    """The cells of contacts that are counted together; `turns` are Turns, or rows in the same order.

    Field by field, and not contact by contact: equal values are gathered first, so that what is dear, to know
    what a value counts in, is done once for each of them.
    """
    cells: dict[str, int] = {}
    for leaflet, language, copies in given:
        _add(cells, f"sum|{Sum.HANDOUTS}", copies)
        _add(cells, f"leaflet_language|{language}", copies)
        _add(cells, f"{Aside.LEAFLET}|{leaflet}|{language}", 1)
        _add(cells, f"{Aside.COPIES}|{leaflet}|{language}", copies)
    if turns:
        columns = dict(zip(Turn._fields, zip(*turns, strict=True), strict=True))
        cells[f"sum|{Sum.CONTACTS}"] = len(turns)
        cells[f"sum|{Sum.PERSONS}"] = sum(columns["persons"])
        for field in _SINGLE:
            for code, number in Counter(columns[field]).items():
                cells[f"{field}|{code or NOT_RECORDED}"] = number
        _count_hours(cells, columns)
        _count_needs(cells, columns, names)
        _count_authorities(cells, columns, names)
        _count_outcomes(cells, columns, names)
        for (language, means), number in _together(columns, "language", "language_means"):
            cells[f"{Aside.MET}|{language or NOT_RECORDED}|{means or NOT_RECORDED}"] = number
    return cells


def by_table(cells: Cells) -> dict[str, dict[tuple[str, ...], int]]:
    """The cells of each table, by their categories."""
    tables: dict[str, dict[tuple[str, ...], int]] = {}
    for cell, number in cells.items():
        table, *categories = cell.split("|")
        tables.setdefault(table, {})[*categories,] = number
    return tables


def add_cells(sums: dict[str, int], more: Cells) -> None:
    """Adds the cells of one more day."""
    for cell, number in more.items():
        sums[cell] = sums.get(cell, 0) + number


def _add(cells: dict[str, int], cell: str, number: int) -> None:
    cells[cell] = cells.get(cell, 0) + number


def _together(columns: Mapping[str, Sequence[Any]], *fields: str) -> Iterable[tuple[Any, int]]:
    """How many contacts hold the same values in these fields."""
    return Counter(zip(*(columns[field] for field in fields), strict=True)).items()


def _count_hours(cells: dict[str, int], columns: Mapping[str, Sequence[Any]]) -> None:
    for (day, hour), number in _together(columns, "day", "hour"):
        weekday = WEEKDAYS[date.fromisoformat(day).weekday()]
        _add(cells, f"weekday_hour|{weekday}|{NOT_RECORDED if hour is None else HOURS[hour]}", number)


def _count_needs(cells: dict[str, int], columns: Mapping[str, Sequence[Any]], names: Names) -> None:
    for held, number in Counter(columns["needs"]).items():
        _add(cells, f"sum|{Sum.NEEDS}", number * len(names.tops(held)))
        for need in names.categories(held):
            _add(cells, f"need|{need}", number)
    for field in ("language", "age_band"):
        for (held, code), number in _together(columns, "needs", field):
            for need in names.categories(held):
                _add(cells, f"need_{field}|{need}|{code or NOT_RECORDED}", number)


def _count_authorities(cells: dict[str, int], columns: Mapping[str, Sequence[Any]], names: Names) -> None:
    with_era = {**columns, "era": names.eras(columns["day"])}
    for (held, given, era, why), number in _together(with_era, "needs", "authority", "era", "why_here"):
        for authority in names.authorities(held, given, era):
            _add(cells, f"authority|{authority}", number)
        if why is not None:
            for top, whose in names.whose(held, given, era):
                _add(cells, f"{Aside.DEMAND}|{top}|{whose}|{why}", number)


def _count_outcomes(cells: dict[str, int], columns: Mapping[str, Sequence[Any]], names: Names) -> None:
    for outcome, number in Counter(columns["outcome"]).items():
        for code in (outcome or NOT_RECORDED).split():
            _add(cells, f"outcome|{code}", number)
    for (held, outcome), number in _together(columns, "needs", "outcome"):
        if outcome and Outcome.UNMET in outcome.split():
            for top in names.tops(held) or (NOT_RECORDED,):
                _add(cells, f"{Aside.UNMET}|{top}", number)
