"""Deals flowables out to pages: headings stay with what they head, and nothing is cut that need not be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportlab.platypus.flowables import Flowable


@dataclass(frozen=True, slots=True)
class Placed:
    """A flowable and how far its top lies under the top of the page's room."""

    flowable: Flowable
    top: float
    height: float


Page = list[Placed]


def deal(story: Sequence[Flowable], width: float, room: Callable[[int], float]) -> list[Page]:
    """The pages; `room` tells the height that page 0, 1, ... has for text."""
    pages: list[Page] = [[]]
    rest = list(story)
    while rest:
        free = room(len(pages) - 1) - _foot_of(pages[-1])
        group = _group(rest)
        if _stacked(group, width, _space_above(pages[-1], group[0])) <= free + 1e-6:
            _put(pages[-1], group, width)
            rest = rest[len(group) :]
        elif pages[-1]:
            pages.append([])
        else:
            # Alone on an empty page and still too high: it must be cut.
            rest[: len(group)] = _cut(pages[-1], group, width, free)
            pages.append([])
    return pages


def _group(story: Sequence[Flowable]) -> list[Flowable]:
    """The next flowable with all that must stay with it."""
    group = [story[0]]
    while getattr(group[-1], "keepWithNext", False) and len(group) < len(story):
        group.append(story[len(group)])
    return group


def _stacked(group: Sequence[Flowable], width: float, above: float) -> float:
    between = sum(_between(one, next_one) for one, next_one in pairwise(group))
    return above + between + sum(flowable.wrap(width, 0)[1] for flowable in group)


def _between(upper: Flowable, lower: Flowable) -> float:
    return max(upper.getSpaceAfter(), lower.getSpaceBefore())


def _space_above(page: Page, flowable: Flowable) -> float:
    return _between(page[-1].flowable, flowable) if page else 0.0


def _foot_of(page: Page) -> float:
    return page[-1].top + page[-1].height if page else 0.0


def _put(page: Page, group: Sequence[Flowable], width: float) -> None:
    for flowable in group:
        top = _foot_of(page) + _space_above(page, flowable)
        page.append(Placed(flowable, top, flowable.wrap(width, 0)[1]))


def _cut(page: Page, group: Sequence[Flowable], width: float, free: float) -> list[Flowable]:
    """Puts what fits of the group on the page and returns the rest; never returns the whole."""
    for number, flowable in enumerate(group):
        above = _space_above(page, flowable)
        height = flowable.wrap(width, 0)[1]
        left = free - _foot_of(page) - above
        if height <= left:
            _put(page, [flowable], width)
            continue
        parts = flowable.split(width, left)
        if parts or not page:
            # What cannot even be cut goes beyond the foot: better than never to end.
            _put(page, [(parts or [flowable])[0]], width)
            return [*parts[1:], *group[number + 1 :]]
        return list(group[number:])
    return []
