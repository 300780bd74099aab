"""Files on a stick: written beside and compared, and overwritten before they are taken away.

A flash stick may keep old cells where nothing reads them any more: it spreads what is written, and no program
can reach them. What lies in them is encrypted like all the rest; whoever gives a stick away erases it as a
whole or destroys it.
"""

import errno
import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from kototori.domain.errors import DeskError, DiskFull, HomeUnwritable
from kototori.services.file_times import put_at_noon

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_AT_ONCE = 1 << 20


def put(path: Path, content: bytes, day: date) -> None:
    """Whole or not at all, and read again before it takes its name; what had it is overwritten."""
    new, old = (path.with_name(f".{path.name}.{ending}") for ending in ("new", "old"))
    try:
        _write(new, content)
        if new.read_bytes() != content:
            raise OSError(errno.EIO, "not as it was written")
    except OSError:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise
    put_at_noon(new, day)
    if path.exists():
        path.replace(old)
    new.replace(path)
    _sync_folder(path.parent)
    if old.exists():
        wipe(old)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        with suppress(OSError):  # a stick that knows no owners
            path.chmod(0o600)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):  # what is read again comes from the stick, not from memory
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def wipe(path: Path) -> None:
    """Overwrites a file where it lies, then takes it away; it goes even where nothing can be written."""
    with suppress(OSError):
        _overwrite(path)
    path.unlink()
    _sync_folder(path.parent)


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        left = file.seek(0, os.SEEK_END)
        file.seek(0)
        while left > 0:
            left -= file.write(os.urandom(min(left, _AT_ONCE)))
        file.flush()
        os.fsync(file.fileno())


def fault_of(error: OSError, path: Path) -> DeskError:
    """What the stick refused."""
    return (DiskFull if error.errno in _NO_ROOM else HomeUnwritable)(path)


def volume_of(place: Path) -> str:
    """How people know the stick: by the name under which it is plugged in, else by that of the folder."""
    mount = place
    with suppress(OSError):
        while not os.path.ismount(mount) and mount != mount.parent:
            mount = mount.parent
    is_root = mount == mount.parent or not mount.name
    return place.name or str(place) if is_root else mount.name


def _sync_folder(folder: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
