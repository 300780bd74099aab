"""Offers language and place on a desk that has not chosen them; it never asks, and never takes the focus."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from kototori.domain.need import SCREEN_LANGUAGES, Place
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import small_print
from kototori.wording.catalogue import Words

OWN_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
_MOST_PLACES = 4  # more are chosen in the settings


class NewDeskStrip(QWidget):
    """Two short rows of buttons in one line; each goes once it has been answered."""

    language_chosen = Signal(str)
    place_chosen = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._row = FlowRow(theme.GAP_1)
        self.setLayout(self._row)
        self._words = words
        self._labels: list[QLabel] = []
        self._compact = False
        self._offered: object = None
        self.hide()

    def set_compact(self, *, compact: bool) -> None:
        """In a small window the buttons speak for themselves."""
        self._compact = compact
        for label in self._labels:
            label.setVisible(not compact)

    def offer(self, places: Iterable[Place], *, language: bool, place: bool) -> None:
        """Shows what is still to be chosen."""
        offered = (tuple(places), language, place)
        if offered == self._offered:
            return
        self._offered = offered
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._labels = []
        if language:
            self._add_label(self._words("Language of the window"))
            for code in SCREEN_LANGUAGES:
                self._add(OWN_NAMES[code], partial(self.language_chosen.emit, code))
        if place:
            self._add_label(self._words("Place"))
            for known in offered[0][:_MOST_PLACES]:
                self._add(known.name, partial(self.place_chosen.emit, known.code))
        self.setVisible(language or place)

    def _add_label(self, text: str) -> None:
        label = small_print(text)
        self._row.addWidget(label)  # before it is shown: without a parent it would be a window
        label.setVisible(not self._compact)
        self._labels.append(label)

    def _add(self, text: str, choose: Callable[[], None]) -> None:
        button = KeyButton(text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setFixedHeight(theme.scaled(theme.TOUCH))
        button.clicked.connect(lambda: choose())
        self._row.addWidget(button)
