import csv
import json
from pathlib import Path

import pytest
from pyrage.x25519 import Identity

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


def test_all_that_the_directory_knows_of_a_worker_goes_in_and_comes_out(kototori: Run) -> None:
    key = str(Identity.generate().to_public())
    stand_in = {"name": "Bertta Keksitty", "title": "ohjaaja", "team": "Perhetyö"}
    told = {
        "name": "Aino Keksitty",
        "title": "sosiaaliohjaaja",
        "team": "Perhetyö",
        "organisation": "Keksitty alue",
        "area": "Itä",
        "phone": "03 000 000",
        "secure_address": "aino@example.org",
        "age_recipient": key,
        "languages": ["fi", "so"],
        "valid_from": "2026-01-01",
        "valid_to": "",
        "absences": [{"from": "2026-11-23", "to": "2026-12-05", "stand_in": "bertta-keksitty"}],
    }
    added = kototori("workers", "add", "--from", "-", stdin=f"{json.dumps(stand_in)}\n{json.dumps(told)}")
    assert added == Ran(0, "bertta-keksitty\naino-keksitty\n", "")

    found, other = json.loads(kototori("workers", "list", "--format", "json").out)
    today = {"code": "aino-keksitty", "present": False, "stand_in_today": "bertta-keksitty"}
    assert found == told | today
    assert (other["code"], other["present"], other["absences"]) == ("bertta-keksitty", True, [])


@pytest.mark.parametrize(
    ("detail", "value", "said"),
    [
        ("secure_address", "http://example.org", "https://"),
        ("age_recipient", "age1short", "62 characters"),
        ("age_recipient", "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9", "secret age key"),
        ("valid_from", "yesterday", "2026-11-24"),
        ("absences", [{"to": "2026-12-05"}], "wrong kind"),
        ("absences", [{"from": "2026-12-05", "to": "2026-12-01"}], "before"),
        ("absences", [{"from": "2026-12-05", "stand_in": "nobody"}], "nobody"),
        ("absences", [{"from": "2026-12-05", "reason": "ill"}], "no place for “reason”"),
        ("absences", "always", "wrong kind"),
        ("area", "Keksitty 010190-900P", "identity code"),
    ],
)
def test_what_is_amiss_with_a_worker_is_said_and_nobody_is_added(
    kototori: Run, detail: str, value: object, said: str
) -> None:
    told = {"name": "Aino Keksitty", "title": "ohjaaja", "team": "Perhetyö", detail: value}

    ran = kototori("--language", "en", "workers", "add", "--from", "-", stdin=json.dumps(told))

    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("standard input, line 1")
    assert said in ran.err
    assert "QQQS" not in ran.err
    assert len(ran.err.splitlines()) == 1
    assert kototori("workers", "list", "--all").out == ""


def test_somebody_is_away_and_back_by_command(kototori: Run) -> None:
    for name in ("Aino", "Bertta"):
        told = {"name": name, "title": "ohjaaja", "team": "Perhetyö"}
        kototori("workers", "add", "--from", "-", stdin=json.dumps(told))
    away = ("workers", "absent", "aino", "--from", "2026-11-20", "--to", "2026-12-05")

    assert kototori(*away, "--stand-in", "bertta") == Ran(0, "aino\n", "")
    assert "away until Sat 5 Dec, stand-in: Bertta" in kototori("--language", "en", "workers", "list").out
    assert kototori(*away).status == 1, "twice"
    assert kototori("workers", "present", "aino") == Ran(0, "aino\n", "")
    assert (
        kototori("workers", "list").out
        == "aino\tAino\tohjaaja\tPerhetyö\nbertta\tBertta\tohjaaja\tPerhetyö\n"
    )
    assert kototori("workers", "present", "aino").status == 1
    assert kototori("workers", "absent", "aino", "--from", "4.11.").status == 1
    assert kototori("workers", "absent", "nobody", "--from", "2026-11-20").status == 1


def test_a_retired_worker_is_listed_when_asked_for_and_returns(kototori: Run) -> None:
    told = {"name": "Aino", "title": "ohjaaja", "team": "Perhetyö"}
    kototori("workers", "add", "--from", "-", stdin=json.dumps(told))
    kototori("workers", "retire", "aino")

    assert kototori("workers", "list").out == ""
    assert kototori("workers", "list", "--all").out.startswith("aino\tAino\tohjaaja\tPerhetyö\t")
    assert kototori("workers", "return", "aino") == Ran(0, "aino\n", "")
    assert kototori("workers", "list").out == "aino\tAino\tohjaaja\tPerhetyö\n"


def test_a_team_has_a_phone_a_box_and_a_key_of_its_own(kototori: Run) -> None:
    key = str(Identity.generate().to_public())
    kototori(
        "workers", "add", "--from", "-", stdin=json.dumps({"name": "Aino", "title": "x", "team": "Perhetyö"})
    )
    ways = ("--secure-address", "perhetyo@example.org", "--age-recipient", key)

    assert kototori("workers", "team", "Perhetyö", "--phone", "03 000") == Ran(0, "Perhetyö\n", "")
    assert kototori("workers", "team", "Perhetyö", *ways).status == 0
    [team] = json.loads(kototori("workers", "teams", "--format", "json").out)
    assert (team["phone"], team["secure_address"]) == ("03 000", "perhetyo@example.org")
    assert (team["age_recipients"], team["workers"]) == ([key], ["aino"])
    assert kototori("workers", "team", "Perhetyö", "--age-recipient", "age1no").status == 1
    assert kototori("workers", "team", "Perhetyö", "--phone", "010190-900P").status == 1
    kototori("workers", "team", "Perhetyö", "--phone", "", "--secure-address", "")
    assert kototori("workers", "teams").out == "Perhetyö\t\t\tAino\n"


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


@pytest.mark.parametrize(("option", "value"), [("--use", "x"), ("--by", "decade"), ("--format", "docx")])
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
