"""A file beside the log with the counts of days that are over: what can be counted anew at any time.

It holds sums of days and months alone. Each is kept under the names it was counted by and the mark of the
contacts that it was counted from, and is of no use once one of them has changed. The day that runs is never
kept: its counts, one after another, would tell who came after whom.

Nothing depends on this file. Where it is busy, damaged or gone, somebody counts, and nobody is told.
"""

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from kototori.storage.file_marks import NEWEST_STEP

_FORM = 1000 * NEWEST_STEP + 1  # a step of the log may write contacts anew as they stand
_SETTINGS = ("busy_timeout=0", "journal_mode=DELETE", "synchronous=OFF", "secure_delete=ON")
FILE = "counted-days.db"
_CREATE = """
CREATE TABLE counted (
    names TEXT NOT NULL,
    span TEXT NOT NULL,
    totals BLOB NOT NULL,
    cells BLOB NOT NULL,
    PRIMARY KEY (names, span)
) STRICT, WITHOUT ROWID;
CREATE TABLE seen (step INTEGER NOT NULL) STRICT
"""
_CHUNK = 400  # questions with so many marks are taken by every SQLite

Places = Mapping[str, Mapping[str, int]]
"""By place, `` where none was recorded: the cells of its contacts, or how many contacts on each day."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of a day (`2026-11-20`) or of a month (`2026-11`), and what they were counted from."""

    span: str
    mark: str
    totals: Places
    cells: Places


class CountedDays:
    """The file of one desk."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def totals(self, names: str, marks: Mapping[str, str], step: int) -> dict[str, Places]:
        """How many contacts each day had, of the spans whose marks are still these.

        `step` is the newest one of the log; a log that has gone back makes everything here worthless.
        """
        return self._read("totals", names, marks, step)

    def cells(self, names: str, marks: Mapping[str, str], step: int) -> dict[str, Places]:
        """The cells of the spans whose marks are still these."""
        return self._read("cells", names, marks, step)

    def keep(self, names: str, counted: Iterable[Counted], step: int, all_names: Collection[str]) -> None:
        """Keeps more; what was counted by names that are in use no more goes."""
        rows = [
            (
                names,
                one.span,
                _packed(names, one.span, one.mark, one.totals),
                _packed(names, one.span, one.mark, one.cells),
            )
            for one in counted
        ]
        if not rows:
            return
        with self._open(make=True) as file:
            if file is None:
                return
            file.execute("BEGIN IMMEDIATE")
            others = ", ".join("?" * len(all_names))
            file.execute(f"DELETE FROM counted WHERE names NOT IN ({others})", tuple(all_names))
            file.executemany("INSERT OR REPLACE INTO counted VALUES (?, ?, ?, ?)", rows)
            file.execute("DELETE FROM seen")
            file.execute("INSERT INTO seen VALUES (?)", (step,))
            file.execute("COMMIT")

    def forget(self) -> None:
        """Removes the file."""
        for suffix in ("", "-journal", "-wal", "-shm"):
            try:
                self._path.with_name(f"{self._path.name}{suffix}").unlink(missing_ok=True)
            except OSError:
                return  # its marks tell what it is worth

    def _read(self, column: str, names: str, marks: Mapping[str, str], step: int) -> dict[str, Places]:
        found: dict[str, Places] = {}
        with self._open(make=False) as file:
            if file is None:
                return found
            later = "SELECT count(*) FROM seen WHERE step > ? OR typeof(step) <> 'integer'"
            if file.execute(later, (step,)).fetchone() != (0,):
                file.execute("DELETE FROM counted")
                file.execute("DELETE FROM seen")
                return found
            spans = sorted(marks)
            for at in range(0, len(spans), _CHUNK):
                some = spans[at : at + _CHUNK]
                among = ", ".join("?" * len(some))
                asked = f"SELECT span, {column} FROM counted WHERE names = ? AND span IN ({among})"
                for span, packed in file.execute(asked, (names, *some)):
                    places = _unpacked(packed, [names, span, marks.get(span)])
                    if places is not None:
                        found[span] = places
        return found

    @contextmanager
    def _open(self, *, make: bool) -> Iterator[Any]:
        """None where there is no file to be had. What goes wrong with it ends the work on it, and no more."""
        file = None
        try:
            if make or self._path.exists():
                file = self._connected(make=make)
        except (dbapi2.Error, OSError) as error:
            self._give_up(error)
        if file is None:
            yield None
            return
        with closing(file):
            try:
                yield file
            except dbapi2.Error as error:
                self._give_up(error)

    def _connected(self, *, make: bool) -> Any:
        if make:
            self._path.parent.mkdir(exist_ok=True)
        file = dbapi2.connect(str(self._path), isolation_level=None)
        try:
            file.execute("PRAGMA cipher_log_level=NONE")
            for setting in _SETTINGS:
                file.execute(f"PRAGMA {setting}")
            _make_ready(file)
        except BaseException:
            file.close()  # else it could not be removed
            raise
        return file

    def _give_up(self, error: Exception) -> None:
        """A file that somebody else writes to is left alone; a damaged one is removed."""
        busy = str(getattr(error, "sqlite_errorname", "")).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
        if not busy:
            self.forget()


def _make_ready(file: Any) -> None:
    form = file.execute("PRAGMA user_version").fetchone()[0]
    if form == _FORM:
        return
    file.execute("BEGIN IMMEDIATE")
    for statement in ("DROP TABLE IF EXISTS counted", "DROP TABLE IF EXISTS seen", *_CREATE.split(";\n")):
        file.execute(statement)
    file.execute(f"PRAGMA user_version={_FORM}")
    file.execute("COMMIT")


def _packed(names: str, span: str, mark: str, places: Places) -> bytes:
    """With a check sum of its own, and with what it is of: a page that got lost is seen."""
    return zlib.compress(json.dumps([names, span, mark, places], separators=(",", ":")).encode(), 1)


def _unpacked(packed: Any, key: list[Any]) -> Places | None:
    """None where it is not of these names, this span and this mark, or not what was written."""
    try:
        *told, places = json.loads(zlib.decompress(packed))
    except (zlib.error, ValueError, TypeError):  # a damaged page may hold anything
        return None
    return places if told == key else None
