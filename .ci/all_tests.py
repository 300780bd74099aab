"""Runs every test, in as many processes side by side as the machine has cores.

Each process takes a part of the tests, and then the next part that nobody has taken; the long ones come
first. What is in no part by name belongs to the last one, so that nothing is left out. Further arguments go
to each pytest.

    python .ci/all_tests.py [--every-look …]
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
MOST = 4  # processes; each draws whole windows
NOTHING_THERE = 5  # pytest's word for a part in which no test is chosen
PARTS = (
    ("tests/flows",),
    ("tests/ui/test_nothing_clipped.py", "tests/ui/test_fits.py", "tests/ui/test_live_changes.py"),
    ("tests/ui/pad",),
    ("tests/ui/test_accessible.py", "tests/ui/test_focus_comes_home.py", "tests/ui/test_announcements.py"),
    ("tests/ui",),
    ("tests/typesetting", "tests/documents", "tests/printing"),
    ("tests",),
)


class Ran(NamedTuple):
    """How one part went."""

    part: tuple[str, ...]
    code: int
    said: str
    seconds: float


def run_part(part: tuple[str, ...], further: list[str]) -> Ran:
    inside = [path for other in PARTS if other != part for path in other if is_below(path, part)]
    left_to_others = [f"--ignore={path}" for path in inside]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *left_to_others, *further]
    started = time.perf_counter()
    ran = subprocess.run(
        [*command, *part],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Ran(part, ran.returncode, ran.stdout, time.perf_counter() - started)


def is_below(path: str, part: tuple[str, ...]) -> bool:
    return any(Path(folder) in Path(path).parents for folder in part)


def main() -> int:
    further = sys.argv[1:]
    failed = False
    with ThreadPoolExecutor(max_workers=min(MOST, os.cpu_count() or 1)) as workers:
        for ran in workers.map(lambda part: run_part(part, further), PARTS):
            failed |= ran.code not in (0, NOTHING_THERE)
            print(f"\n{' '.join(ran.part)}: {ran.seconds:.0f} s\n{ran.said}", flush=True)
    print("Some tests failed." if failed else "All tests passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
