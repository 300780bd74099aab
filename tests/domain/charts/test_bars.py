"""Sorted bars: every number stands on the drawing, and nothing lies on anything else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kototori.domain.charts import Bar, folded, sorted_bars
from tests.domain.charts.looked_at import NAMES, faults, measure, texts

BARS = (Bar("Työ", 3), Bar("Asuminen", 9), Bar("Terveys", 3))


def test_the_largest_bar_stands_first_and_ties_keep_their_order() -> None:
    assert texts(sorted_bars(BARS, 400, 200, measure)) == ["Asuminen", "9", "Työ", "3", "Terveys", "3"]


def test_the_length_of_a_bar_is_its_share_of_the_longest() -> None:
    longest, second, _ = sorted_bars(BARS, 400, 200, measure).boxes
    assert second.width * 3 == longest.width


def test_what_has_no_row_of_its_own_is_summed_in_the_last_one() -> None:
    many = [Bar(f"need {n}", n) for n in range(1, 8)]
    shown = folded(many, 3, lambda n: f"{n} others")
    assert [(bar.name, bar.count) for bar in shown] == [("need 7", 7), ("need 6", 6), ("5 others", 15)]


def test_a_name_without_room_gives_way_to_its_short_one() -> None:
    drawing = sorted_bars([Bar("arabia العربية " * 4, 1, short="arabia")], 200, 60, measure)
    assert texts(drawing)[0] == "arabia"


@settings(max_examples=60)
@given(
    st.lists(st.builds(Bar, st.sampled_from(NAMES), st.integers(0, 50_000)), max_size=40),
    st.integers(220, 900),
    st.integers(60, 600),
)
def test_nothing_lies_outside_or_on_anything_else(bars: list[Bar], width: int, height: int) -> None:
    assert faults(sorted_bars(bars, width, height, measure), width, height) == []


@given(st.lists(st.builds(Bar, st.just("x"), st.integers(0, 99)), max_size=40), st.integers(40, 500))
def test_folding_loses_no_count(bars: list[Bar], height: int) -> None:
    drawing = sorted_bars(bars, 400, height, measure, rest=lambda n: "others")
    shown = sum(int(text.text) for text in drawing.texts if text.bold)
    assert shown == sum(bar.count for bar in bars)


def test_a_count_of_nothing_has_its_number_and_no_bar() -> None:
    drawing = sorted_bars([Bar("Työ", 0)], 400, 200, measure)

    assert (texts(drawing), drawing.boxes) == (["Työ", "0"], ())


def test_every_bar_tells_its_whole_name_and_its_number() -> None:
    drawing = sorted_bars([Bar(NAMES[3], 7)], 220, 60, measure)

    assert [spot.told for spot in drawing.spots] == [f"{NAMES[3]}: 7"]


def test_a_sum_of_many_small_ones_does_not_press_the_others_together() -> None:
    many = [Bar("Asuminen", 20), *(Bar(f"need {n}", 10) for n in range(12))]
    drawing = sorted_bars(many, 400, 80, measure, rest=lambda n: f"{n} others")

    assert texts(drawing)[-2:] == ["11 others", "110"]
    longest, second = drawing.boxes
    assert longest.width > 200
    assert second.width * 2 == longest.width
