"""Colours: numbers can be read on every cell, and a grey printer keeps apart what they tell."""

from itertools import pairwise

import pytest

from kototori.domain.charts import Ink
from kototori.domain.charts.inks import ON_PAPER
from tests.tools.contrast import contrast, grey


@pytest.mark.parametrize("strength", [n / 100 for n in range(101)])
def test_the_number_of_every_cell_can_be_read(strength: float) -> None:
    ground, letters = ON_PAPER.of(Ink.HEAT, strength), ON_PAPER.of(Ink.ON_HEAT, strength)

    assert contrast(ground, letters) >= 4.5


@pytest.mark.parametrize("ink", [Ink.TEXT, Ink.QUIET, Ink.BAR])
def test_texts_can_be_read_on_paper(ink: Ink) -> None:
    assert contrast(ON_PAPER.of(ink), ON_PAPER.surface) >= 4.5


def test_a_cell_of_nobody_looks_like_no_other() -> None:
    assert ON_PAPER.of(Ink.HEAT, 0) != ON_PAPER.of(Ink.HEAT, 0.001)
    assert ON_PAPER.of(Ink.HEAT, 1) == ON_PAPER.heat[-1]


def test_a_grey_printer_keeps_the_steps_and_the_two_periods_apart() -> None:
    steps = [grey(colour) for colour in ON_PAPER.heat]
    assert all(lighter - darker >= 0.04 for lighter, darker in pairwise(steps)), steps
    assert grey(ON_PAPER.before) - grey(ON_PAPER.bar) >= 0.25
