"""Six of the kills that `.ci/kill9_keys.py` makes by the hundred: one after each key of a contact."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.begins_early

ROOT = Path(__file__).parent.parent.parent


def test_no_acknowledged_key_is_lost_when_the_window_is_killed() -> None:
    killed = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "kill9_keys.py"), "--runs", "6"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert killed.returncode == 0, f"{killed.stdout}\n{killed.stderr}"
    assert killed.stdout.startswith("6 kills, ")
    assert " acknowledged: 0 lost" in killed.stdout
    assert " 0 windows that showed something else" in killed.stdout
    assert not killed.stdout.startswith("6 kills, 0 keys acknowledged")
