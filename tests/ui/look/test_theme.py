"""Colours that can be read, and that follow the choice and the system."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from kototori.ui.look import theme
from kototori.ui.look.theme import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Appearance, Colours, Look
from tests.ui.conftest import Person

SETS = [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK]


def luminance(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", SETS)
def test_every_text_can_be_read_on_what_it_stands_on(colours: Colours) -> None:
    for ground in (colours.window, colours.surface, colours.selected):
        assert contrast(colours.text, ground) >= 4.5
    for ground in (colours.window, colours.surface):
        assert contrast(colours.secondary, ground) >= 4.5
        assert contrast(colours.accent, ground) >= 4.5
        assert contrast(colours.border, ground) >= 3
    for tone in (colours.success, colours.error):
        assert contrast(tone, colours.surface) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.warning, colours.warning_tint) >= 4.5


def test_painters_see_the_colours_that_were_chosen(person: Person, appearance: Appearance) -> None:
    for look, colours in ((Look.DARK, DARK), (Look.LIGHT, LIGHT)):
        appearance.choose(look)
        QApplication.processEvents()
        assert theme.colours_of(person.log_page.parts.tiles[0]) == colours


@pytest.mark.parametrize("colours", [CONTRAST_LIGHT, CONTRAST_DARK])
def test_high_contrast_leaves_no_grey_and_no_faint_line(colours: Colours) -> None:
    assert colours.text == colours.secondary == colours.border == colours.divider
    for ground in (colours.window, colours.surface, colours.selected):
        assert contrast(colours.text, ground) >= 7
    for tone in (colours.accent, colours.success, colours.error, colours.warning):
        assert contrast(tone, colours.surface) >= 7
    assert contrast(colours.on_accent, colours.accent) >= 7
    assert contrast(colours.warning, colours.warning_tint) >= 7


def test_high_contrast_is_a_look_to_choose(person: Person, appearance: Appearance) -> None:
    appearance.choose(Look.CONTRAST)
    QApplication.processEvents()
    assert theme.colours_of(person.log_page.parts.tiles[0]) == CONTRAST_LIGHT
