"""The fields of a contact's details and their values; loaded and built when they are first opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kototori.ui.look import theme
from kototori.ui.look.key_grid import GridButton
from kototori.ui.pad.detail_buttons import DetailChoice, DetailField, DetailGrid, PinButton

_MOST_COLUMNS = 7


class Field(NamedTuple):
    """A field of a contact as the row shows it: its name and its values, each a code with its words.

    `pin` is what its pin says at first, where it can be pinned for the day.
    """

    kind: str
    name: str
    values: tuple[tuple[str, str], ...]
    pin: str = ""


class DetailFields(QWidget):
    """The fields, and under them the values of the one that is open."""

    chosen = Signal(str, str)
    pinned = Signal(str)
    typed = Signal(str)
    left = Signal()
    unfolded = Signal(object)

    def __init__(self, title: str, fields: Sequence[Field]) -> None:
        super().__init__()
        self._values: dict[str, DetailGrid] = {}
        self._room = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.scaled(theme.GAP_2))
        heads = [DetailField(field.kind, field.name) for field in fields]
        self.fields = DetailGrid(title, heads, 1, theme.GAP_2)
        self.fields.typed.connect(self.typed)
        self.fields.left.connect(self.left)
        self._column.addWidget(self.fields)
        for head, field in zip(heads, fields, strict=True):
            head.clicked.connect(partial(self._open, head))
            self._values[field.kind] = self._grid_of(head, field)

    def fit(self, room: int) -> None:
        """As many columns as the widest button has room for."""
        self._room = room
        for grid in (self.fields, *self._values.values()):
            if not grid.isHidden():
                self._arrange(grid)

    def close_values(self) -> None:
        """Only the fields are left."""
        for grid in self._values.values():
            grid.hide()
        for head in self.fields.buttons:
            head.setChecked(False)

    def show_chosen(self, chosen: dict[str, list[str]], said: dict[str, str]) -> None:
        """Ticks what is chosen."""
        for button in self.findChildren(GridButton):
            if isinstance(button, DetailField):
                button.show_value(said.get(button.name, ""))
            elif isinstance(button, DetailChoice) and not isinstance(button, PinButton):
                button.setChecked(button.code in chosen.get(button.kind, ()))

    def show_pin(self, kind: str, text: str, *, pinned: bool) -> None:
        """What the pin of a field says."""
        for pin in self.findChildren(PinButton):
            if pin.kind == kind:
                pin.tell(text, pinned=pinned)
        self.fit(self._room)

    def _arrange(self, grid: DetailGrid) -> None:
        grid.arrange(min(_MOST_COLUMNS, grid.columns_in(self._room)))

    def _grid_of(self, head: DetailField, field: Field) -> DetailGrid:
        values: list[GridButton] = []
        for code, text in field.values:
            value = DetailChoice(field.kind, code, text)
            value.clicked.connect(partial(self.chosen.emit, field.kind, code))
            values.append(value)
        if field.pin:
            values.append(self._pin(field.kind, field.pin))
        grid = DetailGrid(field.name, values, 1, theme.GAP_2)
        grid.typed.connect(self.typed)
        grid.left.connect(partial(self._back_to, head))
        grid.entered.connect(lambda: head.setFocus(Qt.FocusReason.OtherFocusReason))
        grid.hide()
        self._column.addWidget(grid)
        return grid

    def _pin(self, kind: str, text: str) -> PinButton:
        pin = PinButton(kind, text)
        pin.clicked.connect(partial(self.pinned.emit, kind))
        return pin

    def _open(self, head: DetailField) -> None:
        """Opens the values of a field, or closes them again."""
        grid = self._values[head.kind]
        was_open = head.isChecked()
        self.close_values()
        if was_open:
            return
        head.setChecked(True)
        self._arrange(grid)  # before it is shown: too wide at first, it would widen the pad
        grid.show()
        if head.hasFocus():
            first = next((value for value in grid.buttons if value.isChecked()), grid.buttons[0])
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit(grid)

    def _back_to(self, head: DetailField) -> None:
        # First: from what is hidden Qt would send the keyboard astray, and a screen reader would say where.
        head.setFocus(Qt.FocusReason.OtherFocusReason)
        self.close_values()
