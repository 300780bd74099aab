"""Hours across and weekdays down: a number in each cell, and dashes where the desk is shut."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kototori.domain.charts import Drawing, Ink, heat_map
from tests.domain.charts.looked_at import faults, measure, texts

DAYS = ("ma", "ti", "ke", "to", "pe", "la", "su")
COUNTS = ((None, 5, 20), (0, 10, None))


def drawn(width: float = 400, height: float = 200) -> Drawing:
    return heat_map(DAYS[:2], ("10", "11", "12"), COUNTS, width, height, measure, shut="suljettu")


def test_each_open_cell_has_its_number_and_a_closed_one_is_dashed_and_empty() -> None:
    numbers = [text.text for text in drawn().texts if text.ink is Ink.ON_HEAT]

    assert numbers == ["5", "20", "0", "10"]
    assert [box.dashed for box in drawn().boxes] == [True, False, False, False, False, True]


def test_nobody_came_and_shut_are_told_apart() -> None:
    told = [spot.told for spot in drawn().spots]

    assert told[0] == "ma 10: suljettu"
    assert told[3] == "ti 10: 0"


def test_the_fullest_cell_is_the_strongest_and_its_number_knows() -> None:
    strengths = [box.strength for box in drawn().boxes if not box.dashed]
    assert strengths == [0.25, 1, 0, 0.5]
    assert [text.strength for text in drawn().texts if text.ink is Ink.ON_HEAT] == strengths


def test_numbers_too_wide_for_their_cells_are_all_smaller_then_all_left_to_be_asked_for() -> None:
    counts = [[12_345, 1, 2]]
    sizes = [
        {
            text.size
            for text in heat_map(["ma"], ["10", "11", "12"], counts, width, 100, measure).texts
            if text.ink is Ink.ON_HEAT
        }
        for width in (300, 150, 100)
    ]

    assert [len(size) for size in sizes] == [1, 1, 0]
    assert sizes[1] < {1.0} or min(sizes[1]) < 1
    narrow = heat_map(["ma"], ["10", "11", "12"], counts, 100, 100, measure)
    assert [spot.value for spot in narrow.spots] == ["12345", "1", "2"]


def test_a_month_without_anybody_is_drawn_with_its_zeros() -> None:
    drawing = heat_map(["ma"], ["10"], [[0]], 300, 100, measure)

    assert texts(drawing) == ["ma", "0", "10"]


@settings(max_examples=60)
@given(st.data(), st.integers(220, 900), st.integers(140, 500))
def test_nothing_lies_outside_or_on_anything_else(data: st.DataObject, width: int, height: int) -> None:
    days, hours = data.draw(st.integers(1, 7)), data.draw(st.integers(1, 14))
    cell = st.none() | st.integers(0, data.draw(st.sampled_from((1, 9, 400, 90_000))))
    counts = data.draw(st.lists(st.lists(cell, min_size=hours, max_size=hours), min_size=days, max_size=days))
    names = [str(hour) for hour in range(7, 7 + hours)]

    assert faults(heat_map(DAYS[:days], names, counts, width, height, measure), width, height) == []
