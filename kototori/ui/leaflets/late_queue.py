"""The prints on their way stand as long as the window; what shows them is built anew with its language."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from kototori.services.leaflet_rack import LeafletRack
    from kototori.ui.paper.print_queue import PrintQueue
    from kototori.ui.preferences import Preferences


class LateQueue(QObject):
    """The one queue of the window, made with its first print."""

    def __init__(self, preferences: Preferences, window: QObject) -> None:
        super().__init__(window)
        self._preferences = preferences
        self._made: PrintQueue | None = None

    @property
    def holds_prints(self) -> bool:
        """Whether a print has not ended."""
        return self._made is not None and bool(self._made.prints)

    def with_rack(self, rack: Callable[[], LeafletRack]) -> PrintQueue:
        """The queue; from now on it prints from this rack."""
        if self._made is None:
            from kototori.ui.paper.print_queue import PrintQueue

            self._made = PrintQueue(rack, self._preferences, self)
        self._made.rack = rack
        return self._made
