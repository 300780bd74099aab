"""Which teams requests wait for. Nothing about a visitor or a worker, and nothing that leads to a contact."""

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, Row, insert, select, update

from kototori.domain.referral import ReferralRequest, RequestState
from kototori.storage import schema as t


def add(connection: Connection, request: ReferralRequest, desk: UUID) -> None:
    """Stores that somebody asked for a worker of a team."""
    connection.execute(
        insert(t.referral_request),
        {
            "id": request.id,
            "desk_id": desk,
            "made_on": request.made_on,
            "team": request.team,
            "state": request.state,
            "state_on": request.state_on,
        },
    )


def put_state(connection: Connection, request: UUID, state: RequestState, on: date) -> None:
    """Moves a request on."""
    c = t.referral_request.c
    connection.execute(update(t.referral_request).where(c.id == request).values(state=state, state_on=on))


def between(connection: Connection, first: date, last: date) -> list[ReferralRequest]:
    """The requests made from `first` to `last`, without the withdrawn ones."""
    c = t.referral_request.c
    query = select(t.referral_request).where(c.made_on >= first, c.made_on <= last)
    rows = connection.execute(query.where(c.state != RequestState.WITHDRAWN).order_by(c.made_on, c.id))
    return [_request(row) for row in rows]


def waiting(connection: Connection) -> list[ReferralRequest]:
    """The requests that nobody has handed over yet, the oldest first."""
    c = t.referral_request.c
    query = select(t.referral_request).where(c.state == RequestState.WAITING).order_by(c.made_on, c.id)
    return [_request(row) for row in connection.execute(query)]


def find(connection: Connection, request: UUID) -> ReferralRequest | None:
    """One request."""
    row = connection.execute(select(t.referral_request).where(t.referral_request.c.id == request)).first()
    return None if row is None else _request(row)


def _request(row: Row[tuple[object, ...]]) -> ReferralRequest:
    return ReferralRequest(
        id=row.id,
        made_on=row.made_on,
        team=row.team,
        state=RequestState(row.state),
        state_on=row.state_on,
    )
