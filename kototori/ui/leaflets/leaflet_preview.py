"""The very page that is printed, turned and enlarged; what must be looked at first is looked at here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from kototori.ui.leaflets.sheet_notes import SheetNotes
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.low_window import MakesWay
from kototori.ui.look.page import Card, small_print
from kototori.ui.paper.pdf_view import PdfView
from kototori.wording.catalogue import Words

_LEAST_WIDE, _LEAST_BELOW = 240, 560


class LeafletPreview(Card):
    """The page with its buttons below."""

    looked_at = Signal()  # somebody says so

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.notes = SheetNotes(words("Before printing"))
        self.view = PdfView(words("Preview of the page"))
        self.view.turned.connect(self.say_page)
        self.view.enlarged.connect(self.say_page)
        self.view.looked_at.connect(self._look)
        self._asks_for_look = False
        self.number = small_print("")
        self.looked = KeyButton(words("I have looked at the page"), "⏎")
        self.looked.clicked.connect(self._look)
        self.looked.hide()
        back = self._sign("‹", words("Previous page"), lambda: self.view.turn(-1))
        further = self._sign("›", words("Next page"), lambda: self.view.turn(1))
        self._turning = (back, further)
        self.smaller = self._sign("−", words("Smaller"), lambda: self.view.enlarge(-1))
        self.larger = self._sign("+", words("Larger"), lambda: self.view.enlarge(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_3, theme.GAP_3, theme.GAP_3, theme.GAP_2)
        column.setSpacing(theme.GAP_2)
        column.addWidget(MakesWay(self.notes))
        column.addWidget(self.view, 1)
        row = FlowRow(theme.GAP_2)
        for part in (self.looked, back, self.number, further, self.smaller, self.larger):
            row.addWidget(part)
        column.addLayout(row)
        self.say_page()

    @property
    def asks_for_look(self) -> bool:
        """Whether somebody has to say that the page was looked at."""
        return self._asks_for_look

    def show_pdf(self, pdf: bytes) -> None:
        """These pages."""
        self.view.show_pdf(pdf)
        self.say_page()

    def clear(self, message: str) -> None:
        """A sentence instead of pages."""
        self.view.clear(message)
        self.say_page()

    def ask_for_look(self, *, asks: bool) -> None:
        """What is sensitive and unchecked is printed only when somebody has looked at it."""
        self._asks_for_look = asks
        self.looked.setVisible(asks)

    def take_place(self, *, is_wide: bool) -> None:
        """Beside the rest there is as much room as there is; below it the page is shown whole."""
        self.view.setMinimumHeight(theme.scaled(_LEAST_WIDE if is_wide else _LEAST_BELOW))

    def say_page(self) -> None:
        """Which page, and how large."""
        view, words = self.view, self._words
        said = words("page {page} of {pages}", page=view.page, pages=view.pages) if view.pages else ""
        if view.pages and view.percent != 100:
            said += f" · {view.percent} %"
        self.number.setText(said)
        for button in self._turning:
            button.setVisible(view.pages > 1)
        self.larger.setVisible(view.pages > 0)
        self.smaller.setVisible(view.pages > 0 and view.percent > 100)

    def _look(self) -> None:
        if self._asks_for_look:
            self.looked_at.emit()

    def _sign(self, sign: str, name: str, deed: Callable[[], None]) -> KeyButton:
        button = KeyButton(sign)
        button.setMinimumWidth(theme.scaled(theme.TOUCH))
        button.setAccessibleName(f"{sign} {name}")
        button.setToolTip(name)
        button.clicked.connect(lambda: deed())
        return button
