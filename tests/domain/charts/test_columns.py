"""Columns in their own order, and the band in which each usually lies."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kototori.domain.charts import Bar, Drawing, Ink, Usual, banded_columns, columns
from tests.domain.charts.looked_at import faults, measure, texts

HOURS = (Bar("10–11", 3, "10"), Bar("11–12", 5, "11"), Bar("12–13", 0, "12"))


def bands_of(drawing: Drawing) -> list[tuple[float, float]]:
    return [(box.y, box.y + box.height) for box in drawing.boxes if box.ink is Ink.BAND]


def test_hours_keep_their_order_and_an_empty_one_has_no_bar() -> None:
    hours = (Bar("10–11", 3, "10"), Bar("11–12", 0, "11"), Bar("12–13", 5, "12"))
    drawing = columns(hours, 300, 200, measure)
    assert len(drawing.boxes) == 2
    assert texts(drawing) == ["3", "10–11", "11–12", "5", "12–13"]


def test_narrow_columns_take_the_short_names() -> None:
    hours = [Bar(f"{h}–{h + 1}", 1, str(h)) for h in range(8, 18)]
    assert "8" in texts(columns(hours, 250, 200, measure))


def test_a_band_reaches_from_its_low_to_its_high_on_the_scale_of_the_columns() -> None:
    drawing = banded_columns(HOURS, (None, Usual(5, 10), None), 300, 200, measure)

    column = next(box for box in drawing.boxes if box.ink is Ink.BAR and box.height > 70)
    ((high, low),) = bands_of(drawing)
    assert low == column.y
    assert high == column.y - column.height


def test_the_number_of_a_column_is_not_crossed_by_the_edge_of_its_band() -> None:
    drawing = banded_columns([Bar("10", 5)], [Usual(2, 5.6)], 300, 200, measure)

    number = next(text for text in drawing.texts if text.bold)
    half = measure(number.text, True) / 2
    near = [box for box in drawing.boxes if box.ink is Ink.BAND_EDGE and abs(box.y - number.middle) < 9]
    assert near
    assert not [box for box in near if box.x < number.x + half and number.x - half < box.x + box.width]


def test_a_column_tells_what_is_usual_beside_its_number() -> None:
    drawing = banded_columns(
        HOURS, (Usual(2, 4), None, None), 300, 200, measure, tell=lambda b, u: f"{b.count}, {u.low}–{u.high}"
    )

    assert [spot.told for spot in drawing.spots] == ["10–11: 3, 2–4", "11–12: 5", "12–13: 0"]


def test_a_day_on_which_nobody_came_still_has_its_hours() -> None:
    drawing = columns([Bar("10–11", 0), Bar("11–12", 0)], 300, 200, measure)

    assert (texts(drawing), drawing.boxes) == (["10–11", "11–12"], ())


counted = st.tuples(
    st.builds(Bar, st.sampled_from(("10–11", "8–9")), st.integers(0, 9_000), st.just("10")),
    st.none() | st.builds(lambda low, more: Usual(low, low + more), st.floats(0, 90), st.floats(0, 90)),
)


@settings(max_examples=60)
@given(st.lists(counted, max_size=24), st.integers(220, 900), st.integers(110, 500))
def test_nothing_lies_outside_or_on_anything_else(
    hours: list[tuple[Bar, Usual | None]], width: int, height: int
) -> None:
    bars, bands = [bar for bar, _ in hours], [band for _, band in hours]

    assert faults(banded_columns(bars, bands, width, height, measure), width, height) == []
    assert faults(columns(bars, width, height, measure), width, height) == []
