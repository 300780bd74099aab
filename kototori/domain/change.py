"""One change of the day that can be undone, and done again."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from kototori.domain.contact import Contact


class Act(StrEnum):
    """What was done to a contact."""

    RECORDED = "recorded"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"


class ChangeState(StrEnum):
    """Where a change stands in the day's stack; what is dropped can no longer be done again."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


class Change(NamedTuple):
    """A step of the day's stack: which contact, from which revision (None: it was not there) to which."""

    seq: int
    made_on: date
    contact_id: UUID
    act: Act
    rev_before: int | None
    rev_after: int


class ChangeTold(NamedTuple):
    """A change that was just undone or done again, with the contact that it was about, for the words."""

    change: Change
    contact: Contact
