"""Copies a live contact log through SQLite's own backup; a copied file would lack the newest rows."""

import os
from pathlib import Path

from sqlcipher3 import dbapi2

from kototori.domain.errors import DatabaseDamaged, HomeUnwritable


def copy_database(source: Path, target: Path) -> None:
    """A checked copy of `source` at `target`, written beside and renamed; what stood there is replaced."""
    beside = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        _copy(source, beside)
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        beside.replace(target)
    except OSError:
        raise HomeUnwritable(target.parent) from None
    finally:
        beside.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    live = dbapi2.connect(str(source), isolation_level=None)
    copy = dbapi2.connect(str(target), isolation_level=None)
    try:
        live.backup(copy)
        if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise DatabaseDamaged(source)
    finally:
        live.close()
        copy.close()
