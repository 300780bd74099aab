"""Runs `every_key.py` and its yardstick `bare_key.py` in turn for `bench.py`, and names the slow kinds."""

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
TURNS, ROUNDS, BARE_KEYS = 3, 6, 80
FIRST = " (first)"


@dataclass(frozen=True, slots=True)
class Keys:
    """Seconds of each kind of key, of each in its first showing, and of a key in the bare window."""

    again: dict[str, list[float]] = field(default_factory=dict)
    first: dict[str, list[float]] = field(default_factory=dict)
    bare: list[float] = field(default_factory=list)

    @property
    def slowest(self) -> str:
        """The kind that takes longest."""
        return max(self.again, key=lambda kind: median(self.again[kind]))

    @property
    def bare_key(self) -> float:
        """Seconds of a key in a bare window."""
        return median(self.bare)

    def ratio(self) -> float:
        """The slowest kind in keys of the bare window."""
        return median(self.again[self.slowest]) / self.bare_key

    def told(self, target: float) -> str:
        """Every kind over the target, in milliseconds, the slowest first; then what is shown first."""
        over, first = _over(self.again, target), _over(self.first, target)
        said = f"over it {len(over)} of {len(self.again)} kinds"
        said += f" ({', '.join(over)})" if over else ""
        return f"{said}; first showings: {', '.join(first)}" if first else said


def measured(home: Path) -> Keys:
    """Without a printer's commands in PATH nothing is printed."""
    keys = Keys()
    for _ in range(TURNS):
        keys.bare.extend(float(line) for line in _lines("bare_key.py", str(BARE_KEYS)))
        for line in _lines("every_key.py", str(home), str(ROUNDS)):
            kind, taken = line.split("\t")
            kinds = keys.first if kind.endswith(FIRST) else keys.again
            kinds.setdefault(kind.removesuffix(FIRST), []).append(float(taken))
    return keys


def _lines(tool: str, *given: str) -> Sequence[str]:
    command = [sys.executable, str(HERE / tool), *given]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, check=True, env=os.environ | {"PATH": ""}
    )
    return done.stdout.splitlines()


def _over(kinds: dict[str, list[float]], target: float) -> list[str]:
    taken: Iterable[tuple[str, float]] = ((kind, 1000 * median(each)) for kind, each in kinds.items())
    slow = sorted((one for one in taken if one[1] > target), key=lambda one: -one[1])
    return [f"{kind} {milliseconds:.0f}" for kind, milliseconds in slow]
