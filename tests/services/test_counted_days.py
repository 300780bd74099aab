"""What is kept of days that are over is never believed when it should not be."""

import datetime as dt
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from kototori import assets
from kototori.domain.contact import Contact, Handout, Source
from kototori.domain.errors import DeskError
from kototori.domain.figures import Table
from kototori.domain.overview import Asked, Naming, Only, Overview, Share
from kototori.domain.period import By
from kototori.home import Home
from kototori.services.backups import Backups
from kototori.services.desk import Desk, open_desk
from kototori.services.exact_figures import ExactFigures
from kototori.services.overviews import overview_of
from kototori.services.restoring import restore
from kototori.storage.counted_days import FILE, CountedDays

TODAY = dt.date(2026, 11, 24)
NOW = dt.datetime.fromisoformat("2026-11-24T11:04+02:00")
DAYS = [dt.date(2025, 11, 18), dt.date(2026, 10, 20), dt.date(2026, 11, 3), dt.date(2026, 11, 20), TODAY]
FULL = settings.get_current_profile_name() == "full"
OPERATIONS = (
    *("record", "record", "record", "correct", "correct", "move", "withdraw", "undo", "redo", "give_leaflet"),
    *(
        "say_of_day",
        "wish",
        "import_more",
        "tomorrow",
        "look",
        "look",
        "look",
        "restart",
        "damage",
        "restore",
    ),
)
QUESTIONS = (
    Asked(TODAY),
    Asked(dt.date(2026, 11, 20)),
    Asked(TODAY, By.WEEK),
    Asked(TODAY, By.MONTH),
    Asked(dt.date(2026, 10, 1), By.MONTH, Only(place="puhos")),
    Asked(TODAY, By.QUARTER, Only(language="ar")),
    Asked(TODAY, By.YEAR),
    Asked(TODAY, By.YEAR, Only(place="hervanta", need="A"), Naming.AS_NOW),
    Asked(TODAY, By.RANGE, Only(channel="phone"), first=DAYS[0], last=TODAY),
    Asked(TODAY, By.RANGE, first=dt.date(2025, 11, 1), last=dt.date(2026, 11, 22)),
)


def opened(home: Path, now: dt.datetime = NOW) -> Desk:
    return open_desk(Home(home), assets.folder("resources"), lambda: now)


def counted_anew(desk: Desk, asked: Asked, now: dt.datetime = NOW) -> Overview:
    """By somebody who has never looked at this desk, and keeps nothing."""
    with tempfile.TemporaryDirectory() as folder:
        kept = CountedDays(Path(folder))
        figures = ExactFigures(desk.database, lambda: now, desk.setup.vocabulary, kept)
        with figures.reading() as connection:
            return overview_of(figures, connection, asked)


class Person:
    """Somebody who does one thing after the other, and looks at the figures in between."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.now = NOW
        self.desk = opened(home)
        self.copies: list[Path] = []

    def do(self, operation: str, n: int) -> None:
        with suppress(DeskError):
            getattr(self, operation)(n)

    def look(self, n: int) -> None:
        asked = QUESTIONS[n % len(QUESTIONS)]
        assert self.desk.statistics.overview(asked) == counted_anew(self.desk, asked, self.now)

    def record(self, n: int) -> None:
        self.desk.log.record(self.desk.log.read(self._given(n, DAYS[n % len(DAYS)])), list(Source)[n % 5])

    def correct(self, n: int) -> None:
        for contact in self._some(n):
            self.desk.log.correct(
                contact.id, self.desk.log.read({"needs": "C1", "persons": n % 9 + 1}, contact.facts)
            )

    def move(self, n: int) -> None:
        for contact in self._some(n):
            self.desk.log.correct(contact.id, self.desk.log.read(self._given(n, DAYS[n % 3]), contact.facts))

    def withdraw(self, n: int) -> None:
        for contact in self._some(n):
            self.desk.log.withdraw(contact.id)

    def give_leaflet(self, n: int) -> None:
        for contact in self._some(n):
            self.desk.log.amend_handouts(contact.id, (Handout("this-place", ("ar", "so")[n % 2], n % 3 + 1),))
        self.desk.shelf_copies.printed((Handout("this-place", "fi", 2),))

    def undo(self, n: int) -> None:
        self.desk.history.undo()

    def redo(self, n: int) -> None:
        self.desk.history.redo()

    def say_of_day(self, n: int) -> None:
        book, day = self.desk.days, DAYS[n % len(DAYS)]
        (book.close, book.shut, book.not_counted, book.served)[n % 4](day)
        self.desk.reports.count_at_the_door(day, n)

    def wish(self, n: int) -> None:
        self.desk.leaflet_wishes.asked("this-place", ("my", "ti")[n % 2])

    def import_more(self, n: int) -> None:
        """By a command, while the desk stays open."""
        sheet = self.home / "more.csv"
        rows = (f"{DAYS[(n + i) % 4]}T10:{15 * (i % 4):02},A{n % 5 + 1} B1,so,puhos" for i in range(n % 4))
        sheet.write_text("\n".join(["occurred_at,needs,language,place", *rows]) + "\n")
        other = opened(self.home, self.now)
        other.spreadsheets.read_in(sheet)
        other.close()

    def tomorrow(self, n: int) -> None:
        """The day that ran is over."""
        if self.now == NOW:
            self.now += dt.timedelta(days=1)
            self.restart(n)

    def restart(self, n: int) -> None:
        self.desk.close()
        self.desk = opened(self.home, self.now)

    def damage(self, n: int) -> None:
        """A page of what is kept holds something else."""
        kept = Home(self.home).cache / FILE
        if kept.exists():
            content = bytearray(kept.read_bytes())
            at = n * 200 % len(content)
            content[at : at + 100] = bytes(100)
            kept.write_bytes(content)

    def restore(self, n: int) -> None:
        """Now and then the log goes back to what it was when this was last done."""
        self.desk.close()
        if self.copies:
            restore(Home(self.home), self.copies.pop())
        else:
            self.copies.append(Backups(Home(self.home), lambda: self.now).back_up().path)
        self.desk = opened(self.home, self.now)

    def _some(self, n: int) -> list[Contact]:
        there = [contact for day in DAYS for contact in self.desk.log.of_day(day)]
        return there[n % len(there) :][:1] if there else []

    def _given(self, n: int, day: dt.date) -> dict[str, object]:
        return {
            "occurred_at": str(day) if n % 3 else f"{day}T0{n % 9}:15",
            "needs": ("A1 A2", "B1", "K1 A1", "J1", "")[n % 5],
            "place": ("puhos", "hervanta", None)[n % 3],
            "language": ("ar", "so", "fi", None)[n % 4],
            "language_means": ("not_met", "companion", "interpreter_phone", None)[n % 4],
            "channel": ("phone", "walk_in")[n % 2],
            "why_here": ("digital_barrier", "trusts_this_place", None)[n % 3],
            "outcome": ("unmet", "solved advised", "")[n % 3],
            "first_visit": ("yes", "no", None)[n % 3],
        }


@pytest.fixture(scope="module")
def new_home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        opened(Path(folder)).close()
        yield Path(folder)


@settings(
    max_examples=settings().max_examples if FULL else 4,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(st.tuples(st.sampled_from(OPERATIONS), st.integers(0, 63)), min_size=30, max_size=30))
def test_whatever_is_done_the_page_shows_what_a_fresh_count_shows(
    new_home: Path, operations: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        person = Person(shutil.copytree(new_home, Path(folder) / "home"))
        for n in range(6):
            person.record(n)
        for operation, n in operations:
            person.do(operation, n)
        for question in range(len(QUESTIONS)):
            person.look(question)
        person.desk.close()


def record(desk: Desk, day: dt.date | str, **given: object) -> None:
    desk.log.record(desk.log.read({"occurred_at": str(day), **given}))


def kept_of(home: Path) -> bytes:
    return (Home(home).cache / FILE).read_bytes()


def test_the_running_day_is_never_kept(desk: Desk, home: Path) -> None:
    record(desk, TODAY, place="puhos")
    desk.statistics.overview(Asked(TODAY, By.YEAR))
    assert not (Home(home).cache / FILE).exists()

    record(desk, DAYS[3], place="puhos")
    desk.statistics.overview(Asked(TODAY, By.YEAR))
    with sqlite3.connect(Home(home).cache / FILE) as file:
        assert [span for (span,) in file.execute("SELECT span FROM counted")] == ["2026-11-20"]


def test_what_is_kept_is_read_and_not_counted_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    record(desk, DAYS[1], needs="A1")
    before = desk.statistics.overview(Asked(DAYS[1], By.MONTH))
    desk.close()
    again = opened(desk._home.folder)
    monkeypatch.setattr("kototori.services.past_days.count_cells", None)

    assert again.statistics.overview(Asked(DAYS[1], By.MONTH)) == before
    again.close()


def test_a_copy_brought_back_brings_its_figures_back(home: Path) -> None:
    """Other contacts may stand in it under the same revisions."""
    desk = opened(home)
    record(desk, DAYS[1], needs="A1")
    contact = desk.log.of_day(DAYS[1])[0]
    copy = Backups(Home(home), lambda: NOW).back_up().path
    desk.log.correct(contact.id, desk.log.read({"needs": "B1"}, contact.facts))
    assert desk.statistics.overview(Asked(DAYS[1])).needs == (Share("B", 1),)
    desk.close()

    restore(Home(home), copy)
    desk = opened(home)
    desk.log.correct(contact.id, desk.log.read({"needs": "C1"}, contact.facts))
    assert desk.statistics.overview(Asked(DAYS[1])).needs == (Share("C", 1),)
    desk.close()


def test_a_log_that_went_back_by_hand_makes_what_is_kept_worthless(home: Path) -> None:
    desk = opened(home)
    record(desk, DAYS[1], needs="A1")
    contact = desk.log.of_day(DAYS[1])[0]
    desk.close()
    earlier = (home / "kototori.db").read_bytes()
    desk = opened(home)
    desk.log.correct(contact.id, desk.log.read({"needs": "B1"}, contact.facts))
    record(desk, DAYS[2])
    desk.statistics.overview(Asked(TODAY, By.YEAR))
    desk.close()

    (home / "kototori.db").write_bytes(earlier)
    desk = opened(home)
    desk.statistics.overview(Asked(TODAY, By.YEAR))
    desk.log.correct(contact.id, desk.log.read({"needs": "C1"}, contact.facts))
    assert desk.statistics.overview(Asked(DAYS[1])).needs == (Share("C", 1),)
    desk.close()


def test_a_changed_list_counts_anew(desk: Desk) -> None:
    record(desk, DAYS[1], needs="A1")
    before = desk.statistics.overview(Asked(DAYS[1], By.MONTH)).tables[Table.AUTHORITY]
    with desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE need SET authorities = 'KEL' WHERE code = 'A1'")
    desk.setup.refresh()

    after = desk.statistics.overview(Asked(DAYS[1], By.MONTH)).tables[Table.AUTHORITY]
    assert after == (Share("KEL", 1),) != before


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b"no file of figures" * 500), Path.mkdir])
def test_a_spoilt_file_is_counted_over_without_a_word(
    desk: Desk, home: Path, spoil: Callable[[Path], object]
) -> None:
    record(desk, DAYS[1], needs="A1")
    Home(home).cache.mkdir(exist_ok=True)
    spoil(Home(home).cache / FILE)

    for _ in range(2):
        assert desk.statistics.overview(Asked(DAYS[1])).contacts == 1


def test_a_file_that_somebody_else_writes_to_is_counted_over(desk: Desk, home: Path) -> None:
    record(desk, DAYS[1], needs="A1")
    desk.statistics.overview(Asked(DAYS[1]))
    before = kept_of(home)
    with closing(dbapi2.connect(str(Home(home).cache / FILE), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        record(desk, DAYS[2], needs="A1")
        assert desk.statistics.overview(Asked(DAYS[2])).contacts == 1
        assert desk.statistics.overview(Asked(TODAY, By.YEAR)).contacts == 2
        other.execute("ROLLBACK")
    assert kept_of(home) == before

    assert opened(home).statistics.overview(Asked(TODAY, By.YEAR)).contacts == 2
    assert kept_of(home) != before


def test_a_number_changed_by_hand_is_not_believed(desk: Desk, home: Path) -> None:
    record(desk, DAYS[1], needs="A1")
    desk.statistics.overview(Asked(DAYS[1]))
    with sqlite3.connect(Home(home).cache / FILE) as file:
        (cells,) = file.execute("SELECT cells FROM counted").fetchone()
        file.execute("UPDATE counted SET cells = ?", (cells[:-9] + b"\0" + cells[-8:],))

    assert opened(home).statistics.overview(Asked(DAYS[1])).needs == (Share("A", 1),)


def test_idle_moments_count_every_month_the_newest_first_and_tell_how_far_they_are(
    desk: Desk, home: Path
) -> None:
    for day in DAYS:
        record(desk, day)
    told: list[tuple[int, int]] = []
    desk.statistics.count_days(lambda done, total: told.append((done, total)))

    assert told == [(done, 13) for done in range(14)]
    with sqlite3.connect(Home(home).cache / FILE) as file:
        months = [span for (span,) in file.execute("SELECT span FROM counted WHERE length(span) = 7")]
    assert months == ["2025-11", "2026-10"]


def test_nothing_but_sums_is_kept(desk: Desk, home: Path) -> None:
    record(desk, DAYS[1], needs="A1")
    identity = desk.log.of_day(DAYS[1])[0].id
    desk.statistics.overview(Asked(DAYS[1]))

    content = kept_of(home)
    assert identity.bytes not in content
    assert identity.hex.encode() not in content.lower()
