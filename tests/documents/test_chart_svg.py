"""Charts as SVG: well formed, told in words, with names in any script."""

from xml.etree import ElementTree

import pytest

from kototori.documents.chart_svg import chart_svg
from kototori.domain.charts import (
    Bar,
    Drawing,
    Usual,
    WeekPair,
    banded_columns,
    heat_map,
    sorted_bars,
    week_lines,
)

SVG = "{http://www.w3.org/2000/svg}"
ARABIC = "arabia \u2068العربية\u2069"


def measure(text: str, bold: bool) -> float:
    return len(text) * 7.5


DRAWINGS = {
    "bars": sorted_bars([Bar(ARABIC, 6), Bar("Raha & <laskut>", 3)], 400, 120, measure),
    "columns": banded_columns([Bar("10–11", 3)], [Usual(2, 5)], 400, 120, measure),
    "heat": heat_map(["ma", "ti"], ["10", "11"], [[1, None], [0, 9]], 400, 120, measure),
    "weeks": week_lines(
        [WeekPair("vk 1", 3, 2), WeekPair("vk 2", 5, 4)], 400, 120, measure, now="2026", before="2025"
    ),
    "nothing": Drawing(400, 120),
}


def written(drawing: Drawing) -> ElementTree.Element:
    told = chart_svg(drawing, title="Kielet", description='"6" & <3>', language="fi")
    return ElementTree.fromstring(told.encode("utf-8"))


@pytest.mark.parametrize("kind", DRAWINGS)
def test_it_is_well_formed_and_tells_what_it_shows(kind: str) -> None:
    root = written(DRAWINGS[kind])

    assert (root.tag, root.get("role"), root.get("viewBox")) == (f"{SVG}svg", "img", _view(DRAWINGS[kind]))
    assert root.find(f"{SVG}title").text == "Kielet"
    assert root.find(f"{SVG}desc").text == '"6" & <3>'


def _view(drawing: Drawing) -> str:
    return f"0 0 {drawing.width + 24:g} {drawing.height + 24:g}"


@pytest.mark.parametrize("kind", DRAWINGS)
def test_every_text_of_the_drawing_is_a_text_of_the_file(kind: str) -> None:
    texts = [element.text for element in written(DRAWINGS[kind]).iter(f"{SVG}text")]

    assert texts == [text.text for text in DRAWINGS[kind].texts]


def test_a_right_to_left_name_stands_in_its_isolate_in_a_left_to_right_picture() -> None:
    root = written(DRAWINGS["bars"])

    assert root.get("direction") == "ltr"
    assert ARABIC in [element.text for element in root.iter(f"{SVG}text")]


def test_every_value_is_told_where_somebody_points() -> None:
    root = written(DRAWINGS["heat"])

    told = [element.find(f"{SVG}title") for element in root.iter(f"{SVG}rect")]
    assert [title.text for title in told if title is not None] == [
        "ma 10: 1",
        "ma 11: –",
        "ti 10: 0",
        "ti 11: 9",
    ]


def test_a_closed_cell_is_dashed_and_a_line_is_a_line() -> None:
    dashed = [e for e in written(DRAWINGS["heat"]).iter(f"{SVG}rect") if e.get("stroke-dasharray")]
    lines = list(written(DRAWINGS["weeks"]).iter(f"{SVG}polyline"))

    assert [element.get("fill") for element in dashed] == ["none"]
    assert [len(line.get("points").split()) for line in lines] == [2, 2]


def test_it_asks_for_nothing_from_elsewhere() -> None:
    told = chart_svg(DRAWINGS["heat"], title="t", description="d", language="fi")

    assert "href" not in told
    assert "url(" not in told
    assert "sans-serif" in told
