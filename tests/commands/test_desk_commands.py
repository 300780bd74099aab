import csv
import json
from pathlib import Path

import pytest

from kototori.domain.day import Book, DayState
from kototori.services.desk import Desk
from tests.commands.ran import Ran, Run

EXPORT = (
    *("export", "--from", "2026-11-01", "--to", "2026-11-24", "--by", "month"),
    *("--use", "internal", "--format", "csv", "--out"),
)


def test_a_day_is_closed_opened_shut_and_left_uncounted(kototori: Run, desk: Desk) -> None:
    kototori("record", "--at", "2026-11-20")
    friday, thursday, monday = "2026-11-20", "2026-11-19", "2026-11-23"

    assert kototori("day", "close", friday).out == "2026-11-20\tserved\tbook closed\n"
    assert kototori("day", "reopen", friday).status == 0
    assert kototori("day", "shut", thursday).status == 0
    assert kototori("day", "not-counted", monday).status == 0
    refused = kototori("day", "shut", friday)

    assert refused.status == 1
    assert "1 contacts are logged" in refused.err
    found = {day: desk.days.find(desk.log.today().replace(day=int(day[-2:]))) for day in (friday, thursday)}
    reopened, shut = found[friday], found[thursday]
    assert reopened is not None
    assert shut is not None
    assert (reopened.book, reopened.corrected) == (Book.RUNNING, True)
    assert shut.state is DayState.SHUT
    assert kototori("day", "close", "2026-11-25").status == 1
    assert kototori("day", "close", "20.11.2026").status == 1


def test_closing_a_day_copies_the_log(kototori: Run, desk: Desk) -> None:
    kototori("record", "--at", "2026-11-20")
    assert desk.backups.latest() is None
    assert kototori("day", "close", "2026-11-20").status == 0
    assert desk.backups.latest() is not None


def test_places_are_added_listed_and_retired(kototori: Run) -> None:
    assert kototori("places", "add", "nekala", "Nekala").out == "nekala\n"
    assert kototori("places", "add", "nekala", "Toinen").status == 1
    assert kototori("places", "add", "Nekala 2", "Nekala").status == 1
    assert kototori("record", "--place", "nekala").status == 0
    assert kototori("places", "retire", "nekala").out == "nekala\tNekala\t\t2026-11-24\n"
    assert kototori("places", "list").out.splitlines()[-1] == "nekala\tNekala\t\t2026-11-24"


def test_workers_are_added_by_line_and_retired(kototori: Run) -> None:
    lines = [
        {"name": "Aava Esimerkki", "title": "sosiaaliohjaaja", "team": "Aikuiset", "languages": ["fi", "AR"]},
        {"name": "Aava Esimerkki", "title": "sosionomi", "team": "Perheet", "phone": "040 000 0000"},
        {"name": "Tyhjä", "title": "", "team": "Perheet"},
        {"name": "Outo", "title": "x", "team": "y", "shoe_size": "43"},
        {"name": "Kieli", "title": "x", "team": "y", "languages": ["xx"]},
        {"name": 7, "title": "x", "team": "y"},
    ]

    ran = kototori("workers", "add", "--from", "-", stdin="\n".join(map(json.dumps, lines)))

    assert ran.status == 1
    assert ran.out.splitlines() == ["aava-esimerkki", "aava-esimerkki-2"]
    assert [line.partition(":")[0] for line in ran.err.splitlines()] == [
        "standard input, line 3, column title",
        "standard input, line 4",
        "standard input, line 5, column language",
        "standard input, line 6, column name",
    ]
    assert kototori("workers", "retire", "aava-esimerkki").status == 0
    assert kototori("workers", "list").out == "aava-esimerkki-2\tAava Esimerkki\tsosionomi\tPerheet\n"
    assert kototori("workers", "retire", "nobody").status == 1


def test_an_export_is_written_silently_and_not_twice(kototori: Run, tmp_path: Path) -> None:
    kototori("record", "--need", "A1", "--language", "so")
    path = tmp_path / "november.csv"

    assert kototori(*EXPORT, str(path)) == Ran(0, "", "")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["period"] for row in rows} == {"2026-11-01/2026-11-24"}

    again = kototori(*EXPORT, str(path))
    assert again.status == 1
    assert str(path) in again.err
    assert kototori(*EXPORT, str(path), "--force").status == 0


def test_the_words_of_a_file_may_be_in_another_language(kototori: Run, tmp_path: Path) -> None:
    kototori("record", "--need", "A1")
    path = tmp_path / "x.csv"

    kototori(*EXPORT, str(path), "--language", "sv")

    assert "Att söka bostad" in path.read_text(encoding="utf-8-sig")
    assert kototori(*EXPORT, str(tmp_path / "y.csv"), "--language", "ar").status == 1


@pytest.mark.parametrize(
    ("option", "value"), [("--use", "public"), ("--use", "x"), ("--by", "decade"), ("--format", "pdf")]
)
def test_what_is_not_offered_is_refused_and_nothing_is_written(
    kototori: Run, tmp_path: Path, option: str, value: str
) -> None:
    path = tmp_path / "x.csv"
    given = [*EXPORT, str(path)]
    given[given.index(option) + 1] = value

    ran = kototori(*given)

    assert (ran.status, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1
    assert not path.exists()


def test_days_of_which_nothing_is_known_end_well_and_are_told(kototori: Run, tmp_path: Path) -> None:
    ran = kototori(*EXPORT, str(tmp_path / "none.csv"))

    assert ran.status == 0
    assert "header alone" in ran.err


def test_a_places_name_is_kept_on_one_line_and_in_one_column(kototori: Run) -> None:
    kototori("places", "add", "tori", " Kauppa\ntori\t1 ")

    assert "tori\tKauppa tori 1\t\t\n" in kototori("places", "list").out


@pytest.mark.parametrize("broken", ["\\u0000", "\\ud800"])
def test_a_name_that_is_no_text_is_refused_and_the_next_worker_is_added(kototori: Run, broken: str) -> None:
    lines = [
        f'{{"name": "Aava{broken}", "title": "ohjaaja", "team": "t"}}',
        '{"name": "Aava", "title": "x", "team": "t"}',
    ]

    ran = kototori("workers", "add", "--from", "-", stdin="\n".join(lines))

    assert (ran.status, ran.out) == (1, "aava\n")
    assert len(ran.err.splitlines()) == 1


def test_a_places_name_that_is_no_text_is_refused(kototori: Run) -> None:
    assert kototori("places", "add", "tori", "Tori\udcff").status == 1
    assert "tori" not in kototori("places", "list").out
