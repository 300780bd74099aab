"""Growth, the frame of a picture that leaves the window, and steps from place to place."""

import pytest

from kototori.domain.charts import Bar, Ink, Spot, columns, framed, growth_bar, heat_map, sorted_bars, stepped
from tests.domain.charts.looked_at import NAMES, faults, measure, texts

# --- growth -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("percent", [-100, -38, 0, 38, 100, 4200])
def test_growth_lies_on_its_side_of_the_middle_with_its_number_outside(percent: int) -> None:
    drawing = growth_bar(percent, f"{percent:+} %", 240, 24, measure)

    assert faults(drawing, 240, 24) == []
    for box in drawing.boxes:
        assert (box.x + box.width / 2 > 120) == (percent > 0)
        assert box.ink is (Ink.BAR if percent > 0 else Ink.BEFORE)


# --- frame ------------------------------------------------------------------------------------------


def test_a_picture_has_its_title_above_and_what_it_may_be_used_for_below() -> None:
    inside = sorted_bars([Bar("Työ", 3)], 300, 60, measure)
    drawing = framed(inside, measure, "Tarpeet", "tiistai 24.11.2026", "Vain sisäiseen käyttöön.")

    heights = {text.text: text.middle for text in drawing.texts}
    order = ["Tarpeet", "tiistai 24.11.2026", "Työ", "Vain sisäiseen käyttöön."]
    assert sorted(order, key=heights.__getitem__) == order
    assert faults(drawing, drawing.width, drawing.height) == []


def test_a_title_that_is_too_long_is_cut_instead_of_leaving_the_picture() -> None:
    inside = sorted_bars([Bar("Työ", 3)], 240, 60, measure)
    drawing = framed(inside, measure, NAMES[3], NAMES[3] * 2, NAMES[3] * 3)

    assert faults(drawing, drawing.width, drawing.height) == []
    assert sum("…" in text for text in texts(drawing)) == 3


# --- steps ------------------------------------------------------------------------------------------


def walked(spots: tuple[Spot, ...], *steps: tuple[int, int]) -> str:
    at: int | None = None
    for step in steps:
        at = stepped(spots, at, *step)
    return "" if at is None else spots[at].told


LEFT, RIGHT, UP, DOWN = (-1, 0), (1, 0), (0, -1), (0, 1)


def test_arrows_go_through_the_cells_of_a_heat_map_in_four_directions() -> None:
    spots = heat_map(["ma", "ti"], ["10", "11"], [[1, 2], [None, 4]], 300, 120, measure).spots

    assert walked(spots, RIGHT) == "ma 10: 1"
    assert walked(spots, RIGHT, RIGHT) == "ma 11: 2"
    assert walked(spots, RIGHT, DOWN) == "ti 10: –"
    assert walked(spots, RIGHT, RIGHT, DOWN) == "ti 11: 4"
    assert walked(spots, RIGHT, UP) == walked(spots, RIGHT, LEFT) == "ma 10: 1"


def test_both_pairs_of_arrows_go_through_a_single_row_or_column() -> None:
    beside = columns([Bar("10", 1), Bar("11", 2)], 300, 120, measure).spots
    below = sorted_bars([Bar("A", 2), Bar("B", 1)], 300, 120, measure).spots

    assert walked(beside, RIGHT, DOWN) == walked(beside, RIGHT, RIGHT) == "11: 2"
    assert walked(below, DOWN, RIGHT) == walked(below, DOWN, DOWN, DOWN) == "B: 1"
    assert walked(below, UP) == "B: 1"


def test_where_nothing_is_drawn_arrows_lead_nowhere() -> None:
    assert stepped((), None, 1, 0) is None


def test_a_place_that_is_gone_is_not_stepped_from() -> None:
    spots = columns([Bar("10", 1), Bar("11", 2)], 300, 120, measure).spots

    assert stepped(spots, 7, 1, 0) == 0
