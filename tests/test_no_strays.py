"""Nothing in this repository ties it to one computer, one registry or the folder around it."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
THIS_FILE = Path(__file__).name
SKIPPED_ENDINGS = {".png", ".ttf", ".otf", ".pdf", ".db"}

STRAYS = {
    "a folder of one computer": r"(?<![\w.])/(work|home|Users|root)/\w",
    "a package registry": r"(files\.)?pythonhosted\.org|pypi\.(org|python)|index-url|registry\.npmjs",
    "the folder around the repository": r"\.\./shared|\bparents\[[2-9]\]\.parent",
}


def tracked_texts() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.suffix not in SKIPPED_ENDINGS and path.name != THIS_FILE]


@pytest.mark.parametrize("what", STRAYS)
def test_no_file_holds(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked_texts()
        if path.is_file()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if re.search(STRAYS[what], line)
    ]

    assert found == []


def test_no_link_leads_out_of_the_repository() -> None:
    links = [path for path in tracked_texts() if path.is_symlink()]

    assert [str(link) for link in links if not link.resolve().is_relative_to(ROOT)] == []
