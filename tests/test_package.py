"""What is shipped: the wheel holds everything, brings nothing stray, and starts alone."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import kototori

pytestmark = pytest.mark.begins_early

ROOT = Path(__file__).parent.parent
# Read before a test has a home of its own: what was fetched to set the checks up is not fetched again.
OWN_PIP_CACHE = os.environ.get("PIP_CACHE_DIR") or Path(
    os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "pip"
)
SHIPPED_BESIDE_THE_CODE = ["resources", "translations"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built as for a release: the source archive first, the wheel from that alone."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT))
    (built,) = out.glob("*.whl")
    return built


def run(*command: str, cwd: Path = ROOT, **changed: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=cwd, env=environment | changed, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done


def files_below(folder: Path) -> set[str]:
    return {str(path.relative_to(ROOT)) for path in folder.rglob("*") if path.is_file()}


def test_the_wheel_holds_the_program_and_all_that_stands_beside_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())

    code = {name for name in files_below(ROOT / "kototori") if name.endswith((".py", ".mako"))}
    beside = {f"kototori/{name}" for folder in SHIPPED_BESIDE_THE_CODE for name in files_below(ROOT / folder)}
    assert (code | beside) - names == set()
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_brings_nothing_stray(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    assert {name.split("/")[0] for name in names} == {
        "kototori",
        f"kototori-{kototori.__version__}.dist-info",
    }
    assert [
        name for name in names if name.endswith((".pyc", ".orig", ".rej", "~", ".tsv")) or "/." in name
    ] == []


def test_the_wheel_starts_alone(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "bare")
    commands = tmp_path / "bare" / ("Scripts" if os.name == "nt" else "bin")
    desk, python = str(commands / "kototori"), str(commands / "python")
    home = tmp_path / "home"
    home.mkdir()
    pip = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--no-compile", str(wheel), PIP_CACHE_DIR=str(OWN_PIP_CACHE))
    installed = run(*pip, "list", "--format=freeze", cwd=tmp_path).stdout.casefold()

    checked = run(desk, "check", cwd=tmp_path, KOTOTORI_HOME=str(home))
    left_by_check = list(home.iterdir())
    recorded = run(desk, "record", "--need", "A1", cwd=tmp_path, KOTOTORI_HOME=str(home))
    run(desk, "check", cwd=tmp_path, KOTOTORI_HOME=str(home))

    assert "pytest" not in installed
    assert "ok" in checked.stdout
    assert left_by_check == []
    assert len(recorded.stdout.splitlines()) == 1
