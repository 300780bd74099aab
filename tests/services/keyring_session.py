"""A session bus of its own with a real keyring on it, or without one, or with one that asks in vain.

The daemons run under a home of their own; only the address of the bus reaches the test.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon")
needs_a_keyring = pytest.mark.skipif(
    any(shutil.which(program) is None for program in _PROGRAMS),
    reason="dbus-daemon and gnome-keyring are not installed on this computer",
)

# Nothing on it starts by itself: neither a keyring nor the window in which one asks for its password.
_BUS = """<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"""

_SILENT_PROMPTER = """
from jeepney import MessageGenerator
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
connection = open_dbus_connection()
connection.send_and_get_reply(message_bus.RequestName("org.gnome.keyring.SystemPrompter"))
print("asking", flush=True)
while True:
    connection.receive()
"""


class Session:
    """One bus; `start_keyring` and `start_prompter` bring somebody onto it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        self._own = {name: str(folder / name) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
        self._own |= {"XDG_RUNTIME_DIR": str(folder / "run"), "PATH": os.environ["PATH"]}
        for place in list(self._own.values())[:4]:
            Path(place).mkdir(mode=0o700)
        settings = folder / "bus.conf"
        settings.write_text(_BUS.format(folder=folder))
        bus = self._start(["dbus-daemon", f"--config-file={settings}", "--print-address", "--nofork"])
        assert bus.stdout is not None
        self.address = bus.stdout.readline().decode().strip()
        self._own["DBUS_SESSION_BUS_ADDRESS"] = self.address

    def start_keyring(self, password: str = "keksitty sana") -> None:
        """A keyring that this password opens, open."""
        from secretstorage import check_service_availability, dbus_init

        daemon = self._start(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"])
        assert daemon.stdin is not None
        daemon.stdin.write(password.encode())
        daemon.stdin.close()
        until = time.monotonic() + 20
        with dbus_init() as connection:
            while not check_service_availability(connection):
                assert time.monotonic() < until
                time.sleep(0.05)

    def start_prompter(self) -> None:
        """The window in which a keyring asks for its password, and before which nobody sits."""
        prompter = self._start([sys.executable, "-c", _SILENT_PROMPTER])
        assert prompter.stdout is not None
        assert prompter.stdout.readline() == b"asking\n"

    def lock(self) -> None:
        """The keyring's password is wanted again."""
        from secretstorage import dbus_init, get_default_collection

        with dbus_init() as connection:
            get_default_collection(connection).lock()

    def secrets(self) -> list[str]:
        """Everything that the open keyring keeps."""
        from secretstorage import dbus_init, get_default_collection

        with dbus_init() as connection:
            items = get_default_collection(connection).get_all_items()
            return [item.get_secret().decode() for item in items]

    def change_secrets(self, to: str | None) -> None:
        """Another program of the account takes them away, or puts something else there."""
        from secretstorage import dbus_init, get_default_collection

        with dbus_init() as connection:
            for item in get_default_collection(connection).get_all_items():
                if to is None:
                    item.delete()
                else:
                    item.set_secret(to.encode())

    def end(self) -> None:
        """Ends what was started here, and nothing else."""
        for process in reversed(self._running):
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        pipe = subprocess.PIPE
        process = subprocess.Popen(command, env=self._own, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        self._running.append(process)
        return process


@contextmanager
def session_bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A bus that this process takes for its own."""
    folder = Path(tempfile.mkdtemp(prefix="kototori-"))  # a socket's path must be short
    session = Session(folder)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session.address)
    try:
        yield session
    finally:
        session.end()
        shutil.rmtree(folder, ignore_errors=True)
