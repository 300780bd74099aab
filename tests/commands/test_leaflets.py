import json
import shutil
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kototori.assets import folder
from kototori.commands import run_command
from kototori.home import Home
from kototori.logs import ProgramLog
from kototori.services.desk import open_desk
from kototori.wording.catalogue import read_words
from tests.commands.ran import Run


def test_leaflets_are_listed_with_every_version_and_its_state(kototori: Run) -> None:
    listed = json.loads(kototori("leaflets", "list", "--format", "json").out)

    place = next(leaflet for leaflet in listed if leaflet["topic"] == "this-place")
    assert place["needs"] == ["K", "L"]
    versions = {version["language"]: version for version in place["versions"]}
    assert {"fi", "fi-easy", "sv", "en", "ar", "so", "ru", "fa", "ti", "zh-Hans"} <= set(versions)
    assert set(versions["ar"]) == {"language", "title", "state", "version", "review_by", "out_of_date"}
    assert versions["fi"]["title"].startswith("Tämä paikka")
    assert versions["fi"]["out_of_date"] is False
    assert any(line.startswith("this-place\t") for line in kototori("leaflets", "list").out.splitlines())


def test_leaflets_are_set_into_one_pdf(kototori: Run, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"

    ran = kototori(
        *("leaflets", "print", "this-place", "kela-additional-information", "--language", "AR"),
        *("--beside", "fi", "--size", "a4", "--out", str(path)),
    )

    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert path.read_bytes().startswith(b"%PDF-")
    assert [file.name for file in tmp_path.iterdir() if file.name != "home"] == ["sheet.pdf"]


def test_a_sheet_never_replaces_what_is_there_unasked(kototori: Run, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"somebody's own")
    given = ("leaflets", "print", "this-place", "--language", "fi", "--out", str(path))

    assert kototori(*given).status == 1
    assert path.read_bytes() == b"somebody's own"
    assert kototori(*given, "--force").status == 0


def test_a_language_that_is_missing_is_refused_and_those_there_are_named(
    kototori: Run, tmp_path: Path
) -> None:
    ran = kototori("leaflets", "print", "this-place", "--language", "ln", "--out", str(tmp_path / "x.pdf"))

    assert ran.status == 1
    assert "it is in: fi, " in ran.err


@pytest.mark.parametrize(
    ("status", "given"),
    [
        (1, "print no-such-topic --language fi --out x.pdf"),
        (1, "print this-place --language fi --size a3 --out x.pdf"),
        (1, "print this-place --language fi --copies 0 --printer x"),
        (1, "print this-place --language fi --out nowhere/x.pdf"),
        (2, "print this-place --language fi"),
        (2, "print this-place --out x.pdf"),
        (2, "print --language fi --out x.pdf"),
        (2, "print this-place --language fi --out x.pdf --printer x"),
    ],
)
def test_what_cannot_be_set_is_said_in_one_line(
    kototori: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, given: str
) -> None:
    monkeypatch.chdir(tmp_path)

    ran = kototori("leaflets", *given.split())

    assert (ran.status, ran.out) == (status, "")
    assert len(ran.err.splitlines()) == 1
    assert not (tmp_path / "x.pdf").exists()


@pytest.fixture
def one_leaflet(tmp_path: Path) -> Path:
    """Resources with a single leaflet, in all its languages."""
    resources, shipped = tmp_path / "resources", folder("resources")
    shutil.copytree(shipped / "lists", resources / "lists")
    (resources / "fonts").symlink_to(shipped / "fonts")
    (resources / "icons").symlink_to(shipped / "icons")
    (resources / "leaflets").mkdir()
    for name in ("contacts.csv", "this-place.toml"):
        shutil.copy(shipped / "leaflets" / name, resources / "leaflets")
    return resources


def run_with(resources: Path, home: Path, *given: str) -> int:
    own, words = Home(home), read_words(folder("translations"), "en", None)
    return run_command(
        given, lambda: open_desk(own, resources, clock), words, own, ProgramLog(own.logs, clock)
    )


def clock() -> datetime:
    return datetime(2026, 11, 24, 9, 4, tzinfo=UTC)


def test_all_leaflets_are_set_into_a_folder_and_never_over_what_is_there(
    one_leaflet: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("leaflets", "all", "--beside", "fi", "--out", str(tmp_path / "out"))

    assert run_with(one_leaflet, home, *given) == 0

    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"this-place.fi.pdf", "this-place.ar+fi.pdf", "this-place.ti+fi.pdf"} <= names
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in (tmp_path / "out").iterdir())
    told = capsys.readouterr()
    assert told.out == f"{len(names)} PDFs lie in {tmp_path / 'out'}.\n"
    assert told.err == ""  # piped, no progress
    assert run_with(one_leaflet, home, *given) == 1
    assert "this-place.fi.pdf" in capsys.readouterr().err


def test_what_is_out_of_date_is_named_and_the_rest_goes_on(
    one_leaflet: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = one_leaflet / "leaflets" / "this-place.toml"
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace('title = "', 'title = "Uusi: ', 1), encoding="utf-8")

    assert run_with(one_leaflet, home, "leaflets", "all", "--out", str(tmp_path / "out")) == 1

    told = capsys.readouterr()
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["this-place.fi.pdf"]
    assert told.out.startswith("1 PDF lies in ")
    assert "this-place.ar: The leaflet “this-place” in ar is out of date" in told.err


def test_one_reason_that_hits_every_language_is_said_once(
    one_leaflet: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("leaflets", "all", "--beside", "rw", "--out", str(tmp_path / "out"))

    assert run_with(one_leaflet, home, *given) == 1

    told = capsys.readouterr()
    assert told.out.startswith("0 PDFs lie in ")
    (line,) = told.err.splitlines()
    assert line.startswith("this-place.fi, this-place.")
    assert "The leaflet “this-place” is not available in rw; it is in: fi, " in line


def test_ctrl_c_stops_all_leaflets_and_leaves_whole_files_alone(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "kototori", "--language", "en", "leaflets", "all", "--out", str(out)]
    running = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # What a shell starts in the background hears no Ctrl+C, nor would its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    patience = time.monotonic() + 60
    while not (out.is_dir() and list(out.glob("*.pdf"))):
        assert time.monotonic() < patience
        time.sleep(0.02)

    running.send_signal(signal.SIGINT)
    said, complained = running.communicate(timeout=30)

    assert (running.returncode, said) == (1, "")
    assert complained == "Stopped. Everything that was reported as done is safe.\n"
    left = list(out.iterdir())
    assert left
    assert all(path.suffix == ".pdf" and path.read_bytes().rstrip().endswith(b"%%EOF") for path in left)


def test_the_list_tells_which_numbers_nobody_has_looked_up(kototori: Run) -> None:
    lines = kototori("leaflets", "list").out.splitlines()

    permit = next(line for line in lines if line.startswith("residence-permit-renewal\t"))
    assert "not looked up within a year: " in permit
    assert "migri_phone" in permit.split("\t")[-1]


def test_a_sensitive_draft_is_kept_as_a_file_but_not_printed_by_a_command(
    kototori: Run, tmp_path: Path
) -> None:
    given = ("leaflets", "print", "violence-help", "--language", "so", "--beside", "fi")

    assert kototori(*given, "--out", str(tmp_path / "x.pdf")).status == 0
    ran = kototori(*given, "--printer", "Laatikko")

    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("The leaflet “violence-help” in so is a draft about a matter")
    assert "There is no printer" not in ran.err
    assert "draft about a matter" not in kototori(*given, "--printer", "Laatikko", "--seen").err
