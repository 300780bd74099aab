"""Printers through Qt: the way to paper on Windows, whose printers take no PDF.

The pages are drawn as pictures in the printer's own fineness, a band at a time: a whole page of A4 at 600
dots an inch would take 140 megabytes. Any thread may print. The system tells nothing of a print once it has
taken the pages.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from kototori.domain.leaflet import PaperSize
from kototori.domain.printer import (
    JobFate,
    JobState,
    KnownPrinter,
    PrinterMissing,
    PrinterPaused,
    PrintJob,
    PrintRefused,
)

_FINEST = 600  # dots an inch; nobody sees finer letters, and everybody waits for them
_BAND = 400  # lines of dots
_MEDIA = {PaperSize.A4: QPageSize.PageSizeId.A4, PaperSize.A5: QPageSize.PageSizeId.A5}
_STANDS_STILL = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)


class QtPrinter:
    """The printers that Qt finds on this computer."""

    def known(self) -> tuple[KnownPrinter, ...]:
        """Those that are set up, by name."""
        found = (_known(info) for info in QPrinterInfo.availablePrinters())
        return tuple(sorted(found, key=lambda printer: printer.name))

    def send(self, pdf: bytes, *, to: str, title: str, copies: int, size: PaperSize) -> PrintJob:
        """Refused before a page is drawn where the printer is missing or stands still."""
        printers = {printer.name: printer for printer in self.known()}
        if to not in printers:
            raise PrinterMissing(to, tuple(printers))
        if not printers[to].is_ready:
            raise PrinterPaused(to, printers[to].reason)
        printer = QPrinter(QPrinterInfo.printerInfo(to), QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setCopyCount(copies)
        if size.is_two_sided:
            printer.setDuplex(QPrinter.DuplexMode.DuplexShortSide)
        draw_pages(pdf, printer, size)
        return PrintJob(to, 0)

    def fate(self, job: PrintJob) -> JobFate:
        """Qt knows no more of a print that was handed over."""
        return JobFate(JobState.FORGOTTEN)

    def cancel(self, job: PrintJob) -> None:
        """What was handed over is with the system; its own list of prints stops it."""


def draw_pages(pdf: bytes, printer: QPrinter, size: PaperSize) -> None:
    """Every page on a sheet of its own; raises PrintRefused, and then nothing is printed."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    holder = QObject()
    document = QPdfDocument(holder)
    document.load(buffer)
    name = printer.printerName()
    if document.status() is not QPdfDocument.Status.Ready or document.pageCount() == 0:
        raise PrintRefused(name, "PDF")
    printer.setFullPage(True)
    printer.setResolution(min(printer.resolution(), _FINEST))
    _lay_paper(printer, size, document.pagePointSize(0))
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintRefused(name, "")
    try:
        for page in range(document.pageCount()):
            if page:
                _lay_paper(printer, size, document.pagePointSize(page))
                if not printer.newPage():
                    printer.abort()
                    raise PrintRefused(name, "")
            _draw_page(painter, document, page, printer)
    finally:
        if not painter.end() and printer.printerState() in _STANDS_STILL:
            raise PrintRefused(name, "")
    document.close()


def _lay_paper(printer: QPrinter, size: PaperSize, page: QSizeF) -> None:
    printer.setPageSize(QPageSize(_MEDIA[size.in_printer]))
    turned = QPageLayout.Orientation
    printer.setPageOrientation(turned.Landscape if page.width() > page.height() else turned.Portrait)


def _draw_page(painter: QPainter, document: QPdfDocument, page: int, printer: QPrinter) -> None:
    """In the page's own size, whatever the paper measures: a QR code keeps its modules."""
    points, dots = document.pagePointSize(page), printer.resolution() / 72
    whole = QSize(round(points.width() * dots), round(points.height() * dots))
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(whole)
    for top in range(0, whole.height(), _BAND):
        band = QRect(0, top, whole.width(), min(_BAND, whole.height() - top))
        options.setScaledClipRect(band)
        paper = QImage(band.size(), QImage.Format.Format_RGB32)  # a printer may take what is clear for black
        paper.fill(Qt.GlobalColor.white)
        ink = QPainter(paper)
        ink.drawImage(0, 0, document.render(page, band.size(), options))
        ink.end()
        painter.drawImage(band.topLeft(), paper)


def _known(info: QPrinterInfo) -> KnownPrinter:
    stands_still = info.state() in _STANDS_STILL
    return KnownPrinter(
        name=info.printerName(),
        label=info.description() or info.printerName(),
        is_default=info.isDefault(),
        is_ready=not stands_still,
        reason="stopped" if stands_still else "",
    )
