"""The program's own log file: exports and faults of the program, never anything about visitors."""

import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

_FULL = 256 * 1024
_KEPT = 3
_TO_THE_SECOND = "%Y-%m-%d %H:%M:%S"
_ABOUT_REQUESTS = ("request", "referral", "vault", "slip")


class ProgramLog:
    """Lines in `kototori.log`; the folder is made with the first of them. A full disk stops nobody's work."""

    def __init__(self, folder: Path, clock: Callable[[], datetime]) -> None:
        self.path = folder / "kototori.log"
        self.now = clock

    def note(self, text: str) -> None:
        """Writes down that something was done."""
        self._write(text, _TO_THE_SECOND)

    def _write(self, text: str, when: str) -> None:
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._make_room()
            with self.path.open("a", encoding="utf-8") as log:
                log.write(f"{self.now():{when}} {text}\n")

    def fault(self, error: BaseException) -> None:
        """Writes down where the program failed. Its own text may hold what was typed: it stays out."""
        frames = traceback.extract_tb(error.__traceback__)
        places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
        when = "%Y-%m-%d" if any(_is_about_requests(frame.filename) for frame in frames) else _TO_THE_SECOND
        self._write(f"fault {type(error).__name__}: {places}", when)

    def _make_room(self) -> None:
        if not self.path.exists() or self.path.stat().st_size < _FULL:
            return
        for n in range(_KEPT - 1, 0, -1):
            older = self.path.with_name(f"{self.path.name}.{n}")
            if older.exists():
                older.replace(self.path.with_name(f"{self.path.name}.{n + 1}"))
        self.path.replace(self.path.with_name(f"{self.path.name}.1"))


def _is_about_requests(file: str) -> bool:
    """The second in which a request failed would lead to the contact of the same visitor."""
    return any(word in Path(file).name or word in Path(file).parent.name for word in _ABOUT_REQUESTS)
