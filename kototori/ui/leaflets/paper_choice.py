"""How the leaflets go on paper: what stands beside them, which paper, how many, counted with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QSpinBox, QVBoxLayout, QWidget

from kototori.domain.contact import MOST_COPIES
from kototori.domain.leaflet import PaperSize
from kototori.ui.look import theme
from kototori.ui.look.fields import Field
from kototori.ui.look.tick_box import TickBox
from kototori.ui.look.touch import give_room
from kototori.ui.paper.printer_choice import PrinterChoice
from kototori.wording.catalogue import Words


class PaperChoice(QWidget):
    """Offers only what is possible for the leaflets that are ticked."""

    changed = Signal()  # the page looks otherwise

    def __init__(self, printer: PrinterChoice, words: Words) -> None:
        super().__init__()
        self._words = words
        self.printer = printer
        self.beside, self.size_list = QComboBox(), QComboBox()
        for choice in (self.beside, self.size_list):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            choice.activated.connect(lambda _: self.changed.emit())
        self.beside.activated.connect(self._keep_beside)
        self.size_list.activated.connect(self._follow_size)
        self.large = TickBox(words("Large print"))
        self.large.toggled.connect(lambda _: self.changed.emit())
        self.copies = QSpinBox()
        self.copies.setRange(1, MOST_COPIES)
        self.count = TickBox("")
        self._kept_beside: str | None = None  # what was chosen by hand; None as long as nothing was
        self._lay_out()
        give_room(self)

    @property
    def language_beside(self) -> str | None:
        """The second language; None where none is to stand there."""
        return str(self.beside.currentData() or "") or None

    @property
    def is_large(self) -> bool:
        """Large print; folded sheets and cards have no room for it."""
        return self.large.isChecked() and self.large.isEnabled()

    @property
    def size_of_paper(self) -> PaperSize:
        return PaperSize(self.size_list.currentData() or PaperSize.A4)

    def offer_beside(self, languages: Sequence[tuple[str, str]], proposed: str | None) -> None:
        """The languages that can stand beside; what was chosen by hand stays while it can."""
        self.beside.clear()
        self.beside.addItem(self._words("nothing"), "")
        for name, code in languages:
            self.beside.addItem(name, code)
        wanted = proposed if self._kept_beside is None else self._kept_beside
        self.beside.setCurrentIndex(max(self.beside.findData(wanted or ""), 0))
        self.beside.setEnabled(self.beside.count() > 1)

    def offer_sizes(self, sizes: Sequence[tuple[str, PaperSize]]) -> None:
        """The papers on which all of it can be set."""
        now = self.size_list.currentData()
        if [self.size_list.itemData(n) for n in range(self.size_list.count())] != [size for _, size in sizes]:
            self.size_list.clear()
            for name, size in sizes:
                self.size_list.addItem(name, size)
            self.size_list.setCurrentIndex(max(self.size_list.findData(now), 0))
        self._follow_size()

    def start_anew(self) -> None:
        """Another visitor: as if nothing had ever been chosen."""
        with self._silent():
            self._kept_beside = None
            self.size_list.setCurrentIndex(0)
            self.large.setChecked(False)
            self.copies.setValue(1)

    def choose_beside(self, code: str) -> None:
        """As if it was chosen in the list."""
        self.beside.setCurrentIndex(max(self.beside.findData(code), 0))
        self._keep_beside()
        self.changed.emit()

    def _follow_size(self) -> None:
        self.large.setEnabled(self.size_of_paper not in (PaperSize.FOLDED, PaperSize.CARD))

    def _keep_beside(self) -> None:
        self._kept_beside = str(self.beside.currentData() or "")

    @contextmanager
    def _silent(self) -> Iterator[None]:
        blocked = [part for part in (self.size_list, self.large, self.copies) if not part.blockSignals(True)]
        try:
            yield
        finally:
            for part in blocked:
                part.blockSignals(False)

    def _lay_out(self) -> None:
        words = self._words
        fields = QGridLayout()
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setHorizontalSpacing(theme.GAP_3)
        fields.setVerticalSpacing(theme.GAP_2)
        fields.addWidget(Field(words("Second language beside"), self.beside), 0, 0)
        fields.addWidget(Field(words("Paper"), self.size_list), 0, 1)
        fields.addWidget(Field(words("Printer"), self.printer), 1, 0)
        fields.addWidget(Field(words("Copies"), self.copies), 1, 1)
        fields.setColumnStretch(0, 1)
        fields.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        column.addLayout(fields)
        column.addWidget(self.large)
        column.addWidget(self.count)
