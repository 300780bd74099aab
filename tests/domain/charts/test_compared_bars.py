"""Two periods side by side."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kototori.domain.charts import Ink, Pair, compared_bars
from kototori.domain.charts.compared_bars import folded_pairs
from tests.domain.charts.looked_at import NAMES, faults, measure, texts

PAIRS = (Pair("Työ", 3, 6), Pair("Asuminen", 9, 0))


def test_the_largest_of_now_stands_first_with_what_was_before_below_it() -> None:
    drawing = compared_bars(PAIRS, 400, 200, measure, now="marraskuu", before="lokakuu")

    assert texts(drawing) == ["marraskuu", "lokakuu", "Asuminen", "9", "0", "Työ", "3", "6"]
    assert [spot.told for spot in drawing.spots] == [
        "Asuminen: marraskuu 9, lokakuu 0",
        "Työ: marraskuu 3, lokakuu 6",
    ]


def test_both_periods_are_drawn_to_one_scale_and_told_apart_without_a_colour() -> None:
    boxes = compared_bars(PAIRS, 400, 200, measure).boxes

    nine, three = (box for box in boxes if box.ink is Ink.BAR)
    (six,) = (box for box in boxes if box.ink is Ink.BEFORE)
    assert (nine.width, six.width) == (pytest.approx(3 * three.width), pytest.approx(2 * three.width))
    assert six.height < three.height * 0.8


def test_names_of_periods_that_have_no_room_beside_each_other_stand_one_below_the_other() -> None:
    drawing = compared_bars(PAIRS, 240, 200, measure, now="1.1.2026–22.11.2026", before="1.1.2025–22.11.2025")

    now, before = drawing.texts[:2]
    assert before.middle > now.middle
    assert before.text == "1.1.2025–22.11.2025"


def test_folding_loses_no_count_of_either_period() -> None:
    shown = folded_pairs([Pair(str(n), n, 10 - n) for n in range(10)], 4, lambda n: f"{n} others")

    assert [pair.name for pair in shown] == ["9", "8", "7", "7 others"]
    assert (sum(pair.now for pair in shown), sum(pair.before for pair in shown)) == (45, 55)


pairs = st.builds(Pair, st.sampled_from(NAMES), st.integers(0, 9_000), st.integers(0, 9_000))


@settings(max_examples=60)
@given(st.lists(pairs, max_size=30), st.integers(240, 900), st.integers(110, 600))
def test_nothing_lies_outside_or_on_anything_else(shown: list[Pair], width: int, height: int) -> None:
    drawing = compared_bars(shown, width, height, measure, now="marraskuu 2026", before="lokakuu 2026")

    assert faults(drawing, width, height) == []
