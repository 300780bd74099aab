"""How far long work has come."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Is told how many things of how many are done."""

_STRIDE = 250


def unheard(done: int, total: int) -> None:
    """For work that nobody watches."""


def watched(things: Sequence[T], told: Progress) -> Iterator[T]:
    """The same things; every few hundred of them, and at the end, how far they have come."""
    for done, thing in enumerate(things):
        if done % _STRIDE == 0:
            told(done, len(things))
        yield thing
    told(len(things), len(things))
