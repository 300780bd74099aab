"""The colours of a drawing, once for every painter: screen, picture file and paper."""

from typing import NamedTuple

from kototori.domain.charts.shapes import Ink


class Inks(NamedTuple):
    """Colours as #RRGGBB; `heat` goes from a cell of nothing to the fullest one, `on_heat` holds its texts.

    The steps of `heat` are few and far apart, so that a grey printer keeps them apart, and each carries
    its number with a contrast of 4.5 : 1 or more in one of the two colours of `on_heat`.
    """

    surface: str
    bar: str
    before: str
    band: str
    band_edge: str
    axis: str
    grid: str
    shut: str
    text: str
    quiet: str
    heat: tuple[str, ...]
    on_heat: tuple[str, str]

    def of(self, ink: Ink, strength: float = 1.0) -> str:
        """The colour of a shape; `strength` is that of the cell which it is or stands on."""
        match ink:
            case Ink.HEAT:
                return self.heat[self._step(strength)]
            case Ink.ON_HEAT:
                ground = self.heat[self._step(strength)]
                return max(self.on_heat, key=lambda colour: contrast(colour, ground))
            case _:
                return self._plain()[ink]

    def _plain(self) -> dict[Ink, str]:
        return {
            Ink.BAR: self.bar,
            Ink.BEFORE: self.before,
            Ink.BAND: self.band,
            Ink.BAND_EDGE: self.band_edge,
            Ink.SHUT: self.shut,
            Ink.AXIS: self.axis,
            Ink.GRID: self.grid,
            Ink.TEXT: self.text,
            Ink.QUIET: self.quiet,
        }

    def _step(self, strength: float) -> int:
        """Nothing has the first step for itself."""
        if strength <= 0:
            return 0
        fullest = len(self.heat) - 1
        return min(1 + int(strength * fullest * 0.9999), fullest)


def contrast(one: str, other: str) -> float:
    """How well two colours stand apart, from 1 to 21, as WCAG counts it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


ON_PAPER = Inks(
    surface="#FFFFFF",
    bar="#004F7C",
    before="#9BA2AB",
    band="#DDE3EA",
    band_edge="#8A93A0",
    axis="#5B6570",
    grid="#D5DCE3",
    shut="#8A93A0",
    text="#1A1F29",
    quiet="#4A5765",
    heat=("#F4F6F8", "#DCE7F3", "#B6D0EA", "#7FAEDB", "#2765AE", "#143E6B"),
    on_heat=("#1A1F29", "#FFFFFF"),
)
