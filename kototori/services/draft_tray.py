"""Unfinished contacts on disk: the one in hand at every key, up to five parked beside it, emptied ones.

What is in hand has no letter, or the letter under which it waited before: it goes back there when another
one is taken up. Every move is one transaction, so that a contact lies in exactly one place, whatever happens.
The window hands over what is in hand with each deed; the commands never come here.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from kototori.domain.contact import Handout
from kototori.domain.draft import BESIDE, Draft, Slot
from kototori.domain.errors import NoPlaceBeside
from kototori.domain.moment import local_day
from kototori.storage import changes, drafts
from kototori.storage.database import Connection, Database
from kototori.storage.early_drafts import PATIENCE


class DraftTray:
    """The unfinished contacts of the desk's one window."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def now(self) -> datetime:
        """When a contact that is begun now was begun, to the second."""
        return self._clock().replace(microsecond=0)

    def all(self) -> tuple[Draft, ...]:
        """What is in hand, if anything is, and what is beside it by letter."""
        with self._database.reading() as connection:
            return tuple(drafts.unfinished(connection))

    def keep(self, hand: Draft) -> None:
        """Stores what is in hand; durable when this returns.

        Raises DatabaseBusy soon where another program writes: a key must not wait for an import.
        """
        with self._database.writing_soon(PATIENCE) as connection:
            _lay(connection, hand)

    def park(self, hand: Draft) -> Draft:
        """Puts what is in hand beside, under its own letter or the first free one; raises NoPlaceBeside."""
        with self._database.writing() as connection:
            return _put_beside(connection, hand)

    def switch(self, hand: Draft, letter: Slot) -> Draft | None:
        """Takes up the contact of a letter, and puts what was in hand beside; None where there is none."""
        with self._database.writing() as connection:
            wanted = drafts.find(connection, letter)
            if wanted is None:
                return None
            _put_beside(connection, hand)
            taken = replace(wanted, slot=Slot.HAND, beside=letter)
            drafts.drop(connection, letter)
            drafts.put(connection, taken)
        return taken

    def discard(self, letter: Slot) -> None:
        """Drops what waits under a letter."""
        with self._database.writing() as connection:
            drafts.drop(connection, letter)

    def take_back_leaflets(self, draft: UUID, handouts: Collection[Handout]) -> None:
        """Leaflets that were not printed after all leave the contact, whether it waits or was emptied."""
        with self._database.writing() as connection:
            for one in drafts.with_id(connection, draft):
                left = one.without_leaflets(handouts)
                if left.is_empty:
                    drafts.drop(connection, one.slot, one.nth)
                else:
                    drafts.put(connection, left)

    def empty(self, hand: Draft) -> None:
        """Empties the hand as a step of the day: undo brings it back."""
        today = local_day(self._clock())
        with self._database.writing() as connection:
            nth = drafts.last_emptied(connection, today) + 1
            drafts.put(connection, replace(hand, slot=Slot.EMPTIED, nth=nth))
            drafts.drop(connection, Slot.HAND)
            changes.push_emptied(connection, today, nth)

    def bring_back(self, hand: Draft, nth: int) -> Draft | None:
        """After undo: the emptied contact is in hand again, and what was in hand is beside it.

        None where it is gone. Raises NoPlaceBeside, and then nothing has moved.
        """
        with self._database.writing() as connection:
            emptied = drafts.find(connection, Slot.EMPTIED, nth)
            if emptied is None:
                return None
            _put_beside(connection, hand, spared=emptied.beside)
            back = replace(emptied, slot=Slot.HAND, nth=0)
            if back.beside in _letters_taken(connection):
                back = replace(back, beside=_first_free(connection))
            drafts.drop(connection, Slot.EMPTIED, nth)
            drafts.put(connection, back)
        return back

    def empty_again(self, hand: Draft, nth: int) -> None:
        """After redo: what is in hand lies among the emptied ones again."""
        with self._database.writing() as connection:
            if not hand.is_empty:
                drafts.put(connection, replace(hand, slot=Slot.EMPTIED, nth=nth))
            drafts.drop(connection, Slot.HAND)

    def purge(self) -> None:
        """Erases what was emptied on an earlier day: no undo leads back there."""
        today = local_day(self._clock())
        with self._database.reading() as connection:
            if not drafts.has_emptied(connection):
                return
        with self._database.writing() as connection:
            drafts.purge_emptied(connection, today)


def _lay(connection: Connection, hand: Draft) -> None:
    """An empty hand leaves no trace, but a letter stays its own until the hand leaves it."""
    if hand.is_empty and hand.beside is None:
        drafts.drop(connection, Slot.HAND)
    else:
        drafts.put(connection, hand)


def _put_beside(connection: Connection, hand: Draft, spared: Slot | None = None) -> Draft:
    """Clears the hand; what nobody would miss is not kept. The spared letter is given last."""
    drafts.drop(connection, Slot.HAND)
    if hand.is_empty:
        return hand
    letter = hand.beside or _first_free(connection, spared)
    if letter is None:
        raise NoPlaceBeside(len(BESIDE))
    parked = replace(hand, slot=letter, beside=None)
    drafts.put(connection, parked)
    return parked


def _first_free(connection: Connection, spared: Slot | None = None) -> Slot | None:
    taken = _letters_taken(connection)
    free = [letter for letter in BESIDE if letter not in taken]
    return next((letter for letter in free if letter is not spared), spared if spared in free else None)


def _letters_taken(connection: Connection) -> set[Slot]:
    return {draft.slot for draft in drafts.unfinished(connection)}
