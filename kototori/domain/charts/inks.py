"""The colours of a drawing, once for every painter: screen, picture file and paper."""

from typing import NamedTuple

from kototori.domain.charts.shapes import Ink


class Inks(NamedTuple):
    """Colours as #RRGGBB; `heat` goes from a cell of nothing to the fullest one.

    The steps of `heat` are few and far apart, so that a grey printer keeps them apart, and none lies in the
    middle, where no letter would reach a contrast of 4.5 : 1. `on_heat` are the letters for each step.
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
    on_heat: tuple[str, ...]

    def of(self, ink: Ink, strength: float = 1.0) -> str:
        """The colour of a shape; `strength` is that of the cell which it is or stands on."""
        match ink:
            case Ink.HEAT:
                return self.heat[self._step(strength)]
            case Ink.ON_HEAT:
                return self.on_heat[self._step(strength)]
            case _:
                return str(getattr(self, ink.value))  # a field for each, named alike

    def _step(self, strength: float) -> int:
        """Nothing has the first step for itself."""
        if strength <= 0:
            return 0
        fullest = len(self.heat) - 1
        return min(1 + int(strength * fullest * 0.9999), fullest)


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
    on_heat=("#1A1F29", "#1A1F29", "#1A1F29", "#1A1F29", "#FFFFFF", "#FFFFFF"),
)
