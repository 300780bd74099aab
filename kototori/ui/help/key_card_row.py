"""Prints the card of keys or keeps it as a file; stands in the help and in the settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from kototori.domain.errors import DeskError
from kototori.domain.key_card import KeyPart
from kototori.ui.keys import spoken
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.own_folder import own_folder
from kototori.ui.paper.pdf_file import save_pdf
from kototori.ui.paper.printer_choice import PrinterChoice, PrintWatch
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence

if TYPE_CHECKING:
    from kototori.services.key_cards import KeyCards
    from kototori.ui.preferences import Preferences


class KeyCardRow(QWidget):
    """The keys as they are now, in the language of the window, on one A4."""

    def __init__(
        self,
        parts: Sequence[KeyPart],
        cards: Callable[[], KeyCards],
        preferences: Preferences,
        words: Words,
    ) -> None:
        """`cards` is asked for only when a card is wanted, or its printers are."""
        super().__init__()
        self._parts = parts
        self._cards = cards
        self._words = words
        self._printer = PrinterChoice(
            lambda: self._cards().printers(), preferences, words, words("Print key card")
        )
        self._printer.found.connect(self._allow_paper)
        self._watch = PrintWatch(
            lambda job: self._cards().fate(job), lambda job: self._cards().cancel(job), words
        )
        self.print_button = KeyButton(words("Print key card"), keeps_focus=False)
        self.print_button.clicked.connect(self.print_card)
        self.save_button = KeyButton(words("Save as PDF …"), keeps_focus=False)
        self.save_button.clicked.connect(self.save_card)
        for button in (self.print_button, self.save_button):
            button.setAutoDefault(False)  # Enter in the help closes it
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.hide()
        row = FlowRow(theme.GAP_2)
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_2)
        column.addWidget(self._printer)
        column.addLayout(row)
        column.addWidget(self._watch)
        column.addWidget(self._said)

    @property
    def said(self) -> str:
        """What was saved, or why it was not."""
        return self._said.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.print_button.setEnabled(False)
        self._printer.look_again()

    def _allow_paper(self) -> None:
        self.print_button.setEnabled(bool(self._printer.printer))

    def print_card(self) -> None:
        """One card, on the printer chosen."""
        try:
            self._watch.watch(self._cards().print_to(self._printer.printer, self._set()))
        except DeskError as error:
            self._tell(sentence(error, self._words))

    def save_card(self) -> None:
        """The card as a file, where somebody says."""
        name = self._words("kototori-keys.pdf")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self._words("Save as PDF"), str(own_folder() / name), "PDF (*.pdf)"
        )
        if not chosen:
            return
        try:
            self._tell(self._words("Saved: {path}.", path=save_pdf(Path(chosen), self._set())))
        except DeskError as error:
            self._tell(sentence(error, self._words))

    def _set(self) -> bytes:
        # By name: not every font has the signs that stand on keyboards.
        spelt = [
            part._replace(lines=tuple(line._replace(key=spoken(line.key)) for line in part.lines))
            for part in self._parts
        ]
        return self._cards().set(spelt, self._words)

    def _tell(self, said: str) -> None:
        self._said.setText(said)
        self._said.show()
