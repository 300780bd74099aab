"""The annex of a social report in words: both its PDF and its document are made from this."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kototori.domain.release import Use
from kototori.wording.report_page import Cell, Number

ON_THE_FIRST = 3
_SHORT_NAME = 22  # letters


@dataclass(frozen=True, slots=True)
class AnnexChart:
    """Counts with their names: columns in their own order, or sorted bars."""

    title: str
    cells: tuple[Cell, ...]
    is_course: bool = False
    note: str = ""

    @property
    def is_broad(self) -> bool:
        """Whether its names want the whole width of a page."""
        return self.is_course or max((len(cell.name) for cell in self.cells), default=0) > _SHORT_NAME


@dataclass(frozen=True, slots=True)
class Noted:
    """What an adviser wrote, and under which question and day."""

    when: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexPage:
    """Everything that an annex says, in one language; it goes on two pages."""

    language: str
    use: Use
    made: date
    kicker: str
    title: str
    period: str
    about: str
    mark: str
    numbers: tuple[Number, ...]
    summary: str
    charts: tuple[AnnexChart, ...]
    """The course of the period first. Three stand on the first page, the rest on the second."""
    coverage_title: str
    coverage: str
    noted_title: str
    noted: tuple[Noted, ...]
    none_noted: str
    """That there are no lines; empty where there are."""
    left_out: str
    """How many lines did not go in, and why; empty where all did."""
    counted_title: str
    counted: tuple[str, ...]

    def rows(self, page: int) -> list[tuple[AnnexChart, ...]]:
        """The charts of a page, two beside each other where their names are short."""
        waiting = list(self.charts[:ON_THE_FIRST] if page == 1 else self.charts[ON_THE_FIRST:])
        found: list[tuple[AnnexChart, ...]] = []
        while waiting:
            first = waiting.pop(0)
            if not first.is_broad and waiting and not waiting[0].is_broad:
                found.append((first, waiting.pop(0)))
            else:
                found.append((first,))
        return found

    def texts(self) -> Iterator[str]:
        """Every text in it, for the check of letters."""
        yield from (self.kicker, self.title, self.period, self.about, self.mark, self.summary)
        yield from (text for number in self.numbers for text in number)
        for chart in self.charts:
            yield from (chart.title, chart.note)
            yield from (text for cell in chart.cells for text in (cell.name, cell.short))
        yield from (self.coverage_title, self.coverage, self.noted_title, self.counted_title)
        yield from (self.none_noted, self.left_out)
        yield from (text for noted in self.noted for text in (noted.when, noted.text))
        yield from self.counted
