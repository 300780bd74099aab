"""A sealed file opens for the worker whom the directory names, or for those of a team who are there."""

from dataclasses import replace
from pathlib import Path

import pytest
from pyrage.x25519 import Identity

from kototori.domain.sealed_file import SealedForOthers
from kototori.domain.worker import Absence, TeamContact, Worker
from kototori.services.desk import Desk
from tests.services.request_desk import ABOUT, CONSENT, NAME, PHONE

SLIP = b"%PDF-1.7 invented"


@pytest.fixture
def keys(keeping_desk: Desk) -> dict[str, Identity]:
    """Everybody's secret half, at home with them; the desk knows the public ones."""
    found = {name: Identity.generate() for name in ("kaisa", "aino", "away", "team")}
    setup = keeping_desk.setup
    for name in ("aino", "away"):
        setup.add_worker(Worker(code=name, name=name.title(), title="ohjaaja", team="Perhetyö"))
    for worker in setup.workers():
        setup.put_worker(replace(worker, age_recipient=str(found[worker.code].to_public())))
    setup.absent("away", keeping_desk.log.today())
    return found


def opens(desk: Desk, folder: Path, keys: dict[str, Identity], worker: str, team: str = "") -> set[str]:
    """Whose key opens the file of a new request."""
    said = {"name": NAME, "phone": PHONE, "about": ABOUT}
    request = desk.requests.add(worker, CONSENT, said, team)
    files, able = desk.sealed_files(), set()
    sealed = files.seal_for(SLIP, desk.requests.keys_of(request.id), folder)
    for name, identity in keys.items():
        own = folder / f"{name}.key"
        own.write_text(str(identity))
        try:
            able |= {name} if files.open_by_key(sealed, own) == SLIP else set()
        except SealedForOthers:
            continue
    return able


def test_a_file_opens_for_its_worker_alone(
    keeping_desk: Desk, keys: dict[str, Identity], tmp_path: Path
) -> None:
    assert opens(keeping_desk, tmp_path, keys, "Kaisa Keksitty") == {"kaisa"}


def test_a_file_for_a_team_opens_for_each_of_its_workers_who_is_there(
    keeping_desk: Desk, keys: dict[str, Identity], tmp_path: Path
) -> None:
    assert opens(keeping_desk, tmp_path, keys, "", "Perhetyö") == {"kaisa", "aino"}


def test_a_team_with_a_key_of_its_own_opens_its_files_with_that_one(
    keeping_desk: Desk, keys: dict[str, Identity], tmp_path: Path
) -> None:
    box = TeamContact(team="Perhetyö", age_recipient=str(keys["team"].to_public()))
    keeping_desk.setup.put_team_contact(box)

    assert opens(keeping_desk, tmp_path, keys, "", "Perhetyö") == {"team"}


def test_a_new_key_of_a_worker_holds_from_the_next_file_on(
    keeping_desk: Desk, keys: dict[str, Identity], tmp_path: Path
) -> None:
    old, setup = keys["kaisa"], keeping_desk.setup
    keys |= {"old": old, "kaisa": Identity.generate()}
    worker = setup.directory().everybody["kaisa"]
    setup.put_worker(replace(worker, age_recipient=str(keys["kaisa"].to_public())))

    assert opens(keeping_desk, tmp_path, keys, "Kaisa Keksitty") == {"kaisa"}


def test_whoever_comes_back_opens_the_next_file_of_the_team(
    keeping_desk: Desk, keys: dict[str, Identity], tmp_path: Path
) -> None:
    assert keeping_desk.setup.directory().everybody["away"].absences == (Absence(keeping_desk.log.today()),)
    keeping_desk.setup.present("away")

    assert opens(keeping_desk, tmp_path, keys, "", "Perhetyö") == {"kaisa", "aino", "away"}
