"""What becomes of an empty folder, a damaged file, an older and a newer one."""

import os
import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from kototori import assets
from kototori.domain.change import Act
from kototori.domain.contact import Contact, Handout, Source
from kototori.domain.entry import read_facts
from kototori.domain.errors import (
    DatabaseDamaged,
    DatabaseMissing,
    DatabaseNewer,
    DeskError,
    DiskFull,
    HomeUnwritable,
)
from kototori.domain.identifiers import day_ordered_id
from kototori.domain.period import By
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.services.history import History
from kototori.services.request_steps import RequestSteps
from kototori.storage import contacts, ledger, opening, workers
from kototori.storage.contacts import Origin
from kototori.storage.database import Database
from kototori.storage.file_marks import NEWEST_STEP
from kototori.storage.migrating import migrate

Clock = Callable[[], datetime]


def opened(home: Path, clock: Clock) -> Desk:
    return open_desk(Home(home), assets.folder("resources"), clock)


def test_an_empty_folder_becomes_a_new_desk_with_its_lists(desk: Desk, home: Path) -> None:
    vocabulary = desk.setup.vocabulary()

    assert len(vocabulary.tops(desk.log.today())) == 12
    assert [place.code for place in desk.setup.places()] == ["hervanta", "keskusta", "puhos"]
    assert len(vocabulary.synonyms) >= 150
    assert list(home.glob("*.new*")) == []


def test_a_desk_opened_again_is_the_same_desk(home: Path, standing_clock: Clock) -> None:
    first = opened(home, standing_clock)
    contact = first.log.record(first.log.read({"needs": "A1"})).contact
    first.close()
    again = opened(home, standing_clock)

    assert again.log.of_day(again.log.today()) == [contact]
    again.close()


def test_the_shipped_lists_can_change_without_losing_a_code(
    desk: Desk, home: Path, standing_clock: Clock
) -> None:
    with desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE setting SET value = 'older' WHERE name = 'lists'")
        connection.exec_driver_sql("UPDATE need SET fi = 'Vanha sana' WHERE code = 'A1'")
        connection.exec_driver_sql("INSERT INTO place VALUES ('oma-paikka', 9, 'Oma paikka', NULL, NULL)")
    desk.log.record(desk.log.read({"needs": "A1", "place": "oma-paikka"}))
    again = opened(home, standing_clock)

    assert again.setup.vocabulary().needs["A1"].words.fi == "Asunnon haku"
    assert "oma-paikka" in again.setup.vocabulary().places
    assert len(again.log.of_day(again.log.today())) == 1
    again.close()


def _zero_bytes(path: Path) -> None:
    path.write_bytes(b"")


def _garbage(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 500)


def _another_programs(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE thing (x)")
    connection.close()


def _cut_in_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize("damage", [_zero_bytes, _garbage, _another_programs, _cut_in_half])
def test_a_damaged_log_is_refused_and_left_as_it_is(
    home: Path, standing_clock: Clock, damage: Callable[[Path], None]
) -> None:
    opened(home, standing_clock).close()
    path = Home(home).database
    damage(path)
    before = path.read_bytes()

    with pytest.raises(DatabaseDamaged):
        opened(home, standing_clock)

    assert path.read_bytes() == before


def test_a_newer_log_is_refused(home: Path, standing_clock: Clock) -> None:
    opened(home, standing_clock).close()
    with sqlite3.connect(Home(home).database) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(DatabaseNewer):
        opened(home, standing_clock)


def test_files_without_their_database_are_damage_and_not_a_new_desk(
    home: Path, standing_clock: Clock
) -> None:
    opened(home, standing_clock).close()
    (home / "preferences.ini").write_text("[window]\n")
    Home(home).database.unlink()

    with pytest.raises(DatabaseMissing):
        opened(home, standing_clock)

    assert not Home(home).database.exists()


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path, standing_clock: Clock) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(HomeUnwritable):
        opened(tmp_path / "file" / "home", standing_clock)


def test_an_older_log_is_copied_and_then_taken_to_todays_tables(tmp_path: Path) -> None:
    path = tmp_path / "kototori.db"
    migrate(path, to=1)
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO setting VALUES ('name', 'Pieni neuvonta')")
        connection.execute(
            "INSERT INTO change VALUES (7, '2026-11-20', randomblob(16), 'recorded', NULL, 1, 'done')"
        )
    connection.close()

    database = opening.open_log(path, tmp_path / "backups")

    with database.reading() as connection:
        kept = connection.exec_driver_sql("SELECT value FROM setting WHERE name = 'name'").scalar_one()
        assert connection.exec_driver_sql("SELECT count(*) FROM worker").scalar_one() == 0
        assert connection.exec_driver_sql("SELECT seq, act, rev_after FROM change").one() == (
            1,
            "recorded",
            1,
        )
    database.close()
    assert kept == "Pieni neuvonta"
    copy = tmp_path / "backups" / f"kototori-before-step-{NEWEST_STEP:04d}.db"
    with sqlite3.connect(copy) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()


def test_the_workers_of_an_older_log_are_all_there_and_present(tmp_path: Path, standing_clock: Clock) -> None:
    path = tmp_path / "kototori.db"
    migrate(path, to=5)
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO worker VALUES ('aino', 'Aino Keksitty', 'sosiaaliohjaaja', 'Perhetyö', 'Alue',"
            " 'Itä', 'fi so', '03 000', NULL, '2026-12-31')"
        )
    connection.close()

    database = opening.open_log(path, tmp_path / "backups")

    with database.reading() as connection:
        [worker] = workers.all_workers(connection)
        columns = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(worker_absence)")}
    database.close()
    assert (worker.name, worker.languages, worker.phone) == ("Aino Keksitty", ("fi", "so"), "03 000")
    assert worker.validity.end == date(2026, 12, 31)
    assert (worker.secure_address, worker.age_recipient, worker.absences) == ("", "", ())
    assert columns == {"worker", "first_day", "last_day", "stand_in"}, "no place for a reason"


def test_what_was_done_today_in_an_older_log_can_still_be_undone(
    tmp_path: Path, standing_clock: Clock
) -> None:
    path, origin, today = tmp_path / "kototori.db", Origin(uuid4(), uuid4()), date(2026, 11, 24)
    migrate(path, to=2)
    facts = read_facts({"channel": "phone"}, standing_clock())
    first = Contact(
        id=day_ordered_id(today), facts=facts, source=Source.LIVE, recorded_on=today, updated_on=today
    )
    second = first.revised(read_facts({"channel": "walk_in"}, standing_clock(), facts), today)
    older = Database(path, foreign_keys=False)
    with older.writing() as connection:
        contacts.add(connection, [first], origin)
        contacts.supersede(connection, second, Act.CORRECTED, origin)
        for seq, act, before, after in ((3, "recorded", None, 1), (4, "corrected", 1, 2)):
            connection.exec_driver_sql(
                "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, 'done')",
                (seq, str(today), first.id.bytes, act, before, after),
            )
    older.close()

    database = opening.open_log(path, tmp_path / "backups")
    history = History(database, standing_clock, origin, RequestSteps(), lambda request: None)

    told = history.undo()
    assert told is not None
    assert [contact.facts.channel for contact in told.contacts] == ["phone"]
    told = history.undo()
    assert told is not None
    assert told.contacts[0].withdrawn
    assert history.undo() is None
    database.close()


def test_the_stack_of_an_older_log_forgets_where_requests_were_made(tmp_path: Path) -> None:
    path = tmp_path / "kototori.db"
    migrate(path, to=4)
    older = Database(path, foreign_keys=False)
    stack = "INSERT INTO change (seq, made_on, act, state, batch, draft, day, day_after, request_id) VALUES "
    with older.writing() as connection:
        connection.exec_driver_sql(
            f"{stack} (3, '2026-11-24', 'pad_emptied', 'done', NULL, 1, NULL, NULL, NULL),"
            " (4, '2026-11-24', 'requested', 'done', NULL, NULL, NULL, NULL, x'00'),"
            " (5, '2026-11-24', 'day_changed', 'done', 5, NULL, '2026-11-24', 'served/closed', NULL),"
            " (6, '2026-11-24', 'day_changed', 'done', 5, NULL, '2026-11-23', 'served/closed', NULL)"
        )
    older.close()

    database = opening.open_log(path, tmp_path / "backups")

    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT seq, act, batch FROM change ORDER BY seq").all()
    assert [tuple(row) for row in rows] == [
        (1, "pad_emptied", None),
        (2, "day_changed", 2),
        (3, "day_changed", 2),
    ]
    database.close()


def test_leaflets_given_in_an_older_log_are_still_given(tmp_path: Path, standing_clock: Clock) -> None:
    path, origin, today = tmp_path / "kototori.db", Origin(uuid4(), uuid4()), date(2026, 11, 24)
    migrate(path, to=3)
    facts = read_facts({"channel": "phone"}, standing_clock()).with_handouts(
        (Handout("this-place", "ar", 3),)
    )
    given = Contact(
        id=day_ordered_id(today), facts=facts, source=Source.LIVE, recorded_on=today, updated_on=today
    )
    older = Database(path, foreign_keys=False)
    with older.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO language VALUES ('ar', 3, 'ar', 'arabia', 'arabiska', 'Arabic', 'rtl', 1, '')"
        )
        contacts.add(connection, [given], origin)
    older.close()

    database = opening.open_log(path, tmp_path / "backups")

    with database.reading() as connection:
        assert contacts.find(connection, given.id) == given
    database.close()


def test_what_an_older_log_decided_of_public_figures_stays_as_it_is(
    tmp_path: Path,
) -> None:
    path = tmp_path / "kototori.db"
    migrate(path, to=9)
    older = Database(path, foreign_keys=False)
    with older.writing() as connection:
        connection.exec_driver_sql("INSERT INTO ledger_year VALUES (2026, 5, 'week', 'fi ar', '')")
        entry = "INSERT INTO ledger_entry VALUES ('day', '2026-11-24', 'language', 'ar', 5)"
        connection.exec_driver_sql(entry)
    older.close()

    database = opening.open_log(path, tmp_path / "backups")

    with database.reading() as connection:
        plan = ledger.read_plan(connection, 2026)
        assert plan is not None
        assert plan.shared_by is By.DAY
        kept = connection.exec_driver_sql("SELECT * FROM ledger_entry").all()
        assert [tuple(row) for row in kept] == [("day", "2026-11-24", "language", "ar", 5)]
    with database.writing() as connection:
        connection.exec_driver_sql(entry.replace("day", "week"))
    database.close()


def test_a_step_that_fails_takes_back_what_it_made(tmp_path: Path) -> None:
    path = tmp_path / "kototori.db"
    migrate(path, to=1)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE referral_request (in_the_way)")
    connection.close()

    with pytest.raises(Exception, match="referral_request"):
        migrate(path)

    with sqlite3.connect(path) as connection:
        made = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'worker'").fetchone()
        assert made == (0,)
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()


def test_of_two_that_make_a_desk_at_once_the_first_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "kototori.db"

    def quicker(connection: object) -> None:
        opening.create_log(path, lambda inner: None) if not path.exists() else None

    opening.create_log(path, lambda inner: None)
    first = path.stat().st_ino
    opening.create_log(path, quicker)

    assert path.stat().st_ino == first
    assert sorted(p.name for p in tmp_path.iterdir()) == ["kototori.db"]


def test_settings_of_the_connection_are_those_that_lose_nothing(desk: Desk) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
    }
    with desk.database.reading() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
    assert found == wanted


def test_a_contact_that_cannot_be_written_is_said_so_without_its_content(desk: Desk, home: Path) -> None:
    blocker = Database(Home(home).database)
    with desk.database.reading() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    with blocker.writing(), pytest.raises(DeskError) as refused:
        desk.log.record(desk.log.read({"needs": "J1"}))
    blocker.close()

    assert type(refused.value).__name__ == "DatabaseBusy"
    assert "J1" not in str(refused.value)
    assert desk.log.of_day(desk.log.today()) == []


def test_a_full_disk_is_said_so_and_what_was_saved_stays(desk: Desk) -> None:
    desk.log.record(desk.log.read({"needs": "A1"}))
    with desk.database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(DiskFull):
        _record_many(desk, 500)

    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"


def _record_many(desk: Desk, count: int) -> None:
    for _ in range(count):
        desk.log.record(desk.log.read({"needs": "A1 B1 C1", "outcome": "advised"}))


def test_a_database_in_memory_takes_the_same_steps() -> None:
    database = Database(None, foreign_keys=False)
    migrate(None, database)

    with database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == opening.NEWEST_STEP
    database.close()
