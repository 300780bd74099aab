"""`kototori requests stick`: a copy on a stick, named while it is away, and brought back from there."""

import json
from pathlib import Path

import pytest

from tests.commands.ran import Ran, Run
from tests.services.request_desk import NAME, PASSPHRASE, PHONE

_COPY = "requests-newest.db"
_Keeping = tuple[Run, tuple[str, str]]


@pytest.fixture
def desk(kototori: Run, tmp_path: Path) -> _Keeping:
    """One request in its vault, and a stick that is plugged in."""
    file = tmp_path / "phrase.txt"
    file.write_text(PASSPHRASE, encoding="utf-8")
    phrase = ("--passphrase-file", str(file))
    (tmp_path / "KOTOTORI-2").mkdir()
    worker = {"name": "Kaisa Keksitty", "title": "ohjaaja", "team": "Perhetyö"}
    kototori("workers", "add", "--from", "-", stdin=json.dumps(worker))
    kototori("requests", "set-up", *phrase)
    request = {"worker": "Kaisa Keksitty", "name": NAME, "phone": PHONE, "consent": True}
    assert kototori("requests", "add", "--from", "-", *phrase, stdin=json.dumps(request)).status == 0
    return kototori, phrase


def test_a_copy_lies_on_the_stick_until_it_is_not_wanted_there(desk: _Keeping, tmp_path: Path) -> None:
    run, phrase = desk
    place = tmp_path / "KOTOTORI-2"
    assert run("requests", "stick", "status") == Ran(0, "No copy goes to a stick.\n", "")

    assert run("requests", "stick", str(place), *phrase).status == 0
    (folder,) = place.iterdir()
    assert (folder / _COPY).exists()
    assert run("requests", "stick", "status").out == f"A copy lies in {folder}.\n"

    assert run("requests", "stick", "off", *phrase) == Ran(0, "No copy goes to a stick any more.\n", "")
    assert list(place.iterdir()) == []


def test_a_stick_that_is_away_is_named_and_what_was_erased_never_comes_back_from_it(
    desk: _Keeping, tmp_path: Path
) -> None:
    run, phrase = desk
    place, drawer = tmp_path / "KOTOTORI-2", tmp_path / "in a drawer"
    run("requests", "stick", str(place), *phrase)
    place.rename(drawer)
    request = run("requests", "list", *phrase).out.split("\t")[0]
    assert run("requests", "withdraw", request, *phrase).status == 0

    assert " still holds requests erased here since " in run("requests", "stick", "status").out
    (folder,) = drawer.iterdir()
    assert run("restore", str(folder / _COPY), *phrase).out == "0 requests are back\n"
    assert run("requests", "list", *phrase).out == ""

    drawer.rename(place)
    run("requests", "purge", *phrase)
    assert "still holds" not in run("requests", "stick", "status").out


def test_a_folder_that_is_not_there_is_refused_in_one_sentence(desk: _Keeping, tmp_path: Path) -> None:
    run, phrase = desk
    ran = run("requests", "stick", str(tmp_path / "nowhere"), *phrase)
    assert (ran.status, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert not (tmp_path / "nowhere").exists()
