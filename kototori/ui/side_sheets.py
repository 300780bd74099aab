"""The sheets over the right edge of the pad: one at a time; waiting prints are laid where they are seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kototori.domain.moment import Moment
from kototori.ui.keys import KeyTable
from kototori.ui.look.low_window import MakesWay
from kototori.ui.notices import Notices
from kototori.ui.pad.pad import Pad
from kototori.ui.request_sheets import RequestSheets
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.desk import Desk
    from kototori.ui.leaflets.print_row import PrintRows
    from kototori.ui.look.side_sheet import SideSheet
    from kototori.ui.pad.log_page import LogPage
    from kototori.ui.pad.tally_sheet import TallySheet
    from kototori.ui.preferences import Preferences
    from kototori.ui.requests.referral_sheet import ReferralSheet
    from kototori.ui.requests.vault_lock import VaultLock


class SideSheets(QObject):
    """The contact requests and the paper tally."""

    request_made = Signal()
    turn_wanted = Signal()
    leaflets_wanted = Signal()

    def __init__(
        self,
        page: LogPage,
        desk: Desk,
        pad: Pad,
        preferences: Preferences,
        keys: KeyTable,
        words: Words,
        notices: Notices,
        vault_lock: Callable[[], VaultLock],
    ) -> None:
        """`vault_lock` makes the window's one lock of the requests when it is first asked for."""
        super().__init__(page)
        self._page, self._desk, self._pad = page, desk, pad
        self._words, self._notices = words, notices
        self.requests = RequestSheets(page, desk, pad, preferences, keys, words, notices, vault_lock)
        self.requests.built.connect(self._join)
        self.requests.request_made.connect(self.request_made)
        self.requests.turn_wanted.connect(self.turn_wanted)
        self.requests.leaflets_wanted.connect(self.leaflets_wanted)
        self._tally: TallySheet | None = None
        self._prints: MakesWay | None = None
        self._rows: PrintRows | None = None
        page.tally_asked.connect(self.open_tally)
        page.filled_in_beside = self._field

    @property
    def request(self) -> ReferralSheet | None:
        """The contact request that is to be seen."""
        return self.requests.shown

    @property
    def shown(self) -> SideSheet | None:
        """The sheet that is to be seen: somebody is filling it in and should keep the keyboard."""
        if self._tally is not None and not self._tally.isHidden():
            return self._tally
        return self.request

    @property
    def holds_words(self) -> bool:
        """Whether a tally has something in it that is not stored anywhere."""
        return self._tally is not None and self._tally.total > 0

    def panes(self) -> list[QWidget]:
        """What F6 enters of the sheet that is to be seen."""
        return [] if self.shown is None else self.shown.panes()

    def ask_for_referral(self) -> None:
        """Opens the contact request for the visitor in hand; the pad beside it stays usable."""
        self._put_tally_aside()
        self.requests.ask()

    def open_tally(self) -> None:
        """A sheet for the numbers on a paper; the pad beside it stays usable."""
        self.requests.put_aside()
        if self._tally is None:
            self._tally = self._make_tally()
        late = self._pad.mode.late
        self._tally.open_for(None if late is None else late.day)

    def keep_keyboard(self) -> None:
        """What had it in an open request may be gone, since that was covered with the window."""
        here = self._page.window().focusWidget()  # also while another window has the keyboard
        if self.request is not None and (here is None or not here.isVisible()):
            self.request.take_focus()

    def _field(self) -> QWidget | None:
        """Where somebody was writing who comes back from another view: a name is not for the entry line."""
        here, sheet = self._page.focusWidget(), self.shown
        if sheet is None or here is None or not (sheet.isAncestorOf(here) and here.isVisible()):
            return None
        return here

    def take_prints(self, rows: PrintRows) -> None:
        """The prints on their way, to be laid where they are seen."""
        # Wrapped once for all places: a scroll area that has lost its part still moves it, and deletes it.
        self._prints = MakesWay(rows)
        self._rows = rows
        self._lay_prints()

    def _put_tally_aside(self) -> None:
        if self._tally is not None and not self._tally.isHidden():
            self._tally.set_aside()
            if self._tally.total:
                self._notices.note(self._words("What is filled in the paper tally waits until it is saved"))

    # --- where they stand -------------------------------------------------------------------------

    def _join(self, sheet: SideSheet) -> None:
        sheet.covering.connect(self._make_room)
        sheet.closed.connect(self._page.focus_line)

    def _make_room(self, covered: int) -> None:
        self._page.parts.make_room(covered)
        self._lay_prints()

    def _lay_prints(self) -> None:
        """Under today's list; while a sheet lies over that, on the sheet."""
        prints, rows = self._prints, self._rows
        if prints is None or rows is None:
            return
        shown, parts = self.shown, self._page.parts
        if shown is not None:
            shown.lay_over_foot(prints)
        else:
            parts.add_under_today(prints, rows.stops)
        rows.refresh()
        prints.setHidden(rows.isHidden())  # the layout shows it at a later moment otherwise

    def _make_tally(self) -> TallySheet:
        from kototori.ui.pad.tally_sheet import TallySheet

        page = self._page
        tops = [(tile.code, tile.label) for tile in page.parts.tiles]
        sheet = TallySheet(
            page,
            self._desk.log,
            tops,
            lambda day: page.in_words.moment(Moment(day)),
            self._words,
            self._notices,
        )
        self._join(sheet)
        sheet.closed.connect(self.requests.bring_back)
        sheet.saved.connect(lambda stored: self._notices.done(page.told.tallied(stored)))
        sheet.saved.connect(page.after_change)
        return sheet
