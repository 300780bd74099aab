"""Makes the desk's prints with the first need in hand: a start that prints nothing does without."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kototori.services.desk import Desk
    from kototori.ui.leaflets.desk_prints import DeskPrints
    from kototori.ui.leaflets.in_hand import Sheets
    from kototori.ui.leaflets.late_queue import LateQueue
    from kototori.ui.leaflets.leaflet_page import LeafletPage
    from kototori.ui.leaflets.print_row import PrintRows
    from kototori.ui.look.page import Page
    from kototori.ui.notices import Notices
    from kototori.ui.pad.log_page import LogPage
    from kototori.wording.catalogue import Words


class LatePrints:
    """Passes on what is asked of the prints."""

    def __init__(
        self,
        page: LogPage,
        lay: Callable[[PrintRows], None],
        queue: LateQueue,
        desk: Desk,
        words: Words,
        notices: Notices,
    ) -> None:
        self._page, self._lay, self._queue, self._desk = page, lay, queue, desk
        self._words, self._notices = words, notices
        self._made: DeskPrints | None = None
        page.pad_shown.connect(self._follow)
        if queue.holds_prints:
            self.made.show_rows()

    @property
    def made(self) -> DeskPrints:
        """The prints, made now if they were not."""
        if self._made is None:
            from kototori.ui.leaflets.desk_prints import DeskPrints
            from kototori.ui.leaflets.wish_watch import WishWatch

            self._made = DeskPrints(
                self._page,
                self._lay,
                self._desk.log,
                self._desk.setup,
                partial(self._desk.leaflet_rack, self._words, apart=True),
                WishWatch(lambda: self._desk.leaflet_wishes),
                lambda: self._desk.shelf_copies,
                self._queue,
                self._words,
                self._notices,
            )
        return self._made

    def hand_over(self) -> None:
        """The window is about to be built anew: what is on its way goes on without this."""
        if self._made is not None:
            self._made.hand_over()

    def leave(self) -> bool:
        """Before the window closes; False where somebody is to be told first that paper is missing."""
        return not self._queue.holds_prints or self.made.leave()

    def save_and_print(self, shown: Page) -> None:
        """Ctrl+Enter on the pad; on any other page there is no contact in sight to save."""
        if shown is self._page:
            self.made.save_and_print()

    def print_from(self, shown: Page) -> None:
        """Ctrl+P prints what fits on the pad, and on the page of leaflets what is chosen there."""
        if shown is self._page:
            self.made.print_now()
            return
        from kototori.ui.leaflets.leaflet_page import LeafletPage

        if isinstance(shown, LeafletPage):
            shown.print_leaflets()

    def join(self, page: LeafletPage) -> None:
        """The page of leaflets prints through here."""
        page.print_wanted.connect(lambda sheets: self._print(page, sheets))

    def get_ready(self) -> None:
        """Makes ready what the first print would wait for."""
        self.made.get_ready()

    def show_on(self, page: LeafletPage) -> None:
        """What is on its way is seen on the page too; nothing is built for it as long as there is none."""
        if self._queue.holds_prints:
            self._lay_on(page)

    def _print(self, page: LeafletPage, sheets: Sheets) -> None:
        self._lay_on(page)
        self.made.print_sheets(sheets)

    def _lay_on(self, page: LeafletPage) -> None:
        if not page.shows_prints:
            page.take_prints(self.made.rows_beside())

    def _follow(self) -> None:
        if self._made is None and self._page.pad.needs:
            self.made.follow()
