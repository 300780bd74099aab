"""A request that a social worker gets in touch: which team it waits for, how far it has come, and until when
the desk keeps what the visitor said. Nothing here is about the visitor.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from kototori.domain.errors import OutOfRange


class RequestState(StrEnum):
    """Where a request stands."""

    WAITING = "waiting"
    HANDED_OVER = "handed_over"
    ACKNOWLEDGED = "acknowledged"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"

    @property
    def is_open(self) -> bool:
        """Whether the request may still be answered."""
        return self not in (RequestState.WITHDRAWN, RequestState.EXPIRED)


class HandOver(StrEnum):
    """How a request reached its worker."""

    SLIP = "slip"
    FILE = "file"
    PHONE = "phone"


# Consent can be withdrawn at any time; only a request that nobody was given can expire.
_NEXT = {
    RequestState.WAITING: {RequestState.HANDED_OVER, RequestState.WITHDRAWN, RequestState.EXPIRED},
    RequestState.HANDED_OVER: {RequestState.ACKNOWLEDGED, RequestState.WITHDRAWN},
    RequestState.ACKNOWLEDGED: {RequestState.WITHDRAWN},
}


def may_follow(before: RequestState, after: RequestState) -> bool:
    """Whether a request can go from one state to another."""
    return after in _NEXT.get(before, set())


def further(one: RequestState, other: RequestState) -> RequestState:
    """Which of two states a request was in later, where two files tell of it and one was left behind."""
    order = list(RequestState)
    if RequestState.WITHDRAWN in (one, other):
        return RequestState.WITHDRAWN
    return max(one, other, key=order.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRequest:
    """That somebody asked for a worker of a team on a day. Which worker, the opened vault alone tells."""

    id: UUID
    made_on: date
    team: str
    state: RequestState = RequestState.WAITING
    state_on: date


AFTER_HAND_OVER = (1, 60)  # the fewest days that can be chosen, and the most
AT_THE_LATEST = (1, 180)


@dataclass(frozen=True, slots=True)
class Keeping:
    """After how many days a visitor's data are erased: counted from the hand-over, and from the request."""

    after_hand_over: int = 14
    at_the_latest: int = 60

    def __post_init__(self) -> None:
        for name, (least, most) in (("after_hand_over", AFTER_HAND_OVER), ("at_the_latest", AT_THE_LATEST)):
            days = getattr(self, name)
            if not least <= days <= most:
                raise OutOfRange(name, str(days), least, most)

    def erase_on(self, made_on: date, handed_over_on: date | None = None) -> date:
        """The day on which nothing of the visitor is left."""
        latest = made_on + timedelta(days=self.at_the_latest)
        if handed_over_on is None:
            return latest
        return min(latest, handed_over_on + timedelta(days=self.after_hand_over))
