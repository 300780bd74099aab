"""Copies of the contact log: whole while the desk works, checked, and no more than fourteen."""

import os
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from kototori import assets
from kototori.domain.errors import DatabaseDamaged, HomeUnwritable
from kototori.domain.worker import Worker
from kototori.home import Home
from kototori.services.backups import KEPT, Backups
from kototori.services.desk import Desk, open_desk
from kototori.storage.backup import count_revisions


def test_a_copy_holds_every_contact_of_a_desk_that_is_at_work(
    desk: Desk, home: Path, tmp_path: Path, standing_clock: Callable[[], datetime]
) -> None:
    desk.log.record(desk.log.read({"needs": "A1"}))
    desk.log.record(desk.log.read({"needs": "B"}))

    made = desk.backups.back_up()

    assert made.path == home / "backups" / "kototori-2026-11-24-110400.db"
    assert count_revisions(made.path) == 2
    other = tmp_path / "other"
    other.mkdir()
    made.path.rename(other / "kototori.db")
    opened = open_desk(Home(other), assets.folder("resources"), standing_clock)
    with closing(opened):
        assert len(opened.log.of_day(opened.log.today())) == 2


def test_the_newest_copy_is_known_by_its_time(desk: Desk, home: Path) -> None:
    assert desk.backups.latest() is None
    made = desk.backups.back_up()

    found = Backups(Home(home), lambda: made.made_at).latest()

    assert found == made


def test_the_newest_fourteen_are_kept_and_other_files_left_alone(
    desk: Desk, home: Path, standing_clock: Callable[[], datetime]
) -> None:
    now = [standing_clock()]
    backups = Backups(Home(home), lambda: now[0])
    (home / "backups").mkdir()
    for name, put_aside in (("step-0002", standing_clock() + timedelta(days=2)), ("step-0003", None)):
        (home / "backups" / f"kototori-before-{name}.db").write_bytes(b"")
        at = (put_aside or standing_clock() + timedelta(days=9)).timestamp()
        os.utime(home / "backups" / f"kototori-before-{name}.db", (at, at))

    for _ in range(KEPT + 3):
        backups.back_up()
        now[0] += timedelta(days=1)

    names = sorted(path.name for path in (home / "backups").iterdir())
    assert len(names) == KEPT + 1  # the first of the two is older than every copy that is kept
    assert names[0] == "kototori-2026-11-27-110400.db"
    assert names[-1] == "kototori-before-step-0003.db"


def test_a_damaged_log_gives_no_copy(desk: Desk, home: Path) -> None:
    desk.close()
    log = home / "kototori.db"
    content = bytearray(log.read_bytes())
    content[4096:20480] = b"\xff" * 16384
    log.write_bytes(content)

    with pytest.raises(DatabaseDamaged):
        desk.backups.back_up()

    assert list((home / "backups").glob("*.db")) == []


def test_a_folder_that_cannot_be_made_is_told(desk: Desk, home: Path) -> None:
    (home / "backups").write_text("a file in its place", encoding="utf-8")

    with pytest.raises(HomeUnwritable):
        desk.backups.back_up()


def test_a_copy_of_a_running_day_does_not_tell_which_requests_were_made_before_it(
    desk: Desk, tmp_path: Path
) -> None:
    worker = Worker(code="keksitty", name="Kaisa Keksitty", title="sosiaaliohjaaja", team="Perhetyö")
    desk.referrals.request(desk.setup.add_worker(worker))
    desk.backups.copy_to(tmp_path / "running.db")
    desk.days.close(desk.log.today())
    desk.backups.copy_to(tmp_path / "closed.db")

    counted = [_requests(tmp_path / name) for name in ("running.db", "closed.db")]

    assert counted == [0, 1]
    team = "Perhetyö".encode()  # in the directory once, and once with the request
    assert [(tmp_path / name).read_bytes().count(team) for name in ("running.db", "closed.db")] == [1, 2]
    assert desk.referrals.waiting_count() == 1


def _requests(path: Path) -> int:
    with closing(dbapi2.connect(str(path))) as connection:
        return int(connection.execute("SELECT count(*) FROM referral_request").fetchone()[0])
