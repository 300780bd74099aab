"""A screen of our own, the real program on it, and the hands of an adviser: real keys and clicks through X.

Nothing here reaches into the program: what it has stored is read from its file by a second process, and what
it shows is photographed.
"""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PIL import ImageGrab

ROOT = Path(__file__).resolve().parent.parent
_KEYS = {
    "Enter": "Return",
    "Esc": "Escape",
    "Backspace": "BackSpace",
    "Del": "Delete",
    "PgUp": "Prior",
    "PgDn": "Next",
    "Space": "space",
}
_LETTERS = {
    "\n": "Return",
    " ": "space",
    "\t": "Tab",
    "ä": "adiaeresis",
    "ö": "odiaeresis",
    "å": "aring",
    "+": "plus",
    "-": "minus",
    ",": "comma",
    ".": "period",
}
_LONGEST_START = 30.0
_LONGEST_WAIT = 5.0
_STEP = re.compile(r"<([^>]+)>|(.)", re.DOTALL)


@contextmanager
def screen(width: int = 1366, height: int = 768) -> Iterator[str]:
    """An X server without a window manager, with a Finnish keyboard; gives the name of its display."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{width}x{height}x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            display = f":{said.readline().strip()}"
        subprocess.run(["setxkbmap", "-display", display, "fi"], check=True, stderr=subprocess.DEVNULL)
        yield display
    finally:
        server.terminate()
        server.wait()


class Adviser:
    """Somebody at the keyboard and the mouse of a screen, with the program started on it."""

    def __init__(self, display: str, home: Path, pictures: Path | None, given: Mapping[str, str]) -> None:
        """Without a folder for pictures none are made."""
        self._display, self._home, self._pictures = display, home, pictures
        self._environment = {**os.environ, **given, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._environment.pop("WAYLAND_DISPLAY", None)
        self.key_presses = self.clicks = 0
        self.waits: list[tuple[float, str]] = []
        self._hands = subprocess.Popen(
            ["xdotool", "-"], stdin=subprocess.PIPE, env=self._environment, text=True, bufsize=1
        )

    # --- the program ------------------------------------------------------------------------------

    def start(self) -> float:
        """Starts the program as a person would; returns the seconds until its window takes keys."""
        begun = time.perf_counter()
        self._program = subprocess.Popen(
            [sys.executable, "-m", "kototori", "--home", str(self._home)],
            cwd=ROOT,
            env=self._environment,
        )
        window = self._find_window()
        self._send(f"windowfocus --sync {window}")
        self._wait_for_database()
        return time.perf_counter() - begun

    def kill(self) -> None:
        """As if the power had gone: the program hears nothing of it."""
        self._program.send_signal(signal.SIGKILL)
        self._program.wait()

    def leave(self) -> None:
        """Ends the program and puts the hands in the lap."""
        if self._program.poll() is None:
            self._program.terminate()
            self._program.wait()
        assert self._hands.stdin is not None
        self._hands.stdin.close()
        self._hands.wait()

    # --- keys, mouse, eyes --------------------------------------------------------------------------

    def do(self, steps: str) -> None:
        """Presses letters as they stand and `<Ctrl+N>`, `<Up>` … without waiting for what they do."""
        for named, letter in _STEP.findall(steps):
            self._press(named, letter)

    def store(self, steps: str) -> None:
        """The same; after each key its effect is waited for in the file, as long as it takes to be there."""
        for named, letter in _STEP.findall(steps):
            before = self._version()
            begun = time.perf_counter()
            self._press(named, letter)
            while self._version() == before:
                taken = time.perf_counter() - begun
                if taken > _LONGEST_WAIT:
                    raise SystemExit(f"after {named or letter!r} of {steps!r} nothing was stored")
                time.sleep(0.0005)
            self.waits.append((time.perf_counter() - begun, f"{named or letter!r} of {steps!r}"))

    def click(self, x: int, y: int) -> None:
        """The left button, with nothing held."""
        self.clicks += 1
        self._send(f"mousemove {x} {y} click 1")

    def rest(self, seconds: float) -> None:
        """What a person would do, too: looks at the screen."""
        time.sleep(seconds)

    def photograph(self, name: str) -> None:
        """The whole screen, once it has settled."""
        if self._pictures is not None:
            time.sleep(0.25)
            self._pictures.mkdir(parents=True, exist_ok=True)
            ImageGrab.grab(xdisplay=self._display).save(self._pictures / f"{name}.png")

    def _press(self, named: str, letter: str) -> None:
        self.key_presses += 1
        if named:
            held, _, last = named.rpartition("+")
            keys = [part.lower() for part in held.split("+") if part]
            self._send(
                "key --delay 0 "
                + "+".join([*keys, _KEYS.get(last, last.lower() if len(last) == 1 else last)])
            )
        else:
            name = letter if letter.isascii() and letter.isalnum() else _LETTERS[letter]
            self._send(f"key --delay 0 {'shift+' + letter.lower() if letter.isupper() else name}")

    def _send(self, command: str) -> None:
        assert self._hands.stdin is not None
        self._hands.stdin.write(f"{command}\n")
        self._hands.stdin.flush()

    # --- the file -----------------------------------------------------------------------------------

    def _version(self) -> int:
        return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def _wait_for_database(self) -> None:
        give_up = time.monotonic() + _LONGEST_START
        while True:
            try:
                self._watch = sqlite3.connect(f"file:{self._home / 'kototori.db'}?mode=ro", uri=True)
                self._watch.execute("SELECT count(*) FROM draft")
                return
            except sqlite3.OperationalError:
                if time.monotonic() > give_up:
                    raise
                time.sleep(0.02)

    def _find_window(self) -> str:
        command = ["xdotool", "search", "--onlyvisible", "--name", "^Kototori$"]
        give_up = time.monotonic() + _LONGEST_START
        while time.monotonic() < give_up:
            found = subprocess.run(
                command, env=self._environment, capture_output=True, text=True, check=False
            )
            if found.stdout.strip():
                return found.stdout.split()[0]
            time.sleep(0.02)
        raise SystemExit("the window never stood")
