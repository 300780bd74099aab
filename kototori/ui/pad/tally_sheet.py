"""Paper tallies in one go: a day, and how many came about each need; saved together, undone together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from kototori.domain.contact import Source
from kototori.domain.errors import BadMoment, DeskError, FutureMoment
from kototori.domain.tally import MOST_OF_A_NEED, Tally
from kototori.ui.look import theme
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.fields import Field
from kototori.ui.look.page import heading
from kototori.ui.look.side_sheet import SideSheet
from kototori.ui.notices import Notices
from kototori.ui.pad.late_banner import WhenField
from kototori.ui.pad.tally_cell import TallyCell
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from datetime import date

    from kototori.services.contact_log import ContactLog, Recorded

_COLUMNS = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TallySheet(SideSheet):
    """What is filled in stays until it is saved, also while the sheet is closed."""

    saved = Signal(list)  # of Recorded

    def __init__(
        self,
        parent: QWidget,
        log: ContactLog,
        needs: Iterable[tuple[str, str]],
        in_words: Callable[[date], str],
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__(parent, words("Paper tally"), words)
        self._log, self._in_words, self._words, self._notices = log, in_words, words, notices
        self.day = WhenField(words("Day of the tally"), words("yesterday 14, Tue, 4.11., 1030"))
        self.day.textChanged.connect(self._understand)
        self.day.escaped.connect(self.close_sheet)
        self._day_field = Field(words("Day of the tally"), self.day)
        self._understood = QLabel()
        self._understood.setFont(theme.font(bold=True))
        self.cells = {
            code: TallyCell(name, words) for code, name in (*needs, (None, words("Need not recorded")))
        }
        self._order = tuple(self.cells.values())
        self._total = heading("", theme.SECTION)
        self._fault = QLabel()
        self._fault.setWordWrap(True)
        self._fault.setForegroundRole(QPalette.ColorRole.BrightText)
        self._save = KeyButton(words("Save the tally"), "Ctrl+⏎", primary=True, keeps_focus=False)
        self._save.clicked.connect(self.do_deed)
        self._lay_out()
        self._count()

    @property
    def total(self) -> int:
        """How many strokes are filled in."""
        return sum(cell.count for cell in self._order)

    @property
    def said(self) -> str:
        """What stands under the grid as its fault."""
        return self._fault.text()

    def open_for(self, day: date | None) -> None:
        """Shows what is filled in so far; with a day that is known the keyboard begins at the first need."""
        if day is not None:
            self.day.setText(f"{day.day}.{day.month}.{day.year}")
        self.open_sheet()
        (self._order[0].field if self.day.text() else self.day).setFocus()

    def do_deed(self) -> None:
        """Ctrl+Enter: saves the tally as one step of the day."""
        too_many = next((cell for cell in self._order if cell.count > MOST_OF_A_NEED), None)
        if too_many is not None:
            self._explain_count()
            too_many.field.setFocus()
            return
        with self._notices.reporting(), self._day_field.explaining(self._words, BadMoment, FutureMoment):
            day = self._log.when(self.day.text()).day
            if not self.total:
                self._fault.setText(self._words("Nothing is counted yet, so nothing was stored."))
                self._order[0].field.setFocus()
                return
            tally = Tally(day, {code: cell.count for code, cell in self.cells.items()})
            stored: list[Recorded] = self._log.record_many(tally.facts(), Source.TALLY)
            self._empty()
            self.close_sheet()
            self.saved.emit(stored)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and plain and self._save.hasFocus() and not event.isAutoRepeat():
            self.do_deed()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        note = QLabel(
            self._words("Each stroke becomes a contact with one need and no hour. Languages are not tallied.")
        )
        note.setWordWrap(True)
        note.setFont(theme.font(theme.SMALL))
        note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_4)
        grid.setVerticalSpacing(theme.GAP_2)
        rows = -(-len(self._order) // _COLUMNS)
        for n, cell in enumerate(self._order):
            grid.addWidget(cell, n % rows, n // rows)
            cell.changed.connect(self._count)
            cell.left_by.connect(lambda step, n=n: self._go(n + step))
            cell.crossed_by.connect(lambda step, n=n: self._cross(n, step * rows))
        self.day.entered.connect(lambda: self._go(0))
        for part in (self._day_field, self._understood, note):
            self.body.addWidget(part)
        self.body.addLayout(grid)
        self.body.addWidget(self._fault)
        self.body.addStretch(1)
        self.foot.addWidget(self._total)
        self.foot.addWidget(self._save)

    def _go(self, to: int) -> None:
        """Enter and the arrows: down the columns, from the day at the top to the button at the end."""
        if to < 0:
            self.day.setFocus()
        elif to >= len(self._order):
            self._save.setFocus()
        else:
            self._order[to].field.setFocus()

    def _cross(self, here: int, by: int) -> None:
        if 0 <= here + by < len(self._order):
            self._order[here + by].field.setFocus()

    def _understand(self, text: str) -> None:
        self._day_field.clear_error()
        self._understood.setText("")
        if text.strip():
            try:
                self._understood.setText(self._in_words(self._log.when(text).day))
            except DeskError:
                return  # somebody is still typing; what is wrong is said when it is to be saved

    def _count(self) -> None:
        said = self._words.many("{n} contact in all", "{n} contacts in all", self.total)
        self._total.setText(said)
        self._total.setAccessibleName(said)
        self._fault.setText("")
        if any(cell.count > MOST_OF_A_NEED for cell in self._order):
            self._explain_count()

    def _explain_count(self) -> None:
        self._fault.setText(
            self._words("At most {most} of one need; nothing was stored.", most=MOST_OF_A_NEED)
        )

    def _empty(self) -> None:
        self.day.clear()
        for cell in self._order:
            cell.field.clear()
