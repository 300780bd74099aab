"""What the desk asks of a printer, whichever system stands behind it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kototori.domain.errors import DeskError
from kototori.domain.leaflet import PaperSize

JOB_TITLE = "kototori"
"""What every print is called: whoever stands at a printer reads it, and a topic may tell of violence."""


class JobState(StrEnum):
    """How far a print has come; forgotten: the system no longer knows, so look at the printer."""

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    FORGOTTEN = "forgotten"

    @property
    def is_final(self) -> bool:
        """Whether nothing more will become of it."""
        return self not in (JobState.WAITING, JobState.PRINTING)


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A print that was handed over, by the number that the system gave it."""

    printer: str
    number: int


@dataclass(frozen=True, slots=True)
class JobFate:
    """What became of a print; `reason` is the printer's own words, often empty."""

    state: JobState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KnownPrinter:
    """A printer to choose from; `reason` tells in the system's words why it is not ready."""

    name: str
    label: str
    is_default: bool = False
    is_ready: bool = True
    reason: str = ""


class Printer(Protocol):
    """Where pages go: CUPS on Linux and macOS, Qt on Windows, a list of pages in a test."""

    def known(self) -> tuple[KnownPrinter, ...]:
        """Every printer there is."""

    def send(self, pdf: bytes, *, to: str, title: str, copies: int, size: PaperSize) -> PrintJob:
        """Hands the pages over; of a title see JOB_TITLE."""

    def fate(self, job: PrintJob) -> JobFate:
        """What became of a print so far."""

    def cancel(self, job: PrintJob) -> None:
        """Stops a print; one that has ended already is left as it is."""


class PrintingNotInstalled(DeskError):
    """The computer has no printing system."""


class PrinterUnreachable(DeskError):
    """The printing system does not answer."""


class PrinterMissing(DeskError):
    """No printer has this name."""

    printer: str
    known: tuple[str, ...]


class PrinterPaused(DeskError):
    """The printer takes nothing, or prints nothing, until somebody sets it going."""

    printer: str
    reason: str


class PrintRefused(DeskError):
    """The printing system took the pages and then said no, in its own words."""

    printer: str
    reason: str
