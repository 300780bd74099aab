"""Colours and measures that all our documents on paper share; lengths in points."""

from kototori.typesetting.style import Colour

BLUE: Colour = (0.11, 0.36, 0.65)
PALE_BLUE: Colour = (0.91, 0.94, 0.98)
INK: Colour = (0.10, 0.12, 0.16)
GREY: Colour = (0.38, 0.41, 0.46)
LINE: Colour = (0.80, 0.82, 0.85)
WHITE: Colour = (1.0, 1.0, 1.0)
BROWN: Colour = (0.45, 0.26, 0.0)

MILLIMETRE = 72 / 25.4
