"""A QR code as one filled path, with the quiet zone that readers need."""

from functools import lru_cache

import segno
from reportlab.platypus.flowables import Flowable

from kototori.documents.look import MILLIMETRE
from kototori.typesetting.sheet import Sheet
from kototori.typesetting.tagging import Element

QUIET_ZONE = 4  # modules on each side
LEAST_MODULE = 0.5 * MILLIMETRE  # smaller ones were not read from paper


@lru_cache(maxsize=64)
def _modules(payload: str) -> tuple[tuple[int, ...], ...]:
    """Rows of dark and light, remembered: they take longer than the rest of a page."""
    return tuple(map(tuple, segno.make(payload, error="m", micro=False, boost_error=False).matrix))


class QrCode(Flowable):
    """Level M, square; never so small that its modules cannot be read."""

    def __init__(self, payload: str, side: float, element: Element | None = None) -> None:
        super().__init__()
        self._rows = _modules(payload)
        self._module = max(side / (len(self._rows) + 2 * QUIET_ZONE), LEAST_MODULE)
        self._element = element
        self.width = self.height = self._module * (len(self._rows) + 2 * QUIET_ZONE)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - ReportLab's names
        return self.width, self.height

    def draw(self) -> None:
        sheet = self.canv
        if not isinstance(sheet, Sheet):
            raise TypeError("a QR code is drawn on a Sheet")
        path = sheet.beginPath()
        for row, modules in enumerate(self._rows):
            top = self.height - (row + QUIET_ZONE) * self._module
            for column, is_dark in enumerate(modules):
                if is_dark:
                    left = (column + QUIET_ZONE) * self._module
                    path.rect(left, top - self._module, self._module, self._module)
        with sheet.marked(self._element):
            sheet.setFillColorRGB(0, 0, 0)
            sheet.drawPath(path, stroke=0, fill=1)
