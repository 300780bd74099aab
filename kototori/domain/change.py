"""One step of the day that can be undone, and done again: what it changed, from what to what."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from kototori.domain.contact import Contact
from kototori.domain.day import Book, DeskDay
from kototori.domain.referral import ReferralRequest


class Act(StrEnum):
    """What was done. `RESTORED` stands in the audit rows alone: it is what undoing a withdrawal does.
    `REQUESTED` stands nowhere: which contact a request came after is not kept on disk.
    """

    RECORDED = "recorded"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    TALLIED = "tallied"
    DAY_CHANGED = "day_changed"
    PAD_EMPTIED = "pad_emptied"
    REQUESTED = "requested"


class ChangeState(StrEnum):
    """Where a step stands in the day's stack; what is dropped can no longer be done again."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


class ContactChange(NamedTuple):
    """A contact went from one revision (None: it was not there) to another."""

    contact_id: UUID
    rev_before: int | None
    rev_after: int


class DayChange(NamedTuple):
    """What was said of a day went from one thing to another; None is that nothing was said."""

    day: date
    before: DeskDay | None
    after: DeskDay | None

    def turned(self) -> "DayChange":
        """The same change the other way."""
        return DayChange(self.day, self.after, self.before)

    @property
    def opens_book(self) -> bool:
        """A closed book runs again."""
        return _is_closed(self.before) and not _is_closed(self.after)

    @property
    def closes_book(self) -> bool:
        """A running book is closed."""
        return _is_closed(self.after) and not _is_closed(self.before)


class Step(NamedTuple):
    """What one press of a key takes back: one change, or those that were made together."""

    act: Act
    made_on: date
    seqs: tuple[int, ...]
    contacts: tuple[ContactChange, ...] = ()
    days: tuple[DayChange, ...] = ()
    draft_nth: int | None = None


class ChangeTold(NamedTuple):
    """A step that was just undone or done again: what is now as it says, for the words.

    `days` holds only what was changed about a day, in the direction in which that just went;
    `draft_nth` is the emptied pad that the window may take up again, or empty again.
    """

    act: Act
    contacts: tuple[Contact, ...] = ()
    days: tuple[DayChange, ...] = ()
    draft_nth: int | None = None
    request: ReferralRequest | None = None


def _is_closed(day: DeskDay | None) -> bool:
    return day is not None and day.book is Book.CLOSED
