"""What earlier days still wait for: a book that was left open, a day that nobody spoke of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kototori.domain.day import Book, DayState
from kototori.domain.expected_days import ASKED_BACK, LOOKS_BACK, untold_days
from kototori.domain.moment import local_day
from kototori.storage import contacts, days, settings
from kototori.storage.database import Database

_ONE_DAY = timedelta(days=1)
_DAYS_UNTIL = "days_asked_until"
_BOOKS_UNTIL = "books_asked_until"


@dataclass(frozen=True, slots=True)
class OpenBook:
    """A past day whose book is still running."""

    day: date
    contacts: int


class LookingBack:
    """Finds it without being asked; each day is spoken of once, then left alone."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def open_book(self) -> OpenBook | None:
        """The last served day before today, if its book still runs and nobody has put that off.

        Older books are left alone: a desk that never closes one must not be told so every morning anew.
        """
        today = self._today()
        with self._database.reading() as connection:
            came = contacts.count_by_day(connection, today - _ONE_DAY, today - ASKED_BACK)
            last = max(came, default=None)
            if last is None:
                return None
            put_off = _read_day(settings.read(connection), _BOOKS_UNTIL)
            told = days.find(connection, last)
        if (put_off is not None and last <= put_off) or (told is not None and told.book is Book.CLOSED):
            return None
        return OpenBook(last, came[last])

    def untold(self, *, all_of_them: bool = False) -> tuple[date, ...]:
        """Expected days of the last two weeks with no contact and no word, that were not yet asked for.

        `all_of_them`: those that were put off, too.
        """
        today = self._today()
        with self._database.reading() as connection:
            came = contacts.count_by_day(connection, today, today - LOOKS_BACK)
            said = days.between(connection, today - LOOKS_BACK, today)
            until = None if all_of_them else _read_day(settings.read(connection), _DAYS_UNTIL)
        served = {*came, *(told.day for told in said if told.state is not DayState.SHUT)}
        return untold_days(served, [told.day for told in said], today, until)

    def put_off_book(self, day: date) -> None:
        """The book of that day is not asked about again."""
        self._put(_BOOKS_UNTIL, day)

    def put_off_days(self, until: date) -> None:
        """No day up to that one is asked for again."""
        self._put(_DAYS_UNTIL, until)

    def _put(self, name: str, day: date) -> None:
        with self._database.writing() as connection:
            settings.put(connection, name, str(day))

    def _today(self) -> date:
        return local_day(self._clock())


def _read_day(stored: dict[str, str], name: str) -> date | None:
    return date.fromisoformat(stored[name]) if name in stored else None
