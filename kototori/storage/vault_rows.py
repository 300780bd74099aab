"""What the vault holds, row by row, once it is opened."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from kototori.domain.referral import HandOver, RequestState
from kototori.domain.request_contents import RequestContents
from kototori.domain.vault import Deed


class By(NamedTuple):
    """Who did it: a role and the computer, never an account."""

    role: str
    computer: UUID


class Kept(NamedTuple):
    """One request as the vault holds it; without contents it is erased, and its row keeps it so."""

    id: UUID
    made_on: date
    state: RequestState
    state_on: date
    erase_on: date
    contents: RequestContents | None


class TakenIn(NamedTuple):
    """One that comes from the inbox. What expired there unread is counted for its `team`."""

    kept: Kept
    way: HandOver | None = None
    handed_over_on: date | None = None
    team: str = ""


class Entry(NamedTuple):
    """One line of the register."""

    day: date
    role: str
    computer: UUID
    deed: Deed
    request: UUID | None
    way: HandOver | None = None
