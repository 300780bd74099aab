"""Copies by command, and the way back."""

from datetime import date
from pathlib import Path

import pytest

from kototori.home import Home
from kototori.services.desk import Desk
from kototori.ui.single_instance import OnlyWindow
from tests.commands.ran import Run

TODAY = date(2026, 11, 24)


@pytest.fixture
def copy(kototori: Run, tmp_path: Path) -> Path:
    """A copy with one contact; another contact has come since."""
    path = tmp_path / "copy.db"
    kototori("record", "--need", "A1")
    assert kototori("backup", "--out", str(path)).status == 0
    kototori("record", "--need", "B")
    return path


def recorded(kototori: Run, desk: Desk) -> int:
    return len(desk.log.of_day(TODAY))


def test_a_copy_is_made_beside_the_log_and_named(kototori: Run, home: Path) -> None:
    ran = kototori("backup")

    path = home / "backups" / "kototori-2026-11-24-110400.db"
    assert (ran.status, ran.out, ran.err) == (0, f"{path}\n", "")
    assert path.exists()


def test_a_copy_replaces_no_file_unless_that_is_allowed(kototori: Run, copy: Path) -> None:
    before = copy.read_bytes()

    refused = kototori("backup", "--out", str(copy))

    assert refused.status == 1
    assert copy.read_bytes() == before
    assert kototori("backup", "--out", str(copy), "--force").status == 0
    assert copy.read_bytes() != before


def test_a_copy_is_brought_back_and_what_was_there_is_kept(
    kototori: Run, copy: Path, home: Path, desk: Desk
) -> None:
    assert recorded(kototori, desk) == 2

    ran = kototori("restore", str(copy))

    assert (ran.status, ran.err) == (0, "")
    assert recorded(kototori, desk) == 1
    kept = home / "backups" / "kototori-before-restore.db"
    assert str(kept) in ran.out
    assert kototori("restore", str(kept)).status == 0
    assert recorded(kototori, desk) == 2


def test_nothing_is_brought_back_under_an_open_window(
    kototori: Run, copy: Path, home: Path, desk: Desk
) -> None:
    window = OnlyWindow(Home(home))
    assert window.take()

    refused = kototori("restore", str(copy))

    assert refused.status == 1
    assert "window of Kototori is open" in refused.err
    assert recorded(kototori, desk) == 2
    window.release()
    assert kototori("restore", str(copy)).status == 0


def test_the_lock_of_a_window_that_died_holds_nobody_up(kototori: Run, copy: Path, home: Path) -> None:
    (home / "window.lock").write_text("999999\nkototori\nelsewhere\n", encoding="utf-8")

    assert kototori("restore", str(copy)).status == 0


def test_only_a_sound_copy_is_brought_back(kototori: Run, copy: Path, tmp_path: Path, desk: Desk) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(copy.read_bytes()[:9000])

    for path in (other, tmp_path / "nowhere.db", tmp_path):
        assert kototori("restore", str(path)).status == 1
    assert recorded(kototori, desk) == 2


def test_a_damaged_log_is_put_aside_and_the_copy_takes_its_place(
    kototori: Run, copy: Path, home: Path
) -> None:
    content = bytearray((home / "kototori.db").read_bytes())
    content[4096:40960] = b"\xff" * 36864
    (home / "kototori.db").write_bytes(content)

    ran = kototori("restore", str(copy))

    assert (ran.status, ran.err) == (0, "")
    assert (home / "backups" / "kototori-before-restore.db").read_bytes() == content
    assert kototori("check").out.startswith("contact log")
    assert kototori("record", "--need", "A1").status == 0
