"""Which contacts are counted, under which names, and what they are compared with; folded until wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from kototori.domain.contact import Channel
from kototori.domain.figures import Table
from kototori.domain.other_period import Against
from kototori.domain.overview import Naming, Only
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.figures.figure_words import FigureWords
from kototori.ui.figures.period_bar import day_field
from kototori.ui.look import theme
from kototori.ui.look.day_edit import day_in, qdate
from kototori.ui.look.fields import Field
from kototori.ui.look.flow_row import FlowRow
from kototori.wording.catalogue import N_, Words

_FIELDS = ("place", "channel", "language", "need")
_EVERY = {
    "place": N_("All places"),
    "channel": N_("All channels"),
    "language": N_("All languages"),
    "need": N_("All needs"),
}
_CALLED = {
    "place": N_("Place"),
    "channel": N_("Channel"),
    "language": N_("Language"),
    "need": N_("Need"),
}
NAMINGS = ((Naming.AS_THEN, N_("Names as they were then")), (Naming.AS_NOW, N_("Names as they are now")))
_AGAINST = (
    (Against.NOTHING, N_("Not compared")),
    (Against.LAST_YEAR, N_("Against last year")),
    (Against.BEFORE, N_("Against the period before")),
    (Against.ANOTHER, N_("Against another period")),
)


class Sifting(NamedTuple):
    """How the contacts of a period are looked at."""

    only: Only = Only()
    naming: Naming = Naming.AS_THEN
    against: Against = Against.NOTHING
    around: date | None = None
    """A day of the other period, where any is chosen."""


class Chip(NamedTuple):
    """One thing that is on, and how everything is without it."""

    text: str
    without: Sifting


class FilterRow(QWidget):
    """A field for each; what is chosen is seen, and taken back, by the chips beside the row as well."""

    changed = Signal()
    left = Signal()

    def __init__(self, vocabulary: Callable[[], Vocabulary], words: Words, today: date) -> None:
        super().__init__()
        self._vocabulary, self._words = vocabulary, words
        self.sifting = Sifting()
        self.setAccessibleName(words("Filter and compare"))
        self._lists = {field: QComboBox() for field in _FIELDS}
        self._naming, self.against = QComboBox(), QComboBox()
        self._around = day_field(words("A day of the other period"))
        self._around.setMaximumDate(qdate(today))
        self._around.setDate(qdate(today).addYears(-1))
        self._around_field = Field(words("A day of the other period"), self._around)
        for naming, text in NAMINGS:
            self._naming.addItem(words(text), naming)
        for against, text in _AGAINST:
            self.against.addItem(words(text), against)
        self._lay_out()
        for box in self._boxes():
            box.activated.connect(self._read)
        self._around.dateChanged.connect(self._read)
        self.hide()

    def open(self, at: QWidget | None = None) -> None:
        """Shows the fields, with what the lists hold now; the keyboard goes to the first or to `at`."""
        self._fill()
        self.show()
        (at or self._lists["place"]).setFocus(Qt.FocusReason.TabFocusReason)

    def sift(self, sifting: Sifting) -> None:
        """As a chip that is taken away has it."""
        self.sifting = sifting
        self._show()
        self.changed.emit()

    def forget(self) -> None:
        """Another day begins, and with it everything that is counted."""
        self.sifting = Sifting()
        self._show()

    def chips(self) -> list[Chip]:
        """What is on now."""
        now, words = self.sifting, self._words
        names = FigureWords(self._vocabulary(), words)
        found = []
        for field in _FIELDS:
            code = getattr(now.only, field)
            if code is not None:
                text = f"{words(_CALLED[field])}: {names.category(Table(field), code)}"
                only = Only(**{one: getattr(now.only, one) for one in _FIELDS if one != field})
                found.append(Chip(text, now._replace(only=only)))
        if now.naming is Naming.AS_NOW:
            found.append(Chip(words("Names as they are now"), now._replace(naming=Naming.AS_THEN)))
        if now.against is not Against.NOTHING:
            compared = words("Comparison")
            text = f"{compared}: {words(dict(_AGAINST)[now.against])}"
            found.append(Chip(text, now._replace(against=Against.NOTHING)))
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.fold()
        else:
            super().keyPressEvent(event)

    def fold(self) -> None:
        """Takes the fields away; what is chosen stays, and stands on its chips."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def _boxes(self) -> tuple[QComboBox, ...]:
        return (*self._lists.values(), self._naming, self.against)

    def _read(self) -> None:
        """What the fields say now."""
        only = Only(**{field: box.currentData() for field, box in self._lists.items()})
        against = Against(self.against.currentData())
        around = day_in(self._around) if against is Against.ANOTHER else None
        before, self.sifting = (
            self.sifting,
            Sifting(only, Naming(self._naming.currentData()), against, around),
        )
        self._around_field.setVisible(against is Against.ANOTHER)
        if self.sifting != before:
            self.changed.emit()

    def _fill(self) -> None:
        vocabulary, words = self._vocabulary(), self._words
        names = FigureWords(vocabulary, words)
        codes: dict[str, Iterable[str]] = {
            "place": vocabulary.places,
            "channel": Channel,
            "language": vocabulary.languages,
            "need": [need.code for need in vocabulary.needs.values() if need.parent is None],
        }
        for field, box in self._lists.items():
            box.clear()
            box.addItem(words(_EVERY[field]), None)
            for code in codes[field]:
                box.addItem(names.category(Table(field), code), str(code))
        self._show()

    def _show(self) -> None:
        """The fields say what is on."""
        now = self.sifting
        for field, box in self._lists.items():
            box.setCurrentIndex(max(box.findData(getattr(now.only, field)), 0))
        self._naming.setCurrentIndex(self._naming.findData(now.naming))
        self.against.setCurrentIndex(self.against.findData(now.against))
        self._around_field.setVisible(now.against is Against.ANOTHER)

    def _lay_out(self) -> None:
        words, row = self._words, FlowRow(theme.GAP_3)
        called = {**_CALLED, "naming": N_("Names"), "against": N_("Comparison")}
        boxes = {**self._lists, "naming": self._naming, "against": self.against}
        for field, box in boxes.items():
            box.setMaxVisibleItems(16)
            row.addWidget(Field(words(called[field]), box))
        row.addWidget(self._around_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self._around_field.hide()
