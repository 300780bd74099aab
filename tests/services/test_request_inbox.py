"""Requests that are made while their vault is locked: sealed, taken in, withdrawn, forgotten."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from kototori.domain.referral import HandOver, RequestState
from kototori.domain.request_contents import IdentityCodeTyped, NoConsent, RequestContents
from kototori.domain.vault import (
    Deed,
    InboxDamaged,
    InboxForeign,
    InboxNewer,
    NotSetUp,
    NotTakenIn,
    UnknownTeam,
    UnknownWorker,
    VaultFault,
    VaultLocked,
)
from kototori.services.desk import Desk
from kototori.services.request_inbox import padded
from kototori.storage.sealing import identity_of, recipient_of, sealed
from kototori.storage.vault_inbox import VaultInbox
from kototori.storage.vault_keys import new_master, read_slots, write_slots
from tests.services.request_desk import (
    CONSENT,
    NAME,
    PASSPHRASE,
    PHONE,
    PLANTED,
    MovedClock,
    add,
    found_in,
    opened,
)


@pytest.fixture
def locked_desk(keeping_desk: Desk) -> Desk:
    keeping_desk.requests.close()
    return keeping_desk


def test_a_request_is_made_without_the_passphrase_and_read_with_it(locked_desk: Desk, home: Path) -> None:
    book = locked_desk.requests
    kept = add(book, urgent=True)
    assert not book.door.is_open
    assert found_in(home) == []
    assert [one.id for one in locked_desk.referrals.waiting()] == [kept.id]
    assert book.slip_of(kept).name == NAME

    book.open(PASSPHRASE)

    assert book.all() == [kept]
    assert VaultInbox(home / "requests-inbox.db").requests() == []
    assert [entry.deed for entry in book.door.vault.register() if entry.request == kept.id] == [Deed.MADE]
    assert book.faults == ()
    assert found_in(home) == []


def test_what_is_refused_with_the_vault_open_is_refused_with_it_locked(
    locked_desk: Desk, home: Path, clock: MovedClock, tmp_path: Path
) -> None:
    with pytest.raises(NoConsent):
        locked_desk.requests.add("kaisa", None, {"name": NAME, "phone": PHONE})
    with pytest.raises(IdentityCodeTyped):
        add(locked_desk.requests, about="131052-308T")
    assert not (home / "requests-inbox.db").exists()
    fresh = opened(tmp_path / "fresh", clock)
    with pytest.raises(NotSetUp):
        add(fresh.requests)
    fresh.close()


def test_a_request_survives_the_program_and_comes_in_once_however_often_it_is_found(
    locked_desk: Desk, home: Path, clock: MovedClock, tmp_path: Path
) -> None:
    kept = add(locked_desk.requests)
    before = tmp_path / "inbox-before.db"
    shutil.copy(home / "requests-inbox.db", before)
    locked_desk.close()
    desk = opened(home, clock)
    desk.requests.open(PASSPHRASE)
    desk.requests.close()
    shutil.copy(before, home / "requests-inbox.db")  # killed between the vault and the inbox

    desk.requests.open(PASSPHRASE)
    assert [one.id for one in desk.requests.all()] == [kept.id]
    desk.requests.withdraw(str(kept.id))
    desk.requests.close()
    shutil.copy(before, home / "requests-inbox.db")  # and what was erased since does not come back either
    desk.requests.open(PASSPHRASE)

    assert desk.requests.all() == []
    assert VaultInbox(home / "requests-inbox.db").requests() == []
    desk.close()


def test_undo_erases_a_sealed_request_at_once_and_without_the_key(locked_desk: Desk, home: Path) -> None:
    kept, other = add(locked_desk.requests), add(locked_desk.requests)
    told = locked_desk.history.undo()

    assert told is not None
    assert told.request is not None
    assert told.request.id == other.id
    held = {one.id: one for one in VaultInbox(home / "requests-inbox.db").requests()}
    assert held[other.id].sealed is None
    assert held[kept.id].sealed is not None
    locked_desk.requests.open(PASSPHRASE)
    assert [one.id for one in locked_desk.requests.all()] == [kept.id]
    deeds = [entry.deed for entry in locked_desk.requests.door.vault.register() if entry.request == other.id]
    assert sorted(deeds) == [Deed.ERASED, Deed.MADE, Deed.WITHDRAWN]


def test_undo_erases_from_the_open_vault_at_once(keeping_desk: Desk) -> None:
    add(keeping_desk.requests)
    keeping_desk.history.undo()

    assert keeping_desk.requests.all() == []
    assert keeping_desk.referrals.waiting() == []


def test_a_sealed_request_is_withdrawn_by_its_id_and_handed_over_at_once(locked_desk: Desk) -> None:
    book = locked_desk.requests
    kept, other = add(book), add(book)
    handed = book.hand_over(other.id, HandOver.PHONE)
    assert (handed.erase_on - handed.made_on).days == 14
    stood = book.withdraw(str(kept.id))
    assert stood.state is RequestState.WAITING
    assert locked_desk.referrals.waiting() == []
    assert kept.contents is not None
    with pytest.raises(VaultLocked):  # which code it has, stands in the sealed part
        book.withdraw(kept.contents.withdrawal)

    book.open(PASSPHRASE)

    [left] = book.all()
    assert (left.id, left.state, left.erase_on) == (other.id, RequestState.HANDED_OVER, handed.erase_on)
    deeds = [entry.deed for entry in book.door.vault.register() if entry.request == other.id]
    assert sorted(deeds) == [Deed.HANDED_OVER, Deed.MADE]


def test_what_is_due_is_erased_without_the_key_when_the_desk_is_next_opened(
    locked_desk: Desk, home: Path, clock: MovedClock
) -> None:
    never, given = add(locked_desk.requests), add(locked_desk.requests)
    locked_desk.requests.hand_over(given.id)
    locked_desk.close()
    clock.move(days=14)
    desk = opened(home, clock)
    held = {one.id: one for one in VaultInbox(home / "requests-inbox.db").requests()}
    assert held[given.id].sealed is None
    assert held[never.id].sealed is not None
    desk.close()
    clock.move(days=46)
    desk = opened(home, clock)

    assert all(one.sealed is None for one in VaultInbox(home / "requests-inbox.db").requests())
    assert desk.referrals.waiting() == []
    desk.requests.open(PASSPHRASE)
    assert desk.requests.all() == []
    states = {one.id: one.state for one in desk.requests.door.vault.requests()}
    assert states == {never.id: RequestState.EXPIRED, given.id: RequestState.HANDED_OVER}
    erased = {e.request: e.day for e in desk.requests.door.vault.register() if e.deed is Deed.ERASED}
    assert erased == {never.id: clock.now.date(), given.id: given.made_on.replace(month=12, day=8)}
    desk.close()


def test_the_inbox_tells_neither_order_nor_time_nor_length(locked_desk: Desk, home: Path) -> None:
    inbox = home / "requests-inbox.db"
    made = [add(locked_desk.requests, about="x" * nth * 20).id for nth in range(1, 9)]
    assert not inbox.with_name("requests-inbox.db-wal").exists()
    content = inbox.read_bytes()
    [journal] = list(home.glob("requests-inbox.db*"))
    rows = {one.id: one for one in VaultInbox(inbox).requests()}
    assert made != sorted(made)
    places = {request: content.index(row.sealed[-64:]) for request, row in rows.items() if row.sealed}

    assert sorted(places, key=places.__getitem__) == sorted(made)  # by random id, not as they came
    assert (journal.stat().st_mtime % 3600, journal.stat().st_mode & 0o777) == (0, 0o600)
    lengths = {len(row.sealed) // 1024 for row in rows.values() if row.sealed}
    assert lengths == {8}


def test_the_longest_request_has_the_length_of_every_other() -> None:
    full = {"name": 80, "phone": 40, "good_time": 80, "about": 200, "place": 120, "worker": 120, "team": 120}
    said = {name: "\U0001f600" * length for name, length in full.items()}
    contents = RequestContents(
        **said,
        language="\U0001f600" * 120,
        consent_version="\U0001f600" * 120,
        consent_language="\U0001f600" * 120,
        acknowledgement="\U0001f600" * 120,
        withdrawal="\U0001f600" * 120,
    )

    assert len(padded({"said": contents.as_values()})) == len(padded({}))


def test_a_recipient_that_was_changed_is_put_right_and_the_register_tells(
    locked_desk: Desk, home: Path
) -> None:
    keys = home / "requests.keys.json"
    right = locked_desk.requests.door.recipient
    foreign = new_master().inbox_identity
    slots = read_slots(keys)
    write_slots(keys, type(slots)(slots.vault, slots._slots, recipient_of(foreign), slots.keeping))
    assert locked_desk.requests.door.recipient == right  # known since it was open here

    locked_desk.requests.open(PASSPHRASE)

    assert read_slots(keys).recipient == right
    assert (home / "backups" / keys.name).read_bytes() == keys.read_bytes()
    deeds = [entry.deed for entry in locked_desk.requests.door.vault.register()]
    assert deeds.count(Deed.KEY_MENDED) == 1


def test_a_vault_of_before_gets_its_recipient_at_the_next_opening(
    locked_desk: Desk, home: Path, clock: MovedClock
) -> None:
    locked_desk.close()
    keys = home / "requests.keys.json"
    slots = read_slots(keys)
    write_slots(keys, type(slots)(slots.vault, slots._slots))
    assert "recipient" not in json.loads(keys.read_bytes())
    desk = opened(home, clock)
    with pytest.raises(VaultLocked):
        add(desk.requests)

    desk.requests.open(PASSPHRASE)
    desk.requests.close()
    add(desk.requests)

    desk.requests.open(PASSPHRASE)
    assert len(desk.requests.all()) == 1
    assert Deed.KEY_MENDED not in [e.deed for e in desk.requests.door.vault.register()]
    desk.close()


def test_what_was_sealed_for_another_key_is_named_and_kept_until_its_day(
    locked_desk: Desk, home: Path, clock: MovedClock
) -> None:
    good, bad = add(locked_desk.requests), add(locked_desk.requests)
    inbox = VaultInbox(home / "requests-inbox.db")
    held = {one.id: one for one in inbox.requests()}
    foreign = recipient_of(identity_of(os.urandom(32)))
    inbox.put(held[bad.id]._replace(sealed=sealed(padded({}), foreign)))

    locked_desk.requests.open(PASSPHRASE)

    assert [one.id for one in locked_desk.requests.all()] == [good.id]
    [fault] = locked_desk.requests.faults
    assert isinstance(fault, NotTakenIn)
    assert fault.requests == 1
    assert [one.id for one in inbox.requests()] == [bad.id]
    clock.move(days=60)
    locked_desk.requests.settle()
    assert inbox.requests() == []
    assert locked_desk.requests.faults == ()


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (lambda inbox: inbox.write_bytes(b""), InboxDamaged),
        (lambda inbox: os.truncate(inbox, 5000), InboxDamaged),
        (lambda inbox: inbox.write_bytes(os.urandom(20_480)), InboxDamaged),
        (lambda inbox: inbox.write_bytes(inbox.read_bytes()[:4096] + bytes(8192)), InboxDamaged),
        (lambda inbox: shutil.copy(inbox.with_name("kototori.db"), inbox), InboxForeign),
        (lambda inbox: _set_version(inbox), InboxNewer),
    ],
)
def test_a_damaged_inbox_is_told_and_left_and_everything_else_goes_on(
    locked_desk: Desk, home: Path, harm: Callable[[Path], None], fault: type[VaultFault]
) -> None:
    inbox = home / "requests-inbox.db"
    add(locked_desk.requests)
    harm(inbox)
    stands = inbox.read_bytes()
    with pytest.raises(fault):
        add(locked_desk.requests)

    locked_desk.requests.open(PASSPHRASE)
    assert [type(one) for one in locked_desk.requests.faults] == [fault]
    kept = add(locked_desk.requests)
    locked_desk.requests.hand_over(kept.id)
    locked_desk.requests.withdraw(str(kept.id))
    locked_desk.log.record(locked_desk.log.read({"needs": "A1"}))

    assert inbox.read_bytes() == stands


def _set_version(inbox: Path) -> None:
    connection = dbapi2.connect(str(inbox))
    connection.execute("PRAGMA user_version=2")
    connection.close()


def test_the_key_of_the_inbox_is_one_that_age_knows(tmp_path: Path) -> None:
    identity = identity_of(bytes(range(32)))
    keys = tmp_path / "keys.txt"
    keys.write_text(identity + "\n")

    told = subprocess.run(["age-keygen", "-y", keys], capture_output=True, text=True, check=True).stdout

    assert told.strip() == recipient_of(identity)


def test_a_planted_name_stands_nowhere_while_it_is_sealed_nor_when_it_was_taken_in(
    locked_desk: Desk, home: Path
) -> None:
    add(locked_desk.requests)
    assert found_in(home, PLANTED) == []
    locked_desk.requests.open(PASSPHRASE)
    locked_desk.requests.close()
    assert found_in(home, PLANTED) == []
    assert CONSENT.version.encode() not in (home / "requests-inbox.db").read_bytes()


def test_a_request_for_an_own_worker_without_a_name_goes_to_the_team(locked_desk: Desk) -> None:
    book = locked_desk.requests
    said = {"name": NAME, "phone": PHONE, "needs": ("A1",)}
    with pytest.raises(UnknownTeam):
        book.add("", CONSENT, said, team="Ei kukaan")
    with pytest.raises(UnknownWorker):
        book.add("", CONSENT, said)
    kept = book.add("", CONSENT, said, team="perhetyö")

    assert kept.contents is not None
    assert (kept.contents.worker, kept.contents.team, kept.contents.own_worker) == ("", "Perhetyö", True)
    assert book.slip_of(kept).worker.name == "Perhetyö"
    book.open(PASSPHRASE)
    assert book.all() == [kept]
    assert book.worker_of(kept) is None
    assert book.slip(kept.id).needs == (locked_desk.setup.vocabulary().needs["A1"].words,)
    assert [one.team for one in locked_desk.referrals.waiting()] == ["Perhetyö"]


def test_what_expired_unread_stays_as_a_count_of_its_team(
    locked_desk: Desk, home: Path, clock: MovedClock
) -> None:
    withdrawn = add(locked_desk.requests)
    locked_desk.requests.withdraw(str(withdrawn.id))
    add(locked_desk.requests)
    locked_desk.close()
    clock.move(days=60)
    desk = opened(home, clock)

    desk.requests.open(PASSPHRASE)

    assert dict(desk.requests.door.vault.counts()) == {
        ("2026-11", "Perhetyö", "total"): 1,
        ("2026-11", "Perhetyö", "not_recorded"): 1,
    }
    desk.close()


def test_what_another_program_seals_meanwhile_is_listed_in_the_open_vault(
    keeping_desk: Desk, home: Path, clock: MovedClock
) -> None:
    assert keeping_desk.requests.all() == []
    command = opened(home, clock)
    kept, withdrawn = add(command.requests), add(command.requests)
    command.history.undo()
    command.close()

    assert keeping_desk.requests.all() == [kept]
    states = {one.id: one.state for one in keeping_desk.requests.door.vault.requests()}
    assert states[withdrawn.id] is RequestState.WITHDRAWN
    assert VaultInbox(home / "requests-inbox.db").requests() == []


def test_what_was_handed_over_and_then_withdrawn_unread_stands_in_the_register_with_both(
    locked_desk: Desk, clock: MovedClock
) -> None:
    kept = add(locked_desk.requests)
    locked_desk.requests.hand_over(kept.id, HandOver.PHONE)
    clock.move(days=1)
    locked_desk.requests.withdraw(str(kept.id))
    locked_desk.requests.open(PASSPHRASE)

    told = [e for e in locked_desk.requests.door.vault.register() if e.request == kept.id]
    later = clock.now.date()
    assert sorted((e.day, e.deed, e.way) for e in told) == [
        (kept.made_on, Deed.HANDED_OVER, HandOver.PHONE),
        (kept.made_on, Deed.MADE, None),
        (later, Deed.ERASED, None),
        (later, Deed.WITHDRAWN, None),
    ]
