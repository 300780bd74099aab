"""What is in hand on disk before the desk is open: the first key is as safe as every later one."""

from collections.abc import Callable, Iterable
from datetime import datetime

from kototori.domain.draft import Draft, Slot
from kototori.storage.early_drafts import EarlyDrafts


class EarlyTray:
    """The part of the `DraftTray` that cannot wait; it speaks to the file without SQLAlchemy."""

    def __init__(self, found: Iterable[Draft], stored: EarlyDrafts, clock: Callable[[], datetime]) -> None:
        self._drafts = {draft.slot: draft for draft in found}
        self._stored = stored
        self._clock = clock

    def now(self) -> datetime:
        """When a contact that is begun now was begun, to the second."""
        return self._clock().replace(microsecond=0)

    def all(self) -> tuple[Draft, ...]:
        """What is in hand, if anything is, and what is beside it by letter."""
        return tuple(self._drafts[slot] for slot in Slot if slot in self._drafts)

    def keep(self, hand: Draft) -> None:
        """Stores what is in hand; durable when this returns."""
        if hand.is_empty and hand.beside is None:
            self._stored.drop()
            self._drafts.pop(Slot.HAND, None)
        else:
            self._stored.put(hand)
            self._drafts[Slot.HAND] = hand

    def close(self) -> None:
        """Lets the file go."""
        self._stored.close()
