"""Reads what a widget really writes: it is painted once more, onto a device that keeps the texts.

So what is painted by hand is held to the same measure as labels and buttons: no text runs out of the room it
was given, is shortened in silence, or is written over another one.
"""

from collections.abc import Callable, Hashable, Iterator
from itertools import combinations
from typing import NamedTuple
from unittest.mock import patch

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QPaintDevice, QPaintEngine, QPaintEngineState, QPainter, QRegion, QTextItem
from PySide6.QtWidgets import QWidget

from kototori.ui.look import theme
from kototori.ui.look.kept_picture import KeptPictures

_LETTERS = 0.72  # of the ascent: above the capitals there is only air
_TAILS = 0.6  # of the descent
_NEAR = 1.5


class Written(NamedTuple):
    """One run of letters, where it stands in its widget, and the part of the widget it may use."""

    text: str
    area: QRectF
    room: QRectF

    def is_whole(self) -> bool:
        """Whether all of its letters are seen."""
        return self.room.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(self.area)

    def is_shortened(self) -> bool:
        """Whether something was left out; a sentence that ends in three dots has a space before them."""
        return self.text.endswith("…") and not self.text.endswith(" …") and self.text != "…"


class _Engine(QPaintEngine):
    def __init__(self, room: QRectF) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.written: list[Written] = []
        self._room = room

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def begin(self, device: QPaintDevice) -> bool:
        self.setActive(True)
        return True

    def end(self) -> bool:
        self.setActive(False)
        return True

    def updateState(self, state: QPaintEngineState) -> None:
        pass

    def drawTextItem(self, at: QPointF, item: QTextItem) -> None:
        text = item.text()
        if not text.strip():
            return
        painter = self.painter()
        turned = painter.combinedTransform()
        above, below = item.ascent() * _LETTERS, item.descent() * _TAILS
        area = turned.mapRect(QRectF(at.x(), at.y() - above, item.width(), above + below))
        room = self._room
        if painter.hasClipping():
            room = room.intersected(turned.mapRect(painter.clipBoundingRect()))
        self.written.append(Written(text, area, room))

    def drawPixmap(self, *_: object) -> None:
        pass

    drawImage = drawTiledPixmap = drawPath = drawPolygon = drawPixmap
    drawRects = drawLines = drawEllipse = drawPoints = drawPixmap


class _Sheet(QPaintDevice):
    """As large as the widget, and nothing is kept but the words."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.engine = _Engine(QRectF(QPointF(), size))
        metric = QPaintDevice.PaintDeviceMetric
        self._metrics = {
            metric.PdmWidth: size.width(),
            metric.PdmHeight: size.height(),
            metric.PdmDpiX: 96,
            metric.PdmDpiY: 96,
            metric.PdmPhysicalDpiX: 96,
            metric.PdmPhysicalDpiY: 96,
            metric.PdmDevicePixelRatio: 1,
            metric.PdmDevicePixelRatioScaled: 1 << 16,
            metric.PdmDepth: 32,
            metric.PdmNumColors: 1 << 24,
        }

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, which: QPaintDevice.PaintDeviceMetric) -> int:
        return self._metrics.get(which, 0)


def written_on(widget: QWidget) -> list[Written]:
    """Every run of letters of a widget itself, its children left out; runs that touch are one."""
    sheet = _Sheet(widget.size())
    with patch.object(KeptPictures, "show", _draw_anew):
        widget.render(sheet, QPoint(), QRegion(), QWidget.RenderFlag(0))
    runs: list[Written] = []
    for one in sheet.engine.written:
        before = runs[-1] if runs else None
        if before is not None and _goes_on(before, one):
            runs[-1] = Written(before.text + one.text, before.area.united(one.area), before.room)
        else:
            runs.append(one)
    return [_stripped(one) for one in runs]


def _draw_anew(
    _: KeptPictures, widget: QWidget, looks: Hashable, draw: Callable[[QPainter, theme.Colours], None]
) -> None:
    """In a picture that was kept there are no letters to read any more."""
    draw(QPainter(widget), theme.colours_of(widget))


def written_over_another(runs: list[Written]) -> Iterator[tuple[Written, Written]]:
    """Pairs whose letters cover each other."""
    for one, other in combinations(runs, 2):
        shared = one.area.intersected(other.area)
        if shared.width() > 2 and shared.height() > 3 and one.text != other.text:
            yield one, other


def _goes_on(before: Written, after: Written) -> bool:
    same_line = abs(before.area.bottom() - after.area.bottom()) < 4
    return same_line and abs(before.area.right() - after.area.left()) < _NEAR and before.room == after.room


def _stripped(run: Written) -> Written:
    """Spaces at the end of a line may hang out."""
    text = run.text.rstrip()
    if text == run.text:
        return run
    space = run.area.width() / max(len(run.text), 1) * 0.7
    return run._replace(text=text, area=run.area.adjusted(0, 0, -space * (len(run.text) - len(text)), 0))
