"""`kototori report`: the report of a day as one page, never over a file that is there."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kototori import assets
from kototori.domain.closing_export import ClosingExport
from kototori.domain.release import Format
from kototori.home import Home
from kototori.services.desk import open_desk
from tests.commands.ran import Run
from tests.tools.pdf_facts import facts_of, pages_of

DAY = "2026-11-24"


def test_the_report_is_one_page_with_what_was_recorded(kototori: Run, tmp_path: Path) -> None:
    kototori("record", "--need", "A1", "--need", "B", "--language", "ar", "--at", f"{DAY}T10:30")
    out = tmp_path / "report.pdf"

    ran = kototori("report", "--day", DAY, "--out", str(out))

    assert (ran.status, ran.out.strip(), ran.err) == (0, str(out), "")
    assert facts_of(out)["Pages"] == "1"
    (page,) = pages_of(out)
    for told in ("Tuesday 24 Nov 2026", "Housing", "Arabic", "10–11", "Internal figures"):
        assert told in page


@pytest.mark.parametrize(("language", "weekday"), [("fi", "tiistai"), ("sv", "tisdag"), ("en", "Tuesday")])
def test_it_is_in_the_language_asked_for(kototori: Run, tmp_path: Path, language: str, weekday: str) -> None:
    out = tmp_path / "report.txt"

    ran = kototori("report", "--day", DAY, "--out", str(out), "--format", "txt", "--language", language)

    assert ran.status == 0
    assert weekday in out.read_text("utf-8").split("\n")[0]


def test_shut_not_counted_nobody_came_and_nothing_known_are_told_apart(kototori: Run, tmp_path: Path) -> None:
    kototori("day", "shut", "2026-11-20")
    kototori("day", "not-counted", "2026-11-19")
    kototori("day", "close", "2026-11-18")
    told = {}
    for day in ("2026-11-20", "2026-11-19", "2026-11-18", "2026-11-17"):
        out = tmp_path / f"{day}.txt"
        assert kototori("report", "--day", day, "--out", str(out), "--format", "txt").status == 0
        told[day] = out.read_text("utf-8").split("\n")[1]

    assert told == {
        "2026-11-20": "The desk was shut. The book of the day is open.",
        "2026-11-19": "Visitors were not counted, or not all of them. The book of the day is open.",
        "2026-11-18": "The desk was open, and nobody came. The book of the day is closed.",
        "2026-11-17": "Nothing is known of the day.",
    }


def test_a_file_that_is_there_stays_without_force(kototori: Run, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_text("somebody's own", encoding="utf-8")
    call = ("report", "--day", DAY, "--out", str(out))

    ran = kototori(*call)
    assert (ran.status, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1
    assert out.read_text("utf-8") == "somebody's own"

    assert kototori(*call, "--force").status == 0
    assert out.read_bytes().startswith(b"%PDF-1.7")
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == ["report.pdf"]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--day", "2026-11-25"),
        ("--day", "yesterday"),
        ("--day", DAY, "--language", "ar"),
        ("--day", DAY, "--format", "odt"),
    ],
)
def test_what_there_is_not_is_refused_in_one_line(
    kototori: Run, tmp_path: Path, wrong: tuple[str, ...]
) -> None:
    ran = kototori("report", *wrong, "--out", str(tmp_path / "report.pdf"))

    assert (ran.status, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1
    assert not (tmp_path / "report.pdf").exists()


def test_without_a_day_the_command_is_not_understood(kototori: Run, tmp_path: Path) -> None:
    assert kototori("report", "--out", str(tmp_path / "report.pdf")).status == 2


def test_closing_a_day_writes_the_files_that_were_chosen(
    kototori: Run, tmp_path: Path, home: Path, standing_clock: Callable[[], dt.datetime]
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    kototori("record", "--need", "A1")
    desk = open_desk(Home(home), assets.folder("resources"), standing_clock)
    desk.of_the_day.exports.choose(ClosingExport(folder, internal=(Format.CSV,)))
    desk.close()

    ran = kototori("day", "close", DAY)

    written = folder / f"SISÄINEN-kototori-{DAY}.csv"
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[1:] == [f"Saved: {written}"]
    assert written.exists()

    shutil.rmtree(folder)
    ran = kototori("day", "close", DAY)
    assert ran.status == 1
    assert len(ran.out.splitlines()) == 1  # the day is closed all the same
    assert str(folder) in ran.err
