import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kototori import assets
from kototori.commands import build_parser
from kototori.services.desk import Desk
from kototori.wording.catalogue import Words, read_words
from kototori.wording.po_file import Catalogue
from tests.commands.ran import Run

EXPORT = "export --from 2026-11-01 --to 2026-11-20 --by day --use internal --format csv --out x"
VERBS = [
    *("record", "correct", "withdraw", "import", "day", "export"),
    *("leaflets", "places", "workers", "needs", "check"),
]


def program(home: Path, *given: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "kototori", "--home", str(home), *given],
        cwd=assets.folder("resources").parent,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize(
    "given",
    [
        ("frobnicate",),
        ("record", "--frobnicate"),
        ("record", "--place"),
        ("withdraw",),
        ("day",),
        ("day", "close"),
        ("workers", "add"),
        tuple(EXPORT.replace("--use internal ", "").split()),
        tuple(EXPORT.replace("11-20", "10-20").split()),
    ],
)
def test_a_command_line_that_is_not_understood_ends_with_2_and_one_line(
    kototori: Run, given: tuple[str, ...]
) -> None:
    ran = kototori(*given)

    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(kototori: Run, verb: str) -> None:
    ran = kototori(verb, "--help")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"Use: kototori {verb}")


def test_help_lists_every_verb_and_the_version_is_told(kototori: Run) -> None:
    assert all(f"    {verb} " in kototori("--help").out for verb in VERBS)
    assert kototori("--version").out.startswith("Kototori ")


def test_help_speaks_the_language_of_the_words() -> None:
    said = {"Use:": ("Käyttö:",), "show this help": ("näytä tämä ohje",), "Options": ("Valinnat",)}

    help_text = build_parser(Words("fi", Catalogue(messages=said))).format_help()

    assert help_text.startswith("Käyttö: kototori")
    assert "näytä tämä ohje" in help_text
    assert "Valinnat:" in help_text


def test_a_mistake_of_our_own_is_one_sentence_and_a_place_in_the_log(
    kototori: Run, desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistake(*_: object) -> None:
        raise RuntimeError("Aava Esimerkki")

    monkeypatch.setattr("kototori.services.contact_log.ContactLog.record", mistake)

    ran = kototori("record")

    assert ran.status == 1
    assert len(ran.err.splitlines()) == 1
    assert "Traceback" not in ran.err
    assert "Aava" not in ran.err + (home / "logs" / "kototori.log").read_text()
    assert "fault RuntimeError: " in (home / "logs" / "kototori.log").read_text()


def test_commands_load_neither_qt_nor_what_they_do_not_use(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from kototori.app import run\n"
        f"status = run(['--home', {str(tmp_path / 'home')!r}, *sys.argv[1:]])\n"
        "print(status, sorted({'PySide6', 'babel', 'reportlab', 'alembic', 'cryptography', 'argon2'}"
        " & set(sys.modules)),"
        " file=sys.stderr)\n"
    )
    here = assets.folder("resources").parent
    told = []
    for given in (["record"], ["check"], ["needs", "list"], ["needs", "list"]):
        ran = subprocess.run(
            [sys.executable, "-c", script, *given], cwd=here, capture_output=True, text=True, check=False
        )
        told.append(ran.stderr.splitlines()[-1])

    assert "PySide6" not in "".join(told)
    assert told[-1] == "0 []"


def test_a_reader_that_leaves_early_is_not_complained_about(tmp_path: Path) -> None:
    home = tmp_path / "home"
    program(home, "check")
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "kototori", "--home", str(home), "needs", "list"],
            cwd=assets.folder("resources").parent,
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)

    assert ran.stderr == b""


def test_a_damaged_home_is_told_apart_from_a_new_one(kototori_anew: Run, home: Path) -> None:
    (home / "backups").mkdir()

    ran = kototori_anew("record")

    assert (ran.status, ran.out) == (1, "")
    assert "is missing" in ran.err
    assert [path.name for path in home.iterdir()] == ["backups"]


def test_needs_are_listed_with_validity_and_synonyms(kototori: Run) -> None:
    needs = {need["code"]: need for need in json.loads(kototori("needs", "list", "--format", "json").out)}

    assert needs["A1"]["parent"] == "A"
    assert needs["A1"]["words"]["sv"] == "Att söka bostad"
    assert needs["A1"]["valid_from"] == "2019-01-01"
    assert {"word": "kämppä", "language": "fi"} in needs["A1"]["synonyms"]
    assert needs["J1"]["sensitive"] is True
    assert kototori("needs", "list").out.startswith("A\tHousing\t2019-01-01\t\t")
    assert kototori("needs", "list", "--format", "xml").status == 1


_A_DAY = ("--from", "2026-11-20", "--to", "2026-11-20", "--out", "x.pdf")


@pytest.mark.parametrize(
    "given",
    [
        ("--language", "xx"),
        ("--language", "xx", "needs", "list"),
        ("export", *_A_DAY, "--by", "day", "--use", "public", "--format", "pdf", "--language", "xx"),
        ("report", "--day", "2026-11-20", "--out", "x.pdf", "--language", "xx"),
        (
            "annex",
            *_A_DAY,
            "--phenomenon",
            "need:A",
            "--use",
            "public",
            "--format",
            "pdf",
            "--language",
            "xx",
        ),
        ("papers", "figures-note", "--out", "x.pdf", "--language", "xx"),
    ],
)
def test_a_language_that_is_not_offered_is_a_refused_value_and_the_offered_ones_are_named(
    kototori: Run, given: tuple[str, ...]
) -> None:
    ran = kototori(*given)

    assert (ran.status, ran.out) == (1, "")
    assert "“xx”, only: fi, sv, en." in ran.err
    assert len(ran.err.splitlines()) == 1


def test_no_verb_at_all_is_not_understood(kototori: Run) -> None:
    assert kototori().status == 2


def test_a_line_break_in_a_files_name_does_not_break_the_line_of_the_refusal(
    kototori: Run, tmp_path: Path
) -> None:
    ran = kototori("import", str(tmp_path / "two\nlines.csv"))

    assert ran.status == 1
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_no_english_is_left_in_the_help(language: str) -> None:
    help_text = build_parser(read_words(assets.folder("translations"), language, None)).format_help()

    for english in ("Use:", "show this help", "show the version", "show program", "Options", "Commands"):
        assert english not in help_text
