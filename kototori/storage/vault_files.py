"""The file of the vault, seen from outside: made, looked at without a key, and taken away."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert

from kototori.domain.errors import DatabaseBusy, DatabaseDamaged, DatabaseMissing, HomeUnwritable
from kototori.domain.referral import Keeping
from kototori.domain.vault import VaultBusy, VaultDamaged, VaultForeign, VaultMissing
from kototori.storage import vault_schema as t
from kototori.storage.database import Database
from kototori.storage.vault_keys import Master

PAGE = 4096
OWN = 0o600  # other accounts of the computer have no business with it


@contextmanager
def vault_errors(path: Path) -> Iterator[None]:
    """What the driver says about a database, said about the vault."""
    try:
        yield
    except DatabaseDamaged:
        raise VaultDamaged(path) from None
    except DatabaseMissing:
        raise VaultMissing(path) from None
    except DatabaseBusy:
        raise VaultBusy(path) from None


def look_from_outside(path: Path, vault: UUID) -> None:
    """What can be seen without a key: that the file is there, whose it is, and that it has whole pages."""
    try:
        with path.open("rb") as file:
            begins = file.read(16)
        size = path.stat().st_size
    except FileNotFoundError:
        raise VaultMissing(path) from None
    except OSError:
        raise VaultDamaged(path) from None
    if size < PAGE:
        raise VaultDamaged(path)
    if begins != vault.bytes:
        raise VaultForeign(path)
    if size % PAGE:
        raise VaultDamaged(path)


def create_vault(path: Path, master: Master, keeping: Keeping, key: bytes | None = None) -> None:
    """A new, empty vault, whole or not at all; raises FileExistsError where something has its name."""
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        remove_vault(new)
        database = Database(new, key=(key or master.database_key) + master.vault.bytes)
        with vault_errors(path):
            with database.writing() as connection:
                for statement in t.CREATE:
                    connection.exec_driver_sql(statement)
                connection.exec_driver_sql(f"PRAGMA application_id={t.APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version={t.VERSION}")
                for name, value in _first_values(master, keeping).items():
                    connection.execute(insert(t.meta), {"name": name, "value": value})
            database.close()
        new.chmod(OWN)
        look_from_outside(new, master.vault)  # without its key the driver writes a plain file in silence
        if path.exists():
            raise FileExistsError
        new.rename(path)
    except FileExistsError:
        raise
    except OSError:
        raise HomeUnwritable(path.parent) from None
    finally:
        with suppress(OSError):
            remove_vault(new)


def remove_vault(path: Path) -> None:
    """The file and what the driver keeps beside it."""
    for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        name.unlink(missing_ok=True)


def _first_values(master: Master, keeping: Keeping) -> dict[str, str]:
    return {
        "vault": str(master.vault),
        **days_kept(keeping),
    }


def days_kept(keeping: Keeping) -> dict[str, str]:
    """As the vault's own table of facts holds them."""
    return {
        "after_hand_over": str(keeping.after_hand_over),
        "at_the_latest": str(keeping.at_the_latest),
    }
