"""What every test may ask for: a home of its own, and a clock that stands still."""

import datetime as dt
import functools
import gc
import itertools
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings

from kototori import assets
from kototori.home import Home
from kototori.services.desk import Desk, open_desk
from kototori.storage import database, vault_keys
from kototori.ui.old_python import keep_none_alive
from kototori.wording import po_file
from tests.shared_statements import SharedStatements

# Read when the first window is made; a tester who wants to watch sets another one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

keep_none_alive()
gc.disable()  # a thread beside the window would delete its widgets; the hook below takes out the rubbish
_FULL_ROUND = 40

_IN_MEMORY = Path("/dev/shm")
_ROOM = 2 * 1024**3

# Babel takes half a second over the program's own catalogues, the hundreds of the leaflets take as long, and
# every test has an empty cache of its own: what the same bytes say is remembered here.
po_file._parse = functools.cache(po_file._parse)
database.create_engine = SharedStatements().create_engine


def pytest_configure() -> None:
    """Files of tests lie in memory where there is room: a disk takes milliseconds for each thing saved."""
    if "TMPDIR" in os.environ or not _IN_MEMORY.is_dir():
        return
    there = os.statvfs(_IN_MEMORY)
    if there.f_bavail * there.f_frsize > _ROOM and not there.f_flag & (os.ST_NOEXEC | os.ST_RDONLY):
        os.environ["TMPDIR"] = tempfile.tempdir = str(_IN_MEMORY)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """By itself, what deals files out to processors leaves those with the fewest tests for the end."""
    items.sort(key=lambda item: item.get_closest_marker("begins_early") is None)


def pytest_collection_finish() -> None:
    """What was imported stays: no round after it has to look it through."""
    gc.collect()
    gc.freeze()


# How long an example takes is a matter of what else the machine does: Hypothesis would call it a fault.
settings.register_profile("ordinary", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ordinary")
# As often as a promise says, with `--hypothesis-profile=full`; a few times with every other run.
settings.register_profile("full", max_examples=200)


def pytest_runtest_logfinish(location: tuple[str, int | None, str]) -> None:
    """Between two tests, in the thread of the windows."""
    gc.collect(2 if hash(location) % _FULL_ROUND == 0 else 1)


def pytest_unconfigure() -> None:
    """Takes down what Qt holds of Python's while Python is whole: windows, and what was copied."""
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtWidgets import QApplication
    from shiboken6 import delete, isValid

    from kototori.ui.figures.chart_export import leave_clipboard_as_text

    for widget in QApplication.topLevelWidgets():
        if isValid(widget):
            delete(widget)
    if QApplication.instance() is not None:
        leave_clipboard_as_text()


NOON_IS_NEAR = dt.datetime(2026, 11, 24, 11, 4, tzinfo=ZoneInfo("Europe/Helsinki"))


@pytest.fixture
def standing_clock() -> Callable[[], dt.datetime]:
    """A Tuesday at the desk, four past eleven, and it stays that."""
    return lambda: NOON_IS_NEAR


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for everything that the program writes; commands find it too."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("KOTOTORI_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One after another; to let pytest number them would look through all that are there."""
    all_of_them = tmp_path_factory.mktemp("own")
    return (all_of_them / str(n) for n in itertools.count())


@pytest.fixture(autouse=True)
def nothing_is_left_in_ones_own_folder(own_folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that the window proposes for a person's own folder go where the test's other files go."""
    own = next(own_folders)
    own.mkdir()
    monkeypatch.setenv("HOME", str(own))


@pytest.fixture(autouse=True)
def nothing_leaves_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def connect_nearby(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in {"localhost", "127.0.0.1", "::1"}:
            pytest.fail(f"something wanted to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_nearby)


@pytest.fixture(autouse=True)
def the_testers_own_keyring_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nobody/is/here")


@pytest.fixture(scope="session", autouse=True)
def a_try_at_a_passphrase_is_cheap() -> Iterator[None]:
    """New vaults ask for a small argon2id, and say so in their key slots as every vault does.

    What a desk's own vault asks for is tested with `dear_passphrases`, and in programs of their own.
    """
    with pytest.MonkeyPatch.context() as cheap:
        cheap.setattr(vault_keys, "_TIME", 1)
        cheap.setattr(vault_keys, "_MEMORY", 64)
        yield


@pytest.fixture
def dear_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """A try costs what it costs whoever guesses at a desk."""
    passes, memory, _ = vault_keys.ARGON2ID
    monkeypatch.setattr(vault_keys, "_TIME", passes)
    monkeypatch.setattr(vault_keys, "_MEMORY", memory)


@pytest.fixture(scope="session")
def new_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The contact log of a desk on its first day, as the program itself makes it; made once, to be copied."""
    first = Home(tmp_path_factory.mktemp("first-day"))
    open_desk(first, assets.folder("resources"), lambda: NOON_IS_NEAR).close()
    return first.database


@pytest.fixture
def settled_home(home: Path, new_log: Path) -> Path:
    """A home whose desk was opened once, and nothing was done there yet."""
    shutil.copyfile(new_log, Home(home).database)
    return home


@pytest.fixture
def desk(settled_home: Path, standing_clock: Callable[[], dt.datetime]) -> Iterator[Desk]:
    """A new desk on a real file, four past eleven on a Tuesday."""
    opened = open_desk(Home(settled_home), assets.folder("resources"), standing_clock)
    yield opened
    opened.close()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--every-look", action="store_true", help="every view in every language, size and look: minutes"
    )
