"""What each measurement of `bench.py` is made of: a figure, a ratio, a time, and how the desk is called."""

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
CONTACTS_IN_THE_FILE = 50_000
DAYS_OF_THEM = 5 * 365
CONTACTS_TODAY = 20


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    yardstick: str
    target: str
    measured: str
    n: int
    holds: bool


def as_ratio(what: str, yardstick: str, target: float, ours: list[float], bare: list[float]) -> Figure:
    ratio = median(ours) / median(bare)
    measured = f"{ratio:.2f} × ({1000 * median(ours):.2f} ms / {1000 * median(bare):.2f} ms)"
    return Figure(what, yardstick, f"≤ {target:g} ×", measured, len(ours), ratio <= target)


def as_time(what: str, circumstances: str, target: float, ours: list[float]) -> Figure:
    milliseconds = sorted(1000 * seconds for seconds in ours)
    slow = milliseconds[int(0.99 * (len(milliseconds) - 1))]
    measured = f"{median(milliseconds):.1f} ms (99 %: {slow:.1f} ms)"
    return Figure(
        what, circumstances, f"≤ {target:g} ms", measured, len(ours), median(milliseconds) <= target
    )


def desk(home: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "kototori", "--home", str(home), *arguments]


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def seconds_of(command: list[str]) -> float:
    started = time.perf_counter()
    run(command)
    return time.perf_counter() - started


def print_table(figures: list[Figure]) -> None:
    print("| what | measured against | target | measured | n | |")
    print("|---|---|---|---|---|---|")
    for figure in figures:
        verdict = "holds" if figure.holds else "**missed**"
        cells = (figure.what, figure.yardstick, figure.target, figure.measured, str(figure.n), verdict)
        print(f"| {' | '.join(cells)} |")
