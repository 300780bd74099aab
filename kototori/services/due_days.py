"""When requests will be erased, as far as the locked desk may know: days alone, in the log's settings."""

from collections.abc import Iterable
from datetime import date

from kototori.domain.referral import Keeping
from kototori.storage import requests, settings
from kototori.storage.database import Database

_AT_THE_LATEST = "requests_at_the_latest"
_HANDED_OVER = "requests_erased_on"


class DueDays:
    """What waits is due so many days after its own day; of what was handed over the days are noted here.

    The log's rows cannot tell the latter: they keep their state when what the visitor said is erased.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, keeping: Keeping, handed_over: Iterable[date]) -> None:
        """How long requests are kept, and on which days those will be erased that were handed over."""
        values = {
            _AT_THE_LATEST: str(keeping.at_the_latest),
            _HANDED_OVER: " ".join(str(day) for day in sorted(handed_over)),
        }
        with self._database.reading() as connection:
            there = settings.read(connection)
        if values.items() <= there.items():
            return
        with self._database.writing() as connection:
            for name, value in values.items():
                settings.put(connection, name, value)
        self._database.fold()  # else the write-ahead log would tell after which contact it was written

    def count(self, today: date) -> int:
        """How many requests will be erased when the vault is opened today."""
        with self._database.reading() as connection:
            told = settings.read(connection)
            waiting = requests.waiting(connection)
        keeping = Keeping(at_the_latest=int(told.get(_AT_THE_LATEST, Keeping().at_the_latest)))
        handed_over = [date.fromisoformat(day) for day in told.get(_HANDED_OVER, "").split()]
        days = [*handed_over, *(keeping.erase_on(one.made_on) for one in waiting)]
        return sum(day <= today for day in days)
