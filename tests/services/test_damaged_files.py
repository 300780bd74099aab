"""What is damaged is told and left as it is, and opens once it is whole. See `.ci/requests_measured.py`."""

from pathlib import Path

import pytest

from kototori.domain.vault import InboxDamaged, InboxForeign, NotTakenIn, VaultFault
from kototori.services.desk import Desk
from tests.services.request_desk import NAME, PASSPHRASE, MovedClock, add, opened

PAGE = 4096


@pytest.fixture
def waiting_desk(keeping_desk: Desk) -> Desk:
    """One request in the vault, two in the inbox, and the vault locked."""
    add(keeping_desk.requests)
    keeping_desk.requests.close()
    add(keeping_desk.requests)
    add(keeping_desk.requests)
    return keeping_desk


def test_a_damaged_inbox_gives_what_was_said_or_nothing(waiting_desk: Desk, home: Path) -> None:
    inbox = home / "requests-inbox.db"
    sound, kinds = inbox.read_bytes(), set()
    waiting_desk.requests.open(PASSPHRASE)  # takes in both, and knows them by their ids from now on
    vault, door = waiting_desk.requests.door.vault, waiting_desk.requests.door
    places = [page * PAGE + at for page in range(len(sound) // PAGE) for at in (0, 17, 100, 2048, 4090)]
    for content in [flipped(sound, at) for at in places] + [sound[:PAGE], sound[:700], b"", b"x" * 9000]:
        inbox.write_bytes(content)
        waiting_desk.requests.inbox.take_in(vault, door.inbox_identity, door.by())
        kinds |= {type(fault) for fault in waiting_desk.requests.faults}
        for beside in ("-wal", "-shm"):
            Path(f"{inbox}{beside}").unlink(missing_ok=True)

    assert kinds <= {InboxDamaged, InboxForeign, NotTakenIn}
    assert InboxDamaged in kinds
    names = [kept.contents.name for kept in waiting_desk.requests.all() if kept.contents is not None]
    assert names == [NAME] * 3
    inbox.write_bytes(sound)
    waiting_desk.requests.settle()
    assert (waiting_desk.requests.faults, len(waiting_desk.requests.all())) == ((), 3)


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 0x40]) + content[at + 1 :]


@pytest.mark.parametrize("file", ["requests.db", "requests.keys.json", "requests-inbox.db"])
@pytest.mark.parametrize("cut", [0, 16, 100, 500, -1])
def test_a_cut_file_is_told_in_one_sentence_and_opens_when_it_is_whole(
    waiting_desk: Desk, home: Path, file: str, cut: int, clock: MovedClock
) -> None:
    path, book = home / file, waiting_desk.requests
    sound = path.read_bytes()
    assert len(sound) > cut  # else nothing would be cut
    path.write_bytes(sound[:cut])
    faults: tuple[VaultFault, ...] = ()
    try:
        book.open(PASSPHRASE)
        faults = book.faults
    except VaultFault as fault:
        faults = (fault,)
    waiting_desk.log.record(waiting_desk.log.read({"needs": "A1"}))
    if file != "requests-inbox.db":
        assert faults
        assert path.read_bytes() == sound[:cut]
    book.close()

    path.write_bytes(sound)
    for beside in ("-wal", "-shm"):
        Path(f"{path}{beside}").unlink(missing_ok=True)
    again = opened(home, clock)
    again.requests.open(PASSPHRASE)
    assert len(again.requests.all()) == 3
    again.requests.close()
    again.close()
