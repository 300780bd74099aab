"""The keyring of this computer opens the requests, or says why not; a real one on a bus of its own."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kototori.domain.keyring import (
    KeyringGone,
    KeyringLocked,
    KeyringSeen,
    KeyringSilent,
    KeyringState,
    NoKeyring,
)
from kototori.domain.vault import Deed, VaultLocked
from kototori.home import Home
from kototori.services.desk import Desk
from kototori.services.vault_copies import VaultCopies
from kototori.services.vault_door import VaultDoor
from kototori.storage.device_keyring import DeviceKeyring
from kototori.storage.vault_keys import read_slots
from tests.services.keyring_session import Session, needs_a_keyring, session_bus
from tests.services.request_desk import PASSPHRASE, MovedClock, add, found_in

OTHER = "kylmä kivi kiertää tahkoa"
ON, OFF = KeyringSeen(KeyringState.ON), KeyringSeen(KeyringState.OFF)

pytestmark = needs_a_keyring


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A bus with an open keyring."""
    with session_bus(monkeypatch) as session:
        session.start_keyring()
        yield session


PATIENT = 20  # seconds that a door waits which is not told to be hasty


@pytest.fixture
def hasty(keeping_desk: Desk, home: Path, clock: MovedClock) -> VaultDoor:
    """The door of the same desk, to whom a keyring must answer within a second."""
    return VaultDoor(Home(home), clock, keeping_desk._origin, DeviceKeyring(1.0))


def shut_with_key_in_keyring(desk: Desk) -> None:
    add(desk.requests)
    desk.requests.door.put_in_keyring()
    desk.requests.close()


def test_this_computer_opens_the_requests_without_a_passphrase(
    session: Session, keeping_desk: Desk, home: Path
) -> None:
    book = keeping_desk.requests
    assert book.door.keyring_state() == OFF
    shut_with_key_in_keyring(keeping_desk)
    assert book.door.keyring_state() == ON
    assert not book.door.is_open

    book.open_by_keyring()

    assert len(book.all()) == 1
    assert Deed.KEYRING_ON in {entry.deed for entry in book.door.vault.register()}
    [secret] = session.secrets()
    assert found_in(home, [secret]) == [], "it stands in the keyring alone"


def test_several_parts_of_the_window_may_ask_at_once(session: Session, keeping_desk: Desk) -> None:
    shut_with_key_in_keyring(keeping_desk)
    with ThreadPoolExecutor(4) as parts:
        seen = list(parts.map(lambda _: keeping_desk.requests.door.keyring_state(), range(4)))

    assert seen == [ON] * 4


def test_the_passphrase_and_the_recovery_code_open_as_before(session: Session, keeping_desk: Desk) -> None:
    shut_with_key_in_keyring(keeping_desk)
    keeping_desk.requests.open(PASSPHRASE)
    assert len(keeping_desk.requests.all()) == 1


def test_taken_out_of_the_keyring_it_opens_for_people_alone(session: Session, keeping_desk: Desk) -> None:
    shut_with_key_in_keyring(keeping_desk)
    door = keeping_desk.requests.door
    with pytest.raises(VaultLocked):
        door.take_out_of_keyring()
    door.open_by_keyring()
    door.take_out_of_keyring()

    assert door.keyring_state() == OFF
    assert session.secrets() == []
    assert Deed.KEYRING_OFF in {entry.deed for entry in door.vault.register()}
    door.close()
    with pytest.raises(KeyringGone):
        door.open_by_keyring()


def test_a_locked_vault_is_not_put_into_a_keyring(session: Session, keeping_desk: Desk) -> None:
    keeping_desk.requests.close()
    with pytest.raises(VaultLocked):
        keeping_desk.requests.door.put_in_keyring()
    assert session.secrets() == []


@pytest.mark.parametrize("changed_to", [None, "0" * 64, ""])
def test_a_secret_that_is_gone_or_another_one_opens_nothing_and_is_told(
    session: Session, keeping_desk: Desk, changed_to: str | None
) -> None:
    shut_with_key_in_keyring(keeping_desk)
    session.change_secrets(changed_to)
    door = keeping_desk.requests.door

    state, why = door.keyring_state()
    assert state is KeyringState.GONE
    assert isinstance(why, KeyringGone)
    with pytest.raises(KeyringGone):
        door.open_by_keyring()
    keeping_desk.requests.open(PASSPHRASE)
    door.put_in_keyring()
    assert door.keyring_state() == ON


def test_copies_of_the_vault_do_not_open_by_the_keyring(
    session: Session, keeping_desk: Desk, home: Path
) -> None:
    shut_with_key_in_keyring(keeping_desk)
    keeping_desk.requests.open_by_keyring()

    assert read_slots(Home(home).vault_keys).has_keyring
    assert not read_slots(VaultCopies(Home(home)).keys).has_keyring
    assert keeping_desk.requests.door.copies_are_current()


def test_another_passphrase_leaves_the_keyring_as_it_is(session: Session, keeping_desk: Desk) -> None:
    shut_with_key_in_keyring(keeping_desk)
    keeping_desk.requests.door.change_passphrase(PASSPHRASE, OTHER)
    keeping_desk.requests.close()

    assert keeping_desk.requests.door.keyring_state() == ON
    keeping_desk.requests.open_by_keyring()


def test_the_recovery_code_shuts_the_keyring_out(session: Session, new_desk: Desk) -> None:
    door = new_desk.requests.door
    code = door.set_up(PASSPHRASE)
    door.put_in_keyring()
    door.close()
    door.recover(code, OTHER)

    assert door.keyring_state() == OFF
    assert session.secrets() == []


def test_a_recovery_shuts_out_a_keyring_that_is_out_of_reach_as_well(
    new_desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    door = new_desk.requests.door
    with session_bus(monkeypatch) as session:
        session.start_keyring()
        code = door.set_up(PASSPHRASE)
        door.put_in_keyring()
    door.close()
    door.recover(code, OTHER)

    assert not read_slots(Home(home).vault_keys).has_keyring
    assert Deed.KEYRING_OFF in {entry.deed for entry in door.vault.register()}


def test_a_keyring_that_the_library_would_choose_itself_is_never_asked(
    session: Session, keeping_desk: Desk
) -> None:
    import keyring
    from keyring.backends import null

    class Careless(null.Keyring):
        def set_password(self, service: str, username: str, password: str) -> None:
            raise AssertionError("this one writes into a plain file")

    before = keyring.get_keyring()
    keyring.set_keyring(Careless())
    try:
        shut_with_key_in_keyring(keeping_desk)
    finally:
        keyring.set_keyring(before)
    assert len(session.secrets()) == 1


# --- its absence --------------------------------------------------------------------------------


@pytest.fixture(params=["no bus", "a bus without a keyring"])
def bare(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A computer without a keyring."""
    if request.param == "no bus":
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nothing'}")
        yield
        return
    with session_bus(monkeypatch):
        yield


def test_a_computer_without_a_keyring_says_so_and_the_passphrase_opens(
    bare: None, keeping_desk: Desk
) -> None:
    door = keeping_desk.requests.door
    state, why = door.keyring_state()
    assert state is KeyringState.ABSENT
    assert isinstance(why, NoKeyring)
    with pytest.raises(NoKeyring):
        door.put_in_keyring()
    door.close()
    keeping_desk.requests.open(PASSPHRASE)


def test_with_the_keyring_out_of_reach_the_passphrase_opens_and_the_log_goes_on(
    keeping_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with session_bus(monkeypatch) as session:
        session.start_keyring()
        shut_with_key_in_keyring(keeping_desk)
    door = keeping_desk.requests.door

    assert door.keyring_state().state is KeyringState.ABSENT
    with pytest.raises(NoKeyring):
        door.open_by_keyring()
    keeping_desk.log.record(keeping_desk.log.read({"needs": "A1"}))
    keeping_desk.requests.open(PASSPHRASE)
    door.take_out_of_keyring()
    assert door.keyring_state().state is not KeyringState.ON


def test_a_locked_keyring_that_nobody_opens_is_told_at_once(
    session: Session, keeping_desk: Desk, hasty: VaultDoor
) -> None:
    shut_with_key_in_keyring(keeping_desk)
    session.lock()

    assert hasty.keyring_state() == ON, "to look does not make it ask"
    with pytest.raises(KeyringLocked):
        hasty.open_by_keyring()
    hasty.open(PASSPHRASE)
    hasty.close()


def test_a_keyring_that_waits_for_its_own_password_holds_nobody_up(
    session: Session, keeping_desk: Desk, hasty: VaultDoor
) -> None:
    shut_with_key_in_keyring(keeping_desk)
    session.start_prompter()
    session.lock()

    assert _seconds(lambda: _silent(hasty)) < PATIENT
    assert _seconds(lambda: _silent(hasty)) < PATIENT, "nothing is left of the first try"
    keeping_desk.log.record(keeping_desk.log.read({"needs": "A1"}))
    hasty.open(PASSPHRASE)
    hasty.close()


def _silent(door: VaultDoor) -> None:
    with pytest.raises(KeyringSilent):
        door.open_by_keyring()


def _seconds(deed: Callable[[], None]) -> float:
    begun = time.monotonic()
    deed()
    return time.monotonic() - begun
