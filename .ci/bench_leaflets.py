"""How long leaflets take, for `bench.py`: warm beside WeasyPrint, cold, by the command, all of them."""

import os
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path

from bench_rows import HERE, Figure, as_ratio, as_time, desk, run, seconds_of

LEAFLET_TIMES = str(HERE / "leaflet_times.py")
COMPARED = (("fi",), ("ar",), ("ti",), ("ar", "--beside", "fi"))
BARE_PRESS = "import sqlalchemy, reportlab.platypus"


def measure_leaflet(folder: Path) -> list[Figure]:
    return [*(measure_warm(language) for language in COMPARED), measure_cold(folder), measure_print(folder)]


def measure_warm(language: tuple[str, ...]) -> Figure:
    """Every topic once, in turn with WeasyPrint, in one process that has set a leaflet before."""
    timed = subprocess.run(
        [sys.executable, LEAFLET_TIMES, "warm", *language], stdout=subprocess.PIPE, text=True, check=True
    )
    pairs = [[float(one) for one in line.split()] for line in timed.stdout.splitlines()]
    what = f"a leaflet warm, {' '.join(language).replace('--', '')}"
    # Without this library WeasyPrint takes four times as long over its fonts, and the comparison flatters us.
    slow = "" if find_library("harfbuzz-subset") else ", which lacks libharfbuzz-subset"
    ours, theirs = ([pair[at] for pair in pairs] for at in (0, 1))
    return as_ratio(what, f"WeasyPrint setting the same text{slow}", 0.4, ours, theirs)


def measure_cold(folder: Path, n: int = 15) -> Figure:
    sheet = str(folder / "sheet.pickle")
    run([sys.executable, LEAFLET_TIMES, "pickle", sheet])
    taken = [seconds_of([sys.executable, LEAFLET_TIMES, "cold", sheet]) for _ in range(n + 2)][2:]
    return as_time("a leaflet cold, by `documents` alone", "the whole process, from its start", 350, taken)


def measure_print(folder: Path, n: int = 15) -> Figure:
    home, out = folder / "home", str(folder / "sheet.pdf")
    command = desk(home, "leaflets", "print", "this-place", "--language", "ar", "--beside", "fi", "--force")
    ours, bare = [], []
    for turn in range(n + 2):
        taken_bare = seconds_of([sys.executable, "-c", BARE_PRESS])
        taken = seconds_of([*command, "--out", out])
        if turn >= 2:
            bare.append(taken_bare)
            ours.append(taken)
    what = "`kototori leaflets print this-place --language ar --beside fi`"
    return as_ratio(what, "a bare import of SQLAlchemy and ReportLab", 2, ours, bare)


def measure_all_leaflets(folder: Path, n: int = 3) -> Figure:
    home, out = folder / "home", folder / "out"
    command = desk(home, "leaflets", "all", "--out", str(out), "--force")
    taken = [seconds_of(command) for _ in range(n)]
    count = len(list(out.glob("*.pdf")))
    what = f"all {count} leaflets in all languages, each"
    return as_time(what, f"by {os.cpu_count()} processors, files included", 25, [t / count for t in taken])
