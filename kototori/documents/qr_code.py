"""A QR code as one filled path, with the quiet zone that readers need."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

import segno
from reportlab.platypus.flowables import Flowable

from kototori.documents.look import MILLIMETRE
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.tagging import Element

QUIET_ZONE = 4  # modules on each side
LEAST_MODULE = 0.5 * MILLIMETRE  # smaller ones were not read from paper


@lru_cache(maxsize=64)
def _modules(payload: str) -> tuple[int, str]:
    """How many there are in a row, and the dark ones as one path with modules as its units, y down.

    Remembered, for they take longer than the rest of a page.
    """
    matrix = segno.make(payload, error="m", micro=False, boost_error=False).matrix
    path = [
        f"{column + QUIET_ZONE} {row + QUIET_ZONE} {length} 1 re"
        for row, modules in enumerate(matrix)
        for column, length in _dark_runs(modules)
    ]
    return len(matrix), " ".join(path)


def _dark_runs(modules: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where each stretch of dark modules begins, and how long it is."""
    column = 0
    for is_dark, run in groupby(modules, bool):
        length = len(list(run))
        if is_dark:
            yield column, length
        column += length


class QrCode(Flowable):
    """Level M, square; never so small that its modules cannot be read."""

    def __init__(self, payload: str, side: float, element: Element | None = None) -> None:
        super().__init__()
        in_row, self._path = _modules(payload)
        self._module = max(side / (in_row + 2 * QUIET_ZONE), LEAST_MODULE)
        self._element = element
        self.width = self.height = self._module * (in_row + 2 * QUIET_ZONE)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        return self.width, self.height

    def draw(self) -> None:
        sheet = self.canv
        if not isinstance(sheet, Sheet):
            raise TypeError("a QR code is drawn on a Sheet")
        place = f"{self._module:.5f} 0 0 {-self._module:.5f} 0 {self.height:.4f} cm"
        with sheet.marked(self._element):
            sheet.write(f"q 0 0 0 rg {place} {self._path} f Q")
