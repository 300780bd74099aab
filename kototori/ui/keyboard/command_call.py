"""Opens the list of commands, and brings the keyboard back to where it came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from kototori.ui.keys import Deed
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.ui.keyboard.command_palette import Command, CommandPalette


class CommandCall(QObject):
    """On one shell of the window; the list is made when it is first called for."""

    chosen = Signal(Deed)

    def __init__(
        self,
        shell: QWidget,
        words: Words,
        commands: Callable[[], Sequence[Command]],
        home: Callable[[], QWidget | None],
    ) -> None:
        """`home` is where the keyboard belongs whatever had it before; None where it goes back there."""
        super().__init__(shell)
        self._shell = shell
        self._words = words
        self._commands = commands
        self._home = home
        self._palette: CommandPalette | None = None
        self._before: QWidget | None = None

    def turn(self) -> None:
        """Opens the list; a second call closes it."""
        if self._palette is None:
            self._palette = self._make()
        if self._palette.isVisible():
            self._palette.close_palette()
        else:
            self._before = QApplication.focusWidget()
            self._palette.open_palette()

    def close(self) -> None:
        """Closes the list if it is open."""
        if self._palette is not None:
            self._palette.close_palette()

    def _make(self) -> CommandPalette:
        from kototori.ui.keyboard.command_palette import CommandPalette

        palette = CommandPalette(self._shell, self._commands(), self._words)
        palette.closed.connect(self._go_home)
        palette.chosen.connect(self.chosen)
        return palette

    def _go_home(self) -> None:
        there = self._home() or self._before
        if there is not None and there.isVisible():
            there.setFocus(Qt.FocusReason.OtherFocusReason)
