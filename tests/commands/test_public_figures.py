"""`export --use public`, as somebody who puts figures on a web site gives the command."""

import csv
import json
from pathlib import Path

import pytest

from kototori.services.desk import Desk
from tests.commands.ran import Run

PUBLIC = ("export", "--use", "public", "--format")
FEET = {
    "fi": (
        "Luvut on laskettu viisittäin, ja ne summautuvat. 0 tarkoittaa 0–4, osista summattuna 0–10. Käynnit "
        "ja asiat poikkeavat todellisesta enintään neljällä, muut luvut pitkältä jaksolta enintään "
        "kahdellatoista. Myöhässä kirjatut käynnit näkyvät seuraavina päivinä."
    ),
    "sv": (
        "Talen är räknade i femtal och går jämnt upp. 0 betyder 0–4, i summor av delar 0–10. Besök och "
        "ärenden avviker med högst fyra från det verkliga, andra tal för längre perioder med högst tolv. "
        "Sent införda besök syns under följande dagar."
    ),
    "en": (
        "Counted in fives; the numbers add up. 0 means 0–4, in sums of parts 0–10. Visits and needs differ "
        "from the true number by at most four, other numbers over longer periods by at most twelve. Contacts "
        "entered late appear in the following days."
    ),
}


@pytest.fixture
def busy_monday(kototori: Run) -> str:
    """Twenty-three came yesterday, and two so far today."""
    one = json.dumps({"needs": ["A1"], "language": "ar", "occurred_at": "2026-11-23T10:00"})
    kototori("record", "--from", "-", stdin=f"{one}\n" * 23)
    kototori("record", "--need", "B")
    kototori("record", "--need", "B")
    return "2026-11-23"


def read(path: Path, separator: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=separator))


def test_a_public_day_is_in_fives_and_today_is_left_out_and_told(
    kototori: Run, tmp_path: Path, busy_monday: str
) -> None:
    path, asked = tmp_path / "days.csv", ("--from", busy_monday, "--to", "2026-11-24", "--by", "day")
    ran = kototori(*PUBLIC, "csv", *asked, "--out", str(path))
    visits = {row["period"]: row["count"] for row in read(path) if row["measure"] == "contacts"}

    assert (ran.status, ran.out) == (0, "")
    assert ran.err == (
        "The book of 24 Nov 2026 is running, so that day is left out. "
        "“kototori day close 2026-11-24” closes it.\n"
    )
    assert list(visits) == [busy_monday]
    assert visits[busy_monday] in ("20", "25")


def test_a_day_that_was_closed_is_there_and_nothing_is_said(
    kototori: Run, tmp_path: Path, busy_monday: str
) -> None:
    kototori("day", "close", "2026-11-24")
    asked = ("--from", "2026-11-24", "--to", "2026-11-24", "--by", "day")
    ran = kototori(*PUBLIC, "csv", *asked, "--out", str(tmp_path / "today.csv"))

    assert (ran.status, ran.err) == (0, "")
    assert {row["period"] for row in read(tmp_path / "today.csv")} == {"2026-11-24"}


def test_a_contact_after_todays_figures_are_out_changes_no_file_of_today(
    kototori: Run, tmp_path: Path, busy_monday: str
) -> None:
    first, again = tmp_path / "first.csv", tmp_path / "again.csv"
    asked = ("--from", busy_monday, "--to", "2026-11-24", "--by", "week")
    kototori("day", "close", "2026-11-24")
    kototori(*PUBLIC, "csv", *asked, "--out", str(first))

    kototori("record", "--need", "C")
    ran = kototori(*PUBLIC, "csv", *asked, "--out", str(again))

    assert (ran.status, ran.err) == (0, "")
    assert again.read_bytes() == first.read_bytes()


@pytest.mark.parametrize("language", FEET)
def test_the_foot_says_in_two_sentences_how_it_was_counted(
    kototori: Run, tmp_path: Path, busy_monday: str, language: str
) -> None:
    path = tmp_path / "week.json"
    asked = ("--from", "2026-11-16", "--to", "2026-11-22", "--by", "week", "--language", language)
    kototori(*PUBLIC, "json", *asked, "--out", str(path))
    about = json.loads(path.read_text("utf-8"))["about"]

    assert about["foot"] == FEET[language]
    assert set(about) == {"use", "by", "from", "to", "language", "places", "foot"}


def test_a_number_changed_by_hand_is_told_in_one_line_and_no_file_is_written(
    kototori: Run, tmp_path: Path, desk: Desk, busy_monday: str
) -> None:
    asked = ("--from", busy_monday, "--to", busy_monday, "--by", "day", "--out", str(tmp_path / "x.csv"))
    kototori(*PUBLIC, "csv", *asked)
    with desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE ledger_entry SET fives = 35 WHERE tbl = 'visits'")
    refused = kototori(*PUBLIC, "csv", *asked, "--force")

    assert (refused.status, refused.out) == (1, "")
    assert len(refused.err.splitlines()) == 1
    assert "“visits” of 2026-11-23" in refused.err
    assert read(tmp_path / "x.csv")[0]["count"] != "35"


@pytest.mark.parametrize(
    "by_hand",
    ["DELETE FROM ledger_year", "UPDATE setting SET value = 'no hex' WHERE name = 'ledger_secret'"],
)
def test_a_year_whose_plan_or_secret_was_taken_away_by_hand_is_told_in_one_line(
    kototori: Run, tmp_path: Path, desk: Desk, busy_monday: str, by_hand: str
) -> None:
    asked = ("--from", busy_monday, "--to", busy_monday, "--by", "day", "--out", str(tmp_path / "x.csv"))
    kototori(*PUBLIC, "csv", *asked)
    with desk.database.writing() as connection:
        connection.exec_driver_sql(by_hand)
    refused = kototori(*PUBLIC, "csv", *asked, "--force")

    assert (refused.status, refused.out) == (1, "")
    assert len(refused.err.splitlines()) == 1
    assert "“plan” of 2026" in refused.err


def test_of_a_range_that_is_all_to_come_today_is_not_told(kototori: Run, tmp_path: Path) -> None:
    asked = ("--from", "2030-01-01", "--to", "2030-12-31", "--by", "month", "--out", str(tmp_path / "x.csv"))
    ran = kototori(*PUBLIC, "csv", *asked)

    assert ran.status == 0
    assert "is running" not in ran.err
    assert read(tmp_path / "x.csv") == []


def test_a_folder_that_is_not_there_or_stands_in_the_place_of_the_file_is_told(
    kototori: Run, tmp_path: Path, busy_monday: str
) -> None:
    asked = ("--from", busy_monday, "--to", busy_monday, "--by", "day", "--out")
    nowhere = tmp_path / "nowhere" / "x.csv"

    missing = kototori(*PUBLIC, "csv", *asked, str(nowhere))
    assert (missing.status, missing.err) == (
        1,
        f"The folder of {nowhere} is not there; nothing was written.\n",
    )
    for force in ((), ("--force",)):
        taken = kototori(*PUBLIC, "csv", *asked, str(tmp_path), *force)
        assert taken.status == 1
        assert taken.err == f"{tmp_path} is a folder; add the name of a file. Nothing was written.\n"


def test_a_week_across_new_year_is_printed_as_two(kototori: Run, tmp_path: Path) -> None:
    for day in ("2025-12-30", "2026-01-02"):
        kototori("record", "--at", day)
    asked = ("--from", "2025-12-29", "--to", "2026-01-11", "--by", "week", "--out", str(tmp_path / "x.csv"))
    ran = kototori(*PUBLIC, "csv", *asked)

    assert ran.status == 0
    assert {row["period"] for row in read(tmp_path / "x.csv")} == {
        "2025-12-29/2025-12-31",
        "2026-01-01/2026-01-04",
    }
