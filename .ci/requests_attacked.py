"""Tries to tie contacts to requests in the files of many made-up days, without the key, as an attacker would.

    python .ci/requests_attacked.py --days 150

A day has 8 to 24 contacts and 1 to 4 requests, each made beside a contact drawn by chance, with the vault
open or locked. Then come those who have every file: of the evening, and of a moment in the middle of the day.
They know the program's source and, more than the log tells, the very nanosecond of each contact. Each way in
names a contact for each request, or puts the requests in an order. It must do no better than chance within
the day. The same ways in are tried on a careless desk, which writes as any program would: there they must
find something.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import sqrt
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import Connection, insert

from kototori import assets
from kototori.domain.draft import Draft
from kototori.domain.worker import Worker
from kototori.home import Home
from kototori.services import file_times
from kototori.services.desk import Desk, open_desk
from kototori.services.request_book import Consented
from kototori.storage import backup, requests, schema
from kototori.storage.database import Database

PASSPHRASE = "tuuli kääntyy illalla pohjoiseen"
PAGE = 4096
NEEDS = ("A1", "B1", "C", "D1", "E", "F", "H4", "J1")


class MovedClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Europe/Helsinki"))

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Files:
    """What lies in the home folder at one moment, and what the truth was."""

    folder: Path
    times: dict[str, tuple[int, int, int]]  # by name: when it was changed, its entry was, and it was read
    contacts: list[tuple[UUID, int]]  # in the order of saving, with the nanosecond
    made: list[tuple[UUID, UUID]]  # request and its contact, in the order of making

    @property
    def requests(self) -> list[UUID]:
        """As an attacker lists them: in an order that means nothing."""
        return sorted(request for request, _ in self.made)

    def read(self, name: str) -> bytes:
        path = self.folder / name
        return path.read_bytes() if path.exists() else b""


Guess = dict[UUID, UUID]
Way = Callable[[Files], Guess]


# --- ways in ------------------------------------------------------------------------------------


def by_place(files: Files, name: str) -> list[UUID]:
    """Rows are written into a page from its end: what lies further back came first."""
    content = files.read(name)
    placed = [(content.find(one.bytes), one) for one in files.requests if one.bytes in content]
    return [one for _, one in sorted(placed, key=lambda found: (found[0] // PAGE, -(found[0] % PAGE)))]


def by_order_of_frames(files: Files, name: str) -> list[UUID]:
    """The write-ahead log keeps the order in which things were written."""
    content = files.read(f"{name}-wal")
    placed = [(content.find(one.bytes), one) for one in files.requests if one.bytes in content]
    return [one for _, one in sorted(placed)]


def ranked(files: Files, order: Sequence[UUID]) -> Guess:
    """The i-th of k requests went to the contact so far into the day."""
    n, k = len(files.contacts), len(order)
    return {one: files.contacts[int((nth + 0.5) / k * n)][0] for nth, one in enumerate(order)}


ORDERS: dict[str, Callable[[Files], list[UUID]]] = {
    "ids as numbers": lambda files: sorted(files.requests, key=lambda one: one.int),
    "time bits of ids": lambda files: sorted(files.requests, key=lambda one: one.time),
    "place of the row in the log": lambda files: by_place(files, "kototori.db"),
    "place of the row in the inbox": lambda files: by_place(files, "requests-inbox.db"),
    "place of the row in the vault": lambda files: by_place(files, "requests.db"),
    "write-ahead log of the log": lambda files: by_order_of_frames(files, "kototori.db"),
    "write-ahead log of the inbox": lambda files: by_order_of_frames(files, "requests-inbox.db"),
    "stack of the day": lambda files: by_place(files, "kototori.db-wal"),
}


def _nearest_ids(files: Files) -> Guess:
    """A contact's id begins with its day; bits that both ids have alike may come of one source."""
    return {
        one: min(files.contacts, key=lambda contact: ((contact[0].int ^ one.int) % 2**62).bit_count())[0]
        for one in files.requests
    }


def _by_times(which: int, step: int) -> Way:
    """What changed with the last request tells when; the log itself tells of contacts alone."""

    def guess(files: Files) -> Guess:
        about = ("requests", "passphrase", "backups", ".")
        known = [at for _, at in files.contacts]
        moments = [at[which] for name, at in files.times.items() if name.startswith(about)]
        telling = [moment for moment in moments if moment >= known[0]]
        if not telling:
            return {}
        before = sum(at <= max(telling) for at in known) - 1
        return {one: files.contacts[min(before + step, len(known) - 1)][0] for one in files.requests}

    return guess


def _after_the_last_fold(files: Files) -> Guess:
    """A request folds the write-ahead log: the first contact that stands there alone came after it."""
    folded, frames = files.read("kototori.db"), files.read("kototori.db-wal")
    later = [
        contact for contact, _ in files.contacts if contact.bytes in frames and contact.bytes not in folded
    ]
    if not later or len(later) == len(files.contacts):
        return {}
    order = [contact for contact, _ in files.contacts]
    return dict.fromkeys(files.requests, later[0]) | {
        one: order[max(0, order.index(later[0]) - 1)] for one in files.requests[1:]
    }


def _between_two_copies(files: Files) -> Guess:
    """What stands in the second copy of a day and not in the first was made between them."""
    copies = sorted((files.folder / "backups").glob("kototori-2*.db"))
    if not copies:
        return {}
    there = [path.read_bytes() for path in copies]
    guesses: Guess = {}
    for one in files.requests:
        first = next((nth for nth, content in enumerate(there) if one.bytes in content), len(there))
        if not any(one.bytes in content for content in there):
            continue
        between = [
            contact
            for contact, _ in files.contacts
            if (first == len(there) or contact.bytes in there[first])
            and (first == 0 or contact.bytes not in there[first - 1])
        ]
        guesses[one] = random.Random(one.int).choice(between or [files.contacts[0][0]])
    return guesses


def _by_draft_in_folded_log(files: Files) -> Guess:
    """The contact in hand when the log was folded last is that of the last request."""
    folded = files.read("kototori.db")
    for nth, (contact, _) in enumerate(files.contacts):
        if contact.bytes not in folded and nth > 0:
            return dict.fromkeys(files.requests, contact)
    return {}


def _by_lengths(files: Files) -> Guess:
    """What is sealed may be as long as what was said: the longest for the contact with the most needs."""
    content = files.read("requests-inbox.db")
    lengths = {one: content.find(b"age-encryption.org", content.find(one.bytes)) for one in files.requests}
    return ranked(files, sorted(files.requests, key=lambda one: lengths[one])) if len(content) > PAGE else {}


POINTED: dict[str, Way] = {
    "bits that ids have alike": _nearest_ids,
    "files and folders: changed after a contact": _by_times(0, 0),
    "files and folders: changed before a contact": _by_times(0, 1),
    "files and folders: entry after a contact": _by_times(1, 0),
    "files and folders: entry before a contact": _by_times(1, 1),
    "files and folders: read after a contact": _by_times(2, 0),
    "files and folders: read before a contact": _by_times(2, 1),
    "contacts behind the last fold": _after_the_last_fold,
    "draft in the folded log": _by_draft_in_folded_log,
    "two copies of one day": _between_two_copies,
    "lengths of sealed values": _by_lengths,
}


# --- days ---------------------------------------------------------------------------------------


def prepared(folder: Path, clock: MovedClock) -> Path:
    """A desk with its vault, to be copied for every day: argon2 once is enough."""
    home = folder / "prepared"
    desk = opened(home, clock)
    desk.setup.add_worker(Worker(code="kaisa", name="Kaisa Keksitty", title="ohjaaja", team="Perhetyö"))
    desk.requests.door.set_up(PASSPHRASE)
    desk.requests.close()
    desk.close()
    return home


def opened(home: Path, clock: MovedClock) -> Desk:
    return open_desk(Home(home), assets.folder("resources"), clock)


def one_day(home: Path, chance: random.Random, *, with_key: bool) -> Iterator[Files]:
    """Works through a day; yields what lies there once in the middle and once in the evening."""
    clock = MovedClock()
    desk = opened(home, clock)
    if with_key:
        desk.requests.open(PASSPHRASE)
    n = chance.randint(8, 24)
    asked = sorted(chance.sample(range(n), chance.randint(1, 4)))
    look, copies = chance.randrange(n // 2, n), chance.sample(range(n), 2)
    contacts: list[tuple[UUID, int]] = []
    made: list[tuple[UUID, UUID]] = []
    for nth in range(n):
        clock.now += timedelta(minutes=chance.randint(2, 20), seconds=chance.randrange(60))
        needs = chance.sample(NEEDS, chance.randint(1, 3))
        desk.drafts.keep(Draft(begun_at=desk.drafts.now(), choices=tuple(("need", code) for code in needs)))
        time.sleep(0.002)
        first = nth in asked and chance.random() < 0.7  # the others are asked when their contact is saved
        request = asked_for(desk, chance, needs) if first else None
        contact = desk.log.record(desk.log.read({"needs": " ".join(needs)}), from_hand=True).contact
        contacts.append((contact.id, time.time_ns()))
        if nth in asked:
            made.append((request or asked_for(desk, chance, needs), contact.id))
        time.sleep(0.002)
        if (home / "kototori.db-wal").stat().st_size:  # as the window does, seconds later
            desk.forget_the_order()
        if nth in copies:
            desk.backups.back_up()
        if nth == look and made:
            yield taken(home, contacts, made)
    desk.close()
    yield taken(home, contacts, made)


def asked_for(desk: Desk, chance: random.Random, needs: list[str]) -> UUID:
    """A request with more or fewer words."""
    said = {"name": "Ruusu Vattukangas", "phone": "040 555 0123", "about": "x" * chance.randrange(200)}
    consent = Consented("2026-11", "so")
    return desk.requests.add("kaisa", consent, said | {"needs": tuple(needs)}).id


def taken(home: Path, contacts: list[tuple[UUID, int]], made: list[tuple[UUID, UUID]]) -> Files:
    """All files as they lie there at this moment."""
    folder = home.with_name(f"{home.name}-taken-{len(contacts)}-{time.time_ns()}")
    times = {}
    for path in (home, *home.rglob("*")):
        name, stat = str(path.relative_to(home)), path.stat()
        times[name] = (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_atime_ns)
    shutil.copytree(home, folder)
    return Files(folder, times, list(contacts), list(made))


# --- what it comes to ---------------------------------------------------------------------------


@dataclass
class Tally:
    """How often a way in was right, and how often chance would have been."""

    tried: int = 0
    right: int = 0
    chance: float = 0.0
    spread: float = 0.0
    pairs: int = 0
    in_order: int = 0
    order_spread: float = 0.0

    def take(self, files: Files, guesses: Guess) -> None:
        truth, share = dict(files.made), 1 / len(files.contacts)
        for request, contact in guesses.items():
            self.tried += 1
            self.right += truth[request] == contact
            self.chance += share
            self.spread += share * (1 - share)

    def take_order(self, files: Files, order: Sequence[UUID]) -> None:
        made, k = [request for request, _ in files.made], len(order)
        self.order_spread += k * (k - 1) * (2 * k + 5) / 72  # Kendall's, for an order drawn by chance
        for nth, one in enumerate(order):
            for other in order[nth + 1 :]:
                self.pairs += 1
                self.in_order += made.index(one) < made.index(other)

    @property
    def beyond_chance(self) -> float:
        """In standard deviations; above 3 it is no chance."""
        return max(
            (self.right - self.chance) / sqrt(self.spread) if self.spread else 0.0,
            abs(self.in_order - self.pairs / 2) / sqrt(self.order_spread) if self.pairs else 0.0,
        )


@dataclass
class Attack:
    """All ways in, each with what it came to."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    requests: int = 0

    def take(self, files: Files) -> None:
        self.requests += len(files.made)
        for name, find_order in ORDERS.items():
            order = find_order(files)
            tally = self.tallies.setdefault(name, Tally())
            tally.take_order(files, order)
            tally.take(files, ranked(files, order))
        for name, guess in POINTED.items():
            self.tallies.setdefault(name, Tally()).take(files, guess(files))

    def table(self) -> str:
        lines = [
            f"{self.requests} requests",
            "way in | named | right | by chance | pairs | in order | deviations",
        ]
        for name, t in self.tallies.items():
            told = (t.tried, t.right, f"{t.chance:.1f}", t.pairs, t.in_order, f"{t.beyond_chance:.1f}")
            lines.append(" | ".join(map(str, (name, *told))))
        return "\n".join(lines)

    @property
    def worst(self) -> float:
        return max(tally.beyond_chance for tally in self.tallies.values())


def attack(folder: Path, days: int, seed: int) -> tuple[Attack, Attack]:
    """The ways in tried on so many days: in the middle of each, and in the evening."""
    chance, home = random.Random(seed), folder / "day"
    found = Attack(), Attack()
    template = prepared(folder, MovedClock())
    for nth in range(days):
        shutil.copytree(template, home)
        *noon, evening = one_day(home, chance, with_key=nth % 4 == 0)
        for files in noon:
            found[0].take(files)
        found[1].take(evening)
        for path in folder.glob("day*"):
            shutil.rmtree(path)
    shutil.rmtree(template)
    return found


def be_careless() -> None:
    """As a desk would write that thinks of nothing: rows as they come, no fold, every time as it is."""

    def add(connection: Connection, request: Any, desk: UUID) -> None:
        told = ("id", "made_on", "team", "state", "state_on")
        row = {name: getattr(request, name) for name in told} | {"desk_id": desk}
        connection.execute(insert(schema.referral_request), row)

    requests.add = add
    Desk.forget_the_order = lambda desk: None  # type: ignore[method-assign]  # the point of it
    file_times.os = _NoTimes()  # type: ignore[assignment]
    backup._leave_out_requests = lambda copy, day: None
    Database.lay_out_anew = lambda database: None  # type: ignore[method-assign]


class _NoTimes:
    def utime(self, *_: object) -> None:
        raise OSError


def main() -> int:
    """0 when no way in does better than chance, or with `--careless` when some do."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--days", type=int, default=150)
    options.add_argument("--seed", type=int, default=5)
    options.add_argument("--careless", action="store_true")
    given = options.parse_args()
    if given.careless:
        be_careless()
    folder = Path(tempfile.mkdtemp(prefix="kototori-attacked-"))
    try:
        found = attack(folder, given.days, given.seed)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    worst = max(one.worst for one in found)
    for when, one in zip(("in the middle of the day", "in the evening"), found, strict=True):
        print(f"{when}: {one.table()}\n")
    print(f"worst: {worst:.1f} deviations from chance")
    return int((worst > 3.5) != given.careless)


if __name__ == "__main__":
    sys.exit(main())
