"""The report of a day as parts in words: its text for mail and its page on paper are made from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from kototori.wording.catalogue import Words


class Part(StrEnum):
    """What is counted by what."""

    NEEDS = "needs"
    LANGUAGES = "languages"
    HOURS = "hours"
    LEAFLETS = "leaflets"
    MISSING = "missing"
    REQUESTS = "requests"
    DUTY = "duty"


class Cell(NamedTuple):
    """A count with its name, and a shorter one for where that has no room."""

    name: str
    number: int
    short: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Named counts, the largest first, and apart from them what nobody recorded; `line` tells all of them."""

    title: str
    cells: tuple[Cell, ...]
    line: str
    missing: Cell | None = None

    @property
    def rows(self) -> int:
        """How many names it has."""
        return len(self.cells) + (self.missing is not None)

    def shortened(self, most: int, words: Words) -> tuple[Cell, ...]:
        """At most so many of them: the largest, then the others as one, then what was not recorded."""
        rest = () if self.missing is None else (self.missing,)
        room = max(most - len(rest), 2)
        if len(self.cells) <= room:
            return (*self.cells, *rest)
        kept, small = self.cells[: room - 1], self.cells[room - 1 :]
        others = words.many("1 other", "{n} others", len(small))
        return (*kept, Cell(others, sum(cell.number for cell in small)), *rest)


class Number(NamedTuple):
    """A number that stands large, and what it counts."""

    number: str
    name: str


class UsualBand(NamedTuple):
    """Between which counts most days of that weekday lie in an hour."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """Everything that the report of a day says, in one language."""

    language: str
    title: str
    day: str
    desk: str
    state: str
    summary: str
    numbers: tuple[Number, ...]
    counts: Mapping[Part, Counts]
    usual: Mapping[str, UsualBand] = field(default_factory=dict)
    """By the name of an hour as it stands in the counts; empty while too few days are known."""
    coverage: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    """Questions with the adviser's answers."""
    foot: tuple[str, ...] = ()

    def text_lines(self) -> list[str]:
        """The same as plain text, for a letter."""
        found = [f"{self.title}: {self.day}", *filter(None, (self.desk, self.state))]
        found += ["", self.summary] if self.summary else []
        found += [self.counts[part].line for part in Part if part in self.counts]
        found += filter(None, (self.coverage,))
        if self.lines:
            found += ["", *(f"{question} {answer}" for question, answer in self.lines)]
        return [*found, "", *self.foot]

    def texts(self) -> list[str]:
        """Every text in it, for the check of letters."""
        cells = [cell for counts in self.counts.values() for cell in counts.cells]
        return [*self.text_lines(), *(cell.short for cell in cells), *(n.name for n in self.numbers)]
