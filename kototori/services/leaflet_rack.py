"""The rack of leaflets: what fits a visitor, the sheet as PDF, and the way to the printer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import Protocol

from kototori.domain.contact import Handout
from kototori.domain.errors import DeskError
from kototori.domain.leaflet import (
    EASY_FINNISH,
    DeskSign,
    Fitting,
    Leaflet,
    LeafletOrder,
    LeafletSheet,
    LeafletVersion,
    PaperSize,
    PdfStandsAlone,
    SensitiveDraft,
    SetPages,
    fitting,
)
from kototori.domain.moment import local_day
from kototori.domain.need import Language
from kototori.domain.printer import JOB_TITLE, JobFate, KnownPrinter, Printer, PrintJob
from kototori.services.own_pages import joined, own_pages
from kototori.services.shelf_reading import ShelfReading
from kototori.wording.leaflet_texts import LeafletFolders


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
    """Every leaflet of the desk. The files are read when the first one is asked for, and kept.

    Three doors, and what each asks of a leaflet: `fitting` chooses what a key may print unseen; `pages` and
    `sheet` set what somebody wants to look at or to keep; `print_to` and `print_together` put on paper only
    what may go there unseen, or was looked at (`LeafletOrder.looked_at`).
    """

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
        own_folder: Path | None = None,
    ) -> None:
        """`press` makes the press at the first sheet: ReportLab costs a start that sets nothing."""
        folders = LeafletFolders(leaflets_folder, translations_folder, cache_folder, own_folder)
        self._shelf = ShelfReading(folders, self._said_of_desk, self._known_languages)
        self._clock = clock
        self._languages = languages
        self._sign = sign
        self._make_press = press
        self._press: Press | None = None
        self._printer = printer
        self._set: dict[tuple[object, ...], SetPages] = {}
        self._one_at_a_time = Lock()

    @property
    def is_read(self) -> bool:
        """Whether an answer needs no file any more."""
        return self._shelf.is_read

    def get_ready(self) -> None:
        """Reads the leaflets and loads what sets them; nothing is set yet."""
        self.leaflets()
        with self._one_at_a_time:
            self._press_at_hand()

    def leaflets(self) -> tuple[Leaflet, ...]:
        """Every leaflet that can be read, by topic."""
        return tuple(self._shelf.whole().leaflets.values())

    def faults(self) -> Mapping[str, DeskError]:
        """What is wrong with those that cannot be read or believed, by topic, `topic/language` or file."""
        in_one_language = {
            f"{leaflet.topic}/{language}": fault
            for leaflet in self.leaflets()
            for language, fault in (*leaflet.remarks.items(), *leaflet.faults.items())
        }
        return {**self._shelf.whole().faults, **in_one_language}

    def find(self, topic: str) -> Leaflet:
        """The leaflet; raises NoSuchLeaflet, or what is wrong with it."""
        return self._shelf.leaflet(topic)

    def version(self, topic: str, language: str) -> LeafletVersion:
        """The leaflet in a language, printable or not; raises LeafletNotInLanguage with those there are."""
        return self.find(topic).in_language(language)

    def fitting(self, needs: Iterable[str], language: str, task: str | None = None) -> Fitting:
        """What fits a visitor today, fall-backs named, and what was left out and why."""
        return fitting(self.leaflets(), needs, language, self._today(), task)

    def sheet(self, order: LeafletOrder) -> bytes:
        """The leaflets as one PDF, to be kept; raises the reason where one of them may not be."""
        if not order.looked_at:
            for topic in order.topics:
                self._must_be_fresh(topic, order)
        return self.pages((order,)).pdf

    def pages(self, orders: Sequence[LeafletOrder]) -> SetPages:
        """The leaflets of several orders as one PDF, each in its own language, all on the first one's paper.

        To be looked at: whatever has no hole is set, with its marks; a PDF of the desk's own is as it is. Any
        thread may ask; what was set before lies ready.
        """
        sign, size, large = replace(self._sign(), day=self._today()), orders[0].size, orders[0].large
        asked = (*(replace(order, looked_at=False) for order in orders), sign, self._shelf.edition)
        sheets = [self._sheet(topic, order) for order in orders for topic in order.topics]
        with self._one_at_a_time:
            if asked not in self._set:
                if len(self._set) >= _KEPT:
                    del self._set[next(iter(self._set))]
                self._set[asked] = self._pressed(sheets, sign, size, large=large)
            return self._set[asked]

    def laid_out(self, topic: str, order: LeafletOrder) -> LeafletSheet:
        """One leaflet as it would be set, to be kept; raises the reason where it may not be."""
        if not order.looked_at:
            self._must_be_fresh(topic, order)
        return self._sheet(topic, order)

    def must_be_allowed(self, orders: Iterable[LeafletOrder]) -> None:
        """Raises the reason where something may not go on paper by itself and nobody has looked at it."""
        for order in orders:
            if not order.looked_at:
                for topic in order.topics:
                    self._must_be_fresh(topic, order)
                    self._must_not_be_sensitive(topic, order)

    def print_to(self, printer: str, order: LeafletOrder, copies: int = 1) -> Printed:
        """Sets the leaflets and hands them over."""
        return self.print_together(printer, (order,), copies)

    def print_together(self, printer: str, orders: Sequence[LeafletOrder], copies: int = 1) -> Printed:
        """Several orders as one print."""
        self.must_be_allowed(orders)
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

    def _pressed(
        self, sheets: Sequence[LeafletSheet], sign: DeskSign, size: PaperSize, *, large: bool
    ) -> SetPages:
        """Texts are set, each run of them at once; the desk's own PDFs come between them as they are."""
        parts: list[SetPages] = []
        for is_pdf, run in groupby(sheets, key=lambda sheet: sheet.version.pdf is not None):
            if is_pdf:
                parts += [own_pages(sheet.version) for sheet in run]
                continue
            press, languages = self._press_at_hand(), self._languages()
            parts.append(press.set(tuple(run), languages=languages, sign=sign, size=size, large=large))
        return parts[0] if len(parts) == 1 else joined(parts)

    def _press_at_hand(self) -> Press:
        if self._press is None:
            self._press = self._make_press()
        return self._press

    def _sheet(self, topic: str, order: LeafletOrder) -> LeafletSheet:
        leaflet, today = self._leaflet(topic, order), self._today()
        version = leaflet.whole(order.language)
        second = order.beside if order.beside != order.language else None
        beside = None if second is None else leaflet.whole(second)
        for one in (version, beside) if beside else ():
            if one is not None and one.pdf is not None:
                raise PdfStandsAlone(topic, one.language)
        is_past = any(leaflet.is_past_review(today, language) for language in (order.language, second))
        return LeafletSheet(leaflet, version, beside, is_past)

    def _leaflet(self, topic: str, order: LeafletOrder) -> Leaflet:
        return self._shelf.in_languages(topic, _languages_of(order))

    def _must_be_fresh(self, topic: str, order: LeafletOrder) -> None:
        leaflet = self._leaflet(topic, order)
        for language in _languages_of(order):
            leaflet.printable(language, self._today())

    def _must_not_be_sensitive(self, topic: str, order: LeafletOrder) -> None:
        leaflet = self._leaflet(topic, order)
        for language in _languages_of(order):
            if leaflet.is_sensitive and leaflet.in_language(language).is_draft:
                raise SensitiveDraft(topic, language)

    def _said_of_desk(self) -> Mapping[str, str]:
        sign = self._sign()
        return {"desk_name": sign.name, "desk_hours": sign.hours}

    def _known_languages(self) -> frozenset[str]:
        return frozenset((*self._languages(), EASY_FINNISH))

    def _today(self) -> date:
        return local_day(self._clock())


def _languages_of(order: LeafletOrder) -> tuple[str, ...]:
    return (order.language,) if order.beside is None else (order.language, order.beside)
