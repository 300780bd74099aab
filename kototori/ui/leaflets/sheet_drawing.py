"""Sets the pages that are chosen behind the window's back, and shows them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kototori.domain.errors import DeskError
from kototori.domain.leaflet import LeafletOrder
from kototori.ui.background import Background
from kototori.ui.leaflets.leaflet_preview import LeafletPreview
from kototori.wording.catalogue import Words
from kototori.wording.sentences import sentence

if TYPE_CHECKING:
    from kototori.domain.leaflet import SetPages
    from kototori.services.leaflet_rack import LeafletRack

_DRAW_AFTER = 120  # milliseconds after the last change: ticking three boxes draws once


class SheetDrawing(QObject):
    """Holds the very pages that are printed; while something else is chosen there are none."""

    drawn = Signal()  # the pages stand, or why they cannot

    def __init__(
        self,
        rack: LeafletRack,
        preview: LeafletPreview,
        orders: Callable[[], tuple[LeafletOrder, ...]],
        words: Words,
    ) -> None:
        super().__init__(preview)
        self._rack, self._preview, self._orders, self._words = rack, preview, orders, words
        self._background = Background(self)
        self._soon = QTimer(self, singleShot=True, interval=_DRAW_AFTER)
        self._soon.timeout.connect(self.draw)
        self.pdf = b""

    def draw_soon(self) -> None:
        """Something else is chosen: the page in view is not the one that would be printed any more."""
        self.pdf = b""
        self._soon.start()

    def draw(self) -> None:
        """Asks for the pages now; what stands in the way is told in their place."""
        self._soon.stop()
        wanted = self._orders()
        if wanted:
            if not self._preview.view.pages:
                self._preview.clear(self._words("The page is being set …"))
            self._background.ask(lambda: self._rack.pages(wanted), self._show)
            return
        self._background.forget()
        self.pdf = b""
        self._preview.clear(self._words("Tick a leaflet to see its page here."))
        self.drawn.emit()

    def _show(self, answer: Future[SetPages]) -> None:
        try:
            self.pdf = answer.result().pdf
        except DeskError as error:
            self._preview.clear(sentence(error, self._words))
        else:
            self._preview.show_pdf(self.pdf)
        self.drawn.emit()
