"""Kills a desk at work on its requests and counts what was lost or came back: it must be nothing.

The worker makes, hands over, acknowledges and withdraws requests and changes the passphrase, and says a line
after each deed that was done. Now and then it locks the vault and goes on with what needs no passphrase:
requests are then sealed into the inbox, handed over and withdrawn there. It is killed at a random moment of
it; then the vault is opened again. What was acknowledged as made must be there, what was acknowledged as
erased must not be, neither in the vault nor in its copies nor in the inbox, which is empty then, and the
contact log must count the same. The stick may hold it only as long as the desk says so.

    python .ci/kill9_requests.py --kills 200
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kototori import assets
from kototori.domain.errors import DeskError
from kototori.domain.referral import RequestState
from kototori.domain.vault import WrongPassphrase
from kototori.domain.worker import Worker
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.services.request_book import Consented
from kototori.services.vault_copies import VaultCopies
from kototori.storage.vault import Vault
from kototori.storage.vault_keys import read_slots

PHRASES = ("kylmä kivi kiertää tahkoa", "tuuli kääntyy illalla pohjoiseen")
SAID = {"name": "Ruusu Vattukangas", "phone": "040 765 4321", "about": "vuokrasopimus päättyy kesken"}

DEEDS = ("add", "add", "hand", "withdraw", "withdraw", "phrase", "copy", "stick", "stick", "lock", "lock")


def clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a tool of its own, beside app.py


def desk_at(home: Path) -> Desk:
    return open_desk(Home(home), assets.folder("resources"), clock)


def say(*words: object) -> None:
    print(*words, flush=True)


def work(home: Path, phrase: str, seed: int) -> None:
    """Deeds by chance until the kill; `try` before what cannot be taken back, `did` after each."""
    chance = random.Random(seed)
    desk = desk_at(home)
    book = desk.requests
    book.open(phrase)
    say("open")
    while True:
        there = [kept.id for kept in book.all()]
        deed = chance.choice(DEEDS)
        if deed == "add" or not there:
            say("did", "add", book.add("kaisa", Consented("2026-11", "so"), SAID).id)
        elif deed == "hand":
            waiting = [kept.id for kept in book.all() if kept.state is RequestState.WAITING]
            for request in waiting[:1]:
                book.hand_over(request)
                say("did", "hand", request)
        elif deed == "withdraw":
            request = chance.choice(there)
            say("try", "withdraw", request)
            book.withdraw(str(request))
            say("did", "withdraw", request)
        elif deed == "phrase":
            other = PHRASES[1 - PHRASES.index(phrase)]
            say("try", "phrase", other)
            book.door.change_passphrase(phrase, other)
            phrase = other
            say("did", "phrase", other)
        elif deed == "lock":
            book.close()
            if chance.random() < 0.5:
                desk.sticks.follow()
            work_locked(desk, chance)
            book.open(phrase)
        elif deed == "stick":
            book.bring_up_sticks()
        else:
            book.door.copy(anew=False)


def work_locked(desk: Desk, chance: random.Random) -> None:
    """What needs no passphrase; undo takes back the newest request."""
    book, sealed = desk.requests, []
    for _ in range(chance.randrange(1, 12)):
        deed = chance.choice(("add", "add", "add", "hand", "withdraw", "undo"))
        if deed == "add" or not sealed:
            sealed.append(book.add("kaisa", Consented("2026-11", "so"), SAID).id)
            say("did", "add", sealed[-1])
        elif deed == "hand":
            if desk.request_inbox.find(sealed[0]).state is RequestState.WAITING:
                book.hand_over(sealed[0])
        else:
            request = sealed.pop()
            say("try", "withdraw", request)
            if deed == "withdraw":
                book.withdraw(str(request))
            else:
                desk.history.undo()
            say("did", "withdraw", request)


def kill_once(home: Path, phrase: str, chance: random.Random) -> list[list[str]]:
    """What the worker said until it was killed."""
    with tempfile.TemporaryFile() as said:
        given = [sys.executable, __file__, "--work", str(home), phrase, str(chance.randrange(10**9))]
        worker = subprocess.Popen(given, stdout=said)
        give_up = time.monotonic() + 60
        if chance.random() > 0.1:
            while not said_something(said.fileno()) and time.monotonic() < give_up and worker.poll() is None:
                time.sleep(0.005)
        time.sleep(chance.uniform(0, 1.2))
        if worker.poll() is not None:
            raise SystemExit(f"the worker ended by itself with status {worker.returncode}")
        worker.kill()
        worker.wait()
        said.seek(0)
        return [line.split(" ", 2) for line in said.read().decode().split("\n")[:-1]]


def said_something(descriptor: int) -> bool:
    return Path(f"/proc/self/fd/{descriptor}").stat().st_size > 0


class Toll:
    """What many kills have cost."""

    def __init__(self) -> None:
        self.kills = self.deeds = self.lost = self.back = self.uncounted = self.locked = 0
        self.there: set[UUID] = set()
        self.gone: set[UUID] = set()

    @property
    def is_nothing(self) -> bool:
        return not (self.lost or self.back or self.uncounted or self.locked)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.deeds} deeds acknowledged: {self.lost} lost, {self.back} came back, "
            f"{self.uncounted} counted otherwise in the log, {self.locked} times locked out"
        )

    def note(self, said: list[list[str]]) -> None:
        """Takes down what was acknowledged; what was only tried may have happened or not."""
        for line in said:
            if line[0] == "did" and line[1] in ("add", "withdraw"):
                request = UUID(line[2])
                (self.there.add if line[1] == "add" else self.gone.add)(request)
            self.deeds += line[0] == "did"
        self.kills += 1

    def look(self, home: Path, said: list[list[str]], phrase: str) -> str:
        """Opens what the kill left, compares it, and returns the passphrase that fits now."""
        tried = [UUID(line[2]) for line in said if line[:2] == ["try", "withdraw"]]
        phrases = [phrase, *(line[2] for line in said if line[1:2] == ["phrase"])]
        desk = desk_at(home)
        book = desk.requests
        fits = ""
        for candidate in dict.fromkeys(reversed(phrases)):
            try:
                book.open(candidate)
            except WrongPassphrase:
                time.sleep(1.05)
            else:
                fits = candidate
                break
        if not fits:
            self.locked += 1
            raise SystemExit(str(self))
        kept = {one.id: one for one in book.door.vault.requests()}
        alive = {one.id for one in kept.values() if one.contents is not None}
        self.gone |= {request for request in tried if request not in alive}
        self.lost += len(self.there - self.gone - alive)
        self.back += len(self.gone & alive) + len(self.gone & in_copies(home, fits))
        counted = {one.id for one in desk.referrals.waiting()}
        waiting = {one.id for one in kept.values() if one.state is RequestState.WAITING}
        self.uncounted += len(counted ^ waiting)
        inbox = desk.request_inbox.file.requests()
        self.back += sum(one.sealed is not None for one in inbox)
        self.lost += len(book.faults)
        self.there |= alive
        if not desk.sticks.owed():
            self.back += len(self.gone & on_stick(home, fits))
        book.bring_up_sticks()
        self.back += len(self.gone & on_stick(home, fits)) + len(desk.sticks.owed())
        book.close()
        desk.close()
        return fits


def in_copies(home: Path, phrase: str) -> set[UUID]:
    """What the copies still hold."""
    return held_by(home, phrase, VaultCopies(Home(home)).all())


def on_stick(home: Path, phrase: str) -> set[UUID]:
    """What the stick still holds."""
    return held_by(home, phrase, stick_of(home).glob("*/*.db"))


def stick_of(home: Path) -> Path:
    return Path(f"{home}-stick")


def held_by(home: Path, phrase: str, copies: Iterable[Path]) -> set[UUID]:
    master = read_slots(Home(home).vault_keys).unlock(phrase)
    held: set[UUID] = set()
    for path in copies:
        copy = Vault(path, master, master.backup_key)
        held |= {kept.id for kept in copy.requests() if kept.contents is not None}
        copy.close()
    return held


def main() -> int:
    """0 when nothing was lost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--home", type=Path)
    options.add_argument("--work", nargs=3)
    given = options.parse_args()
    if given.work:
        home, phrase, seed = given.work
        work(Path(home), phrase, int(seed))
    home = given.home or Path(tempfile.mkdtemp(prefix="kototori-kill9-"))
    desk = desk_at(home)
    desk.setup.add_worker(Worker(code="kaisa", name="Kaisa Keksitty", title="ohjaaja", team="Perhetyö"))
    desk.requests.door.set_up(PHRASES[0])
    stick_of(home).mkdir(exist_ok=True)
    desk.sticks.choose(stick_of(home))
    desk.requests.close()
    desk.close()
    chance, toll, phrase = random.Random(given.seed), Toll(), PHRASES[0]
    for _ in range(given.kills):
        said = kill_once(home, phrase, chance)
        toll.note(said)
        try:
            phrase = toll.look(home, said, phrase)
        except DeskError as error:
            print(f"after {toll.kills} kills: {error}")
            return 1
    print(toll)
    return 0 if toll.is_nothing else 1


if __name__ == "__main__":
    sys.exit(main())
