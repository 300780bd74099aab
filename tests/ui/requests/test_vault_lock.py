"""What closes the requests: quiet minutes, the curtain, the session's lock, sleep, the window's end."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kototori.services.desk import Desk
from kototori.ui.requests.idle_watch import TOLD
from kototori.ui.requests.lock_countdown import LockCountdown
from kototori.ui.requests.vault_lock import VaultLock
from kototori.wording.catalogue import Words
from tests.services.request_desk import PASSPHRASE
from tests.ui.conftest import Person
from tests.ui.timers import run_out


class Window(QWidget):
    """A line to type into, and the foot that says how soon it locks."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.box = QVBoxLayout(self)
        self.box.addWidget(self.line)


@pytest.fixture
def window(show: Callable[[QWidget], None]) -> Window:
    window = Window()
    show(window)
    window.line.setFocus()
    return window


@pytest.fixture
def kept(desk: Desk) -> Desk:
    """A desk whose requests are locked."""
    desk.requests.door.set_up(PASSPHRASE)
    desk.requests.close()
    return desk


def opened(lock: VaultLock, qtbot: QtBot) -> VaultLock:
    with qtbot.waitSignal(lock.opened):
        lock.open(PASSPHRASE, lock, lambda answer: answer.result())
    return lock


def let_the_quiet_pass(lock: VaultLock) -> None:
    """Nobody has touched the window until the last seconds are counted."""
    run_out(lock._idle._quiet)


def let_a_second_pass(lock: VaultLock) -> None:
    run_out(lock._idle._second)


def test_nobody_there_for_a_while_locks(kept: Desk, window: Window, qtbot: QtBot) -> None:
    """Two seconds stand for two minutes, and these two pass in earnest."""
    lock = opened(VaultLock(kept, window, quiet=2), qtbot)
    with qtbot.waitSignal(lock.closed, timeout=20_000):
        pass

    assert not kept.requests.door.is_open


@pytest.mark.parametrize("touch", ["key to the window", "key to the field", "mouse", "wheel"])
def test_a_touch_begins_the_quiet_time_anew(kept: Desk, window: Window, qtbot: QtBot, touch: str) -> None:
    lock = opened(VaultLock(kept, window), qtbot)
    counted: list[int] = []
    lock.counted.connect(counted.append)
    let_the_quiet_pass(lock)
    let_a_second_pass(lock)
    assert counted == [TOLD, TOLD - 1]
    handle = window.windowHandle()
    match touch:
        case "key to the window":
            QTest.keyClick(handle, Qt.Key.Key_Shift)
        case "key to the field":
            QTest.keyClicks(window.line, "a")
        case "mouse":
            QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
        case "wheel":
            QTest.wheelEvent(handle, QPoint(20, 20), QPoint(0, 120))
    qtbot.waitUntil(lambda: 0 in counted)

    assert lock.is_open
    counted.clear()
    let_the_quiet_pass(lock)
    assert counted == [TOLD]


def test_the_last_seconds_are_shown_and_go_when_it_has_locked(
    kept: Desk, window: Window, words: Words, qtbot: QtBot
) -> None:
    lock = VaultLock(kept, window)
    countdown = LockCountdown(words)
    window.box.addWidget(countdown)
    lock.counted.connect(countdown.tell)
    opened(lock, qtbot)
    assert countdown.isHidden()

    let_the_quiet_pass(lock)
    assert countdown.isVisible()
    assert countdown.text() == f"The requests lock in {TOLD} seconds"
    for _ in range(TOLD - 1):
        let_a_second_pass(lock)
    assert countdown.text() == "The requests lock in 1 second"
    let_a_second_pass(lock)
    assert countdown.isHidden()
    assert not lock.is_open


def test_what_is_half_filled_in_is_covered_though_the_requests_are_locked(
    kept: Desk, window: Window, qtbot: QtBot
) -> None:
    lock = VaultLock(kept, window)
    lock.watch()
    let_the_quiet_pass(lock)
    with qtbot.waitSignal(lock.left):
        for _ in range(TOLD):
            let_a_second_pass(lock)


@pytest.mark.parametrize("key", ["F9", "Ctrl+Shift+L"])
def test_the_curtain_and_the_key_of_the_lock_lock(whole: Person, qtbot: QtBot, key: str) -> None:
    whole.desk.requests.door.set_up(PASSPHRASE)
    whole.desk.requests.close()
    lock = opened(whole.window.vault_lock(), qtbot)
    with qtbot.waitSignal(lock.closed):
        whole.press(key)

    assert not whole.desk.requests.door.is_open


def test_the_end_of_the_window_locks(whole: Person, qtbot: QtBot) -> None:
    whole.desk.requests.door.set_up(PASSPHRASE)
    whole.desk.requests.close()
    opened(whole.window.vault_lock(), qtbot)
    whole.window.close()

    assert not whole.desk.requests.door.is_open


def test_a_start_that_shows_no_requests_makes_no_lock(whole: Person) -> None:
    whole.press("F9")

    assert whole.window._lock is None


# --- what the system tells, on a real bus -------------------------------------------------------


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A message bus of the test's own, which is session and system in one."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("this computer has no message bus")
    with subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:path={tmp_path}/bus"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().strip()
        for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
            monkeypatch.setenv(name, address)
        yield address
        daemon.kill()


def tell(bus: str, path: str, signal: str, *values: str) -> None:
    """Plays the screen saver, or the system."""
    subprocess.run(["dbus-send", f"--bus={bus}", "--type=signal", path, signal, *values], check=True)


@pytest.mark.parametrize(
    ("path", "signal", "values"),
    [
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", ["boolean:true"]),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", ["boolean:true"]),
        ("/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session.Lock", []),
        ("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", ["boolean:true"]),
    ],
)
def test_the_sessions_lock_and_sleep_lock_the_requests(
    bus: str, kept: Desk, window: Window, qtbot: QtBot, path: str, signal: str, values: list[str]
) -> None:
    lock = opened(VaultLock(kept, window), qtbot)
    with qtbot.waitSignal(lock.closed):
        tell(bus, path, signal, *values)

    assert not kept.requests.door.is_open


def test_a_screen_saver_that_ends_locks_nothing(bus: str, kept: Desk, window: Window, qtbot: QtBot) -> None:
    lock = opened(VaultLock(kept, window), qtbot)
    tell(bus, "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver.ActiveChanged", "boolean:false")
    qtbot.wait(300)

    assert lock.is_open


def test_without_a_bus_nothing_is_said_and_the_requests_open(
    kept: Desk,
    window: Window,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")

    assert opened(VaultLock(kept, window), qtbot).is_open
    assert "bus" not in capfd.readouterr().err.lower()


def test_the_watches_are_loaded_with_the_first_request_and_not_at_the_start() -> None:
    late = ("vault_lock", "idle_watch", "session_watch", "lock_card", "QtDBus")
    asked = f"import sys, kototori.ui.main_window; print([m for m in sys.modules if m.endswith({late})])"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "[]"
