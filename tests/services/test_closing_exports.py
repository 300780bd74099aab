"""Files that closing a day writes: into the folder that was chosen, and never over what lies there."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from time import sleep

import pytest

from kototori import assets
from kototori.domain.closing_export import ClosingExport, FolderMissing, last_whole
from kototori.domain.errors import FileUnwritable
from kototori.domain.release import Format
from kototori.services.closing_exports import ClosingExports
from kototori.services.desk import Desk
from kototori.wording.catalogue import Words, read_words

TODAY = date(2026, 11, 24)
CSV = "SISÄINEN-kototori-2026-11-24.csv"
REPORT = "SISÄINEN-day-report-2026-11-24.pdf"


@pytest.fixture
def words() -> Words:
    return read_words(assets.folder("translations"), "en", None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "shared"
    made.mkdir()
    return made


@pytest.fixture
def exports(desk: Desk, folder: Path) -> ClosingExports:
    desk.log.record(desk.log.read({"needs": "A1"}))
    made = desk.of_the_day.exports
    made.choose(ClosingExport(folder, internal=(Format.CSV,), report=True))
    return made


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_nothing_is_written_until_a_folder_is_chosen(desk: Desk, words: Words) -> None:
    assert not desk.of_the_day.exports.chosen().is_on
    assert desk.of_the_day.exports.run(TODAY, words).files == ()


def test_the_setting_is_kept(desk: Desk, folder: Path) -> None:
    wanted = ClosingExport(folder, (Format.CSV, Format.JSON), report=True, public=(Format.CSV,))

    desk.of_the_day.exports.choose(wanted)

    assert desk.of_the_day.exports.chosen() == wanted
    assert ClosingExport.from_text("") == ClosingExport()


def test_figures_and_report_of_the_day_are_written_and_marked_internal(
    exports: ClosingExports, folder: Path, words: Words
) -> None:
    done = exports.run(TODAY, words)

    assert {REPORT, CSV, f"{CSV}.about.json"} <= {*names(folder)}
    assert [put.path.name for put in done.files] == [CSV, REPORT]
    assert all(put.is_new and put.instead_of is None for put in done.files)
    assert (folder / REPORT).read_bytes().startswith(b"%PDF")
    assert json.loads((folder / f"{CSV}.about.json").read_text("utf-8"))["use"] == "internal"
    assert {path.name for path in exports.lying_there(TODAY)} == {CSV, REPORT}


def test_closed_again_without_a_change_the_files_stay_as_they_are(
    exports: ClosingExports, folder: Path, words: Words
) -> None:
    exports.run(TODAY, words)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}

    done = exports.run(TODAY, words)

    assert [put.is_new for put in done.files] == [False, False]
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_a_day_that_was_changed_gets_new_names_and_says_so(
    exports: ClosingExports, folder: Path, words: Words, desk: Desk
) -> None:
    exports.run(TODAY, words)
    before = (folder / CSV).read_bytes()
    desk.log.record(desk.log.read({"needs": "B"}))

    figures, report = exports.run(TODAY, words).files

    assert (figures.path.name, figures.instead_of) == (
        "SISÄINEN-kototori-2026-11-24-2.csv",
        folder / CSV,
    )
    assert report.path.name == "SISÄINEN-day-report-2026-11-24-2.pdf"
    assert (folder / CSV).read_bytes() == before
    assert (folder / "SISÄINEN-kototori-2026-11-24-2.csv.about.json").exists()


def test_somebodys_own_file_of_that_name_is_left_alone(
    exports: ClosingExports, folder: Path, words: Words
) -> None:
    (folder / CSV).write_text("somebody's own", encoding="utf-8")

    exports.run(TODAY, words)

    assert (folder / CSV).read_text("utf-8") == "somebody's own"


def test_a_folder_that_is_not_there_is_named_and_never_made(
    exports: ClosingExports, folder: Path, words: Words
) -> None:
    folder.rmdir()

    (fault,) = exports.run(TODAY, words).faults

    assert isinstance(fault, FolderMissing)
    assert fault.folder == folder
    assert not folder.exists()
    assert exports.lying_there(TODAY) == ()


def test_what_cannot_be_written_is_told_and_the_rest_is_written(
    exports: ClosingExports, folder: Path, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    exports.choose(ClosingExport(folder, internal=(Format.CSV,), report=True))
    blocked = folder / f"{CSV}.about.json"
    blocked.mkdir()  # what stands beside the figures has no room

    done = exports.run(TODAY, words)

    assert [put.path.name for put in done.files] == [REPORT]
    assert len(done.faults) == 1
    assert not (folder / CSV).exists()
    assert not isinstance(done.faults[0], FileUnwritable) or done.faults[0].path == blocked


def test_nothing_is_left_in_the_home_of_the_desk(exports: ClosingExports, home: Path, words: Words) -> None:
    exports.run(TODAY, words)

    assert not (home / "cache" / "closing").exists()


def test_the_periods_that_ended_last() -> None:
    assert [period.name for _, period in last_whole(TODAY)] == ["2026-10", "2026-Q3", "2025"]


def test_public_figures_of_ended_periods_are_written_once_and_never_again(
    exports: ClosingExports, folder: Path, words: Words, desk: Desk
) -> None:
    desk.log.record(desk.log.read({"occurred_at": "2026-10-13", "needs": "A1"}))
    exports.choose(ClosingExport(folder, public=(Format.CSV,)))

    first = exports.run(TODAY, words)

    assert [put.path.name for put in first.files] == [
        "kototori-2026-10.csv"
    ]  # nothing is known of the others
    assert json.loads((folder / "kototori-2026-10.csv.about.json").read_text("utf-8"))["use"] == "public"
    before = {path: path.read_bytes() for path in folder.iterdir()}
    desk.log.record(desk.log.read({"occurred_at": "2026-10-13", "needs": "B"}))
    assert [put.is_new for put in exports.run(TODAY, words).files] == [False]
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_desk_that_closes_waits_for_its_files(
    exports: ClosingExports, folder: Path, words: Words, desk: Desk
) -> None:
    with ThreadPoolExecutor(1) as beside:
        done = beside.submit(exports.run, TODAY, words)
        while not exports._running.locked() and not done.done():
            sleep(0.001)
        desk.close()

    assert done.result().faults == ()
    assert {CSV, REPORT} <= {*names(folder)}
