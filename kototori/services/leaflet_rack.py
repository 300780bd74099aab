"""The rack of leaflets: what fits a visitor, the sheet as PDF, and the way to the printer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import Protocol

from kototori.domain.contact import Handout
from kototori.domain.errors import DeskError
from kototori.domain.leaflet import (
    DeskSign,
    Fitting,
    Leaflet,
    LeafletOrder,
    LeafletSheet,
    LeafletVersion,
    NoSuchLeaflet,
    PaperSize,
    SetPages,
    fitting,
)
from kototori.domain.moment import local_day
from kototori.domain.need import Language
from kototori.domain.printer import JOB_TITLE, JobFate, KnownPrinter, Printer, PrintJob
from kototori.wording.leaflet_texts import Shelf, read_shelf


class Press(Protocol):
    """Sets leaflets as one PDF, one after the other."""

    def set(
        self,
        sheets: Sequence[LeafletSheet],
        *,
        languages: Mapping[str, Language],
        sign: DeskSign,
        size: PaperSize,
        large: bool,
    ) -> SetPages:
        """The pages; `languages` names the languages in the foot line."""


_KEPT = 12  # prints; what the desk gives out most lies ready


@dataclass(frozen=True, slots=True)
class Printed:
    """Pages on their way to paper, and what to count once they have arrived."""

    job: PrintJob
    handouts: tuple[Handout, ...]


class LeafletRack:
    """Every leaflet of the desk. The files are read when the first one is asked for, and kept."""

    def __init__(
        self,
        *,
        leaflets_folder: Path,
        translations_folder: Path,
        cache_folder: Path | None,
        clock: Callable[[], datetime],
        languages: Callable[[], Mapping[str, Language]],
        sign: Callable[[], DeskSign],
        press: Callable[[], Press],
        printer: Printer,
    ) -> None:
        """`press` makes the press at the first sheet: ReportLab costs a start that sets nothing."""
        self._folders = (leaflets_folder, translations_folder, cache_folder)
        self._clock = clock
        self._languages = languages
        self._sign = sign
        self._make_press = press
        self._press: Press | None = None
        self._printer = printer
        self._shelf: Shelf | None = None
        self._set: dict[tuple[object, ...], SetPages] = {}
        self._one_at_a_time = Lock()

    @property
    def is_read(self) -> bool:
        """Whether an answer needs no file any more."""
        return self._shelf is not None

    def leaflets(self) -> tuple[Leaflet, ...]:
        """Every leaflet that can be read, by topic."""
        return tuple(self._read().leaflets.values())

    def faults(self) -> Mapping[str, DeskError]:
        """What is wrong with those that cannot be read, by topic or `topic/language`."""
        in_one_language = {
            f"{leaflet.topic}/{language}": fault
            for leaflet in self.leaflets()
            for language, fault in leaflet.faults.items()
        }
        return {**self._read().faults, **in_one_language}

    def find(self, topic: str) -> Leaflet:
        """The leaflet; raises NoSuchLeaflet, or what is wrong with it."""
        shelf = self._read()
        if topic in shelf.faults:
            raise shelf.faults[topic]
        if topic not in shelf.leaflets:
            raise NoSuchLeaflet(topic, tuple(shelf.leaflets))
        return shelf.leaflets[topic]

    def version(self, topic: str, language: str) -> LeafletVersion:
        """The leaflet in a language, printable or not; raises LeafletNotInLanguage with those there are."""
        return self.find(topic).in_language(language)

    def fitting(self, needs: Iterable[str], language: str, task: str | None = None) -> Fitting:
        """What fits a visitor today, fall-backs named, and what was left out and why."""
        return fitting(self.leaflets(), needs, language, self._today(), task)

    def sheet(self, order: LeafletOrder) -> bytes:
        """The leaflets as one PDF; raises the reason where one of them may not be printed."""
        return self.pages((order,)).pdf

    def pages(self, orders: Sequence[LeafletOrder]) -> SetPages:
        """The leaflets of several orders as one PDF, each in its own language, all on the first one's paper.

        Any thread may ask; what was set before lies ready.
        """
        sheets = [self._sheet(topic, order) for order in orders for topic in order.topics]
        sign, size, large = self._sign(), orders[0].size, orders[0].large
        asked = (*orders, sign, self._today())
        with self._one_at_a_time:
            if asked not in self._set:
                if self._press is None:
                    self._press = self._make_press()
                if len(self._set) >= _KEPT:
                    del self._set[next(iter(self._set))]
                self._set[asked] = self._press.set(
                    sheets, languages=self._languages(), sign=sign, size=size, large=large
                )
            return self._set[asked]

    def print_to(self, printer: str, order: LeafletOrder, copies: int = 1) -> Printed:
        """Sets the leaflets and hands them over."""
        return self.print_together(printer, (order,), copies)

    def print_together(self, printer: str, orders: Sequence[LeafletOrder], copies: int = 1) -> Printed:
        """Several orders as one print."""
        handouts = tuple(given for order in orders for given in self.handouts(order, copies))
        pdf = self.pages(orders).pdf
        job = self._printer.send(pdf, to=printer, title=JOB_TITLE, copies=copies, size=orders[0].size)
        return Printed(job, handouts)

    def handouts(self, order: LeafletOrder, copies: int = 1) -> tuple[Handout, ...]:
        """What is given to the visitor, for the contact log to count."""
        return tuple(Handout(topic, order.language, copies) for topic in order.topics)

    def printers(self) -> tuple[KnownPrinter, ...]:
        """The printers to choose from."""
        return self._printer.known()

    def fate(self, job: PrintJob) -> JobFate:
        """What became of a print so far."""
        return self._printer.fate(job)

    def cancel(self, job: PrintJob) -> None:
        """Stops a print that has not ended."""
        self._printer.cancel(job)

    def _sheet(self, topic: str, order: LeafletOrder) -> LeafletSheet:
        leaflet, today = self.find(topic), self._today()
        version = leaflet.printable(order.language, today)
        if order.beside is None or order.beside == order.language:
            return LeafletSheet(leaflet, version)
        return LeafletSheet(leaflet, version, leaflet.printable(order.beside, today))

    def _read(self) -> Shelf:
        if self._shelf is None:
            self._shelf = read_shelf(*self._folders)
        return self._shelf

    def _today(self) -> date:
        return local_day(self._clock())
