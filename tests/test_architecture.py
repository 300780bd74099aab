"""Who may import whom, and how large a file may grow: the rules of the README, held."""

import ast
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
from importlinter.cli import lint_imports

pytestmark = pytest.mark.begins_early

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "kototori").rglob("*.py"))
LONGEST_FILE = 500
LONGEST_FUNCTION = 60

# The contract, what somebody carelessly writes and where, and what is reported.
BROKEN = [
    (
        "one-way",
        {"domain/stray.py": "import kototori.services"},
        "kototori.domain.stray -> kototori.services",
    ),
    ("one-way", {"commands/stray.py": "import kototori.ui"}, "kototori.commands.stray -> kototori.ui"),
    (
        "one-way",
        {"printing/stray.py": "import kototori.documents"},
        "kototori.printing.stray -> kototori.doc",
    ),
    ("one-way", {"cellar/__init__.py": ""}, "kototori.cellar"),
    (
        "no-circles",
        {"domain/one.py": "from . import two", "domain/two.py": "from . import one"},
        "No cycles are allowed in kototori.domain",
    ),
    ("through-services", {"ui/stray.py": "import kototori.storage"}, "kototori.ui.stray -> kototori.storage"),
    (
        "through-services",
        {"commands/stray.py": "import kototori.documents"},
        "kototori.commands.stray -> kototori.doc",
    ),
    ("qt", {"services/stray.py": "import PySide6.QtCore"}, "kototori.services.stray -> PySide6"),
    ("sql", {"services/stray.py": "import sqlalchemy"}, "kototori.services.stray -> sqlalchemy"),
    ("spreadsheets", {"services/stray.py": "import xlsxwriter"}, "kototori.services.stray -> xlsxwriter"),
    ("docx", {"services/stray.py": "import docx"}, "kototori.services.stray -> docx"),
    ("reportlab", {"ui/stray.py": "import reportlab.pdfgen"}, "kototori.ui.stray -> reportlab"),
    (
        "no-way-to-a-name",
        {"storage/vault.py": "import kototori.storage.contacts"},
        "kototori.storage.vault -> kototori.storage.contacts",
    ),
    ("keys", {"services/stray.py": "import cryptography"}, "kototori.services.stray -> cryptography"),
    ("one-sqlite", {"storage/stray.py": "import sqlite3"}, "kototori.storage.stray -> sqlite3"),
    ("codes-not-words", {"storage/stray.py": "import babel"}, "kototori.storage.stray -> babel"),
    ("plain-domain", {"domain/stray.py": "import segno"}, "kototori.domain.stray -> segno"),
]
# In a process of its own, where `kototori` is nothing yet but the files of the folder it stands in.
LINT = """
import importlib, io, json, os, sys
from contextlib import redirect_stdout
from importlinter.cli import lint_imports

reports = []
for contract, folder in json.load(sys.stdin):
    os.chdir(folder)
    sys.path[:1] = [folder]
    importlib.invalidate_caches()
    with redirect_stdout(io.StringIO()) as told:
        status = lint_imports(no_cache=True, no_logo=True, limit_to_contracts=(contract,))
    reports.append((status, told.getvalue()))
json.dump(reports, sys.stdout)
"""


class Report(NamedTuple):
    """What is said of a contract, and how the program that says it ends."""

    status: int
    told: str


def contracts() -> list[str]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        settings = tomllib.load(file)
    return [contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]]


def test_imports_keep_every_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    assert lint_imports(no_cache=True, no_logo=True) == 0


def test_every_rule_has_been_seen_broken() -> None:
    assert set(contracts()) == {contract for contract, *_ in BROKEN}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    """Each rule broken in a copy of the program of its own."""
    copies: list[tuple[str, str]] = []
    for contract, careless, _ in BROKEN:
        copy = tmp_path_factory.mktemp("careless")
        copies.append((contract, str(copy)))
        shutil.copytree(ROOT / "kototori", copy / "kototori", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", copy)
        for name, line in careless.items():
            file = copy / "kototori" / name
            file.parent.mkdir(exist_ok=True)
            with file.open("a", encoding="utf-8") as source:
                source.write(f"\n{line}\n")

    checked = subprocess.run(
        [sys.executable, "-c", LINT], input=json.dumps(copies), capture_output=True, text=True, check=True
    )
    return [Report(*report) for report in json.loads(checked.stdout)]


@pytest.mark.parametrize(
    ("nth", "reported"),
    [pytest.param(nth, reported, id=reported) for nth, (*_, reported) in enumerate(BROKEN)],
)
def test_a_broken_rule_is_reported(reports: list[Report], nth: int, reported: str) -> None:
    checked = reports[nth]

    assert checked.status == 1, checked.told
    assert "BROKEN" in checked.told
    assert reported in " ".join(checked.told.split())


def test_no_file_is_too_long_to_read_in_one_sitting() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in SOURCES}

    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long_ones = {
        f"{path.relative_to(ROOT)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }

    assert long_ones == {}


def test_figures_for_files_are_made_in_two_places_alone() -> None:
    makers = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Released"
    }

    assert makers <= {"kototori/domain/released.py", "kototori/domain/publication.py"}
