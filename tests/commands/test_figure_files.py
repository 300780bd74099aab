"""`kototori export`: what it is for, in every form, stopped by hand, and the list of what left."""

import json
from pathlib import Path

import pytest

from kototori.documents import statistics_tidy
from kototori.domain.release import Format
from tests.commands.ran import Run

INTERNAL = "export --from 2026-11-20 --to 2026-11-20 --by day --use internal --format"


@pytest.fixture
def logged(kototori: Run) -> Run:
    kototori("record", "--need", "A1", "--at", "2026-11-20T10:00")
    return kototori


@pytest.mark.parametrize("form", list(Format))
def test_every_form_is_written_and_nothing_is_said(logged: Run, tmp_path: Path, form: Format) -> None:
    path = tmp_path / f"figures.{form}"

    ran = logged(*INTERNAL.split(), form, "--out", str(path))

    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert path.stat().st_size > 0
    assert logged(*INTERNAL.split(), form, "--out", str(path)).status == 1


@pytest.mark.parametrize("form", list(Format))
def test_days_of_which_nothing_is_known_give_a_file_of_every_form(
    kototori: Run, tmp_path: Path, form: Format
) -> None:
    path = tmp_path / f"figures.{form}"

    ran = kototori(*INTERNAL.split(), form, "--out", str(path))

    assert ran.status == 0
    assert path.stat().st_size > 0


def test_the_purpose_stands_in_the_file_and_in_the_list(logged: Run, tmp_path: Path) -> None:
    path = tmp_path / "figures.json"

    logged(*INTERNAL.split(), "json", "--out", str(path), "--purpose", "for the board")

    about = json.loads(path.read_text("utf-8"))["about"]
    assert (about["purpose"], about["not_to_be_passed_on"]) == ("for the board", True)
    listed = logged("export", "--log")
    assert listed.status == 0
    assert listed.out == "2026-11-24\tinternal\t2026-11-20/2026-11-20\tday\tjson\tfor the board\n"


def test_a_purpose_that_tells_who_somebody_is_is_refused(logged: Run, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"

    ran = logged(*INTERNAL.split(), "csv", "--out", str(path), "--purpose", "call 040 1234567")

    assert ran.status == 1
    assert "040" not in ran.err
    assert not path.exists()
    assert logged("export", "--log").out == ""


def test_what_is_stopped_by_hand_leaves_nothing(
    logged: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(*_: object) -> bytes:
        raise KeyboardInterrupt  # Ctrl+C while the file is made

    monkeypatch.setattr(statistics_tidy, "csv_bytes", pressed)

    ran = logged(*INTERNAL.split(), "csv", "--out", str(tmp_path / "figures.csv"))

    assert ran.status == 1
    assert ran.err.startswith("Stopped.")
    assert list(tmp_path.glob("*figures*")) == []
    assert logged("export", "--log").out == ""


def test_a_missing_option_is_named(kototori: Run) -> None:
    ran = kototori("export", "--from", "2026-11-20", "--by", "day")

    assert ran.status == 2
    assert "--to, --use, --format, --out" in ran.err


def test_tables_of_an_exact_px_do_not_stay_beside_a_public_one(logged: Run, tmp_path: Path) -> None:
    path = tmp_path / "figures.px"
    logged(*INTERNAL.split(), "px", "--out", str(path))
    assert (tmp_path / "figures-need_language.px").exists()

    public = INTERNAL.replace("internal", "public").split()
    refused = logged(*public, "px", "--out", str(path))
    logged(*public, "px", "--out", str(path), "--force")

    assert refused.status == 1
    assert {part.name for part in tmp_path.glob("figures*")} == {
        "figures.px",
        "figures-visits.px",
        "figures-coverage.px",
    }


def test_names_as_now_are_for_internal_files_and_the_file_says_so(logged: Run, tmp_path: Path) -> None:
    path, public = tmp_path / "figures.json", tmp_path / "public.csv"
    days = INTERNAL.replace("internal --format", "public --format").split()

    logged(*INTERNAL.split(), "json", "--out", str(path), "--names", "now")
    refused = logged(*days, "csv", "--out", str(public), "--names", "now")

    assert json.loads(path.read_text("utf-8"))["about"]["names"] == "as_now"
    assert refused.status == 1
    assert refused.err.count("\n") == 1
    assert not public.exists()
    assert logged(*INTERNAL.split(), "csv", "--out", str(public), "--names", "later").status == 1
