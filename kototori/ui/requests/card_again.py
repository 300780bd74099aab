"""The visitor's card of a request that was made before: printed once more, or saved where nothing prints."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from kototori.ui.background import Errands
from kototori.ui.notices import Notices
from kototori.ui.own_folder import own_folder
from kototori.ui.paper.pdf_file import save_pdf
from kototori.ui.requests.slip_printing import SlipPrinting
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.request_list import Listed
    from kototori.ui.requests.request_services import RequestServices


class CardAgain(QObject):
    """What stands on it is read on the window's thread, where the vault answers; it is set beside it."""

    def __init__(
        self, services: RequestServices, printing: SlipPrinting, words: Words, notices: Notices
    ) -> None:
        super().__init__(printing)
        self._with, self._printing, self._words, self._notices = services, printing, words, notices
        self._errands = Errands(self)
        printing.card_printed.connect(self._tell_printed)

    def give(self, one: Listed) -> None:
        """Onto paper where there is a printer, else into a file."""
        with self._notices.reporting():
            self._printing.print_card(self._page_of(one), partial(self._save, one))

    def _page_of(self, one: Listed) -> Callable[[], bytes]:
        """Raises VaultLocked, UnknownRequest or RequestErased before anything is set."""
        card = self._with.requests().card(one, self._with.directory())
        said, papers, words = one.contents, self._with.visitor_papers, self._words
        language = "" if said is None else said.language or said.consent_language
        return lambda: papers(words).card(card, language)

    def _save(self, one: Listed) -> None:
        path = self._ask_where(one)
        if path is None:
            return
        with self._notices.reporting():
            page = self._page_of(one)  # once more: the lock may have fallen while the dialog was open
            self._errands.run(lambda: save_pdf(path, page()), self._tell_saved)

    def _ask_where(self, one: Listed) -> Path | None:
        # Nothing about the visitor in the name: everybody sees it who sees the folder.
        card = self._words("visitors-card")
        name = f"{card}-{one.made_on}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self._printing.window(),
            self._words("Save the visitor's card"),
            str(own_folder() / name),
            "PDF (*.pdf)",
        )
        return Path(chosen) if chosen else None

    def _tell_printed(self) -> None:
        self._notices.done(self._words("The visitor's card is printed. Hand it to the visitor."))

    def _tell_saved(self, answer: Future[Path]) -> None:
        with self._notices.reporting():
            saved = answer.result()
            self._notices.done(
                self._words(
                    "Saved: {path}. Print it for the visitor, and delete the file: "
                    "who knows its code can withdraw the request.",
                    path=saved,
                )
            )
