import json
from pathlib import Path
from uuid import UUID

import pytest

from kototori.domain.contact import Source
from kototori.services.desk import Desk
from tests.commands.ran import Run


def only_line(text: str) -> str:
    (line,) = text.splitlines()
    return line


def test_record_prints_the_id_of_what_it_stored_and_nothing_else(kototori: Run, desk: Desk) -> None:
    ran = kototori(
        "record",
        *("--need", "A1", "--need", "B1", "--language", "AR", "--at", "2026-11-20T10:37"),
        *("--place", "puhos", "--persons", "3", "--channel", "group", "--language-known", "asked"),
        *("--language-means", "companion", "--served-by", "volunteer", "--age-band", "65+"),
        *("--first-visit", "yes", "--own-worker", "no", "--task", "information", "--authority", "KEL"),
        *("--why-here", "digital_barrier", "--minutes", "<5", "--outcome", "advised", "--outcome", "booked"),
    )

    assert (ran.status, ran.err) == (0, "")
    facts = desk.log.find(UUID(only_line(ran.out))).facts
    assert str(facts.moment) == "2026-11-20T10:30"
    assert (facts.needs, facts.language, facts.persons) == (("A1", "B1"), "ar", 3)
    assert (facts.authority, facts.minutes, facts.age_band) == ("KEL", "<5", "65+")
    assert facts.outcome == ("advised", "booked")


@pytest.mark.parametrize(
    "refused",
    [
        ("--need", "Z9"),
        ("--need", "a1"),
        ("--language", "xx"),
        ("--persons", "0"),
        ("--persons", "-1"),
        ("--at", "2026-11-24T11:05"),
        ("--at", "yesterday"),
        ("--minutes", "5"),
        ("--place", "narnia"),
        ("--language-known", "asked"),
    ],
)
def test_a_refused_value_is_explained_in_one_line_and_not_stored(
    kototori: Run, desk: Desk, refused: tuple[str, str]
) -> None:
    ran = kototori("record", *refused)

    assert (ran.status, ran.out) == (1, "")
    assert "nothing was stored" in only_line(ran.err)
    assert desk.log.of_day(desk.log.today()) == []


def test_lines_come_out_as_ids_and_refused_ones_do_not_stop_the_rest(kototori: Run, desk: Desk) -> None:
    lines = [
        json.dumps({"needs": ["A1", "C1"], "language": "zh", "outcome": ["advised"]}),
        "not JSON",
        "",
        json.dumps({"needs": ["Z9"]}),
        json.dumps({"name": "Aava"}),
        json.dumps(["A1"]),
        json.dumps({"persons": 2, "occurred_at": "2026-11-20"}),
        "[" * 100_000,
    ]

    ran = kototori("record", "--from", "-", stdin="\n".join(lines))

    assert ran.status == 1
    first, last = (desk.log.find(UUID(line)) for line in ran.out.splitlines())
    assert (first.facts.language, first.facts.needs, first.source) == ("zh-Hans", ("A1", "C1"), Source.LIVE)
    assert (last.facts.persons, last.source) == (2, Source.LATE)
    told = ran.err.splitlines()
    assert [line.partition(":")[0] for line in told] == [
        "standard input, line 2",
        "standard input, line 4, column needs",
        "standard input, line 5, column name",
        "standard input, line 6",
        "standard input, line 8",
    ]
    assert "Aava" not in ran.err


def test_bytes_that_are_no_text_are_refused_as_their_line(kototori: Run) -> None:
    ran = kototori("record", "--from", "-", stdin=b'{"place": "j\xe4rvi"}\n{}\n')

    assert ran.status == 1
    assert ran.err.startswith("standard input, line 1:")
    assert len(ran.out.splitlines()) == 1


def test_fields_of_the_command_hold_for_every_line_that_does_not_name_them(kototori: Run, desk: Desk) -> None:
    ran = kototori("record", "--place", "puhos", "--from", "-", stdin='{}\n{"place": "hervanta"}\n')

    places = [desk.log.find(line).facts.place for line in ran.out.splitlines()]
    assert places == ["puhos", "hervanta"]


def test_only_standard_input_is_read(kototori: Run) -> None:
    assert kototori("record", "--from", "contacts.json").status == 1


def test_correct_changes_what_is_named_and_an_empty_value_takes_it_back(kototori: Run, desk: Desk) -> None:
    contact_id = kototori("record", "--need", "A1", "--task", "application", "--age-band", "65+").out.strip()

    ran = kototori("correct", contact_id, "--need", "B1", "--task", "")

    assert ran.status == 0
    after = desk.log.find(contact_id)
    assert (after.facts.needs, after.facts.task, after.facts.age_band) == (("B1",), None, "65+")
    assert after.rev == 2


def test_a_withdrawn_contact_is_withdrawn_once(kototori: Run, desk: Desk) -> None:
    contact_id = kototori("record").out.strip()

    assert kototori("withdraw", contact_id).status == 0
    assert desk.log.find(contact_id).withdrawn
    again = kototori("withdraw", contact_id)
    assert again.status == 1
    assert only_line(again.err) == "The contact was withdrawn earlier; nothing was changed."
    assert kototori("withdraw", "nobody").status == 1


def test_import_tells_how_many_came_and_how_many_were_there(kototori: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "c.csv"
    sheet.write_text("occurred_at,needs\n2026-11-20,A1\n2026-11-20,B1\n")

    assert kototori("import", str(sheet), "--dry-run").out == (
        "2 contacts would be stored. 0 were there already.\n"
    )
    assert kototori("import", str(sheet)).out == "2 contacts were stored. 0 were there already.\n"
    sheet.write_text("occurred_at,needs\n2026-11-20,A1\n2026-11-20,B1\n2026-11-20,C1\n")
    assert kototori("import", str(sheet)).out == "1 contact was stored. 2 were there already.\n"


def test_a_refused_spreadsheet_is_named_with_line_and_column(kototori: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "c.csv"
    sheet.write_text("occurred_at,needs\n2026-11-20,A1\n2026-11-20,Z9\n")

    ran = kototori("import", str(sheet))

    assert (ran.status, ran.out) == (1, "")
    assert only_line(ran.err).startswith(f"{sheet}, line 3, column needs: ")
