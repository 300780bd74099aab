"""Brings a copy of the contact log back; what was there before is kept beside it."""

from dataclasses import dataclass
from itertools import count
from pathlib import Path

from kototori.domain.errors import DatabaseDamaged, FileUnreadable, NotACopy, WindowOpen
from kototori.home import Home
from kototori.services.backups import copy_checked
from kototori.services.window_lock import is_window_open
from kototori.storage.backup import copy_database, copy_into
from kototori.storage.checking import check_log
from kototori.storage.counted_days import CountedDays
from kototori.storage.ledger_carrying import carry_ledger, has_ledger
from kototori.storage.migrating import migrate


@dataclass(frozen=True, slots=True)
class Restored:
    """Where that is now which was there before; None where there was nothing."""

    before: Path | None


def restore(home: Home, copy: Path) -> Restored:
    """The log is what the copy holds, or what it was: never anything between.

    Raises WindowOpen, FileUnreadable, NotACopy, DatabaseNewer or what the surroundings refuse.
    """
    if is_window_open(home):
        raise WindowOpen()
    _look_at(copy)
    CountedDays(home.cache).forget()  # other contacts may stand there under the same revisions
    if not home.database.exists():
        copy_database(copy, home.database)
        return Restored(None)
    before = _free(home.backups, "kototori-before-restore")
    try:
        copy_checked(home.database, before)
    except DatabaseDamaged:
        _put_aside(home.database, before)
        copy_database(copy, home.database)
    else:
        _bring_back(copy, home)
    return Restored(before)


def _bring_back(copy: Path, home: Home) -> None:
    """What was public is decided once: the ledger of today's log goes on over the older one."""
    if not has_ledger(home.database):
        copy_into(copy, home.database)
        return
    beside = home.backups / ".restoring.db"
    try:
        copy_database(copy, beside)
        migrate(beside)
        carry_ledger(home.database, beside)
        copy_into(beside, home.database)
    finally:
        for leftover in (beside, *(Path(f"{beside}{end}") for end in ("-wal", "-shm"))):
            leftover.unlink(missing_ok=True)


def _look_at(copy: Path) -> None:
    if not copy.is_file():
        raise FileUnreadable(copy)
    try:
        check_log(copy)
    except DatabaseDamaged:
        raise NotACopy(copy) from None


def _put_aside(database: Path, aside: Path) -> None:
    """A damaged log is kept with all of its files: somebody may still save something of it."""
    for beside in ("", "-wal", "-shm"):
        path = database.with_name(f"{database.name}{beside}")
        if path.exists():
            path.replace(aside.with_name(f"{aside.name}{beside}"))


def _free(folder: Path, stem: str) -> Path:
    names = (stem if nth == 1 else f"{stem}-{nth}" for nth in count(1))
    return next(path for name in names if not (path := folder / f"{name}.db").exists())
