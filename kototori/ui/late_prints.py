"""Makes the desk's prints with the first need in hand: a start that prints nothing does without."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kototori.services.desk import Desk
    from kototori.ui.desk_prints import DeskPrints
    from kototori.ui.log_page import LogPage
    from kototori.ui.notices import Notices
    from kototori.ui.page import Page
    from kototori.ui.preferences import Preferences
    from kototori.ui.print_queue import PrintQueue
    from kototori.wording.catalogue import Words


class LatePrints:
    """Passes on what is asked of the prints."""

    def __init__(
        self, page: LogPage, desk: Desk, preferences: Preferences, words: Words, notices: Notices
    ) -> None:
        self._page, self._desk = page, desk
        self._preferences, self._words, self._notices = preferences, words, notices
        self._made: DeskPrints | None = None
        self._queue: PrintQueue | None = None
        page.pad_shown.connect(self._follow)

    @property
    def made(self) -> DeskPrints:
        """The prints, made now if they were not."""
        if self._made is None:
            from kototori.ui.desk_prints import DeskPrints

            self._made = DeskPrints(
                self._page,
                self._desk.log,
                self._desk.setup,
                partial(self._desk.leaflet_rack, self._words, apart=True),
                self._preferences,
                self._words,
                self._notices,
                self._queue,
            )
        return self._made

    def go_on_from(self, before: LatePrints) -> None:
        """The window was built anew: what is on its way to paper goes on, and is counted here."""
        queue = None if before._made is None else before._made.leave_queue()
        if queue is not None and queue.prints:
            self._queue = queue
            self.made.show_rows()

    def save_and_print(self, shown: Page) -> None:
        """Ctrl+Enter on the pad; on any other page there is no contact in sight to save."""
        if shown is self._page:
            self.made.save_and_print()

    def print_from(self, shown: Page) -> None:
        """Ctrl+P prints what fits on the pad, and on the page of leaflets what is chosen there."""
        if shown is self._page:
            self.made.print_now()
            return
        from kototori.ui.leaflet_page import LeafletPage

        if isinstance(shown, LeafletPage):
            shown.print_leaflets()

    def _follow(self) -> None:
        if self._made is None and self._page.pad.needs:
            self.made.follow()
