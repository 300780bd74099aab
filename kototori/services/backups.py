"""Copies of the contact log beside it: made while the desk works, checked, and the oldest let go."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from kototori.domain.errors import DatabaseDamaged
from kototori.domain.moment import desk_zone, local_day
from kototori.home import Home
from kototori.storage.backup import copy_database, count_revisions
from kototori.storage.checking import check_log

KEPT = 14
_NAMED = "kototori-{at:%Y-%m-%d-%H%M%S}.db"
_BEFORE_STEPS = "kototori-before-step-*.db"
_NAME = re.compile(r"kototori-(\d{4}-\d{2}-\d{2}-\d{6})\.db", re.ASCII)


@dataclass(frozen=True, slots=True)
class Backup:
    """A checked copy, and when it was made, in the desk's own time."""

    path: Path
    made_at: datetime


class Backups:
    """The copies of one desk."""

    def __init__(self, home: Home, clock: Callable[[], datetime]) -> None:
        self._home = home
        self._clock = clock

    def back_up(self) -> Backup:
        """Makes a copy now, in the desk's own folder, and keeps the newest fourteen.

        What was put aside before the tables changed goes when fourteen newer copies stand beside it.

        Raises HomeUnwritable, DiskFull, or DatabaseDamaged where log or copy are not sound.
        """
        at = self._clock().astimezone(desk_zone()).replace(microsecond=0)
        made = Backup(self._home.backups / _NAMED.format(at=at), at)
        self.copy_to(made.path)
        made_so_far = self._all()
        for path in (*(old.path for old in made_so_far[:-KEPT]), *self._of_before_steps(made_so_far[-KEPT:])):
            with suppress(OSError):  # an old copy more does no harm
                path.unlink(missing_ok=True)
        return made

    def copy_to(self, path: Path) -> None:
        """A checked copy at a place of somebody's choice; what stood there is replaced."""
        copy_checked(self._home.database, path, running=local_day(self._clock()))

    def latest(self) -> Backup | None:
        """The newest copy that is there."""
        made = self._all()
        return made[-1] if made else None

    def _of_before_steps(self, kept: Sequence[Backup]) -> list[Path]:
        """Copies of before the tables changed that are older than all that are kept: they may tell more than
        today's log, and as a way back they are of no use any more."""
        if len(kept) < KEPT:
            return []
        oldest = kept[0].made_at.timestamp()
        return [path for path in self._home.backups.glob(_BEFORE_STEPS) if path.stat().st_mtime < oldest]

    def _all(self) -> list[Backup]:
        """The oldest first."""
        try:
            files = sorted(path for path in self._home.backups.iterdir() if _NAME.fullmatch(path.name))
        except OSError:
            return []
        return [Backup(path, _made_at(path.name)) for path in files]


def _made_at(name: str) -> datetime:
    found = _NAME.fullmatch(name)
    assert found is not None
    return datetime.strptime(found[1], "%Y-%m-%d-%H%M%S").replace(tzinfo=desk_zone())


def copy_checked(database: Path, path: Path, *, running: date | None = None) -> None:
    """A copy at `path` that was looked through from end to end; nothing is left of a bad one."""
    before = count_revisions(database)
    copy_database(database, path, running=running)
    try:
        check_log(path)
        # The desk goes on working meanwhile: the copy holds as much as there was at its beginning.
        if count_revisions(path) < before:
            raise DatabaseDamaged(path)
    except DatabaseDamaged:
        path.unlink(missing_ok=True)
        raise
    finally:
        for beside in ("-wal", "-shm"):
            path.with_name(f"{path.name}{beside}").unlink(missing_ok=True)
