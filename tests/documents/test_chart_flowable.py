"""Charts on paper: read back from the PDF, in any script, where they were put."""

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4

from kototori.assets import folder
from kototori.documents.chart_flowable import ChartFlowable, Draw
from kototori.domain.charts import Bar, Measure, heat_map, sorted_bars
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.tagging import Role
from kototori.typesetting.typesetter import Typesetter
from tests.tools.pdf_facts import boxes_of, fonts_of, pages_of, structure_of

LANGUAGES = (
    Bar("arabia \u2068العربية\u2069", 61),
    Bar("tigrinja \u2068ትግርኛ\u2069", 42),
    Bar("burma \u2068မြန်မာ\u2069", 33),
    Bar("kiina \u2068中文\u2069", 24),
    Bar("Kotoutumiskoulutuksen hakeutumisneuvonta ja lisäselvityspyynnöt", 15),
)
LEFT, BOTTOM, WIDTH, HEIGHT = 60.0, 500.0, 240.0, 120.0


@pytest.fixture
def drawn(tmp_path: Path) -> "Drawn":
    return Drawn(tmp_path / "chart.pdf")


class Drawn:
    """A page with one chart on it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def with_chart(self, draw: Draw, *, described: bool = True) -> Path:
        with self.path.open("wb") as target:
            sheet = Sheet(target, A4, language="fi", title="Kuva")
            figure = sheet.structure.add(Role.FIGURE, "fi", description="arabia 61") if described else None
            typesetter = Typesetter(folder("resources") / "fonts")
            chart = ChartFlowable(draw, HEIGHT, typesetter, "fi", element=figure)
            assert chart.wrap(WIDTH, 800) == (WIDTH, HEIGHT)
            chart.drawOn(sheet, LEFT, BOTTOM)
            sheet.save()
        return self.path


def languages(width: float, height: float, measure: Measure) -> object:
    return sorted_bars(LANGUAGES, width, height, measure)


def test_names_in_every_script_and_their_numbers_are_read_back(drawn: Drawn) -> None:
    (page,) = pages_of(drawn.with_chart(languages))

    for number in ("61", "42", "33", "24", "15"):
        assert number in page.split()
    for name in ("ትግርኛ", "中文", "arabia", "العربية"):
        assert name in page


def test_everything_lies_where_the_chart_was_put(drawn: Drawn) -> None:
    (words,) = boxes_of(drawn.with_chart(languages))

    assert min(word.left for word in words) >= LEFT - 0.5
    assert max(word.right for word in words) <= LEFT + WIDTH + 0.5
    top = A4[1] - BOTTOM - HEIGHT
    middles = [(word.top + word.bottom) / 2 for word in words]
    assert top <= min(middles)
    assert max(middles) <= top + HEIGHT


def test_it_is_one_figure_that_tells_its_numbers(drawn: Drawn) -> None:
    path = drawn.with_chart(languages)

    assert "Figure" in structure_of(path)
    assert b"/Alt" in path.read_bytes() or "arabia 61" in structure_of(path)


def test_beside_a_table_it_is_decoration_that_nobody_hears_twice(drawn: Drawn) -> None:
    assert "Figure" not in structure_of(drawn.with_chart(languages, described=False))


def test_its_letters_are_embedded(drawn: Drawn) -> None:
    path = drawn.with_chart(lambda w, h, m: heat_map(["ma"], ["10", "11"], [[3, None]], w, h, m))

    fonts = fonts_of(path)
    assert fonts
    assert all(embedded for _, embedded in fonts)


def test_the_same_chart_gives_the_same_bytes(drawn: Drawn) -> None:
    first = drawn.with_chart(languages).read_bytes()

    assert drawn.with_chart(languages).read_bytes() == first
