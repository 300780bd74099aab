"""A few of the kills that `make bench` makes by the hundred."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.begins_early

ROOT = Path(__file__).parent.parent.parent


def test_no_acknowledged_contact_is_lost_when_the_program_is_killed() -> None:
    killed = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "kill9.py"), "--kills", "6"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert killed.returncode == 0, f"{killed.stdout}\n{killed.stderr}"
    assert "6 kills" in killed.stdout
    assert " 0 lost, 0 half-written, 0 integrity failures" in killed.stdout
    assert not killed.stdout.startswith("6 kills, 0 contacts acknowledged")
