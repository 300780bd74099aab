"""In which size a leaflet goes on the fewest pages: few trials, for each one breaks every line anew."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from math import sqrt

from reportlab.platypus.flowables import Flowable

from kototori.typesetting.pages import Page, deal

_FULL = 0.96  # of the room: the next size, a fortieth larger, would need more
_MOST_STRETCH = 1.5  # of the room between blocks, where a page has room left
_TWO = 2
_HALVINGS = 6

Trial = Callable[[float], list[Page]]


def largest(
    sizes: Sequence[float], deal_at: Trial, room: float, *, most: int = 1, start: int = 0
) -> list[Page]:
    """The pages in the largest of `sizes` (largest first) that needs no more than `most`, or else the fewest.

    `room` is the height of all those pages; the size at `start` is tried first.
    """
    tried: dict[int, list[Page]] = {}

    def pages(number: int) -> list[Page]:
        if number not in tried:
            tried[number] = deal_at(sizes[number])
        return tried[number]

    def fits(number: int) -> bool:
        return len(pages(number)) <= most

    last = len(sizes) - 1
    if start == 0 and fits(0):
        return pages(0)
    # Letters shrink in both directions: half the height is seven tenths of the size.
    guess = sizes[start] * sqrt(room / height_of(pages(start)))
    number = next((i for i, size in enumerate(sizes) if size <= guess), last)
    while number < last and not fits(number):
        number += 1
    if not fits(number):
        return _fewest(pages, last)
    while number and height_of(pages(number)) < _FULL * room and fits(number - 1):
        number -= 1
    return pages(number)


def _fewest(pages: Callable[[int], list[Page]], last: int) -> list[Page]:
    """In the largest letters that need no more pages than the smallest do."""
    fewest, too_large, fitting = len(pages(last)), -1, last
    while fitting - too_large > 1:
        middle = (too_large + fitting) // 2
        if len(pages(middle)) == fewest:
            fitting = middle
        else:
            too_large = middle
    return pages(fitting)


def spread(page: Page, room: float) -> Page:
    """The same page with its blocks farther apart, where there is room."""
    gaps = [lower.top - upper.top - upper.height for upper, lower in pairwise(page)]
    left = room - (page[-1].top + page[-1].height) if page else 0.0
    if left <= 0 or sum(gaps) <= 0:
        return page
    stretch = min(_MOST_STRETCH - 1, left / sum(gaps))
    moved, down = page[:1], 0.0
    for gap, placed in zip(gaps, page[1:], strict=True):
        down += gap * stretch
        moved.append(replace(placed, top=placed.top + down))
    return moved


def balanced(story: Sequence[Flowable], width: float, room: float) -> list[Page]:
    """Two pages about equally full, each no higher than `room`."""
    low, high = room / 2, room
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if len(deal(story, width, partial(_same, middle))) <= _TWO:
            high = middle
        else:
            low = middle
    return deal(story, width, partial(_same, high))


def _same(room: float, page: int) -> float:
    return room


def height_of(pages: Sequence[Page]) -> float:
    """What stands on them, one under the other."""
    return sum(page[-1].top + page[-1].height for page in pages if page)
