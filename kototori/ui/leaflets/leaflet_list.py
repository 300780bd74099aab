"""The leaflets to choose from: those that fit first, all others below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from kototori.ui.look import theme

_TOPIC = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Offer:
    """One leaflet as the list says it."""

    topic: str
    title: str
    detail: str


class LeafletList(QListWidget):
    """Leaflets with a tick each; Space ticks, and several may be ticked."""

    chosen_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setUniformItemSizes(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _: self.chosen_changed.emit())
        self.itemPressed.connect(self._pressed)
        self.itemClicked.connect(self._clicked)
        self._state_when_pressed = Qt.CheckState.Unchecked

    def show_offers(self, groups: Iterable[tuple[str, Sequence[Offer]]], chosen: Iterable[str]) -> None:
        """Shows headed groups of leaflets; those of `chosen` are ticked."""
        ticked = set(chosen)
        current = self._topic(self.currentRow()) if self.currentRow() >= 0 else ""
        self.blockSignals(True)
        self.clear()
        for heading, offers in groups:
            if offers:
                self._add_heading(heading)
            for offer in offers:
                self._add_offer(offer, is_chosen=offer.topic in ticked)
        rows = [row for row in range(self.count()) if self._topic(row)]
        kept = [row for row in rows if self._topic(row) == current]
        self.setCurrentRow((kept or rows or [-1])[0])
        self.blockSignals(False)

    def chosen(self) -> tuple[str, ...]:
        """The topics ticked, from above."""
        return tuple(
            topic
            for row in range(self.count())
            if (topic := self._topic(row)) and self.item(row).checkState() is Qt.CheckState.Checked
        )

    def _topic(self, row: int) -> str:
        return str(self.item(row).data(_TOPIC) or "")

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme.font(theme.SMALL, bold=True))
        self.addItem(item)

    def _add_offer(self, offer: Offer, *, is_chosen: bool) -> None:
        item = QListWidgetItem(f"{offer.title}\n{offer.detail}")
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        item.setData(_TOPIC, offer.topic)
        self.addItem(item)

    def _pressed(self, item: QListWidgetItem) -> None:
        self._state_when_pressed = item.checkState()

    def _clicked(self, item: QListWidgetItem) -> None:
        """A click anywhere in the row ticks it; one on the box itself has done so already."""
        if item.data(_TOPIC) and item.checkState() is self._state_when_pressed:
            was_ticked = self._state_when_pressed is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if was_ticked else Qt.CheckState.Checked)
