"""A copy of the vault on a stick: what was erased here is erased there when the stick is next plugged in.

What lies there are the bytes of the desk's own newest copy and of its key slots. The copy was opened when it
was made, and what is written is compared with it: so no key is needed to bring a stick up to date, and
another thread may do it, for a stick can hang. What must go needs no key either.

The log's settings name the sticks and, for each, the day since which it holds what was erased: the locked
screen can say so. How many were erased by then stands in the vault alone.
"""

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kototori.domain.errors import DeskError, HomeUnwritable
from kototori.domain.moment import local_day
from kototori.domain.stick import Holds, Stick
from kototori.domain.vault import Deed
from kototori.home import Home
from kototori.services.stick_files import fault_of, put, volume_of, wipe
from kototori.storage import settings
from kototori.storage.database import Connection, Database
from kototori.wording.catalogue import read_words
from kototori.wording.stick import read_me

if TYPE_CHECKING:
    from kototori.storage.vault import By, Vault

SETTING = "requests_sticks"
FACT = "sticks"  # in the vault: how many requests were erased when each stick was last written
COPY, READ_ME = "requests-newest.db", "READ-ME.txt"

Change = Callable[[list[Stick]], list[Stick]]


class VaultSticks:
    """The sticks of one desk: one is written to, and others may still have something to lose."""

    def __init__(
        self, home: Home, database: Database, clock: Callable[[], datetime], translations: Path
    ) -> None:
        self._home = home
        self._database = database
        self._clock = clock
        self._translations = translations
        self._one_at_a_time = threading.Lock()
        self._marks = 0
        self._copies_are_sound = False
        self._done: dict[Path, object] = {}
        self.faults: dict[Path, DeskError] = {}

    # --- what holds -----------------------------------------------------------------------------

    def all(self) -> tuple[Stick, ...]:
        """Every stick that is known here."""
        with self._database.reading() as connection:
            return tuple(_read(connection))

    @property
    def wanted(self) -> Stick | None:
        """The one to which the copies go."""
        return next((stick for stick in self.all() if not stick.leaves), None)

    def owed(self) -> tuple[Stick, ...]:
        """Those that still hold what was erased, or should hold nothing any more."""
        return tuple(stick for stick in self.all() if stick.is_owed)

    def erased_since(self, stick: Stick, vault: "Vault") -> int:
        """How many requests were erased here that a stick still holds."""
        return max(0, vault.erased() - _facts(vault).get(str(stick.folder), 0)) if stick.since else 0

    # --- what is chosen -------------------------------------------------------------------------

    def choose(self, place: Path, name: str = "") -> Stick:
        """From now on the copies go there, too, and no longer to another stick.

        Raises HomeUnwritable or DiskFull, and then nothing is changed.
        """
        content = self._newest()
        folder = place / _name_for(content) if content else None
        if folder is None:
            raise HomeUnwritable(place)
        is_new, before = not folder.exists(), self.all()
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise fault_of(error, place) from None
        new = Stick(folder, name or volume_of(place), Holds.NEW)
        self._change(lambda sticks: [*(replace(one, leaves=True) for one in _without(sticks, folder)), new])
        self._done.pop(folder, None)
        self.follow()
        if (fault := self.faults.pop(folder, None)) is not None:
            self._change(lambda _: list(before))
            with suppress(OSError):
                if is_new:
                    self._take_away(folder)
                    folder.rmdir()
            raise fault
        return new

    def drop(self) -> None:
        """No stick from now on; what lies on it goes now, or when it is next plugged in."""
        self._change(lambda sticks: [replace(stick, leaves=True) for stick in sticks])
        self.follow()

    def give_up(self, folder: Path) -> None:
        """It is lost: nobody is asked for it any more."""
        self._change(lambda sticks: _without(sticks, folder))

    # --- what happens at the desk ---------------------------------------------------------------

    def mark(self) -> None:
        """Something was erased here: from now on each stick holds too much, until it was seen to."""
        self._marks += 1
        self._copies_are_sound = False
        today = self._today()
        self._change(
            lambda sticks: [
                replace(stick, since=stick.since or today) if stick.holds is not Holds.NOTHING else stick
                for stick in sticks
            ]
        )

    def copies_are_sound(self) -> None:
        """The desk's own copies were seen to hold nothing that was erased."""
        self._copies_are_sound = True

    def follow(self) -> bool:
        """Brings every stick that is plugged in up to now, without a key; whether anything was done.

        While nobody knows whether the desk's own copies are sound, what was erased only goes.
        """
        with self._one_at_a_time:
            done = [self._see_to(stick) for stick in self.all()]
            return any(done)

    def settle(self, vault: "Vault", by: "By") -> None:
        """The vault is open: its register is told, and what it knows better than the log is said."""
        sticks, facts, erased = self.all(), _facts(vault), vault.erased()
        told = {key: n for key, n in facts.items() if any(str(stick.folder) == key for stick in sticks)}
        settled: dict[Stick, Stick | None] = {}
        for stick in sticks:
            after: Stick | None = replace(stick, wiped_on=None)
            if stick.wiped_on is not None:
                vault.note(stick.wiped_on, Deed.STICK_ERASED, by)
            if stick.leaves and stick.holds is Holds.NOTHING:
                after = None
            elif stick.holds is Holds.NEW and stick.since is None:
                told[str(stick.folder)] = erased
                after = replace(stick, wiped_on=None, holds=Holds.KNOWN)
            elif stick.holds is Holds.KNOWN and told.get(str(stick.folder), -1) < erased:
                after = replace(stick, wiped_on=None, since=stick.since or self._today())
            settled[stick] = after
        if told != facts:
            vault.put_fact(FACT, json.dumps(told, sort_keys=True))
        # Another thread may have seen to one of them meanwhile: that one is settled the next time.
        self._change(lambda now: [after for stick in now if (after := settled.get(stick, stick)) is not None])

    # --- inside ---------------------------------------------------------------------------------

    def _see_to(self, stick: Stick) -> bool:
        self.faults.pop(stick.folder, None)
        try:
            if not stick.folder.is_dir():
                self._done.pop(stick.folder, None)
                return False
            return self._seen_to(stick)
        except OSError as error:
            self.faults[stick.folder] = fault_of(error, stick.folder)
            return False

    def _seen_to(self, stick: Stick) -> bool:
        marks, content = self._marks, self._newest()
        is_ours = bool(content) and stick.folder.name == _name_for(content)
        if stick.leaves or (content and not is_ours):
            return self._clear(stick, content)
        if not content or (stick.since is not None and not self._copies_are_sound):
            return stick.since is not None and self._wiped(stick)
        look = self._look_of(stick)
        if stick.since is None and self._done.get(stick.folder) == look:
            return False
        try:
            wrote = self._write(stick.folder, content)
        except OSError:
            if stick.since is not None:  # what must go goes, whatever becomes of the new copy
                self._wiped(stick)
            raise
        if wrote or stick.since is not None:
            self._replace(stick, self._after(stick, marks))
        if self._marks == marks and self._newest() == content:
            self._done[stick.folder] = self._look_of(stick)
        return wrote or stick.since is not None

    def _after(self, stick: Stick, marks: int) -> Stick:
        wiped_on = self._today() if stick.since is not None else stick.wiped_on
        since = None if self._marks == marks else stick.since or self._today()
        return replace(stick, holds=Holds.NEW, since=since, wiped_on=wiped_on)

    def _write(self, folder: Path, content: bytes) -> bool:
        """Whether anything there was another than it should be."""
        wanted = {
            READ_ME: self._told_to_finders.encode(),
            self._home.vault_keys.name: self._keys.read_bytes(),
            COPY: content,
        }
        wrote = False
        for name, bytes_ in wanted.items():
            path = folder / name
            if not path.exists() or path.read_bytes() != bytes_:
                put(path, bytes_, self._today())
                wrote = True
        return self._take_away(folder, wanted) or wrote

    def _take_away(self, folder: Path, but: "dict[str, bytes] | tuple[str, ...]" = ()) -> bool:
        strays = [path for path in folder.iterdir() if path.is_file() and path.name not in but]
        for path in strays:
            wipe(path)
        return bool(strays)

    def _wiped(self, stick: Stick) -> bool:
        """Nothing of the requests is left on it; the next opening says so in the register."""
        gone = self._take_away(stick.folder, (READ_ME,))
        wiped_on = self._today() if gone else stick.wiped_on
        self._done.pop(stick.folder, None)
        self._replace(stick, replace(stick, holds=Holds.NOTHING, since=None, wiped_on=wiped_on))
        return True

    def _clear(self, stick: Stick, content: bytes) -> bool:
        """One that is not wanted any more; or a vault was begun anew, and its copies take their place."""
        gone = self._take_away(stick.folder)
        stick.folder.rmdir()
        wiped_on = self._today() if gone else stick.wiped_on
        after = replace(stick, holds=Holds.NOTHING, since=None, wiped_on=wiped_on)
        if not stick.leaves:
            after = replace(after, folder=stick.folder.with_name(_name_for(content)))
            after.folder.mkdir(mode=0o700, exist_ok=True)
        self._replace(stick, after)
        return True

    def _look_of(self, stick: Stick) -> object:
        """What tells, without reading it, that nothing has changed since it was read."""
        paths = (self._copy, self._keys, stick.folder / COPY, stick.folder / self._home.vault_keys.name)
        seen = [path.stat() if path.exists() else None for path in paths]
        return tuple(None if one is None else (one.st_ino, one.st_size, one.st_mtime_ns) for one in seen)

    def _newest(self) -> bytes:
        """The desk's own newest copy; nothing where there is none."""
        try:
            return self._copy.read_bytes() if self._keys.exists() else b""
        except FileNotFoundError:
            return b""

    @cached_property
    def _told_to_finders(self) -> str:
        languages = (read_words(self._translations, one, self._home.cache) for one in ("fi", "sv", "en"))
        return read_me(languages)

    @property
    def _copy(self) -> Path:
        return self._home.backups / COPY

    @property
    def _keys(self) -> Path:
        return self._home.backups / self._home.vault_keys.name

    def _replace(self, stick: Stick, after: Stick) -> None:
        def change(sticks: list[Stick]) -> list[Stick]:
            return [
                replace(after, leaves=one.leaves) if one.folder == stick.folder else one for one in sticks
            ]

        self._change(change)

    def _change(self, change: Change) -> None:
        with self._database.reading() as connection:
            there = _read(connection)
        if change(there) == there:
            return
        with self._database.writing() as connection:
            sticks = change(_read(connection))
            settings.put(connection, SETTING, _written(sticks) if sticks else None)
        self._database.fold()  # else the write-ahead log would tell after which contact it was written

    def _today(self) -> date:
        return local_day(self._clock())


def _name_for(copy: bytes) -> str:
    """The file begins with its vault's own id, and a short form of it names the folder."""
    return f"kototori-requests-{copy[:4].hex()}"


def _without(sticks: list[Stick], folder: Path) -> list[Stick]:
    return [stick for stick in sticks if stick.folder != folder]


def _facts(vault: "Vault") -> dict[str, int]:
    told: dict[str, int] = json.loads(vault.fact(FACT) or "{}")
    return told


def _read(connection: Connection) -> list[Stick]:
    return [_stick(one) for one in json.loads(settings.read(connection).get(SETTING, "[]"))]


def _stick(told: dict[str, Any]) -> Stick:
    since, wiped_on = (date.fromisoformat(day) if (day := told.get(key)) else None for key in _DAYS)
    return Stick(
        Path(told["folder"]), told["name"], Holds(told["holds"]), since, bool(told.get("leaves")), wiped_on
    )


_DAYS = ("since", "wiped_on")


def _written(sticks: list[Stick]) -> str:
    told = []
    for stick in sticks:
        one: dict[str, Any] = {"folder": str(stick.folder), "name": stick.name, "holds": stick.holds}
        one |= {key: str(getattr(stick, key)) for key in _DAYS if getattr(stick, key) is not None}
        told.append(one | ({"leaves": True} if stick.leaves else {}))
    return json.dumps(told, ensure_ascii=False)
