"""The window's first picture shows what the desk itself would."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from kototori.home import Home
from kototori.services.desk import Desk
from kototori.storage.first_look import desk_language, read_first_look

TODAY = date(2026, 11, 24)


def test_it_shows_the_lists_and_todays_contacts_as_the_desk_does(desk: Desk, home: Path) -> None:
    full = {
        "needs": "J1 A1",
        "outcome": "unmet booked",
        "language": "prs",
        "age_band": "65+",
        "place": "puhos",
    }
    for given in (
        full,
        {"needs": "B"},
        {"occurred_at": "2026-11-24"},
        {"occurred_at": "2026-11-24T09:00"},
        {},
    ):
        desk.log.record(desk.log.read(given))
    gone = desk.log.record(desk.log.read({"needs": "C"})).contact
    desk.log.withdraw(gone.id)
    desk.log.record(desk.log.read({"occurred_at": "2026-11-20"}))
    desk.setup.choose_place("puhos")
    desk.setup.allow_single_keys(False)

    look = read_first_look(Home(home).database, TODAY)

    assert look is not None
    assert list(look.contacts) == desk.log.of_day(TODAY)
    assert look.vocabulary == desk.setup.vocabulary()
    assert look.settings == desk.setup.settings()


def test_it_knows_the_desks_language(desk: Desk, home: Path) -> None:
    assert desk_language(Home(home).database) is None
    desk.setup.choose_language("sv")
    assert desk_language(Home(home).database) == "sv"


def test_where_there_is_no_log_there_is_nothing_to_see(tmp_path: Path) -> None:
    damaged = tmp_path / "kototori.db"
    assert read_first_look(damaged, TODAY) is None
    damaged.write_bytes(b"not a database at all" * 500)

    assert read_first_look(damaged, TODAY) is None
    assert desk_language(damaged) is None
    assert list(tmp_path.iterdir()) == [damaged]


def test_it_does_without_sqlalchemy(desk: Desk, home: Path) -> None:
    looked = (
        "import sys; from pathlib import Path; from kototori.app import late_desk_opener;"
        "from kototori.home import Home; late = late_desk_opener(Home(Path(sys.argv[1])))();"
        "late.desk.setup.vocabulary(); late.desk.log.of_day(late.desk.log.today()); assert not late.is_open;"
        "print({'sqlalchemy', 'babel', 'reportlab', 'alembic'} & set(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", looked, str(home)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "set()"
