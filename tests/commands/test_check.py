import shutil
from pathlib import Path

import pytest

from kototori import assets
from kototori.services.desk import Desk
from tests.commands.ran import Run


def test_a_sound_desk_has_a_line_for_each_thing_and_each_says_ok(kototori: Run, desk: Desk) -> None:
    ran = kototori("check")

    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert all(line.endswith(": ok") for line in lines)
    for thing in ("contact log", "lists", "language fi", "language sv", "language en", "font NotoSansArabic"):
        assert any(line.startswith(thing) for line in lines)
    assert any(line.startswith("leaflet this-place (") for line in lines)


@pytest.mark.parametrize("exists", [True, False])
def test_a_check_creates_nothing(kototori_anew: Run, home: Path, exists: bool) -> None:
    if not exists:
        home.rmdir()

    assert kototori_anew("check").status == 0
    assert home.exists() is exists
    assert not exists or list(home.iterdir()) == []


def test_a_check_leaves_a_used_home_as_it_was(kototori: Run, desk: Desk, home: Path) -> None:
    desk.log.record(desk.log.read({"needs": "A1"}))
    desk.close()
    before = {path.name: path.read_bytes() for path in home.iterdir()}

    assert kototori("check").status == 0
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


def test_a_damaged_log_is_found(kototori: Run, desk: Desk, home: Path) -> None:
    for _ in range(50):
        desk.log.record(desk.log.read({"needs": "A1"}))
    desk.close()
    log = home / "kototori.db"
    content = bytearray(log.read_bytes())
    content[8192:20480] = bytes(12288)
    log.write_bytes(content)

    ran = kototori("check")

    assert ran.status == 1
    assert "damaged" in ran.out.splitlines()[0]


def test_a_number_of_the_ledger_that_was_changed_by_hand_is_found_with_its_day_and_table(
    kototori: Run, desk: Desk, home: Path, tmp_path: Path
) -> None:
    for _ in range(20):
        desk.log.record(desk.log.read({"occurred_at": "2026-11-23T10:00", "needs": "A1"}))
    range_of_days = ("--from", "2026-11-23", "--to", "2026-11-23", "--by", "day")
    written = ("--use", "public", "--format", "csv", "--out", str(tmp_path / "day.csv"))
    assert kototori("export", *range_of_days, *written).status == 0
    assert "public figures: ok" in kototori("check").out.splitlines()
    with desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE ledger_entry SET fives = fives + 5 WHERE tbl = 'visits'")

    ran = kototori("check")

    assert ran.status == 1
    [told] = [line for line in ran.out.splitlines() if line.startswith("public figures")]
    assert "“visits” of 2026-11-23 was changed or damaged" in told


def test_a_reference_that_leads_nowhere_is_found(kototori: Run, desk: Desk) -> None:
    desk.log.record(desk.log.read({"needs": "A1"}))
    with desk.database.writing() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        connection.exec_driver_sql("UPDATE contact_need SET code = 'A2'")
    assert kototori("check").status == 0
    raw = desk.database.engine.raw_connection()
    raw.cursor().execute("PRAGMA foreign_keys=OFF")
    raw.cursor().execute("DELETE FROM contact")
    raw.close()

    assert kototori("check").status == 1


def test_a_lost_log_is_found(kototori_anew: Run, home: Path) -> None:
    (home / "logs").mkdir()

    ran = kototori_anew("check")

    assert ran.status == 1
    assert "missing" in ran.out.splitlines()[0]


@pytest.mark.parametrize(
    ("lost", "thing"),
    [
        ("resources/fonts/NotoSansEthiopic.ttf", "font NotoSansEthiopic: "),
        ("resources/lists/synonyms.csv", "lists: "),
        ("translations/sv/kototori.po", "language sv: "),
        ("resources/leaflets", "leaflet: "),
    ],
)
def test_a_file_that_was_not_shipped_is_named(
    kototori: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str, thing: str
) -> None:
    for name in ("resources", "translations"):
        shutil.copytree(assets.folder(name), tmp_path / "shipped" / name)
    gone = tmp_path / "shipped" / lost
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    monkeypatch.setattr(assets, "folder", lambda name: tmp_path / "shipped" / name)

    ran = kototori("check")

    assert ran.status == 1
    (line,) = [line for line in ran.out.splitlines() if not line.endswith(": ok")]
    assert line.startswith(thing)


def test_a_home_that_is_a_file_is_not_sound(kototori_anew: Run, home: Path) -> None:
    home.rmdir()
    home.touch()

    assert kototori_anew("check").status == 1


def test_a_folder_in_the_place_of_the_log_is_damage(kototori_anew: Run, home: Path) -> None:
    (home / "kototori.db").mkdir()

    ran = kototori_anew("record")

    assert ran.status == 1
    assert "damaged" in ran.err
    assert "mistake of its own" not in ran.err


def test_what_is_wrong_with_the_desk_s_own_leaflets_is_found_and_the_others_are_ok(
    kototori: Run, home: Path
) -> None:
    own = home / "leaflets"
    own.mkdir(parents=True)
    head, tail = b"%PDF-1.4\nthis was cut off somewhere on its way\n", b"%%EOF\n"
    (own / "asukastupa.ar.pdf").write_bytes(head + tail)
    (own / "contacts.csv").write_text("name,language,value,source,checked\nkela_phone,,,x,\n", "utf-8")

    ran = kototori("check")

    assert ran.status == 1
    wrong = [line for line in ran.out.splitlines() if not line.endswith(": ok")]
    assert len(wrong) == 2
    assert any("asukastupa.ar.pdf is no PDF, or a damaged one" in line for line in wrong)
    assert any("contacts.csv, line 2" in line for line in wrong)


def test_a_notice_of_the_organisation_that_cannot_be_printed_is_named(kototori: Run, home: Path) -> None:
    folder = home / "notice"
    folder.mkdir(parents=True)
    (folder / "ar.txt").write_text("نص المنظمة", encoding="utf-8")
    (folder / "so.txt").write_bytes(b"\xff\xfe\x00")
    (folder / "qq.txt").write_text("teksti", encoding="utf-8")

    ran = kototori("check")

    told = {
        line.split(": ", 1)[0]: line for line in ran.out.splitlines() if line.startswith("privacy notice")
    }
    assert ran.status == 1
    assert told["privacy notice ar.txt"].endswith(": ok")
    assert "cannot be read" in told["privacy notice so.txt"]
    assert "“qq”" in told["privacy notice qq.txt"]
