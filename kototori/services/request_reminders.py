"""Which requests wait, and for how long in open days: from the log's rows alone, so no lock is in the way."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from kototori.domain.day import DayState
from kototori.domain.expected_days import LOOKS_BACK, usual_weekdays
from kototori.domain.moment import local_day
from kototori.domain.open_days import open_days_since, waits_too_long
from kototori.services.due_days import DueDays
from kototori.storage import contacts, days, requests, settings
from kototori.storage.database import Connection, Database

_REMINDED_ON = "requests_reminded_on"


class WaitingSince(NamedTuple):
    """A request that nobody has handed over: the team it is for, its day, how many open days it waits."""

    id: UUID
    team: str
    made_on: date
    open_days: int

    @property
    def too_long(self) -> bool:
        """Whether somebody should be reminded of it."""
        return waits_too_long(self.open_days)


class Waits(tuple[WaitingSince, ...]):
    """All that wait, the oldest first."""

    @property
    def too_long(self) -> int:
        """How many wait longer than they should."""
        return sum(one.too_long for one in self)

    @property
    def longest(self) -> int:
        """How many open days the oldest waits."""
        return max((one.open_days for one in self), default=0)

    def by_team(self) -> dict[str, int]:
        """How many wait for each team, those with most of them first."""
        return dict(Counter(one.team for one in self).most_common())


class OpenDays(NamedTuple):
    """On which days the desk was open, up to today."""

    served: frozenset[date]
    today: date

    def since(self, day: date) -> int:
        """For how many open days something of that day has waited."""
        return open_days_since(day, self.served, self.today)


class RequestReminders:
    """Tells what waits too long, once on each day, and what will be erased at the next opening."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._due = DueDays(database)

    def waiting(self) -> Waits:
        """What waits, the oldest first."""
        with self._database.reading() as connection:
            found = requests.waiting(connection)
            served = self._served(connection, found[0].made_on) if found else set()
        days = OpenDays(frozenset(served), self._today())
        return Waits(WaitingSince(one.id, one.team, one.made_on, days.since(one.made_on)) for one in found)

    def open_days(self, first: date) -> OpenDays:
        """The days of the desk from that one on."""
        with self._database.reading() as connection:
            return OpenDays(frozenset(self._served(connection, first)), self._today())

    def to_tell(self) -> Waits:
        """What waits, if any of it waits too long and nobody has put that off today."""
        found = self.waiting()
        if not found.too_long:
            return Waits()
        with self._database.reading() as connection:
            reminded = settings.read(connection).get(_REMINDED_ON)
        return Waits() if reminded == str(self._today()) else found

    def put_off(self) -> None:
        """Nobody is reminded again today."""
        with self._database.writing() as connection:
            settings.put(connection, _REMINDED_ON, str(self._today()))

    def due_when_opened(self) -> int:
        """How many requests have come due since the vault was last open."""
        return self._due.count(self._today())

    # --- inside -------------------------------------------------------------------------------------

    def _served(self, connection: Connection, since: date) -> set[date]:
        """The days of the desk since then; today is one if it usually is and nobody said otherwise."""
        today = self._today()
        said = {told.day: told.state for told in days.between(connection, since, today)}
        served = _open_of(connection, since, today)
        # Two months are read only where it matters: this is asked after every save.
        if today not in said and today not in served:
            earlier = _open_of(connection, today - LOOKS_BACK, today)
            if today.weekday() in usual_weekdays(earlier, today):
                served.add(today)
        return served

    def _today(self) -> date:
        return local_day(self._clock())


def _open_of(connection: Connection, first: date, last: date) -> set[date]:
    """The days on which somebody came, or of which somebody said that the desk was open."""
    said = {told.day for told in days.between(connection, first, last) if told.state is not DayState.SHUT}
    return said | set(contacts.count_by_day(connection, last, first))
