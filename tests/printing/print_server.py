"""A print server of our own: real CUPS, started for a while, with a printer that prints into PDF files."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CUPSD = Path("/usr/sbin/cupsd")
CUPS_PDF = Path("/usr/lib/cups/backend/cups-pdf")
CUPS_PDF_PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")

SERVER_BIN = Path("/usr/lib/cups")
BROKEN_BACKEND = (
    "#!/bin/sh\n[ $# -eq 0 ] && exit 0\ncat > /dev/null\necho 'ERROR: paperi loppui kesken' >&2\nexit 1\n"
)

FILES = """
ServerRoot {folder}
CacheDir {folder}/cache
StateDir {folder}/state
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
DataDir /usr/share/cups
ServerBin {folder}/bin
AccessLog {folder}/access.log
ErrorLog {folder}/error.log
PageLog {folder}/page.log
Printcap
FileDevice Yes
SystemGroup root
"""
SERVER = """
Listen {folder}/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""


@dataclass(frozen=True)
class PrintServer:
    """A running cupsd, reached through its socket."""

    socket: str

    @property
    def tray(self) -> Path:
        """What the printer that reads PDF has printed last."""
        return Path(self.socket).with_name("tray.pdf")

    def run(self, *command: str) -> None:
        """One of CUPS's own commands for whoever looks after the printers."""
        program, *rest = command
        subprocess.run([program, "-h", self.socket, *rest], check=True, capture_output=True)

    def add(self, name: str, device: str, description: Path = CUPS_PDF_PPD) -> None:
        """A printer behind a device, which gives a print up at its first failure."""
        policy = ["-o", "printer-error-policy=abort-job"]
        self.run("lpadmin", "-p", name, "-E", "-v", device, "-P", str(description), *policy)


def why_none() -> str:
    """What keeps a print server from being started here; empty where nothing does."""
    for needed in (CUPSD, CUPS_PDF):
        if not needed.exists():
            return f"{needed} is not there: install the Debian packages cups and printer-driver-cups-pdf"
    return "" if os.geteuid() == 0 else "cups-pdf prints only for a print server that root has started"


@contextmanager
def running_print_server() -> Iterator[PrintServer]:
    """Two printers: "Paperi" by way of cups-pdf, "Suora" straight into a file."""
    # Not in a folder of the caller, which the user that CUPS gives its filters may not enter.
    # Nor below /dev, where other tests have their files: there CUPS takes a file for a device and makes none.
    folder = Path(tempfile.mkdtemp(prefix="kototori-cups-", dir="/tmp"))
    folder.chmod(0o755)
    for part in ("cache", "state", "spool/tmp", "ppd"):
        (folder / part).mkdir(parents=True)
    _make_programs(folder / "bin")
    for name, text in (("cups-files.conf", FILES), ("cupsd.conf", SERVER)):
        (folder / name).write_text(text.format(folder=folder), encoding="utf-8")
    server = subprocess.Popen(
        [CUPSD, "-f", "-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(folder / "cups.sock")
        running = PrintServer(str(folder / "cups.sock"))
        running.add("Paperi", "cups-pdf:/")
        running.add("Suora", f"file:{running.tray}", _one_that_reads_pdf(folder))
        yield running
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder)


def _make_programs(folder: Path) -> None:
    """CUPS's own programs, and one more way to a printer: `rikki:`, which takes the pages and fails."""
    (folder / "backend").mkdir(parents=True)
    for program in SERVER_BIN.iterdir():
        if program.name != "backend":
            (folder / program.name).symlink_to(program)
    for backend in (SERVER_BIN / "backend").iterdir():
        (folder / "backend" / backend.name).symlink_to(backend)
    broken = folder / "backend" / "rikki"
    broken.write_text(BROKEN_BACKEND, encoding="ascii")
    broken.chmod(0o755)


def _one_that_reads_pdf(folder: Path) -> Path:
    """The description of cups-pdf, but of a printer that takes PDF as today's printers do.

    cups-pdf itself takes PostScript, and on the way there every letter becomes a drawing.
    """
    description = folder / "reads-pdf.ppd"
    text = CUPS_PDF_PPD.read_text(encoding="latin-1")
    takes = '*cupsFilter: "application/vnd.cups-pdf 0 -"\n'
    description.write_text(text + takes, encoding="latin-1")
    return description


def _wait_for(socket: Path) -> None:
    patience = time.monotonic() + 10
    while not socket.exists():
        if time.monotonic() > patience:
            raise TimeoutError("the print server did not start")
        time.sleep(0.05)
