"""The sheet once its request is made: the papers go out, and nothing is lost if they do not.

The vault, or its inbox while it is locked, holds the request already. So a printer that is dead, a letter
that no font has and a window that closes cost the paper and nothing else.
"""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from kototori.domain.referral import HandOver
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.notices import Notices
from kototori.ui.own_folder import own_folder
from kototori.ui.preferences import Preferences
from kototori.ui.requests.made_part import MadePart
from kototori.ui.requests.phone_part import PhonePart
from kototori.ui.requests.request_papers import Made, Paper, RequestPapers
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.printer import PrintJob
    from kototori.services.request_book import RequestBook


class AfterMade(QWidget):
    """Papers, file and phone for one request."""

    finished = Signal()  # its papers have come out, or are saved
    typing_done = Signal()  # nothing more is to be typed here: the keyboard goes back to the pad
    handed_over = Signal()

    def __init__(
        self, papers: RequestPapers, preferences: Preferences, keys: KeyTable, words: Words, notices: Notices
    ) -> None:
        super().__init__()
        self._papers, self._words, self._notices = papers, words, notices
        self._book: RequestBook | None = None
        self._made: Made | None = None
        self.row = MadePart(papers, preferences, keys.printed(Deed.MAKE_REQUEST), words)
        self.phone = PhonePart(words)
        self.row.prints_wanted.connect(self._print)
        self.row.file_wanted.connect(self._save)
        self.row.phone_wanted.connect(self._read_out)
        self.row.papers_out.connect(self._tell_printed)
        self.row.failed.connect(self._tell_failed)
        self.phone.read_out.connect(self._hand_over)
        self.phone.left.connect(self._show_row)
        self.phone.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.row)
        column.addWidget(self.phone)

    @property
    def made(self) -> Made | None:
        """The request that was made."""
        return self._made

    def begin(self, book: RequestBook, made: Made) -> None:
        """A request is made; the large button has the keyboard."""
        self._book, self._made = book, made
        words = self._words
        self.row.begin(
            words("The request waits for {worker}.", worker=made.slip.worker.name),
            words(
                "It is kept under lock here until it is handed over, and erased on {day} at the latest.",
                day=words.date(made.erase_on),
            ),
        )
        self._show_row()

    def first_focus(self) -> QWidget:
        """The large button, or what was said on the phone."""
        if self.phone.isHidden():
            return self.row.primary or self
        return self.phone.done

    def wipe(self) -> None:
        """Lets go of what the visitor said; prints on their way come out."""
        self._book = self._made = None
        self.row.stop_watching()
        self.phone.wipe()
        self.phone.hide()

    def do_deed(self) -> None:
        """What Ctrl+Enter does now."""
        if self.phone.isHidden():
            self.row.do_primary()
        else:
            self._hand_over()

    # --- paper and file -----------------------------------------------------------------------------

    def _print(self, papers: tuple[Paper, ...]) -> None:
        self.row.printer.when_known(lambda: self._send(papers))
        self.typing_done.emit()

    def _send(self, papers: tuple[Paper, ...]) -> None:
        made, printer = self._made, self.row.printer.printer
        if made is None:
            return  # closed before the printers were known
        if not printer:
            self._notices.trouble(self.row.printer.trouble)
            return

        def take(answer: Future[list[PrintJob]]) -> None:
            with self._notices.reporting():
                jobs = answer.result()
                if self._made is made:
                    self.row.watch(jobs)

        self._papers.print_papers(made, papers, printer, take)

    def _tell_printed(self) -> None:
        self._notices.done(self._words("Printed. Hand the slip to the worker, and the card to the visitor."))
        self.finished.emit()

    def _tell_failed(self) -> None:
        self._notices.trouble(
            self._words("Not everything was printed. The request is kept; print again, or save the pages.")
        )

    def _save(self) -> None:
        made = self._made
        path = None if made is None else self._ask_where(made)
        if made is None or path is None:
            return

        def take(answer: Future[Path]) -> None:
            with self._notices.reporting():
                saved = answer.result()
                self._notices.done(
                    self._words(
                        "Saved: {path}, and the visitor's card beside it. The slip holds name and phone: "
                        "delete it when it has been handed over.",
                        path=saved,
                    )
                )
                if self._made is made:
                    self.finished.emit()

        self._papers.save(made, path, self._words("visitors-card"), take)
        self.typing_done.emit()

    def _ask_where(self, made: Made) -> Path | None:
        # Nothing about the visitor in the name: everybody sees it who sees the folder.
        name = self._words("contact-request-{day}.pdf", day=made.slip.made_on)
        chosen, _ = QFileDialog.getSaveFileName(
            self, self._words("Save the slip"), str(own_folder() / name), "PDF (*.pdf)"
        )
        return Path(chosen) if chosen else None

    # --- the phone ----------------------------------------------------------------------------------

    def _read_out(self) -> None:
        if self._made is not None:
            self.phone.show_for(self._made.slip)
            self.row.hide()
            self.phone.show()
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_over(self) -> None:
        book, made = self._book, self._made
        if book is None or made is None:
            return
        words = self._words
        with self._notices.reporting():
            moved = book.hand_over(made.request, HandOver.PHONE)
            told = words("Handed over to {worker} by phone.", worker=made.slip.worker.name)
            self.row.tell(told, words("It is erased here by {day}.", day=words.date(moved.erase_on)))
            self.row.show_handed_over()
            self._notices.done(told)
            self.handed_over.emit()
            self._show_row()

    def _show_row(self) -> None:
        self.phone.wipe()
        self.phone.hide()
        self.row.show()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
