"""What an annex is about: its kind, and which one of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from kototori.domain.annex import Kind, Phenomenon, phenomena
from kototori.domain.need import Need
from kototori.domain.vocabulary import Vocabulary
from kototori.ui.look import theme
from kototori.ui.look.fields import Field
from kototori.wording.annex_names import KINDS
from kototori.wording.catalogue import Words
from kototori.wording.categories import category_words

_SHOWN_AT_ONCE = 16


class PhenomenonChoice(QWidget):
    """Two fields; the second is there for kinds that have several."""

    chosen = Signal()

    def __init__(self, vocabulary: Callable[[], Vocabulary], words: Words) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._words = words
        self.kind, self.code = QComboBox(), QComboBox()
        for kind, name in KINDS.items():
            self.kind.addItem(words(name), kind)
        self.code.setMaxVisibleItems(_SHOWN_AT_ONCE)
        for box in (self.kind, self.code):  # as wide as the sheet, not as the longest name
            box.setSizeAdjustPolicy(box.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.field = Field(words("Which one"), self.code)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_3)
        column.addWidget(Field(words("What the annex is about"), self.kind))
        column.addWidget(self.field)
        self.kind.currentIndexChanged.connect(self._list)
        self.code.currentIndexChanged.connect(self.chosen)
        self._list()

    @property
    def phenomenon(self) -> Phenomenon:
        """What is chosen."""
        return Phenomenon(Kind(self.kind.currentData()), str(self.code.currentData() or ""))

    def _list(self) -> None:
        """The phenomena of a kind, in the order of their list; sub-needs stand in a little."""
        kind, vocabulary = Kind(self.kind.currentData()), self._vocabulary()
        self.code.blockSignals(True)
        self.code.clear()
        for one in phenomena(kind, vocabulary):
            need = vocabulary.needs.get(one.code) if kind is Kind.NEED else None
            name = category_words(kind, one.code, vocabulary, self._words) if one.code else ""
            self.code.addItem(_stepped_in(need, name), one.code)
        self.code.blockSignals(False)
        self.field.setVisible(kind not in (Kind.PREVENTABLE, Kind.INTERPRETER))
        self.chosen.emit()


def _stepped_in(need: Need | None, name: str) -> str:
    if need is None:
        return name
    return f"    {need.code} {name}" if need.parent else f"{need.code} {name}"
