"""Which teams requests wait for. Nothing about a visitor or a worker, and nothing that leads to a contact."""

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, Row, delete, insert, select, update

from kototori.domain.referral import ReferralRequest, RequestState
from kototori.storage import schema as t


def add(connection: Connection, request: ReferralRequest, desk: UUID) -> None:
    """Stores that somebody asked for a worker of a team.

    The day's rows are written anew in the order of their random ids: where a row lies in its page would tell
    which request of the day came first.
    """
    c = t.referral_request.c
    new = {
        "id": request.id,
        "desk_id": desk,
        "made_on": request.made_on,
        "team": request.team,
        "state": request.state,
        "state_on": request.state_on,
    }
    of_day = select(t.referral_request).where(c.made_on == request.made_on)
    rows = [new, *(dict(row._mapping) for row in connection.execute(of_day))]
    connection.execute(delete(t.referral_request).where(c.made_on == request.made_on))
    connection.execute(insert(t.referral_request), sorted(rows, key=lambda row: row["id"]))


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


def every(connection: Connection) -> list[ReferralRequest]:
    """All of them, in an order that means nothing."""
    return [_request(row) for row in connection.execute(select(t.referral_request))]


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
