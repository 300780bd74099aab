"""Kills `kototori record --from -` at random moments and counts what was lost: it must be nothing.

Every kill hits the same file. A quarter of them fall anywhere, so that start-up and recovery are hit too;
the rest while contacts are surely being written. What was acknowledged by its id must be in the file, every
contact in the file must be whole, and the file itself sound. SIGKILL proves transactions and recovery; it
does not cut the power: what the system has taken over survives it.

    python .ci/kill9.py --kills 200
"""

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

CONTACT = {"needs": ["A1", "B"], "language": "ar", "place": "hervanta", "outcome": ["advised"]}
ENOUGH_LINES = 20_000
LONGEST_START = 30.0

HALF_WRITTEN = """
    select count(*) from contact c where
        (select count(*) from contact_need n where n.contact_id = c.id and n.rev = c.rev) <> 2
        or (select count(*) from contact_outcome o where o.contact_id = c.id and o.rev = c.rev) <> 1
        or (select count(*) from change h where h.contact_id = c.id) <> 1
"""


@dataclass
class Toll:
    """What many kills have cost."""

    kills: int = 0
    acknowledged: set[bytes] = field(default_factory=set)
    before_the_first: int = 0
    lost: int = 0
    half_written: int = 0
    integrity_failures: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.lost or self.half_written or self.integrity_failures)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {len(self.acknowledged)} contacts acknowledged: {self.lost} lost, "
            f"{self.half_written} half-written, {self.integrity_failures} integrity failures "
            f"({self.before_the_first} kills came before the first contact)"
        )


def desk(home: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "kototori", "--home", str(home), *arguments]


def record_until_killed(home: Path, lines: Path, chance: random.Random) -> set[bytes]:
    """The ids that were acknowledged before the kill."""
    with lines.open("rb") as given, tempfile.TemporaryFile() as said:
        writer = subprocess.Popen(
            desk(home, "record", "--from", "-"), stdin=given, stdout=said, stderr=subprocess.DEVNULL
        )
        if chance.random() < 0.25:
            time.sleep(chance.uniform(0.02, 0.6))
        else:
            wait_for_the_first_id(writer, said.fileno())
            time.sleep(chance.uniform(0.0, 0.25))
        writer.kill()
        writer.wait()
        said.seek(0)
        # A last line without its end was cut by the kill and acknowledges nothing.
        return {compact(line) for line in said.read().split(b"\n")[:-1]}


def wait_for_the_first_id(writer: subprocess.Popen[bytes], said: int) -> None:
    give_up = time.monotonic() + LONGEST_START
    while os.fstat(said).st_size == 0:
        if writer.poll() is not None:
            raise SystemExit(f"record ended by itself with status {writer.returncode}")
        if time.monotonic() > give_up:
            raise SystemExit("record wrote no contact")
        time.sleep(0.002)


def compact(id_: bytes) -> bytes:
    """The id as the file keeps it: 16 bytes."""
    return bytes.fromhex(id_.decode().strip().replace("-", ""))


def examine(database: Path, toll: Toll, newly_acknowledged: set[bytes]) -> None:
    file = sqlite3.connect(database)
    try:
        stored = {row[0] for row in file.execute("select id from contact")}
        toll.lost += len(newly_acknowledged - stored)
        toll.half_written += file.execute(HALF_WRITTEN).fetchone()[0]
        sound = file.execute("pragma integrity_check").fetchall() == [("ok",)]
        toll.integrity_failures += not (sound and not file.execute("pragma foreign_key_check").fetchall())
    finally:
        file.close()


def kill_often(home: Path, kills: int, seed: int) -> Toll:
    chance = random.Random(seed)
    toll = Toll()
    database = home / "kototori.db"
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder, "contacts.jsonl")
        lines.write_text(f"{json.dumps(CONTACT)}\n" * ENOUGH_LINES, encoding="utf-8")
        for _ in range(kills):
            acknowledged = record_until_killed(home, lines, chance)
            toll.kills += 1
            toll.before_the_first += not acknowledged
            toll.acknowledged |= acknowledged
            if database.exists():
                examine(database, toll, acknowledged)
            elif acknowledged:
                toll.lost += len(acknowledged)
    toll.lost += missing_at_the_end(database, toll.acknowledged)
    checked = subprocess.run(desk(home, "check"), capture_output=True, text=True, check=False)
    toll.integrity_failures += checked.returncode != 0
    return toll


def missing_at_the_end(database: Path, acknowledged: set[bytes]) -> int:
    """A later recovery must not take away what an earlier one left."""
    if not database.exists():
        return 0
    file = sqlite3.connect(database)
    try:
        return len(acknowledged - {row[0] for row in file.execute("select id from contact")})
    finally:
        file.close()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20261124, help="the same seed waits the same times")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kototori-kill9-") as home:
        toll = kill_often(Path(home), chosen.kills, chosen.seed)
    print(toll)
    return 0 if toll.is_nothing else 1


if __name__ == "__main__":
    sys.exit(main())
