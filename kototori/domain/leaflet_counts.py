"""What is counted of leaflets apart from any visitor: what was asked for and missing, copies for shelves."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Wish:
    """How often a leaflet was asked for in a language that it is not in."""

    topic: str
    language: str
    times: int


@dataclass(frozen=True, slots=True)
class LeafletCount:
    """A leaflet in one language: to how many visitors it was given, and how many copies went out in all.

    Copies that were printed with no visitor in hand are among the copies, and among no visitor's.
    """

    topic: str
    language: str
    visitors: int
    copies: int


@dataclass(frozen=True, slots=True)
class ShelfCount:
    """Copies that came out on a day for no visitor in hand."""

    day: date
    topic: str
    language: str
    copies: int
