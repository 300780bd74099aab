"""Charts: every number stands on the drawing, and nothing leaves it."""

from hypothesis import given
from hypothesis import strategies as st

from kototori.domain.charts import Align, Bar, Drawing, Text, columns, folded, sorted_bars


def measure(text: str, bold: bool) -> float:
    return len(text) * (8 if bold else 7)


def texts(drawing: Drawing) -> list[str]:
    return [text.text for text in drawing.texts]


def right_end(text: Text) -> float:
    width = measure(text.text, text.bold)
    return text.x + {Align.START: width, Align.MIDDLE: width / 2, Align.END: 0}[text.align]


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


def test_hours_keep_their_order_and_an_empty_one_has_no_bar() -> None:
    hours = (Bar("10–11", 3, "10"), Bar("11–12", 0, "11"), Bar("12–13", 5, "12"))
    drawing = columns(hours, 300, 200, measure, 16)
    assert len(drawing.boxes) == 2
    assert texts(drawing) == ["3", "10–11", "11–12", "5", "12–13"]


def test_narrow_columns_take_the_short_names() -> None:
    hours = [Bar(f"{h}–{h + 1}", 1, str(h)) for h in range(8, 18)]
    assert "8" in texts(columns(hours, 250, 200, measure, 16))


@given(
    st.lists(st.builds(Bar, st.text("abcåäö ", min_size=1, max_size=40), st.integers(0, 5000)), max_size=40),
    st.integers(240, 900),
    st.integers(60, 600),
)
def test_nothing_is_drawn_outside(bars: list[Bar], width: int, height: int) -> None:
    for drawing in (
        sorted_bars(bars, width, height, measure),
        columns(bars, width, height, measure, 16),
    ):
        for box in drawing.boxes:
            assert box.x >= -0.01
            assert box.x + box.width <= width + 0.01
            assert -0.01 <= box.y <= box.y + box.height <= height + 0.01
        for text in drawing.texts:
            assert text.x >= 0
            assert right_end(text) <= width + 0.01
            assert 0 <= text.middle <= height


@given(st.lists(st.builds(Bar, st.just("x"), st.integers(0, 99)), max_size=40), st.integers(40, 500))
def test_folding_loses_no_count(bars: list[Bar], height: int) -> None:
    drawing = sorted_bars(bars, 400, height, measure, rest=lambda n: "others")
    shown = sum(int(text.text) for text in drawing.texts if text.bold)
    assert shown == sum(bar.count for bar in bars)
