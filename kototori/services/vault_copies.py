"""The two newest copies of the vault: made anew after each erasure, so that none holds what was erased."""

from pathlib import Path

from kototori.domain.errors import DeskError
from kototori.home import Home
from kototori.storage.vault import Vault, copy_vault
from kototori.storage.vault_keys import KeySlots, Master, read_slots, settle_slots, write_slots

_NEWEST, _OLDER = "requests-newest.db", "requests-older.db"


class VaultCopies:
    """The copies of one desk's vault, beside those of its log."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def all(self) -> tuple[Path, Path]:
        """Where both stand, the newest first."""
        return (self.newest, self._older)

    @property
    def newest(self) -> Path:
        """The newest copy."""
        return self._home.backups / _NEWEST

    @property
    def keys(self) -> Path:
        """The key slots of the copies."""
        return self._home.backups / self._home.vault_keys.name

    def make(self, master: Master, slots: KeySlots) -> None:
        """A copy of now; the newest until now becomes the older one."""
        if self.newest.exists():
            self.newest.replace(self._older)
        self._copy(master, slots, self.newest)

    def make_anew(self, master: Master, slots: KeySlots) -> None:
        """No copy is left of what was before, nor of a file that was put aside."""
        for path in (*self._home.backups.glob("requests-*"), *self._leftovers()):
            path.unlink(missing_ok=True)
        for path in self.all():
            self._copy(master, slots, path)

    def are_current(self, master: Master, erased: int) -> bool:
        """Whether both are there as today's program makes them, nothing beside them, and nothing in them
        that was erased since."""
        if self._leftovers():
            return False
        try:
            same_keys = read_slots(self.keys) == read_slots(self._home.vault_keys).without_keyring()
        except DeskError:
            return False
        return same_keys and all(self._erased(path, master) == erased for path in self.all())

    def _leftovers(self) -> list[Path]:
        """Files that were being written when a program was killed: they hold what it held then."""
        return [
            path for folder in (self._home.folder, self._home.backups) for path in folder.glob(".requests*")
        ]

    def put_slots(self, slots: KeySlots) -> None:
        """An earlier passphrase no longer opens the copies either, and this computer's keyring never does."""
        write_slots(self.keys, slots.without_keyring())
        settle_slots(self.keys)

    @property
    def _older(self) -> Path:
        return self._home.backups / _OLDER

    def _copy(self, master: Master, slots: KeySlots, path: Path) -> None:
        copy_vault(self._home.vault, path, master)
        self.put_slots(slots)

    def _erased(self, path: Path, master: Master) -> int | None:
        try:
            copy = Vault(path, master, master.backup_key)
        except DeskError:
            return None
        try:
            return copy.erased() if copy.is_current else None
        finally:
            copy.close()
