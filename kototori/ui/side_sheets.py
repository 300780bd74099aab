"""The sheets over the right edge of the pad: one at a time, and a contact request stays with its contact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kototori.domain.contact import Outcome
from kototori.domain.moment import Moment
from kototori.domain.suggestions import Kind
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.notices import Notices
from kototori.ui.pad.pad import Pad
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.contact_log import Recorded
    from kototori.services.desk import Desk
    from kototori.ui.leaflets.print_row import PrintRows
    from kototori.ui.look.side_sheet import SideSheet
    from kototori.ui.pad.log_page import LogPage
    from kototori.ui.pad.tally_sheet import TallySheet
    from kototori.ui.preferences import Preferences
    from kototori.ui.requests.referral_sheet import ReferralSheet
    from kototori.ui.requests.vault_lock import VaultLock


class SideSheets(QObject):
    """Opens them, lays the waiting prints where they are seen, and puts a made request into its contact.

    A request belongs to the contact for which it was opened: it goes out of sight when another contact is
    taken in hand, comes back with its own, and stays beside one that was saved meanwhile.
    """

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
        self._preferences, self._keys, self._words, self._notices = preferences, keys, words, notices
        self._vault_lock = vault_lock
        self._requests: dict[UUID, ReferralSheet] = {}  # by the draft of their contact
        self._stored: dict[UUID, UUID] = {}  # the contacts that were saved beside their open request
        self._spare: list[ReferralSheet] = []
        self._tally: TallySheet | None = None
        self._prints: PrintRows | None = None
        self._hand = pad.draft_id
        page.pad_shown.connect(self._follow_hand)
        page.saved.connect(self._follow_saved)
        page.tally_asked.connect(self.open_tally)

    @property
    def request(self) -> ReferralSheet | None:
        """The contact request that is to be seen."""
        return next((sheet for sheet in self._requests.values() if not sheet.isHidden()), None)

    @property
    def shown(self) -> SideSheet | None:
        """The sheet that is to be seen: somebody is filling it in and should keep the keyboard."""
        if self._tally is not None and not self._tally.isHidden():
            return self._tally
        return self.request

    @property
    def holds_words(self) -> bool:
        """Whether a request or a tally has something in it that is not stored anywhere."""
        filled = any(sheet.is_filled_in for sheet in self._requests.values())
        return filled or (self._tally is not None and self._tally.total > 0)

    def panes(self) -> list[QWidget]:
        """What F6 enters of the sheet that is to be seen."""
        return [] if self.shown is None else self.shown.panes()

    def ask_for_referral(self) -> None:
        """Opens the contact request for the visitor in hand; the pad beside it stays usable."""
        if self.request is not None:
            self.request.take_focus()
            return
        self._put_tally_aside()
        begun = self._requests.get(self._pad.draft_id)
        if begun is not None:
            begun.open_again()
            begun.take_focus()
            return
        sheet = self._spare.pop() if self._spare else self._make_request()
        self._requests[self._pad.draft_id] = sheet
        sheet.open_for(self._pad.needs, self._pad.language)

    def open_tally(self) -> None:
        """A sheet for the numbers on a paper; the pad beside it stays usable."""
        if self.request is not None:
            self._put_aside(self.request)
        if self._tally is None:
            self._tally = self._make_tally()
        late = self._pad.mode.late
        self._tally.open_for(None if late is None else late.day)

    def take_prints(self, rows: PrintRows) -> None:
        """The prints on their way, to be laid where they are seen."""
        self._prints = rows
        self._lay_prints()

    # --- whose request it is ----------------------------------------------------------------------

    def _follow_hand(self) -> None:
        """Another contact may be in hand: its request comes with it, that of another one goes."""
        if self._pad.draft_id == self._hand:
            return
        self._hand = self._pad.draft_id
        open_now = self.request
        if open_now is not None:
            owner = self._owner(open_now)
            if owner != self._hand and owner not in self._stored:
                self._put_aside(open_now)
        self._bring_back()

    def _follow_saved(self, stored: Recorded, draft: UUID) -> None:
        """The contact was saved before its request was made: the sheet stays, and says whose it is."""
        sheet = self._requests.get(draft)
        if sheet is not None:
            self._stored[draft] = stored.contact.id
            said = self._page.in_words.contact(stored.contact)
            sheet.tell_contact(self._words("For the contact {contact}", contact=said))

    def _bring_back(self) -> None:
        sheet = self._requests.get(self._pad.draft_id)
        if sheet is not None and self.shown is None:
            sheet.open_again()

    def _put_aside(self, sheet: ReferralSheet) -> None:
        """Out of sight, with everything that was typed; a request that was only opened is closed."""
        if not sheet.is_filled_in:
            sheet.close_sheet()
            return
        sheet.set_aside()
        key = self._keys.printed(Deed.REFERRAL)
        self._notices.note(
            self._words("The contact request waits with its contact. {key} opens it there again", key=key)
        )

    def _put_tally_aside(self) -> None:
        if self._tally is not None and not self._tally.isHidden():
            self._tally.set_aside()
            if self._tally.total:
                self._notices.note(self._words("What is filled in the paper tally waits until it is saved"))

    def _owner(self, sheet: ReferralSheet) -> UUID | None:
        return next((draft for draft, one in self._requests.items() if one is sheet), None)

    def _note_request(self, sheet: ReferralSheet) -> None:
        """A request was made: the contact for which it was opened says so."""
        draft = self._owner(sheet)
        if draft in self._stored:
            self._correct(self._stored[draft])
        else:
            self._page.choose(Kind.OUTCOME, Outcome.REFERRAL_REQUESTED)
            self._page.focus_line()
        self.request_made.emit()

    def _correct(self, contact: UUID) -> None:
        with self._notices.reporting():
            facts = self._desk.log.find(contact).facts
            outcome = tuple(dict.fromkeys((*facts.outcome, Outcome.REFERRAL_REQUESTED)))
            self._desk.log.correct(contact, replace(facts, outcome=outcome))
            self._page.after_change()

    def _let_go(self, sheet: ReferralSheet) -> None:
        """Closed and wiped: the next request may have it."""
        draft = self._owner(sheet)
        if draft is not None:
            del self._requests[draft]
            self._stored.pop(draft, None)
            self._spare.append(sheet)

    # --- where they stand -------------------------------------------------------------------------

    def _join(self, sheet: SideSheet) -> None:
        sheet.covering.connect(self._make_room)
        sheet.closed.connect(self._page.focus_line)

    def _make_room(self, covered: int) -> None:
        self._page.parts.make_room(covered)
        self._lay_prints()

    def _lay_prints(self) -> None:
        """Under today's list; while a sheet lies over that, on the sheet."""
        rows = self._prints
        if rows is None:
            return
        shown, parts = self.shown, self._page.parts
        if shown is not None:
            shown.lay_over_foot(rows)
        else:
            parts.add_under_today(rows, rows.stops)
        rows.refresh()

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
        sheet.closed.connect(self._bring_back)
        sheet.saved.connect(lambda stored: self._notices.done(page.told.tallied(stored)))
        sheet.saved.connect(page.after_change)
        return sheet

    def _make_request(self) -> ReferralSheet:
        from kototori.ui.requests.referral_sheet import ReferralSheet

        desk = self._desk
        sheet = ReferralSheet(
            self._page,
            desk.referrals,
            desk.slip_tray(),
            desk.setup,
            desk.log.today,
            self._preferences,
            self._keys,
            self._words,
            self._notices,
            desk.visitor_texts().words_or_finnish(self._words.language),
        )
        self._join(sheet)
        sheet.request_made.connect(lambda: self._note_request(sheet))
        sheet.turn_wanted.connect(self.turn_wanted)
        sheet.leaflets_wanted.connect(self.leaflets_wanted)
        sheet.closed.connect(lambda: self._let_go(sheet))
        return sheet
