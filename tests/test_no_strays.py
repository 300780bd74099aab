"""Nothing in this repository ties it to one computer, one registry or the folder around it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
THIS_FILE = Path(__file__).name

STRAYS = {
    "a folder of one computer": r"(?<![\w.])/(work|home|Users|root)/\w",
    "a package registry": r"(files\.)?pythonhosted\.org|pypi\.(org|python)|index-url|registry\.npmjs",
    "the folder around the repository": r"\.\./shared|\bparents\[[2-9]\]\.parent",
}


def made_not_written() -> set[str]:
    """Folders that tools and runs leave behind: what .gitignore names."""
    return {".git", *(line.strip("/\n") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines())}


def written_files() -> list[Path]:
    skipped = made_not_written()
    return [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file() and not skipped & set(path.relative_to(ROOT).parts) and path.name != THIS_FILE
    ]


def lines(path: Path) -> list[str]:
    """Those of a text; a picture, a font or an archive has none."""
    content = path.read_bytes()
    try:
        return [] if b"\0" in content else content.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        return []


@pytest.mark.parametrize("what", STRAYS)
def test_no_file_holds(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in written_files()
        for number, line in enumerate(lines(path), start=1)
        if re.search(STRAYS[what], line)
    ]

    assert found == []


def test_no_link_leads_out_of_the_repository() -> None:
    links = [path for path in written_files() if path.is_symlink()]

    assert [str(link) for link in links if not link.resolve().is_relative_to(ROOT)] == []
