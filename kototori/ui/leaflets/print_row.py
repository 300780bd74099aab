"""What is on its way to paper, under today's list: it asks for nothing, and nobody has to wait for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QVBoxLayout, QWidget

from kototori.domain.printer import KnownPrinter
from kototori.ui.leaflets.print_words import PrintWords
from kototori.ui.look import theme
from kototori.ui.look.announcement import announce
from kototori.ui.look.buttons import KeyButton
from kototori.ui.look.flow_row import FlowRow
from kototori.ui.look.touch import give_rows_room
from kototori.ui.paper.print_queue import PrintQueue, QueuedPrint, Stage
from kototori.wording.catalogue import Words

_TOUCH = 48
_LOW = 620


class PrintRow(QWidget):
    """One print: how far it is, and what can be done about it."""

    called_off = Signal()
    tried_again = Signal()
    printer_asked = Signal()
    printer_chosen = Signal(str)
    kept = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.print: QueuedPrint | None = None
        self._words = words
        self._needs_care = False
        self._offered: tuple[KnownPrinter, ...] = ()
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.again = self._button(words("Try again"), self.tried_again.emit)
        self.here = self._button(words("Print here"), self._choose)
        self.other = self._button(words("Other printer"), self.printer_asked.emit)
        self.keep = self._button(words("Save PDF"), self.kept.emit)
        self.off = self._button(words("Cancel"), self.called_off.emit)
        self.printers = QComboBox()
        self.printers.setMinimumHeight(theme.scaled(_TOUCH))
        self.printers.setAccessibleName(words("Printer"))
        self.printers.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_2, theme.GAP_2, theme.GAP_2, theme.GAP_2)
        column.setSpacing(theme.GAP_2)
        column.addWidget(self.said)
        column.addWidget(self.printers)
        buttons = FlowRow(theme.GAP_2)
        for button in self._buttons:
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.hide()

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """In the order in which Tab visits them."""
        return (self.printers, *self._buttons)

    @property
    def _buttons(self) -> tuple[KeyButton, ...]:
        return (self.here, self.again, self.other, self.keep, self.off)

    def show_print(self, one: QueuedPrint, sentence: str, printers: Sequence[KnownPrinter]) -> None:
        """How far it is now."""
        stage = one.stage
        self._needs_care = stage in (Stage.TROUBLE, Stage.ASKING)
        asking = stage is Stage.ASKING and bool(printers)
        if asking and tuple(printers) != self._offered:
            self._offer(tuple(printers))
        self.print = one
        self.said.setText(sentence)
        self.said.setFont(theme.font(bold=self._needs_care))
        self.setAccessibleName(sentence)
        self.printers.setVisible(asking)
        self.here.setVisible(asking)
        self.again.setVisible(stage is Stage.TROUBLE)
        self.other.setVisible(stage is Stage.TROUBLE)
        self.keep.setVisible(self._needs_care)
        self.off.setVisible(stage is not Stage.DONE)
        self.show()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter on a button presses it; on the pad around it Enter saves.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        elif focused is self.printers:
            self._choose()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.colours_of(self)
        fill = colours.warning_tint if self._needs_care else colours.selected
        border = colours.warning if self._needs_care else colours.accent
        theme.draw_panel(QPainter(self), QRectF(self.rect()), fill, border)

    def _button(self, text: str, deed: Callable[[], None]) -> KeyButton:
        button = KeyButton(text)
        button.setFixedHeight(theme.scaled(_TOUCH))
        button.set_tight(tight=True)
        button.clicked.connect(lambda: deed())
        return button

    def _offer(self, printers: tuple[KnownPrinter, ...]) -> None:
        self._offered = printers
        give_rows_room(self.printers.view())
        self.printers.clear()
        for printer in printers:
            name = printer.label or printer.name
            ready = name if printer.is_ready else self._words("{printer} (not ready)", printer=name)
            self.printers.addItem(ready, printer.name)
            if printer.is_default:
                self.printers.setCurrentIndex(self.printers.count() - 1)

    def _choose(self) -> None:
        self.printer_chosen.emit(str(self.printers.currentData()))


class PrintRows(QWidget):
    """At most two rows: the print that leaves next, and one that needs somebody; others wait their turn."""

    kept = Signal(object)  # a QueuedPrint that is to become a file
    called_off = Signal()
    touched = Signal()  # something was pressed here, and the keyboard may go home

    def __init__(self, queue: PrintQueue, say: PrintWords, words: Words, *, speaks: bool = True) -> None:
        """`speaks`: each step is said aloud, which one of several views of the queue does for all."""
        super().__init__()
        self._speaks = speaks
        self._queue = queue
        self._say = say
        self._words = words
        self._told: tuple[QueuedPrint, str] | None = None
        self.moving, self.waiting = PrintRow(words), PrintRow(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_2, 0, theme.GAP_2, 0)
        column.setSpacing(theme.GAP_1)
        for row in (self.moving, self.waiting):
            column.addWidget(row)
            self._join(row)
        self.setAccessibleName(words("Leaflets on their way to paper"))
        queue.changed.connect(self.refresh)
        self.hide()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops."""
        return (*self.moving.controls, *self.waiting.controls)

    def refresh(self) -> None:
        """Shows where the prints are."""
        in_need = [one for one in self._queue.prints if one.stage in (Stage.TROUBLE, Stage.ASKING)]
        moving = [one for one in self._queue.prints if one not in in_need]
        is_low = self.window().height() < theme.scaled(_LOW)
        self._fill(self.moving, moving[-1:], 0)
        # In a low window one after the other; the one on its way is soon gone.
        self._fill(self.waiting, [] if is_low and moving else in_need[:1], len(in_need) - 1)
        self.setVisible(bool(self._queue.prints))
        if self._speaks:
            self._announce()

    def _fill(self, row: PrintRow, prints: Sequence[QueuedPrint], more: int) -> None:
        if not prints:
            row.print = None
            row.hide()
            return
        said = self._say.row(prints[0])
        if more:
            said += " " + self._words.many("{n} more print waits.", "{n} more prints wait.", more)
        row.show_print(prints[0], said, self._queue.printers)

    def _announce(self) -> None:
        """Told to a screen reader once for each step, not once a second."""
        row = self.waiting if self.waiting.print is not None else self.moving
        if row.print is None:
            return
        counting = row.print.stage is Stage.COUNTING
        step = (row.print, "" if counting else row.said.text())
        if step != self._told:
            self._told = step
            announce(self.window(), row.said.text())  # heard in another view too

    def _call_off(self, one: QueuedPrint) -> None:
        self._queue.cancel(one)
        self.called_off.emit()

    def _join(self, row: PrintRow) -> None:
        def do(deed: Callable[[QueuedPrint], None]) -> None:
            if row.print is not None:
                deed(row.print)
            self.touched.emit()

        row.called_off.connect(partial(do, self._call_off))
        row.tried_again.connect(partial(do, self._queue.try_again))
        row.printer_asked.connect(partial(do, self._queue.ask_for_printer))
        row.printer_chosen.connect(lambda name: do(lambda _: self._queue.choose_printer(name)))
        row.kept.connect(partial(do, self.kept.emit))
