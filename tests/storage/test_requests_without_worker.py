"""The step that takes the worker out of the row by which the log counts a request."""

from pathlib import Path
from uuid import uuid4

from kototori.domain.referral import RequestState
from kototori.storage import opening, requests
from kototori.storage.database import Database
from kototori.storage.migrating import migrate

WORKER, TEAM = "aava-esimerkki", "Aikuissosiaalityö itä"


def test_an_older_log_keeps_its_requests_and_no_byte_of_whom_they_were_for(tmp_path: Path) -> None:
    path, ids = tmp_path / "kototori.db", [uuid4() for _ in range(300)]
    migrate(path, to=5)
    older = Database(path, foreign_keys=False)
    with older.writing() as connection:
        for request in ids:
            connection.exec_driver_sql(
                "INSERT INTO referral_request VALUES (?, ?, '2026-11-20', ?, ?, 'waiting', '2026-11-20')",
                (request.bytes, uuid4().bytes, WORKER, TEAM),
            )
    older.close()
    assert path.read_bytes().count(WORKER.encode()) >= 300

    database = opening.open_log(path, tmp_path / "backups")

    with database.reading() as connection:
        waiting = requests.waiting(connection)
    assert {request.id for request in waiting} == set(ids)
    assert {(request.team, request.state) for request in waiting} == {(TEAM, RequestState.WAITING)}
    for file in (path, Path(f"{path}-wal")):
        content = file.read_bytes() if file.exists() else b""
        assert WORKER.encode() not in content, file.name
        assert TEAM.encode() in content or not content
    database.close()
    assert WORKER.encode() not in path.read_bytes()
    [copy] = (tmp_path / "backups").iterdir()  # the copy from before is as it was: the README says so
    assert WORKER.encode() in copy.read_bytes()
