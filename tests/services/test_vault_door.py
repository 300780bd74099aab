"""The lock of the vault, and everything that can be amiss with its files."""

import json
import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from kototori.domain.errors import DeskError
from kototori.domain.vault import (
    AlreadySetUp,
    KeySlotsDamaged,
    KeySlotsMissing,
    NotSetUp,
    TooSoon,
    VaultDamaged,
    VaultForeign,
    VaultMissing,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
)
from kototori.services.desk import Desk
from tests.services.request_desk import PASSPHRASE, MovedClock, add, opened

pytestmark = pytest.mark.begins_early

OTHER = "kylmä kivi kiertää tahkoa"


@pytest.fixture
def shut_desk(keeping_desk: Desk) -> Desk:
    """One request waits, and the vault is locked."""
    add(keeping_desk.requests)
    keeping_desk.requests.close()
    return keeping_desk


def test_a_passphrase_opens_however_its_letters_were_composed(shut_desk: Desk) -> None:
    in_two_signs = unicodedata.normalize("NFD", PASSPHRASE)
    assert in_two_signs != PASSPHRASE

    shut_desk.requests.open(f" {in_two_signs} ")

    assert len(shut_desk.requests.all()) == 1


@pytest.mark.usefixtures("dear_passphrases")
def test_whoever_guesses_pays_sixty_four_mebibytes_and_three_passes_a_try(
    new_desk: Desk, settled_home: Path
) -> None:
    door = new_desk.requests.door
    door.set_up("jokin aivan muu lause tähän")
    door.change_passphrase("jokin aivan muu lause tähän", PASSPHRASE)
    door.close()

    slots = json.loads((settled_home / "requests.keys.json").read_bytes())["slots"]
    asked = [(slot["time"], slot["memory"], slot["lanes"]) for slot in slots if slot["kind"] == "passphrase"]
    assert asked == [(3, 64 * 1024, 1)]
    with pytest.raises(WrongPassphrase):
        new_desk.requests.open(OTHER)


@pytest.mark.parametrize("weak", ["", "lyhyt", "yksi kaksi", "aa aa aa aa"])
def test_a_short_passphrase_is_refused_and_nothing_is_made(home: Path, clock: MovedClock, weak: str) -> None:
    desk = opened(home, clock)
    with pytest.raises(WeakPassphrase):
        desk.requests.door.set_up(weak)
    desk.close()

    assert list(home.glob("requests*")) == []


def test_a_vault_is_never_set_up_over_another(shut_desk: Desk, home: Path) -> None:
    before = (home / "requests.db").read_bytes()

    with pytest.raises(AlreadySetUp):
        shut_desk.requests.door.set_up(PASSPHRASE)

    assert (home / "requests.db").read_bytes() == before


def test_wrong_passphrases_wait_longer_each_time_and_destroy_nothing(
    shut_desk: Desk, home: Path, clock: MovedClock
) -> None:
    before = {path: path.read_bytes() for path in home.glob("requests*")}
    pauses = []
    for _ in range(8):
        with pytest.raises(WrongPassphrase) as refused:
            shut_desk.requests.open(OTHER)
        pauses.append(refused.value.seconds)
        with pytest.raises(TooSoon):
            shut_desk.requests.open(PASSPHRASE)
        clock.move(seconds=refused.value.seconds)

    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]
    assert {path: path.read_bytes() for path in home.glob("requests*")} == before
    shut_desk.requests.open(PASSPHRASE)
    assert len(shut_desk.requests.all()) == 1


def test_another_passphrase_opens_vault_and_copies_and_the_old_one_nothing(
    shut_desk: Desk, home: Path, clock: MovedClock
) -> None:
    door = shut_desk.requests.door
    door.change_passphrase(PASSPHRASE, OTHER)
    door.close()

    for folder in (home, home / "backups"):
        assert [path.name for path in folder.glob("requests.keys*")] == ["requests.keys.json"]
    assert (home / "requests.keys.json").read_bytes() == (home / "backups/requests.keys.json").read_bytes()
    with pytest.raises(WrongPassphrase):
        shut_desk.requests.open(PASSPHRASE)
    clock.move(seconds=1)
    shut_desk.requests.open(OTHER)
    assert len(shut_desk.requests.all()) == 1


def test_the_recovery_code_gives_a_new_passphrase_however_it_is_typed(home: Path, clock: MovedClock) -> None:
    desk = opened(home, clock)
    door = desk.requests.door
    code = door.set_up(PASSPHRASE)
    assert [len(group) for group in code.split("-")] == [4] * 8
    add(desk.requests)
    desk.requests.close()

    for wrong in ("", "ABCD", code[:-1] + ("A" if code[-1] != "A" else "B"), f"{code}-ABCD"):
        with pytest.raises(WrongRecoveryCode):
            door.recover(wrong, OTHER)
    door.recover(code.lower().replace("-", " ").replace("o", "0"), OTHER)
    door.close()

    desk.requests.open(OTHER)
    assert len(desk.requests.all()) == 1
    desk.requests.close()
    desk.close()


def test_where_no_vault_is_the_desk_works_and_says_so(desk: Desk) -> None:
    with pytest.raises(NotSetUp):
        desk.requests.open(PASSPHRASE)
    with pytest.raises(NotSetUp):
        desk.requests.all()

    desk.log.record(desk.log.read({"needs": "A1"}))


# --- damage -------------------------------------------------------------------------------------


def refused_and_left(desk: Desk, home: Path, *kinds: type[DeskError]) -> None:
    """Opening raises one of the kinds, changes no byte of the vault, and the log goes on."""
    before = {path: path.read_bytes() for path in home.glob("requests*")}
    with pytest.raises(kinds):
        desk.requests.open(PASSPHRASE)
    assert not desk.requests.door.is_open
    beside = ("-shm", "-wal")
    after = {path: path.read_bytes() for path in home.glob("requests*") if not path.name.endswith(beside)}
    assert after == before
    desk.log.record(desk.log.read({"needs": "A1"}))


def test_a_flipped_byte_in_any_page_is_noticed_before_anything_is_read(shut_desk: Desk, home: Path) -> None:
    vault = home / "requests.db"
    sound = vault.read_bytes()
    for page in range(len(sound) // 4096):
        for at in ((0, 15, 16) if page == 0 else (0,)) + (100 + 37 * page, 4030, 4095):
            vault.write_bytes(flipped(sound, page * 4096 + at))
            kind = VaultForeign if page == 0 and at < 16 else VaultDamaged
            with pytest.raises(kind):
                look(shut_desk)
    vault.write_bytes(flipped(sound, 5000))
    refused_and_left(shut_desk, home, VaultDamaged)
    vault.write_bytes(sound)
    shut_desk.requests.open(PASSPHRASE)
    assert len(shut_desk.requests.all()) == 1


def look(desk: Desk) -> None:
    """Opens the vault with its keys at hand: argon2 at each try would take minutes."""
    from kototori.storage.vault import Vault
    from kototori.storage.vault_keys import Master, read_slots

    home = desk.requests.door._home
    known: dict[Path, Master] = desk.__dict__.setdefault("_known", {})
    if home.vault_keys not in known:
        known[home.vault_keys] = read_slots(home.vault_keys).unlock(PASSPHRASE)
    Vault(home.vault, known[home.vault_keys]).close()


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 0x40]) + content[at + 1 :]


def test_a_flipped_byte_in_the_key_slots_never_passes(shut_desk: Desk, home: Path) -> None:
    from kototori.storage.vault_keys import read_slots

    keys = home / "requests.keys.json"
    sound = keys.read_bytes()
    whole = read_slots(keys)
    for at in range(len(sound)):
        keys.write_bytes(flipped(sound, at))
        try:
            assert read_slots(keys) == whole  # a blank of another kind
        except KeySlotsDamaged:
            continue
    keys.write_bytes(flipped(sound, len(sound) // 2))
    refused_and_left(shut_desk, home, KeySlotsDamaged)


def test_slots_that_were_forged_with_their_sum_open_nothing(
    shut_desk: Desk, home: Path, clock: MovedClock
) -> None:
    import hashlib

    keys = home / "requests.keys.json"
    found = json.loads(keys.read_text())
    found.pop("sum")
    for slot in found["slots"]:
        if slot["kind"] == "passphrase":
            slot["memory"] = 8 * 1024
    found["sum"] = hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()
    keys.write_text(json.dumps(found))

    refused_and_left(shut_desk, home, WrongPassphrase)


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        (lambda home: os.truncate(home / "requests.db", 0), VaultDamaged),
        (lambda home: os.truncate(home / "requests.db", 4096), VaultDamaged),
        (lambda home: os.truncate(home / "requests.db", 10_000), VaultDamaged),
        (lambda home: (home / "requests.db").write_bytes(os.urandom(20_480)), VaultForeign),
        (lambda home: (home / "requests.db").unlink(), VaultMissing),
        (lambda home: (home / "requests.keys.json").unlink(), KeySlotsMissing),
        (lambda home: os.truncate(home / "requests.keys.json", 200), KeySlotsDamaged),
        (lambda home: shutil.copy(home / "kototori.db", home / "requests.db"), VaultForeign),
    ],
)
def test_what_is_cut_gone_or_another_file_is_told_and_never_written_over(
    shut_desk: Desk, home: Path, harm: Callable[[Path], object], kind: type[DeskError]
) -> None:
    harm(home)

    refused_and_left(shut_desk, home, kind)
    with pytest.raises(AlreadySetUp):
        shut_desk.requests.door.set_up(PASSPHRASE)


def test_another_desks_vault_is_recognised(shut_desk: Desk, home: Path, tmp_path: Path) -> None:
    other = opened(tmp_path / "other", MovedClock())
    other.requests.door.set_up(PASSPHRASE)
    other.requests.close()
    other.close()
    shutil.copy(tmp_path / "other" / "requests.db", home / "requests.db")

    refused_and_left(shut_desk, home, VaultForeign)


# --- what comes back ----------------------------------------------------------------------------


def test_a_damaged_vault_comes_back_from_its_copy(shut_desk: Desk, home: Path) -> None:
    from kototori.services.vault_restoring import slots_of

    os.truncate(home / "requests.db", 4096)
    copy = home / "backups" / "requests-newest.db"
    slots = slots_of(shut_desk.requests.door._home, copy)
    assert slots is not None

    assert shut_desk.vault_restoring().restore(copy, slots, PASSPHRASE) == 1

    assert len(shut_desk.requests.all()) == 1
    assert (home / "backups" / "requests-damaged.db").exists()
    shut_desk.requests.withdraw(str(shut_desk.requests.all()[0].id))
    assert not (home / "backups" / "requests-damaged.db").exists()


def test_what_was_erased_never_comes_back_by_a_copy(shut_desk: Desk, home: Path, tmp_path: Path) -> None:
    from kototori.services.vault_restoring import slots_of

    for name in ("requests-newest.db", "requests.keys.json"):
        shutil.copy(home / "backups" / name, tmp_path)
    desk_home, book = shut_desk.requests.door._home, shut_desk.requests
    book.open(PASSPHRASE)
    [gone] = book.all()
    stays = add(book)
    book.withdraw(str(gone.id))
    book.close()
    copy = tmp_path / "requests-newest.db"
    slots = slots_of(desk_home, copy)
    assert slots is not None

    assert shut_desk.vault_restoring().restore(copy, slots, PASSPHRASE) == 0
    assert [kept.id for kept in book.all()] == [stays.id]
    book.close()
    for name in ("requests.db", "requests.keys.json"):  # the vault that knows of the erasure is lost as well
        (home / name).unlink()
    assert shut_desk.vault_restoring().restore(copy, slots, PASSPHRASE) == 0
    assert book.all() == []
    book.close()


def test_a_copy_that_a_kill_left_half_written_is_gone_when_the_vault_is_opened(
    shut_desk: Desk, home: Path
) -> None:
    left = [home / "backups" / ".requests-newest.db.77.new", home / ".requests.keys.json.77.old"]
    shutil.copy(home / "backups" / "requests-newest.db", left[0])
    shutil.copy(home / "requests.keys.json", left[1])

    shut_desk.requests.open(PASSPHRASE)

    assert not any(path.exists() for path in left)
    shut_desk.requests.close()


# --- kill -9 ------------------------------------------------------------------------------------


def test_a_program_killed_at_its_work_loses_nothing_and_brings_nothing_back(home: Path) -> None:
    """A short form of `.ci/kill9_requests.py`."""
    tool = Path(__file__).parents[2] / ".ci" / "kill9_requests.py"

    done = subprocess.run(
        [sys.executable, str(tool), "--kills", "4", "--home", str(home)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 kills" in done.stdout
