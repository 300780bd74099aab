"""A paper tally of one day: how many came about which need. The strokes on the paper know no hour."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kototori.domain.contact import Facts
from kototori.domain.errors import OutOfRange
from kototori.domain.moment import Moment

MOST_OF_A_NEED = 99


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers of a day for each top need; the need None counts visits without one."""

    day: date
    counts: Mapping[str | None, int]

    def __post_init__(self) -> None:
        for count in self.counts.values():
            if not 0 <= count <= MOST_OF_A_NEED:
                raise OutOfRange("needs", str(count), 0, MOST_OF_A_NEED)

    @property
    def total(self) -> int:
        """How many contacts that makes."""
        return sum(self.counts.values())

    def facts(self) -> list[Facts]:
        """A contact for each stroke, of one need: which strokes were one visitor the paper does not say."""
        return [
            Facts(moment=Moment(self.day), needs=() if need is None else (need,))
            for need, count in self.counts.items()
            for _ in range(count)
        ]
