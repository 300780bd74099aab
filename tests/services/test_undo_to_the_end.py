"""Whatever is done in a day: undone to the end it is as before, and redone to the end as after.

    python -m pytest tests/services/test_undo_to_the_end.py --hypothesis-profile=full

does it with 200 operations on each of 200 days; a usual run takes a few short days.
"""

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kototori import assets
from kototori.domain.contact import Contact, Facts, Handout, Source
from kototori.domain.errors import DeskError
from kototori.domain.worker import Worker
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.storage import changes, days

TODAY, FRIDAY, THURSDAY = SHOWN = [dt.date(2026, 11, 24), dt.date(2026, 11, 20), dt.date(2026, 11, 19)]
NOW = dt.datetime.fromisoformat("2026-11-24T11:04+02:00")
YESTERDAY = dt.datetime.fromisoformat("2026-11-23T11:04+02:00")
OPERATIONS = (
    *("record", "record", "tally", "correct", "correct", "withdraw", "give_leaflets", "change_book"),
    *("change_book", "request", "empty_pad", "undo", "undo", "redo", "restart"),
)
FULL = settings.get_current_profile_name() == "full"
LENGTH = 200 if FULL else 30

Seen = tuple[list[list[tuple[object, Facts]]], list[object]]


def opened(home: Path, now: dt.datetime = NOW) -> Desk:
    return open_desk(Home(home), assets.folder("resources"), lambda: now)


class Person:
    """Somebody who does one thing after the other at a desk."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._emptied = 0
        self.desk = opened(home)

    def seen(self) -> Seen:
        """What the days show; the number of a revision is nobody's concern."""
        with self.desk.database.reading() as connection:
            books: list[object] = [days.find(connection, day) for day in SHOWN]
        return [[(c.id, c.facts) for c in self.desk.log.of_day(day)] for day in SHOWN], books

    def do(self, operation: str, n: int) -> None:
        """One operation; what the desk refuses is no change."""
        with suppress(DeskError):
            getattr(self, operation)(n)

    def undo_to_the_end(self) -> None:
        """Until nothing is left, with a restart of the program on the way."""
        for step in range(9 * LENGTH):
            if self.desk.history.undo() is None:
                return
            if step == LENGTH // 4:
                self.restart(0)
        pytest.fail("undo comes to no end")

    def redo_to_the_end(self) -> None:
        for step in range(9 * LENGTH):
            if self.desk.history.redo() is None:
                return
            if step == LENGTH // 4:
                self.restart(0)
        pytest.fail("redo comes to no end")

    def record(self, n: int) -> None:
        self.desk.log.record(self._facts(n))

    def tally(self, n: int) -> None:
        self.desk.log.record_many([self._facts(n + i) for i in range(n % 4 + 1)], Source.TALLY)

    def correct(self, n: int) -> None:
        for contact in self._contact(n):
            self.desk.log.correct(contact.id, self._facts(n // 3))

    def withdraw(self, n: int) -> None:
        for contact in self._contact(n):
            self.desk.log.withdraw(contact.id)

    def give_leaflets(self, n: int) -> None:
        for contact in self._contact(n):
            handout = Handout("this-place", ("ar", "so")[n % 2], n % 3 + 1)
            self.desk.log.amend_handouts(contact.id, (handout,))

    def change_book(self, n: int) -> None:
        book = self.desk.days
        deeds = (book.close, book.reopen, book.close, book.shut, book.not_counted, book.served)
        deeds[n % len(deeds)](SHOWN[n % 7 % 3])

    def request(self, n: int) -> None:
        self.desk.referrals.request(self.desk.setup.workers()[0])

    def empty_pad(self, n: int) -> None:
        self._emptied += 1
        with self.desk.database.writing() as connection:
            changes.push_emptied(connection, TODAY, self._emptied)

    def undo(self, n: int) -> None:
        self.desk.history.undo()

    def redo(self, n: int) -> None:
        self.desk.history.redo()

    def restart(self, n: int) -> None:
        for waiting in self.desk.referrals.waiting():  # which of them undo takes back is not kept on disk
            self.desk.referrals.withdraw(waiting.id)
        self.desk.close()
        self.desk = opened(self._home)

    def _facts(self, n: int) -> Facts:
        moment = ("2026-11-24T10:15", "2026-11-24T09:30", "2026-11-20T10:30", "2026-11-19")[n % 4]
        given = {"needs": "ABCDEFGHIJKL"[n % 12], "persons": n % 5 + 1, "occurred_at": moment}
        return self.desk.log.read(given)

    def _contact(self, n: int) -> list[Contact]:
        """One that is there, of any of the days, or none."""
        there = sorted((c for day in SHOWN for c in self.desk.log.of_day(day)), key=lambda c: c.id)
        return there[n % len(there) :][:1] if there else []


@pytest.fixture(scope="module")
def desk_of_yesterday() -> Iterator[Path]:
    """A desk where Friday was closed and Thursday shut, with contacts and a worker to ask."""
    with tempfile.TemporaryDirectory() as folder:
        desk = opened(Path(folder), YESTERDAY)
        worker = Worker(code="keksitty", name="Kaisa Keksitty", title="sosiaaliohjaaja", team="Perhetyö")
        desk.setup.add_worker(worker)
        for need in "AB":
            desk.log.record(desk.log.read({"needs": need, "occurred_at": "2026-11-20T10:30"}))
        desk.days.close(FRIDAY)
        desk.days.shut(THURSDAY)
        desk.close()
        yield Path(folder)


@settings(
    max_examples=settings().max_examples if FULL else 3,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(st.tuples(st.sampled_from(OPERATIONS), st.integers(0, 63)), min_size=LENGTH, max_size=LENGTH))
def test_undone_to_the_end_the_day_is_as_before_and_redone_to_the_end_as_after(
    desk_of_yesterday: Path, operations: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = shutil.copytree(desk_of_yesterday, Path(folder) / "home")
        person = Person(home)
        before = person.seen()
        for operation, n in operations:
            person.do(operation, n)
        person.redo_to_the_end()
        after = person.seen()

        person.undo_to_the_end()
        assert person.seen() == before
        assert person.desk.referrals.waiting_count() == 0
        person.redo_to_the_end()
        assert person.seen() == after
        assert person.desk.referrals.waiting_count() == 0
        person.desk.close()
