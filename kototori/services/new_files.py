"""Puts finished files where somebody asked for them: whole or not at all, and never over what is there."""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kototori.domain.errors import DiskFull, FileThere, FileUnwritable, FolderMissing, PathIsFolder

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # the disk, this user's share of it, one file's limit


def put_files(contents: Mapping[Path, bytes], *, force: bool, private: bool = False) -> None:
    """Writes all files under names of their own first, then gives them theirs.

    With `private` no other account of the computer may read them, at no moment.
    Raises FileThere where one exists already and `force` is not given, DiskFull where there is no room, and
    FileUnwritable where one cannot be or where something other than a file would be replaced.
    """
    for path in contents:
        if force:
            _must_be_replaceable(path)
        else:
            must_be_free(path)
    unnamed = {path: path.parent / f".{path.name}.{os.getpid()}.new" for path in contents}
    named: list[Path] = []
    try:
        for path, content in contents.items():
            _write(unnamed[path], path, content, private=private)
        for path, new in unnamed.items():
            _give_name(new, path, force=force)
            named.append(path)
    except BaseException:  # stopped by hand too: of several files all are there or none
        for path in () if force else named:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise
    finally:
        for new in unnamed.values():
            with suppress(OSError):
                new.unlink(missing_ok=True)


def must_be_free(path: Path) -> None:
    """Raises FileThere where something has this name, a broken link too; PathIsFolder for a folder."""
    try:
        there = os.path.lexists(path)
    except (OSError, ValueError):
        raise FileUnwritable(path) from None
    if there:
        raise PathIsFolder(path) if path.is_dir() else FileThere(path)


def must_have_folder(path: Path) -> None:
    """For whoever works long before the file is written: raises FolderMissing."""
    with suppress(OSError, ValueError):
        if not path.parent.is_dir():
            raise FolderMissing(path)


def _must_be_replaceable(path: Path) -> None:
    """A folder or a device is no earlier version of a file; a rename would take its place."""
    try:
        replaceable = path.is_file() or not os.path.lexists(path)
    except (OSError, ValueError):
        replaceable = False
    if not replaceable:
        raise _why_not(path)


def _write(new: Path, path: Path, content: bytes, *, private: bool) -> None:
    try:
        if private:
            new.unlink(missing_ok=True)
            new.touch(0o600, exist_ok=False)
        with new.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except (OSError, ValueError) as fault:
        is_full = getattr(fault, "errno", None) in _NO_ROOM
        raise (DiskFull(path) if is_full else _why_not(path)) from None


def _why_not(path: Path) -> FileUnwritable:
    """What is told of a place where nothing could be written."""
    with suppress(OSError, ValueError):
        if path.is_dir():
            return PathIsFolder(path)
        if not path.parent.is_dir():
            return FolderMissing(path)
    return FileUnwritable(path)


def _give_name(new: Path, path: Path, *, force: bool) -> None:
    try:
        if not force:
            with suppress(PermissionError):  # some file systems have no hard links
                os.link(new, path)  # unlike a rename it never replaces what came there meanwhile
                return
        new.replace(path)
    except FileExistsError:
        raise FileThere(path) from None
    except OSError:
        raise FileUnwritable(path) from None
