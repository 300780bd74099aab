"""The pause after each wrong passphrase, for every program that has this home open: it stands in a file.

It slows down who guesses at the desk. Who can copy the files guesses elsewhere, against argon2id alone.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path
from typing import NamedTuple

from kototori.domain.vault import TooSoon, WrongPassphrase

LONGEST_PAUSE = 30  # seconds


class _Tries(NamedTuple):
    wrong: int = 0
    not_before: datetime = datetime.fromtimestamp(0, UTC)


class Pause:
    """How long the next passphrase has to wait. Nobody is locked out for longer than `LONGEST_PAUSE`."""

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        self._path = path
        self._clock = clock
        self._content = b""
        self._tries = _Tries()  # holds where the file cannot be written, or somebody took it away

    @property
    def seconds_to_wait(self) -> int:
        """Until the next passphrase is looked at."""
        with suppress(OSError):
            self._look(self._path.read_bytes())
        latest = self._clock() + timedelta(seconds=LONGEST_PAUSE)
        if self._tries.not_before > latest:  # the clock was set back meanwhile
            self._tries = self._tries._replace(not_before=latest)
        return max(0, ceil((self._tries.not_before - self._clock()).total_seconds()))

    @contextmanager
    def one_try(self) -> Iterator[Callable[[], WrongPassphrase]]:
        """Two programs never look at a passphrase at once; raises TooSoon.

        Lends what makes the error where the passphrase does not fit. Where it did, the next wrong one waits
        for a second again.
        """

        def does_not_fit() -> WrongPassphrase:
            wrong = self._tries.wrong + 1
            pause = min(LONGEST_PAUSE, 2 ** min(wrong - 1, 10))
            self._tries = _Tries(wrong, self._clock() + timedelta(seconds=pause))
            return WrongPassphrase(pause)

        with self._alone() as descriptor:
            wait, before = self.seconds_to_wait, self._tries
            if wait:
                self._write(descriptor)  # anew, so that a clock that was set back holds up nobody twice
                raise TooSoon(wait)
            try:
                yield does_not_fit
                self._tries = _Tries()
            finally:
                if self._tries != before:
                    self._write(descriptor)

    def end(self) -> None:
        """The vault was opened in another way."""
        self._tries = _Tries()
        if self._path.exists():
            with self._alone() as descriptor:
                self._write(descriptor)

    def _look(self, content: bytes) -> None:
        """What another program has noted; a file that nobody can read holds nobody up."""
        if not content or content == self._content:
            return
        self._content = content
        with suppress(ValueError, KeyError, TypeError, OverflowError, OSError):
            found = json.loads(content)
            not_before = datetime.fromtimestamp(int(found["not_before"]), UTC)
            there = _Tries(min(max(0, int(found["wrong"])), 1000), not_before)
            self._tries = there if there.wrong >= self._tries.wrong else self._tries

    @contextmanager
    def _alone(self) -> Iterator[int | None]:
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            yield None
            return
        try:
            with suppress(OSError):
                _lock(descriptor)
            yield descriptor
        finally:
            os.close(descriptor)  # and with it the lock goes

    def _write(self, descriptor: int | None) -> None:
        """With noon as its time: when the requests were opened is nobody's business."""
        if descriptor is None:
            return
        tries, now = self._tries, self._clock()
        told = {"wrong": tries.wrong, "not_before": ceil(max(0.0, tries.not_before.timestamp()))}
        content = json.dumps(told).encode() if tries.wrong else b""
        with suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, content)
            noon = now.replace(hour=12, minute=0, second=0, microsecond=0).timestamp()
            os.utime(self._path, (noon, noon))
        self._content = content


def _lock(descriptor: int) -> None:
    """Waits for another program; a killed one lets go."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)
