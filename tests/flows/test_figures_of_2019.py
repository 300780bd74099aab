"""Two thousand contacts as files, held against figures that an independent script made of them."""

import csv
import datetime as dt
import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest

from kototori import assets
from kototori.domain.period import By
from kototori.domain.release import Format, Use
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.storage import settings
from kototori.wording.catalogue import read_words
from tests.tools import public_2019

DATA = Path(__file__).resolve().parent.parent / "data"
CONTACTS, GOLDEN = DATA / "contacts-2019.csv", DATA / "figures-2019"
SECRET = bytes(range(32))
BYS = [By.DAY, By.WEEK, By.MONTH, By.QUARTER, By.YEAR]
FIRST, LAST = dt.date(2019, 1, 1), dt.date(2019, 9, 30)
Rows = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def desk_of_2019(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with the two thousand contacts and a secret that the script knows as well."""
    now = dt.datetime(2026, 11, 24, 9, 4, tzinfo=dt.UTC)
    home = Home(tmp_path_factory.mktemp("desk") / "home")
    opened = open_desk(home, assets.folder("resources"), lambda: now)
    opened.spreadsheets.read_in(CONTACTS)
    with opened.database.writing() as connection:
        settings.put(connection, "ledger_secret", SECRET.hex())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def counted_apart() -> dict[str, Rows]:
    """What the script makes of the same contacts today."""
    made = public_2019.files(CONTACTS, assets.folder("resources") / "lists", SECRET)
    return {name: [tuple(str(value) for value in row) for row in rows] for name, rows in made.items()}


def golden(name: str) -> Rows:
    with lzma.open(GOLDEN / f"{name}.csv.xz", "rt", encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


def exported(desk: Desk, folder: Path, by: By, use: Use) -> Rows:
    """The columns of a file that are no words."""
    path = folder / "figures.csv"
    english = read_words(assets.folder("translations"), "en", None)
    desk.statistics.export(FIRST, LAST, by=by, use=use, form=Format.CSV, path=path, words=english)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [tuple(row[name] for name in public_2019.COLUMNS) for row in csv.DictReader(file)]


@pytest.mark.parametrize("use", [Use.INTERNAL, Use.PUBLIC])
@pytest.mark.parametrize("by", BYS)
def test_every_number_of_a_file_is_the_one_that_was_counted_apart(
    desk_of_2019: Desk, tmp_path: Path, by: By, use: Use
) -> None:
    written, expected = exported(desk_of_2019, tmp_path, by, use), golden(f"{use}-{by}")

    assert len(written) == len(expected)
    assert sorted(written) == sorted(expected)


def test_the_files_held_against_are_those_that_the_script_makes(counted_apart: dict[str, Rows]) -> None:
    assert {name: sorted(rows) for name, rows in counted_apart.items()} == {
        f"{use}-{by}": sorted(golden(f"{use}-{by}")) for use in (Use.INTERNAL, Use.PUBLIC) for by in BYS
    }
