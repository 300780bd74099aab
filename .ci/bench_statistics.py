"""How long figures take, for `bench.py`, beside a bare `GROUP BY`."""

import subprocess
import sys
from pathlib import Path

from bench_rows import (
    CONTACTS_IN_THE_FILE,
    CONTACTS_TODAY,
    DAYS_OF_THEM,
    HERE,
    Figure,
    as_ratio,
    as_time,
    desk,
    run,
)

STATISTICS = str(HERE / "statistics_measured.py")
GROUPED = "a bare `GROUP BY` for each category and for needs"
MILLION, LONG_YEARS = 1_000_000, 10
BUSY_DAY = 300


def measure_statistics(folder: Path) -> list[Figure]:
    """Times of the processor; a file of a million contacts takes a minute or two to make."""
    long, short = folder / "long", folder / "short"
    fill(long, MILLION, LONG_YEARS, CONTACTS_TODAY)
    fill(short, CONTACTS_IN_THE_FILE, DAYS_OF_THEM // 365, BUSY_DAY)
    year = statistics_lines(long, "year")
    save = statistics_lines(short, "save")
    ((seconds, size),) = statistics_lines(long, "idle")["idle"]
    page, of_million = "page of figures for a year", f"{MILLION:,} contacts in the file"

    def ours(what: str) -> list[float]:
        return [taken for taken, _ in year[what]]

    def compared(name: str, what: str, target: float) -> Figure:
        return as_ratio(name, GROUPED, target, ours(what), [bare for _, bare in year[what]])

    return [
        as_time(f"{page}, in a program that has just begun", of_million, 300, ours("all")),
        as_time(f"{page} and one place, the same", of_million, 300, ours("place")),
        as_time(f"{page}, another time", of_million, 100, ours("again")),
        compared(f"{page} that nobody has counted yet", "cold", 8),
        *(compared(f"{page} and one {what}", what, 3) for what in ("language", "channel", "need")),
        as_time(
            "the day's figures after one contact more",
            f"{BUSY_DAY} that day, {CONTACTS_IN_THE_FILE:,} in the file",
            15,
            [taken for taken, _ in save["save"]],
        ),
        Figure(
            "all days counted for the first time, beside the work",
            of_million,
            "≤ 60 s",
            f"{seconds:.0f} s, kept in {size / 1e6:.0f} MB",
            1,
            seconds <= 60,
        ),
    ]


def fill(home: Path, contacts: int, years: int, today: int) -> None:
    run(desk(home, "needs", "list"))
    many = [sys.executable, str(HERE / "many_contacts.py"), str(home), "--contacts", str(contacts)]
    run([*many, "--years", str(years), "--today", str(today)])


def statistics_lines(home: Path, what: str) -> dict[str, list[tuple[float, float]]]:
    told = subprocess.run(
        [sys.executable, STATISTICS, str(home), what], stdout=subprocess.PIPE, text=True, check=True
    )
    found: dict[str, list[tuple[float, float]]] = {}
    for line in told.stdout.splitlines():
        name, ours, bare = line.split("\t")
        found.setdefault(name, []).append((float(ours), float(bare)))
    return found
