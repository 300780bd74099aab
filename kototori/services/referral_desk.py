"""Referral requests as the log counts them: which team is asked to get in touch, and how far it has come."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID, uuid4

from kototori.domain.errors import UnknownCode
from kototori.domain.moment import local_day
from kototori.domain.referral import ReferralRequest, RequestState
from kototori.domain.worker import Worker
from kototori.services.request_steps import RequestStep, RequestSteps
from kototori.storage import changes, requests
from kototori.storage.contacts import Origin
from kototori.storage.database import Database


class ReferralDesk:
    """Makes requests and moves them on."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        origin: Origin,
        steps: RequestSteps,
        forget: Callable[[UUID], None],
    ) -> None:
        """`forget` erases what a visitor said in a request that is withdrawn."""
        self._database = database
        self._steps = steps
        self._forget = forget
        self._clock = clock
        self._origin = origin

    def request(self, worker: Worker) -> ReferralRequest:
        """Lists a request as waiting for a team; the names of worker and visitor stand elsewhere.

        Its id is random: neither it nor its order leads to the contact of the same visitor.
        """
        today = local_day(self._clock())
        request = ReferralRequest(id=uuid4(), made_on=today, team=worker.team, state_on=today)
        with self._database.writing() as connection:
            requests.add(connection, request, self._origin.desk)
            after = changes.newest(connection)
        self._database.fold()  # else the write-ahead log would tell after which contact it was made
        self._steps.push(RequestStep(after, today, request.id))
        return request

    def waiting(self) -> list[ReferralRequest]:
        """What waits, the oldest first."""
        with self._database.reading() as connection:
            return requests.waiting(connection)

    def waiting_count(self) -> int:
        """How many requests wait."""
        return len(self.waiting())

    def is_open(self, request: UUID) -> bool:
        """Whether a request was neither withdrawn nor has expired."""
        with self._database.reading() as connection:
            found = requests.find(connection, request)
        return found is not None and found.state.is_open

    def between(self, first: date, last: date) -> list[ReferralRequest]:
        """The requests made in a period, without the withdrawn ones."""
        with self._database.reading() as connection:
            return requests.between(connection, first, last)

    def hand_over(self, request: UUID) -> None:
        """The slip has reached the worker."""
        self._move(request, RequestState.HANDED_OVER)

    def wait_again(self, request: UUID) -> None:
        """Takes back that it was handed over."""
        self._move(request, RequestState.WAITING)

    def withdraw(self, request: UUID) -> None:
        """The visitor no longer wants it, or it was a mistake."""
        self._move(request, RequestState.WITHDRAWN)

    def _move(self, request: UUID, state: RequestState) -> None:
        with self._database.writing() as connection:
            if requests.find(connection, request) is None:
                raise UnknownCode("request", str(request))
            requests.put_state(connection, request, state, local_day(self._clock()))
        if state is RequestState.WITHDRAWN:
            self._steps.drop(request)
            self._forget(request)
