"""What goes to paper through Qt: each page in its own size, with its ink where the PDF has it."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from PIL import Image
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.pdfgen.canvas import Canvas

from kototori.domain.leaflet import PaperSize
from kototori.domain.printer import PrinterMissing, PrintRefused
from kototori.ui.paper.qt_printer import QtPrinter, draw_pages
from tests.printing.print_server import running_print_server, why_none


def pages(*sizes: tuple[float, float]) -> bytes:
    """On each page a black box two centimetres from the top left corner of the paper."""
    content = BytesIO()
    canvas = Canvas(content)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(57, height - 57 - 100, 100, 100, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def drawn(pdf: bytes, size: PaperSize, path: Path) -> Path:
    """What a printer that prints into a file makes of it, asked from another thread as the window does."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setResolution(150)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printing = Thread(target=draw_pages, args=(pdf, printer, size))
    printing.start()
    printing.join()
    return path


def sizes_of(pdf: Path) -> list[tuple[int, int]]:
    facts = subprocess.run(["pdfinfo", "-l", "9", pdf], capture_output=True, text=True, check=True).stdout
    lines = [line.split() for line in facts.splitlines() if line.startswith("Page ") and " size:" in line]
    return [(round(float(line[3])), round(float(line[5]))) for line in lines]


def ink_on(pdf: Path, page: int) -> tuple[float, float, float, float]:
    """Where the ink begins and ends on a page, in points from its top left corner."""
    command = ["pdftoppm", "-r", "72", "-gray", "-f", str(page), "-l", str(page), pdf]
    picture = Image.open(BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))
    rows, columns = np.where(np.asarray(picture) < 128)
    return columns.min(), rows.min(), columns.max(), rows.max()


@pytest.mark.parametrize(("size", "paper"), [(PaperSize.A4, A4), (PaperSize.A5, A5)])
def test_every_page_comes_in_its_size_with_its_ink_where_it_was(
    qapp: QApplication, tmp_path: Path, size: PaperSize, paper: tuple[float, float]
) -> None:
    printed = drawn(pages(paper, paper), size, tmp_path / "printed.pdf")

    assert sizes_of(printed) == [(round(paper[0]), round(paper[1]))] * 2
    for page in (1, 2):
        assert ink_on(printed, page) == pytest.approx((57, 57, 157, 157), abs=2)


def test_a_page_that_lies_stays_lying(qapp: QApplication, tmp_path: Path) -> None:
    printed = drawn(pages(landscape(A4), A4), PaperSize.A4, tmp_path / "printed.pdf")

    assert sizes_of(printed) == [(842, 595), (595, 842)]
    assert ink_on(printed, 1) == pytest.approx((57, 57, 157, 157), abs=2)


def test_what_is_no_pdf_is_refused_and_nothing_is_printed(qapp: QApplication, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    with pytest.raises(PrintRefused):
        draw_pages(b"%PDF-1.4 torn off", printer, PaperSize.A4)

    assert not (tmp_path / "printed.pdf").exists()


def test_a_printer_that_is_not_there_is_told(qapp: QApplication) -> None:
    with pytest.raises(PrinterMissing):
        QtPrinter().send(pages(A4), to="Olematon", title="kototori", copies=1, size=PaperSize.A4)


ON_REAL_PRINTERS = """
import sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from kototori.domain.leaflet import PaperSize
from kototori.domain.printer import PrinterPaused
from kototori.ui.paper.qt_printer import QtPrinter
printer = QtPrinter()
print(sorted(known.name for known in printer.known()))
job = printer.send(sys.stdin.buffer.read(), to="Suora", title="kototori", copies=1, size=PaperSize.A4)
print(printer.fate(job).state)
"""


@pytest.mark.skipif(bool(why_none()), reason=why_none() or "there is a print server")
def test_the_printers_of_this_computer_are_found_and_print() -> None:
    """In a program of its own: the printing system is looked for once in a program's life."""
    with running_print_server() as server:
        ran = subprocess.run(
            [sys.executable, "-c", ON_REAL_PRINTERS],
            input=pages(A4),
            capture_output=True,
            check=False,
            env={**os.environ, "CUPS_SERVER": server.socket, "QT_QPA_PLATFORM": "offscreen"},
        )

    assert ran.returncode == 0, ran.stderr.decode()
    assert ran.stdout.decode().splitlines() == ["['Paperi', 'Suora']", "forgotten"]
