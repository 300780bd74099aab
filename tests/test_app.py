"""What holds for the program as a whole."""

import subprocess
import sys


def test_a_breakdown_leaves_no_picture_of_the_memory_on_disk() -> None:
    told = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"
    program = f"from kototori.app import run; run(['--help']); {told}"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "(0, 0)"
