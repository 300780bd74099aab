"""The papers of a request that was just made: set, printed and saved away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import QObject

from kototori.ui.background import Errands
from kototori.ui.paper.pdf_file import save_pdf
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.printer import KnownPrinter, PrintJob
    from kototori.domain.referral import Keeping
    from kototori.domain.referral_slip import SlipContents
    from kototori.domain.visitor_card import CardContents
    from kototori.services.desk import Desk
    from kototori.services.slip_tray import SlipTray


class Paper(StrEnum):
    """What is printed of a request: for the worker, for the visitor."""

    SLIP = "slip"
    CARD = "card"


BOTH = (Paper.SLIP, Paper.CARD)


class Made(NamedTuple):
    """What the papers of one request say; it lives until the sheet is closed or the requests are locked.

    `language` is the visitor's, for the card; `erase_on` is when the desk has forgotten it at the latest.
    """

    request: UUID
    erase_on: date
    slip: SlipContents
    card: CardContents
    language: str


class RequestPapers(QObject):
    """One errand after another: no key waits for a page to be set, or for a printer that is asleep."""

    def __init__(self, parent: QObject, desk: Desk, words: Words) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = words
        self.slips: SlipTray = desk.slip_tray()
        self._errands = Errands(self)

    def known(self) -> tuple[KnownPrinter, ...]:
        """The printers of this computer."""
        return self.slips.printers()

    def print_papers(
        self,
        made: Made,
        papers: Sequence[Paper],
        printer: str,
        told: Callable[[Future[list[PrintJob]]], None],
    ) -> None:
        """Everything is set before the first page is sent: half of it is not printed."""

        def errand() -> list[PrintJob]:
            pages = [self._set(made, paper) for paper in papers]
            return [self.slips.print_to(printer, page) for page in pages]

        self._errands.run(errand, told)

    def save(self, made: Made, path: Path, beside: str, told: Callable[[Future[Path]], None]) -> None:
        """The slip where somebody asked for it, and the card next to it under a name that ends so."""

        def errand() -> Path:
            slip, card = (self._set(made, paper) for paper in BOTH)
            saved = save_pdf(path, slip)
            save_pdf(saved.with_stem(f"{saved.stem}-{beside}"), card)
            return saved

        self._errands.run(errand, told)

    def print_consent(
        self, language: str, keeping: Keeping, printer: str, told: Callable[[Future[PrintJob]], None]
    ) -> None:
        """The text about consent, to be read by the visitor."""

        def errand() -> PrintJob:
            page = self._desk.visitor_papers(self._words).consent_sheet(language, keeping)
            return self.slips.print_to(printer, page)

        self._errands.run(errand, told)

    def print_help(self, language: str, printer: str, told: Callable[[Future[PrintJob]], None]) -> None:
        """The help card, for a visitor who does not consent."""

        def errand() -> PrintJob:
            return self.slips.print_to(printer, self._desk.visitor_papers(self._words).help_card(language))

        self._errands.run(errand, told)

    def _set(self, made: Made, paper: Paper) -> bytes:
        if paper is Paper.CARD:
            return self._desk.visitor_papers(self._words).card(made.card, made.language)
        return self.slips.set(made.slip, self._words)
