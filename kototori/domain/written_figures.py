"""A line of the list that is kept of every file of figures: what left, in which form, and what for."""

from dataclasses import dataclass
from datetime import date

from kototori.domain.period import By
from kototori.domain.release import Use

LONGEST_PURPOSE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFigures:
    """One file of figures that was written; never where it went, for a path may name somebody."""

    made_on: date
    use: Use
    by: By
    first: date
    last: date
    form: str
    """A `Format`, the form of an annex, or that of a picture: `png`, `svg`."""
    names: str
    """`as_then` or `as_now`: how needs and authorities are called in it."""
    purpose: str
