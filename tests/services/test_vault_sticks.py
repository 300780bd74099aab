"""A stick carries a copy of the requests; what was erased here goes from it when it is next plugged in.

The sticks are real folders; one that is renamed away is not plugged in.
"""

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kototori.domain.errors import DiskFull, HomeUnwritable
from kototori.domain.stick import Holds, Stick
from kototori.domain.vault import Deed
from kototori.home import Home
from kototori.services.desk import Desk
from kototori.services.restoring import restore
from kototori.services.vault_restoring import slots_of
from kototori.storage.vault import Vault
from kototori.storage.vault_keys import read_slots
from tests.services.request_desk import PASSPHRASE, MovedClock, add, found_in, opened

TODAY = dt.date(2026, 11, 24)
COPY = "requests-newest.db"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the stick appears."""
    place = tmp_path / "KOTOTORI-2"
    place.mkdir()
    return place


@pytest.fixture
def stick(keeping_desk: Desk, place: Path) -> Path:
    """A stick that carries two requests; it is plugged in."""
    add(keeping_desk.requests)
    add(keeping_desk.requests, name="Toinen Esimerkki")
    keeping_desk.requests.door.copy(anew=False)
    chosen = keeping_desk.sticks.choose(place)
    keeping_desk.requests.note_sticks()
    return chosen.folder


@pytest.fixture
def real_stick(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for little."""
    there = tmp_path / "REAL"
    there.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(there))
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this account may not mount a disk")
    yield there
    subprocess.run(("umount", str(there)), check=True)


def remounted(disk: Path, option: str) -> None:
    subprocess.run(("mount", "-o", option, str(disk)), check=True)


def fill(disk: Path) -> None:
    with suppress(OSError), (disk / "film").open("wb", buffering=0) as film:
        while film.write(bytes(4096)):
            pass


def pull(place: Path) -> Path:
    return place.rename(place.with_name("in a drawer"))


def plug_in(place: Path) -> None:
    place.with_name("in a drawer").rename(place)


def withdraw_one(desk: Desk) -> None:
    desk.requests.withdraw(str(desk.requests.all()[0].id))


def names_on(desk: Desk, folder: Path) -> list[str]:
    """Read as a person does who has the passphrase and the stick alone."""
    master = read_slots(folder / "requests.keys.json").unlock(PASSPHRASE)
    vault = Vault(folder / COPY, master, master.backup_key)
    try:
        return sorted(kept.contents.name for kept in vault.requests() if kept.contents is not None)
    finally:
        vault.close()


def only(desk: Desk) -> Stick:
    (stick,) = desk.sticks.all()
    return stick


def deeds(desk: Desk) -> list[Deed]:
    return [entry.deed for entry in desk.requests.door.vault.register()]


def test_the_copy_on_the_stick_opens_with_the_passphrase_and_tells_the_day_alone(
    keeping_desk: Desk, stick: Path, place: Path
) -> None:
    assert stick.parent == place
    assert names_on(keeping_desk, stick) == ["Ruusu Vattukangas", "Toinen Esimerkki"]
    files = {path.name: path.stat() for path in stick.iterdir()}
    assert sorted(files) == ["READ-ME.txt", COPY, "requests.keys.json"]
    assert {found.st_mode & 0o777 for found in files.values()} == {0o600}
    assert not read_slots(stick / "requests.keys.json").has_keyring
    assert found_in(place) == []


def test_every_file_on_the_stick_says_noon(keeping_desk: Desk, stick: Path) -> None:
    noon = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC).timestamp()
    assert {path.stat().st_mtime for path in stick.iterdir()} == {noon}


def test_whoever_finds_it_reads_in_three_languages_what_it_is(keeping_desk: Desk, stick: Path) -> None:
    told = (stick / "READ-ME.txt").read_text(encoding="utf-8").strip().split("\n\n")
    assert len(told) == 3
    assert all("Kototori" in one for one in told)


def test_what_is_erased_here_goes_from_a_stick_that_is_plugged_in(keeping_desk: Desk, stick: Path) -> None:
    before = (stick / COPY).read_bytes()
    withdraw_one(keeping_desk)
    assert only(keeping_desk).since == TODAY

    keeping_desk.requests.bring_up_sticks()

    assert len(names_on(keeping_desk, stick)) == 1
    assert only(keeping_desk) == Stick(stick, only(keeping_desk).name, Holds.KNOWN)
    assert deeds(keeping_desk).count(Deed.STICK_ERASED) == 1
    pages = [before[at : at + 4096] for at in range(0, len(before), 4096)]
    now = b"".join(path.read_bytes() for path in stick.iterdir())
    assert not any(page in now for page in pages), "not one sealed page of before is left"


def test_the_old_file_is_overwritten_where_it_lies_before_it_goes(keeping_desk: Desk, stick: Path) -> None:
    before = (stick / COPY).read_bytes()
    other_name = stick.parent / "the same cells"
    os.link(stick / COPY, other_name)

    withdraw_one(keeping_desk)
    keeping_desk.requests.bring_up_sticks()

    left = other_name.read_bytes()
    assert len(left) == len(before)
    assert not any(left[at : at + 64] == before[at : at + 64] for at in range(0, len(before), 64))


def test_a_stick_that_is_away_is_named_from_that_day_on_and_erased_when_it_comes_back(
    keeping_desk: Desk, clock: MovedClock, stick: Path, place: Path
) -> None:
    pull(place)
    withdraw_one(keeping_desk)
    clock.move(days=2)
    withdraw_one(keeping_desk)
    keeping_desk.requests.bring_up_sticks()

    (owed,) = keeping_desk.sticks.owed()
    assert (owed.since, keeping_desk.sticks.erased_since(owed, keeping_desk.requests.door.vault)) == (
        TODAY,
        2,
    )
    assert not place.exists(), "nothing is written where the stick would be"

    plug_in(place)
    keeping_desk.requests.bring_up_sticks()

    assert keeping_desk.sticks.owed() == ()
    assert names_on(keeping_desk, stick) == []


def test_an_empty_folder_in_its_place_is_not_the_stick(keeping_desk: Desk, stick: Path, place: Path) -> None:
    pull(place)
    place.mkdir()
    withdraw_one(keeping_desk)
    keeping_desk.requests.bring_up_sticks()

    assert list(place.iterdir()) == []
    assert keeping_desk.sticks.owed()


def test_while_the_requests_are_locked_what_was_erased_goes_without_a_key_and_a_copy_follows(
    keeping_desk: Desk, clock: MovedClock, home: Path, stick: Path, place: Path
) -> None:
    pull(place)
    withdraw_one(keeping_desk)
    keeping_desk.close()
    plug_in(place)
    clock.move(days=1)

    desk = opened(home, clock)
    assert desk.sticks.owed()
    assert desk.sticks.follow()
    assert [path.name for path in stick.iterdir()] == ["READ-ME.txt"]
    assert desk.sticks.owed() == ()

    desk.requests.open(PASSPHRASE)
    (noted,) = (one for one in desk.requests.door.vault.register() if one.deed is Deed.STICK_ERASED)
    assert noted.day == TODAY + dt.timedelta(days=1)
    desk.requests.bring_up_sticks()
    assert len(names_on(desk, stick)) == 1
    desk.close()


def test_a_log_that_was_brought_back_does_not_forget_what_the_stick_still_holds(
    keeping_desk: Desk, clock: MovedClock, home: Path, stick: Path, place: Path
) -> None:
    pull(place)
    log = keeping_desk.backups.back_up().path
    withdraw_one(keeping_desk)
    keeping_desk.close()
    restore(Home(home), log)

    desk = opened(home, clock)
    assert desk.sticks.owed() == (), "the log of before knew nothing of it"
    desk.requests.open(PASSPHRASE)
    assert desk.sticks.owed()
    desk.close()


def test_a_lost_stick_is_no_longer_asked_for(keeping_desk: Desk, stick: Path, place: Path) -> None:
    pull(place)
    withdraw_one(keeping_desk)
    keeping_desk.sticks.give_up(stick)
    withdraw_one(keeping_desk)
    keeping_desk.requests.bring_up_sticks()

    assert keeping_desk.sticks.all() == ()


def test_a_stick_that_is_not_wanted_any_more_is_asked_for_until_its_copy_is_gone(
    keeping_desk: Desk, stick: Path, place: Path, tmp_path: Path
) -> None:
    pull(place)
    other = tmp_path / "KOTOTORI-3"
    other.mkdir()
    keeping_desk.sticks.choose(other)
    assert [one.folder for one in keeping_desk.sticks.owed()] == [stick]

    plug_in(place)
    keeping_desk.requests.bring_up_sticks()
    assert list(place.iterdir()) == []
    assert [one.folder.parent for one in keeping_desk.sticks.all()] == [other]

    keeping_desk.sticks.drop()
    keeping_desk.requests.note_sticks()
    assert (list(other.iterdir()), keeping_desk.sticks.all()) == ([], ())


def test_two_desks_share_a_stick(keeping_desk: Desk, stick: Path, place: Path, tmp_path: Path) -> None:
    other = opened(tmp_path / "other desk", MovedClock())
    other.requests.door.set_up("kylmä kivi kiertää tahkoa")
    theirs = other.sticks.choose(place).folder

    withdraw_one(keeping_desk)
    keeping_desk.requests.bring_up_sticks()

    assert theirs != stick
    assert sorted(place.iterdir()) == sorted([theirs, stick])
    assert (theirs / COPY).read_bytes() == (tmp_path / "other desk" / "backups" / COPY).read_bytes()
    other.close()


@pytest.mark.parametrize("cut", [0, 10, 4096])
def test_a_copy_that_was_cut_on_the_stick_is_made_anew(keeping_desk: Desk, stick: Path, cut: int) -> None:
    os.truncate(stick / COPY, cut)
    keeping_desk.requests.bring_up_sticks()

    assert len(names_on(keeping_desk, stick)) == 2


def test_a_new_passphrase_reaches_the_stick(keeping_desk: Desk, stick: Path) -> None:
    keeping_desk.requests.door.change_passphrase(PASSPHRASE, "kylmä kivi kiertää tahkoa")
    keeping_desk.requests.bring_up_sticks()

    own = keeping_desk.sticks._home.backups / "requests.keys.json"
    assert (stick / "requests.keys.json").read_bytes() == own.read_bytes()
    assert sorted(path.name for path in stick.iterdir()) == ["READ-ME.txt", COPY, "requests.keys.json"]


def test_a_stick_that_takes_nothing_stays_named_and_the_desk_goes_on(
    keeping_desk: Desk, real_stick: Path
) -> None:
    stick = keeping_desk.sticks.choose(real_stick).folder
    keeping_desk.requests.note_sticks()
    add(keeping_desk.requests)
    remounted(real_stick, "remount,ro")
    withdraw_one(keeping_desk)
    with pytest.raises(HomeUnwritable):
        keeping_desk.requests.bring_up_sticks()
    assert keeping_desk.sticks.owed()

    remounted(real_stick, "remount,rw")
    keeping_desk.requests.bring_up_sticks()
    assert (names_on(keeping_desk, stick), keeping_desk.sticks.owed()) == ([], ())


def test_a_full_stick_is_refused_and_nothing_changes(keeping_desk: Desk, real_stick: Path) -> None:
    fill(real_stick)
    with pytest.raises(DiskFull):
        keeping_desk.sticks.choose(real_stick)
    assert [path.name for path in real_stick.iterdir()] == ["film"]
    assert keeping_desk.sticks.all() == ()


def test_on_a_stick_that_has_become_full_what_was_erased_goes_all_the_same(
    keeping_desk: Desk, real_stick: Path
) -> None:
    add(keeping_desk.requests)
    keeping_desk.requests.door.copy(anew=False)
    stick = keeping_desk.sticks.choose(real_stick).folder
    fill(real_stick)
    withdraw_one(keeping_desk)
    with pytest.raises(DiskFull):
        keeping_desk.requests.bring_up_sticks()
    assert COPY not in {path.name for path in stick.iterdir()}
    assert keeping_desk.sticks.owed() == ()

    (real_stick / "film").unlink()
    keeping_desk.requests.bring_up_sticks()
    assert names_on(keeping_desk, stick) == []


def test_what_was_erased_never_comes_back_from_an_old_stick(
    keeping_desk: Desk, clock: MovedClock, home: Path, stick: Path, place: Path
) -> None:
    drawer = pull(place) / stick.name
    withdraw_one(keeping_desk)
    keeping_desk.close()
    for path in (home / "requests.db", *(home / "backups").glob("requests*")):
        path.unlink()

    desk = opened(home, clock)
    slots = slots_of(desk._home, drawer / COPY)
    assert slots is not None
    assert desk.vault_restoring().restore(drawer / COPY, slots, PASSPHRASE) == 1
    assert len(desk.requests.all()) == 1
    assert desk.sticks.owed(), "the stick itself still holds it"
    desk.close()


def test_a_vault_that_was_begun_anew_takes_the_place_of_the_old_one_on_the_stick(
    keeping_desk: Desk, stick: Path, place: Path
) -> None:
    keeping_desk.starting_anew().put_aside()
    keeping_desk.requests.door.set_up("kylmä kivi kiertää tahkoa")
    keeping_desk.requests.settle()
    keeping_desk.requests.bring_up_sticks()
    keeping_desk.requests.bring_up_sticks()

    (folder,) = place.iterdir()
    assert folder != stick
    assert (folder / COPY).exists()


_KILLED = """
import os, sys
from pathlib import Path
from kototori.services import stick_files
from tests.services.request_desk import PASSPHRASE, MovedClock, opened
desk = opened(Path(sys.argv[1]), MovedClock())
desk.requests.open(PASSPHRASE)
steps = iter(range(int(sys.argv[2])))
def dies(event, _):
    if event in {"os.rename", "os.remove", "os.truncate", "open"} and "KOTOTORI-2" in str(_[0]):
        if next(steps, None) is None:
            os._exit(9)
sys.addaudithook(dies)
desk.requests.bring_up_sticks()
desk.close()
"""


@pytest.mark.parametrize("steps", [0, 2, 4, 6, 8, 10])
def test_killed_at_any_step_on_the_stick_the_next_time_ends_it(
    keeping_desk: Desk, clock: MovedClock, home: Path, stick: Path, place: Path, steps: int
) -> None:
    pull(place)
    withdraw_one(keeping_desk)
    keeping_desk.close()
    plug_in(place)

    ran = subprocess.run([sys.executable, "-c", _KILLED, str(home), str(steps)], check=False)

    assert ran.returncode == 9
    desk = opened(home, clock)
    assert desk.sticks.owed(), "it is not said to be done before it is"
    desk.requests.open(PASSPHRASE)
    desk.requests.bring_up_sticks()
    assert len(names_on(desk, stick)) == 1
    assert sorted(path.name for path in stick.iterdir()) == ["READ-ME.txt", COPY, "requests.keys.json"]
    assert desk.sticks.owed() == ()
    desk.close()
