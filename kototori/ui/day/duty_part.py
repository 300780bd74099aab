"""Who was on duty, by role: proposed by the program, put right with + and −."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kototori.domain.contact import ServedBy
from kototori.ui.look import theme
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.page import heading, small_print
from kototori.ui.pad.tally_cell import TallyCell
from kototori.wording.catalogue import Words
from kototori.wording.labels import label

if TYPE_CHECKING:
    from kototori.domain.duty import Duty


class DutyPart(QWidget):
    """A number for each role. What nobody touched is kept when the day is closed."""

    counted = Signal(ServedBy, int)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._said = small_print("")
        self._said.setWordWrap(True)
        self.cells = {role: TallyCell(label(role, words), words) for role in ServedBy}
        row = FlowRow(theme.GAP_4)
        cells = list(self.cells.values())
        for at, (role, cell) in enumerate(self.cells.items()):
            cell.changed.connect(partial(self._count, role))
            for signal in (cell.left_by, cell.crossed_by):
                signal.connect(partial(self._step, cells, at))
            row.addWidget(cell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_1)
        column.addWidget(heading(words("On duty"), theme.TILE_LABEL))
        column.addWidget(self._said)
        column.addLayout(row)

    @property
    def sentence(self) -> str:
        """Where the numbers come from."""
        return self._said.text()

    def show_duty(self, duty: Duty) -> None:
        """The numbers of a day; one that is being typed stays."""
        for role, cell in self.cells.items():
            number = duty.persons.get(role, 0)
            if cell.count != number and not (cell.field.hasFocus() and cell.field.isModified()):
                cell.blockSignals(True)
                cell.field.setText(str(number) if number else "")
                cell.blockSignals(False)
        self._said.setText(self._told(duty))

    def _told(self, duty: Duty) -> str:
        words = self._words
        if duty.is_told:
            return words("As somebody at the desk said.")
        if duty.like is not None:
            day = words.date(duty.like)
            return words("Proposed as on {day}, and by who served today. Closing the day keeps it.", day=day)
        if duty.there:
            return words("Proposed by who served today. Closing the day keeps it.")
        return words("How many of each role, never who.")

    def _count(self, role: ServedBy) -> None:
        self.counted.emit(role, self.cells[role].count)

    def _step(self, cells: list[TallyCell], at: int, by: int) -> None:
        cells[max(0, min(at + by, len(cells) - 1))].field.setFocus()
