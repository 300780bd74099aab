"""In the files of a day nothing leads from a contact to a request. See `.ci/requests_attacked.py`."""

import time
from pathlib import Path
from uuid import UUID

import pytest

from kototori.services.desk import Desk
from tests.services.request_desk import MovedClock, add

PAGE = 4096


def in_order_of_place(path: Path, ids: list[UUID]) -> list[UUID]:
    """Rows are written into a page from its end: what lies further back was written first."""
    content = path.read_bytes()
    placed = sorted((content.find(one.bytes) // PAGE, -content.find(one.bytes), one) for one in ids)
    assert all(place < 0 for _, place, _ in placed)
    return [one for *_, one in placed]


@pytest.mark.parametrize("locked", [True, False])
def test_the_place_of_a_row_tells_nothing_but_its_random_id(
    keeping_desk: Desk, home: Path, locked: bool, clock: MovedClock
) -> None:
    if locked:
        keeping_desk.requests.close()
    made = []
    for needs in ("A1", "B", "C1", "D", "E", "F", "H4", "J1"):
        clock.move(seconds=600)
        made.append(add(keeping_desk.requests).id)
        keeping_desk.log.record(keeping_desk.log.read({"needs": needs}))
    keeping_desk.forget_the_order()

    for file in ("kototori.db", "requests-inbox.db") if locked else ("kototori.db",):
        placed = in_order_of_place(home / file, made)
        assert placed in (sorted(made), sorted(made)[::-1]), file
        assert placed != made


def test_after_the_next_contact_no_file_tells_when_the_last_request_was_made(
    keeping_desk: Desk, home: Path
) -> None:
    keeping_desk.requests.close()
    add(keeping_desk.requests)
    keeping_desk.log.record(keeping_desk.log.read({"needs": "A1"}))
    asked = time.time_ns()
    keeping_desk.forget_the_order()

    assert (home / "kototori.db-wal").stat().st_size == 0
    about = [home, home / "backups", *home.glob("requests*"), *home.glob("backups/requests*")]
    for path in about:
        stat = path.stat()
        assert time.gmtime(stat.st_mtime)[3:6] == (10, 0, 0), path.name
        assert stat.st_ctime_ns >= asked - 10**7, path.name  # of the last look, and not of the request
