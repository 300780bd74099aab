"""A print server of the tests' own: real CUPS, with a printer that prints into PDF files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.conftest import kototori as kototori
from tests.commands.conftest import kototori_anew as kototori_anew
from tests.printing.print_server import PrintServer, running_print_server, why_none

PAPER = Path("/var/spool/cups-pdf/ANONYMOUS")  # where cups-pdf lays what comes from a user it does not know
NOBODY = "kototori-test-visitor"


@pytest.fixture(scope="session")
def print_server() -> Iterator[PrintServer]:
    if reason := why_none():
        pytest.skip(reason)
    with running_print_server() as running:
        yield running


@pytest.fixture
def paper(print_server: PrintServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder with what was printed; what this test printed is taken away."""
    monkeypatch.setenv("CUPS_USER", NOBODY)
    before = set(PAPER.glob("*"))
    yield PAPER
    for printed in set(PAPER.glob("*")) - before:
        printed.unlink()
