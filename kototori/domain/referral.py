"""A request that a named social worker gets in touch: whom it waits for, and nothing about the visitor."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class RequestState(StrEnum):
    """Where a request stands."""

    WAITING = "waiting"
    HANDED_OVER = "handed_over"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRequest:
    """That somebody asked for a worker on a day. Name and phone stand on the slip alone, never here."""

    id: UUID
    made_on: date
    worker: str
    team: str
    state: RequestState = RequestState.WAITING
    state_on: date
