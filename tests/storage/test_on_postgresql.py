"""The same steps, tables and statements on a real PostgreSQL: the day when desks share a server."""

import os
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import IntegrityError

from kototori import assets
from kototori.domain.change import Act, ContactChange
from kototori.domain.contact import Contact, Source
from kototori.domain.day import DayState, DeskDay
from kototori.domain.entry import read_facts
from kototori.domain.identifiers import day_ordered_id
from kototori.services.shipped_lists import read_lists
from kototori.storage import changes, contacts, days, lists
from kototori.storage.contacts import Origin
from kototori.storage.migrating import run_steps

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 4, tzinfo=UTC)
ORIGIN = Origin(uuid.uuid4(), uuid.uuid4())

_installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
pytestmark = pytest.mark.skipif(not _installed, reason="PostgreSQL is not installed on this computer")


def as_server(command: list[str]) -> None:
    """PostgreSQL refuses to run as root; there its own account runs it."""
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = Path("/tmp") / f"kototori-pg-{uuid.uuid4().hex[:8]}"  # a socket's path must be short
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    programs = _installed[-1].parent
    data = str(folder / "data")
    as_server([str(programs / "initdb"), "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync"])
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    as_server([str(programs / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start"])
    yield f"postgresql+psycopg://desk@/postgres?host={folder}"
    as_server([str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop"])
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def connection(server: str) -> Iterator[Connection]:
    engine = create_engine(server)
    with engine.connect() as opened, opened.begin() as transaction:
        run_steps(opened)
        lists.write_shipped(opened, read_lists(assets.folder("resources") / "lists"), ["this-place"])
        for place in read_lists(assets.folder("resources") / "lists").places.values():
            lists.add_place(opened, place)
        yield opened
        transaction.rollback()
    engine.dispose()


def contact(**given: object) -> Contact:
    facts = read_facts(given, NOW)
    identity = day_ordered_id(TODAY)
    return Contact(id=identity, facts=facts, source=Source.LIVE, recorded_on=TODAY, updated_on=TODAY)


def test_a_contact_is_stored_corrected_and_withdrawn(connection: Connection) -> None:
    first = contact(needs="J1 A1", outcome="unmet booked", language="prs", place="puhos", age_band="65+")
    contacts.add(connection, [first], ORIGIN)
    changes.push(connection, first, Act.RECORDED, None)
    assert contacts.find(connection, first.id) == first
    assert contacts.of_day(connection, TODAY) == [first]

    corrected = first.revised(read_facts({"needs": "C1"}, NOW, first.facts), TODAY)
    contacts.supersede(connection, corrected, Act.CORRECTED, ORIGIN)
    changes.push(connection, corrected, Act.CORRECTED, 1)
    assert contacts.between(connection, TODAY, TODAY) == [corrected]
    contacts.supersede(
        connection, corrected.revised(corrected.facts, TODAY, withdrawn=True), Act.WITHDRAWN, ORIGIN
    )

    assert contacts.count_between(connection, TODAY, TODAY) == 0
    last = changes.last_done(connection, TODAY)
    assert last is not None
    assert (last.act, last.contacts) == (Act.CORRECTED, (ContactChange(first.id, 1, 2),))


def test_days_and_lists_are_the_same_as_in_a_file(connection: Connection) -> None:
    days.put(connection, DeskDay(TODAY, DayState.NOT_COUNTED), ORIGIN.desk, TODAY)
    days.put(connection, DeskDay(TODAY, DayState.SERVED), ORIGIN.desk, TODAY)

    assert days.between(connection, TODAY, TODAY) == [DeskDay(TODAY)]
    shipped = read_lists(assets.folder("resources") / "lists")
    stored = lists.read_vocabulary(connection)
    assert stored.needs == shipped.needs
    assert stored.places == shipped.places


@pytest.mark.parametrize("column", ["channel", "language", "age_band", "task", "place"])
def test_a_name_does_not_get_into_a_contact_here_either(connection: Connection, column: str) -> None:
    contacts.add(connection, [contact()], ORIGIN)
    with pytest.raises(IntegrityError), connection.begin_nested():
        connection.execute(text(f"UPDATE contact SET {column} = :planted"), {"planted": "Matti Meikäläinen"})
