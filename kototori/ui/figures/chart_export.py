"""A chart on its way out of the window: onto the clipboard, or into a file."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication

from kototori.domain.charts import Drawing, framed
from kototori.domain.charts.inks import ON_PAPER
from kototori.ui.figures.chart import Chart
from kototori.ui.figures.chart_painter import measurer, paint
from kototori.wording.catalogue import Words

OWN_COPY = "application/x-kototori-chart"
PNG, SVG = "png", "svg"

# A picture has its own size and light colours, whatever the window's: it goes into a report or a letter.
_WIDTH, _HEIGHT = 640.0, 340.0
_MARGIN = 16
_DOTS = 2  # twice those of a screen: it is printed
_DOTS_PER_METRE = round(_DOTS * 96 / 0.0254)


class ChartExport:
    """One chart under its title, marked as what must stay inside."""

    def __init__(self, title: str, chart: Chart, words: Words) -> None:
        self._title = title
        self._chart = chart
        self._words = words

    def copy(self) -> None:
        """Text, table and picture at once: whoever pastes takes what it can."""
        taken = QMimeData()
        taken.setData(OWN_COPY, b"1")
        taken.setText(self._chart.as_text(self._title))
        taken.setHtml(self._chart.as_html(self._title))
        if not self._chart.is_empty:
            taken.setImageData(self.image())
        QApplication.clipboard().setMimeData(taken)

    def content(self, ending: str) -> bytes:
        """The bytes of a file."""
        return self._svg() if ending == SVG else self._png()

    def image(self) -> QImage:
        """The picture, twice as fine as a screen shows it."""
        drawing = self._drawing()
        size = (round(drawing.width) + 2 * _MARGIN, round(drawing.height) + 2 * _MARGIN)
        image = QImage(size[0] * _DOTS, size[1] * _DOTS, QImage.Format.Format_RGB32)
        image.setDotsPerMeterX(_DOTS_PER_METRE)
        image.setDotsPerMeterY(_DOTS_PER_METRE)
        image.fill(QColor(ON_PAPER.surface))
        painter = QPainter(image)
        painter.scale(_DOTS, _DOTS)
        painter.translate(_MARGIN, _MARGIN)
        paint(painter, drawing, ON_PAPER)
        painter.end()
        image.setText("Title", self._title)
        image.setText("Description", self._chart.told())
        return image

    def _png(self) -> bytes:
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(PNG.encode())).write(self.image())
        buffer.close()
        return bytes(content.data())

    def _svg(self) -> bytes:
        from kototori.services.chart_files import svg_bytes

        return svg_bytes(
            self._drawing(),
            title=self._title,
            description=self._chart.told(),
            language=self._words.language,
        )

    def _drawing(self) -> Drawing:
        measure = measurer()
        drawing = self._chart.draw(_WIDTH, _HEIGHT, measure)
        period, note = self._chart.told_period or self._chart.period, self._chart.note
        if not note.startswith(period):
            note = " · ".join(filter(None, (period, note)))
        foot = self._words("Internal use only: the figures are exact. Do not publish them or hand them on.")
        return framed(drawing, measure, self._title, note, foot)


def leave_clipboard_as_text() -> None:
    """What was copied here stays to be pasted, but no longer as an object of Python's: Qt outlives Python."""
    clipboard = QApplication.clipboard()
    held = clipboard.mimeData()
    if held is not None and held.hasFormat(OWN_COPY):
        clipboard.setText(clipboard.text())
