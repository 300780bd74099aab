"""Whatever goes wrong with a leaflet is one clear sentence; nothing is half-printed, and the others work."""

import shutil
from pathlib import Path

import pytest

from kototori import assets
from tests.commands.ran import Ran, Run
from tests.full_disk import no_file_grows_beyond
from tests.services.test_leaflet_rack import SOURCE, SWEDISH, VALUES


@pytest.fixture
def own(home: Path) -> Path:
    """The desk's own folder, with a leaflet of its own."""
    folder = home / "leaflets"
    (folder / "sv").mkdir(parents=True)
    (folder / "asukastupa.toml").write_text(SOURCE, encoding="utf-8")
    (folder / "sv" / "asukastupa.po").write_text(SWEDISH, encoding="utf-8")
    (folder / "contacts.csv").write_text(VALUES, encoding="utf-8")
    return folder


def change(path: Path, right: str, wrong: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong), encoding="utf-8")


def refused(ran: Ran, out: Path, *said: str) -> None:
    """One line that says it, and no file, finished or not."""
    assert (ran.status, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1
    for part in said:
        assert part in ran.err
    assert [path.name for path in out.parent.iterdir() if path.name != "home"] == []


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder / "sheet.pdf"


def test_a_sound_leaflet_of_the_desk_is_set(kototori: Run, own: Path, out: Path) -> None:
    ran = kototori("leaflets", "print", "asukastupa", "--language", "sv", "--out", str(out))
    assert (ran.status, ran.err) == (0, "")
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_broken_catalogue(kototori: Run, own: Path, out: Path) -> None:
    with (own / "sv" / "asukastupa.po").open("a", encoding="utf-8") as file:
        file.write("\nmsgid and then nothing\n")
    line = len((own / "sv" / "asukastupa.po").read_text(encoding="utf-8").splitlines())

    ran = kototori("leaflets", "print", "asukastupa", "--language", "sv", "--out", str(out))

    refused(ran, out, "asukastupa.po is broken in line", str(line), "other languages work")
    assert kototori("leaflets", "print", "asukastupa", "--language", "fi", "--out", str(out)).status == 0


def test_a_missing_gap(kototori: Run, own: Path, out: Path) -> None:
    change(own / "asukastupa.toml", "{phone}", "{fax}")

    ran = kototori("leaflets", "print", "asukastupa", "--language", "fi", "--out", str(out))

    refused(ran, out, "“asukastupa” in fi asks for “fax”", "Nothing was printed")


def test_a_gap_that_the_translation_lost(kototori: Run, own: Path, out: Path) -> None:
    change(own / "sv" / "asukastupa.po", 'msgstr "Ring {phone}."', 'msgstr "Ring."')

    ran = kototori("leaflets", "print", "asukastupa", "--language", "sv", "--out", str(out))

    refused(ran, out, "“asukastupa” in sv", "“phone”")


def test_an_unknown_language(kototori: Run, own: Path, out: Path) -> None:
    ran = kototori("leaflets", "print", "asukastupa", "--language", "xx", "--out", str(out))

    refused(ran, out, "not available in xx; it is in: fi, sv")


def test_a_character_without_a_glyph(kototori: Run, own: Path, out: Path) -> None:
    change(own / "sv" / "asukastupa.po", "Ring ", "Ring \U00013080 ")

    ran = kototori("leaflets", "print", "asukastupa", "--language", "sv", "--out", str(out))

    refused(ran, out, "No font has these characters (sv)", "\U00013080")


def test_a_missing_font(kototori: Run, tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("resources", "translations"):
        shutil.copytree(assets.folder(name), tmp_path / "shipped" / name)
    (tmp_path / "shipped" / "resources" / "fonts" / "NotoSansEthiopic.ttf").unlink()
    monkeypatch.setattr(assets, "folder", lambda name: tmp_path / "shipped" / name)

    ran = kototori("leaflets", "print", "this-place", "--language", "ti", "--out", str(out))

    refused(ran, out, "NotoSansEthiopic.ttf")
    assert kototori("leaflets", "print", "this-place", "--language", "ar", "--out", str(out)).status == 0


def test_a_full_disk(kototori: Run, own: Path, out: Path) -> None:
    assert kototori("leaflets", "list").status == 0  # the desk itself is made while there is room

    with no_file_grows_beyond(4096):
        ran = kototori("leaflets", "print", "asukastupa", "--language", "sv", "--out", str(out))

    refused(ran, out, "The disk of", "is full", "everything saved before is safe")


def test_a_printer_that_is_not_there_leaves_the_contact_as_it_is(kototori: Run, own: Path) -> None:
    made = kototori("record", "--need", "A1").out.strip()

    ran = kototori("leaflets", "print", "asukastupa", "--language", "sv", "--printer", "Olematon")

    assert (ran.status, ran.out, len(ran.err.splitlines())) == (1, "", 1)
    assert kototori("correct", made, "--need", "A1").status == 0
