"""The contact requests that are being filled in: each stays with its contact, sealed on disk at every key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from kototori.domain.contact import Outcome
from kototori.domain.half_filled import HalfFilled
from kototori.domain.suggestions import Kind
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.notices import Notices
from kototori.ui.pad.pad import Pad
from kototori.ui.requests.request_chips import RequestChips
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.services.contact_log import Recorded
    from kototori.services.desk import Desk
    from kototori.ui.pad.log_page import LogPage
    from kototori.ui.preferences import Preferences
    from kototori.ui.requests.parked_requests import ParkedRequests
    from kototori.ui.requests.referral_sheet import ReferralSheet
    from kototori.ui.requests.vault_lock import VaultLock


class RequestSheets(QObject):
    """A request belongs to the contact for which it was opened: it goes out of sight when another contact is
    taken in hand, comes back with its own, and stays beside one that was saved meanwhile, until a request is
    asked for with the next visitor in hand: then it waits for an empty pad, so that no two are mixed up.

    What was typed waits sealed, so that a crash or a closed window costs nothing. Read again after that it
    can be once the requests are unlocked; until then the sheet says so.
    """

    request_made = Signal()
    turn_wanted = Signal()
    leaflets_wanted = Signal()
    built = Signal(object)  # a ReferralSheet, to be laid beside the pad

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
        super().__init__(page)
        self._page, self._desk, self._pad = page, desk, pad
        self._preferences, self._keys, self._words, self._notices = preferences, keys, words, notices
        self._vault_lock = vault_lock
        self._sheets: dict[UUID, ReferralSheet] = {}  # by the draft of their contact
        self._stored: dict[UUID, UUID] = {}  # the contacts that were saved beside their open request
        self._left: set[UUID] = set()  # of contacts that were saved; they wait for an empty pad
        self._spare: list[ReferralSheet] = []
        self._hand = pad.draft_id
        self._chips = RequestChips(page, pad, lambda request: desk.referrals.is_open(request))
        page.pad_shown.connect(self._follow_hand)
        page.saved.connect(self._follow_saved)
        page.desk_changed.connect(self._follow_desk)
        page.keeper.holds_request = lambda draft: draft in self.parked.drafts

    @property
    def shown(self) -> ReferralSheet | None:
        """The contact request that is to be seen."""
        return next((sheet for sheet in self._sheets.values() if not sheet.isHidden()), None)

    @cached_property
    def parked(self) -> ParkedRequests:
        """Those that lie on disk."""
        from kototori.ui.requests.parked_requests import ParkedRequests

        return ParkedRequests(self, self._desk, self._notices)

    def look(self) -> None:
        """Once the desk is open: what an earlier start left comes back when the requests are unlocked."""
        waiting = self.parked.hidden()
        if not waiting:
            return
        if self._lock.is_open:
            self._uncover()
        else:
            self._notices.note(
                self._words.many(
                    "1 half-filled contact request waits until the requests are unlocked",
                    "{n} half-filled contact requests wait until the requests are unlocked",
                    waiting,
                )
            )

    def ask(self) -> None:
        """Opens the contact request for the visitor in hand; the pad beside it stays usable."""
        draft = self._wanted()
        shown = self.shown
        if shown is not None and not self._pad.is_empty and self._owner(shown) != draft:
            self.put_aside()
        sheet = self.shown or self._sheets.get(draft)
        if sheet is None:
            sheet = self._open(draft)
        elif sheet.isHidden():
            sheet.open_again()
        sheet.take_focus()

    def put_aside(self) -> None:
        """Out of sight, with everything that was typed; a request that was only opened is closed."""
        sheet = self.shown
        if sheet is None:
            return
        owner = self._owner(sheet)
        is_saved = owner in self._stored or owner in self._left
        if not sheet.is_filled_in or (is_saved and sheet.consent.answer is False):
            sheet.close_sheet()
            return
        self.parked.keep_now()
        self._page.keeper.show_tabs()
        sheet.set_aside()
        key = self._keys.printed(Deed.REFERRAL)
        if owner is not None and is_saved:
            self._left.add(owner)
            self._notices.note(
                self._words(
                    "The request of the contact saved before waits. {key} on an empty pad opens it",
                    key=key,
                )
            )
        else:
            self._notices.note(
                self._words("The contact request waits with its contact. {key} opens it there again", key=key)
            )

    def bring_back(self) -> None:
        """The request of the contact in hand is to be seen again; the keyboard stays where it is."""
        draft = self._pad.draft_id
        sheet = self._sheets.get(draft)
        if sheet is not None:
            sheet.open_again()
        elif draft in self.parked.drafts:
            self._open(draft)

    def cover(self) -> None:
        """Nobody is at the desk: what was typed is sealed, and gone from the screen and the fields."""
        for draft, sheet in self._sheets.items():
            self.parked.keep_soon(draft, partial(_half_filled, sheet))
        self.parked.keep_now()
        for draft, sheet in list(self._sheets.items()):
            if draft in self.parked.drafts or sheet.made is not None:
                sheet.cover()

    def leave(self) -> dict[UUID, HalfFilled]:
        """Everything is sealed, and handed on to the window that is built anew in another language."""
        self.parked.keep_now()
        found = {draft: _half_filled(sheet) for draft, sheet in self._sheets.items()}
        return {draft: half for draft, half in found.items() if half is not None}

    def take_over(self, filled: dict[UUID, HalfFilled]) -> None:
        """What was being filled in before the window was built anew."""
        for draft, half in filled.items():
            sheet = self._sheets[draft] = self._spare_or_new()
            sheet.begin((), None)
            sheet.resume(half)
        self.parked.look()
        self._find_left(set(filled))
        for draft in self._left & set(filled):
            self._sheets[draft].tell_contact(self._words("For a contact that was saved before"))
        self.bring_back()

    # --- whose request it is ----------------------------------------------------------------------

    def _wanted(self) -> UUID:
        """The contact in hand; with an empty pad a request that was left over."""
        draft, before = self._pad.draft_id, self._pad.before
        if before is not None:
            # Saved beside its open request, and taken in hand once more.
            return next((one for one, stored in self._stored.items() if stored == before.id), draft)
        if self._pad.is_empty and draft not in self._sheets and self._left:
            return min(self._left)
        return draft

    def _open(self, draft: UUID) -> ReferralSheet:
        sheet = self._sheets[draft] = self._spare_or_new()
        sheet.begin(self._pad.needs, self._pad.language)
        if draft in self.parked.drafts:
            half = self.parked.read(draft)
            if half is None:
                sheet.begin_covered()
            else:
                sheet.resume(half)
        if draft in self._left:
            sheet.tell_contact(self._words("For a contact that was saved before"))
        sheet.open_sheet()
        return sheet

    def _follow_hand(self) -> None:
        """Another contact may be in hand: its request comes with it, that of another one goes."""
        self._chips.follow_hand()
        if self._pad.draft_id == self._hand:
            return
        self._hand = self._pad.draft_id
        shown = self.shown
        if shown is not None:
            owner = self._owner(shown)
            if owner != self._hand and owner not in self._stored and owner not in self._left:
                self.put_aside()
        if self.shown is None:
            self.bring_back()

    def _follow_saved(self, stored: Recorded, draft: UUID) -> None:
        """The contact was saved before its request was made: the sheet stays, and says whose it is."""
        self._chips.forget(draft)
        sheet = self._sheets.get(draft)
        if sheet is not None:
            self._stored[draft] = stored.contact.id
            if sheet.isHidden():  # behind the paper tally
                self._left.add(draft)
            said = self._page.in_words.contact(stored.contact)
            sheet.tell_contact(self._words("For the contact {contact}", contact=said))

    def _follow_desk(self) -> None:
        """Undo may have taken back the request whose papers are offered."""
        for sheet in list(self._sheets.values()):
            made = sheet.made
            if made is not None and not self._desk.referrals.is_open(made):
                sheet.close_sheet()
        self._chips.follow_desk()

    def _owner(self, sheet: ReferralSheet) -> UUID | None:
        return next((draft for draft, one in self._sheets.items() if one is sheet), None)

    def _note_request(self, sheet: ReferralSheet, made: UUID) -> None:
        """A request was made: the contact for which it was opened says so."""
        draft = self._owner(sheet)
        if draft is not None:
            self._forget(draft)
        if draft in self._stored:
            self._correct(self._stored[draft])
            before = self._pad.before
            if (
                before is not None and before.id == self._stored[draft]
            ):  # else saving it would lose that again
                self._page.choose(Kind.OUTCOME, Outcome.REFERRAL_REQUESTED)
        elif draft not in self._left:
            self._chips.put(made)
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
            del self._sheets[draft]
            self._stored.pop(draft, None)
            self._left.discard(draft)
            self._forget(draft)
            self._spare.append(sheet)

    def _forget(self, draft: UUID) -> None:
        was_there = draft in self.parked.drafts
        self.parked.drop(draft)
        if was_there:
            self._page.keeper.show_tabs()

    def _keep(self, sheet: ReferralSheet) -> None:
        draft = self._owner(sheet)
        if draft is not None:
            self._lock.attend()
            self.parked.keep_soon(draft, partial(_half_filled, sheet))

    # --- how they are made ------------------------------------------------------------------------

    def _spare_or_new(self) -> ReferralSheet:
        return self._spare.pop() if self._spare else self._make()

    @cached_property
    def _lock(self) -> VaultLock:
        lock = self._vault_lock()
        lock.left.connect(self.cover)
        lock.opened.connect(self._uncover)
        lock.watch()
        return lock

    def _uncover(self) -> None:
        """The requests are unlocked: what was sealed stands in its fields, or waits with its contact."""
        self.parked.look()
        for draft, sheet in self._sheets.items():
            half = self.parked.read(draft) if sheet.is_covered else None
            if half is not None:
                sheet.resume(half)
        if not self.parked.drafts:
            return
        self._find_left(set(self.parked.drafts) - set(self._sheets))
        self._page.keeper.show_tabs()
        if self.shown is None:
            self.bring_back()

    def _find_left(self, drafts: set[UUID]) -> None:
        """Those of them that belong to no unfinished contact wait for an empty pad."""
        there = {draft.id for draft in self._desk.drafts.all()} | {self._pad.draft_id}
        self._left |= drafts - there
        shown = self.shown
        if self._left - {None if shown is None else self._owner(shown)}:
            key = self._keys.printed(Deed.REFERRAL)
            self._notices.note(
                self._words("A half-filled contact request waits. {key} on an empty pad opens it", key=key)
            )

    def _make(self) -> ReferralSheet:
        from kototori.ui.requests.referral_sheet import ReferralSheet

        sheet = ReferralSheet(
            self._page, self._desk, self._lock, self._preferences, self._keys, self._words, self._notices
        )
        self.built.emit(sheet)
        sheet.changed.connect(lambda: self._keep(sheet))
        sheet.request_made.connect(lambda made: self._note_request(sheet, made))
        sheet.request_moved.connect(self.request_made)
        sheet.turn_wanted.connect(self.turn_wanted)
        sheet.leaflets_wanted.connect(self.leaflets_wanted)
        sheet.typing_done.connect(self._page.focus_line)
        sheet.closed.connect(lambda: self._let_go(sheet))
        return sheet


def _half_filled(sheet: ReferralSheet) -> HalfFilled | None:
    return sheet.half_filled
