"""Printers, prints and their fate through CUPS: pages go in by its commands, answers come by its protocol."""

import os
import re
import subprocess
from collections.abc import Sequence

from kototori.domain.leaflet import PaperSize
from kototori.domain.printer import (
    JobFate,
    JobState,
    KnownPrinter,
    PrinterMissing,
    PrinterPaused,
    PrinterUnreachable,
    PrintingNotInstalled,
    PrintJob,
    PrintRefused,
)
from kototori.printing.ipp import Attributes, NoAnswer, Question, Value, ask

_PATIENCE = 20.0  # seconds; a sleeping print server takes a few
_STOPPED = 5  # printer-state in RFC 8011
_STATES = {
    3: JobState.WAITING,
    4: JobState.WAITING,
    5: JobState.PRINTING,
    6: JobState.WAITING,
    7: JobState.CANCELLED,
    8: JobState.FAILED,
    9: JobState.DONE,
}
_MEDIA = {PaperSize.A4: "A4", PaperSize.A5: "A5"}
_PRINTER_FACTS = (
    "printer-name",
    "printer-info",
    "printer-state",
    "printer-is-accepting-jobs",
    "printer-state-message",
)
_JOB_FACTS = ("job-state", "job-state-reasons", "job-printer-state-message")


class CupsPrinter:
    """The printers that this computer's CUPS knows.

    The pages travel by `lp`, which also sets up a printer that was only just found in the network; PDF goes
    as it is, over standard input, and never lies in a file of ours.
    """

    def __init__(self, server: str | None = None) -> None:
        """Another server than the computer's own, as `host:port` or a socket's path."""
        self._to_server = () if server is None else ("-h", server)

    def known(self) -> tuple[KnownPrinter, ...]:
        """Those that CUPS serves, then those that it has found in the network, by name."""
        served = {_first(group, "printer-name"): group for group in self._ask(Question.ALL_PRINTERS)}
        default = {_first(group, "printer-name") for group in self._ask(Question.DEFAULT_PRINTER)}
        found = self._run(["lpstat", *self._to_server, "-e"]).stdout.split()
        names = sorted({str(name) for name in served} | set(found))
        return tuple(_known(name, served.get(name, {}), name in default) for name in names)

    def send(self, pdf: bytes, *, to: str, title: str, copies: int, size: PaperSize) -> PrintJob:
        """Refused before a page is sent where the printer is missing or paused."""
        printers = {printer.name: printer for printer in self.known()}
        if to not in printers:
            raise PrinterMissing(to, tuple(printers))
        if not printers[to].is_ready:
            raise PrinterPaused(to, printers[to].reason)
        options = ["-n", str(copies), "-t", title, "-o", f"media={_MEDIA[size.in_printer]}"]
        options += ["-o", "document-format=application/pdf"]
        options += ["-o", "sides=two-sided-short-edge"] if size.is_two_sided else []
        done = self._run(["lp", *self._to_server, "-d", to, *options], pdf)
        request = re.search(r"request id is .*-(\d+) ", done.stdout)
        if done.returncode != 0 or request is None:
            raise PrintRefused(to, _last_line(done.stderr))
        return PrintJob(to, int(request.group(1)))

    def fate(self, job: PrintJob) -> JobFate:
        groups = self._ask(Question.JOB, f"ipp://localhost/jobs/{job.number}", _JOB_FACTS)
        if not groups:
            return JobFate(JobState.FORGOTTEN)
        facts = groups[0]
        state = _STATES[int(_first(facts, "job-state"))]
        if "job-completed-with-errors" in facts.get("job-state-reasons", ()):
            state = JobState.FAILED
        return JobFate(state, str(_first(facts, "job-printer-state-message")))

    def cancel(self, job: PrintJob) -> None:
        done = self._run(["cancel", *self._to_server, f"{job.printer}-{job.number}"])
        if done.returncode != 0 and not self.fate(job).state.is_final:
            raise PrintRefused(job.printer, _last_line(done.stderr))

    def _ask(
        self, question: Question, uri: str = "", wanted: tuple[str, ...] = _PRINTER_FACTS
    ) -> list[Attributes]:
        try:
            return ask(self._server(), question, uri, wanted, _PATIENCE)
        except NoAnswer:
            raise PrinterUnreachable from None

    def _server(self) -> str:
        """Which server the commands talk to; the computer's settings may name another one."""
        if self._to_server:
            return self._to_server[1]
        return self._run(["lpstat", "-H"]).stdout.strip()

    def _run(self, command: Sequence[str], pages: bytes = b"") -> "subprocess.CompletedProcess[str]":
        # Their answers are read, so they must not come in the language of the desk.
        surroundings = {**os.environ, "LC_ALL": "C"}
        try:
            done = subprocess.run(
                command, input=pages, capture_output=True, timeout=_PATIENCE, env=surroundings, check=False
            )
        except FileNotFoundError:
            raise PrintingNotInstalled from None
        except subprocess.TimeoutExpired:
            raise PrinterUnreachable from None
        said, complained = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(done.args, done.returncode, said, complained)


def _known(name: str, facts: Attributes, is_default: bool) -> KnownPrinter:
    is_stopped = _first(facts, "printer-state") == _STOPPED
    is_refusing = _first(facts, "printer-is-accepting-jobs") is False
    silence = "stopped" if is_stopped else "rejecting jobs" if is_refusing else ""
    return KnownPrinter(
        name=name,
        label=str(_first(facts, "printer-info") or name),
        is_default=is_default,
        is_ready=not (is_stopped or is_refusing),
        reason=str(_first(facts, "printer-state-message")) or silence,
    )


def _first(facts: Attributes, name: str) -> Value:
    values = facts.get(name)
    return values[0] if values else ""


def _last_line(complaint: str) -> str:
    lines = complaint.strip().splitlines() or [""]
    return re.sub(r"^(lp|cancel): (Error - )?", "", lines[-1])
