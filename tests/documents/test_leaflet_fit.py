"""The letters are as large as the page allows, found in few trials."""

from math import ceil

import pytest
from reportlab.platypus.flowables import Flowable, Spacer

from kototori.documents.leaflet_fit import balanced, height_of, largest, spread
from kototori.documents.leaflet_paper import steps
from kototori.typesetting.pages import Page, Placed, deal

SIZES = steps(12.5, 8.5)
ROOM = 600.0


def pages_of_height(height: float) -> list[Page]:
    """As many full pages as it takes."""
    count = max(ceil(height / ROOM - 1e-9), 1)
    return [[Placed(Flowable(), 0, height / count)] for _ in range(count)]


class Text:
    """A text that covers so much paper at a size of ten, and counts how often it was tried."""

    def __init__(self, at_ten: float) -> None:
        self._at_ten = at_ten
        self.tried: list[float] = []

    def deal_at(self, size: float) -> list[Page]:
        self.tried.append(size)
        return pages_of_height(self._at_ten * (size / 10) ** 2)


@pytest.mark.parametrize("start", [0, len(SIZES) // 2])
@pytest.mark.parametrize("at_ten", [100, 380, 450, 520, 600, 660, 700, 800])
def test_the_letters_are_as_large_as_one_page_allows(at_ten: float, start: int) -> None:
    text = Text(at_ten)
    pages = largest(SIZES, text.deal_at, ROOM, start=start)
    best = next(size for size in SIZES if len(Text(at_ten).deal_at(size)) == 1)
    assert len(pages) == 1
    assert height_of(pages) >= at_ten * ((best - 0.25) / 10) ** 2 - 1e-6
    assert len(text.tried) <= 4


@pytest.mark.parametrize("at_ten", [1000, 1500, 2000])
def test_what_no_size_brings_to_one_page_has_the_largest_letters_of_the_fewest(at_ten: float) -> None:
    text = Text(at_ten)
    pages = largest(SIZES, text.deal_at, ROOM)
    fewest = len(Text(at_ten).deal_at(SIZES[-1]))
    best = next(size for size in SIZES if len(Text(at_ten).deal_at(size)) == fewest)
    assert len(pages) == fewest
    assert height_of(pages) == pytest.approx(at_ten * (best / 10) ** 2)


def test_blocks_move_apart_where_there_is_room_and_none_leaves_the_page() -> None:
    page = [Placed(Flowable(), top, 20) for top in (0, 30, 60)]
    assert [placed.top for placed in spread(page, 500)] == [0, 35, 70]
    assert [placed.top for placed in spread(page, 84)] == [0, 32, 64]
    assert spread(page, 80) == page


def test_two_panels_are_about_equally_full() -> None:
    story = [Spacer(100, 20) for _ in range(10)]
    assert len(deal(story, 100, lambda page: 150)[0]) == 7
    assert [len(page) for page in balanced(story, 100, 150)] == [5, 5]
