"""The foot of the page, always in sight: print, keep as PDF, show the QR code, and what is on its way."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kototori.ui.keys import Deed, KeyTable
from kototori.ui.leaflets.print_row import PrintRows
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.low_window import MakesWay
from kototori.ui.look.shorter_button import ShorterButton
from kototori.wording.catalogue import Words


class PrintFoot(QWidget):
    """The buttons; above them come the prints of this window that have not ended."""

    print_asked = Signal()
    save_asked = Signal()
    qr_asked = Signal()

    def __init__(self, keys: KeyTable, words: Words) -> None:
        super().__init__()
        self._words = words
        self.has_prints = False
        self.print_button = ShorterButton(words("Print"), keys.printed(Deed.PRINT), primary=True)
        self.save_button = KeyButton(words("Save as PDF …"))
        self.qr_button = KeyButton(words("QR for the phone"), keys.printed(Deed.TURN))
        for button, signal in (
            (self.print_button, self.print_asked),
            (self.save_button, self.save_asked),
            (self.qr_button, self.qr_asked),
        ):
            button.clicked.connect(signal)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, theme.GAP_1, 20, theme.GAP_2)
        self._column.setSpacing(theme.GAP_2)
        row = FlowRow(theme.GAP_2)
        for button in (self.print_button, self.save_button, self.qr_button):
            row.addWidget(button)
        self._column.addLayout(row)

    def lay_prints(self, rows: PrintRows) -> None:
        """What is on its way stands over the buttons."""
        self._column.insertWidget(0, MakesWay(rows))
        rows.refresh()  # not before it stands there: it would show as a window of its own
        self.has_prints = True

    def allow(self, *, prints: bool, keeps: bool, codes: bool) -> None:
        """Which of the buttons can be pressed now."""
        self.print_button.setEnabled(prints)
        self.save_button.setEnabled(keeps)
        self.qr_button.setEnabled(codes)

    def say(self, n: int, languages: str) -> None:
        """What a press of the button would print."""
        words = self._words
        if not n:
            self.print_button.say(words("Print"), words("Print"))
            return
        full = words.many(
            "Print {n} leaflet ({languages})", "Print {n} leaflets ({languages})", n, languages=languages
        )
        self.print_button.say(full, words("Print {n}", n=words.number(n)))
