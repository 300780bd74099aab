"""Public figures through the whole desk: decided once, the same ever after, refused when touched."""

import csv
import datetime as dt
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kototori import assets
from kototori.domain.day import Book, DayState
from kototori.domain.ledger import YearLedger, plan_seal
from kototori.domain.ledger_proof import prove_ledger
from kototori.domain.ledger_rules import Draw
from kototori.domain.period import By
from kototori.domain.release import Format, LedgerChanged, Use
from kototori.domain.release_plan import YearPlan
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.services.restoring import restore
from kototori.storage import ledger, settings
from kototori.wording.catalogue import read_words

CONTACTS_2019 = Path(__file__).resolve().parent.parent / "data" / "contacts-2019.csv"
SECRET = bytes(range(32)).hex()
NEW_YEAR, END_OF_FEBRUARY, END_OF_MARCH = dt.date(2019, 1, 1), dt.date(2019, 2, 28), dt.date(2019, 3, 31)
BYS = (By.DAY, By.WEEK, By.MONTH, By.QUARTER, By.YEAR, By.RANGE)
NOW = dt.datetime(2019, 4, 2, 9, 4, tzinfo=dt.UTC)
TODAY = NOW.date()


@contextmanager
def opened(home: Path, now: dt.datetime = NOW) -> Iterator[Desk]:
    desk = open_desk(Home(home), assets.folder("resources"), lambda: now)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def first_quarter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a desk with the contacts of the first three months, and a known secret."""
    folder = tmp_path_factory.mktemp("quarter")
    lines = CONTACTS_2019.read_text("utf-8-sig").splitlines()
    kept = [lines[0], *(line for line in lines[1:] if line < "2019-04")]
    (folder / "quarter.csv").write_text("\n".join(kept), "utf-8")
    with opened(folder / "home") as desk:
        desk.spreadsheets.read_in(folder / "quarter.csv")
        with desk.database.writing() as connection:
            settings.put(connection, "ledger_secret", SECRET)
    return folder / "home"


@pytest.fixture
def copied(first_quarter: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Another desk with the same log."""

    def copy(name: str) -> Path:
        shutil.copytree(first_quarter, tmp_path / name)
        return tmp_path / name

    return copy


@pytest.fixture
def desk(copied: Callable[[str], Path]) -> Iterator[Desk]:
    with opened(copied("home")) as made:
        yield made


def export(
    desk: Desk,
    path: Path,
    by: By,
    last: dt.date = END_OF_MARCH,
    first: dt.date = NEW_YEAR,
    language: str = "en",
) -> bytes:
    words = read_words(assets.folder("translations"), "en", None)
    desk.statistics.export(
        first, last, by=by, use=Use.PUBLIC, form=Format.CSV, path=path, words=words, force=True
    )
    return path.read_bytes() + path.with_name(f"{path.name}.about.json").read_bytes()


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


def test_the_order_of_exports_changes_nothing(copied: Callable[[str], Path], tmp_path: Path) -> None:
    with opened(copied("one")) as one, opened(copied("other")) as other:
        in_order = [export(one, tmp_path / "x.csv", by) for by in BYS]
        export(other, tmp_path / "x.csv", By.WEEK, first=dt.date(2019, 2, 4), last=dt.date(2019, 2, 17))
        backwards = [export(other, tmp_path / "x.csv", by) for by in reversed(BYS)]

    assert in_order == backwards[::-1]


def test_exported_again_and_after_a_restart_a_file_is_the_same(
    copied: Callable[[str], Path], tmp_path: Path
) -> None:
    home = copied("home")
    with opened(home) as desk:
        before = [export(desk, tmp_path / "x.csv", by) for by in BYS]
        again = [export(desk, tmp_path / "x.csv", by) for by in BYS]
    with opened(home, NOW + dt.timedelta(days=9)) as desk:
        after = [export(desk, tmp_path / "x.csv", by) for by in BYS]

    assert before == again == after


def late_contacts(desk: Desk) -> None:
    """Twenty come in late, and twenty are withdrawn."""
    random = Random(20)
    days = [NEW_YEAR + dt.timedelta(days=random.randint(0, 58)) for _ in range(20)]
    for day in days:
        given = {"occurred_at": f"{day}T10:00", "needs": ["A1", "J1"], "language": "ar", "persons": 3}
        desk.log.record(desk.log.read(given))
    served = [
        contact for number in range(59) for contact in desk.log.of_day(NEW_YEAR + dt.timedelta(days=number))
    ]
    for contact in random.sample(served, 20):
        desk.log.withdraw(contact.id)


def test_twenty_late_and_twenty_withdrawn_contacts_change_no_file_that_is_out(
    desk: Desk, tmp_path: Path
) -> None:
    before = [export(desk, tmp_path / "x.csv", by, END_OF_FEBRUARY) for by in BYS]
    late_contacts(desk)
    after = [export(desk, tmp_path / "x.csv", by, END_OF_FEBRUARY) for by in BYS]
    whole = [export(desk, tmp_path / "x.csv", by) for by in BYS]
    again = [export(desk, tmp_path / "x.csv", by, END_OF_FEBRUARY) for by in BYS]

    assert before == after == again
    assert all(whole)


DAY_OF = "unit = 'day' AND first_day = '2019-02-01' AND tbl ="
WEEK_OF = DAY_OF.replace("day", "week", 1)
CHANGES = {
    f"UPDATE ledger_entry SET fives = fives + 5 WHERE {DAY_OF} 'visits'": ("2019-02-01", "visits"),
    f"DELETE FROM ledger_entry WHERE {WEEK_OF} 'language'": ("2019-02-01/2019-02-03", "language"),
    "INSERT INTO ledger_entry VALUES ('month', '2019-02-01', 'task', 'sleeping', 5)": ("2019-02", "task"),
    "DELETE FROM ledger_seal WHERE unit = 'quarter' AND tbl = 'outcome'": ("2019-Q1", "outcome"),
    "UPDATE ledger_year SET languages = 'fi sv'": ("2019", "plan"),
    "DELETE FROM setting WHERE name = 'ledger_secret'": ("2019", "plan"),
}


@pytest.fixture
def proofs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The years that are proved from now on."""
    proved: list[int] = []

    def prove(ledger: YearLedger, *known: Any) -> None:
        proved.append(ledger.plan.year)
        prove_ledger(ledger, *known)

    for service in ("publishing", "proved_years"):
        monkeypatch.setattr(f"kototori.services.{service}.prove_ledger", prove)
    return proved


def test_a_year_that_stands_as_it_was_proved_is_not_proved_again(
    desk: Desk, tmp_path: Path, proofs: list[int]
) -> None:
    for by in BYS:
        export(desk, tmp_path / "x.csv", by)

    assert proofs == [2019]


def test_after_a_change_to_the_lists_and_in_another_program_the_year_is_proved_anew(
    copied: Callable[[str], Path], tmp_path: Path, proofs: list[int]
) -> None:
    home = copied("home")
    with opened(home) as desk:
        export(desk, tmp_path / "x.csv", By.MONTH)
        desk.setup.add_place("kirjasto", "Kirjasto")
        export(desk, tmp_path / "x.csv", By.MONTH)
    assert proofs == [2019, 2019]

    with opened(home) as desk:
        export(desk, tmp_path / "x.csv", By.MONTH)

    assert proofs == [2019, 2019, 2019]


@pytest.mark.parametrize("change", CHANGES)
def test_a_ledger_changed_by_hand_is_refused_with_day_and_table(
    desk: Desk, tmp_path: Path, change: str
) -> None:
    export(desk, tmp_path / "before.csv", By.MONTH)
    with desk.database.writing() as connection:
        connection.exec_driver_sql(change)

    with pytest.raises(LedgerChanged) as refused:
        export(desk, tmp_path / "after.csv", By.DAY)

    assert (refused.value.period, refused.value.table) == CHANGES[change]
    assert not (tmp_path / "after.csv").exists()


def test_the_secret_is_in_no_file_that_leaves_and_in_no_log(
    copied: Callable[[str], Path], tmp_path: Path
) -> None:
    home, out = copied("home"), tmp_path / "out"
    out.mkdir()
    with opened(home) as desk:
        for by in BYS:
            export(desk, out / f"{by}.csv", by)
    written = [*out.iterdir(), *(path for path in Home(home).logs.rglob("*") if path.is_file())]

    assert written
    for path in written:
        content = path.read_bytes()
        assert SECRET.encode() not in content
        assert bytes.fromhex(SECRET) not in content
        assert SECRET[:16] not in path.name


def test_the_book_of_a_past_day_closes_by_itself_and_that_of_an_unknown_one_does_not_begin(
    desk: Desk, tmp_path: Path
) -> None:
    friday, sunday = dt.date(2019, 2, 1), dt.date(2019, 2, 3)
    export(desk, tmp_path / "x.csv", By.WEEK)

    closed = desk.days.find(friday)
    assert closed is not None
    assert (closed.book, closed.state, closed.corrected) == (Book.CLOSED, DayState.SERVED, False)
    assert desk.days.find(sunday) is None


def test_today_is_left_out_until_its_book_is_closed(desk: Desk, tmp_path: Path) -> None:
    for _ in range(12):
        desk.log.record(desk.log.read({"needs": "A1"}))
    words = read_words(assets.folder("translations"), "en", None)
    asked = {"by": By.DAY, "use": Use.PUBLIC, "form": Format.CSV, "words": words, "force": True}
    running = desk.statistics.export(NEW_YEAR, TODAY, path=tmp_path / "x.csv", **asked)
    without = {row["period"] for row in rows(tmp_path / "x.csv")}
    desk.days.close(TODAY)
    closed = desk.statistics.export(NEW_YEAR, TODAY, path=tmp_path / "x.csv", **asked)

    assert (running.left_out, closed.left_out) == (TODAY, None)
    assert str(TODAY) not in without
    assert str(TODAY) in {row["period"] for row in rows(tmp_path / "x.csv")}


def test_a_cut_month_has_visits_alone_and_the_name_of_its_interval(desk: Desk, tmp_path: Path) -> None:
    export(desk, tmp_path / "x.csv", By.MONTH, dt.date(2019, 3, 20))
    march = [row for row in rows(tmp_path / "x.csv") if row["period"].startswith("2019-03")]
    assert {row["period"] for row in march} == {"2019-03-01/2019-03-20"}
    assert {row["table"] for row in march} == {"visits", "coverage"}


def test_coverage_stays_what_it_was_when_the_day_was_decided(desk: Desk, tmp_path: Path) -> None:
    before = export(desk, tmp_path / "x.csv", By.DAY)
    desk.log.record(desk.log.read({"occurred_at": "2019-02-03T12:00", "needs": "A1"}))
    desk.days.not_counted(dt.date(2019, 2, 1))

    assert export(desk, tmp_path / "x.csv", By.DAY) == before


def test_a_place_that_is_added_later_changes_no_file_that_is_out(desk: Desk, tmp_path: Path) -> None:
    before = export(desk, tmp_path / "x.csv", By.WEEK, END_OF_FEBRUARY)
    desk.setup.add_place("kirjasto", "Pääkirjasto")
    after = export(desk, tmp_path / "x.csv", By.WEEK, END_OF_FEBRUARY)
    export(desk, tmp_path / "x.csv", By.MONTH)
    march = {
        row["cat1"]
        for row in rows(tmp_path / "x.csv")
        if (row["period"], row["table"]) == ("2019-03", "place")
    }

    assert before == after
    assert "kirjasto" in march


def test_where_nothing_is_known_there_is_the_header_alone_and_the_year_is_not_begun(
    desk: Desk, tmp_path: Path
) -> None:
    export(desk, tmp_path / "x.csv", By.MONTH, dt.date(2018, 12, 31), dt.date(2018, 1, 1))

    assert rows(tmp_path / "x.csv") == []
    with desk.database.reading() as connection:
        years = connection.exec_driver_sql("SELECT count(*) FROM ledger_year").scalar_one()
    assert years == 0


def test_another_step_begins_with_a_year_and_the_foot_says_it(desk: Desk, tmp_path: Path) -> None:
    desk.statistics.choose_step(10)
    export(desk, tmp_path / "x.csv", By.MONTH)
    desk.statistics.choose_step(5)
    export(desk, tmp_path / "y.csv", By.MONTH)
    counts = [int(row["count"]) for row in rows(tmp_path / "y.csv") if row["table"] != "coverage"]

    assert all(number % 10 == 0 for number in counts)
    assert {row["note"] for row in rows(tmp_path / "x.csv")} == {"", "0-9", "0-20"}
    about = json.loads((tmp_path / "y.csv.about.json").read_text("utf-8"))
    assert about["foot"].startswith(
        "Counted in steps of 10; the numbers add up. 0 means 0–9, in sums of parts 0–20."
    )


def test_two_processes_at_once_decide_every_unit_once(copied: Callable[[str], Path], tmp_path: Path) -> None:
    home = copied("home")
    asked = ["--home", str(home), "export", "--from", "2019-01-01", "--to", "2019-03-31"]
    asked += ["--by", "week", "--use", "public", "--format", "csv", "--out"]
    command = [sys.executable, "-m", "kototori", *asked]
    running = [subprocess.Popen([*command, str(tmp_path / f"{n}.csv")]) for n in range(2)]

    assert [process.wait(60) for process in running] == [0, 0]
    assert (tmp_path / "0.csv").read_bytes() == (tmp_path / "1.csv").read_bytes()
    with opened(home) as desk:
        export(desk, tmp_path / "x.csv", By.DAY)


def test_a_year_that_an_older_program_began_goes_on_by_the_day(desk: Desk, tmp_path: Path) -> None:
    plan = YearPlan(2019, shared_by=By.DAY)
    with desk.database.writing() as connection:
        ledger.add_year(connection, plan, plan_seal(Draw(bytes.fromhex(SECRET)), plan))

    export(desk, tmp_path / "february.csv", By.WEEK, END_OF_FEBRUARY)
    export(desk, tmp_path / "march.csv", By.WEEK)
    with desk.database.reading() as connection:
        decided = connection.exec_driver_sql("SELECT DISTINCT unit FROM ledger_entry WHERE tbl = 'language'")
        assert list(decided.scalars()) == ["day"]
    assert {row["period"] for row in rows(tmp_path / "march.csv") if row["table"] == "language"} > {
        "2019-W10"
    }


def test_the_year_before_decides_what_a_year_lists_and_whether_needs_stand_by_day(
    home: Path, tmp_path: Path
) -> None:
    path, end = tmp_path / "x.csv", dt.date(2020, 3, 31)
    with opened(home, NOW.replace(year=2020)) as desk:
        for day, language in {"2019-06-04": "ar", "2019-06-07": "so", "2020-01-07": "ar"}.items():
            given = {"occurred_at": day, "needs": ["A1"], "language": language, "first_visit": "yes"}
            desk.log.record_many([desk.log.read(given)] * 50)
        export(desk, path, By.DAY, end, dt.date(1, 1, 1))
        days = {row["period"] for row in rows(path) if row["table"] == "need"}
        export(desk, path, By.WEEK, end)
        languages = [(row["period"], row["cat1"]) for row in rows(path) if row["table"] == "language"]

    assert days == {"2020-01-07"}
    assert [code for week, code in languages if week == "2019-W23"][3:5] == ["ar", "so"]
    assert len([code for week, code in languages if week == "2019-W23"]) == 12
    assert [code for week, code in languages if week == "2020-W02"] == [
        *("ar", "so", "other", "not_recorded", "total")
    ]


def test_what_is_out_stays_as_it_is_when_an_older_copy_of_the_log_comes_back(
    copied: Callable[[str], Path], tmp_path: Path
) -> None:
    home, copy = copied("restored"), tmp_path / "copy.db"
    with opened(home) as desk:
        desk.backups.copy_to(copy)
        before = export(desk, tmp_path / "x.csv", By.MONTH)
    restore(Home(home), copy)
    with opened(home) as desk:
        late_contacts(desk)
        after = export(desk, tmp_path / "x.csv", By.MONTH)

        assert after == before
        assert [one.use for one in desk.statistics.written()] == [Use.PUBLIC, Use.PUBLIC]


def test_another_desks_ledger_is_not_carried_into_a_copy(
    copied: Callable[[str], Path], tmp_path: Path
) -> None:
    home, other, copy = copied("here"), copied("there"), tmp_path / "copy.db"
    with opened(other) as desk:
        with desk.database.writing() as connection:
            settings.put(connection, "ledger_secret", "ff" * 32)
        theirs = export(desk, tmp_path / "x.csv", By.MONTH)
        desk.backups.copy_to(copy)
    with opened(home) as desk:
        export(desk, tmp_path / "x.csv", By.MONTH)
    restore(Home(home), copy)
    with opened(home) as desk:
        assert export(desk, tmp_path / "x.csv", By.MONTH) == theirs


def test_the_mark_of_a_file_says_the_step_that_it_was_counted_in(desk: Desk, tmp_path: Path) -> None:
    path, words = tmp_path / "x.json", read_words(assets.folder("translations"), "en", None)
    desk.statistics.choose_step(7)
    desk.statistics.export(
        NEW_YEAR, END_OF_MARCH, by=By.MONTH, use=Use.PUBLIC, form=Format.CSV, path=path, words=words
    )

    told = json.loads(path.with_name("x.json.datapackage.json").read_text("utf-8"))["description"]
    assert told.startswith("Public figures, counted in steps of 7. Counted in steps of 7;")
    assert "fives" not in told
