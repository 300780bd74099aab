"""What is painted in a chart can be told apart and read in every look of the window."""

import pytest

from kototori.domain.charts import Ink
from kototori.ui.figures.chart_painter import inks_of
from kototori.ui.look import theme
from tests.tools.contrast import contrast

LOOKS = {
    "light": theme.LIGHT,
    "dark": theme.DARK,
    "contrast light": theme.CONTRAST_LIGHT,
    "contrast dark": theme.CONTRAST_DARK,
}


@pytest.fixture(params=LOOKS)
def colours(request: pytest.FixtureRequest) -> theme.Colours:
    return LOOKS[request.param]


def test_the_number_of_every_cell_can_be_read(colours: theme.Colours) -> None:
    inks = inks_of(colours)

    for strength in (n / 50 for n in range(51)):
        assert contrast(inks.of(Ink.HEAT, strength), inks.of(Ink.ON_HEAT, strength)) >= 4.5, strength


@pytest.mark.parametrize("ink", [Ink.TEXT, Ink.QUIET, Ink.BAR])
def test_names_numbers_and_labels_of_lines_can_be_read(colours: theme.Colours, ink: Ink) -> None:
    inks = inks_of(colours)

    assert contrast(inks.of(ink), inks.surface) >= 4.5


def test_a_number_can_be_read_on_the_band_of_what_is_usual(colours: theme.Colours) -> None:
    inks = inks_of(colours)

    assert contrast(inks.text, inks.band) >= 4.5


@pytest.mark.parametrize("ink", [Ink.BAR, Ink.BEFORE, Ink.AXIS])
def test_bars_and_lines_stand_out_from_the_card(colours: theme.Colours, ink: Ink) -> None:
    inks = inks_of(colours)

    assert contrast(inks.of(ink), inks.surface) >= 3


def test_each_step_of_the_heat_is_another_colour(colours: theme.Colours) -> None:
    assert len(set(inks_of(colours).heat)) == 6
