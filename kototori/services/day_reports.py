"""The report of a day: what the program knows of it, and what the adviser adds."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from kototori.domain.contact import ServedBy
from kototori.domain.day import LONGEST_LINE, MOST_AT_THE_DOOR, Prompt
from kototori.domain.day_hours import hours_by_day, read_hours, stored_hours
from kototori.domain.day_report import DayReport, Usual
from kototori.domain.desk_settings import DeskSettings
from kototori.domain.duty import MOST_ON_DUTY, Duty, proposed
from kototori.domain.errors import FutureDay, OutOfRange, TooLong
from kototori.domain.figures import InternalFigures
from kototori.domain.moment import local_day
from kototori.domain.personal_data import REFUSED, PointsToPerson, find_traces
from kototori.domain.plain_text import plain_text
from kototori.services.day_book import DayBook
from kototori.services.new_files import put_files
from kototori.storage import contacts, days, duty, leaflet_counts
from kototori.storage import settings as stored_settings
from kototori.storage.contacts import Origin
from kototori.storage.database import Connection, Database

_HOURS = "day_hours"


class DayReports:
    """Reads the report of a day, and keeps what only a person can say."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        origin: Origin,
        book: DayBook,
        figures: Callable[[date], InternalFigures],
        settings: Callable[[], DeskSettings],
        usual: Callable[[date], Usual],
    ) -> None:
        self._database = database
        self._clock = clock
        self._origin = origin
        self._book = book
        self._figures = figures
        self._settings = settings
        self._usual = usual

    def of_day(self, day: date, usual: Usual | None = None) -> DayReport:
        """Everything that the report of a day says, as it is now.

        `usual` is what is known of such days already: to look through them takes longer than all the rest.
        """
        with self._database.reading() as connection:
            came = days.door_count(connection, day)
            lines = days.lines(connection, day)
            missing = Counter[str]()
            for wish in leaflet_counts.wishes_between(connection, day, day):
                missing[wish.language] += wish.times
            on_duty = _duty(connection, day)
            own_hours = _own_hours(connection).get(day)
        settings = self._settings()
        return DayReport(
            day=self._book.find(day),
            figures=self._figures(day),
            door_count=came,
            desk=settings.name,
            hours=settings.hours if own_hours is None else own_hours,
            own_hours=own_hours is not None,
            missing=missing,
            lines=lines,
            usual=self._usual(day) if usual is None else usual,
            duty=on_duty,
        )

    def door_count(self, day: date) -> int | None:
        """How many came in by the door; None where nobody counted."""
        with self._database.reading() as connection:
            return days.door_count(connection, day)

    def save_text(self, text: str, path: Path) -> None:
        """Writes the report as a text file. Raises FileThere or FileUnwritable."""
        put_files({path: text.encode()}, force=False)

    def write_line(self, day: date, prompt: Prompt, text: str) -> None:
        """Keeps one of the adviser's lines; an empty one is forgotten.

        Raises TooLong, or PointsToPerson where the text says who somebody is: then what was kept stays.
        """
        line = plain_text(prompt, text)
        if len(line) > LONGEST_LINE:
            raise TooLong(prompt, LONGEST_LINE)
        today = local_day(self._clock())
        for trace in find_traces(line, today):
            if trace.trait in REFUSED:
                raise PointsToPerson(trace.trait)
        with self._database.writing() as connection:
            days.put_line(connection, day, prompt, line)

    def count_at_the_door(self, day: date, came: int | None) -> None:
        """Keeps how many came in by the door; None is not counted. Raises OutOfRange or FutureDay."""
        if came is not None and not 0 <= came <= MOST_AT_THE_DOOR:
            raise OutOfRange("door_count", str(came), 0, MOST_AT_THE_DOOR)
        today = local_day(self._clock())
        if day > today:
            raise FutureDay(day)
        with self._database.writing() as connection:
            days.put_door_count(connection, day, came, self._origin.desk, today)

    def put_on_duty(self, day: date, role: ServedBy, persons: int) -> Duty:
        """Says how many of a role were on duty; what was proposed for the others is then said, too.

        Raises OutOfRange.
        """
        if not 0 <= persons <= MOST_ON_DUTY:
            raise OutOfRange("served_by", str(persons), 0, MOST_ON_DUTY)
        with self._database.writing() as connection:
            said = {**_duty(connection, day).persons, role: persons}
            duty.put(connection, day, said)
        return Duty(said, is_told=True)

    def keep_duty(self, day: date) -> None:
        """What is proposed is so: the day is closed with it."""
        with self._database.writing() as connection:
            on_duty = _duty(connection, day)
            if on_duty.there and not on_duty.is_told:
                duty.put(connection, day, on_duty.persons)

    def open_on(self, day: date, typed: str) -> str:
        """Keeps the opening hours of one day; with nothing typed it is open as usual. Raises UnclearHours."""
        hours, usual = read_hours(typed), self._settings().hours
        with self._database.writing() as connection:
            kept = _own_hours(connection)
            kept.pop(day, None)
            if hours and hours != usual:
                kept[day] = hours
            stored_settings.put(connection, _HOURS, stored_hours(kept) if kept else None)
        return hours


def _duty(connection: Connection, day: date) -> Duty:
    said = duty.of_day(connection, day)
    if said:
        return Duty(said, is_told=True)
    if not contacts.count_between(connection, day, day):
        return Duty()  # nobody came: nothing tells that anybody waited for them
    like, earlier = duty.last_like(connection, day)
    return proposed(duty.served(connection, day), earlier, like)


def _own_hours(connection: Connection) -> dict[date, str]:
    return hours_by_day(stored_settings.read(connection).get(_HOURS, ""))
