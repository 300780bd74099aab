"""Keeps the contact in hand on disk at every key; moves contacts between the hand and the tabs beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QSignalBlocker, QTimer, Signal

from kototori.domain.contact import Handout
from kototori.domain.draft import BESIDE, Draft, Slot
from kototori.domain.errors import DatabaseBusy, NoPlaceBeside, NoSuchContact
from kototori.domain.moment import Moment, desk_zone, local_day
from kototori.ui.keys import Deed, KeyTable
from kototori.ui.notices import Notices
from kototori.ui.pad.draft_tabs import Tab
from kototori.ui.pad.pad import HANDOUTS, Choice, Pad, written_handouts
from kototori.ui.pad.pad_layout import PadLayout
from kototori.wording.catalogue import Words

if TYPE_CHECKING:
    from kototori.domain.vocabulary import Vocabulary
    from kototori.services.contact_log import ContactLog
    from kototori.services.draft_tray import DraftTray
    from kototori.services.history import History

DEEDS = (Deed.DRAFT_1, Deed.DRAFT_2, Deed.DRAFT_3, Deed.DRAFT_4, Deed.DRAFT_5)
PAD_DEEDS = frozenset((Deed.PARK, Deed.EMPTY_PAD, *DEEDS))
_ONCE_MORE = 100  # milliseconds, while another program writes


class PadKeeper(QObject):
    """Between the pad and the tray of drafts; it shows the tabs, and the page shows what is in hand."""

    moved = Signal()  # another contact is in hand, or none

    def __init__(
        self,
        parts: PadLayout,
        pad: Pad,
        tray: DraftTray,
        log: ContactLog,
        history: History,
        vocabulary: Callable[[], Vocabulary],
        keys: KeyTable,
        words: Words,
        notices: Notices,
    ) -> None:
        super().__init__(parts.entry)
        self._parts, self._pad, self._vocabulary = parts, pad, vocabulary
        self._tray, self._log, self._history = tray, log, history
        self._keys, self._words, self._notices = keys, words, notices
        self.holds_request: Callable[[UUID], bool] = lambda draft: False  # a half-filled one
        self._kept: Draft | None = None  # as it lies on disk; None where nothing is in hand
        self._beside: tuple[Draft, ...] = ()
        self._one_step = False
        self._letter_shown: Slot | None = None
        self._again = QTimer(self, interval=_ONCE_MORE, singleShot=True)
        self._again.timeout.connect(self.keep)
        parts.drafts.chosen.connect(self._choose_tab)
        parts.drafts.beside_asked.connect(self.park)

    # --- every key on disk ------------------------------------------------------------------------

    def take_up_again(self) -> None:
        """What lay in hand and beside before a restart, a crash, or a change of the language."""
        with self._notices.reporting():
            self._read_tray()
            hand = next((draft for draft in self._tray.all() if draft.slot is Slot.HAND), None)
            if hand is not None:
                is_new = self._pad.begun_at is None
                self._kept = hand
                self._fill_pad(hand)
                QTimer.singleShot(0, self, self._search_pending)  # not before the first picture
                if is_new and not hand.is_empty:
                    QTimer.singleShot(0, self, partial(self._tell_taken_up, hand))
        self.show_tabs()

    def keep(self) -> None:
        """After each key that changed the text or the chips: durable when this returns.

        While another program writes, the key does not wait; the draft is written as soon as it can be.
        """
        if self._one_step:
            return
        hand = self._hand()
        gone = hand.is_empty and hand.beside is None
        if gone:
            self._pad.begun_at = None
        wanted = None if gone else hand
        if wanted == self._kept:
            return
        with self._notices.reporting():
            try:
                self._tray.keep(hand)
                self._kept = wanted
            except DatabaseBusy:
                self._again.start()
        if self._pad.beside != self._letter_shown:
            self.show_tabs()

    @contextmanager
    def one_step(self) -> Iterator[None]:
        """Around what changes the pad more than once for one key: it is written once, at the end."""
        if self._one_step:
            yield
            return
        self._one_step = True
        try:
            yield
        finally:
            self._one_step = False
            self.keep()

    def let_go(self) -> None:
        """The contact in hand was stored or withdrawn, and its draft went with it in one transaction."""
        self._kept = None
        self._pad.clear()
        self.show_tabs()

    def moment(self) -> Moment:
        """When the contact in hand happens if it is saved now.

        What waited beside happened when it was begun, as its tab says: the visitor came then. One begun on
        an earlier day has that day on the pad as a late entry, or has lost it because the adviser said so.
        """
        begun, now = self._pad.begun_at, self._log.now()
        if self._pad.beside is None or begun is None or local_day(begun) != now.day:
            return now
        return Moment.of(begun)

    def begin_day(self) -> None:
        """Midnight has passed: what is still in hand belongs to the day on which it was begun."""
        self._tray.purge()
        self._date_what_is_old()

    # --- beside and back --------------------------------------------------------------------------

    def deeds(self) -> dict[Deed, Callable[[], None]]:
        """What its keys and buttons call for."""
        tabs = {deed: partial(self.take_up, letter) for deed, letter in zip(DEEDS, BESIDE, strict=True)}
        return {Deed.PARK: self.park, Deed.EMPTY_PAD: self.empty_pad, **tabs}

    def park(self) -> None:
        """Puts the contact in hand beside, and the next visitor has an empty pad."""
        hand = self._hand()
        if hand.is_empty and hand.beside is None:
            self._notices.note(self._words("Nothing is in hand to be put beside"))
        else:
            with self._notices.reporting():
                parked = self._tray.park(hand)
                self._lay_in_hand(None)
                self._tell_parked(parked)
        self.moved.emit()

    def put_aside(self) -> None:
        """Before a stored contact is taken in hand: what is in hand goes beside. Raises NoPlaceBeside."""
        hand, before = self._hand(), self._pad.before
        if before is not None and not hand.pending and self._pad.facts(before.facts.moment) == before.facts:
            return  # opened and not touched: the log has all of it
        if not hand.is_empty:
            parked = self._tray.park(hand)
            self._lay_in_hand(None)
            self._tell_parked(parked)

    def take_up(self, letter: Slot) -> None:
        """Takes a contact up by its letter; what is in hand goes beside."""
        if letter != self._pad.beside:
            with self._notices.reporting():
                taken = self._tray.switch(self._hand(), letter)
                if taken is None:
                    self._notices.note(self._words("No contact waits as {letter}", letter=letter))
                else:
                    self._lay_in_hand(taken)
                    self._notices.note(
                        self._words(
                            "In hand: {letter}, begun at {time}", letter=letter, time=self._time(taken)
                        )
                    )
        self.moved.emit()

    def empty_pad(self) -> None:
        """Takes everything off the pad; undo brings it back."""
        hand = self._hand()
        if hand.is_empty:
            self._notices.note(self._words("The pad is empty"))
        else:
            with self._notices.reporting():
                self._tray.empty(hand)
                self._lay_in_hand(None)
                key = self._keys.printed(Deed.UNDO)
                self._notices.done(self._words("Pad emptied. Undo {key}", key=key))
        self.moved.emit()

    def take_back_leaflets(self, draft: UUID, handouts: tuple[Handout, ...]) -> None:
        """Nothing came out of what was printed for a contact that waits beside."""
        self._tray.take_back_leaflets(draft, handouts)
        self._read_tray()
        self.show_tabs()

    def bring_back(self, nth: int) -> None:
        """Undo: the pad that was emptied is in hand again. Raises NoPlaceBeside, and nothing is undone."""
        try:
            back = self._tray.bring_back(self._hand(), nth)
        except NoPlaceBeside:
            self._history.redo()
            raise
        if back is not None:
            self._lay_in_hand(back)

    def empty_again(self, nth: int) -> None:
        """Redo: the pad is emptied again."""
        self._tray.empty_again(self._hand(), nth)
        self._lay_in_hand(None)

    # --- between pad and draft --------------------------------------------------------------------

    def _hand(self) -> Draft:
        """What is in hand as a draft."""
        pad, pending = self._pad, self._parts.entry.text
        if pad.begun_at is None:
            pad.begun_at = self._tray.now()
        untouched = pad.is_empty and not pending  # what is only pinned is no contact yet
        return Draft(
            begun_at=pad.begun_at,
            beside=pad.beside,
            choices=() if untouched else _codes_of(pad),
            pending=pending,
            moment=pad.moment,
            correcting=None if pad.before is None else pad.before.id,
            language_known=None if untouched else pad.language_known,
            leaflets=pad.given,
            id=pad.draft_id,
        )

    def _lay_in_hand(self, draft: Draft | None) -> None:
        """The pad holds what lies in hand on disk."""
        self._kept = draft
        if draft is None:
            self._pad.clear()
            self._parts.entry.clear_text()
        else:
            self._fill_pad(draft)
            self._search_pending()
        self._read_tray()
        self.show_tabs()

    def _fill_pad(self, draft: Draft) -> None:
        pad, known = self._pad, draft.known_in(self._vocabulary())
        pad.clear()
        with QSignalBlocker(self._parts.entry.line):
            self._parts.entry.line.setText(draft.pending)
        if known.correcting is not None:
            try:
                pad.open(self._log.find(known.correcting))
            except NoSuchContact:  # another log was put in the place of this one
                pad.clear()
        if not known.is_empty:
            pad.choices = tuple(Choice(*pair) for pair in known.choices)
            pad.language_known = known.language_known if pad.language else None
        pad.moment = known.moment
        if draft.leaflets:
            pad.choose(HANDOUTS, written_handouts(draft.leaflets))
        pad.begun_at, pad.beside, pad.draft_id = draft.begun_at, draft.beside, draft.id or pad.draft_id
        self._date_what_is_old()

    def _date_what_is_old(self) -> None:
        """A new contact begun on an earlier day is a late entry of that day, and says so on the pad."""
        pad = self._pad
        if pad.begun_at is None or pad.before is not None or pad.moment is not None:
            return
        if local_day(pad.begun_at) < local_day(self._tray.now()) and not self._hand().is_empty:
            pad.moment = Moment.of(pad.begun_at)

    def _search_pending(self) -> None:
        self._parts.entry.text_changed.emit(self._parts.entry.text)

    def _read_tray(self) -> None:
        self._beside = tuple(draft for draft in self._tray.all() if draft.slot in BESIDE)

    # --- in words ---------------------------------------------------------------------------------

    def _choose_tab(self, letter: str) -> None:
        if letter:
            self.take_up(Slot(letter))
        elif self._pad.beside is not None:
            self.park()
        else:
            self.moved.emit()

    def show_tabs(self) -> None:
        """The letters and times of what waits beside."""
        waiting = {draft.slot: draft for draft in self._beside}
        if self._pad.beside is not None:
            waiting[self._pad.beside] = self._hand()
        tabs = [
            self._tab(letter, deed, waiting[letter])
            for letter, deed in zip(BESIDE, DEEDS, strict=True)
            if letter in waiting
        ]
        self._letter_shown = self._pad.beside
        self._parts.show_drafts(tabs, self._pad.beside or "")

    def _tab(self, letter: Slot, deed: Deed, draft: Draft) -> Tab:
        time = self._time(draft)
        spoken = self._words("Contact {letter}, begun at {time}", letter=letter, time=time)
        if draft.id is None or not self.holds_request(draft.id):
            return Tab(letter, letter, time, self._keys.printed(deed), spoken)
        asked = self._words("{contact}, with a half-filled contact request", contact=spoken)
        return Tab(letter, letter, f"{time} ✎", self._keys.printed(deed), asked)

    def _time(self, draft: Draft) -> str:
        """The time of day; of an earlier day that day instead."""
        begun = draft.begun_at.astimezone(desk_zone())
        if draft.begun_before(self._tray.now()):
            return self._words.date(begun.date())
        return self._words.time(begun)

    def _tell_parked(self, parked: Draft) -> None:
        if parked.slot is Slot.HAND:
            return  # a letter with nothing left under it is simply given up
        key = self._keys.printed(DEEDS[BESIDE.index(parked.slot)])
        self._notices.done(
            self._words("Put beside as {letter}. Take it up with {key}", letter=parked.slot, key=key)
        )

    def _tell_taken_up(self, hand: Draft) -> None:
        said = self._words("Taken up again: the contact that was in hand at {time}", time=self._time(hand))
        self._notices.note(said)


def _codes_of(pad: Pad) -> tuple[tuple[str, str], ...]:
    """What is chosen, without the chip of leaflets: those are no codes of a list."""
    return tuple((str(kind), code) for kind, code in pad.choices if kind != HANDOUTS)
