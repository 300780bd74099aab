"""The weeks of two years as lines that are named at their ends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kototori.domain.charts import Drawing, Ink, WeekPair, week_lines
from kototori.domain.charts.week_lines import rounded_up
from tests.domain.charts.looked_at import faults, measure, texts


def weeks(now: list[int | None], before: list[int | None]) -> list[WeekPair]:
    pairs = zip(now, before, strict=True)
    return [WeekPair(f"vk {n}", this, last) for n, (this, last) in enumerate(pairs, start=1)]


def drawn(now: list[int | None], before: list[int | None], width: float = 400) -> Drawing:
    return week_lines(weeks(now, before), width, 200, measure, now="2026", before="2025")


def lengths(drawing: Drawing, ink: Ink) -> list[int]:
    return [len(line.points) for line in drawing.polylines if line.ink is ink]


def test_each_year_is_named_at_the_end_of_its_line() -> None:
    drawing = drawn([10, 20, 30], [5, 5, 5])

    ends = {line.ink: line.points[-1] for line in drawing.polylines}
    labels = {text.text: text for text in drawing.texts}
    assert labels["2026"].middle == pytest.approx(ends[Ink.BAR][1])
    assert labels["2025"].middle == pytest.approx(ends[Ink.BEFORE][1])
    assert labels["2026"].x > ends[Ink.BAR][0]


def test_lines_that_end_together_have_their_names_one_below_the_other() -> None:
    heights = [text.middle for text in drawn([5, 9], [5, 9]).texts if text.text in ("2026", "2025")]

    assert abs(heights[0] - heights[1]) >= 18


def test_a_week_without_a_count_breaks_the_line_instead_of_being_a_zero() -> None:
    assert lengths(drawn([1, 2, None, 4, 5, 6], [1] * 6), Ink.BAR) == [2, 3]


def test_a_week_between_two_unknown_ones_is_a_dot() -> None:
    drawing = drawn([1, None, 3, None], [None] * 4)

    assert [box.ink for box in drawing.boxes] == [Ink.BAR, Ink.BAR]
    assert "2025" not in texts(drawing)


def test_weeks_to_come_have_no_line_and_are_told_of_last_year_alone() -> None:
    drawing = drawn([7, 8, None], [1, 2, 3])

    assert lengths(drawing, Ink.BAR) == [2]
    assert [spot.told for spot in drawing.spots] == [
        "vk 1: 2026 7, 2025 1",
        "vk 2: 2026 8, 2025 2",
        "vk 3: 2025 3",
    ]


def test_the_way_to_a_week_that_is_not_over_is_dashed() -> None:
    drawing = week_lines(weeks([9, 8, 2], [5, 5, 5]), 400, 200, measure, now="2026", is_running=True)

    over, running = (line for line in drawing.polylines if line.ink is Ink.BAR)
    assert (len(over.points), over.dashed) == (2, False)
    assert (running.points[0], running.dashed) == (over.points[-1], True)


def test_a_first_week_that_is_not_over_is_a_dot() -> None:
    drawing = week_lines(weeks([2], [None]), 400, 200, measure, is_running=True)

    assert (len(drawing.boxes), drawing.polylines) == (1, ())


def test_a_year_of_53_weeks_has_as_many_names_below_as_have_room() -> None:
    drawing = drawn(list(range(53)), [4] * 53)

    named = [text for text in texts(drawing) if text.startswith("vk")]
    assert named[0] == "vk 1"
    assert 3 < len(named) < 12
    assert len(drawing.spots) == 53


def test_a_first_week_alone_and_weeks_of_nothing_are_drawn() -> None:
    assert len(drawn([3], [None]).boxes) == 1
    assert lengths(drawn([0, 0], [0, 0]), Ink.BAR) == [2]
    assert drawn([None, None], [None, None]).texts == ()


@pytest.mark.parametrize(
    ("most", "line"), [(0, 1), (1, 1), (7, 8), (10, 10), (11, 20), (37, 40), (99, 100), (420, 500)]
)
def test_the_uppermost_line_stands_for_a_number_that_reads_well(most: int, line: int) -> None:
    assert rounded_up(most) == line


count = st.none() | st.integers(0, 3000)


@settings(max_examples=60)
@given(st.lists(st.tuples(count, count), max_size=53), st.integers(220, 900), st.integers(110, 500))
def test_nothing_lies_outside_or_on_anything_else(
    pairs: list[tuple[int | None, int | None]], width: int, height: int
) -> None:
    given_weeks = weeks([now for now, _ in pairs], [before for _, before in pairs])
    drawing = week_lines(given_weeks, width, height, measure, now="vuonna 2026", before="vuonna 2025")

    assert faults(drawing, width, height) == []
