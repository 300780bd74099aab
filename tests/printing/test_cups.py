"""Pages go to a real CUPS, and what becomes of them is told."""

import subprocess
import time
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from kototori.domain.leaflet import PaperSize
from kototori.domain.printer import (
    JobFate,
    JobState,
    PrinterMissing,
    PrinterPaused,
    PrinterUnreachable,
    PrintingNotInstalled,
    PrintJob,
)
from kototori.printing.cups import CupsPrinter
from kototori.printing.ipp import Question, ask
from tests.printing.conftest import PrintServer


def pages(text: str) -> bytes:
    content = BytesIO()
    canvas = Canvas(content)
    canvas.drawString(100, 700, text)
    canvas.save()
    return content.getvalue()


def final_fate(printer: CupsPrinter, job: PrintJob) -> JobFate:
    patience = time.monotonic() + 30
    while not (fate := printer.fate(job)).state.is_final:
        assert time.monotonic() < patience, fate
        time.sleep(0.1)
    return fate


def test_pages_arrive_on_paper_with_their_text(print_server: PrintServer, paper: Path) -> None:
    printer = CupsPrinter(print_server.socket)
    before = set(paper.iterdir())
    job = printer.send(
        pages("Kela pyytaa lisatietoja"), to="Paperi", title="this-place", copies=1, size=PaperSize.A4
    )
    assert final_fate(printer, job).state is JobState.DONE
    (printed,) = set(paper.iterdir()) - before
    text = subprocess.run(["pdftotext", printed, "-"], capture_output=True, text=True, check=True).stdout
    assert "Kela pyytaa lisatietoja" in text
    assert "this-place" in printed.name


def test_copies_and_paper_size_reach_the_printer(print_server: PrintServer, paper: Path) -> None:
    printer = CupsPrinter(print_server.socket)
    print_server.run("lpadmin", "-p", "Paperi", "-o", "PageSize=A4")
    before = set(paper.iterdir())
    job = printer.send(pages("kaksi"), to="Paperi", title="two", copies=2, size=PaperSize.A5)
    assert final_fate(printer, job).state is JobState.DONE
    (printed,) = set(paper.iterdir()) - before
    facts = subprocess.run(["pdfinfo", printed], capture_output=True, text=True, check=True).stdout
    assert "(A5)" in facts
    # cups-pdf makes one file whatever it is asked; what reached the print server is what counts.
    (asked,) = ask(print_server.socket, Question.JOB, f"ipp://localhost/jobs/{job.number}", ("copies",), 5)
    assert asked == {"copies": [2]}


def test_a_folded_leaflet_is_asked_for_on_both_sides_of_a4(print_server: PrintServer, paper: Path) -> None:
    printer = CupsPrinter(print_server.socket)
    before = set(paper.iterdir())
    job = printer.send(pages("taitto"), to="Paperi", title="folded", copies=1, size=PaperSize.FOLDED)
    assert final_fate(printer, job).state is JobState.DONE
    (printed,) = set(paper.iterdir()) - before
    facts = subprocess.run(["pdfinfo", printed], capture_output=True, text=True, check=True).stdout
    assert "(A4)" in facts
    (asked,) = ask(print_server.socket, Question.JOB, f"ipp://localhost/jobs/{job.number}", ("sides",), 5)
    assert asked == {"sides": ["two-sided-short-edge"]}


def test_printers_are_listed_with_the_default_and_the_paused_one(print_server: PrintServer) -> None:
    print_server.add("Rikki", "socket://127.0.0.1:9")
    print_server.run("lpadmin", "-p", "Rikki", "-D", "Keittion tulostin")
    print_server.run("lpadmin", "-d", "Paperi")
    print_server.run("cupsdisable", "-r", "paperi loppu", "Rikki")
    known = {printer.name: printer for printer in CupsPrinter(print_server.socket).known()}
    assert known["Paperi"].is_default
    assert known["Paperi"].is_ready
    assert not known["Rikki"].is_default
    assert not known["Rikki"].is_ready
    assert (known["Rikki"].label, known["Rikki"].reason) == ("Keittion tulostin", "paperi loppu")


def test_a_missing_and_a_paused_printer_are_refused_before_a_page_is_sent(print_server: PrintServer) -> None:
    printer = CupsPrinter(print_server.socket)
    print_server.add("Tauolla", "cups-pdf:/")
    print_server.run("cupsdisable", "-r", "huolto", "Tauolla")
    with pytest.raises(PrinterMissing) as missing:
        printer.send(pages("x"), to="Olematon", title="x", copies=1, size=PaperSize.A4)
    assert "Paperi" in missing.value.known
    with pytest.raises(PrinterPaused) as paused:
        printer.send(pages("x"), to="Tauolla", title="x", copies=1, size=PaperSize.A4)
    assert paused.value.reason == "huolto"
    print_server.run("cupsenable", "Tauolla")
    print_server.run("cupsreject", "Tauolla")
    with pytest.raises(PrinterPaused):
        printer.send(pages("x"), to="Tauolla", title="x", copies=1, size=PaperSize.A4)


def test_a_print_that_waits_for_its_printer_can_be_cancelled_once_and_again(
    print_server: PrintServer,
) -> None:
    printer = CupsPrinter(print_server.socket)
    print_server.add("Hidas", "socket://127.0.0.1:9")  # nobody listens there, so it tries and tries
    job = printer.send(pages("turha"), to="Hidas", title="late", copies=1, size=PaperSize.A4)
    assert not printer.fate(job).state.is_final
    printer.cancel(job)
    assert final_fate(printer, job).state is JobState.CANCELLED
    printer.cancel(job)
    assert printer.fate(PrintJob("Hidas", 4711)).state is JobState.FORGOTTEN


def test_pages_that_the_printer_cannot_read_have_failed(print_server: PrintServer, paper: Path) -> None:
    printer = CupsPrinter(print_server.socket)
    job = printer.send(b"%PDF-1.4 torn off", to="Paperi", title="torn", copies=1, size=PaperSize.A4)
    fate = final_fate(printer, job)
    assert fate.state is JobState.FAILED
    assert fate.reason


def test_a_printer_that_fails_on_the_way_has_failed_with_its_reason(print_server: PrintServer) -> None:
    printer = CupsPrinter(print_server.socket)
    print_server.add("Katkeava", "rikki:/")
    job = printer.send(pages("kesken"), to="Katkeava", title="kototori", copies=1, size=PaperSize.A4)

    assert final_fate(printer, job).state is JobState.FAILED


def test_a_paused_printer_prints_as_soon_as_it_goes_again(print_server: PrintServer, paper: Path) -> None:
    printer = CupsPrinter(print_server.socket)
    print_server.add("Vuorotteleva", "cups-pdf:/")
    print_server.run("cupsdisable", "-r", "huolto", "Vuorotteleva")
    with pytest.raises(PrinterPaused):
        printer.send(pages("x"), to="Vuorotteleva", title="kototori", copies=1, size=PaperSize.A4)
    print_server.run("cupsenable", "Vuorotteleva")

    job = printer.send(pages("jatkuu"), to="Vuorotteleva", title="kototori", copies=1, size=PaperSize.A4)

    assert final_fate(printer, job).state is JobState.DONE


def test_a_printer_that_is_paused_while_a_print_waits_holds_it_and_lets_it_go(
    print_server: PrintServer,
) -> None:
    printer = CupsPrinter(print_server.socket)
    print_server.add("Pysyva", "socket://127.0.0.1:9")
    job = printer.send(pages("odottaa"), to="Pysyva", title="kototori", copies=1, size=PaperSize.A4)
    print_server.run("cupsdisable", "-r", "paperi loppu", "Pysyva")

    assert not printer.fate(job).state.is_final
    (stands,) = (known for known in printer.known() if known.name == "Pysyva")
    assert not stands.is_ready
    printer.cancel(job)
    assert final_fate(printer, job).state is JobState.CANCELLED


def test_a_printer_that_was_taken_away_is_missing_and_its_print_forgotten_or_stopped(
    print_server: PrintServer,
) -> None:
    printer = CupsPrinter(print_server.socket)
    print_server.add("Poistettu", "socket://127.0.0.1:9")
    job = printer.send(pages("turha"), to="Poistettu", title="kototori", copies=1, size=PaperSize.A4)
    print_server.run("lpadmin", "-x", "Poistettu")

    with pytest.raises(PrinterMissing):
        printer.send(pages("x"), to="Poistettu", title="kototori", copies=1, size=PaperSize.A4)
    assert final_fate(printer, job).state in (JobState.CANCELLED, JobState.FAILED, JobState.FORGOTTEN)


def test_a_print_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    with pytest.raises(PrinterUnreachable):
        CupsPrinter(str(tmp_path / "no.sock")).known()


def test_a_computer_without_printing_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PrintingNotInstalled):
        CupsPrinter().known()
