"""Measures the lock of the requests: wrong passphrases, damaged files, the time to unlock.

    python .ci/requests_measured.py passphrases --tries 1000     at the full cost of argon2, some minutes
    python .ci/requests_measured.py damage                       every page, and every byte of the key slots
    python .ci/requests_measured.py unlock                       seconds of the processor

`damage` opens the vault with its keys at hand: with argon2 at each try it would take hours. What it counts
must be 0 but for the first number of each line.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kototori import assets
from kototori.domain.vault import TooSoon, VaultFault, WrongPassphrase
from kototori.domain.worker import Worker
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.services.request_book import Consented
from kototori.storage.vault import Vault
from kototori.storage.vault_keys import Master, new_master, read_slots
from kototori.wording.catalogue import read_words
from kototori.wording.sentences import sentence

PASSPHRASE = "tuuli kääntyy illalla pohjoiseen"
SAID = {"name": "Ruusu Vattukangas", "phone": "040 555 0123", "about": "vuokrasopimus päättyy kesken"}
PAGE = 4096
PLACES = (0, 1, 15, 16, 17, 100, 1000, 2048, 4000, 4015, 4016, 4031, 4032, 4090, 4095)  # data, nonce, seal


class MovedClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Europe/Helsinki"))

    def __call__(self) -> datetime:
        return self.now


def opened(home: Path, clock: Callable[[], datetime]) -> Desk:
    return open_desk(Home(home), assets.folder("resources"), clock)


def desk_with_requests(home: Path, clock: MovedClock, taken_in: int, sealed: int) -> Desk:
    """A vault with requests, and more of them in its inbox."""
    desk = opened(home, clock)
    desk.setup.add_worker(Worker(code="kaisa", name="Kaisa Keksitty", title="ohjaaja", team="Perhetyö"))
    desk.requests.door.set_up(PASSPHRASE)
    for _ in range(taken_in):
        desk.requests.add("kaisa", Consented("2026-11", "so"), SAID)
    desk.requests.close()
    for _ in range(sealed):
        desk.requests.add("kaisa", Consented("2026-11", "so"), SAID)
    return desk


# --- wrong passphrases --------------------------------------------------------------------------


def passphrases(folder: Path, tries: int) -> int:
    """Each really runs argon2 at its full cost; the clock alone is moved."""
    clock = MovedClock()
    desk = desk_with_requests(folder / "home", clock, 2, 1)
    files = [path for path in (folder / "home").rglob("requests*") if path.is_file()]
    before = {path: path.read_bytes() for path in files}
    inside = free = longest = 0
    started = time.process_time()
    for nth in range(tries):
        book = desk.requests if nth % 2 else opened(folder / "home", clock).requests  # two programs by turns
        try:
            book.open(f"väärä lause numero {nth:04d}")
            inside += 1
        except WrongPassphrase as refused:
            longest = refused.seconds
        other = opened(folder / "home", clock).requests
        with suppress(TooSoon):
            other.open(PASSPHRASE)  # the right one has to wait as well
            free += 1
        clock.now += timedelta(seconds=longest)
    each = (time.process_time() - started) / tries
    changed = sum(path.read_bytes() != content for path, content in before.items())
    desk.requests.open(PASSPHRASE)
    lost = 3 - len(desk.requests.all())
    desk.close()
    print(
        f"{tries} wrong passphrases by two programs: {inside} opened, {free} free tries, {changed} files "
        f"changed, {lost} requests lost; the pause grew to {longest} s; {each:.2f} s of the processor each"
    )
    return int(bool(inside or free or changed or lost or longest != 30))


# --- damage -------------------------------------------------------------------------------------


class Damage:
    """Counts what happened to damaged files."""

    def __init__(self, what: str, path: Path) -> None:
        self.what, self.path = what, path
        self.sound = path.read_bytes()
        self.done = self.wrong = self.written = self.long_told = 0
        self.kinds: set[str] = set()
        self.words = read_words(assets.folder("translations"), "en", None)

    def with_flipped(self, at: int) -> bytes:
        return self.sound[:at] + bytes([self.sound[at] ^ 0x40]) + self.sound[at + 1 :]

    def try_one(self, content: bytes, look: Callable[[], bool]) -> None:
        """`look` opens the file and tells whether what came out is true."""
        self.path.write_bytes(content)
        self.done += 1
        try:
            self.wrong += not look()
        except VaultFault as fault:
            self.kinds.add(type(fault).__name__)
            told = sentence(fault, self.words)
            self.long_told += "\n" in told or not told.endswith(".")
        self.written += self.path.read_bytes() != content
        for beside in ("-wal", "-shm", "-journal"):
            Path(f"{self.path}{beside}").unlink(missing_ok=True)

    def tell(self) -> int:
        self.path.write_bytes(self.sound)
        kinds = ", ".join(sorted(self.kinds)) or "nothing to refuse"
        print(
            f"{self.what}: {self.done} damaged files, {self.wrong} opened wrongly, {self.written} written "
            f"over, {self.long_told} without a sentence ({kinds})"
        )
        return self.wrong + self.written + self.long_told


def places(content: bytes) -> Iterator[int]:
    for page in range(len(content) // PAGE):
        yield from (page * PAGE + place for place in PLACES)


def lengths(size: int) -> list[int]:
    """Where a file is cut: at and beside pages, and within."""
    return sorted({0, 1, 16, 100, 511, PAGE - 1, PAGE, PAGE + 1, size // 2, size - PAGE, size - 1} - {size})


def damage(folder: Path) -> int:
    """Every page of the vault, every byte of the slots, every page of the inbox; files cut and swapped."""
    clock, home = MovedClock(), Home(folder / "home")
    desk = desk_with_requests(home.folder, clock, 25, 6)
    master = read_slots(home.vault_keys).unlock(PASSPHRASE)
    other = desk_with_requests(folder / "other", clock, 1, 1)
    foreign = Home(folder / "other")
    other.close()
    bad = _damaged_vault(home, master, foreign)
    bad += _damaged_slots(home, foreign)
    bad += _damaged_inbox(home, foreign, desk, master)
    desk.log.record(desk.log.read({"needs": "A1"}))
    desk.requests.open(PASSPHRASE)
    lost = 31 - len(desk.requests.all())
    taken = len(desk.log.of_day(desk.log.today()))
    print(f"afterwards: {lost} of 31 requests lost, the log took {taken} contact {desk.requests.faults}")
    desk.close()
    return int(bool(bad or lost))


def _damaged_vault(home: Home, master: Master, foreign: Home) -> int:
    def look() -> bool:
        Vault(home.vault, master).close()
        return False  # no damage passes

    vault = Damage("vault", home.vault)
    for at in places(vault.sound):
        vault.try_one(vault.with_flipped(at), look)
    for length in lengths(len(vault.sound)):
        vault.try_one(vault.sound[:length], look)
    pages = [vault.sound[at : at + PAGE] for at in range(0, len(vault.sound), PAGE)]
    vault.try_one(
        b"".join([*pages[:2], pages[3], pages[2], *pages[4:]]), look
    )  # two pages in each other's place
    vault.try_one(vault.sound + pages[-1], look)
    vault.try_one(foreign.vault.read_bytes(), look)
    vault.try_one(home.database.read_bytes(), look)
    vault.try_one(os.urandom(len(vault.sound)), look)
    vault.try_one(vault.sound[:16] + os.urandom(len(vault.sound) - 16), look)
    return vault.tell()


def _damaged_slots(home: Home, foreign: Home) -> int:
    whole = read_slots(home.vault_keys)

    def look() -> bool:
        return read_slots(home.vault_keys) == whole  # a blank of another kind changes nothing

    def look_for_the_vault() -> bool:
        slots = read_slots(home.vault_keys)
        Vault(home.vault, Master(slots.vault, new_master()._secret)).close()
        return False

    slots = Damage("key slots", home.vault_keys)
    for at in range(len(slots.sound)):
        for bit in (0x01, 0x20, 0x40, 0x80):
            content = bytearray(slots.sound)
            content[at] ^= bit
            slots.try_one(bytes(content), look)
    for length in range(0, len(slots.sound) - 1, 7):
        slots.try_one(slots.sound[:length], look)
    slots.try_one(foreign.vault_keys.read_bytes(), look_for_the_vault)
    return slots.tell()


def _damaged_inbox(home: Home, foreign: Home, desk: Desk, master: Master) -> int:
    """What is taken in is what was said, or it is left where it lies and told."""
    kept = {path: path.read_bytes() for path in (home.vault, home.vault_keys, home.vault_inbox)}

    def look() -> bool:
        vault = Vault(home.vault, master)
        try:
            known = {one.id for one in vault.requests()}
            desk.requests.inbox.take_in(vault, master.inbox_identity, desk.requests.door.by())
            new = [one for one in vault.requests() if one.id not in known and one.contents is not None]
            true = all(
                one.contents is not None and {name: getattr(one.contents, name) for name in SAID} == SAID
                for one in new
            )
        finally:
            vault.close()
        if desk.requests.inbox.faults:
            raise desk.requests.inbox.faults[0]
        return true

    inbox = Damage("inbox", home.vault_inbox)
    for at in places(inbox.sound):
        _one_inbox(inbox, kept, inbox.with_flipped(at), look)
    for length in lengths(len(inbox.sound)):
        _one_inbox(inbox, kept, inbox.sound[:length], look)
    for content in (foreign.vault_inbox.read_bytes(), home.database.read_bytes(), os.urandom(3 * PAGE)):
        _one_inbox(inbox, kept, content, look)
    return inbox.tell()


def _one_inbox(inbox: Damage, kept: dict[Path, bytes], content: bytes, look: Callable[[], bool]) -> None:
    """From the same start each time; that what was taken in leaves the inbox is no writing over."""
    before = inbox.written
    inbox.try_one(content, look)
    inbox.written = before
    for path, sound in kept.items():
        path.write_bytes(sound)


# --- unlocking ----------------------------------------------------------------------------------


def unlock(folder: Path, tries: int = 9) -> int:
    """From the passphrase to the list, with a month's requests."""
    desk = desk_with_requests(folder / "home", MovedClock(), 40, 3)
    taken: list[float] = []
    walls: list[float] = []
    stretched: list[float] = []
    slots = read_slots(Home(folder / "home").vault_keys)
    for _ in range(tries):
        wall, started = time.perf_counter(), time.process_time()
        desk.requests.open(PASSPHRASE)
        desk.requests.all()
        taken.append(time.process_time() - started)
        walls.append(time.perf_counter() - wall)
        desk.requests.door.close()
        started = time.process_time()
        slots.unlock(PASSPHRASE)
        stretched.append(time.process_time() - started)
    desk.close()
    middle = statistics.median(taken)
    print(
        f"unlock: {middle:.3f} s of the processor, at most {max(taken):.3f}, "
        f"of them argon2id {statistics.median(stretched):.3f}; {statistics.median(walls):.3f} s by the clock"
    )
    return int(middle > 0.4)


def main() -> int:
    """0 when every number is as it must be."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("what", choices=("passphrases", "damage", "unlock"))
    options.add_argument("--tries", type=int, default=1000)
    given = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kototori-measured-"))
    try:
        if given.what == "passphrases":
            return passphrases(folder, given.tries)
        return damage(folder) if given.what == "damage" else unlock(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
