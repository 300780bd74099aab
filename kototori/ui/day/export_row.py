"""The row of the files that closing a day writes: set up here, done here, and mended here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from kototori.domain.closing_export import Closed
from kototori.domain.day import Book
from kototori.domain.release import Format
from kototori.ui.background import Errands
from kototori.ui.day.day_rows import DayRow, Mark
from kototori.ui.look.buttons import KeyButton
from kototori.ui.notices import Notices
from kototori.ui.own_folder import own_folder
from kototori.wording.catalogue import Words
from kototori.wording.closing_words import closing_in_words

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import date

    from kototori.services.closing_exports import ClosingExports
    from kototori.ui.day.day_look import DayLook

_NAMED = 3


class ExportRow(DayRow):
    """Works beside the window; what failed stays named here until it is written."""

    written = Signal()
    figures_wanted = Signal()

    def __init__(self, exports: Callable[[], ClosingExports], words: Words, notices: Notices) -> None:
        super().__init__(words("Export"), words)
        self._exports = exports
        self._notices = notices
        self._errands = Errands(self)
        self._look: DayLook | None = None
        self._running: set[date] = set()
        self._done: dict[date, Closed] = {}
        self._by_hand: dict[date, tuple[Path, object]] = {}
        self.write_button = self.add_button(words("Write the file"), self.write)
        self.folder_button = self.add_button(words("Folder for closing …"), self._choose_folder)

    def tell_look(self, look: DayLook) -> None:
        """How it stands for the day in view."""
        self._look = look
        on = look.export.is_on
        self._name_button(
            self.write_button, self._words("Write now") if on else self._words("Write the file")
        )
        folder = self._words("Other folder …") if on else self._words("Folder for closing …")
        self._name_button(self.folder_button, folder)
        if on:
            self._tell_closing(look)
        else:
            self._tell_by_hand(look)

    def close_with(self, day: date) -> None:
        """The day was closed: what is chosen is written."""
        if self._look is not None and self._look.export.is_on:
            self._run(day)

    def write(self) -> None:
        """What the button says: the files of closing, or one file where nothing is set up."""
        if self._look is None:
            return
        if self._look.export.is_on:
            self._run(self._look.day)
        else:
            self.figures_wanted.emit()

    def take_written(self, day: date, path: Path, figures: object) -> None:
        """A file was written by hand."""
        self._by_hand[day] = (path, figures)

    # --- the files of closing ---------------------------------------------------------------------

    def _run(self, day: date) -> None:
        if day in self._running:
            return
        self._running.add(day)
        self._done.pop(day, None)
        self._errands.run(partial(self._exports().run, day, self._words), partial(self._take, day))
        self._tell_anew()

    def _take(self, day: date, answer: Future[Closed]) -> None:
        self._running.discard(day)
        with self._notices.reporting():
            done = self._done[day] = answer.result()
            if done.faults:
                self._notices.trouble(self._fault(done))
            else:
                self._notices.done(closing_in_words(done, self._words))
            self.written.emit()
        self._tell_anew()

    def _tell_closing(self, look: DayLook) -> None:
        words, folder = self._words, look.export.folder
        done = self._done.get(look.day)
        is_closed = look.report.day is not None and look.report.day.book is Book.CLOSED
        if look.day in self._running:
            self.tell(Mark.OPTIONAL, words("Being written into {folder} …", folder=folder))
        elif done is not None and done.faults:
            self.tell(Mark.OPEN, self._fault(done))
        elif done is not None:
            self.tell(Mark.DONE, closing_in_words(done, words))
        elif look.there:
            names = ", ".join(path.name for path in look.there[:_NAMED])
            told = words("In {folder}: {names}.", folder=folder, names=names)
            self.tell(Mark.DONE if is_closed else Mark.OPTIONAL, told)
        elif is_closed:
            told = words("The day is closed, but nothing of it lies in {folder}.", folder=folder)
            self.tell(Mark.OPEN, told)
        else:
            self.tell(Mark.OPTIONAL, words("Closing the day writes into {folder}.", folder=folder))

    def _fault(self, done: Closed) -> str:
        # Errors are rare and their sentences many, so nobody waits for them at the start.
        from kototori.wording.sentences import sentence

        return " ".join(sentence(fault, self._words) for fault in done.faults[:1])

    def _choose_folder(self) -> None:
        look = self._look
        if look is None:
            return
        before = look.export.folder
        shown = before if before is not None and before.is_dir() else own_folder()
        chosen = QFileDialog.getExistingDirectory(
            self, self._words("Folder for the files of closing"), str(shown)
        )
        if not chosen:
            return
        wanted = replace(look.export, folder=Path(chosen))
        if not wanted.is_on:  # the first time: what most desks send on
            wanted = replace(wanted, internal=(Format.CSV,), report=True)
        with self._notices.reporting():
            self._exports().choose(wanted)
            failed = self._done.get(look.day)
            self._look = replace(look, export=wanted)
            self._notices.done(self._words("Closing a day writes into {folder}.", folder=chosen))
            if failed is not None and failed.faults:
                self._run(look.day)
            else:
                self._tell_anew()
            self.written.emit()

    # --- one file by hand -------------------------------------------------------------------------

    def _tell_by_hand(self, look: DayLook) -> None:
        words = self._words
        path, figures = self._by_hand.get(look.day, (None, None))
        if path is not None and figures == look.report.figures:
            self.tell(Mark.DONE, words("The figures of the day are in the file {name}.", name=path.name))
        elif path is not None:
            self.tell(Mark.OPEN, words("The figures have changed since the file was written."))
        else:
            self.tell(Mark.OPTIONAL, words("The exact figures of the day as a file for a spreadsheet."))

    def _tell_anew(self) -> None:
        if self._look is not None:
            self.tell_look(self._look)

    def _name_button(self, button: KeyButton, text: str) -> None:
        if button.text() != text:
            button.setText(text)
            button.setAccessibleName(text)
            button.updateGeometry()
