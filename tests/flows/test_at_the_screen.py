"""The program as a person starts it, on a real screen, by real keys and clicks; more in `.ci/tuesday.py`."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.begins_early

ROOT = Path(__file__).parent.parent.parent
NEEDED = {"Xvfb": "xvfb", "setxkbmap": "x11-xkb-utils", "xdotool": "xdotool"}


def test_a_dozen_visitors_and_a_kill_on_a_real_screen() -> None:
    missing = [package for program, package in NEEDED.items() if shutil.which(program) is None]
    if missing:
        pytest.skip(f"install the Debian packages {' '.join(missing)}")

    played = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "tuesday.py"), "--short"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert played.returncode == 0, f"{played.stdout}\n{played.stderr}"
    assert "NOT" not in played.stdout
    assert "15 + 0 stored" in played.stdout
